"""What can be asked triple by triple, and what can be asked in SPARQL."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import pyoxigraph as ox

from nbs_graph.sparql.patterns import Group

Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Readable(Protocol):
    """A store, or what looks like one."""

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph_name: Any = None
    ) -> Iterable[ox.Quad]:
        """The quads that match; None stands for any."""
        ...


class Graph(Readable, Protocol):
    """A graph that can be asked in SPARQL: a store, or a graph with changes (`graph.overlay`)."""

    def query(self, query: str, **options: Any) -> Any:
        """SPARQL, over what `bring` has been asked for."""
        ...

    def bring(self, group: Group, given: Mapping[str, Iterable[Term]]) -> None:
        """Make ready what a query about some values of its variables depends on."""
        ...


class Held:
    """A store as such a graph: everything is at hand."""

    def __init__(self, store: ox.Store) -> None:
        self.quads_for_pattern = store.quads_for_pattern
        self.query = store.query

    def bring(self, group: Group, given: Mapping[str, Iterable[Term]]) -> None:
        """Nothing to do."""
