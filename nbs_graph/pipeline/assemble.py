"""Quads of editors or partners → the linked graph: what is declared, what was written, what follows from both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from nbs_graph.linking.dating import day_quads, occurrence_quads
from nbs_graph.linking.rules import apply, descriptions
from nbs_graph.sources.declared import declared_quads


@dataclass(frozen=True, slots=True)
class Assembled:
    """A linked graph.

    Args:
        store: all quads, in memory, for asking.
        quads: the same with the literals as written; the store has normalised its own (`1.50` → `1.5`).
        derived: rule name → number of triples it added.
    """

    store: ox.Store
    quads: tuple[ox.Quad, ...]
    derived: Mapping[str, int]


def assemble(quads: Iterable[ox.Quad]) -> Assembled:
    """Link `quads`, each in its named graph, with the ontology, the vocabularies and the rules."""
    written = dict.fromkeys([*declared_quads(), *descriptions(), *quads])
    store = ox.Store()
    store.extend(written)
    for made in (day_quads, occurrence_quads):
        added = list(made(store))
        written.update(dict.fromkeys(added))
        store.extend(added)
    derived = apply(store)
    for found in derived.values():
        written.update(dict.fromkeys(found))
    return Assembled(store, tuple(written), {name: len(found) for name, found in derived.items()})
