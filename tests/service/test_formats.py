"""Answers in every format are the embedded store's, under the right media type."""

import csv
import io

import httpx
import pyoxigraph as ox
import pytest

from nbs_graph.graph.dataset import Dataset
from tests.service import running

ROWS = "SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o LIMIT 50"
GRAPH = "CONSTRUCT { ?s a ?o } WHERE { { SELECT * { ?s a ?o } ORDER BY ?s ?o LIMIT 50 } }"


@pytest.fixture(scope="module")
def embedded() -> Dataset:
    return Dataset.from_dump(running.ROOT / "data" / "nbs-graph.trig")


def ask(
    client: httpx.Client, query: str, accept: str | None = None, format: str | None = None
) -> httpx.Response:
    params = {"query": query} | ({} if format is None else {"format": format})
    return client.get("/sparql", params=params, headers={} if accept is None else {"accept": accept})


@pytest.mark.parametrize(
    ("accept", "format", "type"),
    [
        ("application/sparql-results+json", "json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "xml", "application/sparql-results+xml"),
        ("text/csv", "csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "tsv", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/json", "application/json"),
    ],
)
def test_rows(client: httpx.Client, embedded: Dataset, accept: str, format: str, type: str) -> None:
    """Rows by Accept and by `?format=`: the same bytes, the same rows as without a server."""
    by_accept, by_format = ask(client, ROWS, accept), ask(client, ROWS, "image/png", format)
    assert by_accept.headers["content-type"] == by_format.headers["content-type"] == type
    assert by_accept.content == by_format.content
    expected = [[s.value, o.value] for s, o in embedded.query(ROWS)]  # type: ignore[union-attr]
    if "csv" in type:
        assert list(csv.reader(io.StringIO(by_accept.text)))[1:] == expected
    else:
        results = {
            "json": ox.QueryResultsFormat.JSON,
            "xml": ox.QueryResultsFormat.XML,
            "tsv": ox.QueryResultsFormat.TSV,
        }
        kind = next(name for name in results if name in type or (name == "tsv" and "tab" in type))
        read = ox.parse_query_results(by_accept.content, results[kind])
        assert [[s.value, o.value] for s, o in read] == expected  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("application/sparql-results+json", "json"),
        ("application/sparql-results+xml", "xml"),
        ("text/csv", "csv"),
        ("text/tab-separated-values", "tsv"),
    ],
)
def test_truth(client: httpx.Client, accept: str, format: str) -> None:
    """ASK has an answer in all of them."""
    for query, told in (("ASK {}", "true"), ("ASK { FILTER(false) }", "false")):
        assert told in ask(client, query, accept).text
        assert ask(client, query, None, format).headers["content-type"].startswith(accept)


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "ttl"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "jsonld"),
        ("application/rdf+xml", "rdf"),
    ],
)
def test_graphs(client: httpx.Client, embedded: Dataset, accept: str, format: str) -> None:
    """A graph in each format of RDF holds the same triples as without a server, each once."""
    response = ask(client, GRAPH, accept)
    assert response.headers["content-type"].split(";")[0] == accept
    read = [quad.triple for quad in ox.parse(response.content, ox.RdfFormat.from_media_type(accept))]
    assert sorted(read, key=str) == sorted(set(embedded.query(GRAPH)), key=str)  # type: ignore[arg-type]
    assert ask(client, GRAPH, None, format).content == response.content


def test_a_browser_and_a_plain_client_get_something(client: httpx.Client) -> None:
    """No Accept means JSON for rows and Turtle for graphs; a browser's Accept is no trouble."""
    assert ask(client, ROWS, "*/*").headers["content-type"] == "application/sparql-results+json"
    assert ask(client, GRAPH, "*/*").headers["content-type"] == "text/turtle; charset=utf-8"
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert ask(client, ROWS, browser).status_code == 200


@pytest.mark.parametrize(
    ("query", "accept", "format"),
    [
        (ROWS, "image/png", None),
        (ROWS, "text/turtle", None),
        (GRAPH, "text/csv", None),
        (ROWS, "*/*", "ttl"),
        (GRAPH, "*/*", "csv"),
        ("ASK {}", "application/sparql-results+json;q=0", None),
    ],
)
def test_406_lists_what_there_is(client: httpx.Client, query: str, accept: str, format: str | None) -> None:
    """What cannot be served is refused with the formats that could be."""
    response = ask(client, query, accept, format)
    assert response.status_code == 406
    wanted = "text/turtle" if query == GRAPH else "application/sparql-results+json"
    assert wanted in response.json()["available"]


def test_an_unknown_format_is_told(client: httpx.Client) -> None:
    """`?format=` takes the names of the contract."""
    response = ask(client, ROWS, None, "yaml")
    assert response.status_code == 400
    assert "json, xml, csv, tsv, ttl, nt, jsonld, rdf" in response.json()["detail"]


def test_the_projects_prefixes_need_no_declaration(client: httpx.Client) -> None:
    """`nbs:` is known, as on the command line."""
    answer = ask(client, "SELECT (COUNT(?e) AS ?n) { ?e a nbs:Publication }").json()
    assert int(running.rows(answer)[0]["n"]) > 0


UNWRITABLE = [
    (r'SELECT ?s { VALUES ?s { "a\u0001b" } }', "application/sparql-results+xml"),
    (r'SELECT ?s { VALUES ?s { "a\uFFFE" } }', "text/xml"),
    (r'CONSTRUCT { <a:a> <a:b> "a\u0001b" } {}', "application/rdf+xml"),
    ("CONSTRUCT { <a:a> <http://x/> 1 } {}", "application/rdf+xml"),
    ("CONSTRUCT { <a:a> rdf:li 1 } {}", "application/xml"),
    ("CONSTRUCT { <a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> } {}", "application/ld+json"),
]


@pytest.mark.parametrize(("query", "type"), UNWRITABLE)
def test_what_a_format_cannot_say(client: httpx.Client, query: str, type: str) -> None:
    """406, and formats in which the answer is had."""
    refused = ask(client, query, type)
    assert refused.status_code == 406
    available = refused.json()["available"]
    assert available[0] in refused.json()["detail"]
    assert ask(client, query, available[0]).status_code == 200


def test_carriage_returns_come_through_xml(client: httpx.Client) -> None:
    """A reader of XML makes a line feed of one that is written as it is (XML 1.0, 2.11)."""
    import xml.etree.ElementTree as ET

    told = ask(client, r'SELECT ?s { VALUES ?s { "a\r\nb" } }', "application/sparql-results+xml")
    assert "".join(ET.fromstring(told.content).itertext()) == "a\r\nb"
