"""Which month an issue is of: as the user says, as printed, else inferred; refused when two could be meant."""

import pytest

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.sources.newsletter.month import announced, month_of


def read(
    given: str | None = None, head: tuple[str, ...] = (), days: str = "", dates: tuple[str, ...] = ()
) -> tuple[str, str]:
    """The month and its basis."""
    found = month_of(given, head, days, dates)
    return str(found), found.basis


def test_what_the_user_says_stands() -> None:
    """Whatever is printed."""
    assert read("2023-08", ("2024 年 5 月",), "6 月重要日期", ("2025-01-01",)) == ("2023-08", "given")


@pytest.mark.parametrize(
    "given", ["2023-8", "2023-13", "2023-00", "August", "", "2023", "2023/08", "2023-08 "]
)
def test_what_the_user_says_must_be_a_month(given: str) -> None:
    """Else the form is shown."""
    with pytest.raises(UsageProblem, match="--issue 2023-08"):
        read(given)


@pytest.mark.parametrize(
    "head",
    [
        ("NbS 通讯 2024 年 5 月刊",),
        ("NbS 动态月报", "2024 年第 5 期（总第 41 期）", "2024 年 5 月 31 日"),
        ("2024年5月号",),
        ("NbS Newsletter 2024-05",),
        ("通讯 2024.05",),
        ("NbS 动态", "2024 年第 5 期"),
        ("2024 年 5 月", "2024 年 5 月 31 日"),
    ],
)
def test_what_is_printed_stands(head: tuple[str, ...]) -> None:
    """In the masthead, whatever the items say."""
    assert read(None, head, "9 月重要日期", ("2022-12-01",)) == ("2024-05", "printed")


@pytest.mark.parametrize(
    ("days", "dates", "month"),
    [
        ("9 月重要日期", ("2023-08-09", "2023-07"), "2023-08"),
        ("1 月日历", ("2023-12-03",), "2023-12"),
        ("十一月日历", ("2023-10-03",), "2023-10"),
        ("6月重要日期", ("2023-05-28/2023-07-02",), "2023-05"),
        ("9月重要日期", ("2023-06-30",), "2023-08"),
        ("", ("2023-08-09", "2023-07"), "2023-08"),
        ("重要日期", ("2023-08-09",), "2023-08"),
    ],
)
def test_what_follows_from_the_items(days: str, dates: tuple[str, ...], month: str) -> None:
    """The days announced are those of the next month; the newest date says of which year; that it is inferred is told."""
    assert read(None, (), days, dates) == (month, "inferred")


@pytest.mark.parametrize(
    ("head", "days", "dates"),
    [
        (("2024 年 5 月", "2024 年 6 月"), "", ()),
        (("2024 年 5 月—2024 年 6 月",), "", ()),
        ((), "9月重要日期", ("2022-12-10",)),
        ((), "6月重要日期", ("2023-06-10",)),
    ],
)
def test_two_months_are_refused(head: tuple[str, ...], days: str, dates: tuple[str, ...]) -> None:
    """Both are told, with the option that decides."""
    with pytest.raises(CannotDo, match=r"20\d\d-\d\d or 20\d\d-\d\d.*--issue") as raised:
        read(None, head, days, dates)
    assert "--issue" in raised.value.message_zh


@pytest.mark.parametrize("dates", [(), ("2023",), ("2023/2024",), ("..",)])
def test_nothing_to_infer_from_is_refused(dates: tuple[str, ...]) -> None:
    """A year alone is no month."""
    with pytest.raises(CannotDo, match="cannot be inferred"):
        read(None, ("通讯",), "9 月重要日期", dates)


@pytest.mark.parametrize(
    ("heading", "month"),
    [
        ("9 月重要日期", 9),
        ("十二月日历", 12),
        ("十月环境日", 10),
        ("2023 年 12 月重要日期", 12),
        ("本月日历", None),
        ("重要日期", None),
    ],
)
def test_the_month_of_the_days(heading: str, month: int | None) -> None:
    """As their heading names it."""
    assert announced(heading) == month
