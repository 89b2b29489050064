"""Diagnostics for people: `file:line:column: severity CODE message`, the line itself, a caret, what to type."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from nbs_graph.model import Diagnostic, Report, Severity, Span
from nbs_graph.namespaces import name
from nbs_graph.terms.width import width

_NAMES: Mapping[str, Mapping[Severity, str]] = {
    "en": {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    "zh": {Severity.VIOLATION: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
}
_WRITE = {"en": "write: ", "zh": "请写："}
_COLOURS = {Severity.VIOLATION: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDEST = 100
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1 (section 4.2)."""


@dataclass(slots=True)
class _Sources:
    """The files quoted from, each read once."""

    _lines: dict[str, list[str]] = field(default_factory=dict)

    def line(self, file: str, number: int) -> str | None:
        """A line of a file, None when it cannot be shown."""
        if file not in self._lines:
            try:
                text = Path(file).read_bytes().decode("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                text = ""
            self._lines[file] = _BREAK.split(text)
        lines = self._lines[file]
        return lines[number - 1] if 0 < number <= len(lines) else None


def write(report: Report, out: TextIO, *, language: str, colour: bool) -> None:
    """Write `report` to `out`.

    Args:
        report: what to write.
        out: where.
        language: `en` or `zh`.
        colour: mark severities with terminal colours.
    """
    sources = _Sources()
    out.writelines(_one(diagnostic, sources, language, colour) for diagnostic in report.diagnostics)


def _one(diagnostic: Diagnostic, sources: _Sources, language: str, colour: bool) -> str:
    severity = _NAMES[language][diagnostic.severity]
    if colour:
        severity = f"\x1b[1;{_COLOURS[diagnostic.severity]}m{severity}\x1b[0m"
    message = visible(diagnostic.message[language])
    lines = [f"{_place(diagnostic)}: {severity} {diagnostic.code} {message}"]
    if diagnostic.file is not None and diagnostic.span is not None:
        lines.extend(_excerpt(diagnostic.file, diagnostic.span, sources))
    if diagnostic.suggestion is not None:
        lines.append(f"  → {_WRITE[language]}{visible(diagnostic.suggestion)}")
    return "\n".join(lines) + "\n"


def _place(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    where = diagnostic.file or (name(diagnostic.focus) if diagnostic.focus else "-")
    if span is not None:
        return f"{where}:{span.line}:{span.column}"
    if diagnostic.file is not None and diagnostic.focus is not None:
        return f"{where}: {name(diagnostic.focus)}"
    return where


def _excerpt(file: str, span: Span, sources: _Sources) -> list[str]:
    """The line at fault with a caret under each of its columns, long lines cut around the place."""
    line = sources.line(file, span.line)
    if line is None or not line.strip():
        return []
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    skipped = max(0, min(start - _WIDEST // 3, len(line) - _WIDEST))
    shown = line[skipped : skipped + _WIDEST]
    marked = line[start : max(min(end, skipped + _WIDEST), start + 1)] or " "
    margin = f"{span.line} | "
    lead = width(visible(line[skipped:start]))
    return [
        f"  {margin}{visible(shown)}",
        f"  {' ' * (len(margin) - 2)}| {' ' * lead}{'^' * max(width(visible(marked)), 1)}",
    ]


def visible(text: str) -> str:
    """`text` without characters that would act on a terminal or hide: tabs as spaces, the rest by number."""
    shown = []
    for character in text:
        kind = unicodedata.category(character)
        if character == "\t":
            shown.append("    ")
        elif kind in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            shown.append(f"<U+{ord(character):04X}>")
        else:
            shown.append(character)
    return "".join(shown)
