"""The text of an issue: its lines, and stretches of it read as one.

Offsets are those of the whole project: code points, from 0, the end exclusive, in the text after byte order mark, CRLF
and NFC (docs: model, Evidence). Nothing is joined in the text; a `Flow` joins lines for reading and knows where each of
its characters stands.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\f\v\x1c-\x1e\x85\u2028\u2029]*")
_BREAK = re.compile(r"[\n\f\v\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = dict.fromkeys(
    [
        0xAD,
        0x200B,
        0x200C,
        0x200D,
        0x2060,
        0xFEFF,
        0xFE0E,
        0xFE0F,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_SPACES = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_NARROW = {
    **{code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    0xFF05: "%",
}  # fmt: skip
_READ_AS = str.maketrans({**_SPACES, **_NARROW})

Range = tuple[int, int]
"""Start and end of a stretch of the text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without its outer white space.

    Args:
        start: where its first character stands; end: behind its last.
        text: as it is read: white space as single spaces, full-width letters and digits as narrow ones, nothing unseen.
        offsets: where each character of `text` stands in the source.
        number: from 1, empty lines counted.
        page: from 1; a form feed turns it.
        indented: by two ideographic spaces, as Chinese paragraphs are.
    """

    start: int
    end: int
    text: str
    offsets: tuple[int, ...]
    number: int
    page: int
    indented: bool = False

    @property
    def width(self) -> int:
        """Columns it takes, in halves of a Chinese character."""
        return width(self.text)


def width(text: str) -> int:
    """Columns, in halves of a Chinese character (Unicode Standard Annex 11)."""
    return len(text) + sum(
        unicodedata.east_asian_width(character) in "WF" for character in text if character > "\x7f"
    )


def read_as(text: str, start: int) -> tuple[str, tuple[int, ...]]:
    """A stretch of the source → how it is read, and where each character stands."""
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text.translate(_READ_AS), start):
        if ord(character) in _UNSEEN or (character == " " and (not kept or kept[-1] == " ")):
            continue
        kept.append(character)
        offsets.append(offset)
    if kept and kept[-1] == " ":
        kept.pop()
        offsets.pop()
    return "".join(kept), tuple(offsets)


def lines(text: str) -> list[Line]:
    """A text → its lines that hold something."""
    found: list[Line] = []
    position = number = 0
    page = 1
    while position < len(text):
        match = _LINE.match(text, position)
        assert match is not None
        number += 1
        read, offsets = read_as(match[0], position)
        if read:
            indented = match[0].lstrip("\ufeff\u200b").startswith("\u3000\u3000")
            found.append(Line(offsets[0], offsets[-1] + 1, read, offsets, number, page, indented))
        position = match.end() + 1
        if text[match.end() : position] == "\f":
            page += 1
            number -= 1
    return found


class Flow:
    """Lines, or parts of lines, read as one text."""

    def __init__(self, text: str, offsets: Sequence[int]) -> None:
        """`offsets` says where each character of `text` stands in the source, -1 for one that was put between."""
        self.text = text
        self.offsets = offsets

    @classmethod
    def of(cls, parts: Iterable[tuple[str, Sequence[int]]]) -> "Flow":
        """Join lines: no space between Chinese characters, one between Latin words, none behind a hyphen."""
        text: list[str] = []
        offsets: list[int] = []
        for part, places in parts:
            if not part:
                continue
            if text and needs_space("".join(text[-2:]), part[0]):
                text.append(" ")
                offsets.append(-1)
            text.extend(part)
            offsets.extend(places)
        return cls("".join(text), offsets)

    def __bool__(self) -> bool:
        return bool(self.text)

    def part(self, start: int, end: int) -> "Flow":
        """A part of it, without outer white space."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return Flow(self.text[start:end], self.offsets[start:end])

    def ranges(self, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
        """Where a part of it stands; more than one stretch when something else stands between."""
        return joined((place, place + 1) for place in self.offsets[start:end] if place >= 0)


def needs_space(before: str, after: str) -> bool:
    """Is a line end between the end of a line and the first character of the next a space?

    Both sides must be of words in letters; a number that was cut is one number.
    """
    last = before[-1]
    if after.isdigit() and (last.isdigit() or (last in ",." and before[0].isdigit())):
        return False
    return (last < "\u2e80" and last not in "-/ ([“‘—–") and _latin(after)


def _latin(character: str) -> bool:
    return (character.isalnum() and character < "\u2e80") or character in "(&\"'“‘"


def joined(ranges: Iterable[Range], gap: int = 0) -> tuple[Range, ...]:
    """Ranges in order → those that touch, or are `gap` apart at most, as one."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start - found[-1][1] <= gap:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def over_space(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges of a text → the same, as one where only white space stands between."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start >= found[-1][1] and not text[found[-1][1] : start].translate(_UNSEEN).strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
