"""Content negotiation (RFC 9110, section 12.5): which of what there is suits a client best; and what a body is (8.3.1).

Whatever a header holds is read in one pass: patterns give nothing back, and an open quote reaches to the end.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_NAME = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]++"  # RFC 9110, 5.6.2
_RANGE = re.compile(rf"({_NAME})/({_NAME})")
_TAG = re.compile(r"\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")  # RFC 4647, 2.1
_WEIGHT = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")  # RFC 9110, 12.4.2
_QUOTED = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)  # RFC 9110, 5.6.4
_TYPE = re.compile(rf"[ \t]*+({_NAME}/{_NAME})[ \t]*+(?=;|\Z)")
_PARAMETER = re.compile(
    rf';[ \t]*+(?:({_NAME})=({_NAME}|"(?:[^"\\]++|\\.)*+"))?+[ \t]*+(?=;|\Z)'
)  # RFC 9110, 5.6.6
_ESCAPED = re.compile(r"\\(.)")
_MOST = 100


class _Range(NamedTuple):
    """One element of a header: what it is for, its parameters but the weight, its weight."""

    value: str
    parameters: tuple[str, ...]
    weight: float


def _without_marks(quoted: re.Match[str]) -> str:
    """What separates elements and parameters does not when it is quoted."""
    return quoted.group().replace(",", " ").replace(";", " ")


def _ranges(header: str) -> list[_Range]:
    """The elements of an Accept-like header; what is malformed counts as not there."""
    found = []
    for element in _QUOTED.sub(_without_marks, header).split(",")[:_MOST]:
        value, *rest = (part.strip() for part in element.split(";")[:_MOST])
        weight, parameters = 1.0, []
        for parameter in rest:
            name, equals, given = (part.strip() for part in parameter.partition("="))
            if name.lower() == "q" and equals:
                weight = float(given) if _WEIGHT.fullmatch(given) else 0.0
            elif name:
                unquoted = given.strip('"')
                parameters.append(f"{name}={unquoted}".lower() if equals else name.lower())
        if value:
            found.append(_Range(value.lower(), tuple(parameters), weight))
    return found


def _quality(type: str, ranges: Sequence[_Range]) -> tuple[float, int]:
    """How much a type is wanted: the weight of the most specific range that holds it, and how specific that is."""
    main = type.partition("/")[0]
    best = (-1, 0.0)
    for value, parameters, weight in ranges:
        if not _RANGE.fullmatch(value):
            continue  # `*` alone, `a/b/c`
        charsets = {parameter for parameter in parameters if parameter.startswith("charset=")}
        if not charsets <= {"charset=utf-8", "charset=utf8"}:
            continue
        if value == type:  # a profile or version that we do not know changes nothing
            rank = 3 + len(charsets)
        elif value == f"{main}/*":
            rank = 2
        elif value == "*/*":
            rank = 1
        else:
            continue
        if rank > best[0] or (rank == best[0] and weight > best[1]):
            best = (rank, weight)
    return best[1], best[0]


@lru_cache(maxsize=512)
def media_type(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """The offered media type that the client prefers; the first of them when it has no preference.

    Args:
        accept: the value of Accept; None or empty: anything will do.
        offered: in the server's order of preference, lower case.
    Returns:
        None when nothing of it is acceptable (406).
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = _ranges(accept)
    best: tuple[float, int] = (0.0, 0)
    chosen = None
    for type in offered:
        weight, rank = _quality(type, ranges)
        exact = 1 if rank > 2 else 0  # of two that are wanted alike, the one that was named
        if weight > 0 and (weight, exact) > best:
            best, chosen = (weight, exact), type
    return chosen


def matches(known: str | None, tag: str) -> bool:
    """If-None-Match against an entity tag, by weak comparison (RFC 9110, 13.1.2)."""
    if not known:
        return False
    opaque = tag.removeprefix("W/")
    return any(part.strip() in {"*", opaque, f"W/{opaque}"} for part in known.split(","))


@lru_cache(maxsize=512)
def tongue(accept_language: str | None, offered: tuple[str, ...] = ("en", "zh")) -> str:
    """The offered language that the client prefers (RFC 4647 lookup by the first subtag); else the first."""
    best, chosen = 0.0, offered[0]
    for value, _, weight in _ranges(accept_language or ""):
        if not _TAG.fullmatch(value):
            continue
        language = offered[0] if value == "*" else value.partition("-")[0]
        if language in offered and weight > best:
            best, chosen = weight, language
    return chosen


@lru_cache(maxsize=512)
def gzip(accept_encoding: str | None) -> bool:
    """Whether an answer may be sent compressed with gzip (RFC 9110, 12.5.3)."""
    weights = {value: weight for value, _, weight in _ranges(accept_encoding or "")}
    for name in ("gzip", "x-gzip", "*"):
        if name in weights:
            return weights[name] > 0
    return False


def content_type(value: str | None) -> tuple[str, str]:
    """A Content-Type → media type and charset, both lower case and empty when not given (RFC 9110, 8.3.1).

    What stands behind a malformed parameter is not looked at; of two charsets the first counts.
    """
    type = _TYPE.match(value or "")
    if value is None or type is None:
        return "", ""
    charset, at = "", type.end()
    while not charset and (parameter := _PARAMETER.match(value, at)):
        name, given = parameter.groups("")
        if name.lower() == "charset":
            charset = _ESCAPED.sub(r"\1", given[1:-1]) if given.startswith('"') else given
        at = parameter.end()
    return type[1].lower(), charset.lower()
