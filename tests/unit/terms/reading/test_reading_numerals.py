"""Numbers are read exactly or not at all."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.terms.reading.numerals import find_numerals, read_number

DIGITS = "零一二三四五六七八九"


def spelt(value: int) -> str:
    """A whole number in Chinese, written here by another way than the reader's: four digits at a time."""
    groups, text, gap = [], "", False
    while value:
        groups.append(value % 10_000)
        value //= 10_000
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group == 0:
            gap = True
            continue
        if text and (gap or group < 1000):
            text += "零"
        gap, inner = False, False
        for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = group // size % 10
            if digit:
                text += ("零" if inner else "") + DIGITS[digit] + name
                inner = False
            else:
                inner = group // size > 0 and group % size > 0
        text += ("", "万", "亿", "万亿")[place]
    return text or "零"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", "1234.5"),
        ("１２３", "123"),
        ("三", "3"),
        ("十五", "15"),
        ("一百二十", "120"),
        ("两千三百", "2300"),
        ("1.5万", "15000"),
        ("三点五", "3.5"),
        ("一点二万亿", "1200000000000"),
        ("1.642 亿", "164200000"),
        ("2亿5000万", "250000000"),
        ("一亿零五百万", "105000000"),
        ("3百万", "3000000"),
        ("１’２３４", "1234"),
    ],
)
def test_what_newsletters_write(text: str, value: str) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value == Decimal(value)
    assert not number.percent


@pytest.mark.parametrize(
    ("text", "value"),
    [("四分之三", Fraction(3, 4)), ("千分之三", Fraction(3, 1000)), ("1/3", Fraction(1, 3))],
)
def test_fractions_stay_fractions(text: str, value: Fraction) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    ("text", "value"), [("百分之三十", "30"), ("百分之12.5", "12.5"), ("百分之零点五", "0.5")]
)
def test_hundredths_are_percent(text: str, value: str) -> None:
    number = read_number(text)
    assert number is not None
    assert number.percent
    assert number.value == Decimal(value)


REFUSED = """
数十 几百 上万 近百 十几 三四 三四十 一百五 一万五 百 百万 亿 十两 一千零零五 一千五 二〇二三 2.5.3 1,23 1.234.5 007 1万5 5十
3万2亿 一亿二 四分之五 零分之一 - . , 1e5 ١٢ -5 一又二分之一
"""


@pytest.mark.parametrize("text", [*REFUSED.split(), "", " ", "1 2", "9" * 40, "亿" * 5000, "1" * 100_000])
def test_the_rest_is_refused(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(0, 10**16 - 1))
def test_every_number_spelt_is_read(value: int) -> None:
    number = read_number(spelt(value))
    if number is not None:  # 一万零三万亿 has two ways of naming the great ones
        assert number.value == value
    if value < 10**12:
        assert number is not None


@given(
    st.decimals(0, 10**9, places=3), st.sampled_from(["", "万", "亿", "百万", "千万", "万亿"]), st.booleans()
)
def test_digits_with_multipliers(value: Decimal, mark: str, grouped: bool) -> None:
    size = {"": 1, "万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "万亿": 10**12}[mark]
    number = read_number((f"{value:,}" if grouped else f"{value}") + mark)
    assert number is not None
    assert number.value == value * size


@given(st.text(alphabet="零一二两三十百千万亿点分之几多半12.,/ ", max_size=12))
def test_found_numbers_are_what_they_are_read_as(text: str) -> None:
    """What is found in a text, cut out, reads the same; nothing is found twice."""
    last = 0
    for numeral in find_numerals(text):
        assert numeral.start >= last - 1
        last = numeral.end
        if numeral.number is not None and not numeral.more:
            assert read_number(text[numeral.start : numeral.end]) == numeral.number


@pytest.mark.parametrize(
    "text",
    ["10 500 公顷", "10，500 公顷", "三亿 五千万", "十几万", "数百万", "一又四分之三", "三点五十", "几十亿"],
)
def test_a_number_in_pieces_is_not_read(text: str) -> None:
    """Reading the last piece alone would be a wrong number."""
    assert {numeral.number for numeral in find_numerals(text)} <= {None, read_number("三亿")}


def test_more_inside() -> None:
    (numeral,) = find_numerals("30多亿")
    assert numeral.more
    assert numeral.number is not None
    assert numeral.number.value == 3_000_000_000
