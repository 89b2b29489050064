"""Quantities: what is counted and measured, and the many numbers that are none."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.namespaces import BASE
from nbs_graph.terms.reading.quantities import find_quantities
from nbs_graph.terms.reading.quantity import Quantity
from nbs_graph.terms.reading.text import declared
from nbs_graph.terms.vocabulary import codes

UNITS = {
    "公顷": "ha",
    "平方公里": "km2",
    "亩": "mu",
    "吨": "t",
    "%": "percent",
    "个百分点": "percentage_points",
    "倍": "times",
}
QUALIFIERS = {
    "": "eq",
    "约": "approx",
    "超过": "more_than",
    "近": "nearly",
    "高达": "up_to",
    "不足": "less_than",
}


def one(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("分析了 120个案例", "120", "count"),
        ("三大挑战", "3", "count"),
        ("30 多个国家和地区", "30", "countries"),
        ("45 个发展中国家", "45", "countries"),
        ("12 个国家公园", "12", "count"),
        ("3 个项目在国家层面", "3", "count"),
        ("10 座城市", "10", "cities"),
        ("3 个城市群", "3", "count"),
        ("3 家上市公司", "3", "companies"),
        ("200 多种鸟类", "200", "species"),
        ("50 种方法", "50", "count"),
        ("500 余名代表", "500", "people"),
        ("5 位专家", "5", "people"),
        ("5 万人次", "50000", "people"),
        ("3.5 million hectares", "3500000", "ha"),
        ("2.3亿亩", "230000000", "mu"),
        ("百分之三十五", "35", "percent"),
        ("近三成", "30", "percent"),
        ("翻一番", "2", "times"),
        ("3000万吨二氧化碳当量", "30000000", "tCO2-eq"),
        ("100 万吨碳汇", "1000000", "t"),
        ("3.5 tC ha-1 a-1", "3.5", "tC/(ha·a)"),
        ("5 MtCO2e per year", "5", "MtCO2-eq/a"),
        ("5 万千瓦", "50000", "kW"),
        ("升温 1.5°C", "1.5", "degC"),
        ("未来五年", "5", "years"),
        ("三年内", "3", "years"),
        ("为期八周", "8", "weeks"),
        ("为期一年", "1", "years"),
        ("第二部分", "2", "ordinal"),
        ("目标 30%", "30", "percent"),
        ("2 万个就业岗位", "20000", "jobs"),
        ("５０家", "50", "count"),
    ],
)
def test_values_and_units(text: str, value: str, unit: str) -> None:
    quantity = one(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "近 10 年来",
        "过去十年",
        "2023 年",
        "2015-2020 年",
        "三周年",
        "第七届",
        "一个",
        "一种",
        "一系列",
        "新的一年",
        "两方面",
        "两部分",
        "二者",
        "两国",
        "NbS4",
        "CO2",
        "PM2.5",
        "G20",
        "COP28",
        "1+N",
        "30×30",
        "SDG 6",
        "可持续发展目标 15、13 和 6",
        "目标2",
        "14:00-15:30",
        "2023 年第 3 期",
        "前 10 名",
        "第 5 位",
        "十几个",
        "数十个",
        "三四个",
        "三、四个",
        "几百人",
        "上万人",
        "10 000 公顷",
        "党的二十大",
        "十四五",
        "二氧化碳",
        "四川",
        "二十国集团",
        "-5℃",
        "数千至 300 个",
        "3 个半月",
        "三年半",
        "https://a.b/30%20c",
        "10.1016/j.x.30%",
        "8 月 22 日至 26 日",
        "每 10 年",
        "五年规划",
        "30 年来",
        "三成员国",
        "3 米兰",
        "010-12345678",
        "1.2.3 公顷",
        "旋转 30 度",
        "每 5 名儿童",
        "5 月 3 日",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("30%—50%", "30", "50", "percent"),
        ("30-50%", "30", "50", "percent"),
        ("百分之三十到五十", "30", "50", "percent"),
        ("10 至 20 个", "10", "20", "count"),
        ("3—5 年", "3", "5", "years"),
        ("1.2—1.5 亿吨", "120000000", "150000000", "t"),
        ("10 to 20 people", "10", "20", "people"),
    ],
)
def test_ranges(text: str, low: str, high: str, unit: str) -> None:
    quantity = one(text)
    assert (quantity.value, quantity.value_to, quantity.unit) == (Decimal(low), Decimal(high), unit)


def test_a_margin_and_the_same_in_another_unit() -> None:
    first, second = find_quantities("湿地年均减排量约(12.5±0.5)TgC 或(45.8 ± 1.8) TgCO2-eq。")
    assert (first.value, first.plus_minus, first.unit) == (Decimal("12.5"), Decimal("0.5"), "TgC/a")
    assert (second.value, second.plus_minus, second.unit) == (Decimal("45.8"), Decimal("1.8"), "TgCO2-eq/a")
    assert first.qualifier == second.qualifier == "approx"


@pytest.mark.parametrize(
    ("text", "change", "qualifier"),
    [
        ("减少了约 20%", "decrease", "approx"),
        ("平均减少 17%", "decrease", "mean"),
        ("增加 1.5 倍以上", "increase", "at_least"),
        ("提高到 50%", None, "eq"),
        ("有可能达到 30%", None, "may_reach"),
        ("节约 30%", None, "eq"),
        ("不超过 30%", None, "at_most"),
        ("30 多个", None, "more_than"),
        ("reduced by 30%", "decrease", "eq"),
    ],
)
def test_change_and_qualifier(text: str, change: str | None, qualifier: str) -> None:
    assert (one(text).change, one(text).qualifier) == (change, qualifier)


def test_fractions_are_exact() -> None:
    quantities = find_quantities("约三分之二的资金用于种植，其余 1/3 的用于监测，一半归农户")
    assert [q.value for q in quantities] == [Fraction(2, 3), Fraction(1, 3), Fraction(1, 2)]
    assert {q.unit for q in quantities} == {"fraction"}


def test_what_follows_is_given() -> None:
    assert one("涉及 54个主要城市，").measures == "主要城市"
    assert one("每年可挽回 32%的损失。").per == "year"


def test_sums_that_were_taken_are_left_alone() -> None:
    text = "30 个国家出资 3 万个"
    start = text.index("3 万")
    assert [q.unit for q in find_quantities(text, [(start, len(text))])] == ["countries"]


@given(
    st.one_of(st.integers(2, 99_999).map(Decimal), st.decimals("0.1", "999", places=1)),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(list(UNITS)),
    st.sampled_from(list(QUALIFIERS)),
    st.sampled_from(["", " ", "\n"]),
)
def test_measures_in_many_wordings(value: Decimal, mark: str, word: str, said: str, gap: str) -> None:
    quantity = one(f"结果显示面积{said}{gap}{value}{gap}{mark}{gap}{word}，其")
    assert quantity.value == value * {"": 1, "万": 10**4, "亿": 10**8}[mark]
    assert (quantity.unit, quantity.qualifier) == (UNITS[word], QUALIFIERS[said])


@given(st.text(alphabet="0123456789.,%个年月三十百万亿至-—±约第(){}国家 tC", max_size=40))
def test_spans_are_in_the_text_and_apart(text: str) -> None:
    last = 0
    for quantity in find_quantities(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert quantity.as_written == text[quantity.start : quantity.end]
        last = quantity.end


def test_declared_codes_are_those_of_the_schemes() -> None:
    """Units that the scheme lacks are few and known; qualifiers are all there."""
    table, numbers = declared("quantities"), declared("numbers")
    rows = [*table["measures"], *table["durations"], *table["classifiers"], *table["nouns"], *table["whole"]]
    lacking = {row["code"] for row in rows} - set(codes(BASE + "scheme/unit/"))
    assert lacking == {
        "plants/ha",
        "mi",
        "km3",
        "kt",
        "Gt",
        "Gg",
        "Mg",
        "Tg",
        "Pg",
        "kW",
        "kWh",
        "MWh",
        "TWh",
        "minutes",
        "votes",
    }
    qualifiers = {*numbers["before"], *numbers["after"], *numbers["between"].keys()}
    assert qualifiers <= set(codes(BASE + "scheme/qualifier/"))
