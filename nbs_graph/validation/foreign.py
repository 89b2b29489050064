"""Terms of other people's vocabularies: which exist, and what one that does not was probably meant to be.

Known are the terms that the project uses (context, ontology, `alignments/foreign-terms.csv`) and those of the
vocabularies that rdflib lists in full (Dublin Core, schema.org, SKOS, PROV, DCAT, ORG, FOAF and others). rdflib is
loaded only for a term that the project does not use.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pyoxigraph as ox

from nbs_graph.namespaces import BASE, prefixes
from nbs_graph.resources import ontology_dir

_SHORT = 5
"""Characters below which one slip is all that is believed; else it may be two."""


def slip(term: str) -> str | None:
    """A term → the one that the project uses and that it is a slip for; None for what exists, or resembles none.

    Of a vocabulary that nobody lists in full, only one letter in a longer term is believed to be a slip.
    """
    space = _space(term)
    if term in used() or space not in _spaces():
        return None
    names = [name[len(space) :] for name in used() if _space(name) == space]
    local = term[len(space) :]
    found = _nearest(local, names, 1 if len(local) < _SHORT else 2)
    if found is None or term in (listed := _listed().get(space, frozenset())):
        return None
    if not listed and (_nearest(local, [found], 1) is None or len(local) < _SHORT or local[0] != found[0]):
        return None
    return space + found


def meant(term: str) -> str | None:
    """As `slip`, of all terms of the vocabularies that are listed in full."""
    space = _space(term)
    if term in used() or space not in _spaces():
        return None
    listed = _listed().get(space, frozenset())
    if term in listed or (found := slip(term)) is not None:
        return None if term in listed else found
    local = term[len(space) :]
    near = _nearest(local, (name[len(space) :] for name in listed), 1 if len(local) < _SHORT else 2)
    return space + near if near is not None else None


def _nearest(word: str, words: Iterable[str], most: int) -> str | None:
    """The one of `words` that is fewest slips away (a letter more, less, another, or two exchanged)."""
    from rapidfuzz.distance import OSA

    near = ((OSA.distance(word, other, score_cutoff=most), other) for other in sorted(words))
    return min((pair for pair in near if 0 < pair[0] <= most), default=(0, None))[1]


def _space(iri: str) -> str:
    """The namespace of a term: up to its last `#` or `/`."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


@cache
def _spaces() -> frozenset[str]:
    """The namespaces of vocabularies that the project has a prefix for, its own left aside."""
    return frozenset(space for space in prefixes().values() if not space.startswith(BASE))


@cache
def used() -> frozenset[str]:
    """The terms of other vocabularies that the project uses itself."""
    home = ontology_dir()
    found: set[str] = set()
    with (home / "alignments" / "foreign-terms.csv").open(encoding="utf-8", newline="") as file:
        found.update(row["term"] for row in csv.DictReader(file))
    context = json.loads((home / "context.jsonld").read_text("utf-8"))["@context"]
    found.update(_expanded(context, context))
    for path in [home / "nbs.ttl", *(home / "modules").glob("*.ttl"), *(home / "alignments").glob("*.ttl")]:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            found.update(n.value for n in (quad.predicate, quad.object) if isinstance(n, ox.NamedNode))
    return frozenset(term for term in found if _space(term) in _spaces() and term != _space(term))


def _expanded(value: Any, context: Mapping[str, Any]) -> Iterable[str]:
    """The names with a prefix anywhere in a context, in full."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _expanded(inner, context)
    elif isinstance(value, str):
        prefix, colon, local = value.partition(":")
        if colon and isinstance(context.get(prefix), str):
            yield context[prefix] + local


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    """Namespace → the terms of its vocabulary, where rdflib has them all."""
    import rdflib.namespace
    from rdflib.namespace import DefinedNamespaceMeta

    closed = [kind for kind in vars(rdflib.namespace).values() if isinstance(kind, DefinedNamespaceMeta)]
    return {
        str(vars(kind)["_NS"]): frozenset(map(str, dir(kind)))
        for kind in closed
        if "_NS" in vars(kind) and str(vars(kind)["_NS"]) in _spaces()
    }
