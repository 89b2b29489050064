"""What is asked again: entity tags, kept answers, compression; and what is never kept."""

import gzip
import uuid

import httpx
import pytest

from tests.service import running


def fresh(query: str) -> str:
    """A query that nobody has asked before."""
    return f"# {uuid.uuid4()}\n{query}"


def test_not_modified(client: httpx.Client) -> None:
    """If-None-Match with the tag of the answer: 304 without a body (RFC 9110, 13.1.2)."""
    params = {"query": fresh("SELECT * { ?s a nbs:Fund } ORDER BY ?s")}
    first = client.get("/sparql", params=params)
    tag = first.headers["etag"]
    for header in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
        again = client.get("/sparql", params=params, headers={"if-none-match": header})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
    posted = client.post("/sparql", data=params, headers={"if-none-match": "*"})
    assert (posted.status_code, posted.content) == (200, first.content)  # 304 is for GET and HEAD
    other = client.get("/sparql", params=params, headers={"if-none-match": '"other"'})
    assert other.status_code == 200
    assert other.content == first.content


def test_kept_by_everything_that_matters(client: httpx.Client, served: running.Server) -> None:
    """The second time it comes from the cache; another format or dataset is another answer."""
    query = fresh("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    ids = [uuid.uuid4().hex for _ in range(4)]
    agents = "https://w3id.org/nbs-graph/graph/agents"
    told = [
        client.get("/sparql", params={"query": query, **more}, headers={"accept": accept, "x-request-id": id})
        for id, accept, more in (
            (ids[0], "text/csv", {}),
            (ids[1], "text/csv", {}),
            (ids[2], "application/sparql-results+json", {}),
            (ids[3], "text/csv", {"default-graph-uri": agents}),
        )
    ]
    assert [served.logged(id)["cached"] for id in ids] == [False, True, False, False]
    assert told[0].content == told[1].content != told[3].content
    assert told[0].headers["x-graph-generation"] == told[1].headers["x-graph-generation"]


@pytest.mark.parametrize("expression", ["NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()", "rand()"])
def test_what_differs_each_time_is_not_kept(client: httpx.Client, expression: str) -> None:
    """Functions without a fixed value: no tag, and no cache to store it."""
    params = {"query": f"SELECT ({expression} AS ?x) {{}}"}
    first = client.get("/sparql", params=params)
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"
    if expression != "BNODE()":
        assert client.get("/sparql", params=params).content != first.content


def test_errors_are_not_kept(client: httpx.Client, served: running.Server) -> None:
    """The same mistake is answered anew, and told not to be stored."""
    query = fresh("SELECT * {")
    ids = [uuid.uuid4().hex, uuid.uuid4().hex]
    for id in ids:
        response = client.get("/sparql", params={"query": query}, headers={"x-request-id": id})
        assert response.headers["cache-control"] == "no-store"
    assert [served.logged(id)["cached"] for id in ids] == [False, False]


def test_compression(served: running.Server) -> None:
    """gzip where it is wanted and worth it; the same content as without."""
    params = {"query": fresh("SELECT * { ?s a ?o } ORDER BY ?s ?o LIMIT 2000")}
    with httpx.Client(base_url=served.url) as client:
        plain = client.get("/sparql", params=params, headers={"accept-encoding": "identity"})
        with client.stream("GET", "/sparql", params=params, headers={"accept-encoding": "gzip"}) as packed:
            raw = b"".join(packed.iter_raw())
            assert packed.headers["content-encoding"] == "gzip"
            assert packed.headers["etag"] != plain.headers["etag"]
        assert "content-encoding" not in plain.headers
        assert gzip.decompress(raw) == plain.content
        assert len(raw) < len(plain.content) / 5
        small = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept-encoding": "gzip"})
        assert "content-encoding" not in small.headers


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    """The same fields (RFC 9110, 9.3.2)."""
    params = {"query": fresh("SELECT * { ?s a nbs:Fund } ORDER BY ?s")}
    get, head = client.get("/sparql", params=params), client.head("/sparql", params=params)
    assert head.content == b""
    differing = {"date", "x-request-id"}
    assert {n: v for n, v in head.headers.items() if n not in differing} == {
        n: v for n, v in get.headers.items() if n not in differing
    }


@pytest.mark.parametrize("path", ["/openapi.json", "/questions/"])
def test_lists_are_kept(client: httpx.Client, served: running.Server, path: str) -> None:
    """What tells of the questions is made once for each address of ours, compressed, and has a tag."""
    headers = {"host": f"{uuid.uuid4().hex}.example.org", "accept-encoding": "gzip"}
    ids = [uuid.uuid4().hex for _ in range(2)]
    told = [client.get(path, headers={**headers, "x-request-id": id}) for id in ids]
    assert [served.logged(id)["cached"] for id in ids] == [False, True]
    assert told[0].headers["content-encoding"] == "gzip"
    assert headers["host"] in told[0].text
    known = {**headers, "if-none-match": told[0].headers["etag"]}
    assert client.get(path, headers=known).status_code == 304
