"""Whom a change concerns: the nodes whose verdict a changed triple may alter, worked out from the shapes themselves.

Every property that a shape looks at, on whatever way from its focus node, is known with the way back; walking it from
a changed triple leads to all focus nodes that the shape may now judge otherwise. SPARQL constraints are followed by
their patterns (`sparql.routes`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import pyoxigraph as ox

from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.sparql.lexer import tokens
from nbs_graph.sparql.patterns import Group, names
from nbs_graph.sparql.reading import read
from nbs_graph.sparql.routes import Known, Route, concerned, routes
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.paths import Path, path
from nbs_graph.validation.shacl import SUBCLASS
from nbs_graph.validation.shapes import Shapes, Term

Way = tuple[Path, ...]
"""The steps from a focus node to the node that a constraint looks at."""

THIS = "this"
_LISTS = ("and", "or", "xone")
_SHAPES = ("node", "not", "property", "qualifiedValueShape")
_PAIRS = ("lessThan", "lessThanOrEquals", "equals", "disjoint")


@dataclass(frozen=True, slots=True)
class _Look:
    """Something a shape looks at: by the way back from one end of a triple."""

    way: Way
    from_object: bool = False


@dataclass
class Footprint:
    """What the shapes look at.

    Args:
        shapes: all of them.
    """

    shapes: Shapes
    _looks: dict[str, dict[_Look, None]] = field(default_factory=dict)
    _anywhere: dict[_Look, None] = field(default_factory=dict)
    _routes: dict[tuple[Way, Term], tuple[Route, ...]] = field(default_factory=dict)
    everything: set[str] = field(default_factory=lambda: {SUBCLASS})
    """Properties of which any change concerns every node."""
    groups: dict[Term, Group] = field(default_factory=dict)
    """The patterns of the SPARQL constraints that ask about `$this`."""
    unreadable: list[Term] = field(default_factory=list)
    """Constraints of which it is not understood what they look at, and shapes that refer to themselves: any change
    concerns every node."""

    def __post_init__(self) -> None:
        for target in self.shapes.targets:
            if target.kind == "targetClass":
                self._look(RDF_TYPE, ())
            elif target.kind != "targetNode" and isinstance(target.value, ox.NamedNode):
                self._look(target.value.value, (), from_object=target.kind == "targetObjectsOf")
        for shape in dict.fromkeys(target.shape for target in self.shapes.targets):
            self._walk(shape, (), frozenset())
        self.unreadable += [made for made, said in self.shapes.said.items() if "parameter" in said]

    def _look(self, predicate: str, way: Way, *, from_object: bool = False) -> None:
        self._looks.setdefault(predicate, {})[_Look(way, from_object)] = None

    def _walk(self, shape: Term, way: Way, above: frozenset[Term]) -> None:
        if shape in above:
            self.unreadable.append(shape)
            return
        said = self.shapes.said.get(shape, {}) if not isinstance(shape, ox.Literal) else {}
        for predicate in (value.value for name in _PAIRS for value in said.get(name, ())):
            self._look(predicate, way)
        for constraint in said.get("sparql", ()):
            self._routes[way, constraint] = self._of_constraint(constraint)
        for end in self._ends(said.get("path", ()), way):
            if said.get("class"):
                self._look(RDF_TYPE, end)
            if "closed" in said:
                self._anywhere[_Look(end)] = None
            inner = [value for name in _SHAPES for value in said.get(name, ())]
            inner += [
                item for name in _LISTS for value in said.get(name, ()) for item in self.shapes.items(value)
            ]
            if any(value.value == "true" for value in said.get("qualifiedValueShapesDisjoint", ())):
                inner += self._siblings(shape)
            for other in dict.fromkeys(inner):
                self._walk(other, end, above | {shape})

    def _siblings(self, shape: Term) -> Iterator[Term]:
        """The qualified shapes beside that of a property shape (section 4.7.3), its own among them."""
        for said in self.shapes.said.values():
            if shape in said.get("property", ()):
                for other in said["property"]:
                    yield from self.shapes.values(other, "qualifiedValueShape")

    def _ends(self, paths: Sequence[Term], way: Way) -> Iterator[Way]:
        """The ways on, along the path of a property shape; every step on them is looked at."""
        if not paths:
            yield way
            return
        made = path(self.shapes, paths[0])
        if made is None or len(paths) > 1:
            self.unreadable.append(paths[0])
            return
        for line in made.lines():
            for number, step in enumerate(line):
                before = (*way, *line[:number])
                for single in step.steps():
                    if step.sort == "repeated" and step.parts[0].parts:
                        self.everything.add(single.iri)  # somewhere inside a longer step that is repeated
                    # a repeated step may have been taken any number of times before, none included
                    known = (*before, replace(step, least=0)) if step.sort == "repeated" else before
                    self._look(single.iri, known, from_object=single.sort == "inverse")
            yield (*way, *line)

    def _of_constraint(self, constraint: Term) -> tuple[Route, ...]:
        """The routes of a SPARQL constraint; none when it asks about the graph as a whole and not about `$this`."""
        try:
            (text,) = self.shapes.values(constraint, "select")
            where = read(self.shapes.prologue(constraint) + text.value).where
        except ValueError:
            self.unreadable.append(constraint)
            return ()
        if THIS not in names(where):
            _, _, body = text.value.partition("{")
            if any(token.text[1:] == THIS for token in tokens(body) if token.kind == "variable"):
                self.unreadable.append(constraint)
            return ()
        self.groups[constraint] = where
        return tuple(routes(where, THIS))

    def concerned(self, changed: Iterable[ox.Quad], before: Nodes, after: Nodes) -> set[Term] | None:
        """The nodes that the shapes may judge otherwise than before; None when it may be any.

        Args:
            changed: the quads added and taken away.
            before, after: the graph without and with the change.
        """
        if self.unreadable:
            return None
        walker = _Walker((before, after))
        graphs = (before.graph, after.graph)
        found: set[Term] = set()
        walked: set[tuple[str, Term, bool]] = set()
        led: Known = {}
        looks, anywhere, asked = self._compiled
        for quad in changed:
            predicate = quad.predicate.value
            if predicate in self.everything:
                return None
            for end, from_object in ((quad.subject, False), (quad.object, True)):
                step = (predicate, end, from_object)
                if step not in walked:
                    walked.add(step)  # type: ignore[arg-type]
                    for look in (*looks.get((predicate, from_object), ()), *anywhere[from_object]):
                        found |= walker.back(look, end)  # type: ignore[arg-type]
            for look, route in (*asked.get(predicate, ()), *asked.get(None, ())):
                reached = concerned(route, THIS, quad, graphs, led)
                if reached is None:
                    return None
                for node in reached:
                    found |= walker.back(look, node)
        return found

    @cached_property
    def _compiled(self) -> "_Compiled":
        """The ways back by the properties at their ends, made ready to be walked."""
        known: dict[Way, _Back | None] = {(): None}

        def back(way: Way) -> "_Back | None":
            if way not in known:
                known[way] = _Back(way[-1].turned(), back(way[:-1]))
            return known[way]

        looks: dict[tuple[str, bool], list[_Back | None]] = {}
        for predicate, found in self._looks.items():
            for look in found:
                looks.setdefault((predicate, look.from_object), []).append(back(look.way))
        asked: dict[str | None, list[tuple[_Back | None, Route]]] = {}
        for (way, _), ways in self._routes.items():
            for route in ways:
                known_by = None if route.free else route.pattern.predicate
                asked.setdefault(known_by, []).append((back(way), route))
        anywhere = {
            side: [back(k.way) for k in self._anywhere if k.from_object is side] for side in (True, False)
        }
        return looks, anywhere, asked


@dataclass(frozen=True, slots=True, eq=False)
class _Back:
    """A step back on a way, and what comes before it."""

    step: Path
    before: "_Back | None"


_Compiled = tuple[
    dict[tuple[str, bool], list[_Back | None]],
    dict[bool, list[_Back | None]],
    dict[str | None, list[tuple[_Back | None, Route]]],
]


_NOBODY: set[Term] = set()


class _Walker:
    """Walks ways back, in the graph before the change and after it."""

    def __init__(self, graphs: Sequence[Nodes]) -> None:
        self._graphs = graphs
        self._known: dict[tuple[_Back, Term], set[Term]] = {}
        self._ends: dict[Term, frozenset[str] | None] = {}

    def _leading(self, node: Term) -> frozenset[str] | None:
        """The properties that lead to a node in either graph; None when there are many."""
        if node not in self._ends:
            found = [graph.leading(node) for graph in self._graphs]
            self._ends[node] = None if None in found else frozenset().union(*(f for f in found if f))
        return self._ends[node]

    def back(self, way: _Back | None, node: Term) -> set[Term]:
        """The nodes from which a way leads to `node`."""
        if way is None:
            return {node}
        if way.step.sort == "inverse":  # most ways end here, for few properties lead to any one node
            leading = self._leading(node)
            if leading is not None and way.step.iri not in leading:
                return _NOBODY
        key = (way, node)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = set()
            for graph in self._graphs:
                for before in way.step.follow(graph, node):
                    found |= self.back(way.before, before)
        return found
