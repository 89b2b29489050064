"""The titles of an item, Chinese and English, from the paragraphs that hold them."""

import pytest

from nbs_graph.sources.newsletter.paragraphs import Paragraph
from nbs_graph.sources.newsletter.source import Flow
from nbs_graph.sources.newsletter.titles import Titles, titles


def read(*printed: str) -> Titles:
    """Paragraphs, one behind another → their titles."""
    start, found = 0, []
    for text in printed:
        flow = Flow(text, range(start, start + len(text)))
        found.append(Paragraph((0,), flow, None, "", Flow("", ())))
        start += len(text) + 1
    return titles(found)


EN = "Benefits of Mangrove Restoration"
ZH = "红树林恢复的效益"


@pytest.mark.parametrize(
    "printed",
    [
        (EN, f"《{ZH}》"),
        (f"《{ZH}》", EN),
        (EN, ZH),
        (ZH, EN),
        (f"{ZH} | {EN}",),
        (f"{EN}｜{ZH}",),
        (f"{ZH} / {EN}",),
        (f"{ZH} — {EN}",),
        (f"{ZH}（{EN}）",),
        (f"{ZH} ({EN})",),
        (ZH, f"({EN})"),
        (ZH, f"（{EN}）"),
        ("Benefits of", "Mangrove Restoration", ZH),
        (f"{ZH}。", EN),
    ],
)
def test_both_languages(printed: tuple[str, ...]) -> None:
    """In any order, on one line or two, with any mark between."""
    found = read(*printed)
    assert (found.zh.text, found.en.text) == (ZH, EN)


@pytest.mark.parametrize(
    ("printed", "zh", "en"),
    [
        (f"《{ZH}》", ZH, ""),
        (EN, "", EN),
        ("《红树林法》与《湿地法》", "《红树林法》与《湿地法》", ""),
        ("中国发布《红树林保护修复行动计划》", "中国发布《红树林保护修复行动计划》", ""),
        ("湿地论坛启动（第一轮）", "湿地论坛启动（第一轮）", ""),
        ("框架基金启动（GBFF）", "框架基金启动（GBFF）", ""),
        ("英国与加拿大出资支持 GBFF", "英国与加拿大出资支持 GBFF", ""),
        ("【新书】红树林恢复", "【新书】红树林恢复", ""),
        ("《规划（2015-2020 年）》", "规划（2015-2020 年）", ""),
        ("Benefits (of Mangroves)", "", "Benefits (of Mangroves)"),
        (f"{EN} for All {ZH}", ZH, f"{EN} for All"),
        (
            "生态付费（Payments for Services (PES) in the Andes）",
            "生态付费",
            "Payments for Services (PES) in the Andes",
        ),
        (f"{ZH}——以海南为例", f"{ZH}——以海南为例", ""),
    ],
)
def test_one_line(printed: str, zh: str, en: str) -> None:
    """Short names and laws in a title are part of it."""
    found = read(printed)
    assert (found.zh.text, found.en.text) == (zh, en)


@pytest.mark.parametrize(
    "printed",
    [
        f"【Nature Sustainability】{ZH}",
        f"Nature Sustainability | {ZH}",
        f"Nature Sustainability: {ZH}",
        f"Nature Sustainability：《{ZH}》",
    ],
)
def test_a_journal_before_the_title(printed: str) -> None:
    """Is the journal, and no part of the title."""
    found = read(printed)
    assert (found.zh.text, found.en.text, found.journal.text) == (ZH, "", "Nature Sustainability")


def test_titles_stand_where_they_are_printed() -> None:
    """Without bracket and mark."""
    text = f"{ZH}（{EN}）"
    found = read(text)
    assert [text[a:b] for a, b in (*found.zh.ranges(), *found.en.ranges())] == [ZH, EN]


def test_no_paragraph_no_title() -> None:
    """Nothing is made up."""
    assert not any((read().zh, read().en, read().journal))
