"""Answers in every format: for people aligned and shortened, for programs whole."""

import json
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.results import FORMATS, Layout, written
from nbs_graph.graph.rows import Iri, PartialDate, Row, value
from nbs_graph.graph.tables import table
from nbs_graph.terms.width import pad, plain, width, wrap

ROWS = "SELECT ?entry ?title { ?entry dcterms:title ?title } ORDER BY ?entry"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


def test_people_get_short_names_in_aligned_columns(small: Dataset) -> None:
    """Chinese characters take two columns."""
    assert written(small.query(ROWS), Layout()).decode().splitlines() == [
        "entry                    title",
        "───────────────────────  ──────────────────────",
        "policy/zh-000000000001   某市“海绵城市”建设规划",
        "publication/green-roofs  Green roofs and floods",
    ]


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "xml"])
def test_programs_get_full_iris(small: Dataset, format: str) -> None:
    text = written(small.query(ROWS), Layout(format)).decode()
    assert "https://w3id.org/nbs-graph/id/policy/zh-000000000001" in text
    assert "某市“海绵城市”建设规划" in text
    assert text.endswith("\n")


def test_ask(small: Dataset) -> None:
    """Yes and no in the reader's language; true and false for programs."""
    ask = "ASK { ?s ?p ?o }"
    assert written(small.query(ask), Layout()) == b"yes\n"
    assert written(small.query(ask), Layout(language="zh")).decode() == "是\n"
    assert json.loads(written(small.query(ask), Layout("json")))["boolean"] is True
    assert written(small.query(ask), Layout("csv")) == b"true\n"


@pytest.mark.parametrize("format", ["table", "ttl", "nt", "jsonld"])
def test_graphs(small: Dataset, format: str) -> None:
    """The same triples in every format, in one order."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    first = written(small.query(query), Layout(format))
    assert first == written(small.query(query), Layout(format))
    names = {"nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
    parsed = {q.triple for q in ox.parse(first, names.get(format, ox.RdfFormat.TURTLE))}
    assert parsed == {q.triple for q in small.store}


def test_formats_must_suit_the_answer(small: Dataset) -> None:
    with pytest.raises(UsageProblem, match="csv cannot hold a graph"):
        written(small.query("DESCRIBE <a:b>"), Layout("csv"))
    with pytest.raises(UsageProblem, match="ttl cannot hold rows"):
        written(small.query(ROWS), Layout("ttl"))
    assert {"table", "csv", "tsv", "json", "xml", "ttl", "nt", "jsonld"} == set(FORMATS)


NARROW = ["entry", "title", "n"]
DATA = [
    (
        ox.NamedNode("https://w3id.org/nbs-graph/id/a/b"),
        ox.Literal("某市“海绵城市”建设规划，以及更多内容"),
        ox.Literal(7),
    ),
    (None, ox.Literal("short"), ox.Literal(123)),
]


@pytest.mark.parametrize("columns", range(10, 80))
def test_tables_fit_the_terminal(columns: int) -> None:
    """Wrapped, then one record below the other; nothing is cut off."""
    text = table(NARROW, DATA, columns)
    assert all(width(line) <= max(columns, 20) for line in text.splitlines()), text
    letters = "".join(text.split())
    assert all(part in letters for part in ("a/b", "short", "7", "123"))
    assert all(character in letters for character in "某市“海绵城市”建设规划，以及更多内容")


def test_numbers_stand_right_and_nothing_is_a_header() -> None:
    assert table(["n"], [(ox.Literal(7),), (ox.Literal(123),)], None) == "  n\n───\n  7\n123\n"
    assert table(["a", "b"], [], 80) == "a  b\n─  ─\n"


def test_data_cannot_steer_the_terminal() -> None:
    """Escape sequences and direction overrides are shown, not obeyed; line ends become blanks."""
    assert plain("a\x1b[31mb\u202ec\nd\te") == "a\ufffd[31mb\ufffdc d e"


@given(st.text(), st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, columns: int) -> None:
    """Property: no line is too wide, and all but blanks is there in its order."""
    text = plain(text)
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert width(pad(text, 50)) >= 50


@pytest.mark.parametrize(
    ("literal", "datatype", "expected"),
    [
        ("7", "integer", 7),
        ("164200000.10", "decimal", Decimal("164200000.10")),
        ("1.5", "double", 1.5),
        ("true", "boolean", True),
        ("2023-08-31", "date", date(2023, 8, 31)),
        ("2023-02-30", "date", "2023-02-30"),
        ("x", "integer", "x"),
    ],
)
def test_rows_are_python_values(literal: str, datatype: str, expected: object) -> None:
    """Typed where the value is sound, text where it is not."""
    term = ox.Literal(literal, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#" + datatype))
    assert value(term) == expected
    assert type(value(term)) is type(expected)


def test_partial_dates_stay_partial() -> None:
    """`2023-08` never becomes the first of August."""
    partial = value(ox.Literal("1999/2018", datatype=ox.NamedNode(EDTF)))
    assert partial == "1999/2018"
    assert isinstance(partial, PartialDate)
    assert isinstance(value(ox.NamedNode("a:b")), Iri)
    assert value(ox.Literal("中", language="zh")) == "中"
    assert value(None) is None


def test_rows_by_name_and_by_order() -> None:
    row = Row({"from": "a", "title": None})
    assert row["from"] == "a"
    assert row.title is None
    assert list(row.values()) == ["a", None]
    with pytest.raises(AttributeError, match="there are from, title"):
        row.titel  # noqa: B018
