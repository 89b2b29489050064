"""What the project itself says: a file may repeat it, as a whole dump of ours does, and may not say otherwise."""

from functools import cache

import pyoxigraph as ox

from nbs_graph.linking.rules import DERIVED, descriptions
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.sources.declared import declared_quads


@cache
def declared() -> tuple[ox.Quad, ...]:
    """What the ontology folder declares, read once."""
    return tuple(dict.fromkeys([*declared_quads(), *descriptions()]))


@cache
def _subjects() -> frozenset[object]:
    return frozenset(quad.subject for quad in declared())


@cache
def _said() -> frozenset[ox.Triple]:
    """Everything declared, and what follows from it alone."""
    return frozenset(quad.triple for quad in assemble([]).quads)


def is_said(quad: ox.Quad) -> bool:
    """Whether the project says this of what it declares, or it follows from that."""
    return quad.subject in _subjects() and quad.triple in _said()


def is_ours(quad: ox.Quad) -> bool:
    """Whether a statement is one that the project makes: declared, or in a graph that only rules write to."""
    return quad.graph_name in DERIVED or is_said(quad)
