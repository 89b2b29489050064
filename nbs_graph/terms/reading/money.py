"""Sums of money in running text: each where it stands, exactly, or told as refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from nbs_graph.terms.reading import amounts
from nbs_graph.terms.reading.currency_words import Meant, currency_words, key
from nbs_graph.terms.reading.money_sides import Side, agreed, apart, denied, large, price_end, side_of
from nbs_graph.terms.reading.refused import Refused, reason, refuse, vague_start
from nbs_graph.terms.reading.text import elsewhere, fold, inside, joined

_NOT_AN_END = re.compile(r"\s?[年月日%个公]")  # 100 元到 2030 年 is no range


@dataclass(frozen=True, slots=True)
class Money:
    """A sum.

    Args:
        start, end: code points in the text, with the words that qualify it.
        amount: in whole units of the currency, exactly; of a range the lower end.
        amount_to: the upper end of a range.
        currency: ISO 4217.
        qualifier: code of `ontology/schemes/qualifier.ttl`.
        as_written: the text from start to end.
        per: what it is for one of (`year`, `ha`), when the text says so.
        assumed: the currency is one by convention (元 alone, $), not by name.
    """

    start: int
    end: int
    amount: Decimal
    amount_to: Decimal | None
    currency: str
    qualifier: str
    as_written: str
    per: str | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """The sums of a text and what looks like one, both in order."""

    found: tuple[Money, ...]
    refused: tuple[Refused, ...]


def find_money(text: str) -> list[Money]:
    """Running text → its sums, in order. What was refused: `read_money`."""
    return list(read_money(text).found)


def read_money(text: str) -> MoneyFound:
    """Running text → its sums, and what looks like a sum and is none that can be read exactly."""
    printed, text = text, fold(text)
    blocked = joined(elsewhere(text))
    every = apart(text, [side_of(text, value) for value in amounts.find_values(text)])
    sides = [side for side in every if not inside(blocked, side.start, side.end)]
    found: list[Money] = []
    refused: list[Refused] = []
    for result in _sums(text, sides):
        written = printed[result.start : result.end]
        if isinstance(result, Money):
            found.append(replace(result, as_written=written))
        else:
            refused.append(replace(result, as_written=written))
    return MoneyFound(tuple(found), tuple(refused))


def _sums(text: str, sides: list[Side]) -> Iterator[Money | Refused]:
    floor, done, at = 0, 0, 0
    while at < len(sides):
        side = sides[at]
        after = sides[at + 1] if at + 1 < len(sides) else None
        result: Money | Refused | None = None
        if after is not None and _pair(text, side, after):
            result, at = _range(text, side, after, floor), at + 1
        elif side.named and not _nothing(text, side):
            result = _single(text, side, floor)
        at, floor = at + 1, result.end if result else side.end
        if isinstance(result, Refused):
            result = _whole(text, result, done)
        if result is not None:
            done = result.end
            yield result


def _whole(text: str, one: Refused, done: int) -> Refused:
    """A refused sum with the words that belong to it: 逾百亿元, 十几亿美元."""
    start = vague_start(text, one.start, done) if one.reason == reason("not_exact") else one.start
    start = amounts.before(text, start, done).start
    return replace(one, start=start, as_written=text[start : one.end])


def _pair(text: str, low: Side, high: Side) -> bool:
    """Whether two numbers are the ends of one sum."""
    if not amounts.joins(text, low.end, high.start):
        return False
    if high.named:
        return True
    return (
        low.named and _NOT_AN_END.match(text, high.end) is None and (low.back is None or high.value.scale > 1)
    )


def _nothing(text: str, side: Side) -> bool:
    """亿元, 万元 as a unit, without any number: not even refused."""
    lonely = text[side.value.start : side.value.end] in ("万", "亿", "万亿")
    return (
        lonely
        and re.search(r"[数几上近逾超过约达个干]\s?\Z", text[max(0, side.start - 2) : side.start]) is None
    )


def _refuse(text: str, start: int, end: int, code: str) -> Refused:
    return refuse(text, start, end, code, "money")


def _doubt(text: str, side: Side) -> str | None:
    """The code why a number cannot be a sum, None when it can."""
    value = side.value
    written = text[value.start : value.end]
    if side.problem:
        return side.problem
    if not isinstance(value.value, Decimal) or value.percent:
        return "not_exact"
    if re.fullmatch(r"\d+\.\d{3}", written):
        return "thousands"
    if side.back and side.back.assumed and re.fullmatch("[一二两三四五六七八九]", written):
        return "word"
    if amounts.left_open(text, side.start):
        return "left_open"
    if re.search(r"(?:^|[^\d\s%])[-−]\s?\Z", text[max(0, side.start - 3) : side.start]):
        return "negative"
    return None


def _single(text: str, side: Side, floor: int) -> Money | Refused:
    currency = agreed(side.front, side.back)
    doubt = _doubt(text, side) or (currency if isinstance(currency, str) else None)
    if doubt or isinstance(currency, str) or not isinstance(side.value.value, Decimal):
        return _refuse(text, side.start, side.end, doubt or "not_exact")
    return _money(text, side, side, (side.value.value, None), currency, floor)


def _range(text: str, low: Side, high: Side, floor: int) -> Money | Refused:
    currency = agreed(low.front, low.back, high.front, high.back)
    doubt = low.problem or high.problem or (currency if isinstance(currency, str) else None)
    ends = amounts.span(low.value, high.value)
    if (low.back or large(low)) and isinstance(low.value.value, Decimal):  # 3元至5亿元: the first is complete
        second = high.value.value
        ends = (low.value.value, second) if isinstance(second, Decimal) and low.value.value < second else None
    elif low.front and high.front and low.value.scale == 1 < high.value.scale and not large(low):
        doubt = doubt or "multiplier"
    if low.value.more or high.value.more:
        doubt = doubt or "not_exact"
    if amounts.left_open(text, low.start):
        doubt = doubt or "three_ends"
    if doubt or ends is None or isinstance(currency, str):
        return _refuse(text, low.start, high.end, doubt or "range")
    return _money(text, low, high, ends, currency, floor)


def _money(
    text: str, first: Side, last: Side, ends: tuple[Decimal, Decimal | None], currency: Meant, floor: int
) -> Money | Refused:
    before = amounts.before(text, first.start, floor)
    end, behind = amounts.after(text, last.end)
    words = currency_words()
    if price := price_end(text, last.end):
        return _refuse(text, before.start, price, "per_unit")
    if no_sum := denied(text, first.start, before.start):
        return _refuse(text, before.start, end, no_sum)
    window = text[max(0, before.start - amounts.WINDOW) : before.start]
    rate = words.per.match(text, last.end) or words.per_before.search(window)
    per = words.per_codes[key(rate[1])] if rate else None
    if per is None and amounts.yearly(text, before.start, end):
        per = "year"
    qualifier = "more_than" if first.value.more else None
    start = before.start
    return Money(
        start,
        end,
        ends[0],
        ends[1],
        currency.code or "",
        before.qualifier or qualifier or behind or "eq",
        text[start:end],
        per,
        currency.assumed,
    )
