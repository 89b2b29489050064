"""Which lines are headings, and of which section: by the words declared in `ontology/reading/newsletter.yaml`."""

import pytest

from nbs_graph.sources.newsletter.links import Linked
from nbs_graph.sources.newsletter.source import lines
from nbs_graph.sources.newsletter.structure import headings
from nbs_graph.sources.newsletter.vocabulary import bare, declared, heading, section_of


@pytest.mark.parametrize("section", declared("newsletter")["headings"])
def test_every_declared_word_is_a_heading(section: str) -> None:
    """Alone, numbered, and in brackets."""
    for word in declared("newsletter")["headings"][section]:
        for line in (word, f"一、{word}", f"【{word}】", f"（二）{word}"):
            found = heading(line)
            assert found is not None, line
            assert found.section == section, line


@pytest.mark.parametrize(
    "line",
    [
        "一、研究", "十二、研究", "（一）研究", "(1) 研究", "1. 研究", "1、研究", "1.2 研究", "01 研究", "① 研究", "第一部分 研究",
        "第一部分：研究", "第三章 研究", "PART 01 | 研究", "Part 2: 研究", "■ 研究", "◆研究", "# 研究", "🌱 研究", "【研究】",
        "[研究]", "「研究」", "—— 研究 ——", "<研究>", "研究：", "一、【研究】", "研 究",
    ],
)  # fmt: skip
def test_decoration_does_not_hide_a_heading(line: str) -> None:
    """Numbers, bullets, brackets, a colon behind."""
    found = heading(line)
    assert found is not None
    assert found.section == "research"


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("研究进展", "research"),
        ("最新研究速递", "research"),
        ("研究动态速递", "research"),
        ("本月研究", "research"),
        ("国际要闻", "policy-international"),
        ("政策法规", "policy"),
        ("行业资讯速览", "industry-news"),
        ("地方实践精选", "practice-cases"),
        ("9 月重要日期概览", "important-dates"),
        ("2023 年 9 月环保日历", "important-dates"),
        ("九月环境日", "important-dates"),
        ("下月日历", "important-dates"),
        ("Case Studies", "practice-cases"),
        ("RESEARCH", "research"),
    ],
)
def test_a_renamed_heading_is_known(line: str, section: str) -> None:
    """With a month before it, with what headings end in."""
    found = heading(line)
    assert found is not None
    assert found.section == section


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("研究与政策", "research"),
        ("政策与法规", "policy"),
        ("行业动态和活动", "industry-news"),
        ("实践及案例", "practice-cases"),
        ("Research & Policy", "research"),
        ("政策 / 资讯", "policy"),
    ],
)
def test_merged_sections_are_of_the_first(line: str, section: str) -> None:
    """Both words are declared."""
    found = heading(line)
    assert found is not None
    assert (found.section, found.words) == (section, line)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("三、资金与项目", "industry-news"),
        ("四、自然教育活动", "industry-news"),
        ("（五）气候金融", "industry-news"),
        ("6 月生态日子", "important-dates"),
    ],
)
def test_the_last_word_tells_the_section_of_a_numbered_heading(line: str, section: str) -> None:
    """Of one that nobody declared."""
    found = heading(line)
    assert found is not None
    assert found.section == section


@pytest.mark.parametrize(
    ("line", "style"),
    [("一、海外视点", "N、"), ("【人物访谈】", "【"), ("1.2 海外视点", "N.N"), ("■ 招聘信息", "■")],
)
def test_an_unknown_heading_has_a_style_and_no_section(line: str, style: str) -> None:
    """So that it can be told whether it looks like the others."""
    found = heading(line)
    assert found is not None
    assert (found.section, found.style) == ("", style)


@pytest.mark.parametrize(
    "line",
    [
        "海外视点", "研究表明，红树林", "研究。", "《研究》", "一、研究：红树林", "1. 哥斯达黎加颁布《蓝碳法》", "研究和", "",
        "一、", "一、这是一个长得不能再长的栏目标题绝对不止十六个字", "2024年研究", "政策与读者来信", "该研究", "研究数据", "行业报告指出",
    ],
)  # fmt: skip
def test_what_is_no_heading(line: str) -> None:
    """Sentences, titles, words that begin like one, a number alone."""
    assert heading(line) is None


@pytest.mark.parametrize(
    ("line", "words", "style"),
    [
        ("一、【研究】", "研究", "N、【"),
        ("研究", "研究", ""),
        ("10. 研究", "研究", "N."),
        ("1.2 亿元", "亿元", "N.N"),
        ("2.5℃", "2.5℃", ""),
    ],
)
def test_what_stands_around_the_words(line: str, words: str, style: str) -> None:
    """Numbers as N, so that headings of one sort have one style."""
    assert bare(line) == (words, style)


def test_words_that_are_of_no_section() -> None:
    """None, not a guess."""
    assert section_of("海外视点") is None


def found_in(text: str) -> dict[str, str]:
    """The headings among the lines of a text, and their sections."""
    printed = lines(text)
    marked = headings(printed, range(len(printed)), Linked())
    return {printed[index].text: mark.section for index, mark in marked.items()}


def test_an_unknown_heading_must_look_like_the_others() -> None:
    """A list in a text has another style."""
    text = "一、研究\n红树林的效益。\n二、海外视点\n（1）湿地\n■ 草原\n三、政策\n1. 湿地法"
    assert found_in(text) == {"一、研究": "research", "二、海外视点": "", "三、政策": "policy"}


def test_a_word_that_ends_a_broken_sentence_is_no_heading() -> None:
    """The line before says that it goes on."""
    text = "一、政策\n本期通讯介绍生态保护和修复的新进展、\n研究\n等栏目。"
    assert found_in(text) == {"一、政策": "policy"}
