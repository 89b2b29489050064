"""What the examples put before each part of a shape, without repetition: what a mutant has to be judged by.

A unit is the part of a targeted shape that speaks by itself: one of its property shapes, one of its SPARQL
constraints, or the constraints that it states of the thing itself. Of the hundreds of graphs of this folder most are
alike to most units, since a fault touches few triples; a situation is what a unit can read of a graph, kept once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

import rdflib
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from pyshacl.graph_abstraction import DataGraph
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node, URIRef

from . import fixtures
from .fixtures import Fault, Found
from .graphs import Reads, Target, Triple, aimed_at, graphs, homes, seen, targets

NESTED = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
COMPARED = (SH.lessThan, SH.lessThanOrEquals, SH.disjoint, SH.equals)


@dataclass(slots=True)
class Situation:
    """What a unit can read of some graph about one thing, and what it says.

    Args:
        focus: the thing.
        graph: the triples in question, or for SPARQL the fault or the folder whose graph is asked.
        targets: by which targets of the shape the graphs of this kind come to the thing.
        said: what the unmutated shapes say.
    """

    focus: Node
    graph: frozenset[Triple] | Fault | str
    targets: set[frozenset[Target]] = field(default_factory=set)
    said: frozenset[Found] = frozenset()
    _data: DataGraph | None = None

    @property
    def data(self) -> DataGraph:
        """The graph, for the engine; made once."""
        if self._data is None:
            self._data = _whole(self.graph) if isinstance(self.graph, Fault | str) else _small(self.graph)
        return self._data


def _small(triples: Iterable[Triple]) -> DataGraph:
    graph = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return fixtures.data_graph(graph)


@cache
def _whole(graph: Fault | str) -> DataGraph:
    return fixtures.data_graph(
        fixtures.conforming(graph) if isinstance(graph, str) else fixtures.broken(graph)
    )


@dataclass(frozen=True, eq=False)
class Unit:
    """A part of a targeted shape.

    Args:
        root: the shape.
        part: one of its property shapes or SPARQL constraints; None for what it states of the thing itself.
    """

    root: Node
    part: Node | None

    @cached_property
    def is_sparql(self) -> bool:
        """Whether it is a SPARQL constraint."""
        return (self.root, SH.sparql, self.part) in fixtures.shapes()

    @cached_property
    def triples(self) -> frozenset[Triple]:
        """The shapes without all that has no say in it; texts are left out."""
        graph = fixtures.shapes()
        kept = {RDF.type, SH.severity}
        own = {
            (s, p, o)
            for s, p, o in graph.triples((self.root, None, None))
            if p in kept
            or (o == self.part if p in {SH.property, SH.sparql} else _states(p) and self.part is None)
        }
        nodes = set().union(*(_below(o) for _, p, o in own if p in NESTED))
        if self.is_sparql:
            nodes |= {self.part, fixtures.SHAPE.prefixes, *graph.objects(fixtures.SHAPE.prefixes, SH.declare)}
        nodes |= set(graph.subjects(RDF.first))
        texts = {SH.message, SH.name}
        return frozenset(own).union(
            t for n in nodes for t in graph.triples((n, None, None)) if t[1] not in texts
        )

    @cached_property
    def reads(self) -> Reads:
        """What it reads of a thing and, further on, of the values."""
        return _reads(self.root, self.triples)

    def judge(self, removed: Iterable[Triple] = (), added: Iterable[Triple] = ()) -> fixtures.Judge:
        """The engine with this unit alone, some triples replaced."""
        graph = rdflib.Graph(store="SimpleMemory", bind_namespaces="none")
        for triple in (self.triples - set(removed)).union(added):
            graph.add(triple)
        return fixtures.Judge(graph)

    @cached_property
    def situations(self) -> list[Situation]:
        """All that the examples hold for it; those first of which it has something to say."""
        found = (
            _asked(self) if self.is_sparql else [s for _, s in sorted(_places()[self].items(), key=_order)]
        )
        judge = self.judge()
        for situation in found:
            situation.said = judge.of(self.root, situation.focus, situation.data)
        return sorted(found, key=lambda situation: not situation.said)


def _order(item: tuple[object, Situation]) -> tuple[int, list[str], str]:
    graph = item[1].graph
    assert isinstance(graph, frozenset)
    return len(graph), sorted(" ".join(term.n3() for term in triple) for triple in graph), str(item[1].focus)


def _states(parameter: Node) -> bool:
    return parameter in CONSTRAINT_PARAMETERS_MAP and parameter not in {SH.property, SH.sparql}


@cache
def _below(shape: Node) -> frozenset[Node]:
    """A shape and all that it refers to."""
    graph = fixtures.shapes()
    return frozenset({shape}).union(*(_below(o) for p in NESTED for o in graph.objects(shape, p)))


def _reads(shape: Node, triples: Iterable[Triple]) -> Reads:
    """Of a property shape, what it reads of the thing that has the property."""
    stated = [(p, o) for s, p, o in triples if s == shape]
    found: Reads = {}
    for parameter, value in stated:
        if parameter in NESTED:
            _merge(found, _reads(value, triples))
        elif parameter == SH["class"]:
            _merge(found, {RDF.type: {RDFS.subClassOf: {}}})
    path = next((value for parameter, value in stated if parameter == SH.path), None)
    if path is None:
        return found
    assert isinstance(path, URIRef), "paths of several steps are not read here"
    outer = {path: found}
    for parameter, value in stated:
        if parameter in COMPARED:
            _merge(outer, {value: {}})
    return outer


def _merge(into: Reads, other: Reads) -> None:
    for key, inner in other.items():
        _merge(into.setdefault(key, {}), inner)


# --- The units and what the graphs hold for them


@cache
def units() -> tuple[Unit, ...]:
    """All units of all targeted shapes."""
    graph = fixtures.shapes()
    found = []
    for root in sorted({s for kind in fixtures.TARGETS for s in graph.subjects(kind)}):
        parts = [*graph.objects(root, SH.property), *graph.objects(root, SH.sparql)]
        found += [Unit(root, part) for part in sorted(parts)]
        if any(_states(p) for p in graph.predicates(root)):
            found.append(Unit(root, None))
    return tuple(found)


@cache
def _places() -> dict[Unit, dict[object, Situation]]:
    """The situations of each unit but the SPARQL ones, each under what makes it another than the rest."""
    found: dict[Unit, dict[object, Situation]] = {unit: {} for unit in units()}
    parts: dict[Node, list[Unit]] = {}
    for unit in units():
        parts.setdefault(unit.root, []).extend([] if unit.is_sparql else [unit])
    for folder in fixtures.folders():
        near: dict[Node, set[Node]] = {}  # thing → those that have to be looked at again when it changes
        for _, said, changed in graphs(folder):
            things = (
                said.keys() if changed is None else changed.union(*(near.get(node, ()) for node in changed))
            )
            for thing in things:
                for root, aimed in aimed_at(thing, said.get(thing, {})).items():
                    for unit in parts[root]:
                        triples = frozenset(seen(said, thing, unit.reads))
                        if changed is None:
                            for node in {node for s, _, o in triples for node in (s, o)}:
                                near.setdefault(node, set()).add(thing)
                        itself = frozenset((None if s == thing else s, p, o) for s, p, o in triples)
                        key = itself if unit.part is not None else (thing, triples)
                        found[unit].setdefault(key, Situation(thing, triples)).targets.add(aimed)
    return found


def _asked(unit: Unit) -> list[Situation]:
    """For a SPARQL constraint: each thing of the examples, the faults that set it off, what those of its folder change."""
    name = str(unit.part).removeprefix(str(fixtures.SHAPE))
    named = {value for kind, value in targets() if kind == SH.targetNode}
    known: set[object] = set()
    found = []
    for folder in fixtures.folders():
        for graph, said, changed in graphs(folder):
            expected = (
                {URIRef(e.focus) for e in graph.expected if e.shape == name} if changed is not None else set()
            )
            things = said.keys() if changed is None else changed if folder == homes()[unit.root] else set()
            for thing in sorted({*things, *expected, *(named if changed is None else ())}, key=str):
                about = said.get(thing, {})
                described = thing, frozenset((p, value) for p, values in about.items() for value in values)
                aimed = aimed_at(thing, about).get(unit.root)
                if aimed and (thing in expected | named or described not in known):
                    known.add(described)
                    found.append(Situation(thing, graph, {aimed}))
    return found
