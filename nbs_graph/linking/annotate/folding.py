"""Text as cues are looked for in: one width, one case, one kind of space; and where each character came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys([0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFF0D], " ")
_QUOTES = {0x2018: "'", 0x2019: "'", 0x02BC: "'"}
_SPACES = dict.fromkeys([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")  # fmt: skip
_AS = _WIDE | _DASHES | _QUOTES | _SPACES
_UNSEEN = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe0e\ufe0f]")
# A space beside a Chinese character says nothing; of several, one is kept.
_DROPPED = re.compile("(?<=[\u2e80-\ua4ff\uf900-\ufaff]) +| +(?=[\u2e80-\ua4ff\uf900-\ufaff])|(?<= ) +")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and the offset in the original of each of its characters."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the folded text → the stretch of the original that it was, end exclusive."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str, offsets: Sequence[int] | None = None) -> Folded:
    """Fold a text.

    Args:
        text: any text; a line end inside a Chinese word does no harm.
        offsets: where each character of `text` stands in the source; 0, 1, 2 … when absent. A negative one is of a
            character that the source has not.
    """
    places: Sequence[int] = range(len(text)) if offsets is None else offsets
    if _UNSEEN.search(text):
        seen = [index for index, character in enumerate(text) if not _UNSEEN.match(character)]
        text, places = "".join(text[index] for index in seen), [places[index] for index in seen]
    lowered = text.lower()
    if len(lowered) != len(text):  # İ and the like become two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    changed = lowered.translate(_AS)
    kept: list[str] = []
    where: list[int] = []
    last = 0
    for match in _DROPPED.finditer(changed):
        if match.start() > last:
            kept.append(changed[last : match.start()])
            where.extend(places[last : match.start()])
        last = match.end()
    if not kept:
        return Folded(changed[last:], places[last:])
    kept.append(changed[last:])
    where.extend(places[last:])
    return Folded("".join(kept), where)


def key(cue: str) -> str:
    """A cue as it is looked for."""
    if cue.isascii():
        return " ".join(cue.lower().replace("-", " ").split())
    short = cue.lower().translate(_AS)
    return short if short.isalnum() and len(short) == len(cue) else fold(cue).text.strip()
