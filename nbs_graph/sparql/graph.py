"""What can be asked triple by triple."""

from collections.abc import Iterable
from typing import Any, Protocol, cast

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Readable(Protocol):
    """A store, or what looks like one."""

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph_name: Any = None
    ) -> Iterable[ox.Quad]:
        """The quads that match; None stands for any."""
        ...


def ends(quad: ox.Quad) -> tuple[Term, Term]:
    """Subject and object; triples in triples do not occur."""
    return cast("Term", quad.subject), cast("Term", quad.object)
