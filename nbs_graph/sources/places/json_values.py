"""Scalars of JSON-LD → the lexical forms that they have in a graph.

JSON-LD 1.1 Processing Algorithms and API, section 8.2.2: numbers that are integers are written so, very large ones and
others as canonical doubles; JSON literals after RFC 8785.
"""

import json
import re
from collections.abc import Mapping

from nbs_graph.namespaces import XSD
from nbs_graph.sources.places.json_tree import Scalar, Value

_NUMBER = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,9}))?\Z")
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*+")
_MOST_DIGITS = 20
"""Of an integer: so the parser (pyoxigraph 0.5.13); the specification has 21."""
_DOUBLE = XSD + "double"


def lexical(scalar: Scalar, datatype: str | None) -> str | None:
    """A scalar and the datatype that its key gives it → its lexical form, None for `null`."""
    if isinstance(scalar.value, bool):
        return "true" if scalar.value else "false"
    if scalar.is_number and scalar.value is not None:
        return number(scalar.value, double=datatype == _DOUBLE)
    return scalar.value


def number(written: str, *, double: bool = False) -> str:
    """A JSON number → an integer, or a double in canonical form."""
    match = _NUMBER.match(written)
    if match is None:
        return written
    sign, whole, fraction, exponent = match.groups()
    digits = (whole + (fraction or "")).lstrip("0")
    point = len(digits) - len(fraction or "") + int(exponent or 0)  # the value is 0.DIGITS × 10^point
    digits = digits.rstrip("0")
    if not digits:
        return "0.0E0" if double else "0"
    if not double and len(digits) <= point <= _MOST_DIGITS:
        return sign + digits.ljust(point, "0")
    return f"{sign}{digits[0]}.{digits[1:] or '0'}E{point - 1}"


def json_literal(written: str) -> str:
    """JSON text → the text of an `rdf:JSON` literal; as written when it cannot be read."""
    try:
        value = json.loads(written, parse_float=_float)
    except (ValueError, RecursionError):
        return written
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _float(written: str) -> float | int:
    value = float(written)
    return int(value) if value.is_integer() and abs(value) < 1e21 else value


def ill_language(keywords: Mapping[str, Value]) -> tuple[str, str, int, int] | None:
    """The keywords of a value → why its `@language` makes it be dropped: kind, words and place; None when it does not."""
    tag = keywords.get("@language")
    if not isinstance(tag, Scalar) or not isinstance(tag.value, str):
        return None
    if "@value" not in keywords:
        return "nothing", tag.value, tag.start, tag.end
    return None if _TAG.fullmatch(tag.value) else ("language", tag.value, tag.start, tag.end)
