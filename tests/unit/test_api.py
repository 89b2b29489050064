"""The Python door: `nbs_graph.open()`, questions, rows of Python values."""

import copy
import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

import nbs_graph as nbs
from nbs_graph.api import Graph
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph.remote import Remote
from nbs_graph.graph.rows import Row
from nbs_graph.namespaces import ONTOLOGY

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


def test_rows_are_copied_whole(g: Graph) -> None:
    """Also to another process."""
    row = g.query("sdg-coverage")[0]
    for made in (copy.copy(row), copy.deepcopy(row), pickle.loads(pickle.dumps(row))):
        assert isinstance(made, Row)
        assert dict(made) == dict(row)


def test_a_part_of_an_answer(g: Graph) -> None:
    """A slice is an answer with fewer rows."""
    found = g.query("SELECT ?e ?p { ?e ?p ?o } ORDER BY ?e ?p LIMIT 5")
    assert [tuple(row.values()) for row in found[1:3]] == [tuple(found[n].values()) for n in (1, 2)]
    assert found[:2].columns == found.columns
    assert found[:2].to_csv().count("\r\n") == 3
    assert len(found) == 5
    assert found[-1] == found[4]
    assert not found[5:]


def test_yes_and_no(g: Graph) -> None:
    """An answer is true when it is yes, or has rows."""
    assert g.query("ASK { ?s a nbs:Policy }")
    assert not g.query("ASK { <x:y> ?p ?o }")
    assert g.query("SELECT (false AS ?answer) {}")
    assert not g.query("SELECT ?o { <x:y> ?p ?o }")


def test_an_endpoint_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it said of a thing before is not kept: it may say something else the next time."""
    there = ox.Store()
    there.bulk_load(path=SMALL)
    monkeypatch.setattr(
        Remote,
        "select",
        lambda _, text: [tuple(row) for row in there.query(text, use_default_graph_as_union=True)],  # type: ignore[union-attr]
    )
    remote = nbs.open("http://x.example/sparql")
    (link, *_) = remote.explain("publication/green-roofs")
    for quad in list(there.quads_for_pattern(None, ox.NamedNode(ONTOLOGY + "alignment"), None)):
        there.remove(quad)
    assert link.concept
    assert remote.explain("publication/green-roofs") == []


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
    blank = g.query("SELECT ?b { BIND(BNODE() AS ?b) }").to_csv()
    assert blank.startswith("b\r\n_:")


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
    with pytest.raises(CannotDo, match="unknown keys in the header: colums") as told:
        g.query("#+ colums: []\nASK {}")
    assert told.value.message_zh == "query：头部中有未知的键：colums。"


def test_parameters_are_python_values(g: Graph) -> None:
    """Truths and whole numbers as questions know them; what is missing is told as Python writes it."""
    assert [len(g.query("entries", parts=one)) for one in (True, False)] == [
        len(g.query("entries", parts=one)) for one in ("yes", "no")
    ]
    assert len(g.query("entries-by-sdg", sdg=13.0)) == len(g.query("entries-by-sdg", sdg=13)) > 0
    truth = "#+ parameters: [{name: b, type: boolean}]\nSELECT ?b { VALUES ?b { UNDEF } }"
    assert g.query(truth, b=True)[0].b is True
    with pytest.raises(UsageProblem, match="find needs text='carbon credit': a word"):
        g.query("find")
    with pytest.raises(UsageProblem, match="Did you mean `text`"):
        g.query("find", txt="x")
    late = (
        "#+ parameters: [{name: from, type: date, required: true, example: '2023-09-01'}]\nSELECT ?from { }"
    )
    with pytest.raises(UsageProblem, match="query needs from_='2023-09-01'"):
        g.query(late)


def test_a_query_without_a_place_for_its_parameter_is_told_in_both_languages(g: Graph) -> None:
    with pytest.raises(CannotDo, match=r"there is no place for \?p3") as told:
        g.query("#+ parameters: [{name: p3, type: text}]\nDESCRIBE sdg:13", p3="x")
    assert (
        told.value.message_zh
        == "query：查询中没有放置 ?p3 的位置；请在某个组中或查询末尾写入 `VALUES ?p3 { UNDEF }`。"
    )


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
