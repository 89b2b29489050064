"""Rules of recurring days: read as they are meant, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.terms.reading.rules import Rule, check, read_rule
from nbs_graph.terms.reading.text import declared

NTH = {"第一个": 1, "第二个": 2, "第三个": 3, "第四个": 4, "最后一个": -1, "第2个": 2}
WEEKDAYS = {"周一": "MO", "星期三": "WE", "周六": "SA", "星期日": "SU", "星期天": "SU", "礼拜五": "FR"}


@pytest.mark.parametrize(
    ("text", "rrule"),
    [
        ("9月的第一个周六", "BYMONTH=9;BYDAY=1SA"),
        ("5月最后一个星期五", "BYMONTH=5;BYDAY=-1FR"),
        ("五月的最后一个星期五", "BYMONTH=5;BYDAY=-1FR"),
        ("每年6月8日", "BYMONTH=6;BYMONTHDAY=8"),
        ("6 月 8 日 世界海洋日", "BYMONTH=6;BYMONTHDAY=8"),
        ("三月三日", "BYMONTH=3;BYMONTHDAY=3"),
        ("9 月 16 日（9 月第三个周六）世界小熊猫日", "BYMONTH=9;BYDAY=3SA"),
        ("first Saturday of September", "BYMONTH=9;BYDAY=1SA"),
        ("the last Friday in May", "BYMONTH=5;BYDAY=-1FR"),
        ("June 8", "BYMONTH=6;BYMONTHDAY=8"),
        ("2月29日", "BYMONTH=2;BYMONTHDAY=29"),
        ("每年五月和十月的第二个星期六", "BYMONTH=5,10;BYDAY=2SA"),
        ("10 月、5 月的第二个周六", "BYMONTH=5,10;BYDAY=2SA"),
    ],
)
def test_wordings(text: str, rrule: str) -> None:
    rule = read_rule(text, None)
    assert rule is not None
    assert rule.rrule == "FREQ=YEARLY;" + rrule
    assert rule.as_written == text[rule.start : rule.end]


@pytest.mark.parametrize(
    "text",
    [
        "六月第一周",
        "春分",
        "2023年9月5日",
        "农历五月初五",
        "9月第一个周六后的周一",
        "9月第一个和第三个周六",
        "9月第一个周六至周日",
        "6月5日至8日",
        "2月30日",
        "每两年9月第一个周六",
        "9月2日或9月5日",
        "13月第一个周六",
        "5月和13月第一个周六",
        "11月30日前的星期日",
        "9月第一个完整周",
        "June 8, 2023",
        "第一个周六",
        "同年9月5日",
        "",
    ],
)
def test_what_is_no_rule_of_one_day(text: str) -> None:
    assert read_rule(text, None) is None


def test_the_month_may_come_from_outside() -> None:
    assert read_rule("第一个周六", 9) == read_rule("第一个周六", 9)
    rule = read_rule("第一个周六", 9)
    assert rule is not None
    assert rule.rrule == "FREQ=YEARLY;BYMONTH=9;BYDAY=1SA"


@given(
    st.integers(1, 12),
    st.sampled_from(list(NTH)),
    st.sampled_from(list(WEEKDAYS)),
    st.sampled_from(["", "的", " 的 ", " "]),
    st.booleans(),
)
def test_every_wording_of_a_weekday(month: int, nth: str, weekday: str, joint: str, yearly: bool) -> None:
    rule = read_rule(f"{'每年' if yearly else ''}{month} 月{joint}{nth}{weekday}", None)
    assert rule is not None
    assert rule.rrule == f"FREQ=YEARLY;BYMONTH={month};BYDAY={NTH[nth]}{WEEKDAYS[weekday]}"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_fixed_day_falls_on_itself(day: date) -> None:
    rule = read_rule(f"每年 {day.month} 月 {day.day} 日", None)
    assert rule is not None
    assert check(rule, day)
    assert not check(rule, date(day.year, day.month % 12 + 1, 1)) or day.day == 1


@pytest.mark.parametrize(
    ("day", "falls"), [(date(2023, 9, 2), True), (date(2023, 9, 9), False), (date(2027, 9, 4), True)]
)
def test_a_rule_is_checked_against_a_day(day: date, falls: bool) -> None:
    rule = read_rule("9 月的第一个周六", None)
    assert isinstance(rule, Rule)
    assert check(rule, day) is falls


def test_weekdays_are_those_of_rfc_5545() -> None:
    assert set(declared("calendar")["weekdays"]) == {"MO", "TU", "WE", "TH", "FR", "SA", "SU"}
