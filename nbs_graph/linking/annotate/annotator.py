"""From the words of an entry to ranked suggestions, each with the spans that speak for it (docs/decisions/0018)."""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbs_graph.linking.annotate.cues import declared
from nbs_graph.linking.annotate.finding import SENTENCE, Finder, Span
from nbs_graph.linking.annotate.folding import Folded, fold
from nbs_graph.linking.annotate.weighing import Case, Weigher

_ALMOST_SURE, _JUST = 0.99, 0.001


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an entry: its text, where it stands (`title` or `body`), the source offset of each character."""

    text: str
    place: str = "body"
    offsets: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A goal or target that the text names by its number: CURIE, and where."""

    concept: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A concept that an entry may be linked to.

    Args:
        concept: CURIE; family: of `ontology/cues/settings.yaml`; confidence: 0 to 1.
        accepted: at or above the threshold of its family.
        spans: what speaks for it, at least one: offsets in the source, end exclusive; against: what speaks against it.
        cues: the declared words behind the spans; path: where it came from when the words speak of another concept:
            the concepts passed, and between them IRIs of mappings or `broader`.
    """

    concept: str
    family: str
    confidence: float
    accepted: bool
    spans: tuple[Span, ...]
    against: tuple[Span, ...] = ()
    cues: tuple[str, ...] = ()
    path: tuple[str, ...] = ()


class Annotator:
    """Suggests links; made once, then fast: everything is looked for in one pass over a text."""

    def __init__(self, ontology: Path | None = None, without: str = "") -> None:
        """Read the vocabularies and cues of `ontology` (that of the installation when absent).

        Args:
            without: an issue (`2022-06`) of which nothing is learned, so that it can be judged.
        Raises:
            CannotDo: a file of cues is broken.
        """
        self.declared = declared(ontology, without)
        self._finder = Finder(self.declared)
        self._weigher = Weigher(self.declared)

    def suggest(
        self,
        entry: str | Iterable[Part],
        stated: Iterable[Stated] = (),
        rejected: Container[str] = (),
    ) -> list[Suggestion]:
        """What an entry may be linked to.

        Args:
            entry: a text, or the parts of an entry in their order.
            stated: goals and targets that it names by number.
            rejected: CURIEs that are not to be suggested, and from which nothing follows.
        Returns:
            family by family in the order of the settings, best first; nothing below the least confidence.
        """
        parts = [Part(entry)] if isinstance(entry, str) else list(entry)
        text, places = _joined(parts)
        focus = self._weigher.focus(part.text for part in parts if part.place == "body")
        cases = self._weigher.weigh(self._finder.find(text.text), text, places, focus)
        for goal in stated:
            case = cases.setdefault(goal.concept, Case())
            case.own = case.confidence = 1.0
            case.spans = [*goal.spans, *case.spans]
        cases = {concept: case for concept, case in cases.items() if concept not in rejected}
        self._lend(cases)
        cases = {concept: case for concept, case in cases.items() if concept not in rejected}
        self._compare(cases)
        return self._told(cases)

    def heard(self, entry: Iterable[Part]) -> set[tuple[str, str]]:
        """The cues that speak for a concept in an entry: CURIE and words."""
        hits = self._finder.find(_joined(list(entry))[0].text)
        return {
            (hit.cue.concept, hit.cue.words)
            for hit in hits
            if not hit.denied and hit.cue.strength != "against"
        }

    def _lend(self, cases: dict[str, Case]) -> None:
        """Pass confidence on: from themes through the crosswalk, then from targets to their goals."""
        shares: Mapping[str, float] = self.declared.settings["crosswalk"]
        for concept in list(cases):
            for mapping in self.declared.mappings.get(concept, ()):
                _pass(cases, concept, mapping.target, shares[mapping.strength], mapping.iri)
        share: float = self.declared.settings["goal_of_target"]
        for concept in list(cases):
            if goal := self.declared.goal_of.get(concept):
                # whoever names a target names its goal
                named = cases[concept].confidence == 1
                _pass(cases, concept, goal, _ALMOST_SURE if named else share, "broader")

    def _compare(self, cases: Mapping[str, Case]) -> None:
        """Lower what is far behind the best of its family, an aside beside the subject, and what crowds behind others."""
        families: dict[str, list[Case]] = {}
        for concept, case in cases.items():
            families.setdefault(self.declared.concepts[concept], []).append(case)
        for name, found in families.items():
            said = self.declared.families[name]
            power, crowd = said.get("relative", 0.0), said.get("crowd", {"after": 0, "share": 1.0})
            found.sort(key=lambda case: -case.confidence)
            best = found[0].confidence
            for rank, case in enumerate(found):
                if best and case.confidence < 1:
                    case.confidence *= (case.confidence / best) ** power
                    case.confidence *= crowd["share"] ** max(0, rank + 1 - crowd["after"])

    def _told(self, cases: Mapping[str, Case]) -> list[Suggestion]:
        families: dict[str, list[Suggestion]] = {name: [] for name in self.declared.families}
        least: float = self.declared.settings["least"]
        # by what is told, and where that is the same by what was weighed
        ranked = sorted(
            ((self._final(concept, case), case.confidence, concept) for concept, case in cases.items()),
            key=lambda found: (-found[0], -found[1], found[2]),
        )
        for confidence, _, concept in ranked:
            family = self.declared.concepts[concept]
            said = self.declared.families[family]
            spans, cues, path = _grounds(cases, concept)
            if confidence >= least and spans and said["most"] > len(families[family]):
                accepted = confidence >= said["threshold"]
                spoken, against = (tuple(dict.fromkeys(listed)) for listed in (spans, cases[concept].against))
                words = tuple(dict.fromkeys(cues))
                families[family].append(
                    Suggestion(concept, family, confidence, accepted, spoken, against, words, path)
                )
        return [one for found in families.values() for one in found]

    def _final(self, concept: str, case: Case) -> float:
        """Confidence as it is told: rounded, for what is printed and what is accepted must never disagree."""
        if case.confidence == 1:
            return 1.0
        alone = case.hinted and case.own >= case.loan
        threshold: float = self.declared.families[self.declared.concepts[concept]]["threshold"]
        return round(min(case.confidence, threshold - _JUST if alone else _ALMOST_SURE), 3)


def _joined(parts: Sequence[Part]) -> tuple[Folded, list[tuple[int, str]]]:
    """Parts → one folded text, and where each part begins in it and what place it is."""
    texts: list[str] = []
    offsets: list[int] = []
    places: list[tuple[int, str]] = []
    titled = first_body = any(part.place == "title" for part in parts)
    for part in parts:
        folded = fold(part.text, part.offsets)
        places.append((len(offsets), part.place if titled or part.place == "title" else "lead"))
        # behind a title, the first sentence of a body says what it is about
        if part.place == "body" and first_body and (first := SENTENCE.search(folded.text)):
            places[-1] = (len(offsets), "lead")
            places.append((len(offsets) + first.end(), "body"))
            first_body = False
        texts.append(folded.text + "\n")
        offsets.extend(folded.offsets)
        offsets.append(-1)
    return Folded("".join(texts), offsets), places


def _pass(cases: dict[str, Case], source: str, target: str, share: float, way: str) -> None:
    """Lend a share of a concept's confidence to another; of several loans the greatest counts.

    The same words are not counted twice: a loan that rests on nothing else than what the borrower has only counts
    when it is the greater. Words against the borrower lower it.
    """
    lender = cases[source]
    case = cases.setdefault(target, Case())
    loan = lender.confidence * share * math.exp(min(0.0, case.points))
    spans = _grounds(cases, source)[0]
    if loan <= case.loan or not spans:
        return
    case.loan = loan
    case.path = (*(lender.path or (source,)), way, target)
    if set(spans) <= set(case.spans):
        case.confidence = max(case.own, loan)
    else:
        case.confidence = 1 - (1 - case.own) * (1 - loan)


def _grounds(cases: Mapping[str, Case], concept: str) -> tuple[list[Span], list[str], tuple[str, ...]]:
    """What a concept rests on: its own words, and, when they say less than a loan, those where the path begins."""
    case = cases[concept]
    if case.loan <= case.own:
        return case.spans, case.cues, ()
    first = cases[case.path[0]]
    return [*first.spans, *case.spans], [*first.cues, *case.cues], case.path
