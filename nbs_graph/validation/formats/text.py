"""Diagnostics for people: `file:line:column: severity CODE message`, the line itself, a caret, what to type."""

import unicodedata
from collections.abc import Mapping
from typing import TextIO

from nbs_graph.model import Diagnostic, Report, Severity, Span
from nbs_graph.namespaces import name
from nbs_graph.terms.width import width
from nbs_graph.validation.formats.most import gravest, left_out
from nbs_graph.validation.formats.sources import Sources

_NAMES: Mapping[str, Mapping[Severity, str]] = {
    "en": {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    "zh": {Severity.VIOLATION: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
}
_WRITE = {"en": "write: ", "zh": "请写："}
_TO_LINE = {"en": "… to line {}", "zh": "… 至第 {} 行"}
_SHAPE = {"en": "(shape {})", "zh": "（形状 {}）"}
_DEFINED = {"en": "(shape {}, defined in {})", "zh": "（形状 {}，定义于 {}）"}
_COLOURS = {Severity.VIOLATION: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDEST = 120
"""Columns of a quoted line; a third of them before the place, when the line is longer."""
_CUT = "…"


def write(
    report: Report,
    out: TextIO,
    *,
    language: str,
    colour: bool,
    verbose: bool = False,
    texts: Mapping[str, str] | None = None,
) -> None:
    """Write `report` to `out`.

    Args:
        report: what to write.
        out: where.
        language: `en` or `zh`.
        colour: mark severities with terminal colours.
        verbose: name the shape behind each diagnostic, and where it is defined, for those who maintain shapes.
        texts: file → its text, for files that are not on disk (`-`).
    """
    sources = Sources(texts or {})
    told = gravest(report)
    out.writelines(
        described(diagnostic, sources, language, colour=colour, verbose=verbose) for diagnostic in told
    )
    if rest := left_out(report, told, language):
        out.write(rest + "\n")


def described(
    diagnostic: Diagnostic, sources: Sources, language: str, *, colour: bool = False, verbose: bool = False
) -> str:
    """One diagnostic as lines of text, the last one ended."""
    severity = _NAMES[language][diagnostic.severity]
    if colour:
        severity = f"\x1b[1;{_COLOURS[diagnostic.severity]}m{severity}\x1b[0m"
    message = visible(diagnostic.message[language])
    lines = [f"{_place(diagnostic)}: {severity} {diagnostic.code} {message}"]
    if diagnostic.file is not None and diagnostic.span is not None:
        lines.extend(_excerpt(diagnostic.file, diagnostic.span, sources, language))
    if diagnostic.suggestion is not None:
        lines.append(f"  → {suggested(diagnostic.suggestion, language)}")
    if verbose and diagnostic.shape is not None:
        form = _SHAPE if diagnostic.defined is None else _DEFINED
        lines.append("  " + form[language].format(name(diagnostic.shape), diagnostic.defined))
    return "\n".join(lines) + "\n"


def suggested(suggestion: str, language: str) -> str:
    """What to type, as a phrase."""
    return _WRITE[language] + visible(suggestion)


def _place(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    where = visible(diagnostic.file or (name(diagnostic.focus) if diagnostic.focus else "-"))
    if span is not None:
        return f"{where}:{span.line}:{span.column}"
    if diagnostic.file is not None and diagnostic.focus is not None:
        return f"{where}: {visible(name(diagnostic.focus))}"
    return where


def _excerpt(file: str, span: Span, sources: Sources, language: str) -> list[str]:
    """The first line at fault, a caret under each of its columns, and how far a longer stretch goes.

    Long lines are cut around the place. Columns are those of a terminal: a Chinese character takes two, a tab and
    what cannot be seen as much as they are shown with.
    """
    lines = sources.lines(file)
    bounds = lines.bounds(span.line)
    if bounds is None:
        return []
    begin, close = bounds
    start = min(begin + span.column - 1, close)
    end = close if span.end_line > span.line else min(begin + span.end_column - 1, close)
    first = max(begin, start - _WIDEST)  # however long the line is, no more of it is looked at
    around = lines.text[first : min(close, start + _WIDEST)]
    if not around.strip():
        return []
    shown = [visible(character) for character in around]
    at = start - first
    left, right = _window([width(text) for text in shown], at)
    before = _CUT if first + left > begin else ""
    rest = _CUT if first + right < close else ""
    marked = min(end - first, len(around.rstrip()) if span.end_line > span.line else right, right)
    lead = width(before) + width("".join(shown[left:at]))
    carets = max(width("".join(shown[at:marked])), 1)
    number = str(span.line)
    return [
        f"  {number} | {before}{''.join(shown[left:right])}{rest}",
        f"  {' ' * len(number)} | {' ' * lead}{'^' * carets}{_further(span, language)}",
    ]


def _further(span: Span, language: str) -> str:
    """How far a stretch of several lines goes."""
    last = span.end_line if span.end_column > 1 or span.end_line == span.line else span.end_line - 1
    return " " + _TO_LINE[language].format(last) if last > span.line else ""


def _window(widths: list[int], start: int) -> tuple[int, int]:
    """Which characters around a place to show: all if they fit, else as many as fit from a little before `start`."""
    if sum(widths) <= _WIDEST:
        return 0, len(widths)
    first, used = start, 0
    while first > 0 and used + widths[first - 1] <= _WIDEST // 3:
        first -= 1
        used += widths[first]
    after = start
    while after < len(widths) and (used + widths[after] <= _WIDEST or after == start):
        used += widths[after]
        after += 1
    while after == len(widths) and first > 0 and used + widths[first - 1] <= _WIDEST:
        first -= 1  # the end is near: the room goes to what stands before
        used += widths[first]
    return first, after


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
