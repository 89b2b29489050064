"""Dates become EDTF, or say why not."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.terms import dates as partial
from nbs_graph.terms.reading.dates import FoundDate, find_dates
from nbs_graph.terms.reading.quantities import find_quantities

DIGITS = "〇一二三四五六七八九"
WORDS = ("", *["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"])
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def only(text: str, year: int | None = 2023, month: int | None = 8) -> FoundDate:
    (found,) = find_dates(text, year, month)
    return found


def small(value: int) -> str:
    tens, ones = divmod(value, 10)
    return (WORDS[tens] if tens > 1 else "") + ("十" if tens else "") + WORDS[ones]


def ways(day: date) -> list[str]:
    """One day in many wordings."""
    y, m, d = day.year, day.month, day.day
    name = calendar.month_name[m]
    return [
        f"{y} 年 {m} 月 {d} 日",
        f"{y}年{m}月{d}日",
        f"{y}年 {m}月 {d}号",
        f"{day.isoformat()}",
        f"{y}.{m:02}.{d:02}",
        f"{y}/{m}/{d}",
        f"{d} {name} {y}",
        f"{name} {d}, {y}",
        f"{name[:3]} {d}, {y}",
        "".join(DIGITS[int(c)] for c in str(y)) + f"年{small(m)}月{small(d)}日",
    ]


@given(DAYS, st.integers(0, 9))
def test_a_day_is_the_day_in_every_wording(day: date, way: int) -> None:
    text = ways(day)[way]
    found = only(f"于{text}，")
    assert (found.edtf, found.precision, found.as_written) == (day.isoformat(), "day", text)
    assert not found.year_inferred


@given(DAYS, st.integers(1, 700), st.sampled_from(["至", " 至 ", "—", "-", "–", "到", "~"]))
def test_ranges_of_days(start: date, length: int, joint: str) -> None:
    end = start + timedelta(days=length)
    long = f"{start.year}年{start.month}月{start.day}日{joint}{end.year}年{end.month}月{end.day}日"
    assert only(long).edtf == f"{start}/{end}"
    short = f"{start.year}年{start.month}月{start.day}日{joint}{end.month}月{end.day}日"
    if start.year == end.year:
        assert only(short).edtf == f"{start}/{end}"
    if (start.year, start.month) == (end.year, end.month):
        assert only(f"{start.year}年{start.month}月{start.day}日{joint}{end.day}日").edtf == f"{start}/{end}"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2023年7月", "2023-07"),
        ("2023年", "2023"),
        ("2015-2020 年", "2015/2020"),
        ("1999—2018 年间", "1999/2018"),
        ("（2021-2030）", "2021/2030"),
        ("September 2025", "2025-09"),
        ("18-20 September 2025", "2025-09-18/2025-09-20"),
        ("30 September – 2 October 2025", "2025-09-30/2025-10-02"),
        ("2022年11月至次年2月", "2022-11/2023-02"),
        ("2022 年 8—10 月", "2022-08/2022-10"),
        ("09/18/2025", "2025-09-18"),
    ],
)
def test_other_forms(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "issue", "edtf"),
    [
        ("8 月 22 日至 26 日", (2023, 8), "2023-08-22/2023-08-26"),
        ("8月28日—9月2日", (2023, 8), "2023-08-28/2023-09-02"),
        ("12月28日至1月2日", (2023, 12), "2023-12-28/2024-01-02"),
        ("9月26日", (2023, 8), "2023-09-26"),
        ("今年9月", (2023, 8), "2023-09"),
        ("去年", (2023, 8), "2022"),
        ("上月", (2023, 1), "2022-12"),
        ("本月15日", (2023, 8), "2023-08-15"),
        ("12月3日", (2024, 1), "2023-12-03"),
        ("7月3日", (2024, 1), "2024-07-03"),
        ("1月15日", (2023, 12), "2024-01-15"),
        ("1月15日", (2023, 8), "2023-01-15"),
    ],
)
def test_the_year_of_the_issue(text: str, issue: tuple[int, int], edtf: str) -> None:
    found = only(text, *issue)
    assert (found.edtf, found.year_inferred) == (edtf, True)
    assert only(text, None, None).edtf is None


@pytest.mark.parametrize(
    "text",
    [
        "2月30日",
        "2023年2月29日",
        "2023年13月5日",
        "每年6月8日",
        "同年9月",
        "次年3月",
        "2000 年前",
        "20世纪90年代",
        "03/04/2025",
        "2023年9月5日至3日",
        "农历 5 月 5 日",
    ],
)
def test_what_is_no_one_day_says_why(text: str) -> None:
    found = only(text)
    assert found.edtf is None
    assert found.note


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20230802",
        "https://x.org/2023/08/09/a",
        "3 个月",
        "近 2000 年",
        "100 年",
        "9 月的第一个周六",
        "第 3 期",
        "1.2.3",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, 2023, 8) == []


def test_another_year_in_the_sentence_is_not_overruled() -> None:
    assert [d.edtf for d in find_dates("2022 年启动，9 月完成。9 月 3 日开会", 2023, 8)] == [
        "2022",
        None,
        "2023-09-03",
    ]
    assert [d.edtf for d in find_dates("《2022 年报告》于 8 月 3 日发布", 2023, 8)] == ["2022", "2023-08-03"]
    assert [d.edtf for d in find_dates("到 2030 年，8 月 3 日", 2023, 8)] == ["2030", "2023-08-03"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2023 年 9 月 6 日 14:00-15:30（BST）", "2023-09-06T14:00:00+01:00/2023-09-06T15:30:00+01:00"),
        (
            "2023 年 9 月 6 日（周三）14:00-15:30（UTC+8）",
            "2023-09-06T14:00:00+08:00/2023-09-06T15:30:00+08:00",
        ),
        ("2023年9月6日 北京时间 下午2:00", "2023-09-06T14:00:00+08:00"),
        ("6 June 2023 at 3 pm GMT", "2023-06-06T15:00:00+00:00"),
        ("2023 年 12 月 6 日 14:00（BST）", None),
        ("2023 年 9 月 6 日 14:00（CST）", None),
        ("2023 年 9 月 6 日 14:00", None),
        ("2023 年 9 月 6 日 15:30-14:00（BST）", None),
    ],
)
def test_hours_need_a_zone_that_is_one(text: str, times: str | None) -> None:
    found = only(text)
    assert found.times == times
    assert found.precision == ("minute" if times else "day")
    assert times is not None or found.note


def test_a_part_of_a_month_is_the_month_with_a_note() -> None:
    assert (only("5月下旬").edtf, only("5月下旬").precision) == ("2023-05", "month")
    assert only("5月下旬").note


@given(st.text(alphabet="0123456789年月日至-—/. 三十今去次（）BST:Mayl", max_size=40))
def test_whatever_is_given_is_edtf(text: str) -> None:
    last = 0
    for found in find_dates(text, 2023, 8):
        assert last <= found.start < found.end <= len(text)
        assert found.as_written == text[found.start : found.end]
        last = found.end
        assert found.note if found.edtf is None else partial.parse(found.edtf)


@pytest.mark.parametrize(
    ("text", "edtf", "written"),
    [
        ("补贴始于令和6年8月1日", "2024-08-01", "令和6年8月1日"),
        ("平成 30 年", "2018", "平成 30 年"),
        ("昭和五十年三月", "1975-03", "昭和五十年三月"),
        ("令和元年", "2019", "令和元年"),
        ("民国 113 年 5 月", "2024-05", "民国 113 年 5 月"),
        ("平成 32 年", None, "平成 32 年"),
        ("令和6年度", None, "令和6年度"),
        ("令和6年13月", None, "令和6年13月"),
        ("令和6年8月1日至9月30日", None, "令和6年8月1日至9月30日"),
    ],
)
def test_years_of_eras(text: str, edtf: str | None, written: str) -> None:
    (date,) = find_dates(text, 2025, 5)
    assert (date.edtf, date.as_written) == (edtf, written)
    assert find_quantities(text) == []
