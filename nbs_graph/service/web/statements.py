"""The parts of a thing as rows of a page: each statement with its words, its reason or its rule."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, OA, ONTOLOGY, OWL, PROV, RDF_TYPE, RDFS, SKOS
from nbs_graph.service.web.described import ALIGNED, Description, value
from nbs_graph.service.web.names import Names, Text
from nbs_graph.service.web.values import shown

_EVIDENCE, _SELECTOR, _SOURCE = ONTOLOGY + "evidence", OA + "hasSelector", OA + "hasSource"
# The order of sections, and what heads a row of each; other kinds come after, by name.
_HEADS: dict[str, tuple[str, ...]] = {
    ONTOLOGY + "Alignment": (ONTOLOGY + "target",),
    ONTOLOGY + "Finding": (ONTOLOGY + "measured",),
    ONTOLOGY + "Commitment": (ONTOLOGY + "amount", ONTOLOGY + "currency"),
    ONTOLOGY + "Milestone": (ONTOLOGY + "milestoneText",),
    ONTOLOGY + "Participation": (ONTOLOGY + "agent",),
    ONTOLOGY + "PrintedLink": (ONTOLOGY + "printedUrl",),
    OWL + "Class": (RDFS + "label",),
    OWL + "ObjectProperty": (RDFS + "label",),
    OWL + "DatatypeProperty": (RDFS + "label",),
}
_WHY = {
    _EVIDENCE,
    ONTOLOGY + "reason",
    ONTOLOGY + "rule",
    PROV + "wasDerivedFrom",
    PROV + "wasAttributedTo",
    DCTERMS + "creator",
    DCTERMS + "created",
}
_NEVER = {RDF_TYPE, RDFS + "isDefinedBy", SKOS + "prefLabel", RDFS + "label"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source, and the item they stand in; the fragment under which they are found."""

    fragment: str
    text: str
    item: Text | None


@dataclass(frozen=True, slots=True)
class Row:
    """One part: its fragment, what heads it, property and values, and what it rests on."""

    fragment: str
    head: Sequence[Text]
    facts: Sequence[tuple[Text, Sequence[Text]]]
    quotes: Sequence[Quote] = ()
    reasons: Sequence[Text] = ()
    rules: Sequence[Text] = ()
    sources: Sequence[Text] = ()
    who: Sequence[Text] = ()
    when: Sequence[Text] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Parts of one kind."""

    kind: Text
    fragment: str
    rows: list[Row] = field(default_factory=list)

    @property
    def reasoned(self) -> bool:
        """Whether any of them says what it rests on."""
        return any(row.quotes or row.reasons or row.rules or row.who for row in self.rows)


def sections(description: Description, names: Names) -> list[Section]:
    """The parts of a thing by kind; evidence is told with what rests on it."""
    found: dict[str, Section] = {}
    reader = _Reader(description, names)
    for part, quads in description.parts.items():
        types = {value(quad.object) for quad in quads if quad.predicate.value == RDF_TYPE}
        if any(type.startswith(OA) for type in types):
            continue
        kind = next((known for known in _HEADS if known in types), None) or names.kind(part) or OWL + "Thing"
        if kind not in found:
            found[kind] = Section(names.link(kind), kind.rpartition("#")[2].rpartition("/")[2])
        found[kind].rows.append(reader.row(part, _HEADS.get(kind, ())))
    order = list(_HEADS)
    return [found[kind] for kind in sorted(found, key=lambda k: (order.index(k) if k in order else 99, k))]


class _Reader:
    def __init__(self, description: Description, names: Names) -> None:
        self._parts = description.parts
        self._names = names

    def row(self, part: str, heads: Sequence[str]) -> Row:
        """A part as a row."""
        by: dict[str, list[ox.Quad]] = {}
        for quad in self._parts[part]:
            if quad.graph_name != ALIGNED or OWL + "Class" in heads:
                by.setdefault(quad.predicate.value, []).append(quad)
        head = [text for name in heads for text in self._values(by.get(name, ()))]
        facts = [
            (self._names.link(name), self._values(quads))
            for name, quads in sorted(by.items())
            if name not in _WHY | _NEVER and name not in heads
        ]
        fragment = part.partition("#")[2]
        return Row(
            fragment=fragment,
            head=head or [Text(self._names.link(part).text if part.startswith(ONTOLOGY) else fragment)],
            facts=facts,
            quotes=[quote for quad in by.get(_EVIDENCE, ()) for quote in self._quotes(quad.object)],
            reasons=self._values(by.get(ONTOLOGY + "reason", ())),
            rules=self._values(by.get(ONTOLOGY + "rule", ())),
            sources=self._values(by.get(PROV + "wasDerivedFrom", ())),
            who=self._values(by.get(DCTERMS + "creator", by.get(PROV + "wasAttributedTo", ()))),
            when=self._values(by.get(DCTERMS + "created", ())),
        )

    def _values(self, quads: Sequence[ox.Quad]) -> list[Text]:
        return shown([quad.object for quad in quads], self._names)

    def _quotes(self, evidence: object) -> list[Quote]:
        """The words that a piece of evidence selects."""
        if not isinstance(evidence, ox.NamedNode):
            return []
        quads = self._parts.get(evidence.value, ())
        items = [self._names.link(value(q.object)) for q in quads if q.predicate.value == _SOURCE]
        selectors = [value(q.object) for q in quads if q.predicate.value == _SELECTOR]
        fragment = evidence.value.partition("#")[2]
        return [
            Quote(fragment, value(q.object), items[0] if items else None)
            for selector in selectors
            for q in self._parts.get(selector, ())
            if q.predicate.value == OA + "exact"
        ]
