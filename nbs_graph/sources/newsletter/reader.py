"""The text of a newsletter → its entries, and what became of each character."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from nbs_graph.errors import CannotDo
from nbs_graph.sources.newsletter import fields, furniture, kinds, layout, links, structure
from nbs_graph.sources.newsletter.addresses import Linked
from nbs_graph.sources.newsletter.days import read_day
from nbs_graph.sources.newsletter.entry import Dated, Doubt, Entry, Issue, Leftover, Said
from nbs_graph.sources.newsletter.fields import World, said
from nbs_graph.sources.newsletter.items import Item
from nbs_graph.sources.newsletter.month import Month, announced, month_of
from nbs_graph.sources.newsletter.paragraphs import Paragraph
from nbs_graph.sources.newsletter.source import Flow, Line, lines
from nbs_graph.sources.newsletter.structure import Structure
from nbs_graph.sources.newsletter.vocabulary import declared
from nbs_graph.terms.reading.dates import find_dates
from nbs_graph.terms.reading.rules import check, read_rule
from nbs_graph.terms.recurrence import expand

_HALF_YEAR = 6


def read(text: str, world: World, *, issue: str | None = None, confirmed: Iterable[str] = ()) -> Issue:
    """The text of an issue → what it holds.

    Args:
        text: canonical (LF, NFC, no byte order mark); offsets count in it.
        world: organisations and countries that are known.
        issue: its month, `2023-08`; None to infer it.
        confirmed: addresses that a reader found beside the text, as annotations of a PDF.

    Raises:
        CannotDo: there is nothing to read, or the month cannot be told.
    """
    printed = lines(text)
    if not printed:
        raise CannotDo("There is no text in it.", "文件中没有文字。")
    skipped = furniture.furniture(printed)
    set_in = layout.layout([line for line in printed if "://" not in line.text])
    linked = links.find(printed, set(skipped), set_in, confirmed)
    whole = structure.structure(printed, set(skipped), linked, set_in, world.gazetteer.__contains__)
    if not whole.items:
        raise CannotDo(
            "No section of a newsletter was recognised; headings are declared in ontology/reading/newsletter.yaml.",
            "没有识别出通讯的栏目；栏目名称在 ontology/reading/newsletter.yaml 中声明。",
        )
    month = _month(issue, printed, whole)
    found = Issue(text, str(month), month.basis, against=month.against)
    for item in whole.items:
        if item.section.code in declared("newsletter")["of_days"]:
            found.entries.extend(_days(item, len(found.entries), month))
        else:
            found.entries.append(fields.entry(item, len(found.entries) + 1, month, world))
    found.sections = [(section.printed, section.code) for section in whole.sections]
    found.furniture = dict(Counter(skipped.values()) + Counter({"link-annotation": len(linked.annotations)}))
    found.repaired = {
        "line ends in addresses": sum(link.breaks for entry in found.entries for link in entry.links),
        "addresses confirmed by annotations": sum(
            link.confirmed for entry in found.entries for link in entry.links
        ),
    }
    _account(found, printed, skipped, linked, whole)
    return found


def _month(issue: str | None, printed: Sequence[Line], whole: Structure) -> Month:
    first = min((section.row for section in whole.sections), default=0)
    heading = next(
        (section.words for section in whole.sections if section.code in declared("newsletter")["of_days"]), ""
    )
    bylines = [paragraph.text for item in whole.items for paragraph in item.bylines]
    dates = _printed_dates(bylines) or _printed_dates(
        paragraph.text for item in whole.items for paragraph in item.body
    )
    return month_of(issue, [line.text for line in printed[:first]], heading, dates)


def _printed_dates(texts: Iterable[str]) -> list[str]:
    return [found.edtf for text in texts for found in find_dates(text, None, None) if found.edtf]


def _days(item: Item, before: int, month: Month) -> list[Entry]:
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
        elif day.rule is not None:
            entry.date = _ruled(paragraph.flow, day.rule, month, number)
        if kind == "Observance":
            _rule(entry, paragraph.flow, day.rule)
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


def _date(flow: Flow, place: tuple[int, int], month: Month, days: int | None) -> Dated | None:
    """The printed day; its year is that of the issue, or the next when the month is past."""
    words = flow.text[place[0] : place[1]]
    printed = re.search(r"(\d{1,2})\s*月", words)
    number = int(printed[1]) if printed else days
    year = month.year + (number is not None and month.month - number > _HALF_YEAR)
    short = re.fullmatch(r"(\d{1,2})[./·-](\d{1,2})", words)
    if short:
        year = month.year + (month.month - int(short[1]) > _HALF_YEAR)
        return Dated(
            f"{year}-{int(short[1]):02}-{int(short[2]):02}", words, flow.ranges(*place), inferred=True
        )
    found = next((date for date in find_dates(words, year, number) if date.edtf), None)
    if found is None:
        return None
    edtf = re.sub(r"^\d{4}", str(year), found.edtf or "") if found.year_inferred else found.edtf or ""
    edtf = re.sub(r"/\d{4}", f"/{year}", edtf) if found.year_inferred else edtf
    return Dated(edtf, words, flow.ranges(*place), found.year_inferred)


def _weekday(entry: Entry, flow: Flow) -> None:
    """Does the weekday that is printed beside the date fit it?"""
    match = re.search(r"[(（]\s*(?:周|星期|礼拜)([一二三四五六日天])\s*[)）]", flow.text)
    if match is None or entry.date is None or len(entry.date.edtf) != len("2024-08-29"):
        return
    day = date.fromisoformat(entry.date.edtf)
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


def _ruled(flow: Flow, place: tuple[int, int], month: Month, days: int | None) -> Dated | None:
    """The day that a rule gives this time, where no date is printed."""
    words = flow.text[slice(*place)]
    rule = read_rule(words, days)
    if rule is None:
        return None
    first = f"{month.year}-{month.month:02}"
    found = [str(day) for day in expand(rule.rrule, month.year, month.year + 1) if str(day) >= first]
    return Dated(found[0], words, flow.ranges(*place), inferred=True) if found else None


def _rule(entry: Entry, flow: Flow, place: tuple[int, int] | None) -> None:
    """The rule in its words, if the printed date agrees with it; else the fixed day."""
    if entry.date is None:
        return
    day = entry.date.edtf.split("/")[0]
    if place is None:
        _, month, number = day.split("-")
        entry.rrule = Said(f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(number)}", entry.date.ranges)
        entry.doubts.append(
            Doubt(
                {
                    "en": "That the day is the same each year is assumed; the text gives no rule.",
                    "zh": "假定每年日期固定，原文未给出规则。",
                },
                entry.date.ranges,
            )
        )
        return
    words = flow.text[place[0] : place[1]]
    rule = read_rule(words, int(day.split("-")[1]))
    if rule is None:
        entry.doubts.append(
            Doubt(
                {"en": f"“{words}” was not understood as a rule.", "zh": f"未能将“{words}”读作规则。"},
                flow.ranges(*place),
            )
        )
    elif not check(rule, date.fromisoformat(day)):
        entry.doubts.append(
            Doubt(
                {
                    "en": f"“{words}” does not give {day}: which is right?",
                    "zh": f"“{words}”与 {day} 不符，请核对。",
                },
                flow.ranges(*place),
            )
        )
    else:
        entry.rrule = Said(rule.rrule, flow.ranges(*place))


def _account(
    found: Issue, printed: Sequence[Line], skipped: dict[int, str], linked: Linked, whole: Structure
) -> None:
    """Every character that is no white space: of a field, of furniture, or left over."""
    reasons: dict[int, str] = {}
    of_items = {row for item in whole.items for paragraph in _paragraphs(item) for row in paragraph.rows}
    of_days = {
        row
        for item in whole.items
        if item.section.code in declared("newsletter")["of_days"]
        for paragraph in item.body
        for row in paragraph.rows
        if read_day(paragraph.flow) is None
    }
    behind = {row for item in whole.items for paragraph in item.behind for row in paragraph.rows}
    known = (
        set(skipped)
        | linked.annotations
        | set(linked.used)
        | of_items
        | {section.row for section in whole.sections}
        | set(whole.preface)
    )
    for index in range(len(printed)):
        if index in linked.unplaced:
            reasons[index] = "address printed nowhere else, perhaps of a link whose words are not an address"
        elif index in of_days:
            reasons[index] = "no date and name of a day"
        elif index in linked.hollow:
            reasons[index] = "label of a link without its address"
        elif index in behind:
            reasons[index] = "behind the links of an item"
        elif index not in known:
            reasons[index] = "of no item"
    total = sum(not character.isspace() for character in found.text)
    left = 0
    for index, reason in reasons.items():
        line = printed[index]
        left += sum(not character.isspace() for character in found.text[line.start : line.end])
        found.leftovers.append(Leftover(line.start, line.end, found.text[line.start : line.end], reason))
    found.coverage = 1 - left / total if total else 1.0


def _paragraphs(item: Item) -> Iterable[Paragraph]:
    yield from item.titles
    yield from item.bylines
    yield from item.body
