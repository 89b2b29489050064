"""What must not reach the engine is refused, with its place; what only looks like it passes."""

import pyoxigraph as ox
import pytest

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.guard import MAX_DEPTH, MAX_LENGTH, check

CALLS = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{?s ?p ?o} }",
    "SELECT * { ?s ?p 1 SERVICEex:a{?s ?p ?o} }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:9/>{?s ?p ?o} }",
    "SELECT * { ?s ?p ?a FILTER(?a<?b)SERVICE?x#>\n{?s ?p ?o} }",
    "SELECT * { ?s ?p ?a FILTER(?a<'#>') SERVICE <http://127.0.0.1:9/> {?s ?p ?b} #'\n}",
    "SELECT * { # SERVICE\n SERVICE <http://127.0.0.1:9/> {} }",
    "PREFIX SERVICE: <http://x/> SELECT * { ?s SERVICE:a ?o }",
]


@pytest.mark.parametrize("text", CALLS)
def test_calls_to_the_network_are_refused(text: str) -> None:
    """However SERVICE is written: the engine reads letters, not words."""
    with pytest.raises(UsageProblem):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s schema:serviceType ?o }",
        "SELECT * { ?s ?p 'SERVICE <http://x/> {}' }",
        "SELECT * { ?service ?p <http://example.org/service/(a)> }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://x/>",
        "SELECT ?s { ?s ?p ?a , ?b FILTER(?a<?b && ?b>?a) }",
        "BASE <http://x/> PREFIX e: <http://y/> SELECT * { <a#b> e:c ?o }",
    ],
)
def test_what_only_looks_like_it_passes(text: str) -> None:
    assert check(text)[0] == "SELECT"


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DROP ALL",
        "LOAD <file:///etc/passwd>",
        "PREFIX x: <a:b> WITH <a:g> DELETE {}",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(UsageProblem, match="changes data"):
        check(text)


@pytest.mark.parametrize("bracket", ["{}", "()", "[]"])
def test_nesting_has_a_limit(bracket: str) -> None:
    """The engine's process dies of a few thousand levels; a hundred are enough for anybody."""
    opening, closing = bracket
    deep = MAX_DEPTH + 1
    with pytest.raises(UsageProblem, match="levels deep"):
        check("ASK " + opening * deep + closing * deep)
    check("ASK " + opening * MAX_DEPTH + closing * MAX_DEPTH)


@pytest.mark.parametrize("sign", ["!", "-", "+", "^"])
def test_signs_in_a_row_are_levels(sign: str) -> None:
    """The engine's parser goes a level deeper for each, and breaks at some thousands."""
    check(f"ASK {{ FILTER({sign * (MAX_DEPTH - 2)}1) }}")
    with pytest.raises(UsageProblem, match="nested more than"):
        check(f"ASK {{ FILTER({sign * (MAX_DEPTH + 2)}1) }}")


def test_nesting_is_found_where_an_iri_seems_to_be() -> None:
    """`?a<((…#>` is a comparison with a comment, for the engine."""
    with pytest.raises(UsageProblem, match="levels deep"):
        check("ASK { FILTER(?a<" + "(" * MAX_DEPTH + "#>\n" + "1" + ")" * MAX_DEPTH + ") }")


def test_length_has_a_limit() -> None:
    with pytest.raises(UsageProblem, match="characters"):
        check("ASK {} #" + "x" * MAX_LENGTH)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("# nothing", "empty"),
        ("SELEC ?s {}", "Did you mean SELECT"),
        ("what is this", "starts with SELECT"),
        ("ASK { ?s ?p 'open }", "never closed"),
        ('ASK { ?s ?p """open }', "never closed"),
        ("ASK { ?s \\u0070 ?o }", "backslash"),
    ],
)
def test_what_is_no_query_is_refused(text: str, said: str) -> None:
    with pytest.raises(UsageProblem, match=said):
        check(text)


def test_an_error_shows_its_place() -> None:
    """Line and column from 1, and a caret under the place, also after Chinese characters of double width."""
    with pytest.raises(UsageProblem) as caught:
        check("SELECT *\n{ ?中文 ?p 'x }")
    assert str(caught.value).splitlines() == [
        "SPARQL, line 2, column 10: this text is never closed.",
        "  { ?中文 ?p 'x }",
        "             ^",
    ]
    assert caught.value.message_zh.startswith("SPARQL 第 2 行第 10 列：")


def test_an_apostrophe_is_written_so_that_the_iri_stays_the_same() -> None:
    """%27 would be another IRI."""
    data = Dataset()
    data.extend([ox.Quad(ox.NamedNode("http://e/L'x"), *[ox.NamedNode("http://e/p")] * 3)])
    with pytest.raises(UsageProblem, match=r"write ' as \\u0027"):
        check("ASK { <http://e/L'x> ?p ?o }")
    assert data.query(r"ASK { <http://e/L\u0027x> ?p ?o }")
    assert not data.query("ASK { <http://e/L%27x> ?p ?o }")


def test_a_prefix_that_looks_like_a_call_is_told_apart() -> None:
    with pytest.raises(UsageProblem, match="No prefix may have the word in its name"):
        check(CALLS[-1])


def test_from_names_graphs_of_this_store_only() -> None:
    """FROM restricts the question; it fetches nothing."""
    data = Dataset()
    graph = ox.NamedNode("a:g")
    data.extend([ox.Quad(graph, graph, graph, graph)])
    assert data.query("ASK FROM <a:g> { ?s ?p ?o }")
    assert not data.query("ASK FROM <file:///etc/passwd> { ?s ?p ?o }")
    assert data.query("ASK { ?s ?p ?o }")


@pytest.mark.parametrize("glued", ["FROMx:g", "fromx:g", "FROM x:g FROMx:g", "FROMNAMED <a:g>"])
def test_from_and_its_graph_stand_apart(glued: str) -> None:
    """The engine would read a dataset clause where the grammar has a name: it is refused, never answered over all graphs."""
    with pytest.raises(UsageProblem, match="write a blank after FROM"):
        check(f"PREFIX x: <a:> SELECT * {glued} {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT*FROM<a:g>{}",
        "PREFIX fromage: <a:> ASK { ?from fromage:x 'FROMx:g' } # FROMx:g",
        "ASK { ?s a <FROM_x:g> }",
    ],
)
def test_what_only_looks_like_a_dataset_clause_passes(text: str) -> None:
    assert check(text)[0] in {"SELECT", "ASK"}
