"""Numbers that count and measure nothing: dates, goals, names, places in an order, identifiers, hours."""

import re
from collections.abc import Iterable
from functools import cache

from nbs_graph.terms.reading.dates import find_dates
from nbs_graph.terms.reading.numerals import CHINESE
from nbs_graph.terms.reading.text import SPACE, declared, either, elsewhere, joined
from nbs_graph.terms.reading.unit_words import unit_words

S = SPACE
_HOURS = re.compile(r"(?<!\d)[012]?\d[:：][0-5]\d(?!\d)", re.ASCII)
_PHONE = re.compile(r"(?<!\d)(?:\+\d{1,3}[ -])?\d{2,4}-\d{6,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)", re.ASCII)
_PRODUCT = re.compile(
    r"\d{1,6}\s?[×*]\s?(?!10(?:\s?[\^⁺⁻⁰¹²³⁴-⁹]|(?:\s{1,2}|[-−])\d{1,2}(?![\d.,年月])))\d{1,6}|\d{1,6}\+[A-Za-z]|(?<!\d)\d{1,4}/\d{4,12}",
    re.ASCII,
)
# A letter before a number makes a name of it (NbS4, CO2, PM2.5, COVID-19), so does a sign of arithmetic.
_GLUED = re.compile(r"(?:[A-Za-z_][-–−]?|[×*=#@\\+^]|\d[.,/:]|[第])\s{0,2}\Z")
_LATIN_GAP = re.compile(r"[A-Za-z_]\s+\Z")
_MINUS = re.compile(r"(?:[-−–]|零下)\s?\Z")
_NO_MINUS_AFTER = re.compile(r"[\d%‰℃°²³)\]±+×*/=^−-]\Z", re.ASCII)
_POWER = re.compile(r"[1-4](?![\d.])", re.ASCII)


@cache
def _goals() -> re.Pattern[str]:
    """Goals and targets by number; after 目标 alone a number with a unit is the aim itself (目标 30%)."""
    words = declared("quantities")["goals"]
    firm = either(word for word in words if "SDG" in word or "可持续" in word)
    number = r"\d{1,2}(?:\.[0-9a-z])?(?![\d.]\d)"
    more = rf"(?:{S}(?:、|和|及|与|以及|,|，|至|到|-|–|—|and|&){{1,2}}{S}{number}){{0,16}}"
    loose = rf"{either(words)}{S}{number}(?!{S}(?:[\d.]|{unit_words().pattern.pattern.replace('?P<word>', '?:')}))"
    return re.compile(rf"{firm}{S}{number}{more}|{loose}")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(either(declared("quantities")["names"]))


@cache
def _levels() -> re.Pattern[str]:
    """`95% CI`, `置信区间 95%`: the level of an interval; behind the word an end of the interval may stand as well."""
    words, level = either(declared("quantities")["confidence"]), r"(?<![\d.])(?:[89]\d|99\.\d{1,2})"
    return re.compile(
        rf"(?<![\d.])\d{{1,2}}(?:\.\d{{1,2}})?{S}%{S}的?{S}{words}"
        rf"|{words}{S}[为是取=:：(（]?{S}{level}{S}%(?!{S}(?:[-–—~～−至到,，、]|to\b))",
        re.IGNORECASE,
    )


def blocked(text: str, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Folded text, spans of other values → all spans in which no quantity stands, in order and apart."""
    spans = [*taken, *elsewhere(text)]
    spans.extend((date.start, date.end) for date in find_dates(text, None, None))
    for pattern in (_goals(), _names(), _levels(), _HOURS, _PHONE, _PRODUCT):
        spans.extend(match.span() for match in pattern.finditer(text))
    return joined(spans)


def is_name(text: str, start: int) -> bool:
    """Whether what stands before the number makes it part of a name, an order or a calculation."""
    before = text[max(0, start - 4) : start]
    return _GLUED.search(before) is not None and _LATIN_GAP.search(before) is None


def is_negative(text: str, start: int) -> bool:
    """Whether a minus, or a hyphen that may be one, stands right before."""
    return _MINUS.search(text[max(0, start - 3) : start]) is not None


def minus_at(text: str, start: int) -> int | None:
    """Where the minus of the number at `start` stands; None when it may be a hyphen, a dash, or part of a unit."""
    at = start - 1
    lead = text[max(0, at - 6) : at]
    before = lead.rstrip()
    last, gap = before[-1:], lead[len(before) :]
    latin = last.isascii() and last.isalpha()
    if _NO_MINUS_AFTER.search(before) or (latin and (not gap or _POWER.match(text, start))):
        return None
    if text[at : at + 1] == "−":
        return None if not gap and last in (*CHINESE,) and last else at
    if text[at : at + 1] != "-" or not last or "\n" in gap:
        return None  # at the head of a line it may be a bullet
    return at if gap or last in declared("numbers")["minus_after"] else None


@cache
def _duration_cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = declared("quantities")["duration_cues"]
    return (
        re.compile(rf"(?<![将接]){either(cues['never_after'])}{S}\Z", re.IGNORECASE),
        re.compile(rf"{either(cues['one_needs_before'])}{S}\Z"),
        re.compile(rf"{S}{either(cues['one_needs_after'])}"),
    )


def is_duration(text: str, start: int, first: int, end: int, *, one: bool) -> bool:
    """Whether a number of years, months … is a length of time that is meant as such.

    Args:
        text: folded.
        start: where the number starts; first: where the words that qualify it start.
        end: where the unit ends.
        one: the number is one.
    """
    never, before, after = _duration_cues()
    if any(never.search(text[max(0, at - 8) : at]) for at in {start, first}):
        return False
    lead = text[max(0, start - 8) : start]
    return not one or before.search(lead) is not None or after.match(text, end) is not None


@cache
def _two_before() -> re.Pattern[str]:
    return re.compile(rf"{S}{either(declared('quantities')['articles']['two_before'])}")


def is_article(text: str, start: int, end: int) -> bool:
    """Whether a count of one or two is an article (一个, 两方面), or one of a row (三、四个)."""
    written = text[start:end]
    if written in ("一", "1"):
        return True
    if written in ("两", "二", "2") and _two_before().match(text, end):
        return True
    row = re.compile(r"[一二三四五六七八九]、\s?\Z").search(text[max(0, start - 3) : start])
    return row is not None and len(written) == 1 and not written.isascii()
