"""The named questions as they are sent, and their answers from the embedded store, term by term.

An answer is its variables and its rows in their order; a term is written as in N-Triples, None where there is none. What a
format cannot carry is taken from both sides before they are compared: of CSV, see `Table.as_text`; of roqet, see there.
"""

import csv
import io
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox
import pytest

from nbs_graph.graph import asking
from nbs_graph.graph.catalogue import names, question
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.writing import written
from tests.service import running

SHIPPED = running.ROOT / "data" / "nbs-graph.trig"
FEW = ("entries-by-sdg", "commitments-totals", "find", "fund-pledges", "considered-links")
"""The questions of the fast run: integers, decimals, Chinese text, unbound cells, and an answer without rows."""

each = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in FEW else [pytest.mark.slow]) for name in names()]
)
each_slowly = pytest.mark.parametrize("name", names())


@dataclass(frozen=True)
class Table:
    """An answer: names of variables, and rows of terms."""

    variables: list[str]
    rows: list[list[str | None]]

    def as_text(self) -> "Table":
        """What CSV can carry: of a term its text alone; a cell without a term is an empty text."""
        return Table(self.variables, [[_text(cell) for cell in row] for row in self.rows])


def _text(cell: str | None) -> str:
    if cell is None:
        return ""
    term = next(iter(ox.parse(f"<urn:s> <urn:p> {cell} .".encode(), format=ox.RdfFormat.N_TRIPLES))).object
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


@cache
def embedded() -> Dataset:
    """The embedded store with the graph that ships."""
    return Dataset.from_dump(SHIPPED)


@cache
def text(name: str) -> str:
    """The SPARQL of a question, the examples of its parameters in their places, its prefixes declared."""
    asked = question(name)
    examples = {p.name: p.example for p in asked.asked if p.example}
    return written(asked.text, asking.terms(embedded(), asked, examples, "en"))


@cache
def right(name: str) -> Table:
    """The answer of the embedded store."""
    asked = question(name)
    examples = {p.name: p.example for p in asked.asked if p.example}
    return table(asking.ask(embedded(), asked, examples, "en"))


def table(found: Any) -> Table:
    """The engine's solutions → table."""
    assert isinstance(found, ox.QuerySolutions)
    variables = [variable.value for variable in found.variables]
    return Table(variables, [[None if term is None else str(term) for term in row] for row in found])


def parsed(content: bytes, format: ox.QueryResultsFormat) -> Table:
    """SPARQL results in JSON, XML or TSV → table."""
    return table(ox.parse_query_results(content, format=format))


def from_json(answer: dict[str, Any]) -> Table:
    """Variables and rows of terms as in SPARQL's JSON → table."""
    return Table(answer["variables"], [[_term(cell) for cell in row] for row in answer["rows"]])


def _term(cell: dict[str, str] | None) -> str | None:
    if cell is None:
        return None
    assert cell["type"] in {"uri", "literal"}, cell
    if cell["type"] == "uri":
        return str(ox.NamedNode(cell["value"]))
    if language := cell.get("xml:lang"):
        return str(ox.Literal(cell["value"], language=language))
    return str(ox.Literal(cell["value"], datatype=ox.NamedNode(cell["datatype"])))


def from_csv(content: bytes) -> Table:
    """SPARQL results in CSV → table of texts."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    return Table(head, [list(row) for row in rows])
