"""Where cues stand in a text: one pass of an Aho–Corasick automaton, then words' ends, masks, denials, company.

Aho and Corasick (1975), *Efficient string matching*, CACM 18(6): the cost grows with the text and what is found in it,
not with the number of cues.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import ahocorasick_rs

from nbs_graph.linking.annotate.cues import Cue, Declared
from nbs_graph.linking.annotate.settings import STRENGTHS

_PLURAL = re.compile(r"(?:e?s)?(?![0-9a-z\u00df-\u024f])")
_ENDING = re.compile(r"[0-9a-z\u00df-\u024f]*")
_CLAUSE = re.compile(r"[,，;；:：。.!?！？、()（）\n]")
SENTENCE = re.compile(r"[。！？!?；;\n]|\.(?= )")
_IN_Y = re.compile(r"[a-z][^aeiou ]y\Z")
_PLURALS = re.compile(r"[a-z](?<![sui])s\Z|ies\Z")
# `goods`, `rights`, `arms` mean something else in the singular
_LONG_WORD, _LONG_PART = 7, 5
_LONGEST = 60
"""Characters of a cue, at most, when others are looked for inside it."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue and where it stands in the folded text; `denied` behind a negation."""

    cue: Cue
    start: int
    end: int
    denied: bool


class Finder:
    """All cues of `declared`, ready to be looked for."""

    def __init__(self, declared: Declared) -> None:
        self._cues: dict[str, list[Cue]] = {}
        self._groups: dict[str, set[str]] = {}
        for cue in declared.cues:
            self._cues.setdefault(cue.words, []).append(cue)
        used = {group for cue in declared.cues for group in (cue.beside, cue.unless)}
        for name, words in declared.groups.items():
            for word in words if name in used else ():
                self._groups.setdefault(word, set()).add(name)
        self._masks = frozenset(declared.masks)
        said = dict.fromkeys((*self._cues, *self._groups, *self._masks))
        others = [(form, word) for word in said for form in _other_number(word)]
        self._means = [*said, *(word for _, word in others)]
        self._automaton = ahocorasick_rs.AhoCorasick(
            [*(word.removesuffix("*").rstrip() for word in said), *(form for form, _ in others)],
            # as fast over a text as the default, and made five times as fast
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )
        self._negation, self._reach = _negations(declared.settings["negations"])

    def find(self, text: str) -> list[Hit]:
        """The cues that count in a folded text, in no special order."""
        found: list[tuple[str, int, int]] = []
        masks: list[Span] = []
        groups: dict[str, list[Span]] = {}
        for which, start, stop in self._automaton.find_matches_as_indexes(text, overlapping=True):
            word = self._means[which]
            end = _word(text, start, stop, any_ending=word.endswith("*"))
            if end < 0:
                continue
            if word in self._masks:
                masks.append((start, end))
            if word in self._cues:
                found.append((word, start, end))
            for group in self._groups.get(word, ()):
                groups.setdefault(group, []).append((start, end))
        masked = _widest(masks)
        ends = [match.start() for match in SENTENCE.finditer(text)]
        there = {
            name: {bisect_right(ends, place[0]) for place in places if not _inside(place, masked)}
            for name, places in groups.items()
        }
        denied = self._denied(text)
        return [
            Hit(cue, start, end, _inside((start, start), denied))
            for word, start, end in found
            if not _inside((start, end), masked)
            for cue in self._cues[word]
            if not (cue.beside or cue.unless) or _in_company(cue, bisect_right(ends, start), there)
        ]

    def _denied(self, text: str) -> list[Span]:
        """The stretches that a negation denies: from its end to that of its clause, within its reach."""
        found = []
        for match in self._negation.finditer(text):
            if match.lastgroup is None:  # only looks like one
                continue
            last = match.end() + self._reach[match.lastgroup]
            clause = _CLAUSE.search(text, match.end(), last)
            found.append((match.end(), clause.start() if clause else last))
        return _widest(found)


def _other_number(word: str) -> Iterator[str]:
    """The plural of an English cue in -y, and the singular of a plural; any other plural only adds letters."""
    if word.endswith("*"):
        return
    if _IN_Y.search(word):
        yield word[:-1] + "ies"
    last = word.rpartition(" ")[2]
    if _PLURALS.search(word) and len(last) >= (_LONG_PART if " " in word else _LONG_WORD):
        yield word[:-3] + "y" if word.endswith("ies") and word != "series" else word[:-1]


def _word(text: str, start: int, stop: int, *, any_ending: bool) -> int:
    """The end of the word that begins at `start`, -1 when it is only a part of one."""
    if _latin(text[start]) and start and _latin(text[start - 1]):
        return -1
    if not _latin(text[stop - 1]):
        return stop
    match = (_ENDING if any_ending else _PLURAL).match(text, stop)
    return match.end() if match else -1


def _latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _widest(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, without those that are a part of another: starts and ends both rise."""
    found: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


def _inside(place: Span, widest: Sequence[Span]) -> bool:
    """Is a place a part of one of the spans that `_widest` gives?"""
    before = bisect_right(widest, place[0], key=lambda span: span[0])
    return before > 0 and place[1] <= widest[before - 1][1]


def _in_company(cue: Cue, sentence: int, there: dict[str, set[int]]) -> bool:
    """Do the words that a cue needs stand with it, and none of those that it must not have?"""

    def stands(group: str) -> bool:
        return bool(there.get(group)) if cue.within == "text" else sentence in there.get(group, ())

    return (not cue.beside or stands(cue.beside)) and not (cue.unless and stands(cue.unless))


def _negations(said: dict[str, Any]) -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern for words that deny what follows, by a group named after their language, and how far each reaches.

    Words that only look like one are matched first, by no group.
    """

    def any_of(words: Iterable[str], before: str = "", after: str = "") -> str:
        longest = sorted(map(re.escape, words), key=len, reverse=True)
        return f"{before}(?:{'|'.join(longest)}){after}"

    edges = ("(?<![a-z'])", "(?![a-z])")
    parts = [
        any_of(said["not_negations"]["en"], *edges),
        any_of(said["not_negations"]["zh"]),
        f"(?P<en>{any_of(said['en'], *edges)})",
        f"(?P<zh>{any_of(said['zh'])})",
    ]
    return re.compile("|".join(parts)), said["reach"]


def longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of hits of one concept that overlap, the longest; of one word said twice, alone and in company, the stronger."""
    taken: list[Span] = []
    for hit in sorted(
        hits, key=lambda hit: (hit.start - hit.end, hit.start, STRENGTHS.index(hit.cue.strength))
    ):
        at = bisect_right(taken, (hit.start, hit.start))
        free_before = at == 0 or taken[at - 1][1] <= hit.start
        if free_before and (at == len(taken) or hit.end <= taken[at][0]):
            insort(taken, (hit.start, hit.end))
            yield hit


def within(hit: Hit, wider: list[Hit]) -> bool:
    """Is a hit a part of a longer one of another concept, such as `wetland` of `wetland bank`?

    Args:
        wider: in the order of the text.
    """
    first = bisect_right(wider, hit.start, key=lambda other: other.start)
    for at in range(first - 1, -1, -1):
        other = wider[at]
        if hit.start - other.start > _LONGEST:
            break
        longer = other.end - other.start > hit.end - hit.start
        if longer and other.end >= hit.end and other.cue.concept != hit.cue.concept:
            return True
    return False
