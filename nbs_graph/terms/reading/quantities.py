"""Quantities in running text: what is counted and measured, each exactly or not at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from nbs_graph.terms.reading import amounts
from nbs_graph.terms.reading.amounts import Value
from nbs_graph.terms.reading.not_quantities import blocked, is_article, is_duration, is_name, is_negative
from nbs_graph.terms.reading.quantity import Quantity, following, ordinals, wholes
from nbs_graph.terms.reading.text import SPACE, declared, either, fold, inside
from nbs_graph.terms.reading.unit_words import FoundUnit, Unit, counted_before, guarded, unit_at, with_rates

S = SPACE
_PLUS_MINUS = re.compile(rf"{S}(?:±|\+/-){S}")
_MORE_BEHIND = re.compile(rf"{S}多(?![边元样年种方级重功层次国数少个能])")
_HALF = re.compile(rf"{S}半(?!数|径|衰|导|干|球|岛)")  # 三年半 is more than three years
_OR = re.compile(r"\s?[(]?(?:或|即)\s?[(]?")
_ROW = Unit("", "measure", plain=True)


@dataclass(frozen=True, slots=True)
class _Read:
    """A value, its unit, what stands between them."""

    value: Value
    unit: FoundUnit
    between: str | None


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Running text, the spans of its sums of money → its quantities, in order."""
    printed, text = text, fold(text)
    out = blocked(text, taken)
    values = [value for value in amounts.find_values(text) if not inside(out, value.start, value.end)]
    found = [*_measured(text, values), *ordinals(text, out)]
    found.sort(key=lambda one: one.start)
    spans = [(one.start, one.end) for one in found]
    found.extend(
        one
        for one in wholes(text)
        if not inside(out, one.start, one.end) and not inside(spans, one.start, one.end)
    )
    found.sort(key=lambda one: one.start)
    return [replace(one, as_written=printed[one.start : one.end]) for one in found]


def _measured(text: str, values: list[Value]) -> Iterator[Quantity]:
    at, floor = 0, 0
    previous: Quantity | None = None
    while at < len(values):
        low, high = values[at], values[at + 1] if at + 1 < len(values) else None
        quantity, used = None, 1
        if high is not None and high.start - low.end <= 24:
            quantity, used = _two(text, low, high, floor)
        if used == 1:
            quantity = _one(text, low, floor)
        at += used
        if quantity is not None:
            previous = quantity = _as_before(text, previous, quantity)
            floor = quantity.end
            yield quantity


def _unit(text: str, value: Value) -> _Read | None:
    """The unit right behind a value, with 多, 余, 来 or + between."""
    if value.percent:
        return _Read(value, FoundUnit(value.end, "percent", "", _ROW), None)
    if isinstance(value.value, Fraction):
        return _Read(value, FoundUnit(value.end, "fraction", "", _ROW), None)
    pattern, codes = _between()
    match = pattern.match(text, value.end)
    if match is not None and (unit := unit_at(text, match.end())):
        return _Read(value, unit, codes[match[1]])
    if unit := unit_at(text, value.end):
        return _Read(value, unit, None)
    tenths = _tenths().match(text, value.end)
    if tenths is None or not isinstance(value.value, Decimal) or not 0 < value.value < 10:
        return None
    return _Read(replace(value, value=value.value * 10), FoundUnit(tenths.end(), "percent", "成", _ROW), None)


@cache
def _between() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {word: code for code, words in declared("numbers")["between"].items() for word in words}
    return re.compile(rf"{S}({either(codes)})"), codes


@cache
def _tenths() -> re.Pattern[str]:
    return re.compile(rf"{S}(?:{guarded([declared('quantities')['tenths']])})")


def _two(text: str, low: Value, high: Value, floor: int) -> tuple[Quantity | None, int]:
    """Two numbers as one quantity (30%—50%, 208±44 TgC) and 2; 1 when they are none. (None, 2): one, but unclear."""
    if _PLUS_MINUS.fullmatch(text, low.end, high.start):
        opened = text[low.start - 1 : low.start] == "(" and text[high.end : high.end + 1] == ")"
        return _with_margin(text, low, high, floor, opened=opened), 2
    first = _unit(text, low)
    end = first.unit.end if first else low.end
    if not amounts.joins(text, end, high.start):
        return None, 1
    last = _unit(text, high)
    if last is None and low.percent and isinstance(high.value, Decimal):  # 百分之三十至五十
        last = _Read(high, FoundUnit(high.end, "percent", "", _ROW), None)
    if last is None or (first is not None and first.unit.code != last.unit.code):
        return None, 1
    ends = amounts.span(low, high)
    if first is not None and isinstance(first.value.value, Decimal) and isinstance(last.value.value, Decimal):
        lower, upper = first.value.value, last.value.value
        ends = (lower, upper) if lower < upper else None  # both are complete
    elif ends is not None and last.unit.word == "成":
        ends = (ends[0] * 10, ends[1] * 10)
    unclear = low.more or (first is not None and first.between) or is_name(text, low.start)
    if ends is None or unclear or is_negative(text, low.start) or amounts.left_open(text, low.start):
        return None, 2
    return _quantity(text, low, last, floor, value_to=ends[1], value=ends[0]), 2


def _with_margin(text: str, low: Value, high: Value, floor: int, *, opened: bool) -> Quantity | None:
    end = high.end + opened
    read = _unit(text, replace(low, end=end))
    if read is None or not isinstance(low.value, Decimal) or not isinstance(high.value, Decimal):
        return None
    start = low.start - opened
    return _quantity(text, replace(low, start=start), read, floor, value=low.value, margin=high.value)


def _one(text: str, value: Value, floor: int) -> Quantity | None:
    read = _unit(text, value)
    if (
        read is None
        or read.value.value is None
        or is_name(text, value.start)
        or is_negative(text, value.start)
    ):
        return None
    if amounts.left_open(text, value.start):
        return None
    return _quantity(text, value, read, floor, value=read.value.value)


def _quantity(
    text: str,
    first: Value,
    read: _Read,
    floor: int,
    *,
    value: Decimal | Fraction,
    value_to: Decimal | None = None,
    margin: Decimal | None = None,
) -> Quantity | None:
    unit, sort = read.unit, read.unit.unit.sort
    cue = unit.unit.only_after
    if _HALF.match(text, unit.end) or (cue and not cue.search(amounts.clause_before(text, first.start))):
        return None
    before = amounts.before(text, first.start, floor)
    if sort == "count" and (
        value != int(value)
        or value == 0
        or is_article(text, first.start, first.end)
        or _rank(text, before.start)
    ):
        return None
    if sort == "duration" and (
        not is_duration(text, first.start, before.start, unit.end, one=value == 1)
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


def _rank(text: str, start: int) -> bool:
    """前 10 名 is a place, 每 10 名 a rate: no number of people."""
    return text[max(0, start - 2) : start].rstrip().endswith(("前", "第", "每"))


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
