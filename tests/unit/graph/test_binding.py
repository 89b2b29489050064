"""Parameters enter a query as terms, at the place the query marks, and nowhere else."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.graph.binding import bind
from nbs_graph.graph.dataset import Dataset
from nbs_graph.sparql.lexer import tokens

THREE = ox.Literal(3)
TITLE = ox.NamedNode("http://purl.org/dc/terms/title")
EMPTY = Dataset()


def rows(text: str, **values: ox.NamedNode | ox.Literal | None) -> list[list[str | None]]:
    found = EMPTY.query(text, values)
    assert isinstance(found, ox.QuerySolutions)
    return [[None if term is None else term.value for term in row] for row in found]


def test_the_data_of_a_block_are_replaced() -> None:
    """Whatever stands between the braces gives way to the term; what stands elsewhere stays."""
    text = "SELECT ?x { VALUES ?x { 1 2 } VALUES ?y { 4 } }"
    assert (
        bind(text, {"x": THREE}).replace("  ", " ")
        == f"SELECT ?x {{ VALUES ?x {{ {THREE} }} VALUES ?y {{ 4 }} }}"
    )


def test_a_parameter_that_is_left_out_is_unbound() -> None:
    assert rows("SELECT ?y { VALUES ?x { 1 } VALUES ?y { 4 } FILTER(!BOUND(?x)) }", x=None) == [["4"]]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?y { VALUES ?x { UNDEF } BIND(?x + 1 AS ?y) }",
        "SELECT ?y { { SELECT ?y { VALUES ?x { UNDEF } BIND(?x + 1 AS ?y) } } }",
        "SELECT (SUM(?x + ?z) AS ?y) { VALUES ?x { UNDEF } VALUES ?z { 1 } }",
        "SELECT ?y { VALUES ?z { 1 } OPTIONAL { VALUES ?x { UNDEF } BIND(?x + 1 AS ?y) } }",
        "SELECT ?y { VALUES ?y { 4 5 } VALUES ?x { UNDEF } FILTER EXISTS { FILTER(?y = ?x + 1) } }",
        "SELECT ?y { BIND(?x + 1 AS ?y) }",
        "select ?y where { values $x { undef } bind(?x + 1 as ?y) }",
        "SELECT ?y # VALUES ?x { 9 }\n { BIND('VALUES ?x { 8 }' AS ?s) VALUES ?x { UNDEF } BIND(?x + 1 AS ?y) }",
    ],
)
def test_terms_reach_every_corner_of_a_query(text: str) -> None:
    """Filters, subqueries, aggregates, OPTIONAL, and queries without a block: pyoxigraph's substitutions cannot."""
    assert rows(text, x=THREE) == [["4"]]


def test_pyoxigraphs_own_substitutions_still_cannot() -> None:
    """Should this fail, `binding` could give way to the library."""
    with pytest.raises(RuntimeError, match="projection"):
        ox.Store().query(
            "SELECT ?y { VALUES ?y { 4 } FILTER(?x = 3) }", substitutions={ox.Variable("x"): THREE}
        )


@pytest.mark.parametrize(
    "form", ["ASK { FILTER(?x = 3) }", "CONSTRUCT { <a:a> <a:b> ?x } WHERE { FILTER(?x = 3) }"]
)
def test_other_forms_are_bound_in_their_pattern(form: str) -> None:
    """The template of a CONSTRUCT is not the place."""
    found = EMPTY.query(form, {"x": THREE})
    assert found if isinstance(found, ox.QueryBoolean) else len(list(found)) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["DESCRIBE <a:b>", "CONSTRUCT WHERE { ?s ?p ?x }", "CONSTRUCT FROM <a:g> WHERE { ?s ?p ?x } LIMIT 1"],
)
def test_a_query_without_a_place_says_so(text: str) -> None:
    """What CONSTRUCT WHERE holds is its template too; the place that is advised is one."""
    with pytest.raises(ValueError, match=r"no place for \?x.*at the end"):
        bind(text, {"x": THREE})
    EMPTY.query(text + " VALUES ?x { UNDEF }", {"x": THREE})


@pytest.mark.parametrize("wrong", [ox.BlankNode("b"), "text", 3])
def test_only_iris_and_literals_are_bound(wrong: object) -> None:
    with pytest.raises(TypeError):
        bind("SELECT * { VALUES ?x { UNDEF } }", {"x": wrong})  # type: ignore[dict-item]


ATTACKS = [
    '" } INSERT DATA { <a:a> <a:b> <a:c> } #',
    "' } SERVICE <http://127.0.0.1/> { ?s ?p ?o } #",
    "\\u0022 } ?s ?p ?o #",
    "\\",
    '\\"',
    '"""',
    "\n} UNION { ?s ?p ?o }\n#",
    "\x00\x1b[31m",
    "} VALUES ?x { 1",
    "\u2028\u202e",
    "UNDEF",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_stays_a_text(attack: str) -> None:
    """What a person types comes back as the same text, in one row."""
    assert rows("SELECT ?x { VALUES ?x { UNDEF } }", x=ox.Literal(attack)) == [[attack]]
    assert rows("SELECT ?x { }", x=ox.Literal(attack)) == [[attack]]


@given(
    st.text(st.characters(blacklist_categories=["Cs"])), st.sampled_from(["UNDEF", "1 2", "'}'", '"""}"""'])
)
def test_any_text_stays_one_token(text: str, held: str) -> None:
    """Property: binding changes exactly one token of the query, whatever is bound and whatever stood there."""
    query = f"SELECT ?x {{ VALUES ?x {{ {held} }} BIND(1 AS ?y) }}"
    bound = list(tokens(bind(query, {"x": ox.Literal(text)})))
    plain = list(tokens(bind(query, {"x": None})))
    assert len(bound) == len(plain)
    assert [a.text for a, b in zip(bound, plain, strict=True) if a.text != b.text] == [str(ox.Literal(text))]
    assert rows(query, x=ox.Literal(text)) == [[text]]
