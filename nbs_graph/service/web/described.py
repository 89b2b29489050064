"""What the graph says of one thing: a symmetric concise bounded description.

After W3C's submission of 3 June 2005 (Stickler, CBD): the statements that have the thing as subject and, symmetric,
as object. Instead of blank nodes, which this graph has none of, it takes in the thing's parts: what it leads to under
its own IRI (`…#finding-1`, its evidence, its quotes). Names of what is pointed at come along, so that the
description can be read alone. What points here is bounded, since themes and targets have it by the thousand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, GRAPH, ONTOLOGY, RDFS, SKOS

SCANNED = 5_000  # quads that point here and are looked at
EACH = 250  # of one property that are told
_MOST_PARTS = 5_000
_NAMES = tuple(
    ox.NamedNode(iri)
    for iri in (
        SKOS + "prefLabel",
        RDFS + "label",
        DCTERMS + "title",
        ONTOLOGY + "translatedTitle",
        SKOS + "notation",
    )
)
ALIGNED = ox.NamedNode(GRAPH + "aligned")


@dataclass(frozen=True, slots=True)
class Description:
    """A thing as the graph has it.

    Args:
        iri: its IRI. own: the quads about it. parts: those about what is under it, by IRI, in order.
        incoming: property → the quads with it that end here. more: properties of which there are further ones.
    """

    iri: str
    own: tuple[ox.Quad, ...]
    parts: dict[str, tuple[ox.Quad, ...]]
    incoming: dict[str, tuple[ox.Quad, ...]]
    more: frozenset[str]

    def quads(self) -> Iterator[ox.Quad]:
        """All quads but those of names."""
        yield from self.own
        for quads in (*self.parts.values(), *self.incoming.values()):
            yield from quads


def describe(store: ox.Store, iri: str) -> Description | None:
    """The description of a thing; None when the graph says nothing about it.

    Raises:
        ValueError: not an IRI.
    """
    node = ox.NamedNode(iri)
    own = tuple(_sorted(store.quads_for_pattern(node, None, None)))
    pointing = list(islice(store.quads_for_pattern(None, None, node), SCANNED))
    if not own:
        return None
    incoming: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in pointing:
        incoming[quad.predicate.value].append(quad)
    full = {name for name, quads in incoming.items() if len(quads) > EACH}
    if len(pointing) == SCANNED:
        full |= set(incoming)
    parts = _parts(store, iri, own, pointing)
    told = {
        name: tuple(
            quad
            for quad in sorted(quads[:EACH], key=_subject)
            if quad.subject != node and _subject(quad) not in parts
        )
        for name, quads in sorted(incoming.items())
    }
    return Description(
        iri, own, parts, {name: quads for name, quads in told.items() if quads}, frozenset(full)
    )


def _parts(
    store: ox.Store, iri: str, own: Iterable[ox.Quad], pointing: Iterable[ox.Quad]
) -> dict[str, tuple[ox.Quad, ...]]:
    """What is under the thing's IRI and belongs to it: reached from it, or pointing at it."""
    under = iri + "#"
    waiting = [quad.object.value for quad in own if isinstance(quad.object, ox.NamedNode)]
    waiting += [_subject(quad) for quad in pointing]
    found: dict[str, tuple[ox.Quad, ...]] = {}
    while waiting and len(found) < _MOST_PARTS:
        part = waiting.pop()
        if part in found or not part.startswith(under):
            continue
        quads = tuple(_sorted(store.quads_for_pattern(ox.NamedNode(part), None, None)))
        if quads:
            found[part] = quads
            waiting += [quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)]
    return dict(sorted(found.items()))


def with_names(store: ox.Store, description: Description) -> Iterator[ox.Triple]:
    """The description as triples, with the names of what it points at and of what points at it."""
    described = {description.iri, *description.parts}
    others: dict[str, None] = {}
    for quad in description.quads():
        yield quad.triple
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.NamedNode) and term.value not in described:
                others[term.value] = None
    for other in others:
        for name in _NAMES:
            for quad in store.quads_for_pattern(ox.NamedNode(other), name, None):
                yield quad.triple


def value(term: object) -> str:
    """The IRI of a node or the text of a literal; empty for anything else."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _subject(quad: ox.Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)


def _sorted(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(quads, key=str)
