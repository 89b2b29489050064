"""The text of an issue: lines as they are read, joined as a reader joins them, each character with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.sources.newsletter.source import Flow, joined, lines, over_space, read_as, width

WORDS = st.text(st.sampled_from("红树林，。 ab-/1２ａ\u200b\u3000\t\xa0\ufeff"), max_size=30)


def flow(text: str) -> Flow:
    """The lines of a text, read as one."""
    return Flow.of((line.text, line.offsets) for line in lines(text))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("红树林恢\n复", "红树林恢复"),
        ("每公顷\n32%", "每公顷32%"),
        ("Mangroves\nand Reefs", "Mangroves and Reefs"),
        ("Biophysical-\nEconomic", "Biophysical-Economic"),
        ("and/\nor", "and/or"),
        ("由 NbS\n支持", "由 NbS支持"),
        ("支持\nNbS", "支持NbS"),
        ("恢复 12, \n500 平方公里", "恢复 12,500 平方公里"),
        ("20\n24 年", "2024 年"),
        ("SDG\n14", "SDG 14"),
        ("the “\nNature” Fund", "the “Nature” Fund"),
        ("Marine Fund\n(MF)", "Marine Fund (MF)"),
        ("  第一行  \n\n \f  第二行 ", "第一行第二行"),
    ],
)
def test_lines_are_joined_as_one_reads(text: str, read: str) -> None:
    """No space between Chinese characters or in a number, one between Latin words, none behind a hyphen."""
    assert flow(text).text == read


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("２０２４ 年", "2024 年"),
        ("ＳＤＧ１３", "SDG13"),
        ("５％", "5%"),
        ("a\u3000\u3000b", "a b"),
        ("a\t \xa0b", "a b"),
        ("红\u200b树\ufeff林", "红树林"),
        ("soft\xadhyphen", "softhyphen"),
        ("  外侧  ", "外侧"),
        ("，。：（）", "，。：（）"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_how_a_line_is_read(source: str, read: str) -> None:
    """White space as one space, full-width letters and digits as narrow ones, nothing unseen; Chinese marks stay."""
    assert read_as(source, 0)[0] == read


@given(WORDS, st.integers(0, 1000))
def test_each_character_knows_its_place(source: str, start: int) -> None:
    """What is read at a place is what stands there, but for width and sort of space."""
    read, offsets = read_as(source, start)
    assert len(read) == len(offsets)
    assert list(offsets) == sorted(set(offsets))
    for character, offset in zip(read, offsets, strict=True):
        assert read_as(f"x{source[offset - start]}x", 0)[0] == f"x{character}x"


@given(st.lists(WORDS, max_size=6))
def test_nothing_is_lost_between_lines(parts: list[str]) -> None:
    """All that is seen in the text is in one of its lines, at its place."""
    text = "\n".join(parts)
    found = lines(text)
    assert "".join(line.text for line in found).replace(" ", "") == read_as(text, 0)[0].replace(
        "\n", ""
    ).replace(" ", "")
    for line in found:
        assert text[line.start : line.end].strip("\n") == text[line.start : line.end]
        assert line.number == text.count("\n", 0, line.start) + 1


def test_a_form_feed_turns_the_page_and_ends_no_line_number() -> None:
    """As editors count: a form feed opens a page on the same line of the file."""
    found = lines("一\n\f二\n三\f四\n")
    assert [(line.text, line.number, line.page) for line in found] == [
        ("一", 1, 1), ("二", 2, 2), ("三", 3, 2), ("四", 3, 3)
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["\v", "\x1c", "\x85", "\u2028", "\u2029"])
def test_other_marks_end_a_line_too(mark: str) -> None:
    """As `str.splitlines` has it."""
    assert [line.text for line in lines(f"甲{mark}乙")] == ["甲", "乙"]


def test_a_part_stands_where_it_is_printed() -> None:
    """Stretches of a part that runs over a line end are parted there, and put between is nothing."""
    text = "见 Nature\nBased 方案。"
    found = flow(text)
    start = found.text.index("Nature")
    end = found.text.index(" 方案")
    assert found.text[start:end] == "Nature Based"
    assert [text[a:b] for a, b in found.ranges(start, end)] == ["Nature", "Based"]


def test_a_part_has_no_outer_space() -> None:
    """Its characters stay with their places."""
    found = flow("甲  乙  丙").part(1, 4)
    assert (found.text, found.ranges()) == ("乙", ((3, 4),))


@pytest.mark.parametrize(
    ("ranges", "gap", "one"),
    [
        ([(0, 1), (1, 2)], 0, ((0, 2),)),
        ([(3, 4), (0, 1)], 0, ((0, 1), (3, 4))),
        ([(0, 1), (3, 4)], 2, ((0, 4),)),
        ([(0, 9), (2, 3)], 0, ((0, 9),)),
        ([], 0, ()),
    ],
)
def test_ranges_that_touch_are_one(
    ranges: list[tuple[int, int]], gap: int, one: tuple[tuple[int, int], ...]
) -> None:
    """In the order of the text."""
    assert joined(ranges, gap) == one


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("ab\n cd", ((0, 6),)),
        ("ab\u200bxcd", ((0, 2), (4, 6))),
        ("ab\u200b\ncd", ((0, 6),)),
        ("ab. cd", ((0, 2), (4, 6))),
    ],
)
def test_ranges_with_only_space_between_are_one(text: str, one: tuple[tuple[int, int], ...]) -> None:
    """Line ends and unseen characters are no words."""
    assert over_space(text, [(0, 2), (4, 6)]) == one


@pytest.mark.parametrize(("text", "columns"), [("ab", 2), ("红树", 4), ("（a）", 5), ("“a”", 3), ("", 0)])
def test_a_chinese_character_takes_two_columns(text: str, columns: int) -> None:
    """Curly quotes, which are of either width, take one."""
    assert width(text) == columns
