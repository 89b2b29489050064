"""Who asks for a thing gets it in the form they want (RFC 9110, section 12)."""

import httpx
import pyoxigraph as ox
import pytest

from tests.service.page_reading import BROWSER, read

THING = "/id/publication/doi-10-1016-j-foreco-2023-121038"
FORMATS = {
    "text/turtle": ("ttl", ox.RdfFormat.TURTLE),
    "application/n-triples": ("nt", ox.RdfFormat.N_TRIPLES),
    "application/ld+json": ("jsonld", ox.RdfFormat.JSON_LD),
    "application/rdf+xml": ("rdf", ox.RdfFormat.RDF_XML),
}
ADDRESSES = [THING, "/scheme/theme/flood-risk", "/ontology", "/about?iri=http://metadata.un.org/sdg/13"]


def parsed(response: httpx.Response) -> set[ox.Triple]:
    type = response.headers["content-type"].partition(";")[0]
    return {quad.triple for quad in ox.parse(response.content, FORMATS[type][1])}


@pytest.mark.parametrize(
    ("accept", "type"),
    [
        (None, "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        (BROWSER["accept"], "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/json", "application/json"),
        ("text/html;q=0.5, text/turtle;q=0.9", "text/turtle"),
        ("text/turtle;q=0.5, text/html", "text/html"),
        ("text/*;q=0.1, application/ld+json;q=0.2", "application/ld+json"),
        ("application/sparql-results+json, */*;q=0.1", "text/turtle"),
        ("text/turtle;q=0, */*;q=0.5", "application/n-triples"),
    ],
)
@pytest.mark.parametrize("address", ADDRESSES)
def test_by_accept(client: httpx.Client, address: str, accept: str | None, type: str) -> None:
    """The best of what is there, and caches are told that it depends on the header."""
    request = client.build_request("GET", address)
    request.headers.pop("accept")
    if accept is not None:
        request.headers["accept"] = accept
    response = client.send(request)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == type
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_suits(client: httpx.Client, address: str) -> None:
    """406, with what there is."""
    response = client.get(address, headers={"accept": "image/png"})
    assert response.status_code == 406
    assert "text/html" in response.json()["available"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_all_formats_say_the_same(client: httpx.Client, address: str) -> None:
    """By Accept and by suffix (`format=` where the address has a query): the same triples."""
    said = []
    for type, (suffix, _) in FORMATS.items():
        joint = "&format=" if "?" in address else "."
        said += [
            parsed(client.get(address, headers={"accept": type})),
            parsed(client.get(address + joint + suffix)),
        ]
    assert said[0]
    assert all(triples == said[0] for triples in said)


@pytest.mark.parametrize("address", [THING, THING + ".ttl", "/ontology"])
def test_formats_that_there_are_not(client: httpx.Client, address: str) -> None:
    """400 for a name that is none; one that is known is heeded."""
    assert client.get(f"{address}?format=bogus").status_code == 400
    assert client.get(f"{THING}?format=jsonld").headers["content-type"] == "application/ld+json"


def test_the_version_of_the_ontology(client: httpx.Client) -> None:
    """Its IRI leads to the ontology, whatever the client has (RFC 9110, 13.2.1); that of another version nowhere."""
    for known in ({}, {"if-none-match": "*"}):
        found = client.get("/ontology/0.1.0?lang=zh", headers=known, follow_redirects=False)
        assert (found.status_code, found.headers["location"]) == (303, "../ontology?lang=zh")
    assert client.get("/ontology/9.9.9").status_code == 404


def test_suffixes_win_over_accept(client: httpx.Client) -> None:
    """Who follows a link to a document gets that document."""
    assert client.get(THING + ".ttl", headers=BROWSER).headers["content-type"].startswith("text/turtle")
    assert read(client.get(THING + ".html", headers={"accept": "text/turtle"}))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_links_lead_to_the_documents(client: httpx.Client, address: str, accept: str) -> None:
    """`Link` names each document with its type, and each is there."""
    response = client.get(address, headers={"accept": accept})
    assert len(response.links) == 2
    told = response.headers["link"].split(", ")
    assert {part.rpartition('type="')[2].rstrip('"') for part in told} == {"text/html", *FORMATS}
    assert all('rel="describedby"' in part or 'rel="alternate"' in part for part in told)
    for part in told:
        target = response.url.join(part.partition("<")[2].partition(">")[0])
        document = client.get(target)
        assert document.status_code == 200
        assert document.headers["content-type"].partition(";")[0] == part.rpartition('type="')[2].rstrip('"')


@pytest.mark.parametrize(
    "address",
    ["/id/nothing", "/id/", "/scheme/theme/nothing.ttl", "/about?iri=http://example.org/x", "/about?iri=no iri",
     "/crosswalk/x", "/ontology.pdf", "/problem/nothing", "/graph/nothing", "/questions/nothing", "/static/x/page.css"],
)  # fmt: skip
def test_what_is_not_there(client: httpx.Client, address: str) -> None:
    """404: a problem document for programs, a page for people."""
    told = client.get(address)
    assert told.status_code == 404
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["type"].endswith("/not-found")
    page = client.get(address, headers=BROWSER | {"accept-language": "zh"})
    assert page.status_code == 404
    if not address.startswith("/static"):
        assert "此处没有内容" in read(page).text
        assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/", THING, "/ontology", "/about", "/graph/agents", "/questions/", "/openapi.json",
                                     "/terms.json", "/prefixes.json", "/.well-known/void", "/problem/busy"])  # fmt: skip
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_nothing_is_written(client: httpx.Client, address: str, accept: str) -> None:
    """405, with what is answered."""
    response = client.post(address, headers={"accept": accept})
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]


def test_pages_are_revalidated(client: httpx.Client) -> None:
    """An entity tag of the graph's generation; asked with it, nothing is sent again."""
    first = client.get(THING, headers=BROWSER)
    again = client.get(THING, headers=BROWSER | {"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    other = client.get(
        THING, headers=BROWSER | {"if-none-match": first.headers["etag"], "accept-language": "zh"}
    )
    assert other.status_code == 200


@pytest.mark.parametrize(
    "address", ["/", THING, "/questions/", "/questions/entries", "/sparql", "/graph/agents"]
)
def test_the_language_is_the_readers(client: httpx.Client, address: str) -> None:
    """By Accept-Language, or by `?lang=`, which links then keep; each page leads to itself in the other language."""
    for header, lang in (("zh-CN,zh;q=0.9", "zh"), ("fr, en;q=0.5", "en"), ("de", "en")):
        assert (
            client.get(address, headers=BROWSER | {"accept-language": header}).headers["content-language"]
            == lang
        )
    chosen = client.get(address + "?lang=zh", headers=BROWSER | {"accept-language": "en"})
    page = read(chosen)
    assert chosen.headers["content-language"] == "zh"
    outside = ("#", "http", ".well-known")
    inner = [
        link for link in page.links if not link.startswith(outside) and "." not in link.rpartition("/")[2]
    ]
    assert inner
    assert all("lang=" in link for link in inner if "format=" not in link), inner
    (switch,) = (a["href"] for a in page.all("a") if a.get("hreflang") == "en")
    assert client.get(chosen.url.join(switch), headers=BROWSER).headers["content-language"] == "en"
    assert client.get(address + "?lang=fr", headers=BROWSER).status_code == 400


@pytest.mark.parametrize("address", ["/sparql", "/sparql/", "/query"])
@pytest.mark.parametrize("query", ["", "?query=ASK%7B%7D", "?query=ASK%7B%7D&lang=zh"])
def test_the_editor_or_the_endpoint(client: httpx.Client, address: str, query: str) -> None:
    """A browser gets the editor, with the query in it; a program the answer, or without a query the description."""
    page = read(client.get(address + query, headers=BROWSER))
    (editor,) = [a for a in page.all("div") if a.get("id") == "yasgui"]
    assert ("ASK{}" in editor["data-start"]) == bool(query)
    told = client.get(address + query)
    assert told.headers["content-type"] == (
        "application/sparql-results+json" if query else "text/turtle; charset=utf-8"
    )
    formatted = client.get(f"{address}?query=ASK%7B%7D&format=json", headers=BROWSER)
    assert formatted.json()["boolean"] is True
    reluctant = client.get(address, headers={"accept": "text/html;q=0.5, application/sparql-results+json"})
    assert read(reluctant)
