"""Goals and targets that a text names, and numbers that only look like them."""

import pytest

from nbs_graph.sources.newsletter.targets import targets


def read(text: str) -> list[str]:
    """The goals named in a text, `sdg:13`, each once."""
    return [f"{named.scheme}:{named.code}" for named in targets(text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("SDG 13、2 亿元", "13"),
        ("可持续发展目标 3、5 个城市", "3"),
        ("SDG 6、15 公顷", "6"),
        ("第十三项可持续发展目标", "13"),
        ("第 14 项联合国可持续发展目标", "14"),
        ("SDG 13", "13"),
        ("SDG13、SDG14、SDG15", "13 14 15"),
        ("SDG 13 和 SDG 14", "13 14"),
        ("SDG13/SDG15", "13 15"),
        ("SDGs 6, 13 and 15", "6 13 15"),
        ("SDG 11, 13 & 15", "11 13 15"),
        ("可持续发展目标 3、11 和 13", "3 11 13"),
        ("可持续发展目标 13.1 以及 15", "13.1 15"),
        ("可持续发展目标（SDG）15.3", "15.3"),
        ("可持续发展目标（SDGs）2、13、14", "2 13 14"),
        ("联合国可持续发展目标中的目标 6", "6"),
        ("可持续发展目标中的第 6、13 和 15 项", "6 13 15"),
        ("可持续发展目标第 13 项", "13"),
        ("可持续发展目标十三和十五", "13 15"),
        ("SDG 目标 13", "13"),
        ("SDG 14.5 和 15.1", "14.5 15.1"),
        ("SDG 13.a", "13.a"),
        ("SDG 15（具体目标 15.3）", "15 15.3"),
        ("具体目标 6.6、15.1 和 15.a", "6.6 15.1 15.a"),
        ("SDG 13（气候行动）、SDG 15（陆地生物）", "13 15"),
        ("可持续发展目标15：陆地生物", "15"),
        ("Sustainable Development Goal 14", "14"),
        ("Sustainable Development Goals 6 and 14", "6 14"),
        ("SDG 1、SDG 5 和 SDG 15.1", "1 5 15.1"),
    ],
)
def test_sdgs(text: str, codes: str) -> None:
    """In words and numbers, in lists, goals and targets, in their order."""
    assert read(f"该计划支持{text}。") == [f"sdg:{code}" for code in codes.split()]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("SDG 13 至 15", {"13", "14", "15"}),
        ("SDG 6-8", {"6", "7", "8"}),
        ("可持续发展目标 1 到 3", {"1", "2", "3"}),
    ],
)
def test_ranges_of_sdgs(text: str, codes: set[str]) -> None:
    """All between are named."""
    assert set(read(text)) == {f"sdg:{code}" for code in codes}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("昆蒙框架”行动目标 22", "22"),
        ("“昆明—蒙特利尔全球生物多样性框架”行动目标 2 和行动目标 19", "2 19"),
        ("昆明-蒙特利尔全球生物多样性框架的目标 3", "3"),
        ("KM-GBF Target 3", "3"),
        ("GBF 目标 2、3 和 8", "2 3 8"),
        ("全球生物多样性框架行动目标 15", "15"),
    ],
)
def test_targets_of_the_framework(text: str, codes: str) -> None:
    """By its long and short names; its targets are never SDGs."""
    assert read(f"该法与{text}相呼应。") == [f"gbf:{code}" for code in codes.split()]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("爱知目标 11", "11"),
        ("爱知生物多样性目标 5 和 11", "5 11"),
        ("生物多样性战略目标 B 和 D", "B D"),
        ("爱知战略目标 A、C", "A C"),
        ("Aichi Biodiversity Target 11", "11"),
        ("Aichi Targets 5, 11 and 15", "5 11 15"),
    ],
)
def test_aichi(text: str, codes: str) -> None:
    """Strategic goals have letters, targets numbers."""
    assert read(f"研究支持{text}。") == [f"aichi:{code}" for code in codes.split()]


@pytest.mark.parametrize(
    "text",
    [
        "SDG 18", "SDG 0", "17 项可持续发展目标", "六项可持续发展目标", "可持续发展目标 2030", "可持续发展目标 13%", "昆蒙框架目标 24", "昆蒙框架的 23 个目标",
        "爱知目标 21", "行动目标 3", "目标 13", "战略目标 B", "可持续发展目标", "到 2030 年实现可持续发展目标，恢复 15 公顷", "13 个 SDG",
    ],
)  # fmt: skip
def test_what_names_no_goal(text: str) -> None:
    """Counts, years, shares, numbers that no goal has, targets of nothing."""
    assert not read(text)


def test_schemes_beside_each_other() -> None:
    """Each keeps its own."""
    text = "支持 SDG 6、SDG 13、“生物多样性战略目标 B 和 D”以及昆蒙框架行动目标 8"
    assert read(text) == ["sdg:6", "sdg:13", "aichi:B", "aichi:D", "gbf:8"]


def test_each_is_named_once_where_it_is_named_first() -> None:
    """The place holds the words."""
    text = "支持 SDG 13 与 SDG 15。SDG 13 尤甚"
    found = targets(text)
    assert [named.code for named in found] == ["13", "15"]
    assert text[slice(*found[0].place)] == "SDG 13 与 SDG 15"
