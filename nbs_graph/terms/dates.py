"""Partial dates: lexical forms, their XSD datatypes, the days they span.

The forms are those of ISO 8601-2 / EDTF levels 0 and 1 that the sources print: a year, a month, a day, a moment
with its zone, an interval of two of them with open ends. Nothing is padded: `2023-07` stays a month.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from nbs_graph.namespaces import XSD

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

_YEAR = re.compile(r"(\d{4})\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)\Z", re.ASCII
)

# The declared table: which lexical form gets which datatype (model.md, "Titles, dates, money").
_FORMS = ((_YEAR, "gYear"), (_MONTH, "gYearMonth"), (_DAY, "date"), (_MOMENT, "dateTime"))


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as its source.

    Args:
        text: the lexical form, e.g. `2023-07` or `1999/2018`.
        datatype: full IRI of its datatype.
        earliest: first day it can mean, None when open.
        latest: last day it can mean, None when open.
    """

    text: str
    datatype: str
    earliest: date | None
    latest: date | None

    @property
    def edtf(self) -> str:
        """The date in EDTF; a moment is given by its day, as EDTF intervals have no times."""
        return self.text[:10] if self.datatype == XSD + "dateTime" else self.text


def _point(text: str) -> PartialDate:
    for pattern, name in _FORMS:
        match = pattern.match(text)
        if match is None:
            continue
        if pattern is _MOMENT:
            moment = datetime.fromisoformat(text)
            return PartialDate(text, XSD + name, moment.date(), moment.date())
        parts = [int(part) for part in match.groups()]
        year = parts[0]
        first_month, last_month = (parts[1], parts[1]) if len(parts) > 1 else (1, 12)
        first = date(year, first_month, parts[2] if len(parts) > 2 else 1)
        last = first if len(parts) > 2 else date(year, last_month, calendar.monthrange(year, last_month)[1])
        return PartialDate(text, XSD + name, first, last)
    raise ValueError(f"“{text}” is not YYYY, YYYY-MM, YYYY-MM-DD or a date and time with its zone")


def parse(text: str) -> PartialDate:
    """Lexical form → partial date.

    Raises:
        ValueError: not one of the forms, a day that does not exist, or an interval whose end precedes its start.
    """
    if "/" not in text:
        return _point(text)
    left, right = text.split("/", 1)
    start = None if left == ".." else _point(left)
    end = None if right == ".." else _point(right)
    if start is None and end is None:
        raise ValueError("an interval open at both ends says nothing")
    first = start.earliest if start else None
    last = end.latest if end else None
    if first and last and first > last:
        raise ValueError(f"the interval “{text}” ends before it starts")
    edtf_text = "/".join(part.edtf if part else ".." for part in (start, end))
    return PartialDate(edtf_text, EDTF, first, last)


def is_one(text: str) -> bool:
    """Whether a text is a date in one of the forms, and exists."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def span(start: str, end: str) -> PartialDate:
    """Two lexical forms (either may be empty) → the one date that covers both.

    Raises:
        ValueError: as `parse`; both empty.
    """
    if start and end:
        if _point(start).edtf == _point(end).edtf:
            return _point(start)
        return parse(f"{_point(start).edtf}/{_point(end).edtf}")
    if start:
        return _point(start)
    return parse(f"../{_point(end).edtf}")
