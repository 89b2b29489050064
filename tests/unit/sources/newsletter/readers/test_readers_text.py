"""Plain text: encodings, line ends, and what is no text."""

import unicodedata

import pytest

from nbs_graph.errors import CannotDo, NbsError, NotConformingError, UsageProblem
from nbs_graph.sources.newsletter.readers import read

ISSUE = (
    "研究\n《红树林的碳汇》\n作者：王若溪，Rocío Córdoba-Muñoz，2023 年 8 月 3 日\n湿地面积约为 12 万公顷。\n"
)
CHINESE = "研究\n《红树林的碳汇》\n作者：王若溪，2023 年 8 月 3 日\n湿地面积约为 12 万公顷。\n"


@pytest.mark.parametrize(
    "raw",
    [
        ISSUE.encode(),
        ISSUE.encode("utf-8-sig"),
        ISSUE.encode("utf-16"),
        "\ufeff".encode("utf-16-be") + ISSUE.encode("utf-16-be"),
        ISSUE.replace("\n", "\r\n").encode(),
        ISSUE.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", ISSUE).encode(),
        ISSUE.encode("gb18030"),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "crlf", "cr", "nfd", "gb18030"],
)
def test_one_text_however_it_was_saved(raw: bytes) -> None:
    """Without byte order mark, with LF, in NFC."""
    found = read(raw, "issue.txt")
    assert (found.text, found.format, found.notes) == (ISSUE, "text", ())


def test_form_feeds_and_blank_lines_stay() -> None:
    """Nothing is joined or taken out."""
    text = "一\n\n  二 \t\n\f三\u3000\n"
    assert read(text.encode(), "x").text == text


def test_chinese_of_gb18030_needs_no_latin() -> None:
    assert read(CHINESE.encode("gb18030"), "x.txt").text == CHINESE
    assert read("联通\n".encode("gb18030") + CHINESE.encode("gbk") * 20, "x.txt").text.startswith(
        "联通\n研究"
    )


def test_lines_of_another_encoding_are_named() -> None:
    """A file that was put together of two encodings is not guessed at."""
    lines = CHINESE.encode().split(b"\n")
    lines[1] = "《湿地的恢复》".encode("gb18030")
    with pytest.raises(NotConformingError, match="lines 2 are GB18030"):
        read(b"\n".join(lines), "x.txt")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("caf\u00e9 au lait, d\u00e9j\u00e0 vu\n".encode("latin-1"), "x.txt:1: bytes"),
        (CHINESE.encode() + b"\xff\xfe\xff\n", "x.txt:5: bytes"),
        (b"\xef\xbb\xbfabc\n\xd1\xd0", "x.txt:2: bytes"),
        (b"\xff\xfea\x00\x00\xd8", "UTF-16"),
        (ISSUE.encode("utf-32"), "UTF-32"),
        (ISSUE.encode() * 200 + b"a\0b", "x.txt:801: control"),
        (b"\x01\x02\x03" * 100, "control"),
    ],
)
def test_what_is_no_text_is_told_with_its_place(raw: bytes, said: str) -> None:
    with pytest.raises(NotConformingError, match=said):
        read(raw, "x.txt")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\n\f", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Office"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "image"),
        (b"{\\rtf1 abc}", "RTF"),
        (b"\x1f\x8b\x08" + bytes(20), "archive"),
        (b"PK\x05\x06" + bytes(18), "archive"),
        (b"<?xml version='1.0'?><rss/>", "XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "web archive"),
        (bytes(range(256)) * 10, "binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(100), "binary"),
    ],
)
def test_what_is_not_read_says_what_to_send(raw: bytes, said: str) -> None:
    """Both languages end in advice."""
    with pytest.raises(CannotDo, match=said) as refused:
        read(raw, "issue")
    assert refused.value.message_zh.endswith("。")


@pytest.mark.parametrize("name", ["x.pdf", "x.docx"])
def test_a_name_that_lies_is_told(name: str) -> None:
    with pytest.raises(NotConformingError, match="named so"):
        read(ISSUE.encode(), name)


def test_the_content_counts_more_than_the_name() -> None:
    assert read(b"<!doctype html><p>a</p>", "x.txt").format == "html"
    assert read(b"a < b", "x.htm").format == "html"
    assert read(b"<p>a</p>", "x", "txt").text == "<p>a</p>"
    with pytest.raises(UsageProblem, match="docx"):
        read(b"a", "x", "odt")


def test_doubtful_characters_are_noted_with_their_line() -> None:
    """They stay in the text."""
    found = read("一\n二\ufffd\n三\ue001\ue001\n四\x02\n".encode(), "x.txt")
    assert [(note.code, note.line) for note in found.notes] == [
        ("unknown-character", 2), ("private-character", 3), ("private-character", 4)
    ]  # fmt: skip
    assert "U+E001" in found.notes[1].en


def test_many_doubtful_lines_are_counted() -> None:
    found = read("a\ufffd\n".encode() * 200, "x.txt")
    assert len(found.notes) == 51
    assert found.notes[-1].en.startswith("150 more")


@pytest.mark.parametrize(
    "raw",
    [b"a" * 100_000_000, b"a\n" + b"a" * 40_000_000, ("a" + "\u0301\u0316" * 200_000).encode()],
    ids=["100 MB", "40 MB", "accents"],
)
def test_a_line_without_end_is_refused(raw: bytes) -> None:
    with pytest.raises(NbsError, match=r"x\.txt"):
        read(raw, "x.txt")


def test_a_thousand_pages_of_text_are_read() -> None:
    page = "湿地面积约为 12 万公顷，比上年增加 3.5%。\n" * 40 + "\f"
    assert read(page.encode() * 1000, "x.txt").text.count("\f") == 1000
