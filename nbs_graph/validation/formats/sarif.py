"""Diagnostics as SARIF 2.1.0, which code hosts and editors show beside the lines.

Rules: SARIF 2.1.0 with errata 01 (OASIS), sections in brackets below; and what GitHub's code scanning asks besides:
it refuses a whole file for one result without `physicalLocation`. So what is said of the graph as a whole, and not of
a line that somebody wrote, is shown at the top of the first file that was checked, marked `placed: graph`.

Braces in messages stand as they are (3.11.5 would have them doubled): hosts show messages without arguments as
written, and `{{en: …}}` would be typed so. Rules have no `helpUri`: nothing of the project resolves on the web yet.
"""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from nbs_graph.model import Diagnostic, Report, Severity, Span
from nbs_graph.namespaces import name
from nbs_graph.settings import version
from nbs_graph.validation.codes import codes
from nbs_graph.validation.fixes import Edit, fixes
from nbs_graph.validation.formats.sources import STDIN, Sources, in_checkout
from nbs_graph.validation.formats.text import suggested, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""The root of the checkout, which the reader of the file knows (3.14.14)."""

_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PLACE = {"en": "The root of the checkout.", "zh": "代码仓库的根目录。"}
_HELP = {
    "en": "{code}: {title}. The page docs/diagnostics.md of nbs-graph explains it, with an example that is wrong "
    "and the same put right.",
    "zh": "{code}：{title}。nbs-graph 的 docs/diagnostics.md 中有说明，并附错误与正确的示例。",
}
_MEND = {"en": "Write {}", "zh": "改写为 {}"}
_LINK = re.compile(r"\](?=\()")
_LINE_NUMBER = re.compile(r"line \d+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(report: Report, out: TextIO, *, language: str, texts: Mapping[str, str] | None = None) -> None:
    """Write `report` to `out`.

    Args:
        report: what to write.
        out: where; to be stored as UTF-8.
        language: `en` or `zh`; messages in both are among the properties of each result.
        texts: file → its text, for files that are not on disk (`-`).
    """
    run = {
        "tool": {"driver": _driver(language)},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": _PLACE[language]}}},
        "artifacts": [{"location": _location(f), "roles": ["analysisTarget"]} for f in report.files],
        "results": list(_results(report, Sources(texts or {}), language)),
        "properties": {"conforms": report.conforms(), "checked": asdict(report.checked)},
    }
    document = _storable({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
    json.dump(document, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _driver(language: str) -> dict[str, Any]:
    rules = []
    for code, declared in codes().items():
        title = declared.title
        words = re.findall(r"\w+", title["en"])
        rules.append(
            {
                "id": code,
                "name": "".join(word[:1].upper() + word[1:] for word in words),
                "shortDescription": {"text": title[language]},
                "messageStrings": {tongue: {"text": title[tongue]} for tongue in ("en", "zh")},
                "help": {"text": _HELP[language].format(code=code, title=title[language])},
            }
        )
    return {"name": "nbs-graph", "semanticVersion": version(), "language": language, "rules": rules}


def _results(report: Report, sources: Sources, language: str) -> Iterator[dict[str, Any]]:
    numbers = {code: number for number, code in enumerate(codes())}
    mends = _mends(report, sources)
    seen: Counter[str] = Counter()
    for diagnostic in report.diagnostics:
        mark = _fingerprint(diagnostic)
        seen[mark] += 1
        result: dict[str, Any] = {"ruleId": diagnostic.code}
        if diagnostic.code in numbers:
            result["ruleIndex"] = numbers[diagnostic.code]
        result["level"] = _LEVELS[diagnostic.severity]
        result["message"] = {"text": _message(diagnostic, language)}
        location = _place(diagnostic, report)
        result["locations"] = [location] if location else []
        result["partialFingerprints"] = {"nbsGraph/v1": f"{mark}:{seen[mark]}"}
        if id(diagnostic) in mends:
            result["fixes"] = [_fix(diagnostic, mends[id(diagnostic)], sources, language)]
        result["properties"] = _properties(diagnostic)
        yield result


def _message(diagnostic: Diagnostic, language: str) -> str:
    text = visible(diagnostic.message[language])
    if diagnostic.file is None and diagnostic.focus is not None:
        text = f"{visible(name(diagnostic.focus))}: {text}"
    if diagnostic.suggestion is not None:
        text += f"\n→ {suggested(diagnostic.suggestion, language)}"
    return _LINK.sub("] ", text)  # data must not make links (3.11.6)


def _place(diagnostic: Diagnostic, report: Report) -> dict[str, Any]:
    file = diagnostic.file if diagnostic.file is not None else next(iter(report.files), None)
    location: dict[str, Any] = {}
    if file is not None:
        region = {"startLine": 1}
        if diagnostic.file is not None and diagnostic.span is not None:
            region = _region(diagnostic.span)
        location["physicalLocation"] = {"artifactLocation": _location(file), "region": region}
    if diagnostic.focus is not None:
        thing = {"name": name(diagnostic.focus), "fullyQualifiedName": diagnostic.focus, "kind": "resource"}
        location["logicalLocations"] = [thing]
    return location


def _location(file: str) -> dict[str, str]:
    """Where a file is (3.4): from the root of the checkout, else in full; standard input by a name of its own."""
    if file == STDIN:
        return {"uri": "stdin"}
    inside = in_checkout(file)
    if inside is None:
        return {"uri": Path(os.path.abspath(file)).as_uri()}  # noqa: PTH100 -- links stay as they are
    return {"uri": quote(os.fsencode(inside)), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    """Lines and columns from 1, the end exclusive, in SARIF (3.30) as in `Span`."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fingerprint(diagnostic: Diagnostic) -> str:
    """What stays the same when lines shift (3.27.17): what is wrong with which value of what."""
    what = [diagnostic.code, diagnostic.focus, diagnostic.path, diagnostic.value, diagnostic.shape]
    if diagnostic.focus is None:
        file = diagnostic.file or ""
        what += [in_checkout(file) or file, _LINE_NUMBER.sub("line", diagnostic.message["en"])]
    written = "\0".join(part or "" for part in what)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _mends(report: Report, sources: Sources) -> dict[int, list[Edit]]:
    """The diagnostics (by identity: they have no hash) that `--fix` mends, and how."""
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        if diagnostic.file is not None:
            by_file.setdefault(diagnostic.file, []).append(diagnostic)
    mends: dict[int, list[Edit]] = {}
    for file, diagnostics in by_file.items():
        for fix in fixes(sources.lines(file).text, diagnostics):
            mends.setdefault(id(fix.diagnostic), []).extend(fix.edits)
    return mends


def _fix(diagnostic: Diagnostic, edits: list[Edit], sources: Sources, language: str) -> dict[str, Any]:
    file = diagnostic.file or ""
    lines = sources.lines(file)
    replacements = [
        {
            "deletedRegion": _region(lines.span(edit.start, edit.end)),
            "insertedContent": {"text": edit.text},
        }
        for edit in sorted(edits)
    ]
    return {
        "description": {"text": _LINK.sub("] ", _MEND[language].format(visible(edits[0].text)))},
        "artifactChanges": [{"artifactLocation": _location(file), "replacements": replacements}],
    }


def _properties(diagnostic: Diagnostic) -> dict[str, Any]:
    known = {
        "path": diagnostic.path,
        "value": diagnostic.value,
        "suggestion": diagnostic.suggestion,
        "shape": diagnostic.shape,
        "defined": diagnostic.defined,
        "placed": "graph" if diagnostic.file is None else None,
    }
    return {"message": dict(diagnostic.message), **{k: v for k, v in known.items() if v is not None}}


def _storable(value: Any) -> Any:
    """The same without halves of surrogate pairs, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_storable(key): _storable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_storable(inner) for inner in value]
    return value
