"""The graph as files: Turtle, TriG, N-Quads and JSON-LD, the same bytes for the same graph."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from nbs_graph.namespaces import prefixes
from nbs_graph.publish.canonical import in_order, triples_in_order
from nbs_graph.publish.json_ld import to_json_ld

Writer = Callable[[list[ox.Quad], Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Dump:
    """One published file: its name, media type and title, and whether it keeps the named graphs."""

    name: str
    media_type: str
    title: str
    graphs: bool
    write: Writer


def _serialised(format: ox.RdfFormat) -> Writer:
    def write(quads: list[ox.Quad], names: Mapping[str, str]) -> bytes:
        source: Iterable[ox.Quad] | Iterable[ox.Triple] = (
            quads if format.supports_datasets else triples_in_order(quads)
        )
        return ox.serialize(source, format=format, prefixes=dict(names)) or b""

    return write


DUMPS = (
    Dump("nbs-graph.ttl", "text/turtle", "Turtle", False, _serialised(ox.RdfFormat.TURTLE)),
    Dump("nbs-graph.trig", "application/trig", "TriG", True, _serialised(ox.RdfFormat.TRIG)),
    Dump("nbs-graph.nq", "application/n-quads", "N-Quads", True, _serialised(ox.RdfFormat.N_QUADS)),
    Dump("nbs-graph.jsonld", "application/ld+json", "JSON-LD", True, to_json_ld),
)


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Some triples as Turtle, in canonical order."""
    quads = [ox.Quad(t.subject, t.predicate, t.object) for t in triples]
    return _serialised(ox.RdfFormat.TURTLE)(quads, prefixes())


def dumps(quads: Iterable[ox.Quad]) -> dict[str, bytes]:
    """The graph → file name → content."""
    ordered = in_order(quads)
    names = prefixes()  # all that are declared, so that a new entry changes no header
    return {dump.name: dump.write(ordered, names) for dump in DUMPS}
