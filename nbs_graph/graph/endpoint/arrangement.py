"""Where in an endpoint our graph is: in named graphs or not, and whether its default graph is their union.

Questions are asked of the union of the named graphs. Virtuoso, GraphDB and our own service answer over that by
themselves; Oxigraph's server and Fuseki do so only when started so, and are told the graphs with each question
(`default-graph-uri`, SPARQL 1.1 Protocol, 2.1.4).
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from nbs_graph.graph.endpoint.refusal import Failed
from nbs_graph.namespaces import GRAPH, ONTOLOGY

Select = Callable[[str], list[tuple[Any, ...]]]
_SAMPLES = (ONTOLOGY + "target", ONTOLOGY + "mainEntry")
"""Two properties that every graph of ours has, in different named graphs."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was found.

    Args:
        ours: whether anything of ours is there.
        named: whether it is in named graphs.
        told: the named graphs to tell with a question; none: the server's default graph is their union already.
    """

    ours: bool
    named: bool
    told: tuple[str, ...] = ()

    def pattern(self, triple: str, graph: str = "?g") -> str:
        """A pattern of a triple where the graph is read; `graph` is a variable or a term."""
        return f"GRAPH {graph} {{ {triple} }}" if self.named else triple


def look(select: Select) -> Arrangement:
    """Find out by a few questions that any engine answers at once.

    Args:
        select: asks a SELECT query.
    Raises:
        Failed: the endpoint does not answer.
    """
    samples = [
        (p, *row)
        for p in _SAMPLES
        for row in _tried(select, f"SELECT ?s ?o WHERE {{ GRAPH ?g {{ ?s <{p}> ?o }} }} LIMIT 1")
    ]
    if samples:
        united = all(select(_in_default(s, p, o)) for p, s, o in samples)
        return Arrangement(True, True, () if united else tuple(graphs(select)))
    if any(select(f"SELECT ?s WHERE {{ ?s <{p}> ?o }} LIMIT 1") for p in _SAMPLES):
        return Arrangement(True, False)
    return Arrangement(False, bool(_tried(select, "SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1")))


def _tried(select: Select, text: str) -> list[tuple[Any, ...]]:
    """The rows, none where the engine knows no GRAPH; if it does not answer at all, the next question tells."""
    try:
        return select(text)
    except Failed as failed:
        if failed.status not in {400, 500, 501}:
            raise
        return []


def _in_default(subject: object, predicate: str, value: object) -> str:
    return f"SELECT ?p WHERE {{ {subject} <{predicate}> {value} . {subject} ?p {value} }} LIMIT 1"


def graphs(select: Select) -> list[str]:
    """IRIs of the named graphs, ours if there are any of ours, sorted.

    Raises:
        Failed: they cannot be listed.
    """
    names: list[str] = []
    with contextlib.suppress(Failed):  # a look at a list; some engines know no such list
        names = _named(select("SELECT ?g WHERE { GRAPH ?g { } }"))
    names = names or _named(select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"))
    return [name for name in names if name.startswith(GRAPH)] or names


def _named(rows: list[tuple[Any, ...]]) -> list[str]:
    return sorted({row[0].value for row in rows if isinstance(row[0], ox.NamedNode)})
