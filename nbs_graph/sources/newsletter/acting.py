"""What the words behind a name, or before it, say that an organisation does."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from nbs_graph.sources.newsletter.source import Range
from nbs_graph.sources.newsletter.vocabulary import alternatives, declared

_BRACKETS = r"\s*(?:[(（][^()（）]{1,60}[)）])?\s*"
_LIST = re.compile(rf"{_BRACKETS}(?:[、和与及，]|以及)\s*")
_BY = re.compile(r"由[^。；，]{0,60}\Z")
_REACH = 62
_LONGEST_LIST = 40


@cache
def _behind() -> re.Pattern[str]:
    rules = declared("organisations")
    words = [word for role in rules["roles"].values() for word in role["behind"]] + rules["forms"]["says"]
    return re.compile(rf"{_BRACKETS}(?:(?:{alternatives(rules['between'])})\s*)*(?:{alternatives(words)})")


@cache
def _roles(side: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    rules = declared("organisations")
    lead = rf"{_BRACKETS}(?:{alternatives(rules['between'])}|等|部门)*\s*"
    return [
        (role, re.compile(rf"{lead}({alternatives(words[side])})")) for role, words in rules["roles"].items()
    ]


def acts(text: str, end: int) -> bool:
    """Does what ends here do something that organisations do?"""
    match = _behind().match(text, end)
    return match is not None and text[match.end() : match.end() + 1] != "的"


def role(text: str, start: int, end: int, spans: Sequence[Range]) -> str:
    """What the organisation at a place does: a role of ontology/schemes/role.ttl, empty when the text does not say.

    `spans` are all that are named, in order.
    """
    last = end
    behind = bisect_left(spans, (end, end))
    for other_start, other_end in spans[behind : behind + _LONGEST_LIST]:  # a list of names has one verb
        if not _LIST.fullmatch(text, last, other_start):
            break
        last = other_end
    sides = ("by", "behind") if _BY.search(text[max(0, start - _REACH) : start]) else ("behind",)
    for side in sides:
        found = [
            (len(match[1]), name) for name, pattern in _roles(side) if (match := pattern.match(text, last))
        ]
        if found:
            return max(found, key=lambda item: item[0])[1]
    return ""
