"""Rules of recurring days in words: 9 月的第一个周六 → FREQ=YEARLY;BYMONTH=9;BYDAY=1SA.

Refused: days of the moon and the sun (春分, 农历), whole weeks, days told from another day (第一个周六后的周一),
two rules at once, and a day of one named year, which says nothing of other years.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from nbs_graph.terms.reading.numerals import read_number
from nbs_graph.terms.reading.text import SPACE, declared, either, fold
from nbs_graph.terms.recurrence import expand

S = SPACE
_NEIGHBOURS = r"[前后至到或和及、与~—–\-]"
_BEFORE = re.compile(rf"(?:{_NEIGHBOURS}|\d|农历|阴历|同年|当年|非){S}的?{S}\Z")
_AFTER = re.compile(
    rf"{S}的?{S}(?:{_NEIGHBOURS}|之后|之前|以后|以前|起|\bto\b|\bor\b|\band\b|\bafter\b|\bbefore\b)"
)
_LEAP = 2024


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurring day: its RFC 5545 RRULE, and the words that say so (code points in the text)."""

    rrule: str
    start: int
    end: int
    as_written: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    nth: tuple[re.Pattern[str], ...]
    fixed: tuple[re.Pattern[str], ...]
    refused: re.Pattern[str]
    places: Mapping[str, int]
    days: Mapping[str, str]
    months: Mapping[str, int]


@cache
def _patterns() -> _Patterns:
    table = declared("calendar")
    places = {word: int(place) for place, words in table["nth"].items() for word in words}
    days = {word: code for code, words in table["weekdays"].items() for word in words}
    months = {name: int(number) for name, number in table["months"]["en"].items()}
    month = rf"(?P<m>(?<!\d)\d{{1,2}}|[一二三四五六七八九十]{{1,2}}){S}月份?"
    months_of = rf"(?P<m>(?<!\d){{number}}(?:{S}月份?{S}[和与及、]{S}{{number}})*){S}月份?".replace(
        "{number}", r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
    )
    place, day = (either(word for word in words if not word.isascii()) for words in (places, days))
    nth, weekday = (either(word for word in words if word.isascii()) for words in (places, days))
    english = either(months)
    return _Patterns(
        nth=(
            re.compile(
                rf"(?:每年{S}(?:的{S})?)?(?:{months_of}|(?P<here>本月|当月))?{S}的?{S}(?P<n>{place}){S}(?P<w>{day})"
            ),
            re.compile(
                rf"(?:the\s)?(?P<n>{nth})\s(?P<w>{weekday})\s(?:of|in)\s(?P<e>{english})", re.IGNORECASE
            ),
        ),
        fixed=(
            re.compile(
                rf"(?:每年{S}(?:的{S})?)?{month}{S}(?P<d>(?<!\d)\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){S}[日号]"
            ),
            re.compile(
                rf"(?P<d>(?<!\d)\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<e>{english})(?!\s?,?\s?\d)",
                re.IGNORECASE,
            ),
            re.compile(
                rf"(?P<e>{english})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|\s?,?\s?\d)", re.IGNORECASE
            ),
        ),
        refused=re.compile(
            rf"{either(word for word in table['unknown'] if word != '每年')}|[12]\d{{3}}{S}年|每{S}[\d两二三四五]{S}年|隔年|第{S}[一二三四五\d]{S}个?{S}完整"
            rf"|第{S}[一二三四五\d]{S}个?{S}(?:周|星期)(?![一二三四五六日天])|最后一{S}周"
        ),
        places={_key(word): number for word, number in places.items()},
        days={_key(word): code for word, code in days.items()},
        months={_key(name): number for name, number in months.items()},
    )


def read_rule(text: str, month: int | None) -> Rule | None:
    """The words for a recurring day (`9 月第三个周六`, `每年6月8日`) → its rule, None when they do not say one exactly.

    Args:
        text: one such text; more words may stand around (`9 月 16 日（9 月第三个周六）世界小熊猫日`).
        month: the month that is meant when only `第三个周六` is written.
    """
    printed, text = text, fold(text)
    patterns = _patterns()
    if len(text) > 1000 or patterns.refused.search(text):
        return None
    nth = [match for pattern in patterns.nth for match in pattern.finditer(text)]
    found = nth or [match for pattern in patterns.fixed for match in pattern.finditer(text)]
    if len(found) != 1:
        return None
    match = found[0]
    if _BEFORE.search(text[: match.start()]) or _AFTER.match(text, match.end()):
        return None
    rrule = _rrule(match, patterns, month)
    return Rule(rrule, *match.span(), printed[match.start() : match.end()]) if rrule else None


def check(rule: Rule, day: date) -> bool:
    """Whether the rule falls on that day."""
    return day in expand(rule.rrule, day.year, day.year)


def _key(word: str) -> str:
    return "".join(word.split()).lower()


def _rrule(match: re.Match[str], patterns: _Patterns, month: int | None) -> str | None:
    groups = match.groupdict()
    if groups.get("e"):
        months = [patterns.months[_key(groups["e"])]]
    elif groups.get("m"):
        months = [_small(part) or 0 for part in re.findall(r"\d+|[一二三四五六七八九十]+", groups["m"])]
    else:
        months = [month or 0]
    if not all(1 <= one <= 12 for one in months):
        return None
    if "w" in groups:
        place = patterns.places[_key(groups["n"])]
        listed = ",".join(str(one) for one in sorted(set(months)))  # 五月和十月的第二个周六: in each of them
        return f"FREQ=YEARLY;BYMONTH={listed};BYDAY={place}{patterns.days[_key(groups['w'])]}"
    month = months[0]
    day = _small(groups["d"])
    try:
        date(_LEAP, month, day or 0)
    except ValueError:
        return None
    return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"


def _small(written: str) -> int | None:
    number = read_number(written.lstrip("0") or "0")
    return int(number.value) if number else None
