"""The service describes itself (SPARQL 1.1 Service Description), and a person gets a page."""

import httpx
import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from tests.service import running

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")


def described(client: httpx.Client, accept: str = "text/turtle", format: str = "turtle") -> Graph:
    response = client.get("/sparql", headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == accept
    return Graph().parse(data=response.text, format=format)


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_returns_rdf_that_conforms(
    client: httpx.Client, served: running.Server, accept: str, format: str
) -> None:
    """returns-rdf, has-endpoint-triple, conforms-to-schema of the W3C test cases."""
    graph = described(client, accept, format)
    services = list(graph.subjects(RDF.type, SD.Service))
    assert len(services) == 1
    assert list(graph.objects(services[0], SD.endpoint)) == [URIRef(served.sparql)]
    assert (services[0], SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert (services[0], SD.feature, SD.UnionDefaultGraph) in graph
    assert (services[0], SD.feature, SD.BasicFederatedQuery) not in graph
    assert {FORMATS.SPARQL_Results_JSON, FORMATS.Turtle} <= set(graph.objects(services[0], SD.resultFormat))


def test_named_graphs_are_those_that_can_be_asked(client: httpx.Client) -> None:
    """The graphs of the description are the graphs of the store."""
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    asked = {row["g"] for row in running.rows(client.get("/sparql", params={"query": query}).json())}
    assert {str(name) for name in described(client).objects(None, SD.name)} == asked


def test_the_endpoint_is_named_as_it_was_asked(client: httpx.Client) -> None:
    """By Host; what is no host is refused."""
    told = client.get("/sparql", headers={"host": "graph.example.org", "accept": "text/turtle"}).text
    assert "<http://graph.example.org/sparql>" in told
    told = client.get("/sparql", headers={"host": 'x"><script>', "accept": "text/turtle"})
    assert (told.status_code, "<script" in told.text) == (400, False)


def test_how_to_answer_is_no_query(client: httpx.Client) -> None:
    """`format` and `lang` alone ask for the description (Protocol, 2.1), in that format."""
    assert client.get("/sparql?format=nt").headers["content-type"] == "application/n-triples"
    assert client.get("/sparql?lang=zh").headers["content-type"].startswith("text/turtle")
    assert client.get("/sparql?format=csv").status_code == 406
    assert client.get("/sparql?format=bogus").status_code == 400
    assert client.get("/sparql?default-graph-uri=http://x/").status_code == 400


def test_a_page_for_people(client: httpx.Client) -> None:
    """A browser gets a page in its language, that runs nothing from elsewhere."""
    response = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8", "accept-language": "zh"})
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="zh"' in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert client.get("/sparql", headers={"accept": "*/*"}).headers["content-type"].startswith("text/turtle")


def test_what_cannot_describe(client: httpx.Client) -> None:
    """406 for anything else."""
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406
