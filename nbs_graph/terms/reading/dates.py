"""Dates in running text, as EDTF; what cannot be placed exactly is told with a note and without one.

A month without a year is one of the year of the issue; of the year before, when it would lie more than six months
after the issue (an issue of January writes of December); of the year after, when it would lie ten months or more
before it (an issue of December announces January). When the same sentence names another year, nothing is inferred.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from nbs_graph.terms import dates as partial
from nbs_graph.terms.reading.calendar_words import CalendarWords, calendar_words
from nbs_graph.terms.reading.clock import read_clock
from nbs_graph.terms.reading.numerals import read_number
from nbs_graph.terms.reading.text import SPACE, declared, either, elsewhere, fold, inside, joined

_AGO = re.compile(r"\s?(?:前|来|的?历史)")
_SENTENCE = "。；;!！?？\n"
_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date where it stands.

    Args:
        edtf: EDTF level 1, a range as `a/b`; None when the text does not say it exactly (then `note` says why).
        precision: minute, day, month, year or decade.
        start, end: code points in the text.
        as_written: the text from start to end.
        year_inferred: the year was taken from the issue.
        times: ISO 8601 moment or interval with its offset, when hours and their zone are named.
        note: what a reader should know; None when there is nothing.
    """

    edtf: str | None
    precision: str
    start: int
    end: int
    as_written: str
    year_inferred: bool = False
    times: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Issue:
    year: int | None
    month: int | None


class _UnclearError(Exception):
    """Why a date cannot be placed."""


def find_dates(text: str, year: int | None, month: int | None) -> list[FoundDate]:
    """Running text, year and month of its issue → the dates in it, in order."""
    printed, text = text, fold(text)
    issue = _Issue(year, month)
    found: list[FoundDate] = []
    named: FoundDate | None = None
    for form, match in _matches(text):
        date = _date(text, form, match, issue, named)
        if date is not None:
            named = date if _names_year(text, date) else named
            found.append(replace(date, as_written=printed[date.start : date.end]))
    return found


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every date, none overlapping another: the one that starts first, of these the form that is declared first."""
    taken = joined(elsewhere(text))
    every: list[tuple[int, int, str, re.Match[str]]] = []
    for place, (form, pattern) in enumerate(calendar_words().dates):
        every.extend((match.start(), place, form, match) for match in pattern.finditer(text))
    every.extend((match.start(), -1, "era", match) for match in _eras().finditer(text))
    last = 0
    for start, _, form, match in sorted(every, key=lambda one: one[:2]):
        if start >= last and not inside(taken, start, match.end()):
            last = match.end()
            yield form, match


def _date(
    text: str, form: str, match: re.Match[str], issue: _Issue, named: FoundDate | None
) -> FoundDate | None:
    words = calendar_words()
    if form == "era":
        return _of_era(match)
    start, end = match.span()
    lead = text[max(0, start - 8) : start]
    precision = form.removesuffix("s") if form != "slashes" else "day"
    if form in ("year", "years") and words.lengths.search(lead):
        return None  # 近 2000 年 is a length of time
    found = FoundDate(None, precision, start, end, match[0])
    if words.unknown.search(lead):
        return replace(found, note="the year hangs on something else in the text")
    if form == "decade":
        return replace(found, note="a decade")
    if form == "year" and match[0][2:4] == "00" and _AGO.match(text, end):
        return replace(found, note="a year, or a number of years")
    try:
        edtf, inferred, note = _edtf(form, match, words, issue, _said(text, start, named))
    except _UnclearError as reason:
        return replace(found, note=str(reason))
    found = replace(found, edtf=edtf, year_inferred=inferred, note=note)
    part = words.parts[form].match(text, end) if form in words.parts else None
    if part is not None:
        return replace(
            found, end=part.end(), note=f"{part[1]}: less than the {form}, which EDTF level 1 cannot say"
        )
    if form == "day":
        clock = read_clock(text, end, edtf)
        if clock is not None:
            note = "; ".join(filter(None, (note, clock.note))) or None
            exact = "minute" if clock.times else "day"
            found = replace(found, end=clock.end, times=clock.times, note=note, precision=exact)
    return found


@cache
def _eras() -> re.Pattern[str]:
    """令和6年8月1日, 民国 113 年 5 月; `more` is the end of a range, `fiscal` makes it a year that starts elsewhere."""
    s, number = SPACE, r"(?:\d{1,3}|[元一二三四五六七八九十百零]{1,5})"
    small = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    era = either(declared("numbers")["eras"])
    return re.compile(
        rf"(?P<era>(?<!水){era}){s}(?P<y>{number}){s}年(?P<fiscal>度)?(?P<ages>代)?"
        rf"(?:{s}(?P<m>{small}){s}月份?(?:{s}(?P<d>{small}){s}[日号])?)?"
        rf"(?P<more>{s}(?:至|到|——|[-–—~～−]){s}(?:{era}?{s}{number}{s}年度?)?(?:{s}{small}{s}月)?(?:{s}{small}{s}[日号])?)?"
    )


def _of_era(match: re.Match[str]) -> FoundDate:
    """The date of an era's year, by the calendar that the rest of the text uses; ranges and fiscal years are not told."""
    precision = "day" if match["d"] else "month" if match["m"] else "year"
    found = FoundDate(None, precision, *match.span(), match[0])
    before, longest = (int(year) for year in declared("numbers")["eras"][match["era"]])
    if match["fiscal"] or match["ages"] or (match["more"] and match["more"].strip(" 至到—–-~～−")):
        return replace(found, note="a fiscal year, a decade or a range of an era")
    if match["more"]:  # a dash that joins nothing
        found = replace(
            found, end=match.start("more"), as_written=match[0][: match.start("more") - match.start()]
        )
    try:
        number = 1 if match["y"] == "元" else _number(match["y"])
        if number is None or not 1 <= number <= longest:
            return replace(found, note=f"no year of {match['era']}")
        parts = [before + number, _number(match["m"]), _number(match["d"])]
        return replace(found, edtf=_checked(_point(parts)))
    except _UnclearError as reason:
        return replace(found, note=str(reason))


def _names_year(text: str, date: FoundDate) -> bool:
    """Whether a date tells the year of what follows: not one of a title or a quotation."""
    lead = text[max(0, date.start - 60) : date.start]
    quoted = lead.rfind("《") > lead.rfind("》") or lead.rfind("“") > lead.rfind("”")
    return date.edtf is not None and not date.year_inferred and not quoted


def _said(text: str, start: int, named: FoundDate | None) -> tuple[int, bool] | None:
    """The year that the sentence names before `start`, and whether with a month."""
    if named is None or named.edtf is None or start - named.end > 300:
        return None
    if any(mark in text[named.end : start] for mark in _SENTENCE):
        return None
    return int(named.edtf.split("/")[-1][:4]), named.precision != "year"


def _edtf(
    form: str, match: re.Match[str], words: CalendarWords, issue: _Issue, said: tuple[int, bool] | None
) -> tuple[str, bool, str | None]:
    """The date, whether its year was inferred, a note."""
    groups = match.groupdict()
    first = [_number(groups.get(name)) for name in ("y", "m", "d")]
    last = [_number(groups.get(name)) for name in ("Y", "M", "D")]
    if groups.get("m") and groups["m"].lower() in words.months:
        first[1] = words.months[groups["m"].lower()]
    if groups.get("M") and groups["M"].lower() in words.months:
        last[1] = words.months[groups["M"].lower()]
    if form == "slashes":
        first = _slashes(first)
    inferred, note = False, None
    if first[0] is None and last[0] is not None and not groups.get("ry"):
        # the year stands at the end only: 30 September – 2 October 2025
        first[0] = last[0] - ((first[1] or 0) > (last[1] or first[1] or 0))
    if first[0] is None:
        first[0], first[1], note = _infer(first[1], groups, words, issue, said)
        inferred = True
    if form not in ("days", "months", "years"):
        return _checked(_point(first)), inferred, note
    if form == "days" and last[1] is None:
        last[1] = first[1]
    if last[0] is None:
        last[0] = first[0]
        if groups.get("RY") in words.next_year or (first[1], last[1]) == (12, 1):
            last[0] = (first[0] or 0) + 1
        elif groups.get("RY") in words.years and issue.year is not None:
            last[0] = issue.year + words.years[groups["RY"]]
    return _checked(f"{_point(first)}/{_point(last)}"), inferred, note


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    if written.isascii():
        return int(written) if written.isdigit() else None
    if len(written) == 4:
        return int(written.translate(_CHINESE_DIGITS))
    number = read_number(written)
    if number is None:
        raise _UnclearError(f"{written} is no number of a month or day")
    return int(number.value)


def _slashes(parts: list[int | None]) -> list[int | None]:
    """Month and day in either order, when only one of them can be the month."""
    year, one, two = parts
    if one is not None and two is not None and (one > 12) == (two > 12) and one != two:
        raise _UnclearError("month and day could be either way round")
    return [year, two, one] if one is not None and one > 12 else [year, one, two]


def _infer(
    month: int | None,
    groups: dict[str, str | None],
    words: CalendarWords,
    issue: _Issue,
    said: tuple[int, bool] | None,
) -> tuple[int, int | None, str | None]:
    """The year (and for 上月 the month) that the text leaves to the date of the issue."""
    if issue.year is None:
        raise _UnclearError("no year, and the year of the issue is not known")
    if word := groups.get("ry"):
        return issue.year + words.years["".join(word.split())], month, None
    if issue.month is None:
        raise _UnclearError("no year, and the month of the issue is not known")
    if word := groups.get("rm"):
        count = issue.year * 12 + issue.month - 1 + words.months_away["".join(word.split())]
        return count // 12, count % 12 + 1, None
    away = (month or issue.month) - issue.month
    year, note = issue.year, None
    if away > 6:
        year, note = issue.year - 1, "taken for the year before the issue"
    elif away < -9:
        year, note = issue.year + 1, "taken for the year after the issue"
    if said is not None and said[0] != year and (said[0] < year or said[1]):
        raise _UnclearError(f"{said[0]}, which the sentence names, or {year}")
    return year, month, note


def _point(parts: list[int | None]) -> str:
    year, month, day = parts
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def _checked(edtf: str) -> str:
    try:
        partial.parse(edtf)
    except ValueError as error:
        raise _UnclearError("there is no such date, or it ends before it starts") from error
    return edtf
