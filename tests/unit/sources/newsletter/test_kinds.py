"""What kind of thing an item reports on: the section, unless the title, the byline or the text says otherwise."""

import pytest

from nbs_graph.sources.newsletter.kinds import kind
from nbs_graph.sources.newsletter.vocabulary import declared


def read(
    section: str, title: str = "", body: str = "", *, en: str = "", people: int = 0, organisations: int = 0
) -> tuple[str, str]:
    """The kind and what decided."""
    return kind(section, title, en, body, people=people, organisations=organisations)[:2]


@pytest.mark.parametrize("section", [s for s in declared("kinds")["sections"] if s != "unknown"])
def test_every_section_has_a_kind(section: str) -> None:
    """When nothing is said."""
    assert read(section, "湿地", "湿地。") == (declared("kinds")["sections"][section]["default"], "section")


@pytest.mark.parametrize(
    ("section", "title", "made"),
    [
        ("research", "湿地评估指南", "Guideline"),
        ("research", "全球湿地数据集", "Publication"),
        ("policy-international", "欧盟启动两亿欧元森林资助计划", "FundingProgramme"),
        ("policy-international", "各国签署贝伦宣言", "Agreement"),
        ("policy-international", "加拿大生物多样性战略（2030）", "Policy"),
        ("policy-domestic", "关于印发湿地保护规划的通知", "Policy"),
        ("industry-news", "NbS 在线课程上线", "Course"),
        ("industry-news", "国合会 2023 年年会", "Event"),
        ("industry-news", "框架基金成立", "Fund"),
        ("industry-news", "湿地国际发布蓝碳工具（第二版）", "Framework"),
        ("industry-news", "实操培训班（第二期）", "Course"),
        ("industry-news", "论坛发布年度报告", "Report"),
        ("industry-news", "年度报告论坛", "Event"),
    ],
)
def test_the_last_word_of_a_title_decides(section: str, title: str, made: str) -> None:
    """The head of a Chinese noun phrase stands last; what is in brackets is none."""
    assert read(section, title) == (made, "title")


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Global Wetland Outlook", "Report"),
        ("Adaptation Plan", "Policy"),
        ("Wetland Guidelines", "Guideline"),
        ("Handbook", "Guideline"),
    ],
)
def test_english_titles(title: str, made: str) -> None:
    """When there is no Chinese one."""
    assert read("industry-news", en=title) == (made, "title")


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("全球环境基金批准", "industry-news"),
        ("方法介绍", "industry-news"),
        ("框架公约的进展", "research"),
        ("法国湿地", "policy"),
        ("基金会的行动", "policy"),
    ],
)
def test_names_that_hold_such_words(title: str, section: str) -> None:
    """Are not read as them."""
    assert read(section, title)[1] == "section"


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("在线课程：流域方案的经济评估", "Course"),
        ("会议预告｜城市湿地规划", "Event"),
        ("新报告：自然金融计划", "Report"),
    ],
)
def test_what_is_printed_before_a_title_decides(title: str, made: str) -> None:
    """More than the head of the phrase behind it."""
    assert read("industry-news", title) == (made, "title")


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("世界环境日", "Observance"),
        ("全国科普周", "Observance"),
        ("《生物多样性公约》第十六次缔约方大会（COP16）", "Event"),
        ("国际城市湿地论坛", "Event"),
    ],
)
def test_among_the_days_a_conference_is_an_event(title: str, made: str) -> None:
    """It does not come back each year on its day."""
    assert read("important-dates", title) == (made, "title")


@pytest.mark.parametrize(
    ("people", "organisations", "title", "made"),
    [
        (2, 0, "湿地状况", "Publication"),
        (0, 1, "湿地状况", "Report"),
        (2, 1, "湿地状况", "Publication"),
        (2, 0, "湿地状况报告", "Publication"),
        (2, 1, "湿地状况报告", "Report"),
        (0, 1, "湿地状况报告", "Report"),
    ],
)
def test_the_byline_of_research(people: int, organisations: int, title: str, made: str) -> None:
    """People publish papers, organisations reports."""
    assert read("research", title, people=people, organisations=organisations)[0] == made


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("会议在瑞典举行。", "Event"),
        ("双方签署了合作备忘录。", "Agreement"),
        ("双方达成共识。", "Agreement"),
        ("机构设立了新的基金。", "Fund"),
        ("机构发布了年度报告。", "Report"),
    ],
)
def test_what_happens_decides_when_the_title_does_not(body: str, made: str) -> None:
    """By phrases of the text."""
    assert read("industry-news", "湿地的动向", body) == (made, "text")


@pytest.mark.parametrize(
    ("section", "made"),
    [("practice-cases", "CaseStudy"), ("special-topic", "Topic"), ("important-dates", "Observance")],
)
def test_sections_of_one_kind(section: str, made: str) -> None:
    """Whatever the title says."""
    assert read(section, "湿地报告", "发布了报告。", people=2) == (made, "section")


@pytest.mark.parametrize("section", ["", "读者来信"])
def test_a_new_section(section: str) -> None:
    """May hold anything."""
    assert read(section, "湿地论坛") == ("Event", "title")


@pytest.mark.parametrize("section", declared("kinds")["sections"])
def test_only_what_the_section_allows(section: str) -> None:
    """A policy is no course, whatever it is called."""
    allowed = declared("kinds")["sections"][section]["allowed"]
    for words in declared("kinds")["words"].values():
        for word in words:
            assert read(section, word)[0] in allowed


def test_where_the_word_stands() -> None:
    """In the title."""
    title = "湿地评估指南（试行）"
    place = kind("research", title, "", "", people=0, organisations=0)[2]
    assert place is not None
    assert title[slice(*place)] == "指南"
