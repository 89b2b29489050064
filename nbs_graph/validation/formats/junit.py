"""Diagnostics as a JUnit report, which GitLab, Jenkins and most build services show.

A file is a suite. A violation is a failed test; a warning a skipped one, since GitLab shows the words of failed and
skipped tests only, and Jenkins marks both; a hint a passed one with its words in `system-out`. A file with no
diagnostic is one passed test. Names hold no line numbers, so that services recognise a test from build to build.

Rules: the schema of Jenkins' xUnit plugin (`junit-10.xsd`), and `file` on a test, which GitLab links to.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TextIO
from xml.etree import ElementTree as ET

from nbs_graph.model import Diagnostic, Report, Severity
from nbs_graph.namespaces import name
from nbs_graph.validation.codes import title
from nbs_graph.validation.formats.most import gravest, left_out
from nbs_graph.validation.formats.sources import Sources, in_checkout
from nbs_graph.validation.formats.text import described, visible

_SUITES = "nbs-graph validate"
_GRAPH = {"en": "the graph as a whole", "zh": "整个图谱"}
_RIGHT = {"en": "nothing is wrong", "zh": "没有问题"}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no character for (section 2.2)."""


def write(
    report: Report,
    out: TextIO,
    *,
    language: str,
    failing: Severity = Severity.VIOLATION,
    texts: Mapping[str, str] | None = None,
) -> None:
    """Write `report` to `out`.

    Args:
        report: what to write.
        out: where; to be stored as UTF-8.
        language: `en` or `zh`.
        failing: from which severity on a test is failed; the one that the command fails at.
        texts: file → its text, for files that are not on disk (`-`).
    """
    sources = Sources(texts or {})
    told = gravest(report)
    by_file: dict[str | None, list[Diagnostic]] = {file: [] for file in report.files}
    for diagnostic in told:
        by_file.setdefault(diagnostic.file, []).append(diagnostic)
    root = ET.Element("testsuites", name=_SUITES)
    wrong = {diagnostic.file for diagnostic in report.diagnostics}
    for file, diagnostics in by_file.items():
        if diagnostics or file not in wrong:  # what is left out is no pass
            root.append(_suite(file, diagnostics, sources, language, failing))
    if rest := left_out(report, told, language):
        root.append(_rest(rest, language))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(ET.tostring(root, encoding="unicode") + "\n")


def _suite(
    file: str | None, diagnostics: Sequence[Diagnostic], sources: Sources, language: str, failing: Severity
) -> ET.Element:
    shown = _legal(visible(in_checkout(file) or file)) if file is not None else None
    label = shown or _GRAPH[language]
    suite = ET.Element("testsuite", name=label)
    if shown is not None:
        suite.set("file", shown)
    named: Counter[str] = Counter()
    if not diagnostics:
        suite.append(_case(_RIGHT[language], label, shown))
    for diagnostic in diagnostics:
        called = _name(diagnostic, language)
        named[called] += 1
        times = f" ({named[called]})" if named[called] > 1 else ""
        line = f"#L{diagnostic.span.line}" if diagnostic.span else ""
        case = _case(called + times, label, f"{shown}{line}" if shown is not None else None)
        case.append(_outcome(diagnostic, sources, language, failing))
        suite.append(case)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _rest(words: str, language: str) -> ET.Element:
    """A suite of one skipped test, whose words services show: how many diagnostics have none of their own."""
    suite = ET.Element("testsuite", name=_GRAPH[language], tests="1", failures="0", errors="0", skipped="1")
    case = _case(words, _GRAPH[language], None)
    case.append(ET.Element("skipped", message=words))
    suite.append(case)
    return suite


def _case(called: str, suite: str, place: str | None) -> ET.Element:
    """A test; its class is the path with dots, as Jenkins makes packages of them."""
    case = ET.Element("testcase", name=called, classname=re.sub(r"\.\w+\Z", "", suite).replace("/", "."))
    if place is not None:
        case.set("file", place)
    return case


def _outcome(diagnostic: Diagnostic, sources: Sources, language: str, failing: Severity) -> ET.Element:
    text = _legal(described(diagnostic, sources, language))
    if diagnostic.severity >= failing or diagnostic.severity is Severity.WARNING:
        kind = "failure" if diagnostic.severity >= failing else "skipped"
        message = _legal(visible(diagnostic.message[language]))
        outcome = ET.Element(kind, type=diagnostic.code, message=message)
    else:
        outcome = ET.Element("system-out")
    outcome.text = text
    return outcome


def _name(diagnostic: Diagnostic, language: str) -> str:
    """What was tested: the code and its title, the thing, the property."""
    of = [name(iri) for iri in (diagnostic.focus, diagnostic.path) if iri]
    parts = [f"{diagnostic.code} {title(diagnostic.code, language)}", " ".join(of)]
    return _legal(visible(" · ".join(part for part in parts if part)))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
