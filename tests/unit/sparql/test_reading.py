"""What is read of a query is what rdflib's algebra has, for every query of the project and others."""

from collections.abc import Iterator
from functools import partial
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyparsing import ParseResults
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.algebra import translatePath, translatePName, translatePrologue, traverse
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, Literal, URIRef, Variable

from nbs_graph.resources import ontology_dir, queries_dir
from nbs_graph.sparql.patterns import Constant, Group, Pattern
from nbs_graph.sparql.patterns import Variable as OurVariable
from nbs_graph.sparql.reading import read
from nbs_graph.sparql.steps import Unreadable
from nbs_graph.validation.shapes import load
from tests.made import graphs, queries

Said = tuple[str, str, str, str, str]
"""A triple pattern as text: subject, property, object, graph, and how often a step is taken."""

_SHAPES = load()
TEXTS = {
    **{f"queries/{path.name}": path.read_text("utf-8") for path in sorted(queries_dir().glob("*.rq"))},
    **{
        f"rules/{path.name}": path.read_text("utf-8")
        for path in sorted((ontology_dir() / "rules").glob("*.rq"))
    },
    **{
        str(node).rsplit("/", 1)[-1].rstrip(">"): _SHAPES.prologue(node) + text.value
        for node, said in _SHAPES.said.items()
        for text in said.get("select", ())
    },
}


NOT_READ = {"queries/issue-additions.rq": "repeated path of several"}
"""What only rules and constraints are read for need not be understood in a question."""


def ours(group: Group) -> Iterator[Said]:
    """The patterns that were read."""
    for pattern in group.patterns:
        often = "" if not pattern.closure else "*" if pattern.reflexive else "+"
        way = pattern.predicate or _ours(OurVariable(pattern.predicate_name or ""))
        yield _ours(pattern.subject), way, _ours(pattern.object), _ours(pattern.graph), often
    for inner in (*(branch for union in group.unions for branch in union), *group.inner):
        yield from ours(inner)


def _ours(node: object) -> str:
    if isinstance(node, OurVariable):
        name = node.name.rsplit(" ", 1)[-1]  # what a sub-query hides has its number before its name
        return "_" if name.startswith("_:") else f"?{name}"
    if isinstance(node, Constant) and node.is_iri:
        return f"<{node.text}>"
    return _literal(node.text) if isinstance(node, Constant) else ""


def _literal(text: str) -> str:
    (quad,) = ox.parse(f"<any:a> <any:b> {text} .", format=ox.RdfFormat.TURTLE)
    store = ox.Store()
    store.add(quad)
    return str(next(iter(store)).object)


def theirs(query: str) -> tuple[set[Said], set[Said]]:
    """The patterns of the WHERE clause and of the head as rdflib parses them, its paths taken apart.

    Taken before it makes its algebra, which leaves out the filters of groups in EXISTS.
    """
    parsed = parseQuery(query)
    named = traverse(
        parsed[1], visitPost=partial(translatePName, prologue=translatePrologue(parsed[0], None))
    )
    where = traverse(named.where, visitPost=translatePath)
    return set(_walk(where)), set(_walk(CompValue("Head", triples=named.template or [])))


def _walk(part: object, graph: str = "") -> Iterator[Said]:
    if isinstance(part, CompValue):
        inside = _term(part["term"]) if part.name == "GraphGraphPattern" else graph
        for key, value in part.items():
            if key == "triples":
                flat = [term for triples in value for term in triples]
                for subject, path, obj in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
                    yield from _steps(_term(subject), path, _term(obj), inside)
            else:
                yield from _walk(value, inside)
    elif isinstance(part, list | ParseResults):
        for item in part:
            yield from _walk(item, graph)


def _steps(subject: str, path: object, obj: str, graph: str) -> Iterator[Said]:
    if isinstance(path, InvPath):
        yield from _steps(obj, path.arg, subject, graph)
    elif isinstance(path, AlternativePath):
        for way in path.args:
            yield from _steps(subject, way, obj, graph)
    elif isinstance(path, SequencePath):
        nodes = [subject, *("_" for _ in path.args[1:]), obj]
        for number, way in enumerate(path.args):
            yield from _steps(nodes[number], way, nodes[number + 1], graph)
    elif isinstance(path, MulPath):
        for one, way, other, where, _ in _steps(subject, path.path, obj, graph):
            yield one, way, other, where, "*" if path.zero else "+"
    else:
        yield subject, str(path) if isinstance(path, URIRef) else _term(path), obj, graph, ""


def _term(node: object) -> str:
    if isinstance(node, Variable):
        return f"?{node}"
    if isinstance(node, Literal):
        return _literal(node.n3())
    return "_" if isinstance(node, BNode) else f"<{node}>"


@pytest.mark.parametrize("name", TEXTS)
def test_queries_of_the_project(name: str) -> None:
    """The patterns of a question, a rule, a constraint: none is missed, none is made up, those of the head neither."""
    if name in NOT_READ:
        with pytest.raises(Unreadable, match=NOT_READ[name]):
            read(TEXTS[name])
        return
    found = read(TEXTS[name])
    assert (set(ours(found.where)), set(ours(found.head))) == theirs(TEXTS[name])


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_query(dice: Random) -> None:
    """The same for queries at random."""
    query = graphs.PROLOGUE + f"SELECT ?this WHERE {{ {queries.group(dice)} }}"
    assert (set(ours(read(query).where)), set()) == theirs(query), query


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("?s e:p 5. ?s e:q 5.5 , -1 , 2e3 .", 4),
        ('?s e:p true ; e:q \'a\'@en , """b"""^^xsd:string ; .', 3),
        ("?s a e:A . FILTER e:known(?s) ?s e:p ?o", 2),
        ("FILTER regex(str(?s), 'x') ?s e:p ?o", 1),
        ("[] e:p [ e:q ?o ; e:r [] , ?s ] .", 4),
        ("[ e:q ?o ] .", 1),
        ("GRAPH ?g { ?s e:p ?o OPTIONAL { ?s e:q ?g } } GRAPH e:g { ?s e:r ?o }", 3),
        ("?s e:p ?o VALUES (?s ?o) { (e:a UNDEF) } ?s e:q ?o", 2),
        (
            "{ SELECT (COUNT(?a) AS ?s) ?o WHERE { ?a e:p ?o } GROUP BY ?o HAVING (COUNT(?a) > 1) } ?s e:q ?o",
            2,
        ),
        ("?s e:p%20x ?o . ?s <https://e.org/%7e> ?o . # ?s e:r ?o .", 2),
        ("BIND(EXISTS { ?s e:p ?o } AS ?b) FILTER(NOT EXISTS { ?s e:q ?o } || !EXISTS { ?s e:r ?o })", 3),
        ("?s ^(e:p|e:q/^e:r) ?o", 3),
    ],
)
def test_corners_of_the_grammar(where: str, expected: int) -> None:
    """Numbers before a full stop, lists of objects, nodes in brackets, functions, graphs, comments."""
    query = f"{graphs.PROLOGUE}SELECT * WHERE {{ {where}\n}} ORDER BY ?s LIMIT 5 VALUES ?o {{ e:a }}"
    found = list(ours(read(query).where))
    assert len(found) == expected
    assert set(found) == theirs(query)[0]


@pytest.mark.parametrize(
    "query",
    [
        *("SELECT * { ?s !e:p ?o }", "SELECT * { ?s (e:p/e:q)* ?o }", "SELECT * { (1 2) e:p ?o }"),
        *("SELECT * { SERVICE e:x { ?s ?p ?o } }", "SELECT * FROM e:x { ?s ?p ?o }", "DESCRIBE e:x"),
        *("SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 1 } }", "CONSTRUCT WHERE { ?s ?p ?o }"),
        *("BASE <https://e.org/> SELECT * { ?s <p> ?o }", "SELECT * { ?s f:p ?o }", "SELECT * { ?s e:p"),
    ],
)
def test_what_is_not_understood_is_refused(query: str) -> None:
    """Never guessed: paths of several steps repeated, lists, other places, parts of solutions, unknown prefixes."""
    with pytest.raises(Unreadable):
        read(query, {"e": graphs.E})


def test_optional_sees_what_stands_before_it() -> None:
    """What comes after an OPTIONAL is joined with all before it, so that the order of a query is kept."""
    query = read("SELECT * { ?s e:p ?o OPTIONAL { ?o e:q ?x } ?x e:r ?y }", {"e": graphs.E}).where
    assert query.patterns == (Pattern(OurVariable("x"), graphs.E + "r", OurVariable("y")),)
    ((before,),) = query.unions
    assert [p.predicate for p in before.patterns] == [graphs.E + "p"]
    assert [p.predicate for p in before.inner[0].patterns] == [graphs.E + "q"]


def test_sub_queries_hide_what_they_do_not_select() -> None:
    """A variable of the same name outside is another one."""
    query = read("SELECT * { ?x e:p ?y { SELECT ?x { ?x e:q ?y } } }", {"e": graphs.E}).where
    ((inner,),) = query.unions
    (pattern,) = inner.unions[0][0].patterns
    assert pattern.subject == OurVariable("x")
    assert pattern.object != OurVariable("y")
