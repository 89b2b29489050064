"""Lines that belong to the page: numbers, running heads, calls to action, captions, the editors' line."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from nbs_graph.sources.newsletter.source import Line
from nbs_graph.sources.newsletter.vocabulary import declared, heading

_DIGITS = re.compile(r"\d+|[ivxlc]+(?=\s|$)")
_LONGEST_HEAD = 64
_SENTENCE = re.compile(r"[。！？；，,]")
_DATE_ONLY = re.compile(r"[\d\s年月日至到—–~.,，/-]*\Z")
_BARE = re.compile(r"\d{1,4}\Z")
_OFTEN = 3
_WITHOUT_ADDRESS = frozenset({"call", "caption", "disclaimer"})
"""What has an address in it may be a link of an item."""


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        kind: re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
        for kind, patterns in declared("newsletter")["furniture"].items()
    }


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """The lines of an issue → index of those that are furniture → what they are."""
    found: dict[int, str] = {}
    edges = _edges(lines)
    for index, line in enumerate(lines):
        for kind, pattern in _patterns().items():
            if pattern.fullmatch(line.text) and not (kind in _WITHOUT_ADDRESS and "://" in line.text):
                found[index] = kind
                break
    _numbers(lines, found, edges)
    _heads(lines, found, edges)
    _editors(lines, found)
    _corrections(lines, found)
    return found


def _edges(lines: Sequence[Line]) -> set[int]:
    """Lines that stand first or last on their page, or next to such, where form feeds part the pages."""
    turns = [index for index in range(1, len(lines)) if lines[index].page != lines[index - 1].page]
    near = {turn + step for turn in turns for step in (-2, -1, 0, 1)}
    return near | {0, 1, len(lines) - 1, len(lines) - 2} if turns else set()


def _numbers(lines: Sequence[Line], found: dict[int, str], edges: set[int]) -> None:
    """Bare numbers are page numbers when pages turn there, or when they count on; else they belong to a sentence."""
    bare = [
        index for index, kind in found.items() if kind == "page-number" and _BARE.match(lines[index].text)
    ]
    others = sum(kind == "page-number" for kind in found.values()) - len(bare)
    values = [int(lines[index].text) for index in bare]
    counting = len(values) >= _OFTEN and all(b - a in (1, 2) for a, b in pairwise(values))
    for index in bare:
        if others > 1 or (not counting and index not in edges):  # pages are numbered in another style
            del found[index]


def _heads(lines: Sequence[Line], found: dict[int, str], edges: set[int]) -> None:
    """Short lines that come again and again, but for their digits."""
    keys = {
        index: _DIGITS.sub("#", line.text)
        for index, line in enumerate(lines)
        if index not in found and _may_be_head(line.text)
    }
    count = Counter(keys.values())
    at_edges = Counter(key for index, key in keys.items() if index in edges)
    for index, key in keys.items():
        often = count[key] >= _OFTEN and (not edges or at_edges[key])
        if often or at_edges[key] > 1:
            found[index] = "running-head"


def _may_be_head(text: str) -> bool:
    if len(text) > _LONGEST_HEAD or "://" in text or text.endswith(("：", ":")) or _SENTENCE.search(text):
        return False
    return not _DATE_ONLY.match(text) and heading(text) is None and not _labelled(text)


def _labelled(text: str) -> bool:
    labels = declared("newsletter")["links"]["labels"]
    return any(text.startswith(label) for label in labels if not label.isascii() or len(label) > 2)


def _editors(lines: Sequence[Line], found: dict[int, str]) -> None:
    """The editors' line goes on until its bracket is closed."""
    for index, line in enumerate(lines):
        if found.get(index) != "editors" or line.text[0] not in "(（":
            if not re.match(r"[(（]\s*(?:本期)?编辑", line.text):
                continue
            found[index] = "editors"
        depth = 0
        for later in range(index, min(index + 8, len(lines))):
            text = lines[later].text
            depth += sum(text.count(mark) for mark in "(（") - sum(text.count(mark) for mark in ")）")
            found[later] = "editors"
            if depth <= 0:
                break


def _corrections(lines: Sequence[Line], found: dict[int, str]) -> None:
    """A correction of the issue before goes on to the end of its sentence."""
    for index in [index for index, kind in found.items() if kind == "correction"]:
        for later in range(index, min(index + 8, len(lines))):
            found.setdefault(later, "correction")
            if lines[later].text.endswith(("。", "！")):
                break
