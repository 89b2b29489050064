"""Reports of very much: quick on one long line, and cut for people, whole for programs."""

import io
import json
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from nbs_graph.model import Diagnostic, Report, Severity, Span
from nbs_graph.validation.formats import github, junit, sarif
from nbs_graph.validation.formats import json as as_json
from nbs_graph.validation.formats import text as as_text
from nbs_graph.validation.formats.most import MOST

MESSAGE = {"en": "Write it.", "zh": "请写。"}
Write = Callable[[Report, io.StringIO, str, dict[str, str]], None]


def _text(report: Report, out: io.StringIO, language: str, texts: dict[str, str]) -> None:
    as_text.write(report, out, language=language, colour=False, texts=texts)


def _junit(report: Report, out: io.StringIO, language: str, texts: dict[str, str]) -> None:
    junit.write(report, out, language=language, texts=texts)


def _github(report: Report, out: io.StringIO, language: str, _: dict[str, str]) -> None:
    github.write(report, out, language=language)


FOR_PEOPLE = pytest.mark.parametrize("write", [_text, _junit, _github], ids=["text", "junit", "github"])


def found(number: int, severity: Severity = Severity.VIOLATION, file: str = "x.jsonld") -> Diagnostic:
    """A fault in a column of its own of the first line."""
    return Diagnostic("NBS029", severity, MESSAGE, file, Span(1, 300 * number + 1, 1, 300 * number + 9))


@FOR_PEOPLE
def test_a_long_line_is_quoted_in_no_time(write: Write) -> None:
    """A thousand faults on one line of 300 KB: the time goes with the faults, not with faults times the line."""
    line = "".join(f"{number:<299d}屋" for number in range(MOST))
    out = io.StringIO()
    start = time.process_time()
    write(Report(tuple(found(n) for n in range(MOST))), out, "en", {"x.jsonld": line})
    assert time.process_time() - start < 3
    if write is not _github:
        assert "…" in out.getvalue()
        assert "  1 | " in out.getvalue()


@FOR_PEOPLE
@pytest.mark.parametrize("language", ["en", "zh"])
def test_people_are_told_a_thousand(write: Write, language: str) -> None:
    """The gravest, and how many there are besides and how to see them."""
    hints = [found(n, Severity.INFO) for n in range(MOST + 4)]
    report = Report((*hints, found(9999)))
    out = io.StringIO()
    write(report, out, language, {"x.jsonld": ""})
    said = out.getvalue()
    assert said.count("NBS029") >= MOST
    assert ("… and 5 more" if language == "en" else "另有 5 条") in said
    assert "--format json" in said
    assert any(mark in said for mark in (": error", "错误 NBS029", "::error", "<failure"))


def test_programs_are_told_everything() -> None:
    """JSON and SARIF hold every diagnostic."""
    report = Report(tuple(found(n) for n in range(MOST + 5)))
    as_objects, as_results = io.StringIO(), io.StringIO()
    as_json.write(report, as_objects)
    sarif.write(report, as_results, language="en", texts={"x.jsonld": ""})
    assert len(json.loads(as_objects.getvalue())["diagnostics"]) == MOST + 5
    assert len(json.loads(as_results.getvalue())["runs"][0]["results"]) == MOST + 5


def test_a_file_whose_faults_are_left_out_has_not_passed() -> None:
    """JUnit says nothing is wrong of right files only, and counts what it shows."""
    faults = tuple(found(n, file="a.yaml") for n in range(MOST))
    hint = found(1, Severity.INFO, "b.yaml")
    out = io.StringIO()
    junit.write(Report((*faults, hint), files=("a.yaml", "b.yaml", "c.yaml")), out, language="en", texts={})
    suites = ET.fromstring(out.getvalue())
    assert [suite.get("name") for suite in suites] == ["a.yaml", "c.yaml", "the graph as a whole"]
    assert (suites.get("tests"), suites.get("failures")) == (str(MOST + 2), str(MOST))
