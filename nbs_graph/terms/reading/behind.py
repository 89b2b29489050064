"""What stands right behind a number and right before it: its unit, its sign; and numbers with a unit that are not exact."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from nbs_graph.terms.reading import amounts
from nbs_graph.terms.reading.amounts import Value
from nbs_graph.terms.reading.not_quantities import is_duration, is_name, is_negative, minus_at
from nbs_graph.terms.reading.refused import Refused, refuse, vague_start
from nbs_graph.terms.reading.text import SPACE, declared, either
from nbs_graph.terms.reading.unit_words import FoundUnit, Unit, guarded, unit_at

S = SPACE
ROW = Unit("", "measure", plain=True)
_MORE = re.compile(rf"{S}[几多余来]")
_DIGIT = re.compile(r"[\d〇零一二两三四五六七八九]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Read:
    """A value, its unit, what stands between them."""

    value: Value
    unit: FoundUnit
    between: str | None


def unit_behind(text: str, value: Value) -> Read | None:
    """The unit right behind a value, with 多, 余, 来 or + between."""
    if value.percent:
        return Read(value, FoundUnit(value.end, "percent", "", ROW), None)
    if isinstance(value.value, Fraction):
        return Read(value, FoundUnit(value.end, "fraction", "", ROW), None)
    pattern, codes = _between()
    match = pattern.match(text, value.end)
    if match is not None and (unit := unit_at(text, match.end())):
        return Read(value, unit, codes[match[1]])
    if unit := unit_at(text, value.end):
        return Read(value, unit, None)
    tenths = _tenths().match(text, value.end)
    if tenths is None or not isinstance(value.value, Decimal) or not 0 < value.value < 10:
        return None
    return Read(replace(value, value=value.value * 10), FoundUnit(tenths.end(), "percent", "成", ROW), None)


@cache
def _between() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {word: code for code, words in declared("numbers")["between"].items() for word in words}
    return re.compile(rf"{S}({either(codes)})"), codes


@cache
def _tenths() -> re.Pattern[str]:
    return re.compile(rf"{S}(?:{guarded([declared('quantities')['tenths']])})")


def signed(text: str, value: Value) -> Value | None:
    """The value with the minus before it, None when what stands there may be a hyphen."""
    if not is_negative(text, value.start):
        return value
    at = minus_at(text, value.start)
    return (
        replace(value, start=at, value=-value.value) if at is not None and value.value is not None else None
    )


def is_rank(text: str, start: int) -> bool:
    """前 10 名 is a place, 每 10 名 a rate: no number of people."""
    return text[max(0, start - 2) : start].rstrip().endswith(("前", "第", "每"))


def inexact(text: str, value: Value, floor: int) -> Refused | None:
    """A number that cannot be read and has a unit (十几个, 几百公顷); None for words that hold a numeral (百家)."""
    more = _MORE.match(text, value.end)
    end = more.end() if more else value.end
    read = unit_behind(text, value)
    unit = read.unit if read else unit_at(text, end)
    if unit is None and "分" in text[value.start : value.end]:
        unit = FoundUnit(end, "percent", "", ROW)  # 百分之十几
    start = vague_start(text, value.start, floor)
    if unit is None or is_name(text, start) or is_rank(text, start):
        return None
    first = amounts.before(text, start, floor).start
    vague = first < start or text[start : start + 1] not in ("十", "百", "千", "万", "亿") or more
    if not vague and _DIGIT.search(text, start, value.end) is None:
        return None
    cue = unit.unit.only_after
    if cue and not cue.search(amounts.clause_before(text, start)):
        return None
    if unit.unit.sort == "duration" and not is_duration(text, start, first, unit.end, one=False):
        return None
    return refuse(text, first, unit.end, "not_exact", "quantity")
