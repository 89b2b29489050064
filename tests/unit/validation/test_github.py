"""Annotations of GitHub Actions, read back as the runner reads them."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.model import Diagnostic, Report, Severity, Span
from nbs_graph.validation.formats import github

MESSAGE = {"en": "Write it.", "zh": "请写。"}
COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)\n")


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine of one's own."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def written(*found: Diagnostic, language: str = "en") -> str:
    """The commands of some diagnostics."""
    out = io.StringIO()
    github.write(Report(found), out, language=language)
    return out.getvalue()


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner takes it apart (`ActionCommand.TryParseV2`)."""
    match = COMMAND.fullmatch(line)
    assert match, line
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        properties = {key: value.replace(code, sign) for key, value in properties.items()}
    message = match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return match[1], properties, message


def test_one_line_each_with_its_place() -> None:
    """The command, its properties in full, and what to type."""
    found = Diagnostic(
        "NBS020", Severity.VIOLATION, MESSAGE, "data/x.yaml", Span(3, 5, 3, 9), suggestion="2023-07"
    )
    assert written(found) == (
        "::error file=data/x.yaml,line=3,col=5,endLine=3,endColumn=9,title=NBS020 Not a date"
        "::Write it.%0A→ write: 2023-07\n"
    )
    assert written(found, language="zh").endswith("title=NBS020 不是日期::请写。%0A→ 请写：2023-07\n")


def test_severities() -> None:
    """The three levels that GitHub has."""
    lines = [written(Diagnostic("NBS100", severity, MESSAGE, "x.nt")) for severity in Severity]
    assert [read(line)[0] for line in lines] == ["notice", "warning", "error"]


def test_several_lines_have_no_columns() -> None:
    """The runner would drop them, and say so in the log."""
    _, properties, _ = read(
        written(Diagnostic("NBS107", Severity.WARNING, MESSAGE, "x.yaml", Span(2, 3, 5, 1)))
    )
    assert {k: v for k, v in properties.items() if k != "title"} == {
        "file": "x.yaml",
        "line": "2",
        "endLine": "5",
    }


def test_without_a_place_the_thing_is_named() -> None:
    """Of the graph as a whole, and of standard input, which has no file to point at."""
    focus = "https://w3id.org/nbs-graph/id/report/x"
    _, properties, message = read(written(Diagnostic("NBS113", Severity.VIOLATION, MESSAGE, focus=focus)))
    assert list(properties) == ["title"]
    assert message == "report/x: Write it."
    piped = Diagnostic("NBS020", Severity.VIOLATION, MESSAGE, "-", Span(1, 1, 1, 2), focus=focus)
    assert "file" not in read(written(piped))[1]


def test_files_are_named_from_the_root_of_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the command runs in a folder below it."""
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    found = Diagnostic("NBS020", Severity.VIOLATION, MESSAGE, "x.yaml", Span(1, 1, 1, 2))
    assert read(written(found))[1]["file"] == "x.yaml"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert read(written(found))[1]["file"] == "below/x.yaml"
    outside = Diagnostic("NBS020", Severity.VIOLATION, MESSAGE, "/etc/x.yaml", Span(1, 1, 1, 2))
    assert read(written(outside))[1]["file"] == "/etc/x.yaml"


@given(st.text(max_size=30), st.text(max_size=30), st.text("a:,%\r\n/洪 ", min_size=1, max_size=20))
def test_whatever_it_says_it_is_one_command(en: str, suggestion: str, file: str) -> None:
    """Nothing in a value or a name ends the line, adds a property, or starts a command of its own."""
    found = Diagnostic(
        "NBS020", Severity.VIOLATION, {"en": en, "zh": en}, file, Span(1, 1, 1, 2), suggestion=suggestion
    )
    text = written(found)
    assert text.count("\n") == 1
    command, properties, message = read(text)
    assert (command, list(properties)) == (
        "error",
        ["file", "line", "col", "endLine", "endColumn", "title"],
    )
    assert message.split("\n→ write: ")[0] == github.visible(en)
