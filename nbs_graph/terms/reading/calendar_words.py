"""Patterns of dates, from the words that `ontology/reading/calendar.yaml` declares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nbs_graph.terms.reading.text import SPACE, declared, either

S = SPACE
_YEAR = r"(?:(?<![\d.,])[12]\d{3}|(?<![〇零一二三四五六七八九十百千])[一二][〇零一二三四五六七八九]{3})"
_SMALL = r"(?:(?<![\d.,/])\d{1,2}(?![\d.,]\d)|(?<![〇零一二三四五六七八九十百千])[一二三四五六七八九十]{1,3})"
_TO = rf"{S}(?:至|到|——|[-–—~～−]|to){S}"
_UNTO = rf"{S}(?:至|到|——|[–—~～]|to|{S}-{S}){S}"


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Compiled patterns and what the words in them mean.

    Args:
        dates: each form of a date with its pattern, the longer ones first; groups y m d, and Y M D of the end.
        months: English names, lower case → number.
        years, months_away: words → steps from the year or month of the issue.
        unknown, lengths: what must not stand before.
        parts: what may follow a month or a year and makes it less than that.
        next_year: words for the year after, at the end of a range.
    """

    dates: tuple[tuple[str, re.Pattern[str]], ...]
    months: Mapping[str, int]
    years: Mapping[str, int]
    months_away: Mapping[str, int]
    unknown: re.Pattern[str]
    lengths: re.Pattern[str]
    parts: Mapping[str, re.Pattern[str]]
    next_year: frozenset[str]


@cache
def calendar_words() -> CalendarWords:
    """The patterns, made once."""
    table = declared("calendar")
    near, away = either(table["years"]), either(table["months_away"])
    after = either(table["next_year"])
    day, month = f"{S}[日号]", f"{S}月份?"
    firsts = "".join(sorted({word[0] for word in table["years"]}))
    lead = rf"(?=[\d〇零一二三四五六七八九十{firsts}])(?:(?P<y>{_YEAR}){S}年{S}的?|(?P<ry>{near}){S}的?)?"
    end = rf"(?:(?P<Y>{_YEAR}){S}年{S}|(?P<RY>{after}|{near}){S}的?)?"
    chinese = (
        (
            "days",
            rf"{lead}(?P<m>{_SMALL}){month}{S}(?P<d>{_SMALL})(?:{day})?{_TO}{end}(?:(?P<M>{_SMALL}){month}{S})?(?P<D>{_SMALL}){day}",
        ),
        ("months", rf"{lead}(?P<m>{_SMALL})(?:{month})?{_TO}{end}(?P<M>{_SMALL}){month}(?!{S}{_SMALL}{day})"),
        ("day", rf"{lead}(?P<m>{_SMALL}){month}{S}(?P<d>{_SMALL}){day}"),
        ("day", rf"(?P<rm>{away}){S}(?P<d>{_SMALL}){day}"),
        ("month", rf"{lead}(?P<m>{_SMALL}){month}(?!龄|{S}的?{S}(?:第|最后|首个))"),
        ("month", rf"(?P<rm>{away})"),
        ("years", rf"(?P<y>{_YEAR})(?:{S}年)?{_TO}(?P<Y>{_YEAR}){S}年(?!代)"),
        (
            "years",
            rf"(?<![A-Za-z0-9_./,+-])(?P<y>(?:19|20)\d\d)[-–—](?P<Y>(?:19|20|21)\d\d)(?={S}(?:[)，。,；;：:]|\Z))",
        ),
        ("decade", rf"(?:(?:\d{{2}}|[一二十]{{1,3}}){S}世纪{S})?(?:\d0|[一二三四五六七八九]十){S}年代"),
        ("year", rf"(?P<y>{_YEAR}){S}年(?!代)"),
        ("year", rf"(?P<ry>{near})"),
    )
    names = {name.lower(): int(number) for name, number in table["months"]["en"].items()}
    forms = (*_numeric(), *_english("|".join(sorted(table["months"]["en"], key=len, reverse=True))), *chinese)
    return CalendarWords(
        dates=tuple((name, re.compile(pattern)) for name, pattern in forms),
        months=names,
        years={word: int(step) for word, step in table["years"].items()},
        months_away={word: int(step) for word, step in table["months_away"].items()},
        unknown=re.compile(rf"{either(table['unknown'])}{S}的?{S}\Z"),
        lengths=re.compile(rf"{either(table['lengths'])}{S}\Z"),
        parts={
            "month": re.compile(rf"{S}({either(table['part_of_month'])})"),
            "year": re.compile(rf"{S}({either(table['part_of_year'])})"),
        },
        next_year=frozenset(table["next_year"]),
    )


def _numeric() -> tuple[tuple[str, str], ...]:
    """`2025.10.02`, `2025/9/30-10/3`, `09/18/2025`."""
    start = r"(?<![A-Za-z0-9_./-])(?P<y>[12]\d{3})"
    stop = r"(?![\d/]|[-.]\d|[A-SU-Za-z])"
    point = r"(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})"
    last = r"(?:(?:(?P<Y>[12]\d{3})(?P=mark))?(?P<M>\d{1,2})(?P=mark))?(?P<D>\d{1,2})"
    return (
        ("days", rf"{start}(?P<mark>[./]){point}{_TO}{last}{stop}"),
        ("days", rf"{start}(?P<mark>-){point}{S}(?:至|到|——|[–—~～]|to|\s-\s){S}{last}{stop}"),
        ("day", rf"{start}(?P<mark>[-./]){point}{stop}"),
        ("slashes", r"(?<![A-Za-z0-9_./-])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>[12]\d{3})(?![A-Za-z0-9_/-])"),
    )


def _english(names: str) -> tuple[tuple[str, str], ...]:
    """`18 September 2025`, `Sep 18, 2025`, `30 September – 2 October 2025`, `September 2025`."""
    month, other = rf"(?P<m>(?<![A-Za-z])(?:{names}))\b\.?", rf"(?P<M>(?:{names}))\b\.?"
    day, last = (
        rf"(?P<{d}>(?<![\d.,/-])\d{{1,2}})(?:st|nd|rd|th)?(?![\w]|[.,:]\d)".replace(
            "(?![\\w]", "(?![A-Za-z0-9]"
        )
        for d in ("d", "D")
    )
    last = last.replace("(?<![\\d.,/-])", "")
    year, final = r"(?P<y>[12]\d{3})(?!\d)", r"(?P<Y>[12]\d{3})(?!\d)"
    to = rf"{S}(?:to|until|and|[-–—]){S}"
    return (
        ("days", rf"{day}{to}{last}{S}(?:of{S})?{month}(?:,?{S}{year})?"),
        (
            "days",
            rf"{day}{S}(?:of{S})?{month}(?:,?{S}{year})?{to}{last}{S}(?:of{S})?{other}(?:,?{S}{final})?",
        ),
        ("days", rf"{month}{S}{day}(?:,?{S}{year})?{to}(?:{other}{S})?{last}(?:,?{S}{final})?"),
        ("day", rf"{day}{S}(?:of{S})?{month}(?:,?{S}{year})?"),
        ("day", rf"{month}{S}{day}(?:,?{S}{year})?"),
        ("month", rf"{month},?{S}{year}"),
    )
