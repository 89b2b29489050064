"""Prices, differences and what was not given: no sums of their own."""

import pytest

from nbs_graph.terms.reading.money import find_money, read_money
from nbs_graph.terms.reading.text import declared


@pytest.mark.parametrize(
    ("text", "code", "written"),
    [
        ("补偿 1200 元/亩", "per_unit", "1200 元/亩"),
        ("1200 元每亩", "per_unit", "1200 元每亩"),
        ("约 200–300 元/头", "per_unit", "约 200–300 元/头"),
        ("$50/t", "per_unit", "$50/t"),
        ("$50 per tonne", "per_unit", "$50 per tonne"),
        ("1200 元/(亩·年)", "per_unit", "1200 元/(亩"),
        ("未能筹得 10 亿美元", "negated", "10 亿美元"),
        ("拟不再提供约 2 亿元", "negated", "约 2 亿元"),
        ("没有提供 3—5 亿元", "negated", "3—5 亿元"),
        ("It will no longer provide $5 million", "negated", "$5 million"),
        ("比上一期增加 5 亿欧元", "change", "5 亿欧元"),
        ("与上期相比，增加约 5 亿欧元", "change", "约 5 亿欧元"),
        ("同比减少了 2 亿元", "change", "2 亿元"),
        ("较上年多 3 亿元", "change", "3 亿元"),
    ],
)
def test_no_sum_of_its_own(text: str, code: str, written: str) -> None:
    read = read_money(text)
    assert read.found == ()
    (refused,) = read.refused
    assert (refused.reason, refused.as_written) == (declared("refused")[code], written)


@pytest.mark.parametrize(
    "text",
    [
        "追加 5 亿元",
        "增加 5 亿欧元",
        "比去年新增投资 5 亿元",
        "比去年增加到 5 亿元",
        "与只修复一种生境相比，联合修复每年可多避免 5 亿元",
        "未来四年安排 5 亿元",
        "不少于 5 亿元",
        "不再观望，提供 5 亿元",
        "5 亿元/年",
    ],
)
def test_sums_of_their_own(text: str) -> None:
    (found,) = find_money(text)
    assert found.amount == 5 * 10**8
