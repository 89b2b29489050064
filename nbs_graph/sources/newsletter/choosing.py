"""Which of the dates on a page is the date of the item."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nbs_graph.sources.newsletter.entry import Dated
from nbs_graph.sources.newsletter.items import Item
from nbs_graph.sources.newsletter.month import Month
from nbs_graph.sources.newsletter.source import Flow
from nbs_graph.terms.reading.dates import find_dates

if TYPE_CHECKING:
    from nbs_graph.terms.reading.dates import FoundDate

_WITHOUT = frozenset({"Topic", "CaseStudy"})
"""Kinds that are told of, not dated."""
_NOT_OF_ITEM = re.compile(
    r"\s*(?:[(（][^()（）]*[)）])?\s*(?:前|之前|以前|截止|截至|为止|止|起施行|起实施|起生效|生效|以来|年底前|成立|首次|注册|报名|截稿)"
)
_OPENED = re.compile(r"(?:自|截至|截止|到|至|从|不晚于|以|须在|需在|将在|可于|请于)\s*\Z")
_DEADLINE = re.compile(r"[^。；]{0,12}(?:截止|截稿|前提交|前注册|前报名|前反馈|结束申请)")
_HAPPENS = re.compile(
    r"[^。；]{0,30}(?:发布|启动|举行|举办|召开|宣布|签署|批准|通过|印发|推出|公布|开课|开放|开展|开幕|闭幕|上线|成立)"
)
_MONTH = 7
_DAY = 10


def date_of(item: Item, kind: str, body: Flow, month: Month) -> Dated | None:
    """The date of an item: that of its byline, else the first day on which something happens in its text."""
    found: list[Dated] = []
    for paragraph in item.bylines:
        for place in paragraph.byline.dates if paragraph.byline else ():
            flow = paragraph.flow
            dates = [
                date
                for date in find_dates(flow.text[: place.end], month.year, month.month)
                if date.end > place.start and date.edtf
            ]
            if dates:
                found.append(dated(flow, dates[0]))
            elif edtf := _numbers_only(place.name):
                found.append(Dated(edtf, place.name, flow.ranges(place.start, place.end)))
    if found:
        return max(found, key=lambda date: len(date.edtf.split("/")[0]))
    if kind in _WITHOUT:
        return None
    dates = [date for date in find_dates(body.text, month.year, month.month) if date.edtf]
    return next((dated(body, date) for date in _candidates(body.text, dates)), None)


def _numbers_only(printed: str) -> str | None:
    """`2025` and `2025-07`, which are dates on a byline only."""
    match = re.fullmatch(r"((?:19|20)\d\d)(?:\s*[-./]\s*(0?[1-9]|1[0-2]))?", printed)
    return match and (f"{match[1]}-{int(match[2]):02}" if match[2] else match[1])


def _candidates(text: str, dates: Sequence["FoundDate"]) -> list["FoundDate"]:
    """Days and ranges of days first, in their order; then months in which something happens."""
    fitting = [date for date in dates if not _elsewhere(text, date)]
    days = [date for date in fitting if len((date.edtf or "").split("/")[0]) >= _DAY]
    months = [
        date
        for date in fitting
        if len((date.edtf or "").split("/")[0]) == _MONTH
        and re.search(r"\d", date.as_written)  # 本月 and 上月 are no dates
        and "/" not in (date.edtf or "")
        and _HAPPENS.match(text, date.end)
    ]
    return days + months


def _elsewhere(text: str, date: "FoundDate") -> bool:
    """Is it a deadline, or a day from which or until which something holds?"""
    if _NOT_OF_ITEM.match(text, date.end) or _DEADLINE.match(text, date.end):
        return True
    return (
        "/" not in (date.edtf or "") and _OPENED.search(text[max(0, date.start - 4) : date.start]) is not None
    )


def dated(flow: Flow, date: "FoundDate") -> Dated:
    """A date that was found in a flow."""
    interval = date.times or ""
    return Dated(
        date.edtf or "", date.as_written, flow.ranges(date.start, date.end), date.year_inferred, interval
    )
