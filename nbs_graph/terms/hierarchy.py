"""Which concepts of `ontology/schemes/` stand under which: targets under their goal, themes under broader ones."""

from collections.abc import Mapping
from functools import cache

from nbs_graph.namespaces import SKOS
from nbs_graph.resources import ontology_dir


def above(concept: str) -> frozenset[str]:
    """IRIs of all concepts that one belongs to, however many steps up; itself is not among them."""
    found: set[str] = set()
    waiting = [concept]
    while waiting:
        fresh = _broader().get(waiting.pop(), frozenset()) - found
        found |= fresh
        waiting += fresh
    return frozenset(found - {concept})


@cache
def _broader() -> Mapping[str, frozenset[str]]:
    import pyoxigraph as ox

    found: dict[str, set[str]] = {}
    for path in sorted((ontology_dir() / "schemes").glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == SKOS + "broader" and isinstance(quad.object, ox.NamedNode):
                found.setdefault(str(quad.subject)[1:-1], set()).add(quad.object.value)
    return {iri: frozenset(broader) for iri, broader in found.items()}
