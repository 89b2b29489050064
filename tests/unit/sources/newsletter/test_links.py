"""Printed addresses: with any label, over line ends, told from the annotations that a PDF leaves behind."""

import pytest

from nbs_graph.sources.newsletter import links
from nbs_graph.sources.newsletter.addresses import Link, Linked, doi_of
from nbs_graph.sources.newsletter.layout import Layout
from nbs_graph.sources.newsletter.source import lines


def linked(text: str, margin: int = 0, confirmed: tuple[str, ...] = ()) -> Linked:
    """What is found in a text; `margin` in columns when its lines are broken by machine."""
    return links.find(lines(text), set(), Layout(margin), confirmed)


def found_in(text: str, margin: int = 0, confirmed: tuple[str, ...] = ()) -> list[Link]:
    """The links of a text, in their order."""
    found = linked(text, margin, confirmed)
    return [link for index in sorted(found.links) for link in found.links[index]]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("相关链接：https://e.org/a", "相关链接"),
        ("原文链接: https://e.org/a", "原文链接"),
        ("链接：\nhttps://e.org/a", "链接"),
        ("湿地恢复完成。链接：\n\nhttps://e.org/a", "链接"),
        ("湿地恢复完成。链接：https://e.org/a", "链接"),
        ("报告下载→https://e.org/a", "报告下载→"),
        ("🔗 https://e.org/a", "🔗"),
        ("链接（英文）：https://e.org/a", "链接（英文）"),
        ("项目主页：https://e.org/a", "项目主页"),
        ("Read more: https://e.org/a", "Read more"),
        ("阅读原文 https://e.org/a", "阅读原文"),
        ("湿地恢复完成。详见 https://e.org/a", "详见"),
        ("Read more https://e.org/a", "Read more"),
        ("相关链接\nhttps://e.org/a", "相关链接"),
        ("https://e.org/a", ""),
    ],
)
def test_labels(line: str, label: str) -> None:
    """The label is told, and is no part of the address."""
    (link,) = found_in(line)
    assert (link.url, link.label) == ("https://e.org/a", label)


@pytest.mark.parametrize(
    ("line", "doi"),
    [
        ("DOI：10.5555/fjsd.2024.02.013", "10.5555/fjsd.2024.02.013"),
        ("DOI 10.1234/a.b", "10.1234/a.b"),
        ("doi:10.1234/A.b.", "10.1234/a.b"),
        ("DOI：\n10.5555/ab.c", "10.5555/ab.c"),
        ("DOI：\n10.5555/ab-\nc.d\n湿地。", "10.5555/ab-c.d"),
        ("DOI: https://doi.org/10.5555/x", "10.5555/x"),
        ("链接：http://dx.doi.org/10.5555/X(1)", "10.5555/x(1)"),
    ],
)
def test_dois(line: str, doi: str) -> None:
    """With a label and without address, or as an address; in small letters."""
    (link,) = found_in(line)
    assert link.doi == doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://e.org/10.1234/a", None),
        ("10.1/a", None),
        ("doi: 10.1234/a", "10.1234/a"),
        ("10.1234/", None),
    ],
)
def test_what_is_a_doi(text: str, doi: str | None) -> None:
    """Not every address that holds one."""
    assert doi_of(text) == doi


@pytest.mark.parametrize(
    ("text", "url", "breaks"),
    [
        ("链接：https://e.org/a-\nb-c/d", "https://e.org/a-b-c/d", 1),
        ("链接：https://carbon-\npulse.com/2", "https://carbon-pulse.com/2", 1),
        ("链接：https://\ne.org/ab", "https://e.org/ab", 1),
        ("链接：https://e.org/a?x=0_-\n5c1d", "https://e.org/a?x=0_-5c1d", 1),
        ("链接：https://e.org/a?x=\n1&y=\n2", "https://e.org/a?x=1&y=2", 2),
        ("链接：https://e.org/a/\n\n2.html", "https://e.org/a/2.html", 1),
        ("链接：https://e.org/a%20c\nlimate%20change.html", "https://e.org/a%20climate%20change.html", 1),
        ("链接：https://e.org/a-\n1104429\n湿地。", "https://e.org/a-1104429", 1),
        ("链接：\nhttps://e.org/a-\nb", "https://e.org/a-b", 1),
        ("湿地。\nhttps://e.org/ab\nc/d", "https://e.org/abc/d", 1),
    ],
)
def test_an_address_over_line_ends(text: str, url: str, breaks: int) -> None:
    """A hyphen at the end of a line is one of the address; without one, what can be no word goes on."""
    (link,) = found_in(text)
    assert (link.url, link.breaks) == (url, breaks)


@pytest.mark.parametrize("rest", ["ers", "Review", "2024", "7"])
def test_a_full_line_goes_on(rest: str) -> None:
    """The margin tells that the line was broken for want of room, whatever comes."""
    first = "https://e.org/a-report-of-many-words-that-reaches-the-margin-of-a-page"
    assert [link.url for link in found_in(f"链接：{first}\n{rest}\n湿地。", margin=80)] == [first + rest]


@pytest.mark.parametrize(
    "line", ["Wetlands", "IUCN", "湿地恢复", "3", "http://e.org/b", "Nature Climate", "A、湿地"]
)
def test_where_an_address_ends(line: str) -> None:
    """A title of one word, a page number, the next address are no more of it."""
    assert found_in(f"链接：https://e.org/a\n{line}\n湿地。")[0].url == "https://e.org/a"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("链接：https://e.org/a.", "https://e.org/a"),
        ("链接：https://e.org/a。", "https://e.org/a"),
        ("链接：https://e.org/a;", "https://e.org/a"),
        ("《x》（https://e.org/a）。", "https://e.org/a"),
        ("(https://e.org/a)", "https://e.org/a"),
        ("“https://e.org/a”", "https://e.org/a"),
        ("链接：https://e.org/S2590-3322(24)99021-7", "https://e.org/S2590-3322(24)99021-7"),
        ("链接：https://e.org/a(b)", "https://e.org/a(b)"),
        ("链接：https://e.org/a/", "https://e.org/a/"),
        ("链接：https://e.org", "https://e.org"),
        ("链接：www.e.org/x", "www.e.org/x"),
        ("链接：https://e.org/a#:~:text=one%20two.", "https://e.org/a#:~:text=one%20two."),
        ("链接：https://e.org/a#:~:text=it’s%20so", "https://e.org/a#:~:text=it’s%20so"),
        ("链接：https://e.org/?utm_source=a+b&c=%5Bd%5D", "https://e.org/?utm_source=a+b&c=%5Bd%5D"),
    ],
)
def test_what_is_of_the_address(text: str, url: str) -> None:
    """Not the punctuation of the sentence, but brackets that close, and the full stop of a text fragment."""
    assert [link.url for link in found_in(text)] == [url]


@pytest.mark.parametrize(
    "text",
    [
        "链接：https://e.org/a；https://e.org/b",
        "链接：https://e.org/a https://e.org/b",
        "链接：https://e.org/a 报名：https://e.org/b",
        "链接：https://e.org/a | 报名：https://e.org/b",
        "链接：\nhttps://e.org/a\nhttps://e.org/b",
        "链接：https://e.org/a\n链接：https://e.org/b",
    ],
)
def test_more_than_one(text: str) -> None:
    """On a line or below one label, in their order."""
    assert [link.url for link in found_in(text)] == ["https://e.org/a", "https://e.org/b"]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("https://e.org/ab\nc/d.html\nhttps://e.org/x/l\nczc/9.html", ["abc/d.html", "x/lczc/9.html"]),
        ("https://e.org/ab/\nhttps://e.org/x/l\nczc/9.html", ["ab/", "x/lczc/9.html"]),
        ("https://e.org/a-\nb\nhttps://e.org/c-\nd", ["a-b", "c-d"]),
        ("https://e.org/ab\nc/1\nhttps://e.org/ab\nc/2", ["abc/1", "abc/2"]),
    ],
)
def test_more_than_one_over_line_ends(text: str, urls: list[str]) -> None:
    """What follows the beginning of an address is of none before it."""
    assert [link.url for link in found_in(f"链接：\n{text}\n湿地。")] == [
        f"https://e.org/{url}" for url in urls
    ]


@pytest.mark.parametrize("line", ["请于本月前注册 https://e.org/a", "Data source https://e.org/a"])
def test_a_label_without_colon_begins_after_a_mark(line: str) -> None:
    """In the midst of words it is one of the sentence."""
    (link,) = found_in(line)
    assert link.label == ""


@pytest.mark.parametrize(
    "text",
    [
        "链接：\nhttps://e.org/a",
        "湿地恢复。\nhttps://e.org/a",
        "链接：\nhttps://e.org/a\n湿地。\n链接：https://e.org/b",
    ],
)
def test_no_address_confirms_itself(text: str) -> None:
    """Annotations do, found in the text or beside it."""
    assert not any(link.confirmed for link in found_in(text))
    assert found_in(text, confirmed=("https://e.org/a",))[0].confirmed


@pytest.mark.parametrize(
    "text", ["联系 mail@e.org 或 e.org", "比例为 10.5/12", "原文链接", "10.1234/ab 是编号", "HTTP 协议://"]
)
def test_what_is_no_link(text: str) -> None:
    """Neither with label nor without."""
    assert not found_in(text)


def test_the_places_are_those_of_the_text() -> None:
    """Of the address, piece by piece, and of the label."""
    text = "  湿地。 链接： https://e.org/a-\n  b.html  "
    (link,) = found_in(text)
    assert [text[start:end] for start, end in link.ranges] == ["https://e.org/a-", "b.html"]
    assert [text[start:end].strip() for start, end in link.label_ranges] == ["链接："]


DUMPED = "https://e.org/aa-bb\nhttps://e.org/aa-bb\n"


def test_annotations_confirm_and_are_no_links() -> None:
    """One for each line of a broken address, beside another item."""
    found = linked(f"链接：https://e.org/aa-\nbb\n{DUMPED}湿地恢复的进展。")
    assert [(link.url, link.confirmed) for of_line in found.links.values() for link in of_line] == [
        ("https://e.org/aa-bb", True)
    ]
    assert len(found.annotations) == 2


def test_annotations_inside_an_address() -> None:
    """Where the page ends in the middle of it."""
    (link,) = found_in(f"链接：https://e.org/aa-\n{DUMPED}bb\n湿地。")
    assert (link.url, link.confirmed) == ("https://e.org/aa-bb", True)


def test_an_annotation_does_not_go_on_in_an_address() -> None:
    """It stands before the last line of the address that it is of, whatever it ends in."""
    found = linked("链接：https://e.org/aa-\nhttps://e.org/aa-bb/\nbb/\n湿地。")
    assert ([link.url for link in found.links[0]], found.annotations, found.unplaced) == (
        ["https://e.org/aa-bb/"],
        {1},
        set(),
    )


def test_annotations_printed_nowhere_are_reported() -> None:
    """They are not taken for the links of the item before."""
    found = linked(f"湿地恢复的进展\n{DUMPED}草原。")
    assert (found.links, found.unplaced) == ({}, {1, 2})


def test_an_annotation_tells_how_an_address_goes_on() -> None:
    """Or that it does not."""
    text = "链接：https://e.org/ab\ncd\n湿地。"
    assert found_in(text, confirmed=("https://e.org/abcd",))[0].url == "https://e.org/abcd"
    assert found_in(text, confirmed=("https://e.org/ab",))[0].url == "https://e.org/ab"
