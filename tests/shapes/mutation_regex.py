"""Patterns that match more than they should, without an anchor, in either case, anything; or less, for want of a branch."""

import re
from collections.abc import Iterator
from itertools import pairwise

_PART = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_ANCHORS = {"^": "start", "$": "end"}


def milder_patterns(pattern: str) -> Iterator[tuple[str, str, str]]:
    """Each milder pattern: what was done, the pattern, its flags."""
    parts = _PART.findall(pattern)
    for place, part in enumerate(parts):
        if part in _ANCHORS:
            before = sum(1 for other in parts[:place] if other == part)
            number = f" {before + 1}" if before else ""
            yield f"no {_ANCHORS[part]}{number}", "".join(parts[:place] + parts[place + 1 :]), ""
    if re.search("[A-Za-z]", re.sub(r"\\.", "", pattern, flags=re.DOTALL)):
        yield "any case", pattern, "i"
    yield "anything", ".*", ""


def poorer_patterns(pattern: str) -> Iterator[tuple[str, str]]:
    """Each pattern with one branch less: the branch, the pattern."""
    parts = _PART.findall(pattern)
    for start, end in _groups(parts):
        depth, cuts = 0, [start - 1]
        for place in range(start, end):
            depth += (parts[place] == "(") - (parts[place] == ")")
            if depth == 0 and parts[place] == "|":
                cuts.append(place)
        cuts.append(end)
        for number, (left, right) in enumerate(pairwise(cuts)):
            if len(cuts) > 2:
                first, last = (left + 1, right + 1) if number == 0 else (left, right)
                yield "".join(parts[left + 1 : right]), "".join(parts[:first] + parts[last:])


def _groups(parts: list[str]) -> Iterator[tuple[int, int]]:
    """The insides of all brackets, and the whole."""
    yield 0, len(parts)
    opened = []
    for place, part in enumerate(parts):
        if part == "(":
            opened.append(place)
        elif part == ")":
            yield opened.pop() + 1, place
