"""The cases of the W3C suite in `suite/`, and what an engine says of one, in terms that can be compared.

Results are compared as sets. Terms are compared as they come out of a store, which writes `1.50` as `1.5`, after
rdflib has read them, which writes `2011-01-01` as a dateTime with its zeros; blank nodes of files that both engines
read have one label for both, and in what the suite expects they are all `_`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser
from rdflib.term import Identifier, Node

from nbs_graph.errors import CannotDo
from nbs_graph.validation.engine import Engine
from nbs_graph.validation.reference import Result
from nbs_graph.validation.shapes import Shapes, Term

SUITE = Path(__file__).parent / "suite"
BASE = "https://w3c.github.io/data-shapes/data-shapes-test-suite/tests/"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A validation result: its terms as text, the path without what joins its properties."""

    focus: str
    path: tuple[str, ...]
    value: str
    shape: str
    component: str
    severity: str

    def without_labels(self) -> "Said":
        """The same with every blank node as `_`."""
        focus, value, shape = ("_" if t.startswith("_:") else t for t in (self.focus, self.value, self.shape))
        return Said(focus, self.path, value, shape, self.component, self.severity)


Outcome = frozenset[Said] | str
"""Results, or `failure` where the shapes cannot be run."""
FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class File:
    """A Turtle file of the suite: its triples, each once, and the prefixes that it declares."""

    triples: tuple[ox.Triple, ...]
    prefixes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One `sht:Validate`.

    Args:
        name: its file without `.ttl`, below `suite/`.
        data, shapes: what is validated by what.
        expected: without labels.
    """

    name: str
    data: File
    shapes: File
    expected: Outcome

    def __str__(self) -> str:
        return self.name


@cache
def cases() -> tuple[Case, ...]:
    """All of them, whether a manifest includes their file or not."""
    return tuple(case for path in sorted(SUITE.rglob("*.ttl")) for case in _cases(path))


def _cases(path: Path) -> Iterator[Case]:
    graph = rdflib_graph(read(path))
    for case in graph.subjects(RDF.type, SHT.Validate):
        action, result = graph.value(case, MF.action), graph.value(case, MF.result)
        data, shapes = (
            read(SUITE / str(graph.value(action, part)).removeprefix(BASE))
            for part in (SHT.dataGraph, SHT.shapesGraph)
        )
        said = frozenset(s.without_labels() for s in reported(graph, graph.objects(result, SH.result)))
        name = path.relative_to(SUITE).with_suffix("").as_posix()
        yield Case(name, data, shapes, FAILURE if result == SHT.Failure else said)


@cache
def read(path: Path) -> File:
    """A file, with the address that it has on the web."""
    return of_turtle(path.read_text("utf-8"), BASE + path.relative_to(SUITE).as_posix())


def of_turtle(text: str, base: str = BASE) -> File:
    """Turtle, as if it stood in a file."""
    parsed = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=base, rename_blank_nodes=True)
    triples = tuple(dict.fromkeys(ox.Triple(q.subject, q.predicate, q.object) for q in parsed))
    return File(triples, tuple(parsed.prefixes.items()))


def rdflib_graph(file: File) -> rdflib.Graph:
    """A file as rdflib reads it, but for the labels of its blank nodes, which it keeps."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, space in file.prefixes:
        graph.bind(prefix, space)
    nodes = [node for t in file.triples for node in (t.subject, t.object) if isinstance(node, ox.BlankNode)]
    labels = {node.value: rdflib.BNode(node.value) for node in nodes}
    lines = "".join(f"{t.subject} {t.predicate} {t.object} .\n" for t in file.triples)
    W3CNTriplesParser(NTGraphSink(graph), bnode_context=labels).parsestring(lines)
    assert len(graph) == len(file.triples)
    return graph


def by_pyshacl(case: Case) -> Outcome:
    """What plain pySHACL says, on rdflib's own graphs."""
    try:
        _, report, _ = pyshacl.validate(rdflib_graph(case.data), shacl_graph=rdflib_graph(case.shapes))
    except Exception:  # noqa: BLE001 - it raises whatever comes
        return FAILURE
    if not isinstance(report, rdflib.Graph):
        return FAILURE
    return frozenset(reported(report, report.objects(None, SH.result)))


class Ours:
    """Our engine on a case."""

    def __init__(self, case: Case) -> None:
        self.store = ox.Store()
        self.store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in case.data.triples)
        self._shapes = Shapes(case.shapes.triples, {})
        self._engine = Engine(self._shapes)

    def whole(self) -> Outcome:
        """What it says of the whole graph."""
        return self._ask(None)

    def one_by_one(self) -> Outcome:
        """What it says of every node of the graph and every node that a shape names as its target, each alone."""
        found: set[Said] = set()
        nodes = [node for quad in self.store for node in (quad.subject, quad.object)]
        for node in dict.fromkeys([*nodes, *(target.value for target in self._shapes.targets)]):
            said = self._ask([node])  # type: ignore[list-item]
            if isinstance(said, str):
                return said
            found |= said
        return frozenset(found)

    def _ask(self, nodes: list[Term] | None) -> Outcome:
        try:
            return frozenset(_said(result) for result in self._engine.validate(self.store, nodes))
        except CannotDo as error:
            return frozenset() if "nothing was checked" in str(error) else FAILURE


def reported(report: rdflib.Graph, results: Iterable[Node]) -> Iterator[Said]:
    """The results of a report."""
    for node in results:
        component, severity = (
            str(report.value(node, part)) for part in (SH.sourceConstraintComponent, SH.resultSeverity)
        )
        focus, value, shape = (
            _text(report.value(node, part)) for part in (SH.focusNode, SH.value, SH.sourceShape)
        )
        path = tuple(_path(report, report.value(node, SH.resultPath)))
        yield Said(focus, path, value, shape, component.rsplit("#", 1)[-1], severity.rsplit("#", 1)[-1])


def _said(result: Result) -> Said:
    texts = [_text(term) for term in (result.focus, result.value, result.shape)]
    return Said(texts[0], result.path, texts[1], texts[2], result.component, result.severity.name.title())


def _path(graph: rdflib.Graph, node: Node | None) -> Iterator[str]:
    """The properties of a path in the order in which it names them."""
    if isinstance(node, rdflib.URIRef):
        yield str(node)
    elif node is not None:
        items = list(graph.items(node)) or [v for p, v in graph.predicate_objects(node) if p in SH]
        for item in items:
            yield from _path(graph, item)


@cache
def _text(term: Identifier | Node | None) -> str:
    if not isinstance(term, rdflib.Literal):
        return term.n3() if term is not None else ""  # type: ignore[attr-defined]
    read_again = rdflib.Literal(str(term), term.language, term.datatype)
    datatype = ox.NamedNode(str(read_again.datatype)) if read_again.datatype else None
    store, any_node = ox.Store(), ox.NamedNode("any:thing")
    store.add(
        ox.Quad(
            any_node, any_node, ox.Literal(str(read_again), language=read_again.language, datatype=datatype)
        )
    )
    return str(next(iter(store)).object)
