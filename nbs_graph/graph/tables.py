"""Answers for people: a table that fits the terminal, names shortened, Chinese aligned."""

from collections.abc import Callable, Iterable, Sequence

import pyoxigraph as ox

from nbs_graph.namespaces import name as name_of
from nbs_graph.terms.width import pad, plain, width, wrap

_GAP = "  "
_NARROWEST = 12
_NUMBERS = {"integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"}
_IDS = frozenset({"entry", "item", "issue", "statement", "link"})
"""Columns that name things as `explain` and parameters take them."""
_Cell = tuple[str, bool]


def table(
    names: Sequence[str],
    rows: Iterable[Sequence[object]],
    columns: int | None,
    label: Callable[[str], str | None] = lambda _: None,
) -> str:
    """Lay out an answer.

    Args:
        names: of the columns.
        rows: terms, None where unbound.
        columns: width of the terminal; None for as wide as it takes.
        label: IRI → what to show in its stead; not asked in columns whose ids are what one types next.
    Returns:
        text; records one below the other where the terminal is too narrow for a table.
    """
    shown = [None if name in _IDS else label for name in names]
    cells = [[_cell(term, of) for term, of in zip(row, shown, strict=True)] for row in rows]
    natural = [max([width(name), *(width(row[i][0]) for row in cells)]) for i, name in enumerate(names)]
    available = None if columns is None else columns - len(_GAP) * (len(names) - 1)
    widths = natural if available is None else _fit(natural, available)
    if widths is None:
        return _records(names, cells, columns or 0)
    right = [bool(cells) and all(row[i][1] or not row[i][0] for row in cells) for i in range(len(names))]
    lines = [
        _GAP.join(
            pad(name, size, right=r) for name, size, r in zip(names, widths, right, strict=True)
        ).rstrip(),
        _GAP.join("─" * size for size in widths),
    ]
    wrapped = [[wrap(text, size) for (text, _), size in zip(row, widths, strict=True)] for row in cells]
    airy = any(len(cell) > 1 for row in wrapped for cell in row)
    for number, row in enumerate(wrapped):
        if airy and number:
            lines.append("")
        for i in range(max(map(len, row))):
            parts = [cell[i] if i < len(cell) else "" for cell in row]
            line = (pad(p, size, right=r) for p, size, r in zip(parts, widths, right, strict=True))
            lines.append(_GAP.join(line).rstrip())
    return "\n".join(lines) + "\n"


def _cell(term: object, label: Callable[[str], str | None] | None) -> _Cell:
    """Text of a term, and whether it is a number."""
    if term is None:
        return "", False
    if isinstance(term, ox.NamedNode):
        return plain((label and label(term.value)) or name_of(term.value)), False
    if isinstance(term, ox.Literal):
        return plain(term.value), term.datatype.value.rsplit("#", 1)[-1] in _NUMBERS
    return plain(str(term)), False


def _fit(natural: list[int], available: int) -> list[int] | None:
    """Widths that fit: the widest columns give way first; None when they would become too narrow to read."""
    if sum(natural) <= available:
        return natural
    for cap in range(max(natural), _NARROWEST - 1, -1):
        widths = [min(size, cap) for size in natural]
        if sum(widths) <= available:
            return widths
    return None


def _records(names: Sequence[str], cells: Sequence[Sequence[_Cell]], columns: int) -> str:
    margin = max(map(width, names))
    room = max(columns - margin - len(_GAP), _NARROWEST)
    lines: list[str] = []
    for number, row in enumerate(cells, 1):
        lines.append(f"── {number} " + "─" * max(0, min(columns, 60) - 4 - len(str(number))))
        for name, (text, _) in zip(names, row, strict=True):
            first, *more = wrap(text, room)
            lines.append(f"{pad(name, margin)}{_GAP}{first}".rstrip())
            lines.extend(" " * (margin + len(_GAP)) + line for line in more)
    return "\n".join(lines) + "\n" if lines else _GAP.join(names) + "\n"
