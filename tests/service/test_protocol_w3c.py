"""The query side of the SPARQL 1.1 Protocol test cases (W3C, data-sparql11/protocol), by their names there."""

from collections.abc import Iterator
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest

from tests.service import running

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
ONE, TWO, THREE = (DATA.format(number) for number in (1, 2, 3))
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
BOTH = f"ASK {{ <{ONE}> ?p ?o . <{TWO}> ?p ?o }}"
NAMED = "ASK { GRAPH ?g { ?s ?p ?o } }"
FULL = f"ASK {{ <{THREE}> a ?type . GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} FILTER(?g1 != ?g2) }}"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server of three graphs, each of which describes itself."""
    folder = tmp_path_factory.mktemp("w3c")
    dump = folder / "data.nq"
    dump.write_text(
        "".join(
            f"<{g}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Document> <{g}> .\n"
            for g in (ONE, TWO, THREE)
        )
    )
    with running.server(store=dump, folder=folder) as started, httpx.Client(base_url=started.url) as client:
        yield client


def truth(response: httpx.Response) -> bool:
    assert response.status_code == 200, response.text
    if response.headers["content-type"] == "application/sparql-results+xml":
        return "<boolean>true</boolean>" in response.text
    assert response.headers["content-type"] == "application/sparql-results+json"
    answer = response.json()["boolean"]
    assert isinstance(answer, bool)
    return answer


def post(endpoint: httpx.Client, body: str | bytes, type: str | None, url: str = "/sparql") -> httpx.Response:
    content = body.encode() if isinstance(body, str) else body
    return endpoint.post(url, content=content, headers={} if type is None else {"content-type": type})


def form(*pairs: tuple[str, str]) -> str:
    return urlencode(pairs)


def test_query_get(endpoint: httpx.Client) -> None:
    assert truth(endpoint.get("/sparql", params={"query": "ASK {}"}))


def test_query_post_form(endpoint: httpx.Client) -> None:
    assert truth(post(endpoint, form(("query", "ASK {}")), FORM))


def test_query_post_direct(endpoint: httpx.Client) -> None:
    assert truth(post(endpoint, "ASK {}", QUERY))


@pytest.mark.parametrize(
    ("query", "fields", "expected"),
    [
        pytest.param(
            f"ASK {{ <{ONE}> ?p ?o }}", [("default-graph-uri", ONE)], True, id="query_dataset_default_graph"
        ),
        pytest.param(
            f"ASK {{ <{TWO}> ?p ?o }}", [("default-graph-uri", ONE)], False, id="other_default_graph"
        ),
        pytest.param(
            BOTH, [("default-graph-uri", ONE), ("default-graph-uri", TWO)], True, id="default_graphs"
        ),
        pytest.param(BOTH, [("default-graph-uri", ONE)], False, id="one_of_two_default_graphs"),
        pytest.param(NAMED, [("named-graph-uri", ONE), ("named-graph-uri", TWO)], True, id="named_graphs"),
        pytest.param(NAMED, [("default-graph-uri", ONE)], False, id="no_named_graphs"),
        pytest.param("ASK { ?s ?p ?o }", [("named-graph-uri", ONE)], False, id="empty_default_graph"),
        pytest.param(
            FULL,
            [("default-graph-uri", THREE), ("named-graph-uri", ONE), ("named-graph-uri", TWO)],
            True,
            id="query_dataset_full",
        ),
        pytest.param(
            f"ASK FROM <{ONE}> {{ <{ONE}> ?p ?o }}",
            [("default-graph-uri", TWO)],
            False,
            id="query_multiple_dataset",
        ),
        pytest.param(
            f"ASK FROM <{ONE}> {{ <{TWO}> ?p ?o }}", [("default-graph-uri", TWO)], True, id="precedence"
        ),
        pytest.param(
            "ASK { ?s ?p ?o }", [("default-graph-uri", "http://nowhere/")], False, id="unknown_graph"
        ),
    ],
)
def test_query_dataset(
    endpoint: httpx.Client, query: str, fields: list[tuple[str, str]], expected: bool
) -> None:
    """The protocol's dataset, told in all three ways, goes before FROM."""
    told = form(*fields)
    assert truth(endpoint.get(f"/sparql?{form(('query', query))}&{told}")) is expected
    assert truth(post(endpoint, form(("query", query), *fields), FORM)) is expected
    assert truth(post(endpoint, query, QUERY, f"/sparql?{told}")) is expected


def test_query_content_type_select(endpoint: httpx.Client) -> None:
    response = post(endpoint, form(("query", "SELECT (1 AS ?value) {}")), FORM)
    assert response.headers["content-type"].split(";")[0] in {
        "application/sparql-results+xml",
        "application/sparql-results+json",
        "text/tab-separated-values",
        "text/csv",
    }


def test_query_content_type_ask(endpoint: httpx.Client) -> None:
    assert truth(post(endpoint, form(("query", "ASK {}")), FORM))


@pytest.mark.parametrize(
    "query",
    [f"DESCRIBE <{ONE}>", "CONSTRUCT { <s> <p> 1 } WHERE {}"],
    ids=["describe", "construct"],
)
def test_query_content_type_graph(endpoint: httpx.Client, query: str) -> None:
    """query_content_type_describe, query_content_type_construct."""
    response = post(endpoint, form(("query", query)), FORM)
    type = response.headers["content-type"].split(";")[0]
    assert type in {"application/rdf+xml", "application/rdf+json", "text/turtle", "application/n-triples"}
    format = ox.RdfFormat.from_media_type(type)
    assert format is not None
    assert len(list(ox.parse(response.content, format))) == 1


def test_base_of_the_service(endpoint: httpx.Client) -> None:
    """What relative IRIs are relative to is the service's to say (RFC 3986, 5.1.4); a BASE line goes before it."""
    space = "https://w3id.org/nbs-graph/id/"
    asked = {"query": f"ASK {{ FILTER(<place/cn> = <{space}place/cn>) }}"}
    assert truth(endpoint.get("/sparql", params=asked))
    asked = {"query": "BASE <http://b/> ASK { FILTER(<x> = <http://b/x>) }"}
    assert truth(endpoint.get("/sparql", params=asked))
    wrong = endpoint.get("/sparql", params={"query": "SELECT * { ?s <p> ?o "})
    assert "absolute" not in wrong.json()["detail"]


def test_query_get_with_a_slash(endpoint: httpx.Client) -> None:
    """The test cases ask at `/sparql/`."""
    assert truth(endpoint.get("/sparql/", params={"query": "ASK {}", "default-graph-uri": DATA.format(0)}))
    assert truth(post(endpoint, "ASK {}", QUERY, "/sparql/"))


def test_bad_query_method(endpoint: httpx.Client) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        response = endpoint.request(method, "/sparql", params={"query": "ASK {}"})
        assert response.status_code == 405
        assert response.headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    ("body", "type", "url", "status"),
    [
        pytest.param(
            form(("query", "ASK {}"), ("query", "ASK {}")), FORM, "/sparql", 400, id="bad_multiple_queries"
        ),
        pytest.param("ASK {}", "text/plain", "/sparql", 415, id="bad_query_wrong_media_type"),
        pytest.param("query=ASK%20%7B%7D", None, "/sparql", 415, id="bad_query_missing_form_type"),
        pytest.param("ASK {}", None, "/sparql", 415, id="bad_query_missing_direct_type"),
        pytest.param(
            "ASK {}".encode("utf-16"), QUERY + "; charset=UTF-16", "/sparql", 415, id="bad_query_non_utf8"
        ),
        pytest.param('ASK { ?s ?p "é" }'.encode("latin-1"), QUERY, "/sparql", 400, id="bad_query_latin1"),
        pytest.param(form(("query", "ASK {")), FORM, "/sparql", 400, id="bad_query_syntax"),
        pytest.param("ASK {", QUERY, "/sparql", 400, id="bad_query_syntax_direct"),
        pytest.param("", FORM, "/sparql", 400, id="no_query"),
        pytest.param("", QUERY, "/sparql", 400, id="empty_query"),
        pytest.param("ASK {}", QUERY, "/sparql?query=ASK%7B%7D", 400, id="query_in_both"),
        pytest.param(form(("query", "ASK {}")), FORM, "/sparql?query=ASK%7B%7D", 400, id="form_and_address"),
        pytest.param("query=%FF", FORM, "/sparql", 400, id="form_not_utf8"),
        pytest.param(form(("update", "CLEAR ALL")), FORM, "/sparql", 403, id="update_post_form"),
        pytest.param("CLEAR ALL", "application/sparql-update", "/sparql", 403, id="update_post_direct"),
        pytest.param(form(("query", "CLEAR ALL")), FORM, "/sparql", 400, id="update_as_query"),
        pytest.param(
            form(("query", "ASK {}"), ("update", "CLEAR ALL")), FORM, "/sparql", 400, id="query_and_update"
        ),
        pytest.param(
            form(("query", "ASK {}"), ("default-graph-uri", "no iri")),
            FORM,
            "/sparql",
            400,
            id="graph_is_no_iri",
        ),
    ],
)
def test_bad_requests(
    endpoint: httpx.Client, body: str | bytes, type: str | None, url: str, status: int
) -> None:
    """Each is refused with a problem document, and nothing is changed."""
    response = post(endpoint, body, type, url)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert truth(endpoint.get("/sparql", params={"query": BOTH}))


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (form(("query", "ASK {}"), ("query", "ASK {}")), 400),
        (form(("update", "CLEAR ALL")), 400),
        (form(("default-graph-uri", ONE)), 400),
        ("query=%E6%A3", 400),
        ("query", 400),
    ],
)
def test_bad_gets(endpoint: httpx.Client, query: str, status: int) -> None:
    """bad_update_get, bad_multiple_queries and others by GET."""
    assert endpoint.get(f"/sparql?{query}").status_code == status


def test_charset_parameter(endpoint: httpx.Client) -> None:
    """A charset that is UTF-8 is no trouble, in any case and in quotes."""
    for type in (f'{FORM}; charset="UTF-8"', f"{FORM};charset=utf-8"):
        assert truth(post(endpoint, form(("query", "ASK { FILTER('森' = '森') }")), type))
    assert truth(post(endpoint, "\ufeffASK { FILTER('森' = '森') }", f"{QUERY}; charset=utf-8"))
