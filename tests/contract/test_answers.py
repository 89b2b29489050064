"""Formats, forms of queries, errors, size, explanations and validation are the same on every engine."""

import io
import shutil
from pathlib import Path

import pytest

from nbs_graph.api import Graph
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph import asking
from nbs_graph.namespaces import GRAPH
from tests.contract.engines import Engine
from tests.queries.question_cases import by_value

FORMATS = ("table", "csv", "tsv", "json", "xml")
CONSTRUCT = "CONSTRUCT { ?s a ?o ; rdfs:label ?l } WHERE { ?s a ?o ; rdfs:label ?l . ?s nbs:country ?c }"
TINY = Path(__file__).parents[1] / "cli" / "data" / "tiny"


def printed(place: str, format: str, name: str, text: str | None = None, **given: str) -> bytes:
    remote = place.startswith("http")
    request = asking.Request(
        name,
        text,
        parameters=given,
        store=None if remote else place,
        endpoint=place if remote else None,
        format=format,
    )
    out = io.BytesIO()
    asking.answer(request, out)
    return out.getvalue()


@pytest.fixture(scope="session")
def shipped(local: Graph) -> str:
    assert local._place is not None
    return local._place


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_of_rows(format: str, engine: Engine, shipped: str) -> None:
    """Byte for byte: lexical forms, labels of the table, and the order included."""
    for name, given in (("sdg-coverage", {}), ("entries-by-theme", {"theme": "flood-risk"})):
        assert printed(engine.place, format, name, **given) == printed(shipped, format, name, **given)


@pytest.mark.parametrize("format", ["table", "ttl", "nt", "jsonld"])
def test_every_format_of_graphs(format: str, engine: Engine, shipped: str) -> None:
    ours = printed(engine.place, format, "query", CONSTRUCT)
    assert ours == printed(shipped, format, "query", CONSTRUCT)
    assert ours.count(b"\n") > 0


def test_yes_and_no(graph: Graph) -> None:
    assert graph.query("ASK { ?e a nbs:Event }")[0].answer is True
    assert graph.query("ASK { ?e a nbs:Nothing }")[0].answer is False


def test_prefixes_need_no_declaration_and_may_have_one(graph: Graph) -> None:
    text = "PREFIX other: <https://w3id.org/nbs-graph/ontology#> SELECT (COUNT(?e) AS ?n) { ?e a other:Event . ?e a nbs:Event }"
    assert graph.query(text)[0].n == graph.query("SELECT (COUNT(?e) AS ?n) WHERE { ?e a nbs:Event }")[0].n > 0


def test_every_graph_is_asked_and_one_alone_can_be(graph: Graph, local: Graph) -> None:
    for text in (
        "SELECT (COUNT(*) AS ?n) WHERE { ?s nbs:target ?o }",
        "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <https://w3id.org/nbs-graph/graph/derived> { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/nbs-graph/graph/derived> WHERE { ?s ?p ?o }",
    ):
        assert graph.query(text)[0].n == local.query(text)[0].n > 0  # type: ignore[operator]


def test_errors_are_located_and_updates_refused(graph: Graph) -> None:
    for text, place in (
        ("SELECT ?s WHER { ?s ?p ?o }", "column 11"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("DROP ALL", "DROP"),
    ):
        with pytest.raises(UsageProblem, match=place):
            graph.query(text + " " if "{" in text else text + " \n")


def test_it_is_as_large(graph: Graph, local: Graph) -> None:
    assert len(graph) == len(local) > 30_000


@pytest.mark.parametrize("entry", ["2023-08/05", "policy/zh-fc3abb61edbf", "funding-programme/eco-harvest"])
def test_links_are_explained_alike(entry: str, graph: Graph, local: Graph) -> None:
    assert list(graph.explain(entry)) == list(local.explain(entry)) != []


def test_entries_are_judged_alike(graph: Graph, local: Graph, tmp_path: Path) -> None:
    """A right entry, one that names what nobody knows, one whose id is taken."""
    data = Path(shutil.copytree(TINY, tmp_path / "data"))
    entry = data / "issues" / "2030-01" / "01-reeds.yaml"
    text = entry.read_text("utf-8")
    for content in (text, text.replace("flood-risk", "flood-risks")):
        entry.write_text(content, "utf-8")
        found = [
            {(d.code, d.focus, d.path, d.value) for d in asked.validate(entry)} for asked in (graph, local)
        ]
        assert found[0] == found[1]
    assert found[0]


def test_a_question_of_nothing_is_answered_by_nothing(graph: Graph) -> None:
    rows = graph.query("SELECT ?s WHERE { ?s nbs:target nbs:Nothing }")
    assert by_value([[str(v) for v in row.values()] for row in rows]) == []


def test_all_or_nothing(engine: Engine, graph: Graph, local: Graph) -> None:
    """More rows than Virtuoso gives as it is installed (10,000, with status 200)."""
    text = f"SELECT ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s ?p ?o FILTER(STRSTARTS(STR(?g), '{GRAPH}')) }} }}"
    if engine.name == "virtuoso":
        for query in (text, text.replace("SELECT ?s ?p ?o", "CONSTRUCT { ?s a ?g }")):
            with pytest.raises(CannotDo, match=f"only 10,000 rows of {len(local):,}"):
                graph.query(query)
        assert len(graph.query(text + " LIMIT 10000")) == 10_000
    else:
        assert len(graph.query(text)) == len(local)


def test_time_is_bounded(engine: Engine) -> None:
    """What takes too long is an error that says so, and never a part."""
    if not engine.is_remote:
        return
    import nbs_graph as nbs

    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) < STR(?i)) }"
    with pytest.raises(CannotDo, match=r"within 1 s|time|longer"):
        nbs.open(engine.place, timeout=1).query(slow)
