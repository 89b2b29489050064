"""Literals: is a form one of its datatype, and which of two comes first; None where a reference engine must decide."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox

from nbs_graph.namespaces import XSD
from nbs_graph.validation.shapes import Term

_INTEGERS = frozenset(
    XSD + name
    for name in [
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
    ]
)
NUMBERS = _INTEGERS | {XSD + "decimal"}
_TEXTS = frozenset({XSD + "string", XSD + "anyURI", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"})
_INTEGER = re.compile(r"[+-]?[0-9]{1,40}\Z")
_DECIMAL = re.compile(r"[+-]?([0-9]{1,40}(\.[0-9]{1,40})?|\.[0-9]{1,40})\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2}|Z)?\Z")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])\Z")
_YEAR = re.compile(r"[0-9]{4}\Z")


def _day(text: str) -> bool | None:
    try:
        return (_DAY.match(text) is not None and date.fromisoformat(text) is not None) or None
    except ValueError:
        return None


def _moment(text: str) -> bool | None:
    try:
        return (_MOMENT.match(text) is not None and datetime.fromisoformat(text) is not None) or None
    except ValueError:
        return None


_FORMS: dict[str, Callable[[str], bool | None]] = {
    XSD + "integer": lambda text: _INTEGER.match(text) is not None or None,
    XSD + "decimal": lambda text: _DECIMAL.match(text) is not None or None,
    XSD + "boolean": lambda text: text in ("true", "false") or None,
    XSD + "date": _day,
    XSD + "dateTime": _moment,
    XSD + "gYearMonth": lambda text: _MONTH.match(text) is not None or None,
    XSD + "gYear": lambda text: _YEAR.match(text) is not None or None,
}


def well_formed(value: ox.Literal) -> bool | None:
    """True when the form is surely one of the datatype, else None."""
    datatype = value.datatype.value
    if datatype in _TEXTS:
        return True
    known = _FORMS.get(datatype)
    return known(value.value) if known else None


def number(value: Term) -> Decimal | None:
    """The number that a literal stands for, None when it is none or not plainly one."""
    if isinstance(value, ox.Literal) and value.datatype.value in NUMBERS and _DECIMAL.match(value.value):
        return Decimal(value.value)
    return None


def order(first: Term, second: Term) -> int | None:
    """-1, 0 or 1 as `first` is before, at or after `second`; None when that is not plain."""
    one, other = number(first), number(second)
    if one is not None and other is not None:
        return (one > other) - (one < other)
    if isinstance(first, ox.Literal) and isinstance(second, ox.Literal):
        kind = first.datatype.value
        if kind == second.datatype.value == XSD + "date" and well_formed(first) and well_formed(second):
            return (first.value > second.value) - (first.value < second.value)
    return None
