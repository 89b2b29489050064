"""Quantities in running text: what is counted and measured, each exactly or not at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from nbs_graph.terms.reading import amounts
from nbs_graph.terms.reading.amounts import Value
from nbs_graph.terms.reading.behind import ROW, Read, inexact, is_rank, signed, unit_behind
from nbs_graph.terms.reading.not_quantities import (
    blocked,
    is_article,
    is_duration,
    is_name,
    is_negative,
    minus_at,
)
from nbs_graph.terms.reading.numerals import times_ten
from nbs_graph.terms.reading.quantity import Quantity, following, ordinals, wholes
from nbs_graph.terms.reading.refused import Refused, refuse, unusual, vague_start
from nbs_graph.terms.reading.text import SPACE, declared, fold, inside, joined
from nbs_graph.terms.reading.unit_words import FoundUnit, counted_before, with_rates

S = SPACE
_PLUS_MINUS = re.compile(rf"{S}(?:±|\+/-){S}")
_MORE_BEHIND = re.compile(rf"{S}多(?![边元样年种方级重功层次国数少个能])")
_HALF = re.compile(rf"{S}半(?!数|径|衰|导|干|球|岛)")  # 三年半 is more than three years
_TENTHS = re.compile(rf"{S}[\d一二三四五六七八九]")  # 三成五
_POWER = re.compile(rf"{S}次(?:幂|方(?![案式法面针向]))")
_BASE = re.compile(rf"[\d.〇零一二两三四五六七八九十百千万亿]{{1,12}}{S}的?{S}\Z")
_OR = re.compile(r"\s?[(]?(?:或|即)\s?[(]?")


@dataclass(frozen=True, slots=True)
class QuantitiesFound:
    """The quantities of a text and what looks like one, both in order."""

    found: tuple[Quantity, ...]
    refused: tuple[Refused, ...]


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Running text, the spans of its sums of money → its quantities, in order. What was refused: `read_quantities`."""
    return list(read_quantities(text, taken).found)


def read_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> QuantitiesFound:
    """As `find_quantities`, and what looks like a quantity and cannot be read exactly."""
    printed, text = text, fold(text)
    out = blocked(text, taken)
    values = [value for value in amounts.find_values(text) if not inside(out, value.start, value.end)]
    measured = list(_measured(text, values))
    refused = [
        replace(one, as_written=printed[one.start : one.end]) for one in measured if isinstance(one, Refused)
    ]
    found = [*(one for one in measured if isinstance(one, Quantity)), *ordinals(text, out)]
    found.sort(key=lambda one: one.start)
    spans = [(one.start, one.end) for one in found]
    found.extend(
        one
        for one in wholes(text)
        if not inside(out, one.start, one.end) and not inside(spans, one.start, one.end)
    )
    found.sort(key=lambda one: one.start)
    found = [replace(one, as_written=printed[one.start : one.end]) for one in found]
    spans = [(one.start, one.end) for one in found] + [(one.start, one.end) for one in refused]
    spans = joined([*out, *spans])
    refused.extend(
        replace(one, as_written=printed[one.start : one.end])
        for one in unusual(text)
        if not inside(spans, one.start, one.end)
    )
    refused.sort(key=lambda one: one.start)
    return QuantitiesFound(tuple(found), tuple(refused))


def _measured(text: str, values: list[Value]) -> Iterator[Quantity | Refused]:
    at, floor = 0, 0
    previous: Quantity | None = None
    while at < len(values):
        low, high = values[at], values[at + 1] if at + 1 < len(values) else None
        quantity: Quantity | Refused | None = None
        used = 1
        if high is not None and high.start - low.end <= 24:
            quantity, used = _two(text, low, high, floor)
        if used == 1:
            quantity = _one(text, low, floor)
        at += used
        if isinstance(quantity, Quantity):
            previous = quantity = _as_before(text, previous, quantity)
        if quantity is not None and quantity.start >= floor:
            floor = quantity.end
            yield quantity


def _two(text: str, low: Value, high: Value, floor: int) -> tuple[Quantity | Refused | None, int]:
    """Two numbers as one quantity (30%—50%, 208±44 TgC) and 2; 1 when they are none."""
    if _PLUS_MINUS.fullmatch(text, low.end, high.start):
        return _with_margin(text, low, high, floor), 2
    first = unit_behind(text, low)
    end = first.unit.end if first else low.end
    if not amounts.joins(text, end, high.start):
        at = minus_at(text, high.start)
        if at is None or not amounts.joins(text, end, at):
            return None, 1
        high = signed(text, high) or high
    last = unit_behind(text, high)
    if last is None and low.percent and isinstance(high.value, Decimal):  # 百分之三十至五十
        last = Read(high, FoundUnit(high.end, "percent", "", ROW), None)
    if last is None or (first is not None and first.unit.code != last.unit.code):
        return None, 1
    if is_name(text, low.start):
        return None, 2
    low_end = signed(text, low)
    if low_end is None:
        return refuse(text, low.start, last.unit.end, "negative", "quantity"), 2
    ends = amounts.span(low_end, high)
    if first is not None and isinstance(first.value.value, Decimal) and isinstance(last.value.value, Decimal):
        lower, upper = first.value.value, last.value.value
        lower = -lower if low_end.start < low.start else lower
        ends = (lower, upper) if lower < upper else None  # both are complete
    elif ends is not None and last.unit.word == "成":
        ends = (ends[0] * 10, ends[1] * 10)
    start = vague_start(text, low_end.start, floor)
    if low.value is None or high.value is None or low.more or (first is not None and first.between):
        return refuse(text, start, last.unit.end, "not_exact", "quantity"), 2
    if amounts.left_open(text, low.start):
        return refuse(text, start, last.unit.end, "left_open", "quantity"), 2
    if ends is None:
        return refuse(text, low_end.start, last.unit.end, "range", "quantity"), 2
    return _quantity(text, low_end, last, floor, value_to=ends[1], value=ends[0]), 2


def _with_margin(text: str, low: Value, high: Value, floor: int) -> Quantity | Refused | None:
    number = signed(text, low) or low
    opened = text[number.start - 1 : number.start] == "(" and text[high.end : high.end + 1] == ")"
    read = unit_behind(text, replace(low, percent=False, end=high.end + opened))
    if read is None:
        return None
    number = replace(number, start=number.start - opened)
    if number.start == low.start and is_negative(text, low.start):
        return refuse(text, number.start, read.unit.end, "negative", "quantity")
    value, margin = number.value, high.value
    if not isinstance(value, Decimal) or not isinstance(margin, Decimal) or not low.scale or not high.scale:
        return refuse(text, number.start, read.unit.end, "margin", "quantity")
    if low.scale == 1 < high.scale:  # 3.2±0.4 万公顷
        value = times_ten(value, len(str(high.scale)) - 1)
    return _quantity(text, number, read, floor, value=value, margin=margin)


def _one(text: str, value: Value, floor: int) -> Quantity | Refused | None:
    read = unit_behind(text, value)
    if power := _POWER.match(text, value.end):  # 10 的 3 次方
        base = _BASE.search(text[max(floor, value.start - 20) : value.start])
        start = value.start - (len(base[0]) if base else 0)
        return refuse(text, start, power.end(), "power", "quantity")
    if value.value is None:
        return inexact(text, value, floor)
    if read is None or is_name(text, value.start):
        return None
    number = signed(text, value)
    if number is None:
        if read.unit.unit.sort != "measure":
            return None  # a bullet, a dash
        return refuse(text, value.start, read.unit.end, "negative", "quantity")
    if amounts.left_open(text, value.start):
        start = vague_start(text, value.start, floor)
        return refuse(text, start, read.unit.end, "left_open", "quantity")
    exact = read.value.value
    assert exact is not None
    return _quantity(text, number, read, floor, value=-exact if number.start < value.start else exact)


def _quantity(
    text: str,
    first: Value,
    read: Read,
    floor: int,
    *,
    value: Decimal | Fraction,
    value_to: Decimal | None = None,
    margin: Decimal | None = None,
) -> Quantity | Refused | None:
    unit, sort = read.unit, read.unit.unit.sort
    cue = unit.unit.only_after
    if cue and not cue.search(amounts.clause_before(text, first.start)):
        return None
    before = amounts.before(text, first.start, floor)
    if half := _HALF.match(text, unit.end):
        return refuse(text, before.start, half.end(), "half", "quantity")
    if unit.word == "成" and (tenths := _TENTHS.match(text, unit.end)):
        return refuse(text, before.start, tenths.end(), "tenths", "quantity")
    if sort == "count" and (
        value != int(value)
        or value <= 0
        or is_article(text, first.start, first.end)
        or is_rank(text, before.start)
    ):
        return None
    if sort == "duration" and (
        not is_duration(text, first.start, before.start, unit.end, one=value == 1)
        or value < 0
        or (unit.code == "years" and value >= 1000)
    ):
        return None
    end, behind = amounts.after(text, unit.end)
    if behind is None and sort != "count" and (more := _MORE_BEHIND.match(text, end)):
        end, behind = more.end(), "more_than"
    inner = "more_than" if read.value.more else read.between
    yearly = sort == "measure" and amounts.yearly(text, first.start, unit.end)
    code = _by_year(unit.code) if yearly and unit.unit.flow else unit.code
    if sort == "measure" and unit.unit.flow and "/" not in unit.code.partition("·")[0].replace("/a", ""):
        code = _by_area(code, amounts.clause_before(text, first.start))
    if sort == "count" and code == "count":
        code = counted_before(amounts.clause_before(text, first.start), unit.word) or code
    return Quantity(
        value,
        value_to,
        margin,
        code,
        before.qualifier or inner or behind or "eq",
        before.change,
        before.start,
        end,
        text[before.start : end],
        following(text, end),
        "year" if yearly or code.endswith(("/a", "·a)")) else None,
    )


def _by_area(code: str, clause: str) -> str:
    """每公顷 before a flow makes it one of an area."""
    for word, area in declared("quantities")["areas"].items():
        if word in clause:
            base, slash, _ = code.partition("/")
            return f"{base}/({area}·a)" if slash else f"{base}/{area}"
    return code


def _by_year(code: str) -> str:
    base, _, rates = code.partition("/")
    return with_rates(base, [*filter(None, rates.strip("()").split("·")), "a"])


def _as_before(text: str, previous: Quantity | None, quantity: Quantity) -> Quantity:
    """The same said in another unit (208 TgC 或 762 TgCO2-eq) is qualified as it was before."""
    if (
        previous is None
        or not _OR.fullmatch(text, previous.end, quantity.start)
        or quantity.unit == previous.unit
    ):
        return quantity
    if previous.per == "year" and previous.unit.endswith("/a") and quantity.per is None:
        quantity = replace(quantity, unit=_by_year(quantity.unit), per="year")
    qualifier = previous.qualifier if quantity.qualifier == "eq" else quantity.qualifier
    return replace(quantity, qualifier=qualifier, change=quantity.change or previous.change)
