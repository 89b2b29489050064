"""Lines that belong to the page: numbers, running heads, calls to action, captions, the editors' line."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from nbs_graph.sources.newsletter.byline import parse
from nbs_graph.sources.newsletter.source import Line
from nbs_graph.sources.newsletter.vocabulary import declared, heading

_DIGITS = re.compile(r"\d+|[ivxlc]+(?=\s|$)")
_LONGEST_HEAD = 64
_SENTENCE = re.compile(r"[。！？；，,]")
_DATE_ONLY = re.compile(r"[\d\s年月日至到—–~.,，/()（）【】\[\]-]*\Z")
_MARKED = re.compile(r"([-–—~·|]*)\s*(\d{1,4}|[ivxlcIVXLC]{1,6})\s*([-–—~·|]*)")
"""A number with what is set about it; with nothing, or on one side only, it may be of something else."""
_ADDRESS_AT_END = re.compile(r"(?:https?://|www\.)[!-~’]*\Z", re.IGNORECASE)
_NAME_AND_PLACE = re.compile(r"[\u4e00-\u9fff·、 ]{2,20}[(（/][^()（）。，]{2,40}[)）]?")
_MOST_OF_EDITORS = 8
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
    """A number that may be of a sentence or an address must fit the page numbers printed in its style."""
    styles: dict[tuple[str, str], dict[int, int]] = {}
    doubtful: list[int] = []
    others = 0
    for index, kind in list(found.items()):
        if kind != "page-number":
            continue
        match = _MARKED.fullmatch(lines[index].text)
        if match and match[2].isdigit():
            styles.setdefault((match[1], match[3]), {})[index] = int(match[2])
        if match and (match[1] != match[3] or not match[1] or (_tight(match) and _in_address(lines, index))):
            doubtful.append(index)
        else:
            others += 1
    fitting: set[int] = set()
    for (before, behind), values in styles.items():
        if others < _OFTEN - 1 or before:  # else pages are numbered in another style
            fitting |= _fitting(lines, values, edges, even=before == behind)
    for index in doubtful:
        if index not in fitting:
            del found[index]


def _tight(match: re.Match[str]) -> bool:
    return " " not in match[0]


def _in_address(lines: Sequence[Line], index: int) -> bool:
    return index > 0 and _ADDRESS_AT_END.search(lines[index - 1].text) is not None


def _fitting(lines: Sequence[Line], values: Mapping[int, int], edges: set[int], *, even: bool) -> set[int]:
    """Line index → its number: those that count with the pages, or else that count on from one to the next."""
    shifts = Counter(values[index] - lines[index].page for index in values if index in edges)
    counted = {shift for shift, count in shifts.items() if count > 1} or ({0} if even else set())
    with_pages = {i for i in values if i in edges and values[i] - lines[i].page in counted}
    return with_pages or _counting(values)


def _counting(values: Mapping[int, int]) -> set[int]:
    """The longest row of numbers that count on by one or two, when it has most of them."""
    length: dict[int, int] = {}
    last: dict[int, int] = {}
    before: dict[int, int | None] = {}
    for index, value in values.items():
        previous = max((value - 1, value - 2), key=lambda number: length.get(number, 0))
        before[index] = last.get(previous)
        if length.get(previous, 0) + 1 >= length.get(value, 0):
            length[value] = length.get(previous, 0) + 1
            last[value] = index
    row: set[int] = set()
    at = last[max(length, key=length.__getitem__)] if length else None
    while at is not None:
        row.add(at)
        at = before[at]
    return row if len(row) >= _OFTEN and 2 * len(row) > len(values) else set()


def _heads(lines: Sequence[Line], found: dict[int, str], edges: set[int]) -> None:
    """Short lines that come again and again, but for their digits."""
    keys = {
        index: _key(line.text)
        for index, line in enumerate(lines)
        if index not in found and _may_be_head(line.text)
    }
    count = Counter(keys.values())
    at_edges = Counter(key for index, key in keys.items() if index in edges)
    for index, key in keys.items():
        often = count[key] >= _OFTEN and (not edges or at_edges[key])
        if often or at_edges[key] > 1:
            found[index] = "running-head"


def _key(text: str) -> str:
    """What is compared: bylines as they are, for under each title may stand another date."""
    said = parse(text) if any(character.isdigit() for character in text) else None
    return text if said is not None and said.dates else _DIGITS.sub("#", text)


def _may_be_head(text: str) -> bool:
    if len(text) > _LONGEST_HEAD or "://" in text or text.endswith(("：", ":")) or _SENTENCE.search(text):
        return False
    return not _DATE_ONLY.match(text) and heading(text) is None and not _labelled(text)


def _labelled(text: str) -> bool:
    labels = declared("newsletter")["links"]["labels"]
    return any(text.startswith(label) for label in labels if not label.isascii() or len(label) > 2)


def _editors(lines: Sequence[Line], found: dict[int, str]) -> None:
    """The editors' line goes on until its bracket is closed, and over further lines of a name and what it is of."""
    for index, line in enumerate(lines):
        if re.match(r"[(（]\s*(?:本期)?编辑", line.text):
            found[index] = "editors"
        if found.get(index) != "editors":
            continue
        depth = 0
        for later in range(index, min(index + _MOST_OF_EDITORS, len(lines))):
            text = lines[later].text
            if later > index and depth <= 0 and not _NAME_AND_PLACE.fullmatch(text):
                break
            depth += sum(text.count(mark) for mark in "(（") - sum(text.count(mark) for mark in ")）")
            found[later] = "editors"


def _corrections(lines: Sequence[Line], found: dict[int, str]) -> None:
    """A correction of the issue before goes on to the end of its sentence."""
    for index in [index for index, kind in found.items() if kind == "correction"]:
        for later in range(index, min(index + 8, len(lines))):
            found.setdefault(later, "correction")
            if lines[later].text.endswith(("。", "！")):
                break
