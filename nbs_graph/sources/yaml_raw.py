"""Which characters of a YAML file each character of a value came from (YAML 1.1, sections 5.6, 9.1 to 9.3)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)", re.DOTALL)
_NAMED = dict(zip('0abtnvfre"/\\N_LP', '\0\a\b\t\n\v\f\r\x1b"/\\\x85\xa0\u2028\u2029', strict=True))
_NUMBERED = "xuU"


class Placed(NamedTuple):
    """Characters of a value, and the first and last (exclusive) place in the file of what stands for each."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def placed(value: str, text: str, start: int, end: int) -> Placed:
    """A value as it reads, without white space around it, and where it is typed.

    White space may be typed in another way than it reads (lines are folded); it stands behind the character before.

    Args:
        value: of a scalar that fills `text` from `start` to `end`, with its quotation marks.
    """
    said = value.strip()
    units = iter(_units(text, start, end))
    starts: list[int] = []
    ends: list[int] = []
    for character in said:
        if not character.isspace():
            unit = next(units, None)
            if (
                unit is None or unit[0] != character
            ):  # typed in a way that is not known here: the scalar as a whole
                return Placed(said, (start,) * len(said), (end,) * len(said))
            starts.append(unit[1])
            ends.append(unit[2])
        else:
            starts.append(ends[-1])  # the character before, for there is one, ends inside the scalar
            ends.append(ends[-1] + 1)
    return Placed(said, tuple(starts), tuple(ends))


def _units(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The characters of a scalar but white space, each with its place."""
    style = text[start : start + 1]
    at, doubled = start, False
    if style in {"|", ">"}:
        at = min(place for mark in "\n\r\x85\u2028\u2029" if (place := (text + mark).find(mark, start)) >= 0)
    elif style in {'"', "'"}:
        at, end = start + 1, end - 1
        doubled = style == "'"
    while at < end:
        character, stop = text[at], at + 1
        if style == '"' and character == "\\" and (match := _ESCAPE.match(text, at, end)):
            stop = match.end()
            code = match[0][1]
            character = chr(int("0x" + match[0][2:], 0)) if code in _NUMBERED else _NAMED.get(code, " ")
        elif doubled and character == "'":
            stop = at + 2
        if not character.isspace():
            yield character, at, stop
        at = stop
