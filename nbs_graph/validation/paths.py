"""Property paths (SHACL section 2.3.1): read from shapes, followed in a graph, walked back from their ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Protocol

import pyoxigraph as ox

from nbs_graph.validation.shapes import Shapes, Term


class Graph(Protocol):
    """Where paths are followed."""

    def objects(self, subject: Term, predicate: str) -> list[Term]:
        """The values of a property of a node, each once."""
        ...

    def subjects(self, predicate: str, value: Term) -> list[Term]:
        """The nodes that have this value of a property, each once."""
        ...


@dataclass(frozen=True, slots=True)
class Path:
    """A path; `sort` is property, inverse, sequence, either, or repeated (`least` to `most` times, None: no end).

    Only properties are inverse: longer paths are turned round when they are read.
    """

    sort: str
    iri: str = ""
    parts: "tuple[Path, ...]" = ()
    least: int = 0
    most: int | None = None

    def follow(self, graph: Graph, start: Term) -> list[Term]:
        """The value nodes, each once."""
        if self.sort == "property":
            return graph.objects(start, self.iri)
        if self.sort == "inverse":
            return graph.subjects(self.iri, start)
        return list(dict.fromkeys(self._follow(graph, start)))

    def _follow(self, graph: Graph, start: Term) -> Iterator[Term]:
        if self.sort == "either":
            for part in self.parts:
                yield from part.follow(graph, start)
        elif self.sort == "sequence":
            reached = [start]
            for part in self.parts:
                reached = list(dict.fromkeys(found for node in reached for found in part.follow(graph, node)))
            yield from reached
        else:
            step = self.parts[0]
            seen = [start] if self.least == 0 else []
            known, frontier, times = set(seen), [start], 0
            while frontier and (self.most is None or times < self.most):
                frontier = [found for node in frontier for found in step.follow(graph, node)]
                frontier = [node for node in dict.fromkeys(frontier) if node not in known]
                known.update(frontier)
                seen += frontier
                times += 1
            yield from seen

    def lines(self) -> "Iterator[tuple[Path, ...]]":
        """The path without alternatives: every sequence of properties, inverse or repeated ones among them."""
        if self.sort == "either":
            for part in self.parts:
                yield from part.lines()
        elif self.sort == "sequence":
            for parts in product(*(list(part.lines()) for part in self.parts)):
                yield tuple(step for line in parts for step in line)
        else:
            yield (self,)

    def turned(self) -> "Path":
        """The same path, walked from its end."""
        if self.sort in ("property", "inverse"):
            return Path("inverse" if self.sort == "property" else "property", self.iri)
        parts = tuple(part.turned() for part in self.parts)
        return Path(self.sort, "", parts[::-1] if self.sort == "sequence" else parts, self.least, self.most)

    def steps(self) -> "Iterator[Path]":
        """The properties and inverse properties in the path."""
        if self.parts:
            for part in self.parts:
                yield from part.steps()
        else:
            yield self


_REPEATED = {"zeroOrMorePath": (0, None), "oneOrMorePath": (1, None), "zeroOrOnePath": (0, 1)}


def path(shapes: Shapes, node: Term) -> Path | None:
    """The path that a node of the shapes stands for; None when it is none that SHACL knows."""
    if isinstance(node, ox.NamedNode):
        return Path("property", node.value)
    steps = shapes.items(node)
    if steps:
        return _several(shapes, "sequence", steps)
    for inner in shapes.values(node, "inversePath"):
        made = path(shapes, inner)
        return made.turned() if made else None
    for inner in shapes.values(node, "alternativePath"):
        return _several(shapes, "either", shapes.items(inner))
    for name, (least, most) in _REPEATED.items():
        for inner in shapes.values(node, name):
            made = path(shapes, inner)
            return Path("repeated", parts=(made,), least=least, most=most) if made else None
    return None


def _several(shapes: Shapes, sort: str, nodes: tuple[Term, ...]) -> Path | None:
    parts = [path(shapes, node) for node in nodes]
    known = tuple(part for part in parts if part is not None)
    return Path(sort, parts=known) if known and len(known) == len(parts) else None
