"""Graph Store Protocol, reads only (SPARQL 1.1 Graph Store HTTP Protocol, 5.2 and 5.6)."""

import httpx
import pyoxigraph as ox
import pytest

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import GRAPH
from tests.service import running

AGENTS = GRAPH + "agents"


@pytest.fixture(scope="module")
def embedded() -> Dataset:
    return Dataset.from_dump(running.ROOT / "data" / "nbs-graph.trig")


def triples(response: httpx.Response) -> set[ox.Triple]:
    assert response.status_code == 200, response.text
    format = ox.RdfFormat.from_media_type(response.headers["content-type"].split(";")[0])
    return {quad.triple for quad in ox.parse(response.content, format)}


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_a_named_graph(client: httpx.Client, embedded: Dataset, accept: str) -> None:
    """Indirectly by `?graph=`, directly by its path: its triples and no others."""
    expected = {q.triple for q in embedded.store.quads_for_pattern(None, None, None, ox.NamedNode(AGENTS))}
    headers = {"accept": accept}
    assert triples(client.get("/store", params={"graph": AGENTS}, headers=headers)) == expected
    assert triples(client.get("/graph/agents", headers=headers)) == expected


def test_the_default_graph_is_the_union(client: httpx.Client, embedded: Dataset) -> None:
    """As for queries."""
    expected = {quad.triple for quad in embedded.store}
    assert triples(client.get("/store?default", headers={"accept": "application/n-triples"})) == expected


def test_head(client: httpx.Client) -> None:
    """The same head as GET, without a body."""
    get = client.get("/store", params={"graph": AGENTS})
    head = client.head("/store", params={"graph": AGENTS})
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(get.content)) or "content-encoding" in get.headers
    assert head.headers["etag"] == get.headers["etag"]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/store?graph=http://nowhere/", 404),
        ("/graph/none", 404),
        ("/store", 400),
        ("/store?default&graph=http://x/", 400),
        ("/store?graph=no%20iri", 400),
        ("/store?graph=http://x/&graph=http://y/", 400),
    ],
)
def test_what_is_not_there(client: httpx.Client, target: str, status: int) -> None:
    """404 for a graph that is not there, 400 for a request that names none."""
    assert client.get(target).status_code == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_nothing_is_changed(client: httpx.Client, method: str) -> None:
    """405, with what is allowed."""
    response = client.request(method, "/store", params={"graph": AGENTS}, content=b"")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
