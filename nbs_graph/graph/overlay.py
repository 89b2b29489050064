"""A graph and what would be added to it and taken from it, seen as the graph that would come of it.

The graph itself may be a store on disk or an endpoint and is never written to. What is added is in memory, and so is
whatever part of the graph a SPARQL query needs: it is brought there before the query is asked (`bring`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from nbs_graph.sparql.graph import Readable, Term
from nbs_graph.sparql.patterns import Group
from nbs_graph.sparql.reach import gather

Hides = Callable[[ox.Quad], bool]


class Overlay:
    """A graph with changes.

    Args:
        base: the graph as it is.
        near: what is added; parts of `base` are copied here when they are needed.
        hides: whether a quad of `base` is taken away.
    """

    def __init__(self, base: Readable, near: ox.Store, hides: Hides) -> None:
        self._base = base
        self.near = near
        self._hides = hides
        self._brought: list[ox.Quad] = []

    def quads_for_pattern(
        self, subject: object, predicate: object, object: object, graph_name: object = None
    ) -> Iterator[ox.Quad]:
        """The quads that match; None stands for any."""
        near, hides = self.near, self._hides
        for quad in self._base.quads_for_pattern(subject, predicate, object, graph_name):
            if not hides(quad) and quad not in near:
                yield quad
        yield from near.quads_for_pattern(subject, predicate, object, graph_name)  # type: ignore[arg-type]

    def bring(self, group: Group, given: Mapping[str, Iterable[Term]]) -> None:
        """Copy what a query about some values of its variables depends on, so that `query` answers it rightly."""
        found: list[ox.Quad] = []
        gather(group, given, self, found.append)
        self._brought += found
        self.near.extend(found)

    def query(self, query: str, **options: Any) -> Any:
        """SPARQL over what is near."""
        return self.near.query(query, **options)

    def dismiss(self) -> None:
        """Take everything that was brought from `base` out again."""
        for quad in self._brought:
            self.near.remove(quad)
        self._brought.clear()
