"""Lines of days → entries: the rule is right, or there is none and a doubt says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.sources.newsletter.entry import Entry
from nbs_graph.sources.newsletter.fields import World
from nbs_graph.sources.newsletter.gazetteer import Countries, Gazetteer
from nbs_graph.sources.newsletter.reader import read
from nbs_graph.terms.recurrence import expand

WORLD = World(Gazetteer([]), Countries({}))


def entries(line: str) -> list[Entry]:
    """What an issue of November 2025 says with that line."""
    return read(f"NbS 通讯 2025 年 11 月\n\n五、重要日期\n\n{line}\n", WORLD).entries


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("11 月第四个星期四之后的星期一 网络星期一", "网络星期一", None),
        ("11 月第四个星期四后的星期五 黑色星期五", "黑色星期五", None),
        ("11 月 28 日（11 月第四个星期四后的星期五） 黑色星期五", "黑色星期五", "2025-11-28"),
        ("11 月 30 日前的星期日 河流日", "河流日", None),
        ("11 月 5 日（或 6 日） 海啸日", "海啸日", "2025-11-05"),
        ("11 月第一个周六至周日 观鸟节", "观鸟节", None),
        ("11 月第一个和第三个周六 观鸟日", "观鸟日", None),
        ("11 月第一周 湿地周", "湿地周", None),
        ("每两年 11 月 22 日 双年湿地日", "双年湿地日", "2025-11-22"),
        ("湿地日 11 月第一个周六（每两年一次）", "湿地日", None),
        ("每季度第一个星期一 检查日", "检查日", None),
        ("除 2025 年外每年 11 月 5 日 海啸日", "海啸日", "2025-11-05"),
        ("2025 年 11 月第三个周六 观鸟日", "观鸟日", None),
        ("2025 年 11 月 湿地月", "湿地月", "2025-11"),
        ("农历八月十五日 中秋节", "中秋节", None),
        ("2.30 湿地日", "湿地日", None),
    ],
)
def test_what_no_rule_says_is_refused_with_a_doubt(line: str, name: str, date: str | None) -> None:
    [entry] = entries(line)
    assert entry.title_zh is not None
    assert entry.title_zh.text == name
    assert (entry.date and entry.date.edtf) == date
    assert entry.rrule is None
    assert entry.doubts
    assert all(doubt.what["en"] and doubt.what["zh"] for doubt in entry.doubts)


@pytest.mark.parametrize(
    ("line", "name", "rrule", "doubts"),
    [
        ("11 月 1 日至 7 日 湿地周", "湿地周", "BYMONTH=11;BYMONTHDAY=1", ["assumed", "first only"]),
        ("11 月 29 日（2024年起） 新日", "新日", "BYMONTH=11;BYMONTHDAY=29", ["assumed", "2024年起"]),
        ("世界水日：每年 3 月 22 日", "世界水日", "BYMONTH=3;BYMONTHDAY=22", ["assumed"]),
        ("世界候鸟日：每年五月和十月的第二个星期六（…）", "世界候鸟日", "BYMONTH=5,10;BYDAY=2SA", []),
        ("11 月 8 日（11 月第二个周六）世界水獭日", "世界水獭日", "BYMONTH=11;BYDAY=2SA", []),
    ],
)
def test_what_a_rule_says(line: str, name: str, rrule: str, doubts: list[str]) -> None:
    """With what it leaves out told as doubts."""
    [entry] = entries(line)
    assert entry.title_zh is not None
    assert entry.title_zh.text == name
    assert entry.rrule is not None
    assert entry.rrule.text == f"FREQ=YEARLY;{rrule}"
    assert len(entry.doubts) == len(doubts)
    assert all(part in doubt.what["en"] for part, doubt in zip(doubts, entry.doubts, strict=True))


PIECES = (
    "11 月 5 日|2 月 29 日|2.30|4.22|2025|2025 年|2024年起|2025 年 11 月|2025 年春季|2025-11|2024 年至 2026 年|11 月|每年|每两年"
    "|每季度|除|外|第一个|最后一个|周六|星期四|之后的|前的|至|7 日|和|五月|的|（|）|(|)|：|农历|八月十五日|（周五）|湿地日|世界水日"
    "|World Water Day|22 November 2025|Nov 2025|春节|本月|起|~| |\t|周|0001 年 1 月 1 日|13 月 40 日"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), min_size=1, max_size=9), st.sampled_from(["", " "]))
def test_no_line_makes_it_fail(pieces: list[str], joint: str) -> None:
    """And each observance has a rule that can be expanded, or a doubt."""
    for entry in entries("湿地日 6 月 5 日\n\n" + joint.join(pieces)):
        if entry.kind == "Observance":
            assert entry.rrule or entry.doubts
        if entry.rrule:
            expand(entry.rrule.text, 2025, 2030)
