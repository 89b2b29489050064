"""A graph and what would be added to it and taken from it, seen as the graph that would come of it.

The graph itself may be a store on disk or an endpoint and is never written to; what is added is in memory, and so is
a copy of every node that has been looked at.
"""

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from nbs_graph.sparql.graph import Readable

Hides = Callable[[ox.Quad], bool]


class Overlay:
    """A graph with changes.

    Args:
        base: the graph as it is.
        near: what is added; nodes of `base` are copied here when they are looked at.
        hides: whether a quad of `base` is taken away.
        known: nodes of which `base` has nothing to say that `near` does not hold.
    """

    def __init__(self, base: Readable, near: ox.Store, hides: Hides, known: Iterable[object]) -> None:
        self._base = base
        self._near = near
        self._hides = hides
        self._known = set(known)
        self._pairs: set[tuple[object, object, object]] = set()
        self.copied: list[ox.Quad] = []

    def quads_for_pattern(
        self, subject: object, predicate: object, object: object, graph_name: object = None
    ) -> Iterable[ox.Quad]:
        """The quads that match; None stands for any."""
        if isinstance(subject, ox.Literal):
            return ()
        if subject is not None:
            if subject not in self._known:
                self._known.add(subject)
                self._copy(self._base.quads_for_pattern(subject, None, None))
        elif predicate is not None and object is not None:
            pair = (predicate, object, graph_name)
            if pair not in self._pairs:
                self._pairs.add(pair)
                self._copy(self._base.quads_for_pattern(None, predicate, object, graph_name))
        else:
            return self._all(predicate, object, graph_name)
        return self._near.quads_for_pattern(subject, predicate, object, graph_name)  # type: ignore[arg-type]

    def hidden_since(self) -> None:
        """Drop the copies of what is taken away by now: what `hides` says may have changed."""
        gone = [quad for quad in self.copied if self._hides(quad)]
        for quad in gone:
            self._near.remove(quad)
        self.copied = [quad for quad in self.copied if not self._hides(quad)] if gone else self.copied

    def _all(self, predicate: object, object: object, graph_name: object) -> Iterator[ox.Quad]:
        near, hides = self._near, self._hides
        for quad in self._base.quads_for_pattern(None, predicate, object, graph_name):
            if not hides(quad) and quad not in near:
                yield quad
        yield from near.quads_for_pattern(None, predicate, object, graph_name)  # type: ignore[arg-type]

    def _copy(self, quads: Iterable[ox.Quad]) -> None:
        new = [quad for quad in quads if not self._hides(quad) and quad not in self._near]
        if new:
            self._near.extend(new)
            self.copied += new
