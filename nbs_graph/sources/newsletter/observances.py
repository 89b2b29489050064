"""The lines of a section of days → an entry each: date, name, and the rule by which it comes back."""

import re
from datetime import date

from nbs_graph.sources.newsletter import kinds
from nbs_graph.sources.newsletter.days import Day, Span, read_day
from nbs_graph.sources.newsletter.entry import Dated, Doubt, Entry, Ranges, Said
from nbs_graph.sources.newsletter.fields import said
from nbs_graph.sources.newsletter.items import Item
from nbs_graph.sources.newsletter.month import Month, announced
from nbs_graph.sources.newsletter.source import Flow
from nbs_graph.terms.reading.dates import find_dates
from nbs_graph.terms.reading.rules import check, read_rule
from nbs_graph.terms.recurrence import expand

_HALF_YEAR = 6


def observances(item: Item, before: int, month: Month) -> list[Entry]:
    """The lines of a section of days → an entry each."""
    found: list[Entry] = []
    for paragraph in item.body:
        day = read_day(paragraph.flow)
        if day is None:
            continue
        zh, en = _names(said(paragraph.flow, *day.name))
        kind, basis, _ = kinds.kind(
            item.section.code, zh.text if zh else "", en.text if en else "", "", people=0, organisations=0
        )
        entry = Entry(item.section.printed, item.section.code, kind, basis, before + len(found) + 1)
        entry.title_zh, entry.title_en = zh, en
        entry.body = said(paragraph.flow)
        number = announced(item.section.words)
        if day.date is not None:
            entry.date = _date(paragraph.flow, day.date, month, number)
        elif day.rule is not None and day.odd is None:
            entry.date = _ruled(paragraph.flow, day.rule, month, number)
        if kind == "Observance":
            _rule(entry, paragraph.flow, day)
        _weekday(entry, paragraph.flow)
        found.append(entry)
    return found


def _names(name: Said) -> tuple[Said | None, Said | None]:
    """`全球无购物日（Buy Nothing Day）` → both names."""
    match = re.fullmatch(
        r"(.*[^\x00-\x7f])\s*(?:[(（]([A-Za-z][^()（）]*[a-z][^()（）]*)[)）]|\s([A-Z][\x20-\x7e’]+))",
        name.text,
    )
    if match:
        return Said(match[1], name.ranges), Said(match[2] or match[3], name.ranges)
    return (None, name) if name.text.isascii() else (name, None)


def _date(flow: Flow, place: Span, month: Month, days: int | None) -> Dated | None:
    """The printed day; its year is that of the issue, or the next when the month is past."""
    words = flow.text[place[0] : place[1]]
    printed = re.search(r"(\d{1,2})\s*月", words)
    number = int(printed[1]) if printed else days
    year = month.year + (number is not None and month.month - number > _HALF_YEAR)
    short = re.fullmatch(r"(\d{1,2})[./·-](\d{1,2})", words)
    if short:
        year = month.year + (month.month - int(short[1]) > _HALF_YEAR)
        edtf = f"{year}-{int(short[1]):02}-{int(short[2]):02}"
        return Dated(edtf, words, flow.ranges(*place), inferred=True) if _exact(edtf) else None
    found = next((date for date in find_dates(words, year, number) if date.edtf), None)
    if found is None:
        return None
    edtf = re.sub(r"^\d{4}", str(year), found.edtf or "") if found.year_inferred else found.edtf or ""
    edtf = re.sub(r"/\d{4}", f"/{year}", edtf) if found.year_inferred else edtf
    if any(part.count("-") == 2 and _exact(part) is None for part in edtf.split("/")):
        return None  # 29 February, in the year that was inferred
    return Dated(edtf, words, flow.ranges(*place), found.year_inferred)


def _exact(edtf: str) -> date | None:
    """The first day of a date of days; None for a month, a year, a season."""
    try:
        return (
            date.fromisoformat(edtf.split("/", maxsplit=1)[0])
            if re.match(r"\d{4}-\d\d-\d\d(?:/|\Z)", edtf)
            else None
        )
    except ValueError:
        return None


def _weekday(entry: Entry, flow: Flow) -> None:
    """Does the weekday that is printed beside the date fit it?"""
    match = re.search(r"[(（]\s*(?:周|星期|礼拜)([一二三四五六日天])\s*[)）]", flow.text)
    day = _exact(entry.date.edtf) if entry.date and "/" not in entry.date.edtf else None
    if match is None or day is None:
        return
    if day.weekday() != min("一二三四五六日天".index(match[1]), 6):
        entry.doubts.append(
            Doubt(
                {
                    "en": f"{day} is not the weekday that is printed, {match[0]}.",
                    "zh": f"{day} 与所印的{match[0]}不符。",
                },
                flow.ranges(*match.span()),
            )
        )


def _ruled(flow: Flow, place: Span, month: Month, days: int | None) -> Dated | None:
    """The day that a rule gives this time, where no date is printed."""
    words = flow.text[slice(*place)]
    rule = read_rule(words, days)
    if rule is None:
        return None
    first = f"{month.year}-{month.month:02}"
    found = [str(day) for day in expand(rule.rrule, month.year, month.year + 1) if str(day) >= first]
    return Dated(found[0], words, flow.ranges(*place), inferred=True) if found else None


def _rule(entry: Entry, flow: Flow, day: Day) -> None:
    """The rule in its words, if the printed date agrees with it; else the fixed day; none where words are odd."""
    if day.odd is not None:
        words = flow.text[slice(*day.odd)].strip()
        _doubt(
            entry,
            flow.ranges(*day.odd),
            f"“{words}” cannot be told by a rule of one day of each year; no rule was set.",
            f"“{words}”无法表示为每年某一天的规则，未设规则。",
        )
        return
    exact = _exact(entry.date.edtf) if entry.date else None
    if day.rule is not None:
        _spoken(entry, flow, day.rule, exact)
    elif entry.date is None or exact is None:
        words = flow.text[slice(*(day.date or day.name))]
        _doubt(
            entry,
            flow.ranges(*(day.date or day.name)),
            f"“{words}” is no exact day; no rule was set.",
            f"“{words}”不是确切的日期，未设规则。",
        )
    else:
        ranges = entry.date.ranges
        entry.rrule = Said(f"FREQ=YEARLY;BYMONTH={exact.month};BYMONTHDAY={exact.day}", ranges)
        _doubt(
            entry,
            ranges,
            "That the day is the same each year is assumed; the text gives no rule.",
            "假定每年日期固定，原文未给出规则。",
        )
    if entry.rrule and entry.date and "/" in entry.date.edtf:
        _doubt(
            entry,
            entry.date.ranges,
            f"“{entry.date.printed}” are several days; the rule is of the first only.",
            f"“{entry.date.printed}”为多日，规则仅含首日。",
        )
    if entry.rrule and day.since:
        words = flow.text[slice(*day.since)].strip(" (（)）")
        _doubt(
            entry,
            flow.ranges(*day.since),
            f"“{words}”: the rule does not say in which year it begins.",
            f"“{words}”：规则未含起始年份。",
        )


def _spoken(entry: Entry, flow: Flow, place: Span, exact: date | None) -> None:
    """A rule in words; with a date, it must give that day."""
    words = flow.text[slice(*place)]
    rule = read_rule(words, exact.month if exact else None)
    if rule is None:
        en, zh = f"“{words}” was not understood as a rule.", f"未能将“{words}”读作规则。"
    elif exact is None:
        en, zh = (
            f"“{words}”: no exact day to compare it with; no rule was set.",
            f"“{words}”没有确切日期可核对，未设规则。",
        )
    elif not check(rule, exact):
        en, zh = f"“{words}” does not give {exact}: which is right?", f"“{words}”与 {exact} 不符，请核对。"
    else:
        entry.rrule = Said(rule.rrule, flow.ranges(*place))
        return
    _doubt(entry, flow.ranges(*place), en, zh)


def _doubt(entry: Entry, ranges: Ranges, en: str, zh: str) -> None:
    entry.doubts.append(Doubt({"en": en, "zh": zh}, ranges))
