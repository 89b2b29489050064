"""What can be asked triple by triple."""

from collections.abc import Iterable
from typing import Any, Protocol, cast, runtime_checkable

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Readable(Protocol):
    """A store, or what looks like one."""

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph_name: Any = None
    ) -> Iterable[ox.Quad]:
        """The quads that match; None stands for any."""
        ...


@runtime_checkable
class Fetching(Protocol):
    """A store elsewhere, which is asked about many nodes at once."""

    def fetch(self, nodes: Iterable[Any], *, incoming: bool = False) -> None:
        """Ask for everything said of these nodes, and (`incoming`) for what points at them, and keep it."""
        ...


def gather(store: Readable, nodes: Iterable[object]) -> None:
    """Say which nodes will be read one after the other; a store on this machine need not know."""
    if isinstance(store, Fetching):
        store.fetch(nodes)


def gather_around(store: Readable, nodes: Iterable[object], steps: int) -> None:
    """The same for nodes, what they point at, and so on, so many steps."""
    if isinstance(store, Fetching):
        seen: set[object] = set()
        found: set[object] = set(nodes)
        for _ in range(steps):
            store.fetch(found)
            seen |= found
            quads = (quad for node in found for quad in store.quads_for_pattern(node, None, None))
            reached: set[object] = {quad.object for quad in quads}
            found = reached - seen
        store.fetch(found)


def ends(quad: ox.Quad) -> tuple[Term, Term]:
    """Subject and object; triples in triples do not occur."""
    return cast("Term", quad.subject), cast("Term", quad.object)
