"""The time grows with the text, whatever the text is."""

import time

import pytest

from nbs_graph.terms.reading.dates import find_dates
from nbs_graph.terms.reading.money import read_money
from nbs_graph.terms.reading.numerals import read_number
from nbs_graph.terms.reading.quantities import find_quantities
from nbs_graph.terms.reading.rules import read_rule

PIECES = [
    "1",
    "亿",
    "1,",
    "一点",
    "1 ",
    "百分之",
    "$",
    "$1",
    "3亿至",
    "1月",
    "2023-",
    "第",
    "约",
    "1/",
    "www.",
    " ",
    "1.",
    "《",
    "1+",
    "a@",
    "目标1、",
    "1×",
    "1×10^",
    "10⁶",
    "1，000",
    "−1%",
]
LENGTH = 20_000


def read_all(text: str) -> None:
    read_money(text)
    find_quantities(text)
    find_dates(text, 2023, 8)
    read_number(text)
    read_rule(text, 9)


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_for_ever(piece: str) -> None:
    """Were a pattern to go back over what it read, these would take minutes; the limit leaves room for a busy machine."""
    read_all(piece * 10)
    started = time.process_time()
    read_all(piece * (LENGTH // len(piece)))
    assert time.process_time() - started < 6


@pytest.mark.parametrize("piece", ["1", "亿"])
def test_very_long_numbers_are_refused(piece: str) -> None:
    assert find_quantities(piece * 100_000 + "个") == []
    assert read_money(piece * 100_000 + "元").found == ()


def test_a_long_newsletter_takes_seconds() -> None:
    text = (
        "2023 年 8 月 9 日，54 个城市投入约 3 亿元，减少 17.4%的碳排放，涉及面积 118 万公顷，8 月 22 日至 26 日举行。生态系统服务得到提升，"
        * 3000
    )
    started = time.process_time()
    read_all(text)
    assert time.process_time() - started < 25
