"""Numbers as they are written, exactly or not at all.

cn2an was tried and not taken: `strict` refuses 两千三百, which every newsletter writes, the other modes read 三四
(three or four) as 34, and sums go through binary floats. This reader spells what it read and compares, so that what is
not written as one writes a number is refused: 三四, 一百五, 十几, 一千零零五.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from nbs_graph.terms.reading.text import declared, fold

CHINESE = "零〇一二两三四五六七八九十百千万亿"
"""Every character of which Chinese numbers are made."""

_LONGEST = 32  # characters of a number; its value stays exact in the 28 digits of a Decimal
_DIGITS = "零一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {
    "": 0, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7,
    "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12, "百万亿": 14,
}  # fmt: skip
_WHOLES = {"百": 100, "千": 1000, "万": 10000}

_N = f"[{CHINESE}]"
_ARABIC = r"\d+(?:[.,]\d+)*+"
_HUNDREDS = "(?:[十百]|千(?![瓦米克卡]))"  # 5 千瓦 is five of a unit
_METRIC = re.compile("千[瓦米克卡]")
_TIMES = f"[{re.escape(''.join(declared('numbers')['powers']['signs']))}]"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_LOWERED = str.maketrans(_RAISED + "−", "0123456789+--")
_POWER = (
    rf"(?:(?P<times>\d++(?:[.,]\d+)*+)\s{{0,2}}{_TIMES}\s{{0,2}}|(?<![\d.,]))10"
    rf"(?:\s?\^\s?[({{]?(?P<exponent>[-−+]?\d{{1,3}})(?!\d)[)}}]?|(?P<raised>[⁺⁻]?[{_RAISED[:10]}]{{1,3}}))"
)
_RUN = re.compile(
    rf"(?P<power>{_POWER})"
    rf"|(?P<flat>\d++(?:[.,]\d+)*+\s{{0,2}}{_TIMES}\s{{0,2}}10(?:\s{{1,2}}|[-−])\d{{1,2}}(?![\d.,年月]))"  # 5×10 6
    rf"|(?P<part>(?:{_N}{{1,6}}|\d{{1,4}}(?!\d))\s?分\s?之\s?(?:{_N}++(?:点{_N}++)?+|{_ARABIC}))"
    rf"|(?P<share>(?<![\d./])\d{{1,2}}/\d{{1,3}}(?=\s?(?:的|以上|左右|of\b)))"
    rf"|(?P<arabic>{_ARABIC}(?:\s{{0,2}}(?P<more>[多余])?\s{{0,2}}(?:{_HUNDREDS}?[万亿]++|{_HUNDREDS}++)(?!\s?分之)"
    rf"(?:\s{{0,2}}{_ARABIC}\s{{0,2}}[百千万亿]++|{_ARABIC})*+)?+)"
    rf"|{_N}++(?:点[零〇一二三四五六七八九]++[万亿]*+)?+(?:(?P<more_cn>[多余])[万亿]++)?+",
    re.ASCII,
)
_PLAIN = re.compile(r"(?:0|[1-9]\d{0,19}|[1-9]\d{0,2}(?:,\d{3}){1,5})(?:\.\d{1,12})?", re.ASCII)
_PART = re.compile(
    rf"([\d.,]+)({'|'.join(sorted(filter(None, _SCALES), key=len, reverse=True))}|(?=\Z))", re.ASCII
)
_WRITTEN = re.compile(rf"({_N}+)(?:点([零〇一二三四五六七八九]+)(万亿|万|亿)?)?")
_TWO = re.compile(r"(?<=.)两\Z|两(?![百千万亿]|\Z)")
# Thousands set off by a blank or a full-width comma look like two numbers: neither is read.
_BEFORE_GROUP = re.compile(r"(?<![\w.,])\d{1,3}[ ，]\Z", re.ASCII)
_GROUP = re.compile(r"[ ，]\d{3}(?![\d.])", re.ASCII)
_CALCULATED = re.compile(rf"(?:[×✕^]\s{{0,2}}|\d\s?{_TIMES}\s?)\Z")


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number.

    Args:
        value: as written, with its multiplier; a fraction for 四分之三.
        percent: the value counts hundredths (百分之三十 is 30).
        scale: the multiplier that was written (1.5亿: 100000000, 五千万: 10000000), 1 for none, 0 for several
            and for a power of ten.
    """

    value: Decimal | Fraction
    percent: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands in a text; `number` is None when it cannot be read exactly, `more` for 30多亿."""

    start: int
    end: int
    number: Number | None
    more: bool = False


def read_number(text: str) -> Number | None:
    """`1,234.5`, `１２３`, `十五`, `两千三百`, `1.5万`, `三点五`, `四分之三`, `百分之三十` → the number; else None."""
    text = fold(text).strip()
    if not text or len(text) > _LONGEST:
        return None
    if match := re.fullmatch(_POWER, text, re.ASCII):
        return _power(match)
    if match := re.fullmatch(r"([^分之]+?)\s?分\s?之\s?([^分之]+)", text):
        return _fraction(match[1], match[2])
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,3})", text, re.ASCII):
        return _proper(Decimal(match[1]), int(match[2]))
    return _arabic(text) if text[0].isascii() else _chinese(text)


def find_numerals(text: str) -> Iterator[Numeral]:
    """Folded text → every stretch that is written as a number, read or not, in order."""
    last = 0  # where the number before ended
    for match in _RUN.finditer(text):
        start, end = match.span()
        more = match["more"] or match["more_cn"]
        before, after = text[max(0, start - 5) : start], text[end : end + 5]
        gap = text[last:start]
        doubtful = after[:1] in ("几", "又") or before[-1:] == "又" or start == last > 0
        doubtful |= after[:1] in (*CHINESE,) and _METRIC.match(after) is None
        wide = "万亿" if "\n" in gap else CHINESE
        doubtful |= last > 0 and text[last - 1] in wide and len(gap) <= 4 and not gap.strip()
        doubtful |= match["flat"] is not None or _CALCULATED.search(before) is not None
        last = end
        if match["power"]:
            behind = after.lstrip()
            doubtful |= match["times"] is None and re.search(r"[\d)]\s+\Z", before) is not None
            doubtful |= behind[:1] in ("十", "百", "千", "万", "亿") and _METRIC.match(behind) is None
        elif match["arabic"]:
            digits = match[0]
            doubtful |= bool(re.match(r"\d{3}(?![\d])", digits) and _BEFORE_GROUP.search(before))
            doubtful |= bool(re.fullmatch(r"\d{1,3}", digits) and _GROUP.match(after))
        elif before[-1:] in ("数", "几") and match[0][0] in "十百千万亿":
            start, doubtful = start - 1, True
        written = match[0].replace(more, "", 1) if more else match[0]
        yield Numeral(start, end, None if doubtful else read_number(written), more=bool(more))


def _arabic(text: str) -> Number | None:
    """Digits, each group with its multiplier: `1.5 万`, `2亿5000万`."""
    text = re.sub(r"\s+(?=[十百千万亿])|(?<=[万亿])[^\S\n]+(?=\d)", "", text)
    parts: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or _PLAIN.fullmatch(match[1]) is None:
            return None
        parts.append((match[1].replace(",", ""), _SCALES[match[2]]))
        at = match.end()
    total = Decimal(0)
    for place, (digits, scale) in enumerate(parts):
        value = times_ten(Decimal(digits), scale)
        if place:
            above = parts[place - 1][1]
            # 1万5 is 15,000 in speech and 10,005 on paper
            spoken = scale == 0 and value < 10 ** (above - 1)
            if scale >= above or value >= 10**above or spoken or "." in digits + parts[0][0]:
                return None
        total += value
    return Number(total, scale=10 ** parts[0][1] if len(parts) == 1 else 0)


def _power(match: re.Match[str]) -> Number | None:
    """`5×10^6`, `1.2×10⁹`; 10³ alone may be ten with a note."""
    times, raised = match["times"], match["raised"]
    exponent = int((match["exponent"] or raised).translate(_LOWERED))
    if (times is None and raised) or (times and not _PLAIN.fullmatch(times)) or not -6 <= exponent <= 15:
        return None
    return Number(times_ten(Decimal((times or "1").replace(",", "")), exponent), scale=0)


def times_ten(value: Decimal, scale: int) -> Decimal:
    """`value` × 10^scale, exactly, without an exponent in its writing."""
    if not scale:
        return value
    value *= Decimal((0, (1,), scale))
    return Decimal(int(value)) if value == value.to_integral_value() else value


def _chinese(text: str) -> Number | None:
    """`两千三百`, `三点五`, `一点二万亿`."""
    match = _WRITTEN.fullmatch(text)
    if match is None or _TWO.search(match[1]):
        return None
    whole = _integer(match[1].replace("〇", "零").replace("两", "二"))
    if whole is None:
        return None
    if match[2] is None:
        return Number(Decimal(whole), scale=_chinese_scale(match[1]))
    digits = "".join(str(_DIGITS.index(d)) for d in match[2].replace("〇", "零"))
    scale = _SCALES[match[3] or ""]
    return Number(times_ten(Decimal(f"{whole}.{digits}"), scale), scale=10**scale)


def _chinese_scale(text: str) -> int:
    """五千万 → 10 million, 五百五十万 → ten thousand, 一亿零五万 → 0 (several)."""
    if simple := re.fullmatch(r"[一二两三四五六七八九]?([十百千])?(万亿|万|亿)?", text):
        return int(_TENS.get(simple[1] or "", 1) * 10 ** _SCALES[simple[2] or ""])
    marks = re.findall(r"[万亿]+", text)
    if not marks:
        return 1
    return int(10 ** _SCALES[marks[0]]) if len(marks) == 1 and text.endswith(marks[0]) else 0


def _integer(text: str) -> int | None:
    """Characters → the whole number they spell, None when one does not spell it so."""
    if text[0] == "十":
        text = "一" + text
    value = _sum(text)
    return value if value is not None and value < 10**16 and _spell(value) == text else None


def _sum(text: str) -> int | None:
    for mark, size in (("亿", 10**8), ("万", 10**4)):
        left, found, right = text.rpartition(mark)
        if found:
            high, low = (_sum(left) if left else None), (_sum(right) if right else 0)
            return None if high is None or low is None else high * size + low
    total, digit = 0, 0
    for character in text:
        if character in _TENS:
            total, digit = total + digit * _TENS[character], 0
        else:
            digit = _DIGITS.index(character)
    return total + digit


def _spell(value: int) -> str:
    """A whole number → how it is written; 零 stands for the places that are left out."""
    for mark, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= size:
            high, low = divmod(value, size)
            gap = "零" if 0 < low < size // 10 else ""
            return _spell(high) + mark + gap + (_spell(low) if low else "")
    return _DIGITS[value]


def _fraction(below: str, above: str) -> Number | None:
    count = read_number(above)
    if count is None or not isinstance(count.value, Decimal):
        return None
    if below == "百":
        return Number(count.value, percent=True)
    whole = Number(Decimal(_WHOLES[below])) if below in _WHOLES else read_number(below)
    if whole is None or whole.value != int(whole.value):
        return None
    return _proper(count.value, int(whole.value))


def _proper(above: Decimal, below: int) -> Number | None:
    """A fraction between nought and one; others are mistakes or dates."""
    return Number(Fraction(above) / below) if 0 < above < below else None
