"""Lines that belong to the page and not to the newsletter, and lines that only look so."""

import pytest

from nbs_graph.sources.newsletter.furniture import furniture
from nbs_graph.sources.newsletter.source import lines


def found_in(text: str) -> dict[str, str]:
    """The lines of a text that are furniture → what they are."""
    printed = lines(text)
    return {printed[index].text: kind for index, kind in furniture(printed).items()}


@pytest.mark.parametrize(
    "line",
    [
        "- 3 -",
        "— 12 —",
        "第 2 页 共 9 页",
        "第5页",
        "第 2 页，共 9 页",
        "Page 3 of 9",
        "page 4",
        "p. 12",
        "3 / 9",
        "- iv -",
        "· 7 ·",
    ],
)
def test_page_numbers(line: str) -> None:
    """In many styles."""
    assert found_in(f"红树林恢复的效\n{line}\n益很大。") == {line: "page-number"}


@pytest.mark.parametrize(
    "line", ["3", "2023", "37%", "12.5", "2023 年 8 月", "37 个", "C", "3、", "- 湿地 -"]
)
def test_what_is_no_page_number(line: str) -> None:
    """A number that stands alone once was cut from its sentence."""
    assert not found_in(f"全球现有\n{line}\n个城市参加。")


def test_bare_numbers_that_count_on_are_page_numbers() -> None:
    """Without form feeds."""
    assert set(found_in("甲。\n1\n乙。\n2\n丙。\n3\n丁。")) == {"1", "2", "3"}


def test_bare_numbers_that_do_not_are_none() -> None:
    """They are of sentences."""
    assert not found_in("甲\n1\n乙\n7\n丙\n3\n丁。")


def test_bare_numbers_where_pages_turn() -> None:
    """At the edge of a page; one in the middle of it is none."""
    text = "甲\n乙\n17\n\f丙\n丁\n37\n戊\n己\n18\n\f庚"
    assert set(found_in(text)) == {"17", "18"}


def test_a_bare_number_among_numbers_of_another_style() -> None:
    """Pages are numbered in one style."""
    assert found_in("- 1 -\n甲\n37\n乙\n- 2 -") == {"- 1 -": "page-number", "- 2 -": "page-number"}


@pytest.mark.parametrize("line", ["2-", "-2024", "-2024-", "c-", "~500", "500"])
@pytest.mark.parametrize("turn", ["", "\f"])
def test_the_rest_of_an_address_is_no_page_number(line: str, turn: str) -> None:
    """Nor that of a sum; neither does count with the pages."""
    assert line not in found_in(
        f"甲。\n1\n{turn}乙 https://e.org/a\n{line}\n{turn}丙。\n2\n{turn}丁。\n3\n{turn}戊。"
    )


def test_a_number_below_a_running_head() -> None:
    """The rest of a sum that the page end broke."""
    pages = ["湿地甲。\n投入 12,", "500 万元。\n乙", "500\n万元。\n投入 12,", "700\n万元。\n丙"]
    found = found_in("\n\f".join(f"通讯\n{page}" for page in pages))
    assert set(found) == {"通讯"}


@pytest.mark.parametrize("style", ["{}", "{} |", "- {}"])
@pytest.mark.parametrize("turn", ["", "\f"])
def test_numbers_that_fit_in_any_style(style: str, turn: str) -> None:
    """Beside one that does not; every page has an address at its end."""
    marks = [style.format(number) for number in (11, 12, 13, 14)]
    text = "".join(f"链接：https://e.org/a\n{mark}\n{turn}红树林恢复。\n" for mark in marks)
    assert set(found_in(text + style.format(2024) + "\n湿地。")) == set(marks)


@pytest.mark.parametrize("number", [1, 2])
def test_a_running_head_comes_again(number: int) -> None:
    """At the top of pages, whatever number it has."""
    pages = [
        f"NbS 通讯 第 {number * page} 期\n红树林{word}。\n湿地{word}。"
        for page, word in enumerate("甲乙丙", 1)
    ]
    found = found_in("\n\f".join(pages))
    assert set(found.values()) == {"running-head"}
    assert len(found) == 3


def test_a_running_head_without_form_feeds() -> None:
    """Three times is often."""
    assert found_in("通讯\n甲。\n通讯\n乙。\n通讯\n丙。") == {"通讯": "running-head"}


@pytest.mark.parametrize(
    "line",
    ["研究", "相关链接：", "https://e.org", "红树林，湿地", "2023 年 8 月 9 日", "原文链接：https://e.org"],
)
def test_what_comes_again_and_is_no_running_head(line: str) -> None:
    """Headings, labels, addresses, dates, sentences."""
    assert not found_in(f"{line}\n甲。\n{line}\n乙。\n{line}\n丙。")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("扫描下方二维码关注我们", "call"),
        ("点击“阅读原文”查看更多", "call"),
        ("欢迎关注公众号", "call"),
        ("图 1 红树林（图源：TNC）", "caption"),
        ("图片来源：新华社", "caption"),
        ("Photo: Jane Doe", "caption"),
        ("© TNC", "caption"),
        ("目录", "contents"),
        ("研究……………… 3", "contents"),
        ("本期编辑：周以宁", "editors"),
        ("责编：周以宁", "editors"),
        ("—— END ——", "footer"),
        ("往期回顾", "footer"),
        ("投稿邮箱：a@b.org", "footer"),
        ("nbs@e.org", "address"),
        ("版权声明：仅供交流。", "disclaimer"),
        ("本通讯仅供内部交流，不代表立场。", "disclaimer"),
    ],
)
def test_other_furniture(line: str, kind: str) -> None:
    """Each line in a style that is declared."""
    assert found_in(f"红树林恢复。\n{line}\n湿地。") == {line: kind}


@pytest.mark.parametrize(
    "line",
    [
        "图们江流域修复",
        "编辑的话",
        "完善制度体系",
        "目录学研究",
        "湿地目录发布",
        "表明效益更大",
        "声明通过后，各国将行动",
        "时间：9 月 25 日",
        "注意到，湿地减少",
    ],
)
def test_what_only_begins_like_furniture(line: str) -> None:
    """It is text."""
    assert not found_in(f"红树林恢复。\n{line}\n湿地。")


def test_the_editors_line_goes_to_its_bracket() -> None:
    """Over as many lines as it has."""
    text = "湿地。\n（本期编辑：周以宁/大自然保护协会（TNC）\n科学部；顾北辰/北京绿\n研）\n下一行。"
    assert list(found_in(text)) == text.split("\n")[1:4]


def test_a_correction_goes_to_the_end_of_its_sentence() -> None:
    """And no further."""
    text = "湿地。\n更正：上期第 3 条的日期有误，\n应为 8 月 9 日。\n下一行。"
    assert found_in(text) == dict.fromkeys(text.split("\n")[1:3], "correction")


def test_dates_in_brackets_under_titles_are_no_running_head() -> None:
    """They are alike but for their digits, as running heads are."""
    text = "".join(
        f"政策 {name}\n（2022-06-{day:02}）\n发布时间：2022-06-{day:02}\n湿地。\n"
        for name, day in zip("甲乙丙丁", (2, 7, 13, 22), strict=True)
    )
    assert not found_in(text)
