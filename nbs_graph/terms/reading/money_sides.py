"""A number and the currency words around it: one side of a range, or a sum."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from nbs_graph.terms.reading.amounts import WINDOW, Value
from nbs_graph.terms.reading.currency_words import Meant, currency_words, key, word_before
from nbs_graph.terms.reading.numerals import times_ten
from nbs_graph.terms.reading.text import PUNCTUATION, SPACE, declared, either

_MORE = re.compile(rf"{SPACE}[多余]")
_LETTER = re.compile(r"\s?[kKmMbBtT](?![A-Za-z])|[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Side:
    """A number, the currency words before and behind it, and why it cannot be a sum (a code), if so."""

    start: int
    end: int
    value: Value
    front: Meant | None
    back: Meant | None
    problem: str | None = None

    @property
    def named(self) -> bool:
        """Whether a currency is named."""
        return self.front is not None or self.back is not None


@cache
def _glued() -> tuple[re.Pattern[str], dict[str, int]]:
    sizes = {letter: int(size) for letter, size in declared("numbers")["multipliers"]["glued"].items()}
    return re.compile(rf"([{''.join(sizes)}])(?![A-Za-z0-9])"), sizes


def side_of(text: str, value: Value) -> Side:
    """The number at `value` in folded text, with the words around it."""
    words = currency_words()
    front = word_before(text, value.start)
    value = _lettered(text, value, named=front is not None)
    between = _MORE.match(text, value.end)
    back = words.after.match(text, value.end)
    if between is not None and (back := words.after.match(text, between.end())):
        value = replace(value, more=True)
    start, end = front[0] if front else value.start, back.end() if back else value.end
    behind = _meant(back)
    if behind is not None and behind.assumed and (second := words.second.match(text, end)):
        behind, end = words.meant[key(second[1])], second.end()
    problem = None
    if back is not None and words.coins.match(text, end):
        problem = "coin"
    elif front is None and re.search(r"[A-Za-z0-9_.,]\Z", text[max(0, start - 1) : start]):
        problem = "part_of_word"
    elif front is not None and back is None and _LETTER.match(text, end):
        problem = "letters"
    return Side(start, end, value, front[1] if front else None, behind, problem)


def _lettered(text: str, value: Value, *, named: bool) -> Value:
    """`10m` → ten million, where a currency stands before or behind."""
    pattern, sizes = _glued()
    letter = pattern.match(text, value.end) if text[value.end - 1].isdigit() else None
    if letter is None or not (named or currency_words().after.match(text, letter.end())):
        return value
    scale = sizes[letter[1]]
    exact = times_ten(value.value, scale) if isinstance(value.value, Decimal) and value.scale == 1 else None
    return replace(value, end=letter.end(), value=exact, scale=10**scale, word=True)


def _meant(match: re.Match[str] | None) -> Meant | None:
    return None if match is None else currency_words().meant[key(match[1])]


def agreed(*meant: Meant | None) -> Meant | str:
    """The one currency that all the words agree on, or the code why there is none."""
    said = [one for one in meant if one is not None]
    if any(one.code is None for one in said):
        return "no_owner"
    firm = {one.code for one in said if not one.assumed}
    loose = [one for one in said if one.assumed]
    codes = firm or {one.code for one in loose}
    if len(codes) != 1:
        return "two_currencies"
    code = next(iter(codes))
    if any(code != one.code and code not in one.or_ for one in loose):
        return "two_currencies"
    return Meant(code, assumed=not firm)


def large(side: Side) -> bool:
    """A number of its own, that nobody would multiply by a million."""
    return isinstance(side.value.value, Decimal) and side.value.value >= 10_000


def apart(text: str, sides: list[Side]) -> list[Side]:
    """Sides in order, none sharing a currency word with the next: `2023 €5` has it on the right."""
    result = list(sides)
    for at in range(1, len(result)):
        low, high = result[at - 1], result[at]
        if high.start >= low.end:
            continue
        left, right = text[low.value.end : low.end], text[high.start : high.value.start]
        if left[:1].isspace() and not right[-1:].isspace():
            result[at - 1] = replace(low, end=low.value.end, back=None)
        elif right[-1:].isspace() and not left[:1].isspace():
            result[at] = replace(high, start=high.value.start, front=None)
        else:
            shared = "shared_word"
            result[at - 1] = replace(low, end=high.start, problem=shared)
            result[at] = replace(high, problem=shared)
    return result


@cache
def _price() -> re.Pattern[str]:
    """A unit behind a sum that is no stretch of time: 元/亩, 元每吨, $50 per tonne."""
    table = declared("money")
    times = [word for word, code in table["per"].items() if code in table["times"]] + ["a", "季度", "季"]
    units = [word for word, code in table["per"].items() if code not in table["times"]]
    anything = r"[(（]?[A-Za-z\u4e00-\u9fff]{1,4}"
    return re.compile(
        rf"{SPACE}(?:[/／]{SPACE}(?!{either(times)}){anything}|(?:[/／每]|per\b|a\b){SPACE}{either(units)})",
        re.IGNORECASE,
    )


def price_end(text: str, end: int) -> int | None:
    """Where the unit ends that makes a price of the sum that ends at `end`; None when it is no price."""
    price = _price().match(text, end)
    return price.end() if price else None


@cache
def _denials() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = declared("money")
    than = r"(?:(?:相|同|环)比[,，]?|(?<![占对百分])比(?![例重如率利索较])|(?<!比)较(?![大多小高低少好为]))"
    # 增加到 is no difference, 新增 none either; 多 is one only right before the sum: 多避免 3 亿元 is a sum
    verb = rf"(?:(?<!新){either(table['compared'])}[^{PUNCTUATION}\d至到为成]{{0,4}}|[多少][了出]?{SPACE})"
    return (
        re.compile(rf"{either(table['negated'])}[^{PUNCTUATION}]{{0,12}}\Z", re.IGNORECASE),
        re.compile(rf"{than}[^{PUNCTUATION}]{{0,14}}{verb}\Z"),
    )


def denied(text: str, start: int, first: int) -> str | None:
    """The code why a sum is none of its own: the text denies it, or it is a difference from another.

    Args:
        text: folded.
        start: where the sum starts; first: where the words that qualify it start.
    """
    negated, change = _denials()
    if negated.search(text[max(0, start - WINDOW) : start]):
        return "negated"
    return "change" if change.search(text[max(0, first - WINDOW) : first]) else None
