"""Answers in the shape that agents get: short names, exact values, no more than fits, and a word on what was left out."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.rows import Iri, spelled, value
from nbs_graph.namespaces import name

MOST_ROWS = 500
MOST_CHARACTERS = 60_000
_INEXACT = 2**53
_IRIS = frozenset({"entry", "concept", "statement", "rule", "derived_from", "who", "item"})


def page(
    columns: Sequence[str], terms: Iterable[Sequence[Any]], limit: int, offset: int = 0, more: str = ""
) -> dict[str, Any]:
    """Rows of terms → `columns`, `rows`, `total`; a `note` says which rows these are when there are others.

    Args:
        limit, offset: which rows; more: how to get others, when it is not by `offset`.
    Raises:
        UsageProblem: not a possible page.
    """
    if not (1 <= limit <= MOST_ROWS and offset >= 0):
        raise UsageProblem(
            f"limit is from 1 to {MOST_ROWS}, offset from 0.",
            f"limit 应为 1 至 {MOST_ROWS}，offset 不小于 0。",
        )
    every = list(terms)
    rows = [
        {column: said(term) for column, term in zip(columns, row, strict=True) if term is not None}
        for row in every[offset : offset + limit]
    ]
    shown = fitting(rows)
    found: dict[str, Any] = {"columns": list(columns), "rows": shown, "total": len(every)}
    last = offset + len(shown)
    if last < len(every):
        more = more or f"ask with offset={last}, or ask for less"
        found["note"] = f"only rows {offset + 1} to {last} of {len(every)} are here; for others {more}"
    elif offset:
        found["note"] = f"rows {offset + 1} to {last} of {len(every)}" if shown else "no rows so far on"
    return found


def fitting(found: Sequence[Any]) -> list[Any]:
    """The first of these that together are not too long to read; at least one."""
    size = 0
    kept: list[Any] = []
    for one in found:
        size += len(json.dumps(one, ensure_ascii=False))
        if kept and size > MOST_CHARACTERS:
            break
        kept.append(one)
    return kept


def said(term: Any) -> Any:
    """A term as JSON: IRIs by their short names; a number as one when that loses nothing, else as text.

    JSON has no words for infinity and NaN (RFC 8259, 6), and many readers round whole numbers from 2^53 on (RFC 7493, 2.2).
    """
    found = value(term)
    if isinstance(found, Iri):
        return name(found)
    if isinstance(found, Decimal):
        number = float(found)
        return number if Decimal(str(number)) == found else str(found)
    if isinstance(found, float) and not math.isfinite(found):
        return spelled(found)
    if isinstance(found, int) and abs(found) >= _INEXACT:
        return str(found)
    return found.isoformat() if isinstance(found, date) else found


def shortened(found: Any, key: str = "") -> Any:
    """JSON with the IRIs of explanations by their short names, and without what is null or empty."""
    if isinstance(found, Mapping):
        made = {k: shortened(v, k) for k, v in found.items()}
        return {k: v for k, v in made.items() if v is not None and v != "" and v not in ([], {})}
    if isinstance(found, list | tuple):
        return [shortened(one, key) for one in found]
    return name(found) if key in _IRIS and isinstance(found, str) else found
