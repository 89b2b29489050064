"""Answers as Python values: exact decimals, real dates, partial dates kept as what they are."""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox

from nbs_graph.namespaces import XSD

_INTEGERS = {
    "integer",
    "int",
    "long",
    "short",
    "byte",
    "nonNegativeInteger",
    "positiveInteger",
    "nonPositiveInteger",
    "negativeInteger",
    "unsignedLong",
    "unsignedInt",
    "unsignedShort",
    "unsignedByte",
}
_FINER = re.compile(r"\.\d{6}\d*[1-9]")  # than microseconds, which is as fine as Python's instants are
_PARTIAL = {XSD + "gYear", XSD + "gYearMonth", "http://id.loc.gov/datatypes/edtf/EDTF"}


class Iri(str):
    """An IRI; else a plain string."""

    __slots__ = ()


class PartialDate(str):
    """A date of less than a day's precision, or an interval, in EDTF: `2023`, `2023-08`, `1999/2018`."""

    __slots__ = ()


Value = str | int | float | bool | Decimal | date | datetime | None


class Row(Mapping[str, Value]):
    """One row: `row["title"]`, `row.title`, `dict(row)`, or unpacked in the order of the columns by `row.values()`.

    A column called as a method of mappings (`items`, `keys`, `values`, `get`) is `row["items"]` only.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = dict(values)

    def __getitem__(self, column: str) -> Value:
        return self._values[column]

    def __getattr__(self, column: str) -> Value:
        try:
            return self._values[column]
        except KeyError:
            raise AttributeError(f"no column {column}; there are {', '.join(self._values)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __reduce__(self) -> "tuple[type[Row], tuple[dict[str, Value]]]":
        return Row, (self._values,)  # else a copy looks for `_values` before it has any

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self._values.items())})"


def value(term: object) -> Value:
    """A term of an answer → the Python value nearest to it; what does not fit its type stays text."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    datatype, text = term.datatype.value, term.value
    if datatype in _PARTIAL:
        return PartialDate(text)
    try:
        return _typed(datatype.removeprefix(XSD), text)
    except (ValueError, ArithmeticError):
        return text


def spelled(number: float) -> str:
    """A floating-point number as XSD 1.1 (part 2, 3.3.5) spells it: `INF`, `-INF` and `NaN` are no words of Python's."""
    if math.isnan(number):
        return "NaN"
    return str(number) if math.isfinite(number) else "INF" if number > 0 else "-INF"


def _typed(datatype: str, text: str) -> Value:
    if "_" in text:  # Python reads 1_000, XSD does not
        return text
    if datatype in _INTEGERS:
        return int(text)
    if datatype == "decimal":
        number = Decimal(text)
        return number if number.is_finite() else text
    if datatype in {"double", "float"}:
        return float(text)
    if datatype == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    if datatype == "date":
        return date.fromisoformat(text)
    if datatype == "dateTime":
        return text if _FINER.search(text) else datetime.fromisoformat(text)
    return text
