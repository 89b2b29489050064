"""What all readers share: text of one width, patterns made of declared words, stretches where no value stands."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import yaml

from nbs_graph.resources import ontology_dir
from nbs_graph.terms.header import TEXT_ONLY

SPACE = r"\s{0,4}"
"""Between parts of a value: what a line break or a careless keyboard leaves, not a gap in a table."""

PUNCTUATION = "，。；：、！？,;!?（）()《》“”\n"
"""Where a clause ends."""

# Full-width letters, digits and signs; not the full-width comma and its like, which are punctuation.
_WIDE = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0x21 + i) not in ",;:!?."}
_WIDE |= {0xFF0E: 0x2E, 0xFF1A: 0x3A, 0x3000: 0x20, 0xA0: 0x20, 0xFFE5: 0xA5, 0xFFE1: 0xA3, 0x25CB: 0x3007}
_GROUPED = re.compile(r"(?<=\d)[\u2009\u202f'’](?=\d{3}(?!\d))", re.ASCII)
# 1，000 is one number, for 000 is none; 1，234 may be two.
_GROUPED_WIDE = re.compile(r"(?<![\w.,，])[1-9]\d{0,2}(?:，\d{3})++(?!\d|，\d)", re.ASCII)

_ELSEWHERE = re.compile(
    r"(?:https?://|www\.|doi:\s?)[!-~]{1,2000}"
    r"|\b10\.\d{4,9}/[!-~]{1,500}"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,200}",
    re.ASCII,
)


@cache
def declared(name: str) -> Any:
    """What `ontology/reading/{name}.yaml` says, every scalar as text."""
    return yaml.load((ontology_dir() / "reading" / f"{name}.yaml").read_text("utf-8"), Loader=TEXT_ONLY)


def fold(text: str) -> str:
    """`text` with half-width digits, letters and signs, thousands always set off by `,`; offsets stay the same."""
    text = _GROUPED.sub(",", text.translate(_WIDE))
    return _GROUPED_WIDE.sub(_narrow, text) if "，0" in text else text


def _narrow(match: re.Match[str]) -> str:
    return match[0].replace("，", ",") if "，0" in match[0] else match[0]


def either(words: Iterable[str], *, inner: bool = False) -> str:
    """Words → a pattern for any of them, longest first, whole words where they are of Latin letters.

    `inner` ones may follow other letters (the C of TgC).
    """
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(_word(word, inner=inner) for word in ordered) + ")"


def _word(word: str, *, inner: bool) -> str:
    pattern = r"\s{1,4}".join(re.escape(part) for part in word.split())
    start = r"(?<![A-Za-z])" if word[0].isascii() and word[0].isalpha() and not inner else ""
    end = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return start + pattern + end


def last_letters(words: Iterable[str]) -> frozenset[str]:
    """The characters in which the words end, both cases: a quick look whether one of them may stand here."""
    ends = {word[-1] for word in words}
    return frozenset({*ends, *(end.lower() for end in ends), *(end.upper() for end in ends)})


def elsewhere(text: str) -> list[tuple[int, int]]:
    """Addresses and identifiers in folded text: their digits are no values."""
    return [match.span() for match in _ELSEWHERE.finditer(text)]


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, overlapping ones as one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether `start`–`end` touches one of the spans, which are in order and apart (`joined`)."""
    from bisect import bisect_left

    at = bisect_left(spans, (end, end))
    return at > 0 and spans[at - 1][1] > start
