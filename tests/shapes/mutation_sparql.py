"""SPARQL constraints with one condition lost or one comparison turned.

The queries are cut into tokens, so that a `<` of an IRI is none of a comparison and a bracket in a text closes
nothing; the rest is found by brackets alone.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_TOKEN = re.compile(
    r"""\s+|"(?:\\.|[^"\\])*"|<[^<>\s"{}|^`\\]*>|[?$]\w+|&&|\|\||[<>!]=|[A-Za-z_][\w.-]*(?::[\w.-]*)?|\d+|.""",
    re.DOTALL,
)
_TURNED = {">": (">=",), "<": ("<=",), ">=": (">",), "<=": ("<",), "=": ("!=",), "!=": ("<", ">")}
_OPENS, _CLOSES = ("(", "{"), (")", "}")


def altered_queries(query: str) -> Iterator[tuple[str, str, str]]:
    """Each altered query: the operator, which of its kind in reading order, the text."""
    tokens = _TOKEN.findall(query)
    assert "".join(tokens) == query
    for number, (start, end) in enumerate(_conditions(tokens), 1):
        yield "filter", f"without {number}", _without(tokens, start, end)
    number = 0
    for place, token in enumerate(tokens):
        if token in _TURNED:
            number += 1
            for turned in _TURNED[token]:
                text = "".join([*tokens[:place], turned, *tokens[place + 1 :]])
                yield "comparison", f"{number} {token} to {turned}", text
    for number, (start, end) in enumerate(_operands(tokens), 1):
        yield "operand", f"without {number}", _without(tokens, start, end)
    stars = [place for place, token in enumerate(tokens) if token == "*" and _is_path(tokens, place)]
    for number, place in enumerate(stars, 1):
        yield "path", f"one step {number}", _without(tokens, place, place + 1)


def _without(tokens: list[str], start: int, end: int) -> str:
    return "".join(tokens[:start] + tokens[end:])


def _closing(tokens: list[str], start: int) -> int:
    """Behind the bracket that closes the one at `start`."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += (tokens[place] in _OPENS) - (tokens[place] in _CLOSES)
        if depth == 0:
            return place + 1
    raise AssertionError("a bracket stays open")


def _conditions(tokens: list[str]) -> Iterator[tuple[int, int]]:
    """Where each FILTER and HAVING starts and ends, those within others too."""
    for place, token in enumerate(tokens):
        if token in {"FILTER", "HAVING"}:
            opening = next(i for i in range(place, len(tokens)) if tokens[i] in _OPENS)
            yield place, _closing(tokens, opening)


def _operands(tokens: list[str]) -> Iterator[tuple[int, int]]:
    """Each side of `&&` and of `||` and each member of an IN list, with one sign that joins it to its neighbours."""
    for opening, token in enumerate(tokens):
        if token != "(":
            continue
        inside = (opening + 1, _closing(tokens, opening) - 1)
        before = next((t for t in reversed(tokens[:opening]) if t.strip()), "")
        if before == "IN":
            yield from _joined(tokens, *inside, ",")
            continue
        for start, end in _split(tokens, *inside, ","):
            yield from _joined(tokens, start, end, "||")
            for left, right in _split(tokens, start, end, "||"):
                yield from _joined(tokens, left, right, "&&")


def _split(tokens: list[str], start: int, end: int, sign: str) -> list[tuple[int, int]]:
    """The stretches between signs that stand in no inner bracket."""
    depth, cuts = 0, [start - 1]
    for place in range(start, end):
        depth += (tokens[place] in _OPENS) - (tokens[place] in _CLOSES)
        if depth == 0 and tokens[place] == sign:
            cuts.append(place)
    cuts.append(end)
    return [(left + 1, right) for left, right in pairwise(cuts)]


def _joined(tokens: list[str], start: int, end: int, sign: str) -> Iterator[tuple[int, int]]:
    """Each stretch with the sign before it, the first with the one behind it; none where there is only one."""
    stretches = _split(tokens, start, end, sign)
    for place, (left, right) in enumerate(stretches):
        if len(stretches) > 1:
            yield (left, right + 1) if place == 0 else (left - 1, right)


def _is_path(tokens: list[str], place: int) -> bool:
    """Whether a star belongs to a property path: it follows a prefixed name at once."""
    return ":" in tokens[place - 1]
