"""The excerpt under a diagnostic: carets stand where the fault is, on every terminal."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.model import Diagnostic, Report, Severity, Span
from nbs_graph.terms.width import width
from nbs_graph.validation.formats import text as as_text

MESSAGE = {"en": "Write it.", "zh": "请写。"}


def shown(text: str, span: Span, language: str = "en", *, file: str = "-", **more: str) -> list[str]:
    """The lines printed for one diagnostic in a text that comes from standard input."""
    out = io.StringIO()
    found = Diagnostic("NBS020", Severity.VIOLATION, MESSAGE, file, span, **more)
    as_text.write(Report((found,)), out, language=language, colour=False, texts={file: text})
    return out.getvalue().splitlines()


def marked(lines: list[str]) -> str:
    """What stands above the carets, column by column."""
    line, caret = lines[1], lines[2]
    columns: list[str] = []
    for character in line:
        if width(character):
            columns += [character, *[""] * (width(character) - 1)]
        else:
            columns[-1] += character
    return "".join(columns[caret.index("^") : caret.rindex("^") + 1])


def test_a_stretch_of_several_lines_says_how_far_it_goes() -> None:
    """The first line is quoted, marked to its end, and the last line named."""
    text = "summary:\n  en: >\n    Green roofs\n    keep water.\nissued: 2023\n"
    assert shown(text, Span(2, 7, 5, 1)) == [
        "-:2:7: error NBS020 Write it.",
        "  2 |   en: >",
        "    |       ^ … to line 4",
    ]
    assert shown(text, Span(2, 7, 5, 4), "zh")[2] == "    |       ^ … 至第 5 行"


def test_a_line_and_its_end_is_one_line() -> None:
    """A stretch that ends before the first column of the next line is of one line."""
    assert shown("a: b  \nc: d\n", Span(1, 4, 2, 1))[1:] == ["  1 | a: b  ", "    |    ^"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("\ta:\tWORD\t", "WORD"),
        ("标题：洪水与屋顶", "洪水"),
        ("e\u0301e\u0301 WORD", "WORD"),
        ("a\u200bb WORD", "WORD"),
        ("𠮷野家 𠮷", "野家"),
        ("한국어 텍스트", "텍스트"),
    ],
)
def test_carets_align(line: str, word: str) -> None:
    """After tabs, wide characters, combining accents and characters that cannot be seen."""
    start = line.index(word) + 1
    assert marked(shown(line, Span(1, start, 1, start + len(word)))) == word


@given(st.text("ab 洪水\t，", max_size=300), st.text("ab 洪水\t，", max_size=300))
def test_long_lines_fit_the_terminal(before: str, after: str) -> None:
    """However long and wide a line is, what is shown of it fits, and the fault is in it."""
    start = len(before) + 1
    lines = shown(f"{before}故障FAULT{after}", Span(1, start, 1, start + 7))
    assert width(lines[1]) <= 128
    assert marked(lines) == "故障FAULT"
    cut = lines[1].removeprefix("  1 | ")
    assert cut.startswith(("…", as_text.visible(before)[:5]))


def test_lines_are_counted_as_the_parser_counts_them() -> None:
    """YAML ends lines at U+2028 too, RDF does not; a byte order mark takes no column."""
    assert shown("\ufeffa: b\u2028c: d\r\ne: f", Span(3, 4, 3, 5))[1] == "  3 | e: f"
    assert shown('"a\u2028b"\r\nx y', Span(2, 3, 2, 4), file="x.ttl")[1] == "  2 | x y"


def test_places_outside_of_the_text_do_no_harm() -> None:
    """A position that is not there shows no excerpt, a column behind the line marks its end."""
    assert len(shown("a\n", Span(9, 1, 9, 2))) == 1
    assert shown("abc\n", Span(1, 9, 1, 12))[2] == "    |    ^"


def test_the_shape_is_for_maintainers() -> None:
    """Only asked for, and with the place of its definition where that is known."""
    shape = "https://w3id.org/nbs-graph/shape/Policy-issued"
    found = Diagnostic(
        "NBS100", Severity.VIOLATION, MESSAGE, "x.nt", shape=shape, defined="shapes/policy.ttl:16"
    )
    other = Diagnostic("NBS100", Severity.VIOLATION, MESSAGE, "x.nt", shape=shape)
    out = io.StringIO()
    as_text.write(Report((found, other)), out, language="en", colour=False, verbose=True)
    assert out.getvalue().splitlines()[1::2] == [
        "  (shape shape:Policy-issued, defined in shapes/policy.ttl:16)",
        "  (shape shape:Policy-issued)",
    ]
    quiet = io.StringIO()
    as_text.write(Report((found,)), quiet, language="en", colour=False)
    assert "shape" not in quiet.getvalue()


def test_unreadable_files_are_not_quoted(tmp_path: Path) -> None:
    """Not UTF-8, a folder, a name that no file can have: the diagnostic stands alone."""
    (tmp_path / "latin.yaml").write_bytes(b"a: \xff\n")
    for file in (str(tmp_path / "latin.yaml"), str(tmp_path), "a\0b.yaml"):
        out = io.StringIO()
        found = Diagnostic("NBS001", Severity.VIOLATION, MESSAGE, file, Span(1, 1, 1, 2))
        as_text.write(Report((found,)), out, language="en", colour=False)
        assert len(out.getvalue().splitlines()) == 1
