"""Why is this entry linked to that concept? The basis, the words, the rule or the reason, who and when."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from nbs_graph.errors import UsageProblem
from nbs_graph.linking.explanation import CONSIDERED, HOLDING, Context, Explanation, Quote
from nbs_graph.linking.printed import Printed
from nbs_graph.namespaces import DCTERMS, OA, ONTOLOGY, PROV, SKOS, expand
from nbs_graph.namespaces import name as shown
from nbs_graph.sparql.graph import Readable, gather_around
from nbs_graph.terms.labels import label, labels

_NOTATION = SKOS + "notation"


class Explainer:
    """Answers from one graph, the union of its named graphs.

    Args:
        store: the graph: a store, or an endpoint.
        source: the newsletter itself, for the words around quotes.
    """

    def __init__(self, store: Readable, source: Printed | None = None) -> None:
        self._store = store
        self._source = source

    def of_entry(self, entry: str, concept: str | None = None) -> list[Explanation]:
        """The links of an entry that hold, or those to one concept; stated first, then curated, then derived."""
        return self._entry(entry, HOLDING, lambda link: concept is None or link.concept == concept)

    def considered(self, entry: str, concept: str | None = None) -> list[Explanation]:
        """The links of an entry that were suggested or rejected; with a concept, those in its scheme.

        A concept that the entry is linked with by another statement is left out, here and in `considered_with`.
        """
        scheme = concept.rpartition("/")[0] if concept else None
        return self._entry(entry, CONSIDERED, lambda link: scheme is None or link.scheme == scheme)

    def of_concept(self, concept: str) -> list[Explanation]:
        """Everything that is linked to a concept."""
        return self._concept(concept, HOLDING)

    def considered_with(self, concept: str) -> list[Explanation]:
        """Everything that is suggested to be linked to a concept, or of which that was rejected."""
        return self._concept(concept, CONSIDERED)

    def _entry(
        self, entry: str, bases: Sequence[str], wanted: Callable[[Explanation], bool]
    ) -> list[Explanation]:
        statements = self._objects(entry, ONTOLOGY + "alignment")
        self._foresee(statements)
        links = [self._explain(entry, statement) for statement in statements]
        return sorted(filter(wanted, _resting_on(bases, links)), key=_order)

    def _concept(self, concept: str, bases: Sequence[str]) -> list[Explanation]:
        statements = self._subjects(ONTOLOGY + "target", concept)
        self._foresee(statements)
        links = [
            self._explain(entry, statement)
            for statement in statements
            for entry in self._subjects(ONTOLOGY + "alignment", statement)
        ]
        return sorted(_resting_on(bases, links), key=lambda e: (_order(e), e.entry))

    def _foresee(self, statements: Iterable[str]) -> None:
        """Have an endpoint asked once for what will be read: statement → evidence, concept, source → selector."""
        gather_around(self._store, map(ox.NamedNode, statements), 2)

    def triples(self, explanations: Iterable[Explanation]) -> Iterator[ox.Triple]:
        """What the graph says of these links: statements with their evidence, rules and reasons."""
        for explanation in explanations:
            wanted = [explanation.statement, *explanation.derived_from]
            if explanation.rule:
                wanted.append(explanation.rule)
            yield ox.Triple(
                ox.NamedNode(explanation.entry),
                ox.NamedNode(ONTOLOGY + "alignment"),
                ox.NamedNode(explanation.statement),
            )
            while wanted:
                node = wanted.pop()
                for quad in self._store.quads_for_pattern(ox.NamedNode(node), None, None):
                    yield quad.triple
                    if quad.predicate.value in {ONTOLOGY + "evidence", OA + "hasSelector"}:
                        wanted.append(quad.object.value)  # type: ignore[union-attr]

    def resolve_entry(self, name: str) -> str:
        """An IRI, a CURIE, a path under `id/`, or issue and position (`2023-08/05`) → IRI of the entry.

        Raises:
            UsageProblem: the graph knows no such thing.
        """
        if name[:4].isdigit() and "/" in name and ":" not in name:
            name = "item/" + name
        iri = expand(name)
        main = self._objects(iri, ONTOLOGY + "mainEntry")
        if main:
            return main[0]
        if self._describes(iri):
            return iri
        known = {str(q.subject)[1:-1] for q in self._store.quads_for_pattern(None, _node("alignment"), None)}
        raise _unknown(name, iri, known)

    def resolve_concept(self, name: str) -> str:
        """An IRI or a CURIE (`sdg:13.1`, `theme:flood-risk`) → IRI of a concept of the graph.

        Raises:
            UsageProblem: the graph knows no such concept.
        """
        iri = expand(name)
        if self._describes(iri):
            return iri
        space = iri.rsplit("/", 1)[0]
        known = {
            str(q.subject)[1:-1] for q in self._store.quads_for_pattern(None, ox.NamedNode(_NOTATION), None)
        }
        raise _unknown(name, iri, {k for k in known if k.startswith(space)} or known)

    def _explain(self, entry: str, statement: str) -> Explanation:
        target = self._first(statement, ONTOLOGY + "target") or ""
        rule = self._first(statement, ONTOLOGY + "rule")
        confidence = self._first(statement, ONTOLOGY + "confidence")
        return Explanation(
            entry=entry,
            entry_label=self.label(entry),
            concept=target,
            concept_label=self.label(target),
            statement=statement,
            basis=(self._first(statement, ONTOLOGY + "basis") or "").rsplit("/", 1)[-1],
            quotes=tuple(self._quotes(statement)),
            reason=self._texts(statement, ONTOLOGY + "reason"),
            confidence=confidence.rsplit("/", 1)[-1] if confidence else None,
            rule=rule,
            rule_label=self.label(rule) if rule else {},
            derived_from=tuple(self._objects(statement, PROV + "wasDerivedFrom")),
            who=self._first(statement, DCTERMS + "creator")
            or self._first(statement, PROV + "wasAttributedTo"),
            when=self._first(statement, DCTERMS + "created"),
            score=self._first(statement, ONTOLOGY + "score"),
        )

    def _quotes(self, statement: str) -> Iterator[Quote]:
        for evidence in self._objects(statement, ONTOLOGY + "evidence"):
            text, start, end = "", None, None
            for selector in self._objects(evidence, OA + "hasSelector"):
                text = self._first(selector, OA + "exact") or text
                first, last = self._first(selector, OA + "start"), self._first(selector, OA + "end")
                if first and last:
                    start, end = int(first), int(last)
            item = self._first(evidence, OA + "hasSource") or ""
            yield Quote(text, item, start, end, self._context(item, start, end))

    def _context(self, item: str, start: int | None, end: int | None) -> Context | None:
        if self._source is None or start is None or end is None:
            return None
        homes = {item, *self._objects(item, DCTERMS + "isPartOf")}
        return self._source.around(start, end) if self._source.issue in homes else None

    def label(self, iri: str) -> Mapping[str, str]:
        """The names of a thing by language."""
        return labels(self._store, iri) if iri else {}

    def name(self, iri: str, language: str) -> str:
        """What a thing is called in `language`, else in another, else the last part of its IRI."""
        return label(self._store, iri, language) or iri.rsplit("/", 1)[-1]

    def target(self, statement: str) -> str | None:
        """What a statement links to, None when it is no link."""
        return self._first(statement, ONTOLOGY + "target")

    def _describes(self, iri: str) -> bool:
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return False
        return next(iter(self._store.quads_for_pattern(node, None, None)), None) is not None

    def _objects(self, subject: str, predicate: str) -> list[str]:
        try:
            node = ox.NamedNode(subject)
        except ValueError:
            return []
        quads = self._store.quads_for_pattern(node, ox.NamedNode(predicate), None)
        return sorted({q.object.value for q in quads if isinstance(q.object, ox.NamedNode | ox.Literal)})

    def _first(self, subject: str, predicate: str) -> str | None:
        return next(iter(self._objects(subject, predicate)), None)

    def _subjects(self, predicate: str, value: str) -> list[str]:
        quads = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value))
        return sorted({q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)})

    def _texts(self, subject: str, predicate: str) -> dict[str, str]:
        quads = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return {
            q.object.language: q.object.value
            for q in quads
            if isinstance(q.object, ox.Literal) and q.object.language
        }


def _resting_on(bases: Sequence[str], links: Sequence[Explanation]) -> Iterator[Explanation]:
    """Those of some bases; what was considered is none when its concept holds by another statement."""
    held = {(link.entry, link.concept) for link in links if link.basis in HOLDING}
    for link in links:
        if link.basis in bases and (link.basis in HOLDING or (link.entry, link.concept) not in held):
            yield link


_RANK = {basis: rank for rank, basis in enumerate((*HOLDING, *CONSIDERED))}


def _order(explanation: Explanation) -> tuple[int, str]:
    return _RANK.get(explanation.basis, 9), explanation.concept


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(ONTOLOGY + name)


def _unknown(name: str, iri: str, known: set[str]) -> UsageProblem:
    from rapidfuzz import process

    near = process.extractOne(iri, sorted(known), score_cutoff=80)
    hint = shown(near[0]) if near else ""
    return UsageProblem(
        f"The graph has no “{name}”." + (f" Did you mean `{hint}`?" if hint else ""),
        f"图谱中没有“{name}”。" + (f"是否想写 `{hint}`？" if hint else ""),
    )
