"""JSON text → values that know where they are written.

Leniently (RFC 8259 was checked by the parser before): what is wrong ends the tree, which holds what came until then.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

MAX_DEPTH = 100
"""Of brackets; deeper values are left out, and such files refused elsewhere."""

_TOKEN = re.compile(
    r"[ \t\r\n]*+(?:(?P<mark>[{}\[\],:])|(?P<string>\"(?:[^\"\\]++|\\.)*+\")|(?P<word>[^\s{}\[\],:\"]++))",
    re.DOTALL,
)
_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str)
_CONSTANTS = {"true": True, "false": False, "null": None}


@dataclass(slots=True)
class Scalar:
    """A string, a number (its text as written), `true`, `false` or `null`."""

    start: int
    end: int
    value: str | bool | None
    is_number: bool = False


@dataclass(slots=True)
class Array:
    """A list."""

    start: int
    end: int
    items: "list[Value]" = field(default_factory=list)


@dataclass(slots=True)
class Object:
    """A map: its members in the order written, equal keys included."""

    start: int
    end: int
    pairs: "list[tuple[Scalar, Value]]" = field(default_factory=list)


Value = Scalar | Array | Object


def decode(text: str, start: int) -> tuple[Any, int] | None:
    """The value that begins exactly at `start`, numbers as text, and where it ends; None when it cannot be read."""
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None


def tree(text: str, start: int) -> Value | None:
    """The value at `start`; None when there is none."""
    root = Array(start, start)
    stack: list[Array | Object] = [root]
    keys: list[Scalar | None] = [None]
    at = start
    while not root.items or len(stack) > 1:
        match = _TOKEN.match(text, at)
        if match is None:
            break
        at = match.end()
        kind = match.lastgroup
        begin = match.start(str(kind))
        value: Value
        if kind == "mark":
            mark = text[begin]
            if mark in "]}":
                if len(stack) == 1:
                    break
                stack.pop().end = at
                keys.pop()
                continue
            if mark in ",:":
                continue
            if len(stack) > MAX_DEPTH:
                break
            value = Object(begin, begin) if mark == "{" else Array(begin, begin)
        else:
            value = _scalar(match[str(kind)], begin, at)
        inner, key = stack[-1], keys[-1]
        if isinstance(inner, Array):
            inner.items.append(value)
        elif key is not None:
            inner.pairs.append((key, value))
            keys[-1] = None
        elif isinstance(value, Scalar):
            keys[-1] = value
        if isinstance(value, Array | Object):
            stack.append(value)
            keys.append(None)
    for left in stack:
        left.end = at
    return root.items[0] if root.items else None


def _scalar(token: str, start: int, end: int) -> Scalar:
    if token[0] == '"':
        if "\\" not in token:
            return Scalar(start, end, token[1:-1])
        found = decode(token, 0)
        return Scalar(start, end, found[0] if found else token[1:-1])
    if token in _CONSTANTS:
        return Scalar(start, end, _CONSTANTS[token])
    return Scalar(start, end, token, is_number=True)
