"""A query as it is sent, counted, and bound; values as they are compared."""

import random

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.graph.binding import bind
from nbs_graph.graph.endpoint.caps import counted
from nbs_graph.graph.endpoint.likeness import Likeness, key, normal
from nbs_graph.graph.endpoint.writing import dataset_of, written
from nbs_graph.namespaces import XSD
from nbs_graph.sparql.lexer import lexed

PLACED = "SELECT ?s WHERE { VALUES ?x { UNDEF } ?s rdfs:label ?l FILTER(!BOUND(?x) || ?l = ?x) }"


def literal(text: str, type: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + type))


def test_prefixes_are_declared_on_the_first_line_and_once() -> None:
    text = "PREFIX a: <urn:a>\nSELECT * { ?s a:b nbs:c ; nbs:d unknown:e }"
    sent = written(text, {})
    assert sent == "PREFIX nbs: <https://w3id.org/nbs-graph/ontology#> " + text
    assert written(sent, {}) == sent


def test_a_block_without_a_value_is_left_out() -> None:
    assert "VALUES" not in written(PLACED, {"x": None})
    assert bind(PLACED, {"x": None}) == PLACED
    store = ox.Store()
    store.add(
        ox.Quad(
            ox.NamedNode("urn:s"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal("l")
        )
    )
    for value, rows in ((None, 1), (ox.Literal("l"), 1), (ox.Literal("other"), 0)):
        assert len(list(store.query(written(PLACED, {"x": value})))) == rows  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_leaves_its_literal(text: str) -> None:
    """What a person typed is one term in what is sent, whatever it holds."""
    sent = written("SELECT ?x WHERE { VALUES ?x { UNDEF } }", {"x": ox.Literal(text)})
    rows = list(ox.Store().query(sent))  # type: ignore[arg-type]
    assert [row[0].value for row in rows] == [text]


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("SELECT * { ?s ?p ?o }", None),
        ("SELECT * FROM <http://a/> FROM NAMED <http://b/> { ?s ?p ?o }", (("http://a/",), ("http://b/",))),
        ("PREFIX a: <http://a/> SELECT * FROM a:b { ?s ?p ?o }", (("http://a/b",), ())),
        ("BASE <http://a/> SELECT * FROM <b> { ?s ?p ?o }", (("http://a/b",), ())),
        (
            r"PREFIX a: <http://a/> SELECT * FROM a:x\/1 FROM NAMED <http://a/2\u002D3> { }",
            (("http://a/x/1",), ("http://a/2-3",)),
        ),
        ("SELECT * FROM <relative> { ?s ?p ?o }", None),
        ("SELECT * { ?s ?p 'FROM <http://a/>' }", None),
    ],
)
def test_the_graphs_that_a_query_names(text: str, over: object) -> None:
    assert dataset_of(text, lexed(text)) == over


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("SELECT ?s { VALUES ?s { 1 2 3 } }", 3),
        ("SELECT (COUNT(?s) AS ?n) { VALUES ?s { 1 2 3 } }", 1),
        ("SELECT DISTINCT ?s WHERE { VALUES ?s { 1 1 3 } }", 2),
        ("SELECT (IF(?s > 1, (2), 3) AS ?x) { VALUES ?s { 1 2 3 } } ORDER BY ?s LIMIT 2", 2),
        ("SELECT ?s ?t { VALUES ?s { 1 2 } } VALUES ?t { 1 2 3 }", 6),
        ("PREFIX a: <urn:a> SELECT * { VALUES ?s { a:b } } # a comment", 1),
        ("SELECT ?s FROM <urn:none> WHERE { OPTIONAL { ?s ?p ?o } }", 1),
        ("CONSTRUCT { ?s a ?s } WHERE { VALUES ?s { 1 2 3 } }", 3),
        ("CONSTRUCT { ?s a [ a ?s ] } FROM <urn:none> { VALUES ?s { 1 2 3 } } LIMIT 2", 2),
        ("CONSTRUCT WHERE { ?s a ?s }", 0),
    ],
)
def test_what_an_answer_should_have_is_counted(text: str, number: int) -> None:
    counting = counted(text)
    assert counting is not None
    ((found,),) = list(ox.Store().query(counting))  # type: ignore[arg-type]
    assert found.value == str(number)


@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "DESCRIBE <urn:a>", "DESCRIBE ?s { ?s ?p ?o }"])
def test_what_cannot_be_counted(text: str) -> None:
    assert counted(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (literal("1.50", "decimal"), literal("1.5", "decimal")),
        (literal("100", "decimal"), literal("100.0", "decimal")),
        (literal("-0.0", "decimal"), literal("0", "decimal")),
        (literal("+007.", "decimal"), literal("7", "decimal")),
        (literal("-.50", "decimal"), literal("-0.5", "decimal")),
        (literal("007", "integer"), literal("7", "integer")),
        (literal("1.0E3", "double"), literal("1000", "double")),
        (literal("1", "boolean"), literal("true", "boolean")),
        (literal("2023-08-01T00:00:00.000+00:00", "dateTime"), literal("2023-08-01T00:00:00Z", "dateTime")),
        (ox.Literal("a", language="zh-Hans"), ox.Literal("a", language="zh-hans")),
        (literal("a", "string"), ox.Literal("a")),
    ],
)
def test_spellings_of_one_value_are_alike(one: ox.Literal, other: ox.Literal) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (literal("1.5", "decimal"), literal("1.5", "double")),
        (literal("1.5", "decimal"), literal("1.51", "decimal")),
        (literal(f"0.{'1' * 40}2", "decimal"), literal(f"0.{'1' * 40}3", "decimal")),
        (literal(f"1{'0' * 40}", "decimal"), literal(f"1{'0' * 39}", "decimal")),
        (literal("-5", "decimal"), literal("5", "decimal")),
        (literal(".", "decimal"), literal("0", "decimal")),
        (literal("1E9999999", "decimal"), literal("1E9999998", "decimal")),
        (literal("2023", "gYear"), literal("2023", "integer")),
        (ox.Literal("a"), ox.Literal("a", language="en")),
        (ox.Literal("a"), ox.Literal("a ")),
        (ox.Literal("http://a/"), ox.NamedNode("http://a/")),
        (literal("2023-08-01T00:00:00Z", "dateTime"), literal("2023-08-01T00:00:00", "dateTime")),
        (literal("x", "integer"), literal("y", "integer")),
    ],
)
def test_other_values_are_not(one: ox.Literal, other: ox.Literal) -> None:
    assert normal(one) != normal(other)


def test_the_hash_does_not_hang_on_the_order_and_sees_every_triple() -> None:
    node = ox.NamedNode("urn:a")
    keys = [key(ox.Triple(node, node, ox.Literal(str(n)))) for n in range(100)]
    shuffled = list(keys)
    random.Random(7).shuffle(shuffled)
    hashes = []
    for chosen in (keys, shuffled, keys[1:], [*keys[1:], key(ox.Triple(node, node, ox.Literal("x")))]):
        likeness = Likeness()
        likeness.add(chosen)
        hashes.append(likeness.hash)
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3
