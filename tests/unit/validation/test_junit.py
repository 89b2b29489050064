"""JUnit reports: valid by the schema of Jenkins' plugin, readable by any XML parser, stable in their names."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.model import Diagnostic, Report, Severity, Span
from nbs_graph.validation.formats import junit

MESSAGE = {"en": "Write it.", "zh": "请写。"}
SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / "junit-10.xsd"))
FOCUS = "https://w3id.org/nbs-graph/id/report/x"
ISSUED = "http://purl.org/dc/terms/issued"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine of one's own."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def read(report: Report, language: str = "en", failing: Severity = Severity.VIOLATION) -> ET.Element:
    """The report, checked against the schema; `file` of a test is GitLab's addition to it."""
    out = io.StringIO()
    junit.write(report, out, language=language, failing=failing, texts={"-": "a: 2023年7月\n"})
    root = ET.fromstring(out.getvalue().encode())
    plain = ET.fromstring(out.getvalue().encode())
    for case in plain.iter("testcase"):
        case.attrib.pop("file", None)
    SCHEMA.validate(plain)
    return root


def found(severity: Severity, file: str | None = "data/issues/05-x.yaml", line: int = 3) -> Diagnostic:
    """A diagnostic of some severity in some line."""
    span = Span(line, 5, line, 9) if file else None
    return Diagnostic("NBS020", severity, MESSAGE, file, span, FOCUS, ISSUED, "2023年7月", None, "2023-07")


def test_a_suite_for_each_file_a_test_for_each_diagnostic() -> None:
    """Counts, names, places; a file without diagnostics has passed."""
    report = Report((found(Severity.VIOLATION),), files=("data/issues/05-x.yaml", "data/issues/06-y.yaml"))
    root = read(report)
    assert root.attrib == {"name": "nbs-graph validate", "tests": "2", "failures": "1", "errors": "0"}
    assert [suite.get("name") for suite in root] == list(report.files)
    bad, good = root.iter("testcase")
    assert bad.attrib == {
        "name": "NBS020 Not a date · report/x dcterms:issued",
        "classname": "data.issues.05-x",
        "file": "data/issues/05-x.yaml#L3",
    }
    assert good.attrib["name"] == "nothing is wrong"
    assert list(good) == []
    failure = bad.find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "NBS020", "message": "Write it."}
    assert (failure.text or "").startswith(
        "data/issues/05-x.yaml:3:5: error NBS020 Write it.\n  → write: 2023-07"
    )


@pytest.mark.parametrize(
    ("severity", "failing", "outcome"),
    [
        (Severity.VIOLATION, Severity.VIOLATION, "failure"),
        (Severity.WARNING, Severity.VIOLATION, "skipped"),
        (Severity.WARNING, Severity.WARNING, "failure"),
        (Severity.INFO, Severity.VIOLATION, "system-out"),
    ],
)
def test_severities(severity: Severity, failing: Severity, outcome: str) -> None:
    """A test fails when the command does; a warning is to be seen all the same."""
    root = read(Report((found(severity),)), failing=failing)
    assert [child.tag for case in root.iter("testcase") for child in case] == [outcome]
    assert root[0].get("failures") == str(int(outcome == "failure"))
    assert root[0].get("skipped") == str(int(outcome == "skipped"))


def test_names_stay_when_lines_shift_and_are_unique() -> None:
    """Services compare tests by class and name."""
    first, second = (
        read(Report((found(Severity.VIOLATION, line=line), found(Severity.VIOLATION, line=line + 1))))
        for line in (3, 30)
    )
    names = [case.get("name") for case in first.iter("testcase")]
    assert names == [case.get("name") for case in second.iter("testcase")]
    assert len(set(names)) == 2


def test_without_file_and_from_standard_input() -> None:
    """The graph as a whole is a suite too; what was piped is quoted."""
    root = read(Report((found(Severity.VIOLATION, None), found(Severity.VIOLATION, "-", 1))), "zh")
    assert [suite.get("name") for suite in root] == ["整个图谱", "-"]
    text = "".join(root[1].itertext())
    assert "1 | a: 2023年7月" in text
    assert "请写：2023-07" in text


@given(st.text(st.characters(codec=None), max_size=40), st.text(max_size=20))
def test_whatever_it_says_it_is_xml(text: str, file: str) -> None:
    """Control characters, halves of surrogate pairs, U+FFFE, markup: none of them breaks the report."""
    hostile = Diagnostic(
        "NBS001",
        Severity.VIOLATION,
        {"en": text, "zh": text},
        file or None,
        None,
        text,
        text,
        suggestion=text,
    )
    root = read(Report((hostile,)))
    assert len(list(root.iter("testcase"))) == 1
