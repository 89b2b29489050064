"""The graph as files: Turtle, TriG, N-Quads and JSON-LD, the same bytes for the same graph."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from nbs_graph.namespaces import prefixes
from nbs_graph.publish.canonical import in_order, triples_in_order
from nbs_graph.publish.json_ld import to_json_ld
from nbs_graph.publish.turtle import to_trig, to_turtle

Writer = Callable[[list[ox.Quad], Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Dump:
    """One published file: its name, media type and title, and whether it keeps the named graphs."""

    name: str
    media_type: str
    title: str
    graphs: bool
    write: Writer


def _merged(quads: list[ox.Quad], names: Mapping[str, str]) -> bytes:
    return to_turtle(triples_in_order(quads), names)


def _n_quads(quads: list[ox.Quad], _names: Mapping[str, str]) -> bytes:
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


DUMPS = (
    Dump("nbs-graph.ttl", "text/turtle", "Turtle", False, _merged),
    Dump("nbs-graph.trig", "application/trig", "TriG", True, to_trig),
    Dump("nbs-graph.nq", "application/n-quads", "N-Quads", True, _n_quads),
    Dump("nbs-graph.jsonld", "application/ld+json", "JSON-LD", True, to_json_ld),
)


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Some triples as Turtle, in canonical order."""
    return to_turtle(triples_in_order(triples), prefixes())


def dumps(quads: Iterable[ox.Quad]) -> dict[str, bytes]:
    """The graph → file name → content."""
    ordered = in_order(quads)
    names = prefixes()  # all that are declared, so that a new entry changes no header
    return {dump.name: dump.write(ordered, names) for dump in DUMPS}
