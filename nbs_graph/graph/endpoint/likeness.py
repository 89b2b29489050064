"""When two engines hold the same: hashes of graphs that do not depend on order or on how a value is written.

Engines keep values, not spellings: `1.50` becomes `1.5`, `@zh-CN` becomes `@zh-cn`, `"x"^^xsd:string` becomes `"x"`.
Such differences are counted and told, and are no failure.
"""

import hashlib
import re
from collections.abc import Iterable

import pyoxigraph as ox

from nbs_graph.namespaces import XSD

_MODULUS = 1 << 256
_WHOLE = {
    XSD + name
    for name in (
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
    )
}  # fmt: skip
_FLOATS = {XSD + "double", XSD + "float"}
_DECIMAL = re.compile(r"\s*([+-]?)(\d*)(?:\.(\d*))?\s*", re.ASCII)
_BOOLEAN = {"true": "true", "1": "true", "false": "false", "0": "false"}
_ZERO_ZONE = re.compile(r"[+-]00:00$")
_FRACTION = re.compile(r"(\.\d*?)0+(?=$|Z|[+-])")


def normal(term: object) -> str:
    """A term as its value: equal for spellings that mean the same."""
    if not isinstance(term, ox.Literal):
        return str(term)
    datatype, text = term.datatype.value, term.value
    if term.language is not None:
        return f"{text!r}@{term.language.lower()}"
    return f"{_value(datatype, text)!r}^^{datatype}"


def _value(datatype: str, text: str) -> str:
    try:
        if datatype in _WHOLE:
            return str(int(text))
        if datatype == XSD + "decimal":
            return _decimal(text)
        if datatype in _FLOATS:
            return repr(float(text.replace("INF", "inf")))
    except ValueError:
        return text
    if datatype == XSD + "boolean":
        return _BOOLEAN.get(text, text)
    if datatype == XSD + "dateTime":
        return _FRACTION.sub(lambda m: m.group(1).rstrip("."), _ZERO_ZONE.sub("Z", text))
    return text


def _decimal(text: str) -> str:
    """All digits of a number count, however many there are; `decimal` would round to 28."""
    found = _DECIMAL.fullmatch(text)
    if found is None or not any(map(str.isdigit, text)):
        return text
    sign, whole, part = found[1], found[2].lstrip("0"), (found[3] or "").rstrip("0")
    value = f"{whole or 0}.{part}" if part else whole or "0"
    return f"-{value}" if sign == "-" and value != "0" else value


def key(triple: ox.Triple | ox.Quad) -> str:
    """A triple as its values."""
    return f"{triple.subject} {triple.predicate} {normal(triple.object)}"


class Likeness:
    """The hash of a set of triples, whatever their order: the sum of the hashes of each."""

    def __init__(self) -> None:
        self._sum = 0
        self.count = 0

    def add(self, keys: Iterable[str]) -> None:
        """Take in triples, each of them once."""
        for written in keys:
            self._sum += int.from_bytes(hashlib.sha256(written.encode()).digest())
            self.count += 1

    @property
    def hash(self) -> str:
        """64 hexadecimal digits."""
        return f"{self._sum % _MODULUS:064x}"
