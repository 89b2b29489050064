"""One order for quads, so that the same graph always gives the same bytes.

No blank nodes exist here (a shape forbids them), hence sorting is all that canonical form takes.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from nbs_graph.namespaces import RDF_TYPE


def _key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """By graph, then subject, its types first, then predicate and object, all in code point order."""
    predicate = str(quad.predicate)
    return (
        str(quad.graph_name),
        str(quad.subject),
        quad.predicate.value != RDF_TYPE,
        predicate,
        str(quad.object),
    )


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Quads, each once, by graph and subject."""
    return sorted(set(quads), key=_key)


def triples_in_order(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """The triples of all graphs together, each once, by subject."""
    merged = {ox.Quad(q.subject, q.predicate, q.object) for q in quads}
    return [ox.Triple(q.subject, q.predicate, q.object) for q in sorted(merged, key=_key)]
