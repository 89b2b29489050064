"""The Python door: `nbs_graph.open()`, questions, rows of Python values."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import nbs_graph as nbs
from nbs_graph.api import Graph
from nbs_graph.errors import UsageProblem

SMALL = Path(__file__).resolve().parents[1] / "cli" / "data" / "small.trig"
ID = "https://w3id.org/nbs-graph/id/"


@pytest.fixture(scope="module")
def g() -> Graph:
    return nbs.open(SMALL)


def test_a_named_question(g: Graph) -> None:
    rows = list(g.query("entries-by-sdg", sdg="13", lang="zh"))
    assert [(row.entry, row.title, row.target) for row in rows] == [
        (ID + "publication/green-roofs", "绿色屋顶与洪水", "13.1")
    ]


def test_values_are_python_values(g: Graph) -> None:
    found = g.query(
        "SELECT ?value ?order ?period ?day ?named { ?f nbs:value ?value ; nbs:order ?order ; nbs:period ?period ."
        " ?e nbs:finding ?f ; nbs:earliest ?day ; nbs:namesNbS ?named }"
    )
    assert list(found[0].values()) == [Decimal("0.1"), 7, "1999/2018", date(2023, 8, 1), True]
    assert found.columns == ("value", "order", "period", "day", "named")
    assert len(found) == 1


def test_other_forms(g: Graph) -> None:
    assert g.query("ASK { ?s a nbs:Policy }")[0].answer is True
    assert {row.predicate.rsplit("#")[-1] for row in g.query(f"DESCRIBE <{ID}place/cn>")} >= {
        "iso3166",
        "label",
    }


def test_csv(g: Graph, tmp_path: Path) -> None:
    """Quoted as RFC 4180 asks, IRIs whole, empty where unbound; the same text in the file."""
    text = g.query("SELECT ?d ?none { ?s schema:description ?d }").to_csv(tmp_path / "out.csv")
    assert text == 'd,none\r\n"it\'s ""quoted"", \\u0022 and\nbroken",\r\n'
    assert (tmp_path / "out.csv").read_bytes().decode() == text


def test_files_names_and_reserved_words(g: Graph, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(
        "#+ parameters: [{name: from, type: date}]\nSELECT ?e { VALUES ?from { UNDEF } ?e nbs:earliest ?d FILTER(?d >= ?from) }"
    )
    assert len(g.query(path, from_=date(2023, 8, 1))) == 1
    assert len(g.query(str(path), from_="2023-08-02")) == 0
    with pytest.raises(UsageProblem, match="There is no question"):
        g.query("entries-by-sgd")
    with pytest.raises(UsageProblem, match="lang is en or zh"):
        g.query("entries", lang="fr")


def test_it_shows_itself(g: Graph) -> None:
    found = g.query("SELECT ?e { ?e a nbs:Policy }")
    assert repr(found) == "Result(1 rows: e)"
    assert "policy/zh-000000000001" in str(found)
    assert repr(g).endswith("quads)")
    assert "entries" in [q.name for q in g.questions()]
    assert nbs.__version__
    with pytest.raises(AttributeError):
        nbs.nothing  # noqa: B018


def test_links_are_suggested_from_python() -> None:
    """Without a graph; spans count in the text."""
    text = "Rewetting drained peatlands"
    best = nbs.suggest(text)[0]
    assert (best.concept, best.accepted) == ("theme:peatlands", True)
    assert all(
        text[start:end] in ("Rewetting", "drained peatlands", "peatlands") for start, end in best.spans
    )
