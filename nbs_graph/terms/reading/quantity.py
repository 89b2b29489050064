"""A quantity, and those that are one word or stand by one: 一半, 翻一番, 第三部分."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from nbs_graph.terms.reading import amounts
from nbs_graph.terms.reading.numerals import read_number
from nbs_graph.terms.reading.text import PUNCTUATION, SPACE, declared, either, inside
from nbs_graph.terms.reading.unit_words import guarded

S = SPACE
_CLAUSE = re.compile(rf"[^{PUNCTUATION}]{{1,40}}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity.

    Args:
        value: exactly as written, multiplied out; of a range the lower end.
        value_to: the upper end of a range.
        plus_minus: the margin, when one is printed.
        unit: code as in `ontology/schemes/unit.ttl`.
        qualifier: code of `ontology/schemes/qualifier.ttl`.
        change: `increase` or `decrease`, when such a word stands right before.
        start, end: code points in the text, with the words that qualify the value.
        as_written: the text from start to end.
        measures: the words that follow, up to the next punctuation.
        per: `year`, when the clause says each year.
    """

    value: Decimal | Fraction
    value_to: Decimal | None
    plus_minus: Decimal | None
    unit: str
    qualifier: str
    change: str | None
    start: int
    end: int
    as_written: str
    measures: str
    per: str | None = None


def following(text: str, end: int) -> str:
    """The words behind a value, up to the next punctuation."""
    clause = _CLAUSE.match(text, end)
    return clause[0].strip().removeprefix("的").strip(" .") if clause else ""


def ordinals(text: str, out: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """第三部分, 第二期; not the number of an issue of a journal."""
    for match in _order().finditer(text):
        number = read_number(match[1])
        if (
            number is None
            or inside(out, *match.span())
            or re.search(r"[年卷总]\s?\Z", text[: match.start()][-3:])
        ):
            continue
        start, end = match.span()
        yield Quantity(
            number.value, None, None, "ordinal", "eq", None, start, end, match[0], following(text, end)
        )


@cache
def _order() -> re.Pattern[str]:
    words = either(declared("quantities")["ordinals"])
    return re.compile(rf"第{S}(\d{{1,3}}|[一二三四五六七八九十]{{1,3}}){S}{words}")


def wholes(text: str) -> Iterator[Quantity]:
    """一半, 翻一番: number and unit in one word."""
    for row in declared("quantities")["whole"]:
        above, _, below = row["value"].partition("/")
        value = Fraction(int(above), int(below)) if below else Decimal(above)
        for match in re.finditer(guarded([row]), text):
            before = amounts.before(text, match.start())
            end, behind = amounts.after(text, match.end())
            qualifier = before.qualifier or row.get("qualifier") or behind or "eq"
            yield Quantity(
                value,
                None,
                None,
                row["code"],
                qualifier,
                before.change,
                before.start,
                end,
                match[0],
                following(text, end),
            )
