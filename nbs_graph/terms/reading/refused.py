"""What looks like a value and is not read: where it stands, and why, in the words of `ontology/reading/refused.yaml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from nbs_graph.terms.reading.numerals import CHINESE
from nbs_graph.terms.reading.text import SPACE, declared, either


@dataclass(frozen=True, slots=True)
class Refused:
    """What looks like a value and could not be read exactly.

    Args:
        start, end: code points in the text.
        as_written: the text from start to end.
        reason: why, by language (`en`, `zh`).
        what: `money` or `quantity`.
    """

    start: int
    end: int
    as_written: str
    reason: Mapping[str, str]
    what: str


def reason(code: str) -> Mapping[str, str]:
    """What a report says for a code, by language."""
    words: Mapping[str, str] = declared("refused")[code]
    return words


def refuse(text: str, start: int, end: int, code: str, what: str) -> Refused:
    """A refusal for the reason with that code."""
    return Refused(start, end, text[start:end], reason(code), what)


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(f"{either(declared('numbers')['vague'])}\\Z")


def vague_start(text: str, start: int, floor: int) -> int:
    """Where the number begins whose last piece starts at `start`: 好几百万, 十几亿, 10 000, 上亿."""
    low = max(floor, start - 8)
    group = r"(?<!\d)\d{1,3}[ ，]" if text[start : start + 1].isdigit() else f"[{CHINESE}几数多余]{{1,6}}"
    piece = re.search(rf"{group}\Z", text[low:start])
    start = low + piece.start() if piece else start
    for end in (start + 1, start):
        word = _vague().search(text[max(floor, start - 2) : end])
        if word is not None:
            return min(start, max(floor, start - 2) + word.start())
    return start


@cache
def _unusual() -> tuple[tuple[str, re.Pattern[str]], ...]:
    numbers, change = declared("numbers"), declared("quantities")["change"]
    moved = f"{either([*change['increase'], *change['decrease']])}{either(change['particle'])}?"
    qualified = either(word for words in numbers["before"].values() for word in words)
    # 2/3 without such a word is a date as often as a fraction; with 的 behind it is read
    share = rf"(?:{moved}|{qualified}){SPACE}\d{{1,2}}/\d{{1,3}}(?!\d|/|{SPACE}(?:月|日|号))"
    return (
        ("share", re.compile(share)),
        ("figurative", re.compile(either(numbers["figurative"]))),
        ("figurative", re.compile(r"(?<![\w.,×*/-])\d{1,4}(?:\.\d{1,3})?[xX](?=\s[A-Za-z]{3})", re.ASCII)),
    )


def unusual(text: str) -> Iterator[Refused]:
    """Folded text → what is written as few write a number: 减少了 2/3, 十有八九, 2x benefits."""
    for code, pattern in _unusual():
        for match in pattern.finditer(text):
            yield refuse(text, match.start(), match.end(), code, "quantity")
