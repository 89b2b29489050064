"""What an entry, an address or a header holds never becomes markup, script or a link that runs."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from tests.service import running
from tests.service.page_reading import BROWSER, read

EVIL = "<script>alert(1)</script>"
PAYLOADS = (
    EVIL,
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202eevil\u0000",
    "&lt;script&gt;",
)
GRAPH = f"""
@prefix nbs: <https://w3id.org/nbs-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/nbs-graph/id/> .
<https://w3id.org/nbs-graph/graph/issue/2023-08> {{
  <publication/evil> a nbs:Publication ;
    dcterms:title "</script>{EVIL}{{{{ 7*7 }}}}"@en , "{EVIL}"@zh ;
    dcterms:abstract "\\"><img src=x onerror=alert(1)>"@en ;
    dcterms:identifier "javascript:alert(1)" ;
    schema:url "javascript:alert(1)"^^xsd:anyURI , "JaVaScRiPt:alert(2)"^^xsd:anyURI ,
      "data:text/html,{EVIL}"^^xsd:anyURI , "https://example.org/\\"onclick=\\"alert(1)"^^xsd:anyURI ;
    dcterms:source <javascript:alert(3)> , <data:text/html,x> , <https://example.org/fine> ;
    nbs:alignment <publication/evil#x'onmouseover=alert(1)> .
  <publication/evil#x'onmouseover=alert(1)> a nbs:Alignment ; nbs:reason "{EVIL}"@en ; nbs:target <javascript:alert(4)> .
  <publication/old> a nbs:Publication ; dcterms:title "Old"@en ; owl:deprecated true ; dcterms:isReplacedBy <publication/new> .
  <publication/new> a nbs:Publication ; dcterms:title "New"@en .
  <publication/gone> a nbs:Publication ; dcterms:title "Gone"@en ; owl:deprecated true .
}}
"""


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server of a graph made to hurt."""
    place: Path = tmp_path_factory.mktemp("evil")
    (place / "evil.trig").write_text(GRAPH, "utf-8")
    with (
        running.server(store=place / "evil.trig", folder=place) as server,
        httpx.Client(base_url=server.url, headers=BROWSER, timeout=60) as client,
    ):
        yield client


def harmless(response: httpx.Response) -> None:
    """No element, attribute or link of somebody else's, and no script but data."""
    page = read(response)
    for tag, attributes in page.elements:
        assert tag not in {"img", "svg", "iframe", "object", "embed", "base", "style"}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "formaction"):
            scheme = attributes.get(name, "").partition(":")[0].strip().lower()
            assert scheme not in {"javascript", "data", "vbscript"}
    for script in page.all("script"):
        assert script.get("type") == "application/ld+json" or script["src"].startswith(
            ("static/", "./static/", "../")
        )
    assert all(json.loads(text) for text in page.scripts)
    assert "49" not in page.all("title")
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_a_hostile_entry(evil: httpx.Client, tongue: str) -> None:
    """Its texts are shown as they are; only its http(s) addresses are links."""
    response = evil.get("/id/publication/evil", params={"lang": tongue})
    harmless(response)
    page = read(response)
    assert EVIL in page.text
    assert "javascript:alert(1)" in page.text
    external = {link for link in page.links if link.startswith("http")}
    assert external == {"https://example.org/fine", 'https://example.org/"onclick="alert(1)'}
    (script,) = page.scripts
    assert EVIL in json.loads(script)["name"][-1]["@value"]
    rows = evil.get("/questions/entries", params={"parts": "yes"})
    harmless(rows)


def test_what_is_no_longer_used_says_so(evil: httpx.Client) -> None:
    """A note on the page, and a link to what replaces it in the header (RFC 5829)."""
    page = evil.get("/id/publication/old?lang=en")
    assert '<../../id/publication/new>; rel="successor-version"' in page.headers["link"]
    assert "It is replaced by New" in read(page).text
    data = evil.get("/id/publication/old", headers={"accept": "text/turtle"})
    assert "successor-version" in data.headers["link"]
    gone = evil.get("/id/publication/gone?lang=en")
    assert "no longer used" in read(gone).text
    assert "successor-version" not in gone.headers["link"]
    assert "no longer used" not in read(evil.get("/id/publication/new?lang=en")).text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_addresses(client: httpx.Client, payload: str) -> None:
    """In the path, in parameters, in the query of the editor."""
    quoted = quote(payload, safe="")
    for address in (
        f"/id/{quoted}",
        f"/scheme/theme/{quoted}",
        f"/graph/{quoted}",
        f"/about?iri={quoted}",
        f"/about?iri=http://metadata.un.org/sdg/13&format={quoted}",
        f"/questions/{quoted}",
        f"/questions/entries-by-sdg?sdg={quoted}",
        f"/questions/entries-by-sdg?{quoted}=1",
        f"/questions/find?text={quoted}",
        f"/problem/{quoted}",
        f"/?lang={quoted}",
        f"/sparql?query={quoted}",
        f"/sparql?query=ASK%7B%7D&lang={quoted}",
    ):
        response = client.get(address, headers=BROWSER)
        assert response.status_code in {200, 400, 404}, address
        harmless(response)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_headers(client: httpx.Client, payload: str) -> None:
    """Accept-Language, Host, X-Request-Id and X-Forwarded-Host are never shown."""
    value = payload.encode("utf-8").replace(b"\0", b"")
    for name in ("accept-language", "x-request-id", "x-forwarded-host", "referer", "user-agent"):
        response = client.get("/id/nothing", headers=[*BROWSER.items(), (name, value)])
        harmless(response)
        assert payload.partition("\0")[0] not in response.text
