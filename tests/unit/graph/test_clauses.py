"""A graph that is named twice counts once, however it is written (SPARQL 1.1 Query, 13.2: the dataset is a set)."""

import pyoxigraph as ox
import pytest

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.dataset import Dataset, Scope

ONE, TWO = "http://g/1", "http://g/2"
DEFAULT, NAMED = "{ ?s ?p ?o }", "{ GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def graphs() -> Dataset:
    """Three triples in one graph, two others in another."""
    made = Dataset()
    node = ox.NamedNode("http://a")
    made.extend(
        ox.Quad(node, node, ox.Literal(str(number)), ox.NamedNode(ONE if number < 3 else TWO))
        for number in range(5)
    )
    return made


def count(dataset: Dataset, before: str, clauses: str, pattern: str, scope: Scope | None = None) -> int:
    text = f"{before} SELECT (COUNT(*) AS ?n) {clauses} {pattern}"
    return int(next(dataset.query(text, scope=scope, base="http://g/"))["n"].value)


@pytest.mark.parametrize(
    ("before", "clauses", "pattern", "rows"),
    [
        ("", "FROM <http://g/1> FROM <http://g/1>", DEFAULT, 3),
        ("", "FROM<http://g/1>from<http://g/\\u0031>FROM <http://g/2>", DEFAULT, 5),
        ("PREFIX g: <http://g/>", "FROM g:1 FROM <http://g/1> FROM <1>", DEFAULT, 3),
        ("BASE <http://g/> # FROM <x>\n PREFIX g: <>", "FROM g:1 FROM <1>", DEFAULT, 3),
        ("", "FROM NAMED <http://g/2> FROM NAMED <http://g/2>", NAMED, 2),
        ("", "FROM NAMED <http://g/2> FROM NAMED <http://g/2>", DEFAULT, 0),
        ("", "FROM <http://g/1> FROM NAMED <http://g/2> FROM <http://g/1>", DEFAULT, 3),
        ("", "FROM <http://g/1> FROM NAMED <http://g/2> FROM <http://g/1>", NAMED, 2),
        ("", "FROM <http://g/1> FROM <http://g/1>", NAMED, 0),
        ("", "FROM <http://g/1>", DEFAULT, 3),
        ("", "", DEFAULT, 5),
    ],
)
def test_from(graphs: Dataset, before: str, clauses: str, pattern: str, rows: int) -> None:
    """Prefixes, BASE, escapes and relative IRIs are read before graphs are compared."""
    assert count(graphs, before, clauses, pattern) == rows


def test_scope(graphs: Dataset) -> None:
    """The protocol's graphs as well; they go before FROM."""
    scope = Scope((ONE, ONE), (TWO, TWO))
    assert count(graphs, "", "FROM <http://g/2> FROM <http://g/2>", DEFAULT, scope) == 3
    assert count(graphs, "", "", NAMED, scope) == 2


def test_what_is_wrong_is_still_told(graphs: Dataset) -> None:
    """A prefix that nobody declared, a name that is none."""
    with pytest.raises(UsageProblem, match="prefix “nope:” is not declared"):
        graphs.query("SELECT * FROM nope:a FROM nope:a {}")
    with pytest.raises(UsageProblem):
        graphs.query("SELECT * FROM FROM")
