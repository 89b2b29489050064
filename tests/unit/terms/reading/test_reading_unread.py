"""Powers, minus signs, numbers in pieces: read exactly or refused, never in part; and what was refused is listed."""

import time
from decimal import Decimal

import pytest

from nbs_graph.terms.reading.dates import find_dates
from nbs_graph.terms.reading.money import find_money, read_money
from nbs_graph.terms.reading.numerals import read_number
from nbs_graph.terms.reading.quantities import find_quantities, read_quantities
from nbs_graph.terms.reading.text import declared
from nbs_graph.terms.reading.unread import unread


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("面积为 5×10^6 公顷", "5000000", "ha"),
        ("1.2×10⁹ 吨", "1200000000", "t"),
        ("5 x 10^6 ha", "5000000", "ha"),
        ("5*10^{6} ha", "5000000", "ha"),
        ("118.5×10⁴hm²", "1185000", "ha"),
        ("10^6 公顷", "1000000", "ha"),
        ("5×10⁻³ t", "0.005", "t"),
        ("2 亿 3000 万亩", "230000000", "mu"),
        ("1，000 公顷", "1000", "ha"),
        ("升温 −1.5℃", "-1.5", "degC"),
        ("升温−1.5℃", "-1.5", "degC"),
        ("容重变化为 -1.8%", "-1.8", "percent"),
        ("变化为-1.8%", "-1.8", "percent"),
        ("分别变化 −4.2%", "-4.2", "percent"),
        ("a change of -1.8%", "-1.8", "percent"),
    ],
)
def test_read_exactly(text: str, value: str, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert unread(text) == []


@pytest.mark.parametrize(
    ("text", "value", "margin", "unit"),
    [
        ("3.2±0.4 MgC/ha", "3.2", "0.4", "MgC/ha"),
        ("−3.2±0.4 MgC/ha", "-3.2", "0.4", "MgC/ha"),
        ("(−3.2±0.4) MgC/ha", "-3.2", "0.4", "MgC/ha"),
        ("3.2±0.4 万公顷", "32000", "4000", "ha"),
    ],
)
def test_margins(text: str, value: str, margin: str, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.plus_minus, quantity.unit) == (Decimal(value), Decimal(margin), unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5%-9%", "5", "9"),
        ("5−9%", "5", "9"),
        ("升温 -1.5℃ 至 -0.5℃", "-1.5", "-0.5"),
        ("−5%–−3%", "-5", "-3"),
        ("−5% 至 3%", "-5", "3"),
        ("1×10^6–2×10^6 ha", "1000000", "2000000"),
    ],
)
def test_ranges_with_signs(text: str, low: str, high: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.value_to) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2 亿 3000 万元", 230_000_000),
        ("1，000 万元", 10_000_000),
        ("５，０００万元", 50_000_000),
        ("5×10^6 元", 5_000_000),
    ],
)
def test_sums_in_pieces(text: str, amount: int) -> None:
    assert [sum_.amount for sum_ in find_money(text)] == [amount]


@pytest.mark.parametrize("text", ["COVID-19 个", "A-1 个", "A−1 公顷", "PM-2.5%"])
def test_a_hyphen_in_a_name_is_no_minus(text: str) -> None:
    assert find_quantities(text) == []
    assert unread(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("逾百亿元", "逾百亿元"),
        ("投入数千万元", "数千万元"),
        ("数亿元", "数亿元"),
        ("十几亿美元", "十几亿美元"),
        ("好几亿元", "好几亿元"),
        ("若干万元", "若干万元"),
        ("1，234 万元", "1，234 万元"),
        ("2 亿零 3000 万元", "3000 万元"),
        ("有十几个国家", "十几个"),
        ("几百公顷", "几百公顷"),
        ("上百人", "上百人"),
        ("未来十几年", "十几年"),
        ("百分之十几", "百分之十几"),
        ("三四个", "三四个"),
        ("10 000 公顷", "10 000 公顷"),
        ("5×10 6 公顷", "5×10 6 公顷"),
        ("5 10^6 公顷", "5 10^6 公顷"),
        ("10³ 个", "10³ 个"),
        ("3±0.2×10^6 公顷", "3±0.2×10^6 公顷"),
        ("1–2×10^6 ha", "1–2×10^6 ha"),
        ("数千至 300 个", "数千至 300 个"),
        ("从 5% 到 -9%", "5% 到 -9%"),
        ("面积-5 公顷", "5 公顷"),
        ("三年半", "三年半"),
    ],
)
def test_what_could_not_be_read_is_listed(text: str, written: str) -> None:
    (one,) = unread(text)
    assert not find_money(text)
    assert not find_quantities(text)
    assert one.as_written == text[one.start : one.end] == written
    assert set(one.reason) == {"en", "zh"}
    assert one.what == ("money" if "元" in text else "quantity")


@pytest.mark.parametrize(
    "text",
    ["百家争鸣", "千家万户", "近十几年来", "一个", "单位：万元", "30 个", "3 亿元", "(5±0.3)×10^6 公顷"],
)
def test_what_is_not_listed(text: str) -> None:
    assert unread(text) == []


@pytest.mark.parametrize("text", ["10³", "5×10^99", "5×10^-9", "05×10^6", "10^6^2"])
def test_powers_that_are_refused(text: str) -> None:
    assert read_number(text) is None


def test_every_reason_is_in_both_languages() -> None:
    assert all(set(said) == {"en", "zh"} and all(said.values()) for said in declared("refused").values())


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "投入 3 亿元，增加 5%，2024 年 5 月至 6 月，由世界银行、某大学和某某机构主办，",
        "逾百亿元、十几个、几百公顷，",
        "5×10^6 −1.5℃ ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    text = piece * 4000
    for read in (read_money, read_quantities, unread, lambda text: find_dates(text, 2024, 5)):
        started = time.process_time()
        read(text)
        assert time.process_time() - started < 4


@pytest.mark.parametrize(
    ("text", "code", "written"),
    [
        ("成本下降三成五", "tenths", "三成五"),
        ("10 的 3 次方", "power", "10 的 3 次方"),
        ("减少了 2/3", "share", "减少了 2/3"),
        ("近 2/3", "share", "近 2/3"),
        ("十有八九会失败", "figurative", "十有八九"),
        ("2x benefits", "figurative", "2x"),
        ("气温零下 5℃", "negative", "5℃"),
        ("零下五度", "negative", "五度"),
    ],
)
def test_unusual_numbers_are_listed(text: str, code: str, written: str) -> None:
    read = read_quantities(text)
    assert read.found == ()
    (refused,) = read.refused
    assert (refused.reason, refused.as_written) == (declared("refused")[code], written)


@pytest.mark.parametrize(
    "text",
    ["95% CI", "95% 置信区间", "置信区间 95%", "95%的置信水平", "confidence level: 95%", "99.9% confidence"],
)
def test_levels_are_no_findings(text: str) -> None:
    assert find_quantities(text) == []


def test_ends_of_intervals_stay() -> None:
    (found,) = find_quantities("置信区间为 95%–98%")
    assert (found.value, found.value_to) == (95, 98)
    (found,) = find_quantities("(95% CI: 3%–5%)")
    assert (found.value, found.value_to) == (3, 5)


def test_five_schemes_are_counted() -> None:
    (found,) = find_quantities("讨论了 5 次方案")
    assert found.value == 5
