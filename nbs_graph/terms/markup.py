"""Pieces of HTML for notebooks. What is passed as `cell` is HTML already; everything else is escaped here.

Addresses become links only when they are http or https.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from nbs_graph.namespaces import name

_WEB = re.compile(r"https?://[^\s<>\"']+", re.ASCII)
_LEFT, _RIGHT = "text-align:left;vertical-align:top", "text-align:right;vertical-align:top"


def table(head: Sequence[str], body: Iterable[Sequence[str]], right: Sequence[bool] = ()) -> str:
    """A table.

    Args:
        head: texts; body: rows of cells, as HTML; right: which columns stand to the right, as numbers do.
    """
    styles = [_RIGHT if right and right[i] else _LEFT for i in range(len(head))]
    heading = "".join(f'<th style="{s}">{escape(text)}</th>' for s, text in zip(styles, head, strict=True))
    lines = (
        "".join(f'<td style="{s}">{cell}</td>' for s, cell in zip(styles, row, strict=True)) for row in body
    )
    rows = "".join(f"<tr>{line}</tr>\n" for line in lines)
    return f"<table>\n<thead><tr>{heading}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def link(iri: str, text: str | None = None) -> str:
    """An IRI by its short name, or by `text`; a link when a browser can follow it."""
    said = escape(name(iri) if text is None else text)
    if not _WEB.fullmatch(iri):
        return said
    return f'<a href="{escape(iri)}" title="{escape(iri)}" rel="noopener noreferrer">{said}</a>'


def value(text: str) -> str:
    """A text; a link when it is an address and nothing else."""
    return link(text, text) if _WEB.fullmatch(text) else escape(text)


def code(text: str) -> str:
    """What one types."""
    return f"<code>{escape(text)}</code>"


def note(text: str) -> str:
    """A line below a table."""
    return f"<p><small>{escape(text)}</small></p>\n"
