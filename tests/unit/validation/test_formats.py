"""Reports for people and for programs."""

import io
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.model import Checked, Diagnostic, Report, Severity, Span
from nbs_graph.validation.formats import json as as_json
from nbs_graph.validation.formats import text as as_text

MESSAGE = {"en": "Write it.", "zh": "请写。"}


def text_of(report: Report, language: str = "en", *, colour: bool = False) -> str:
    """The report as text."""
    out = io.StringIO()
    as_text.write(report, out, language=language, colour=colour)
    return out.getvalue()


def test_the_place_the_line_the_caret_the_suggestion(tmp_path: Path) -> None:
    """Carets stand under what is meant, also after wide characters."""
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n标题: {en: x, zh: 洪水}\n", "utf-8")
    found = Diagnostic("NBS020", Severity.VIOLATION, MESSAGE, str(path), Span(2, 17, 2, 19), suggestion="y")
    assert text_of(Report((found,))).splitlines() == [
        f"{path}:2:17: error NBS020 Write it.",
        "  2 | 标题: {en: x, zh: 洪水}",
        "    |                   ^^^^",
        "  → write: y",
    ]
    assert ": 错误 NBS020 请写。" in text_of(Report((found,)), "zh")


def test_long_lines_are_cut_around_the_place(tmp_path: Path) -> None:
    """A line of a thousand characters does not fill the screen."""
    path = tmp_path / "x.yaml"
    path.write_text("a" * 500 + "FAULT" + "b" * 500, "utf-8")
    found = Diagnostic("NBS001", Severity.WARNING, MESSAGE, str(path), Span(1, 501, 1, 506))
    _, line, caret = text_of(Report((found,))).splitlines()
    assert len(line) < 140
    assert line[caret.index("^") : caret.rindex("^") + 1] == "FAULT"


def test_what_has_no_place() -> None:
    """A file without position, a thing without file, nothing at all."""
    for diagnostic, start in (
        (Diagnostic("NBS100", Severity.INFO, MESSAGE, "x.nt"), "x.nt: info"),
        (Diagnostic("NBS100", Severity.INFO, MESSAGE, focus="https://e.org/a"), "https://e.org/a: info"),
        (Diagnostic("NBS100", Severity.INFO, MESSAGE, "gone.yaml", Span(1, 1, 1, 2)), "gone.yaml:1:1: info"),
    ):
        assert text_of(Report((diagnostic,))).startswith(start)


def test_nothing_acts_on_the_terminal(tmp_path: Path) -> None:
    """Escape sequences and direction marks of a hostile file are shown by number; colour is ours alone."""
    path = tmp_path / "x.yaml"
    path.write_text("a: \x1b[2J\u202eb\n", "utf-8")
    hostile = {"en": "“\x1b[31m”", "zh": "“\x1b[31m”"}
    found = Diagnostic(
        "NBS001", Severity.VIOLATION, hostile, str(path), Span(1, 4, 1, 6), suggestion="\x1b[0m"
    )
    assert "\x1b" not in text_of(Report((found,)))
    assert "\u202e" not in text_of(Report((found,)))
    assert text_of(Report((found,)), colour=True).count("\x1b") == 2


def test_json_is_the_contract() -> None:
    """Every field, under its name, with null where there is nothing."""
    found = Diagnostic(
        "NBS020", Severity.VIOLATION, MESSAGE, "x.yaml", Span(1, 2, 3, 4), focus="f", suggestion="洪"
    )
    out = io.StringIO()
    as_json.write(Report((found,), Checked(1, 2, 3, 4)), out)
    document = json.loads(out.getvalue())
    assert document["conforms"] is False
    assert document["checked"] == {"files": 1, "entries": 2, "shapes": 3, "constraints": 4}
    assert document["diagnostics"] == [
        {
            "code": "NBS020",
            "severity": "violation",
            "message": MESSAGE,
            "file": "x.yaml",
            "line": 1,
            "column": 2,
            "end_line": 3,
            "end_column": 4,
            "focus": "f",
            "path": None,
            "value": None,
            "shape": None,
            "suggestion": "洪",
            "defined": None,
        }
    ]
    assert "洪" in out.getvalue()


def test_warnings_conform() -> None:
    """Only violations stop an entry."""
    warning = Diagnostic("NBS100", Severity.WARNING, MESSAGE)
    assert Report((warning,)).conforms()
    assert Report(()).worst() is None


@given(st.text(max_size=40))
def test_what_is_shown_is_one_line(text: str) -> None:
    """Whatever a value holds, it stays in its line."""
    shown = as_text.visible(text)
    assert len(shown.splitlines()) <= 1
    assert as_text.width(shown) >= 0
