"""What sums and quantities have in common: ranges, qualifiers, the words of change, “each year”.

Everything is looked for right before and right behind a number, in a window of some characters, so that the time grows
with the text and with nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from nbs_graph.terms.reading.numerals import CHINESE, Numeral, find_numerals, times_ten
from nbs_graph.terms.reading.text import PUNCTUATION, SPACE, declared, either, last_letters

WINDOW = 28
"""Characters before a number in which its qualifiers are looked for."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number with the multiplier that a word gives it (`3.5 million`).

    Args:
        start, end: where it stands.
        value: None when it cannot be read exactly.
        percent: it counts hundredths (百分之三十).
        scale: its multiplier, 1 for none, 0 for several.
        more: 多 or 余 stands inside (30多亿).
        word: the multiplier is an English word.
    """

    start: int
    end: int
    value: Decimal | Fraction | None
    percent: bool
    scale: int
    more: bool
    word: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """What stands right before a number: where the first of its qualifiers starts, which one counts, the change."""

    start: int
    qualifier: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    multiplier: re.Pattern[str]
    sizes: Mapping[str, int]
    range: re.Pattern[str]
    open_left: re.Pattern[str]
    before: re.Pattern[str]
    before_ends: frozenset[str]
    before_codes: Mapping[str, str]
    part_of_word: Mapping[str, str]
    after: re.Pattern[str]
    after_codes: Mapping[str, str]
    change: re.Pattern[str]
    change_ends: frozenset[str]
    yearly: re.Pattern[str]
    yearly_after: re.Pattern[str]


def _by_word(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {"".join(word.split()).lower(): code for code, words in table.items() for word in words}


@cache
def _words() -> _Words:
    numbers, change = declared("numbers"), declared("quantities")["change"]
    sizes = {word: int(size) for word, size in numbers["multipliers"]["words"].items()}
    joint = either(numbers["ranges"])
    before, after = _by_word(numbers["before"]), _by_word(numbers["after"])
    rises, falls = either(change["increase"]), either(change["decrease"])
    went = f"{either(change['particle'])}?{SPACE}(?P<level>{either(change['level'])})?{SPACE}"
    return _Words(
        multiplier=re.compile(rf"(?:{SPACE}|-)({either(sizes)})", re.IGNORECASE),
        sizes=sizes,
        range=re.compile(rf"{SPACE}{joint}{SPACE}"),
        open_left=re.compile(rf"[\d{CHINESE}几数多余+元]{SPACE}{joint}{SPACE}\Z"),
        before=re.compile(
            f"({either(word for words in numbers['before'].values() for word in words)}){SPACE}\\Z",
            re.IGNORECASE,
        ),
        before_ends=last_letters(word for words in numbers["before"].values() for word in words),
        before_codes=before,
        part_of_word=numbers["part_of_word"],
        after=re.compile(
            f"{SPACE}({either(word for words in numbers['after'].values() for word in words)})", re.IGNORECASE
        ),
        after_codes=after,
        change=re.compile(rf"(?:(?P<increase>{rises})|(?P<decrease>{falls})){went}\Z", re.IGNORECASE),
        change_ends=last_letters(word for words in change.values() for word in words),
        # 今年投入, 去年减少: of one year, not of each
        yearly=re.compile(
            rf"(?<![\d\s〇零一二两三四五六七八九十半几数多近去上前今明后同当本次翌往首头来全]){either(numbers['yearly']['before'])}"
        ),
        yearly_after=re.compile(
            rf"{SPACE}(?:[/／]{SPACE}(?:年|a|yr|year)|{either(numbers['yearly']['after'])})"
        ),
    )


def find_values(text: str) -> list[Value]:
    """Folded text → every number, multiplied as the words behind it say, in order."""
    return [_value(text, numeral) for numeral in find_numerals(text)]


def _value(text: str, numeral: Numeral) -> Value:
    number, end = numeral.number, numeral.end
    word = _words().multiplier.match(text, end) if text[end - 1].isdigit() else None
    if number is None:
        return Value(numeral.start, word.end() if word else end, None, percent=False, scale=1, more=False)
    if word is None:
        return Value(numeral.start, end, number.value, number.percent, number.scale, numeral.more)
    if again := _words().multiplier.match(text, word.end()):  # three hundred million
        return Value(numeral.start, again.end(), None, percent=False, scale=1, more=False)
    scale = _words().sizes[word[1].lower()]
    exact = isinstance(number.value, Decimal) and number.scale == 1 and not numeral.more
    value = times_ten(Decimal(number.value), scale) if exact and isinstance(number.value, Decimal) else None
    return Value(numeral.start, word.end(), value, percent=False, scale=10**scale, more=False, word=True)


def joins(text: str, start: int, end: int) -> bool:
    """Whether what stands between two values makes a range of them."""
    return end - start <= 12 and _words().range.fullmatch(text, start, end) is not None


def left_open(text: str, start: int) -> bool:
    """Whether the value at `start` ends a range whose beginning was not read: 数千万至1亿."""
    return _words().open_left.search(text[max(0, start - 8) : start]) is not None


def span(low: Value, high: Value) -> tuple[Decimal, Decimal] | None:
    """The two ends of a range, the first taking the multiplier of the second (3—5亿); None when they do not rise."""
    first, second = low.value, high.value
    if not isinstance(first, Decimal) or not isinstance(second, Decimal):
        return None
    if 0 in (low.scale, high.scale):  # 2亿5000万至3亿5000万, 1×10^6–2×10^6: both are complete
        return (first, second) if low.scale == high.scale and first < second else None
    factor = _shared(low, high, first)
    first = times_ten(first, len(str(factor)) - 1)
    return (first, second) if factor and first < second else None


def _shared(low: Value, high: Value, first: Decimal) -> int:
    """What the first end takes over: 三百至五百万 → 万, 3—5千万 → 千万, 2至三百 → 百; 0 when that is not clear."""
    if low.word or low.scale >= 10**4 or high.scale <= low.scale:
        return 1
    if high.scale < 10**4:
        if low.scale > 1 or first >= 10:
            return 1
        return 0 if high.scale == 10 else high.scale  # 三至五十: from three, or from thirty
    if low.scale == 1:
        return 0 if not high.word and high.scale in (10**5, 10**9) else high.scale
    return next(size for size in (10**12, 10**8, 10**4) if high.scale >= size)


def before(text: str, start: int, floor: int = 0) -> Before:
    """What qualifies the number at `start`; nothing before `floor` is looked at."""
    words, at, first = _words(), start, start
    qualifier = change = None
    moved = False
    for _ in range(5):
        low = max(floor, at - WINDOW)
        window = text[low:at]
        last = window.rstrip()[-1:]
        match = words.before.search(window) if last in words.before_ends else None
        if match is not None:
            key = "".join(match[1].split()).lower()
            place = low + match.start()
            if text[place - 1 : place] and text[place - 1] in words.part_of_word.get(key, ""):
                break
            code = words.before_codes[key]
            qualifier = qualifier or (code if code != "eq" else None)
            at = place
            first = first if moved or code == "eq" else at
            continue
        match = words.change.search(window) if last in words.change_ends and not moved else None
        if match is None:
            break
        moved = True
        if match["level"] is None:
            change = "increase" if match["increase"] else "decrease"
        at = low + match.start()
    return Before(first, qualifier, change)


def after(text: str, end: int) -> tuple[int, str | None]:
    """Where the value ends with what qualifies it from behind (左右, 以上), and the qualifier."""
    match = _words().after.match(text, end)
    return (
        (end, None)
        if match is None
        else (match.end(), _words().after_codes["".join(match[1].split()).lower()])
    )


def clause_before(text: str, start: int) -> str:
    """What stands in the same clause before `start`, as far as the window goes."""
    window = text[max(0, start - WINDOW) : start]
    return re.split(rf"[{PUNCTUATION}]", window.rstrip("(（ "))[-1]


def yearly(text: str, start: int, end: int) -> bool:
    """Whether the clause says “each year” before the value, or right behind it."""
    words = _words()
    said = words.yearly.search(clause_before(text, start))
    return said is not None or words.yearly_after.match(text, end) is not None
