"""Cues that were found → points of each concept (docs/decisions/0018): by strength, place, repetition, record, company."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nbs_graph.linking.annotate.cues import Declared
from nbs_graph.linking.annotate.finding import Hit, Span, longest, within
from nbs_graph.linking.annotate.folding import Folded

_TITLE = "title"
_HAN = re.compile(r"[\u2e80-\ua4ff\uf900-\ufaff]")


@dataclass(slots=True)
class Case:
    """What is known about one concept while it is weighed: by its own words, and by the greatest loan of another.

    Args:
        hinted: one cue that is not strong is all there is of its own; such a hint is never offered, wherever it stands.
    """

    points: float = 0.0
    own: float = 0.0
    loan: float = 0.0
    confidence: float = 0.0
    hinted: bool = False
    spans: list[Span] = field(default_factory=list)
    against: list[Span] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)
    path: tuple[str, ...] = ()


@dataclass(slots=True)
class _Said:
    """A cue of one concept: the best that it was worth, where that stood, how often it was said."""

    worth: float
    place: str
    times: int


class Weigher:
    """Weighs the cues that `declared` knows."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared
        self._points: Mapping[str, float] = declared.settings["points"]
        self._places: Mapping[str, float] = declared.settings["places"]
        self._again: float = declared.settings["again"]
        self._second: float = declared.settings["second_language"]

    def focus(self, body: Iterable[str]) -> float:
        """How much a word of the body says: more in a short one, which has no room for asides."""
        said = self._declared.settings["length"]
        texts = list(body)
        han = sum(len(_HAN.findall(text)) for text in texts)
        length = han + (sum(map(len, texts)) - han) * said["latin"]
        share = (said["usual"] / max(length, 1.0)) ** said["power"]
        return float(min(max(share, said["least"]), said["most"]))

    def weigh(
        self, hits: Sequence[Hit], text: Folded, places: Sequence[tuple[int, str]], focus: float
    ) -> dict[str, Case]:
        """Hits → a case for every concept that has one.

        Args:
            places: where each stretch of the text begins, and whether it is `title`, `lead` or `body`.
            focus: of the body, see `focus`.
        """
        by_concept: dict[str, list[Hit]] = {}
        for hit in hits:
            by_concept.setdefault(hit.cue.concept, []).append(hit)
        wider = self._names(hits)
        cases: dict[str, Case] = {}
        for concept, found in by_concept.items():
            family = self._declared.concepts[concept]
            case = self._case(concept, found, text, places, focus, wider[family])
            case.points *= self._declared.families[family].get("scale", 1.0)
            case.own = case.confidence = 1 - math.exp(-max(0.0, case.points))
            if case.spans or case.against:
                cases[concept] = case
        return cases

    def _case(
        self,
        concept: str,
        found: Sequence[Hit],
        text: Folded,
        places: Sequence[tuple[int, str]],
        focus: float,
        wider: list[Hit],
    ) -> Case:
        case = Case()
        inside = self._declared.families[self._declared.concepts[concept]].get("inside", 1.0)
        proved = self._declared.proved
        strong = False
        said: dict[str, _Said] = {}
        for hit in sorted(longest(found) if len(found) > 1 else found, key=lambda hit: hit.start):
            span = text.span(hit.start, hit.end)
            if hit.denied or hit.cue.strength == "against":
                case.against.append(span)
                if hit.denied:
                    continue
            else:
                case.spans.append(span)
                case.cues.append(hit.cue.words)
                strong = strong or hit.cue.strength == "strong"
            place = next(place for start, place in reversed(places) if start <= hit.start)
            worth = self._points[hit.cue.strength] * self._places[place] * (1 if place == _TITLE else focus)
            worth *= proved.get((concept, hit.cue.words), 1.0)
            if inside < 1 and within(hit, wider):
                worth *= inside
            known = said.setdefault(hit.cue.words, _Said(worth, place, 0))
            known.times += 1
            if abs(worth) > abs(known.worth):
                known.worth, known.place = worth, place
        case.hinted = len(set(case.cues)) == 1 and not strong
        case.points = self._sum(said)
        return case

    def _sum(self, said: Mapping[str, _Said]) -> float:
        """All cues together; a title that is there in two languages says the same twice."""
        total = 0.0
        titles: dict[bool, float] = {}
        for words, cue in said.items():
            points = cue.worth * (1 + self._again * math.log2(cue.times))
            if cue.place == _TITLE and points > 0:
                chinese = _HAN.match(words) is not None
                titles[chinese] = titles.get(chinese, 0.0) + points
            else:
                total += points
        first, *second = sorted(titles.values(), reverse=True) or [0.0]
        return total + first + self._second * sum(second)

    def _names(self, hits: Iterable[Hit]) -> dict[str, list[Hit]]:
        """Family → strong cues of it that were found, in the order of the text: what a shorter cue may be a part of."""
        found: dict[str, list[Hit]] = {}
        for hit in sorted(hits, key=lambda hit: hit.start):
            family = self._declared.concepts[hit.cue.concept]
            if hit.cue.strength == "strong" and self._declared.families[family].get("inside", 1.0) < 1:
                found.setdefault(family, []).append(hit)
        return {name: found.get(name, []) for name in self._declared.families}
