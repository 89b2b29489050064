"""One order for quads, so that the same graph always gives the same bytes.

No blank nodes exist here (a shape forbids them), hence sorting is all that canonical form takes.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from nbs_graph.namespaces import RDF_TYPE


def _key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """By graph, then subject, its types first, then predicate and object, all in code point order.

    Subjects are compared without their brackets, so that an entry stands before its statements (`…#…`).
    """
    predicate = str(quad.predicate)
    return (
        str(quad.graph_name),
        str(quad.subject)[1:-1],
        quad.predicate.value != RDF_TYPE,
        predicate,
        str(quad.object),
    )


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Quads, each once, by graph and subject."""
    return sorted(set(quads), key=_key)


def triples_in_order(quads: Iterable[ox.Quad | ox.Triple]) -> list[ox.Quad]:
    """The triples of all graphs together, each once, by subject, as quads of the default graph."""
    return in_order(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
