"""SPARQLWrapper and rdflib's SPARQLStore get the rows of the embedded store."""

from typing import Any, cast

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)

from tests.clients import asked
from tests.clients.asked import Table

NBS = rdflib.Namespace("https://w3id.org/nbs-graph/ontology#")


def wrapped(endpoint: str, query: str, format: str, method: str = GET, request: str = URLENCODED) -> Any:
    """What SPARQLWrapper makes of the answer."""
    made = SPARQLWrapper(endpoint)
    made.setReturnFormat(format)
    made.setMethod(method)
    made.setRequestMethod(request)
    made.setTimeout(60)
    made.setQuery(query)
    return made.queryAndConvert()


@asked.each
def test_sparqlwrapper_json(name: str, endpoint: str) -> None:
    """By GET, converted by the client; a term that is missing in a row is unbound."""
    found: dict[str, Any] = wrapped(endpoint, asked.text(name), JSON)
    variables = found["head"]["vars"]
    rows = [[_told(row.get(v)) for v in variables] for row in found["results"]["bindings"]]
    assert asked.from_json({"variables": variables, "rows": rows}) == asked.right(name)


def _told(cell: dict[str, str] | None) -> dict[str, str] | None:
    """In JSON a plain literal has no datatype."""
    plain = "http://www.w3.org/2001/XMLSchema#string"
    return None if cell is None else {"datatype": plain} | cell


@asked.each
def test_sparqlwrapper_xml(name: str, endpoint: str) -> None:
    """By POST of a form, as the DOM that the client makes."""
    found = wrapped(endpoint, asked.text(name), XML, POST).toxml().encode()
    assert asked.parsed(found, ox.QueryResultsFormat.XML) == asked.right(name)


@asked.each_slowly
@pytest.mark.slow
def test_sparqlwrapper_tsv(name: str, endpoint: str) -> None:
    """By POST of the query itself."""
    found = wrapped(endpoint, asked.text(name), TSV, POST, POSTDIRECTLY)
    assert asked.parsed(found, ox.QueryResultsFormat.TSV) == asked.right(name)


@asked.each_slowly
@pytest.mark.slow
def test_sparqlwrapper_csv(name: str, endpoint: str) -> None:
    """By GET; texts only."""
    found = wrapped(endpoint, asked.text(name), CSV)
    assert asked.from_csv(found) == asked.right(name).as_text()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the client makes one
@pytest.mark.parametrize("format", [XML, RDFXML, TURTLE, N3, JSONLD])
@pytest.mark.parametrize("sent", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_graphs(format: str, sent: str, endpoint: str) -> None:
    """In every format that the client can ask for."""
    text = f"CONSTRUCT WHERE {{ ?s a <{NBS}Fund> ; <{rdflib.DCTERMS.title}> ?o }}"
    found = wrapped(endpoint, text, format, POST if sent == POSTDIRECTLY else GET, sent)
    if isinstance(found, bytes):
        found = rdflib.Graph().parse(found, format="turtle")
    right = asked.embedded().query(text)
    assert isinstance(right, ox.QueryTriples)
    wanted = {(str(t.subject), str(t.predicate), str(t.object)) for t in right}
    assert wanted
    assert {tuple(map(term, triple)) for triple in found} == wanted


@pytest.mark.parametrize("format", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_yes(format: str, endpoint: str) -> None:
    """The answer to ASK in every format that the client can ask for."""
    found = wrapped(endpoint, "ASK { ?s ?p ?o }", format)
    told = {
        JSON: lambda: found["boolean"],
        XML: lambda: found.getElementsByTagName("boolean")[0].firstChild.data,
    }
    assert str(told[format]() if format in told else found.decode()).strip().lower() == "true"


def store(endpoint: str, method: str, monkeypatch: pytest.MonkeyPatch) -> rdflib.Graph:
    """A graph behind the endpoint; lexical forms stay as they come."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    return rdflib.Graph(SPARQLStore(endpoint, method=method))


def term(found: Any) -> str | None:
    """A term of rdflib as in N-Triples."""
    if found is None:
        return None
    if isinstance(found, rdflib.URIRef):
        return str(ox.NamedNode(str(found)))
    assert isinstance(found, rdflib.Literal)
    datatype = ox.NamedNode(str(found.datatype)) if found.datatype else None
    return str(ox.Literal(str(found), datatype=datatype, language=found.language))


@pytest.mark.parametrize("method", ["GET", pytest.param("POST_FORM", marks=pytest.mark.slow)])
@asked.each
def test_sparqlstore(name: str, method: str, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Queries through rdflib, which asks for XML."""
    found = store(endpoint, method, monkeypatch).query(asked.text(name))
    rows = [[term(cell) for cell in cast("Any", row)] for row in found]
    assert Table([str(v) for v in found.vars or ()], rows) == asked.right(name)


def test_sparqlstore_as_a_graph(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns, values and the size of the graph, as of one in memory: the union of the named graphs."""
    graph = store(endpoint, "GET", monkeypatch)
    local = asked.embedded()
    funds = local.query("SELECT ?s ?label { ?s a nbs:Fund ; dcterms:title ?label }")
    assert isinstance(funds, ox.QuerySolutions)
    wanted = {(str(s), str(label)) for s, label in funds}
    found = {
        (term(s), term(label))
        for s in graph.subjects(RDF.type, NBS.Fund)
        for label in graph.objects(s, rdflib.DCTERMS.title)
    }
    assert found == wanted
    assert wanted
    assert (NBS.Fund, RDFS.subClassOf, None) in graph
    counted = local.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(counted, ox.QuerySolutions)
    assert len(graph) == int(next(counted)[0].value)
