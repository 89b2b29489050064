"""Diagnostics as annotations beside the lines of a pull request: workflow commands of GitHub Actions.

Rules: “Workflow commands for GitHub Actions” and the runner's own parser (`ActionCommand`), which takes `%25`, `%0D`
and `%0A` in messages, and `%3A` and `%2C` in properties besides. It drops columns when a stretch spans several
lines, so they are not written then. GitHub shows ten annotations of each severity for a step; the log has up to a thousand.
"""

from typing import TextIO

from nbs_graph.model import Diagnostic, Report, Severity
from nbs_graph.namespaces import name
from nbs_graph.validation.codes import title
from nbs_graph.validation.formats.most import gravest, left_out
from nbs_graph.validation.formats.sources import STDIN, in_checkout
from nbs_graph.validation.formats.text import suggested, visible

_COMMANDS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report, out: TextIO, *, language: str) -> None:
    """Write `report` to `out`, one command a line; `language` is `en` or `zh`."""
    told = gravest(report)
    out.writelines(_command(diagnostic, language) for diagnostic in told)
    if rest := left_out(report, told, language):
        out.write(rest + "\n")


def _command(diagnostic: Diagnostic, language: str) -> str:
    properties = {**_place(diagnostic), "title": f"{diagnostic.code} {title(diagnostic.code, language)}"}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    lines = [visible(diagnostic.message[language])]
    if (diagnostic.file is None or diagnostic.span is None) and diagnostic.focus is not None:
        lines[0] = f"{visible(name(diagnostic.focus))}: {lines[0]}"
    if diagnostic.suggestion is not None:
        lines.append(f"→ {suggested(diagnostic.suggestion, language)}")
    message = "\n".join(lines)
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_data(message)}\n"


def _place(diagnostic: Diagnostic) -> dict[str, str | int]:
    """File, lines and columns as far as they are known; what comes from standard input has no file to point at."""
    if diagnostic.file is None or diagnostic.file == STDIN:
        return {}
    place: dict[str, str | int] = {"file": visible(in_checkout(diagnostic.file) or diagnostic.file)}
    span = diagnostic.span
    if span is None:
        return place
    if span.end_line == span.line:
        end = max(span.end_column, span.column)
        return {**place, "line": span.line, "col": span.column, "endLine": span.line, "endColumn": end}
    return {**place, "line": span.line, "endLine": span.end_line}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
