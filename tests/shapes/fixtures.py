"""The examples of this folder: graphs that conform, and small updates that break them in one named place.

`background.ttl` is what all stand on. Beside it is a folder for each file of `shapes/`: `pass.ttl` adds a full
example to the background; `fail.ru` holds SPARQL updates, each under a line that says what must come of it:

    # expects shape:Publication-issued MinCount
    DELETE WHERE { publication:example dcterms:issued ?date }

A second `# expects` line names a second result. A result is a Violation unless `(Warning)` or `(Info)` follows its
component. The focus is the first thing named in the update unless the line ends in `at` and another one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl.shape
import rdflib
from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP
from pyshacl.graph_abstraction import DataGraph
from pyshacl.validator import Validator
from rdflib.namespace import RDF, SH, SKOS
from rdflib.term import Literal, Node, URIRef

from nbs_graph.validation.oxstore import graph_over

HERE = Path(__file__).parent
SHAPES = HERE.parents[1] / "shapes"
SHAPE = rdflib.Namespace("https://w3id.org/nbs-graph/shape/")
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)

_EXPECTS = re.compile(r"# expects shape:(\S+) (\w+)(?: \((Warning|Info)\))?(?: at (\S+))?\Z")
_NAME = re.compile(r"(?<![\w:])([a-z][a-z-]*:[^\s;,{}()]+|<[^>\s]+>)")


@dataclass(frozen=True, slots=True)
class Found:
    """One validation result: the shape or SPARQL constraint that spoke, its component, the thing at fault, its weight."""

    shape: str
    component: str
    focus: str
    severity: str = "Violation"

    def __str__(self) -> str:
        weight = "" if self.severity == "Violation" else f" ({self.severity})"
        return f"{self.shape} {self.component}{weight} at {self.focus}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One block of a `fail.ru`."""

    folder: str
    number: int
    update: str
    expected: frozenset[Found]

    def __str__(self) -> str:
        return f"{self.folder}-{self.number}-{min(f'{e.shape}.{e.component}' for e in self.expected)}"


def folders() -> list[str]:
    """Every folder of examples."""
    return sorted(path.parent.name for path in HERE.glob("*/pass.ttl"))


@cache
def example(folder: str) -> tuple[ox.Quad, ...]:
    """The background and the conforming example of a folder."""
    files = (HERE / "background.ttl", HERE / folder / "pass.ttl")
    return tuple(quad for path in files for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


@cache
def vocabulary() -> dict[str, frozenset[ox.Quad]]:
    """The concepts and schemes of the background, each with what is said of it."""
    said: dict[str, set[ox.Quad]] = {}
    for quad in ox.parse(path=str(HERE / "background.ttl"), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode)
        said.setdefault(quad.subject.value, set()).add(quad)
    kinds = {ox.NamedNode(str(SKOS.Concept)), ox.NamedNode(str(SKOS.ConceptScheme))}
    return {name: frozenset(quads) for name, quads in said.items() if any(q.object in kinds for q in quads)}


def untouched(store: ox.Store) -> frozenset[str]:
    """The concepts of the background that an update left as they are, with those that they name: judged once."""
    same = {
        name
        for name, quads in vocabulary().items()
        if set(store.quads_for_pattern(ox.NamedNode(name), None, None)) == quads
    }
    changed = {ox.NamedNode(name) for name in vocabulary().keys() - same}
    return frozenset(name for name in same if not any(q.object in changed for q in vocabulary()[name]))


@cache
def prefixes(folder: str) -> dict[str, str]:
    """The prefixes that the updates of a folder may use: those of the background and of its example."""
    found: dict[str, str] = {}
    for path in (HERE / "background.ttl", HERE / folder / "pass.ttl"):
        parsed = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        list(parsed)
        found |= parsed.prefixes
    return found


def conforming(folder: str) -> ox.Store:
    """The example of a folder, in a store."""
    store = ox.Store()
    store.extend(example(folder))
    return store


def broken(fault: Fault) -> ox.Store:
    """The example of its folder after the update."""
    store = conforming(fault.folder)
    before = set(store)
    store.update("".join(f"PREFIX {p}: <{i}>\n" for p, i in prefixes(fault.folder).items()) + fault.update)
    assert set(store) != before, f"the update changes nothing:\n{fault.update}"
    return store


@cache
def faults() -> tuple[Fault, ...]:
    """Every block of every `fail.ru`."""
    return tuple(fault for folder in folders() for fault in _blocks(folder))


def _blocks(folder: str) -> Iterator[Fault]:
    number = 0
    expects: list[re.Match[str]] = []
    lines: list[str] = []
    text = (HERE / folder / "fail.ru").read_text("utf-8")
    for line in [*text.splitlines(), "# expects shape:End End"]:
        match = _EXPECTS.match(line)
        if match and lines:
            number += 1
            yield _fault(folder, number, expects, "\n".join(lines))
            expects, lines = [], []
        if match:
            expects.append(match)
        elif expects and line.strip() and not line.startswith("#"):
            lines.append(line)


def _fault(folder: str, number: int, expects: list[re.Match[str]], update: str) -> Fault:
    first = next(name for name in _NAME.findall(update.partition("{")[2]) if name != "a")
    found = set()
    for match in expects:
        name = match[4] or first
        prefix, _, local = name.partition(":")
        focus = name[1:-1] if name.startswith("<") else prefixes(folder)[prefix] + local
        found.add(Found(match[1], match[2], focus, match[3] or "Violation"))
    return Fault(folder, number, update, frozenset(found))


@cache
def shapes() -> rdflib.Graph:
    """All shapes of the project."""
    graph = rdflib.Graph(store="SimpleMemory")
    for path in sorted(SHAPES.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


# pySHACL looks every parameter of every shape up in a list; in a set that takes a third of the time off.
vars(pyshacl.shape)["CONSTRAINT_PARAMS"] = (frozenset(ALL_CONSTRAINT_PARAMETERS), CONSTRAINT_PARAMETERS_MAP)


class Judge:
    """pySHACL with one set of shapes, for many small graphs; the shapes are read once."""

    def __init__(self, shapes_graph: rdflib.Graph) -> None:
        nothing = DataGraph.from_rdflib(rdflib.Graph())
        self._validator = Validator(
            nothing, shacl_graph=shapes_graph, options={"inplace": True, "max_validation_depth": 30}
        )
        targeted = {subject for kind in TARGETS for subject in shapes_graph.subjects(kind)}
        self._shapes = {shape.node: shape for shape in self._validator.shacl_graph.shapes}
        self._targeted = [shape for node, shape in self._shapes.items() if node in targeted]

    def results(self, graph: ox.Store | rdflib.Graph, leave_out: frozenset[str] = frozenset()) -> list[Found]:
        """What the shapes say of a graph.

        Args:
            graph: in a store, for SPARQL to be answered by Oxigraph as in the product; or in rdflib's own memory.
            leave_out: things that are not looked at, to save time.
        """
        data = data_graph(graph)
        executor = self._validator.make_executor()
        said = []
        for shape in self._targeted:
            focus = [node for node in shape.focus_nodes(data) if str(node) not in leave_out]
            if focus:
                said += shape.validate(executor, data, focus=focus)[1]
        return sorted((_found(node, parts) for _, node, parts in said), key=str)

    def of(self, shape: Node, focus: Node, data: DataGraph) -> frozenset[Found]:
        """What one shape says of one thing, whether it targets it or not."""
        _, said = self._shapes[shape].validate(self._validator.make_executor(), data, focus=[focus])
        return frozenset(_found(node, parts) for _, node, parts in said)


def data_graph(graph: ox.Store | rdflib.Graph) -> DataGraph:
    """A graph as pySHACL takes it."""
    return DataGraph.from_rdflib(graph_over(graph) if isinstance(graph, ox.Store) else graph)


def _found(result: Node, parts: Iterable[tuple[Node, Node, object]]) -> Found:
    said = {p: str(o[1] if isinstance(o, tuple) else o) for s, p, o in parts if s == result}
    return Found(
        said.get(SH.sourceConstraint, said[SH.sourceShape]).removeprefix(str(SHAPE)),
        said[SH.sourceConstraintComponent].rsplit("#", 1)[-1].removesuffix("ConstraintComponent"),
        said[SH.focusNode],
        said[SH.resultSeverity].rsplit("#", 1)[-1],
    )


@cache
def judge() -> Judge:
    """All shapes of the project, ready to judge."""
    return Judge(shapes())


def bilingual(node: Node, predicate: URIRef) -> bool:
    """Whether a shape says something once in English and once in Chinese."""
    texts = [text for text in shapes().objects(node, predicate) if isinstance(text, Literal)]
    return sorted(str(text.language) for text in texts) == ["en", "zh"] and all(str(t).strip() for t in texts)


@cache
def reporting() -> frozenset[Node]:
    """The shapes whose messages reach a reader: targeted ones and the property shapes that these list."""
    graph = shapes()
    targeted = {s for kind in TARGETS for s in graph.subjects(kind)}
    listed = {p for shape in targeted for p in graph.objects(shape, SH.property)}
    assert all((p, RDF.type, SH.PropertyShape) in graph for p in listed)
    return frozenset(targeted | listed)
