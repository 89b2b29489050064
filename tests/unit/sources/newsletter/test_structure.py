"""Where sections and items begin, however the lines of a text were broken."""

import pytest

from nbs_graph.sources.newsletter.gazetteer import Gazetteer
from nbs_graph.sources.newsletter.items import Item
from nbs_graph.sources.newsletter.layout import Layout
from nbs_graph.sources.newsletter.links import find
from nbs_graph.sources.newsletter.source import lines
from nbs_graph.sources.newsletter.structure import Structure, structure
from nbs_graph.sources.newsletter.vocabulary import counted, heading

WRAPPED = Layout(60)
WIDE = Layout(0)


def read(text: str, layout: Layout = WRAPPED) -> Structure:
    """A text → its sections and items, nothing known."""
    printed = lines(text)
    return structure(printed, set(), find(printed, set(), layout), layout, lambda _: False)


def headings(text: str, layout: Layout = WRAPPED) -> list[str]:
    """The headings of a text, as printed."""
    return [section.printed for section in read(text, layout).sections]


def words(item: Item) -> str:
    """The text of an item."""
    return "".join(piece.text for piece in item.body)


MARKED = """一、研究
红树林的效益
研究人员认为红树林有效益。
{}
链接：https://example.org/a
二、政策
湿地法通过
湿地法获得通过。
链接：https://example.org/b
三、实践案例
湿地修复
湿地得到修复。
链接：https://example.org/c
"""
PLAIN = MARKED.replace("一、", "").replace("二、", "").replace("三、", "")


@pytest.mark.parametrize(
    "broken",
    [
        "各方未能就上游水库\n的调度达成一致。",
        "报告\n还指出效益很大。",
        "课程\n报名人数超过预期\n很多人参加。",
    ],
)
def test_a_piece_of_a_sentence_is_no_heading_among_numbered_ones(broken: str) -> None:
    """All headings have numbers: a plain line in a text has none."""
    found = read(MARKED.format(broken))
    assert [section.words for section in found.sections] == ["研究", "政策", "实践案例"]
    assert [len(item.links) for item in found.items] == [1, 1, 1]


@pytest.mark.parametrize(
    "broken", ["各方未能就上游水库\n的调度达成一致，\n谈判还要继续下去。", "报告\n还指出效益很大。"]
)
def test_a_piece_of_a_sentence_is_no_heading_among_plain_ones(broken: str) -> None:
    """What follows is no title."""
    assert headings(PLAIN.format(broken)) == ["研究", "政策", "实践案例"]


def test_a_plain_part_behind_links_is_one_among_numbered_headings() -> None:
    """An issue may leave the parts of a section plain."""
    text = MARKED.format("效益很大。").replace("二、政策\n", "二、政策\n国际\n")
    assert headings(text) == ["研究", "政策", "政策/国际", "实践案例"]


def test_a_new_section_among_plain_ones() -> None:
    """Behind links, before a title and its text."""
    text = (
        PLAIN.format("效益很大。")
        + "招聘与招标\n某基金会招聘项目官员\n某基金会招聘项目官员两名，工作地点在北京。\n"
    )
    assert headings(text) == ["研究", "政策", "实践案例", "招聘与招标"]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("第1章 研究", "research"),
        ("第 2 部分：政策", "policy"),
        ("3 实践案例", "practice-cases"),
        ("二 政策", "policy"),
        ("◆实践与案例◆", "practice-cases"),
        ("■ 研究 ■", "research"),
        ("六、读者来信与研究", ""),
        ("六、自然与社会研究", "research"),
    ],
)
def test_marks_of_headings(line: str, section: str) -> None:
    """A known word joined to something else is a new section."""
    found = heading(line)
    assert found is not None
    assert found.section == section


@pytest.mark.parametrize("line", ["3 海外视点", "12 月", "500 米", "二 湿地"])
def test_a_bare_number_marks_only_known_words(line: str) -> None:
    """It may be of a sentence."""
    assert heading(line) is None


ITEMS = """01 研究
1.1 湿地修复的效益与成本分析
研究人员认为湿地修复有效益，面积已扩大到
1.2 万亩，今后还要增加。
链接：https://example.org/a
1.2 红树林修复的效益与成本分析
研究人员认为红树林修复有效益，面积已降至
1.3 万公顷，今后还要增加。
链接：https://example.org/b
02 政策
"""


def test_a_decimal_of_a_sentence_is_no_number_of_an_item() -> None:
    """Though it is the next number."""
    items = read(ITEMS).items
    assert [item.titles[0].text[:5] for item in items] == ["湿地修复的", "红树林修复"]
    assert [len(item.links) for item in items] == [1, 1]
    assert "1.2 万亩" in words(items[0])
    assert "1.3 万公顷" in words(items[1])


def test_a_number_of_another_chapter_is_no_number_of_an_item() -> None:
    """1.1, then 4.2."""
    text = ITEMS.replace("扩大到\n1.2 万亩", "增加。\n4.2 倍的增长")
    assert len(read(text).items) == 2


@pytest.mark.parametrize(
    ("text", "is_one"), [("1.2 万亩", True), ("2.7万公顷", True), ("2.3 倍", True), ("1.2 亿元", True), ("1.3 千岛湖", False), ("1.1 m", False)]
)  # fmt: skip
def test_what_a_decimal_counts(text: str, is_one: bool) -> None:
    """Chinese units and magnitudes."""
    assert (counted().match(text) is not None) is is_one


@pytest.mark.parametrize(
    "name", ["阿拉善 SEE 基金会", "阿拉善SEE 基金会", "阿拉善 SEE基金会", "阿拉善SEE基金会"]
)
def test_a_name_is_known_with_and_without_its_spaces(name: str) -> None:
    """Between Chinese and Latin."""
    gazetteer = Gazetteer([("ngo:see", ["阿拉善 SEE 基金会"], [])])
    match = gazetteer.pattern.search(f"由{name}资助")
    assert match is not None
    assert match[0] == name
    assert gazetteer.id(name) == "ngo:see"


def test_spaces_between_latin_words_stay() -> None:
    """`SEEFoundation` is no name."""
    gazetteer = Gazetteer([("ngo:x", ["某某 Blue Reef 中心"], [])])
    assert gazetteer.pattern.search("某某BlueReef中心") is None
    assert gazetteer.pattern.search("某某Blue Reef中心") is not None


@pytest.mark.parametrize(
    "broken",
    [
        "本期解读以“流域\n生态补偿”为题，梳理了概念。",
        "文章以“流域生态\n补偿”为题，梳理了概念。",
        "本期梳理了流域\n生态补偿的概念和模式。",
    ],
)
def test_an_untitled_topic_broken_in_its_first_sentence(broken: str) -> None:
    """The piece is of its text."""
    (item,) = read(f"专题解读\n{broken}\n链接：https://example.org/a\n").items
    assert not item.titles
    assert words(item) == broken.replace("\n", "")


def test_a_title_of_a_topic_stays() -> None:
    """Before its text."""
    (item,) = read("专题解读\n流域生态补偿的概念\n文章梳理了概念和模式。\n").items
    assert [title.text for title in item.titles] == ["流域生态补偿的概念"]
