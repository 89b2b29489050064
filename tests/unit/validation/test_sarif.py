"""SARIF: valid by the official schema, and what code hosts ask besides."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from nbs_graph.model import Checked, Diagnostic, Report, Severity, Span
from nbs_graph.validation.codes import codes
from nbs_graph.validation.fixes import fixed
from nbs_graph.validation.formats import sarif
from nbs_graph.validation.lines import Lines

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)
MESSAGE = {"en": "Write it.", "zh": "请写。"}
FOCUS = "https://w3id.org/nbs-graph/id/report/x"
ISSUED = "http://purl.org/dc/terms/issued"
DATE = Diagnostic(
    "NBS020",
    Severity.VIOLATION,
    MESSAGE,
    "x.yaml",
    Span(2, 9, 2, 16),
    FOCUS,
    ISSUED,
    "2023年7月",
    None,
    "2023-07",
)


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine of one's own."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def run(report: Report, language: str = "en", texts: dict[str, str] | None = None) -> dict[str, Any]:
    """The one run of the file, which is valid."""
    out = io.StringIO()
    sarif.write(report, out, language=language, texts=texts)
    document = json.loads(out.getvalue().encode())
    VALIDATOR.validate(document)
    assert document["$schema"] == SCHEMA["id"]
    (only,) = document["runs"]
    assert isinstance(only, dict)
    return only


def result(diagnostic: Diagnostic, **more: Any) -> dict[str, Any]:
    """The result for one diagnostic."""
    (only,) = run(Report((diagnostic,), **more))["results"]
    assert isinstance(only, dict)
    return only


def test_the_schema_can_refuse() -> None:
    """What it checks is what it says: a region without a line, an unknown level, an unknown key."""
    for bad in ({"level": "fatal"}, {"place": 1}, {"locations": [{"physicalLocation": {"region": {}}}]}):
        document = {
            "version": "2.1.0",
            "runs": [
                {"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, **bad}]},
            ],
        }
        assert not VALIDATOR.is_valid(document)


def test_every_code_is_a_rule() -> None:
    """With its title in the reader's language, and in both; results point at their rule."""
    only = run(Report((DATE,)), "zh")
    rules = only["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(codes())
    rule = rules[only["results"][0]["ruleIndex"]]
    assert rule["id"] == only["results"][0]["ruleId"] == "NBS020"
    assert rule["name"] == "NotADate"
    assert rule["shortDescription"] == {"text": "不是日期"}
    assert rule["messageStrings"] == {"en": {"text": "Not a date"}, "zh": {"text": "不是日期"}}


def test_a_result_says_what_where_and_what_to_type() -> None:
    """Lines and columns as in the other formats, in code points, the end exclusive."""
    found = result(replace(DATE, shape="https://w3id.org/nbs-graph/shape/S", defined="shapes/s.ttl:3"))
    assert found["level"] == "error"
    assert found["message"] == {"text": "Write it.\n→ write: 2023-07"}
    (location,) = found["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "x.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 16},
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == FOCUS
    assert found["properties"] == {
        "message": MESSAGE,
        "path": ISSUED,
        "value": "2023年7月",
        "suggestion": "2023-07",
        "shape": "https://w3id.org/nbs-graph/shape/S",
        "defined": "shapes/s.ttl:3",
    }
    assert run(Report((DATE,)))["columnKind"] == "unicodeCodePoints"


def test_levels() -> None:
    """As SARIF calls them."""
    levels = [result(Diagnostic("NBS100", severity, MESSAGE, "x.nt"))["level"] for severity in Severity]
    assert levels == ["note", "warning", "error"]


@pytest.mark.parametrize("name", ["data/第 1 期/洪水#100%.yaml", "a:b.yaml", "x?.yaml", "é.yaml"])
def test_paths_are_relative_references(name: str) -> None:
    """Chinese, spaces and signs are percent-encoded; the root is the reader's."""
    place = result(replace(DATE, file=name))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uriBaseId"] == "%SRCROOT%"
    assert place["uri"].isascii()
    assert not set(place["uri"]) & set(" #?:")
    assert unquote(place["uri"]) == name


def test_files_outside_of_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are named in full; those of a folder below the root, from the root; a name that is not UTF-8 in bytes."""
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")

    def uri(file: str) -> dict[str, str]:
        place = result(replace(DATE, file=file))["locations"][0]["physicalLocation"]
        found: dict[str, str] = place["artifactLocation"]
        return found

    assert uri("../x y.yaml") == {"uri": (tmp_path / "x y.yaml").as_uri()}
    assert uri(str(tmp_path / "below" / "x.yaml")) == {"uri": "x.yaml", "uriBaseId": "%SRCROOT%"}
    assert uri("a\udcff.yaml")["uri"] == "a%FF.yaml"
    assert uri("-") == {"uri": "stdin"}
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert uri("x.yaml")["uri"] == "below/x.yaml"


def test_every_result_has_a_physical_location() -> None:
    """GitHub refuses the whole file otherwise: what has no file is shown at the first file that was checked."""
    graph = Diagnostic("NBS113", Severity.VIOLATION, MESSAGE, focus=FOCUS)
    found = result(graph, files=("data/a.yaml", "data/b.yaml"))
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "data/a.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1},
    }
    assert found["properties"]["placed"] == "graph"
    assert found["message"]["text"] == "report/x: Write it."
    assert "physicalLocation" not in result(graph)["locations"][0]
    assert result(Diagnostic("NBS113", Severity.VIOLATION, MESSAGE))["locations"] == []
    unplaced = result(Diagnostic("NBS100", Severity.VIOLATION, MESSAGE, "x.nt"))
    assert unplaced["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_what_was_checked() -> None:
    """A run without results tells what it looked at."""
    only = run(Report((), Checked(1, 2, 3, 4), ("data/洪.yaml",)))
    assert only["artifacts"] == [
        {
            "location": {"uri": "data/%E6%B4%AA.yaml", "uriBaseId": "%SRCROOT%"},
            "roles": ["analysisTarget"],
        }
    ]
    assert only["properties"] == {
        "conforms": True,
        "checked": {"files": 1, "entries": 2, "shapes": 3, "constraints": 4},
    }


def prints(*found: Diagnostic) -> list[str]:
    """The fingerprints of a report."""
    return [r["partialFingerprints"]["nbsGraph/v1"] for r in run(Report(found))["results"]]


def test_fingerprints_stay_when_lines_shift() -> None:
    """They follow the thing, not the line; two of the same differ; another value is another."""
    moved = replace(DATE, span=Span(7, 9, 7, 16))
    assert prints(DATE) == prints(moved)
    assert prints(replace(DATE, file="renamed.yaml")) == prints(DATE)
    assert len(set(prints(DATE, moved, replace(DATE, value="2023年8月")))) == 3
    twice = Diagnostic("NBS003", Severity.VIOLATION, {"en": "`a:` is in line 3.", "zh": "x"}, "x.yaml")
    later = replace(twice, message={"en": "`a:` is in line 9.", "zh": "x"})
    assert prints(twice) == prints(later)
    assert prints(twice) != prints(replace(twice, file="y.yaml"))


def test_fixes_are_those_of_fix() -> None:
    """What --fix would do is offered, to the character; what it would not is not."""
    text = "\ufefftitle: {zh: 洪水}\r\nissued: 2023年7月\r\nurl: https://x.org/a。 # 见\r\n"
    url = replace(
        DATE,
        code="NBS025",
        span=Span(3, 6, 3, 22),
        path="https://schema.org/url",
        value="https://x.org/a。",
        suggestion="https://x.org/a",
    )
    guess = replace(DATE, code="NBS054", span=Span(1, 9, 1, 11), value="zh", suggestion="en")
    report = Report((guess, DATE, url))
    results = run(report, texts={"x.yaml": text})["results"]
    assert [len(r.get("fixes", [])) for r in results] == [0, 1, 1]
    lines = Lines(text.removeprefix("\ufeff"))
    body = lines.text
    for one in reversed(results):
        for replacement in one.get("fixes", [{"artifactChanges": [{"replacements": []}]}])[0][
            "artifactChanges"
        ][0]["replacements"]:
            region = replacement["deletedRegion"]
            start = lines.offset(region["startLine"], region["startColumn"])
            end = lines.offset(region["endLine"], region["endColumn"])
            body = body[:start] + replacement["insertedContent"]["text"] + body[end:]
    assert "\ufeff" + body == fixed(text, report.diagnostics)
    assert "2023-07\r\nurl: https://x.org/a # 见\r\n" in body


def test_data_make_no_links() -> None:
    """`[text](address)` in a message would be a link (3.11.6)."""
    found = result(replace(DATE, message={"en": "“[here](https://e.org)” {0}", "zh": "x"}, suggestion=None))
    assert found["message"]["text"] == "“[here] (https://e.org)” {0}"


@given(
    st.text(st.characters(codec=None), max_size=30),
    st.text(st.characters(codec=None), max_size=30),
    st.sampled_from(sorted([*codes(), "NBS999"])),
    st.tuples(*[st.integers(1, 50)] * 4),
)
def test_whatever_it_says_it_is_valid(
    text: str, value: str, code: str, place: tuple[int, int, int, int]
) -> None:
    """Control characters, halves of surrogate pairs, codes not declared."""
    line, column, more, end = place
    hostile = Diagnostic(
        code,
        Severity.WARNING,
        {"en": text, "zh": text},
        "x.yaml",
        Span(line, column, line + more, end),
        value or None,
        text or None,
        value,
        suggestion=text or None,
    )
    only = run(Report((hostile, replace(hostile, file=None))), "zh", {"x.yaml": "a: b\n"})
    assert len(only["results"]) == 2
