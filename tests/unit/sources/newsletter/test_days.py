"""Lines of days: the date, the name and the rule of an observance."""

import pytest

from nbs_graph.sources.newsletter.days import read_day
from nbs_graph.sources.newsletter.source import Flow, read_as


def read(line: str) -> tuple[str, str, str] | None:
    """Date, name and rule as they stand on a line."""
    flow = Flow(*read_as(line, 0))
    day = read_day(flow)
    if day is None:
        return None
    date, name, rule = (
        "" if place is None else flow.text[slice(*place)] for place in (day.date, day.name, day.rule)
    )
    return date, name, rule


@pytest.mark.parametrize(
    ("line", "date", "name"),
    [
        ("6 月 5 日 世界环境日", "6 月 5 日", "世界环境日"),
        ("6月17日  世界防治荒漠化与干旱日", "6月17日", "世界防治荒漠化与干旱日"),
        ("2023 年 9 月 16 日 国际保护臭氧层日", "2023 年 9 月 16 日", "国际保护臭氧层日"),
        ("六月二十一日 世界长颈鹿日", "六月二十一日", "世界长颈鹿日"),
        ("4.22 世界地球日", "4.22", "世界地球日"),
        ("4-22 世界地球日", "4-22", "世界地球日"),
        ("04/22 世界地球日", "04/22", "世界地球日"),
        ("世界地球日：4 月 22 日", "4 月 22 日", "世界地球日"),
        ("4 月 22 日：世界地球日", "4 月 22 日", "世界地球日"),
        ("4 月 22 日——世界地球日", "4 月 22 日", "世界地球日"),
        ("4 月 22 日\t世界地球日", "4 月 22 日", "世界地球日"),
        ("4 月 22 日｜世界地球日 Earth Day", "4 月 22 日", "世界地球日 Earth Day"),
        (
            "11 月 28 日（周五） 全球无购物日（Buy Nothing Day）",
            "11 月 28 日",
            "全球无购物日（Buy Nothing Day）",
        ),
        ("9月22日 世界无车日 · 主题：绿色出行", "9月22日", "世界无车日"),
        (
            "5 月 22 日 国际生物多样性日（主题：与自然和谐共生）",
            "5 月 22 日",
            "国际生物多样性日（主题：与自然和谐共生）",
        ),
    ],
)
def test_a_day_with_its_date(line: str, date: str, name: str) -> None:
    """In either order, with any mark between; a weekday in brackets is no part of the name."""
    assert read(line) == (date, name, "")


@pytest.mark.parametrize(
    ("line", "date", "name", "rule"),
    [
        ("9 月 18-24 日 全国科普周", "9 月 18-24 日", "全国科普周", ""),
        ("9 月 16 日 周六 国际保护臭氧层日", "9 月 16 日", "国际保护臭氧层日", ""),
        (
            "6 月 9 日 （6 月的第二个星期日）国际社区花园日",
            "6 月 9 日",
            "国际社区花园日",
            "6 月的第二个星期日",
        ),
        ("9 月 2 日（9 月第一个周六） 国际秃鹫意识日", "9 月 2 日", "国际秃鹫意识日", "9 月第一个周六"),
        ("9 月 2 日（9 月第一 周六） 国际秃鹫意识日", "9 月 2 日", "国际秃鹫意识日", "9 月第一 周六"),
        ("6 月 29 日（6 月最后一个星期六）湿地观鸟日", "6 月 29 日", "湿地观鸟日", "6 月最后一个星期六"),
        ("每年 9 月第三个周六 国际海岸清洁日", "", "国际海岸清洁日", "每年 9 月第三个周六"),
        ("国际海岸清洁日（9 月第三个周六）", "", "国际海岸清洁日", "9 月第三个周六"),
        ("本月第一个周六 爱鸟日", "", "爱鸟日", "本月第一个周六"),
    ],
)
def test_a_day_with_its_rule(line: str, date: str, name: str, rule: str) -> None:
    """The month of the rule is not taken for the date."""
    assert read(line) == (date, name, rule)


@pytest.mark.parametrize(
    "line", ["详情请关注后续推送", "6 月 5 日", "世界环境日", "（周五）", "6 月 5 日：", "第三个周六"]
)
def test_what_is_no_day(line: str) -> None:
    """Without a date or rule, or without a name."""
    assert read(line) is None
