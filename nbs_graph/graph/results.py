"""Answers in the formats of the contract: for people (`table`), for programs (SPARQL's own, and RDF's)."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.askable import Received, Triples
from nbs_graph.graph.dataset import failed
from nbs_graph.graph.tables import table
from nbs_graph.namespaces import prefixes

TABLE = "table"
_ROWS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
FORMATS = (TABLE, *_ROWS, *_GRAPHS)
_YES = {"en": ("yes", "no"), "zh": ("是", "否")}


@dataclass(frozen=True, slots=True)
class Layout:
    """How an answer is to look.

    Args:
        format: one of `FORMATS`.
        language: the reader's.
        columns: the terminal's width, None when it has none.
        label: IRI → what a table shows in its stead.
        foresee: told, before a table is laid out, the nodes whose labels will be asked for.
    """

    format: str = TABLE
    language: str = "en"
    columns: int | None = None
    label: Callable[[str], str | None] = lambda _: None
    foresee: Callable[[Iterable[object]], None] = lambda _: None


def write(answer: Received, layout: Layout, out: BinaryIO) -> int | None:
    """Write an answer as UTF-8.

    Returns:
        the number of rows or triples where it was counted.
    Raises:
        UsageProblem: the format does not suit the kind of answer.
        CannotDo, UsageProblem: the engine failed half-way, see `dataset.failed`; what was written is not whole.
        OSError: `out` failed.
    """
    try:
        if isinstance(answer, ox.QueryTriples | Triples):
            return _write_graph(answer, layout, out)
        if layout.format in _GRAPHS:
            raise _unsuited(layout.format, (TABLE, *_ROWS))
        if layout.format == TABLE:
            return _write_table(answer, layout, out)
        answer.serialize(out, _ROWS[layout.format])
        if layout.format in {"json", "xml"} or isinstance(answer, ox.QueryBoolean):
            out.write(b"\n")
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the place written to failed; the engine's own failures carry no number
        raise failed(error) from error
    return None


def written(answer: Received, layout: Layout) -> bytes:
    """The same in memory."""
    out = io.BytesIO()
    write(answer, layout, out)
    return out.getvalue()


def _write_table(answer: ox.QuerySolutions | ox.QueryBoolean, layout: Layout, out: BinaryIO) -> int | None:
    if isinstance(answer, ox.QueryBoolean):
        out.write((_YES[layout.language][0 if answer else 1] + "\n").encode())
        return None
    names = [variable.value for variable in answer.variables]
    rows = [tuple(solution) for solution in answer]
    layout.foresee(term for row in rows for term in row)
    out.write(table(names, rows, layout.columns, layout.label).encode("utf-8", "replace"))
    return len(rows)


def _write_graph(answer: ox.QueryTriples | Triples, layout: Layout, out: BinaryIO) -> int:
    """Triples in one order, so that the same answer is the same bytes; Turtle is also what people get."""
    if layout.format in _ROWS:
        raise _unsuited(layout.format, tuple(_GRAPHS))
    triples = sorted(set(answer), key=str)
    format = _GRAPHS.get(layout.format, ox.RdfFormat.TURTLE)
    names = {} if format == ox.RdfFormat.N_TRIPLES else _used_prefixes(triples)
    ox.serialize(triples, out, format, prefixes=names)
    if format == ox.RdfFormat.JSON_LD:
        out.write(b"\n")
    return len(triples)


def _used_prefixes(triples: list[ox.Triple]) -> dict[str, str]:
    text = "\n".join(map(str, triples))
    return {name: space for name, space in prefixes().items() if f"<{space}" in text}


def _unsuited(format: str, suited: tuple[str, ...]) -> UsageProblem:
    rows = TABLE in suited
    return UsageProblem(
        f"{format} cannot hold {'rows' if rows else 'a graph'}; this query answers in: {', '.join(suited)}.",
        f"{format} 无法表示{'表格结果' if rows else '图'}；此查询可用格式：{'、'.join(suited)}。",
    )
