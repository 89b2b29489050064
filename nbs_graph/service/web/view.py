"""A description → what its page shows: names, facts, statements with what they rest on, what refers to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, OA, ONTOLOGY, OWL, RDF_TYPE, RDFS, SCHEMA_ORG, SKOS
from nbs_graph.service.web.described import ALIGNED, Description, value
from nbs_graph.service.web.names import Names, Text, by_name
from nbs_graph.service.web.statements import Section, sections
from nbs_graph.service.web.values import in_tongue, shown

_SUMMARY = (DCTERMS + "abstract", SKOS + "definition", DCTERMS + "description")
# Told elsewhere on the page: names, the summary, the statements themselves.
_ELSEWHERE = {
    RDFS + "label",
    DCTERMS + "title",
    SKOS + "prefLabel",
    ONTOLOGY + "translatedTitle",
    ONTOLOGY + "statement",
    ONTOLOGY + "deprecated",
    OWL + "deprecated",
    DCTERMS + "isReplacedBy",
    SKOS + "hiddenLabel",
    *_SUMMARY,
}
# Said by another property as well, or of use to programs only.
_NOT_TOLD = {OA + "hasSource", ONTOLOGY + "statement", SCHEMA_ORG + "about", SKOS + "topConceptOf", RDF_TYPE}
_LAST = (SCHEMA_ORG + "keywords", SKOS + "altLabel", SKOS + "editorialNote")


@dataclass(frozen=True, slots=True)
class Fact:
    """A property and its values."""

    name: Text
    values: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What refers to the thing by one property; whether there is more of it."""

    name: Text
    links: Sequence[Text]
    more: bool


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows."""

    iri: str
    kind: Text | None
    title: Text
    also: Text | None
    summary: Text | None
    deprecated: bool
    replaced_by: Sequence[Text]
    facts: Sequence[Fact]
    sections: Sequence[Section]
    incoming: Sequence[Incoming]


def view(description: Description, names: Names) -> View:
    """What the page of a thing shows, in the reader's language."""
    kind = names.kind(description.iri)
    link = names.link(description.iri)
    texts = names.texts(description.iri)
    tongue = link.lang or names.tongue
    other = next((tag for tag in sorted(texts) if tag != tongue), None)
    return View(
        iri=description.iri,
        kind=names.link(kind) if kind else None,
        title=Text(link.text, link.lang, code=link.code),
        also=Text(texts[other], other) if other else None,
        summary=_summary(description.own, names),
        deprecated=is_deprecated(description),
        replaced_by=[names.link(iri) for iri in replaced_by(description)],
        facts=_facts(description, names),
        sections=sections(description, names),
        incoming=_incoming(description, names),
    )


def is_deprecated(description: Description) -> bool:
    """Whether the thing is no longer used (`owl:deprecated`)."""
    return any(
        quad.predicate.value == OWL + "deprecated" and value(quad.object) == "true"
        for quad in description.own
    )


def replaced_by(description: Description) -> list[str]:
    """What takes the place of a thing that is no longer used."""
    return [
        value(quad.object)
        for quad in description.own
        if quad.predicate.value == DCTERMS + "isReplacedBy" and isinstance(quad.object, ox.NamedNode)
    ]


def _summary(own: Iterable[ox.Quad], names: Names) -> Text | None:
    for predicate in _SUMMARY:
        texts = [q.object for q in own if q.predicate.value == predicate and isinstance(q.object, ox.Literal)]
        if texts:
            return in_tongue(texts, names)[0]
    return None


def _facts(description: Description, names: Names) -> list[Fact]:
    """Properties with values: links first, then dates and numbers, long texts last."""
    found: dict[str, list[ox.Quad]] = {}
    own_terms = description.iri.startswith(ONTOLOGY[:-1])
    for quad in description.own:
        told = quad.graph_name != ALIGNED or own_terms
        led = isinstance(quad.object, ox.NamedNode) and value(quad.object) in description.parts
        if told and not led and quad.predicate.value not in _ELSEWHERE | {RDF_TYPE}:
            found.setdefault(quad.predicate.value, []).append(quad)
    facts = []
    for predicate in sorted(found, key=lambda p: (p in _LAST, p)):
        values = shown([quad.object for quad in found[predicate]], names)
        facts.append(Fact(names.link(predicate), values))
    return facts


def _incoming(description: Description, names: Names) -> list[Incoming]:
    found = []
    for predicate, quads in description.incoming.items():
        if predicate in _NOT_TOLD or all(quad.graph_name == ALIGNED for quad in quads):
            continue
        iris = [quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)]
        links = sorted((names.link(iri) for iri in iris), key=by_name)
        found.append(Incoming(names.link(predicate), links, predicate in description.more))
    return sorted(found, key=lambda group: len(group.links))
