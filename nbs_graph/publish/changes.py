"""What changed between two states of the graph: which things came, went, were deprecated or altered, and in what.

A statement or a piece of evidence belongs to the thing whose IRI it extends with a fragment, so a change report
speaks of entries, not of triples.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, ID, ONTOLOGY, OWL, RDF_TYPE, RDFS, SCHEMA_ORG

_SUBCLASS = RDFS + "subClassOf"
_DEPRECATED = OWL + "deprecated"
_REPLACED = DCTERMS + "isReplacedBy"
_LABELS = tuple(
    [DCTERMS + "title", ONTOLOGY + "translatedTitle", RDFS + "label"]
    + [f"http://www.w3.org/2004/02/skos/core#{name}" for name in ("prefLabel", "altLabel")]
)
_ASPECTS: Mapping[str, str] = {
    **dict.fromkeys(_LABELS, "names"),
    DCTERMS + "abstract": "summary",
    RDF_TYPE: "kind",
    ONTOLOGY + "alignment": "links",
    ONTOLOGY + "finding": "findings",
    ONTOLOGY + "commitment": "money",
    ONTOLOGY + "participation": "people and organisations",
    ONTOLOGY + "milestone": "milestones",
    _DEPRECATED: "deprecation",
    _REPLACED: "deprecation",
    **dict.fromkeys(
        [DCTERMS + "issued", DCTERMS + "date", SCHEMA_ORG + "startDate", SCHEMA_ORG + "endDate"]
        + [
            ONTOLOGY + name
            for name in ("edtf", "earliest", "latest", "inForceFrom", "signedOn", "launchedOn")
        ]
        + [ONTOLOGY + name for name in ("observedOn", "occurrence", "recurrenceRule", "due", "period")],
        "dates",
    ),
}
_STATEMENTS = {
    key: aspect for key, aspect in _ASPECTS.items() if key.startswith(ONTOLOGY) and aspect != "dates"
}


class Change(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    DEPRECATED = "deprecated"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that differs.

    Args:
        iri: of the thing.
        kind: local name of its class of ours, empty when it has none.
        change: what happened.
        title: how it is called, by language.
        aspects: what changed in it, sorted; empty unless `change` is `changed`.
        added: number of triples it gained; removed: number it lost.
        replaced_by: IRI that replaces a deprecated thing, when one does.
    """

    iri: str
    kind: str
    change: Change
    title: Mapping[str, str]
    aspects: tuple[str, ...]
    added: int
    removed: int
    replaced_by: str | None = None


_Facts = dict[str, set[tuple[str, str, str]]]


def changes(old: Iterable[ox.Triple | ox.Quad], new: Iterable[ox.Triple | ox.Quad]) -> list[Changed]:
    """Two states → what differs between them, sorted by IRI. Triples inside `old` and `new` may repeat."""
    old, new = list(old), list(new)
    before, after, titles = _facts(old), _facts(new), _titles(new, old)
    supers = _supers(before, after)
    return [
        _changed(iri, before.get(iri, set()), after.get(iri, set()), supers, titles.get(iri, {}))
        for iri in sorted(before.keys() | after.keys())
        if before.get(iri) != after.get(iri)
    ]


def vanished(found: Iterable[Changed]) -> Iterator[Changed]:
    """Things whose published IRI is gone: they should have been deprecated."""
    return (change for change in found if change.change is Change.VANISHED)


def published(triples: Iterable[ox.Triple | ox.Quad]) -> list[str]:
    """IRIs of all things under `id/` that the graph describes, sorted: what must never vanish."""
    return sorted(iri for iri in _facts(triples) if iri.startswith(ID))


def _facts(triples: Iterable[ox.Triple | ox.Quad]) -> _Facts:
    """Thing → its triples, those of its statements included."""
    facts: _Facts = {}
    for triple in triples:
        subject = str(triple.subject)[1:-1]
        ours = ONTOLOGY.rstrip("#")
        thing = subject if subject.startswith(ours) else subject.partition("#")[0]
        facts.setdefault(thing, set()).add((subject, triple.predicate.value, str(triple.object)))
    return facts


def _changed(
    iri: str,
    before: set[tuple[str, str, str]],
    after: set[tuple[str, str, str]],
    supers: Mapping[str, set[str]],
    title: Mapping[str, str],
) -> Changed:
    gained, lost = after - before, before - after
    if not before:
        change = Change.ADDED
    elif not after:
        change = Change.VANISHED
    elif any(s == iri and p == _DEPRECATED and o.startswith('"true"') for s, p, o in gained):
        change = Change.DEPRECATED
    else:
        change = Change.CHANGED
    shown = after or before
    return Changed(
        iri=iri,
        kind=_kind(iri, shown, supers),
        change=change,
        title=title,
        aspects=_aspects(iri, gained | lost, before | after) if change is Change.CHANGED else (),
        added=len(gained),
        removed=len(lost),
        replaced_by=next((o[1:-1] for s, p, o in sorted(shown) if s == iri and p == _REPLACED), None),
    )


def _aspects(
    iri: str, differing: set[tuple[str, str, str]], all_facts: set[tuple[str, str, str]]
) -> tuple[str, ...]:
    """What the differing triples are about; those of a statement count for its kind."""
    owners = {o[1:-1]: _STATEMENTS[p] for s, p, o in all_facts if s == iri and p in _STATEMENTS}
    names = sorted(owners, key=len, reverse=True)  # `#a-b` before `#a`
    found = set()
    for subject, predicate, _ in differing:
        if subject == iri:
            found.add(_ASPECTS.get(predicate, "details"))
        else:
            owner = next((name for name in names if subject.startswith(name)), None)
            found.add(owners[owner] if owner else "details")
    return tuple(sorted(found))


def _supers(*states: _Facts) -> dict[str, set[str]]:
    """Class → the classes that the ontology in the dumps puts above it."""
    supers: dict[str, set[str]] = {}
    for facts in states:
        for iri, triples in facts.items():
            if iri.startswith(ONTOLOGY):
                supers.setdefault(iri, set()).update(o[1:-1] for _, p, o in triples if p == _SUBCLASS)
    return supers


def _kind(iri: str, facts: set[tuple[str, str, str]], supers: Mapping[str, set[str]]) -> str:
    """The narrowest class of ours, by its local name."""
    kinds = {o[1:-1] for s, p, o in facts if s == iri and p == RDF_TYPE and o.startswith(f"<{ONTOLOGY}")}
    above = {wider for kind in kinds for wider in supers.get(kind, ())}
    return min((kind.removeprefix(ONTOLOGY) for kind in kinds - above), default="")


def _titles(*states: Iterable[ox.Triple | ox.Quad]) -> dict[str, dict[str, str]]:
    """Thing → its names by language, the best first; those of an earlier state win."""
    titles: dict[str, dict[str, str]] = {}
    for state in states:
        named = (t for t in state if t.predicate.value in _LABELS and isinstance(t.object, ox.Literal))
        for triple in sorted(named, key=lambda t: (_LABELS.index(t.predicate.value), str(t.object))):
            if isinstance(triple.object, ox.Literal) and triple.object.language:
                known = titles.setdefault(str(triple.subject)[1:-1], {})
                known.setdefault(triple.object.language, triple.object.value)
    return titles
