"""Clickable places of a PDF: they confirm printed addresses; a label keeps the address it hides."""

import pytest

from nbs_graph.sources.newsletter.readers import Extracted, Hidden, read
from tests.unit.sources.newsletter.readers.pdf_made import at, pdf

AT_700 = (70.0, 697.0, 300.0, 709.0)
URI = "https://a.org/x"


def found(content: str, *links: tuple[tuple[float, float, float, float], str]) -> Extracted:
    return read(pdf(content, links=links), "x.pdf")


def test_a_printed_address_is_only_confirmed() -> None:
    """It is not put into the text again, nor next to another entry."""
    page = found(at(72, 700, "链接：https://a.org/x") + at(72, 680, "下一条"), (AT_700, URI))
    assert page.text == "链接：https://a.org/x\n下一条\n"
    assert [(link.page, link.uri) for link in page.links] == [(1, URI)]
    assert page.hidden == ()


def test_each_line_of_a_broken_address_is_only_confirmed() -> None:
    first, second = (70.0, 697.0, 300.0, 709.0), (70.0, 677.0, 300.0, 689.0)
    page = found(
        at(72, 700, "https://a.org/lo") + at(72, 680, "ng-path"),
        *[(c, "https://a.org/long-path") for c in (first, second)],
    )
    assert page.text == "https://a.org/lo\nng-path\n"
    assert page.hidden == ()
    assert len(page.links) == 1


@pytest.mark.parametrize("label", ["原文链接", "【阅读原文】", "原文链接："])
def test_a_label_keeps_its_address(label: str) -> None:
    page = found(at(72, 700, label) + at(72, 680, "下一条"), (AT_700, URI))
    assert page.text == f"{label}\n{label.strip('【】：')}：{URI}\n下一条\n"
    assert page.hidden == (Hidden(1, label, URI),)


def test_a_label_within_a_line_is_cut_out_by_its_rectangle() -> None:
    page = found(at(72, 700, "详细内容请看原文链接"), ((132.0, 697.0, 172.0, 709.0), URI))
    assert page.hidden == (Hidden(1, "原文链接", URI),)
    assert page.text == f"详细内容请看原文链接\n原文链接：{URI}\n"


@pytest.mark.parametrize("after", [at(110, 700, "：https://a.org/x"), at(72, 680, "https://a.org/x")])
def test_a_label_with_its_address_printed_gets_no_second(after: str) -> None:
    page = found(at(72, 700, "原文链接") + after, ((70.0, 697.0, 112.0, 709.0), URI))
    assert page.text.count(URI) == 1


def test_other_words_are_handed_on_beside_the_text() -> None:
    page = found(at(72, 700, "湿地公约"), (AT_700, URI))
    assert (page.text, page.hidden) == ("湿地公约\n", (Hidden(1, "湿地公约", URI),))


def test_other_schemes_and_broken_places_are_passed_over() -> None:
    page = found(at(72, 700, "原文链接"), (AT_700, "javascript:x"), (AT_700, "mailto:a@b.c"))
    assert (page.text, page.links) == ("原文链接\n", ())
    raw = pdf(at(72, 700, "原文链接"), links=[(AT_700, URI)]).replace(b"/Rect[70.0", b"/Rect[/xx.")
    assert read(raw, "x.pdf").text == "原文链接\n"
