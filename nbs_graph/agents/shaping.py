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


Words = tuple[str, str]
"""In English and in Chinese."""
ROWS = "rows", "行"
LINKS = "links", "条关联"


def page(
    columns: Sequence[str],
    terms: Iterable[Sequence[Any]],
    limit: int,
    offset: int = 0,
    *,
    language: str = "en",
    more: Words | None = None,
) -> dict[str, Any]:
    """Rows of terms → `columns`, `rows`, `total`; a `note` says which rows these are when there are others.

    Args:
        limit, offset: which rows; language: of the note; more: how to get others, when it is not by `offset`.
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
    if note := which(ROWS, offset, len(shown), len(every), language, more):
        found["note"] = note
    return found


def which(
    things: Words, offset: int, shown: int, total: int, language: str, more: Words | None = None
) -> str | None:
    """Which of all there are stand here, None when all do.

    Args:
        things: what they are; offset, shown, total: how many are skipped, here, and there are; more: as of `page`.
    """
    first, last = offset + 1, offset + shown
    if last < total:
        en, zh = more or (
            f"ask with offset={last}, or ask for less",
            f"以 offset={last} 再次请求，或缩小范围",
        )
        return worded(
            language,
            f"only {things[0]} {first} to {last} of {total} are here; for others {en}",
            f"此处只有第 {first} 至 {last} {things[1]}，共 {total} {things[1]}；其余请{zh}",
        )
    if not offset:
        return None
    if not shown:
        return worded(language, f"no {things[0]} so far on", "此处之后已没有内容")
    return worded(
        language,
        f"{things[0]} {first} to {last} of {total}",
        f"第 {first} 至 {last} {things[1]}，共 {total} {things[1]}",
    )


def worded(language: str, en: str, zh: str) -> str:
    """A note in the agent's language."""
    return zh if language == "zh" else en


def fitting(found: Sequence[Any], most: int = MOST_CHARACTERS) -> list[Any]:
    """The first of these that together are not too long to read (`most` characters of JSON); at least one."""
    size = 0
    kept: list[Any] = []
    for one in found:
        size += len(json.dumps(one, ensure_ascii=False))
        if kept and size > most:
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
