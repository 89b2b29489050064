"""Who gives which sum, and to whom, where a sentence says so."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from nbs_graph.sources.newsletter.organisations import Actors
from nbs_graph.sources.newsletter.source import Range
from nbs_graph.sources.newsletter.vocabulary import alternatives, declared
from nbs_graph.terms.reading.money import Money

_ENDS = "。！？；\n"
_LIST = re.compile(r"\s*(?:[(（][^()（）]*[)）])?\s*(?:[、，,和与及]|以及)\s*")
_BRACKETS = r"\s*(?:[(（][^()（）]*[)）])?\s*"
_REACH = 60
_LONGEST_LIST = 20

Giving = tuple[Money, str, str]
"""A sum, its giver and its receiver by name, empty where the text does not say."""


@cache
def _verbs() -> str:
    return alternatives(declared("money")["gives"])


def giving(text: str, sums: Sequence[Money], actors: Actors) -> list[Giving]:
    """Sums of a text → with giver and receiver; a sum that each of several gives (各出资) comes once for each."""
    found: list[Giving] = []
    for number, money in enumerate(sums):
        start = max(text.rfind(mark, 0, money.start) for mark in _ENDS) + 1
        first, last = bisect_left(actors.places, (start, 0)), bisect_left(actors.places, (money.start, 0))
        before = [place for place in actors.places[first:last] if place[1] <= money.start]
        givers = _last_list(text, before)
        behind = text[givers[-1][1] : money.start] if givers else ""
        if re.search(rf"各自?(?:{_verbs()})\s*\Z", behind) and len(givers) > 1:
            found += [(money, actors.name(giver), _receiver(behind)) for giver in givers]
            continue
        index = _place_in_list(text, sums, number, givers)
        if (
            index is not None
            and len(givers) > index
            and re.search(rf"分别(?:{_verbs()})?", text[givers[-1][1] : money.start])
        ):
            found.append((money, actors.name(givers[index]), _receiver(behind)))
        elif givers and "，" not in behind and len(behind) < _REACH and re.search(_verbs(), behind):
            found.append((money, actors.name(givers[-1]), _receiver(behind)))
        else:
            found.append((money, "", ""))
    return found


def _last_list(text: str, places: Sequence[Range]) -> list[Range]:
    """The actors that are listed together last: 挪威和德国."""
    listed: list[Range] = []
    for place in reversed(places[-_LONGEST_LIST:]):
        if listed and not _LIST.fullmatch(text, place[1], listed[0][0]):
            break
        listed.insert(0, place)
    return listed


def _place_in_list(text: str, sums: Sequence[Money], number: int, givers: Sequence[Range]) -> int | None:
    """Which in a list of sums it is: 4 亿克朗和 2500 万欧元."""
    first = number
    while (
        first
        and givers
        and sums[first - 1].start > givers[-1][1]
        and _LIST.fullmatch(text, sums[first - 1].end, sums[first].start)
    ):
        first -= 1
    return number - first


def _receiver(behind: str) -> str:
    """为该基金出资 → 该基金; what stands between the giver and the sum."""
    match = re.search(rf"(?:为|向|给)([^，。；]{{2,24}}?)(?:{_verbs()})", behind)
    return match[1].strip() if match else ""
