"""Every thing of ours has its page and its data, and they say what the graph says."""

import json
import re

import extruct
import httpx
import pyoxigraph as ox
import pytest

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import BASE, ONTOLOGY, RDF_TYPE
from nbs_graph.service.web.described import EACH
from tests.service import running
from tests.service.page_reading import BROWSER, read

TURTLE = {"accept": "text/turtle"}
SHIPPED = Dataset.from_dump(running.ROOT / "data" / "nbs-graph.trig").store
OTHERS = "http://metadata.un.org/sdg"


def subjects() -> list[str]:
    """All things of ours that have an address of their own, and the goals and targets of the UN."""
    iris = {quad.subject.value for quad in SHIPPED if isinstance(quad.subject, ox.NamedNode)}
    return sorted(iri for iri in iris if "#" not in iri and iri.startswith((BASE, OTHERS)))


def address(iri: str) -> str:
    return "/" + iri.removeprefix(BASE) if iri.startswith(BASE) else f"/about?iri={iri}"


def kind(iri: str) -> str:
    return "/".join(iri.split("/")[3:-1])


ONE_OF_EACH = sorted({kind(iri): iri for iri in subjects()}.values())


@pytest.mark.parametrize("tongue", ["en", "zh"])
@pytest.mark.parametrize("iri", ONE_OF_EACH, ids=kind)
def test_one_of_each_kind(client: httpx.Client, iri: str, tongue: str) -> None:
    """It has its name as heading, its IRI, and no link that leads nowhere within the page."""
    response = client.get(address(iri), headers=BROWSER | {"accept-language": tongue})
    assert response.status_code == 200
    page = read(response)
    assert page.all("html")[0]["lang"] == tongue
    assert iri in page.text
    assert "script-src" not in response.headers["content-security-policy"]
    names = {q.object.value for q in SHIPPED.quads_for_pattern(ox.NamedNode(iri), None, None)
             if isinstance(q.object, ox.Literal)}  # fmt: skip
    heading = page.html.partition("<h1")[2].partition(">")[2].partition("</h1>")[0]
    assert heading
    plain = heading.replace("&#39;", "'").replace("&amp;", "&")
    assert "→" in plain or "·" in plain or any(plain.endswith(name) for name in names)


@pytest.mark.slow
@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_all_of_them(client: httpx.Client, tongue: str) -> None:
    """Every page is there, and every address on it that is ours leads to something that is described."""
    targets: set[str] = set()
    for iri in subjects():
        response = client.get(address(iri), headers=BROWSER | {"accept-language": tongue})
        assert response.status_code == 200, iri
        page = read(response)
        targets |= {str(response.url.join(link)).partition("#")[0] for link in page.links}
    ours = sorted(target for target in targets if target.startswith(str(client.base_url)))
    assert len(ours) > 1000
    for target in ours:
        if "/sparql?" not in target:
            assert client.head(target, headers=BROWSER).status_code == 200, target


def described(client: httpx.Client, iri: str) -> set[ox.Triple]:
    response = client.get(address(iri), headers=TURTLE)
    assert response.status_code == 200
    return {quad.triple for quad in ox.parse(response.content, ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize("iri", ONE_OF_EACH, ids=kind)
def test_the_description_is_whole_and_true(client: httpx.Client, iri: str) -> None:
    """All that the graph says with the thing or its parts as subject, what points at it, and nothing invented."""
    found, node = described(client, iri), ox.NamedNode(iri)
    graph = {quad.triple for quad in SHIPPED}
    assert found <= graph
    own = {t for t in graph if t.subject == node}
    parts = {
        t for t in graph if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(iri + "#")
    }
    assert own <= found
    if iri.startswith(BASE + "id/"):
        assert parts <= found
    incoming = {t for t in graph if t.object == node}
    for predicate in {t.predicate for t in incoming}:
        some = {t for t in incoming if t.predicate == predicate}
        assert len(some & found) == min(len(some), EACH) or len(some) > EACH


def test_the_ontology_is_one_document(client: httpx.Client) -> None:
    """All terms of ours are in it, each at its fragment."""
    terms = {quad.subject.value for quad in SHIPPED.quads_for_pattern(None, None, None)
             if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(ONTOLOGY)}  # fmt: skip
    page = read(client.get("/ontology", headers=BROWSER))
    ids = {a["id"] for _, a in page.elements if "id" in a}
    assert terms
    assert {term.removeprefix(ONTOLOGY) for term in terms} <= ids
    subjects = {
        t.subject.value for t in described(client, ONTOLOGY[:-1]) if isinstance(t.subject, ox.NamedNode)
    }
    assert terms <= subjects


def test_evidence_is_shown(client: httpx.Client) -> None:
    """The words, the reason or the rule of each statement stand beside it, under its own fragment."""
    (entry,) = (iri for iri in subjects() if iri.endswith("doi-10-1038-s41558-023-01737-x"))
    page = read(client.get(address(entry) + "?lang=en", headers=BROWSER))
    rows = {a["id"]: a for a in page.all("tr") if "id" in a}
    alignments = SHIPPED.quads_for_pattern(ox.NamedNode(entry), ox.NamedNode(ONTOLOGY + "alignment"), None)
    fragments = {
        quad.object.value.partition("#")[2] for quad in alignments if isinstance(quad.object, ox.NamedNode)
    }
    assert fragments
    assert fragments <= set(rows)
    for statement in fragments:
        node = ox.NamedNode(f"{entry}#{statement}")
        for quad in SHIPPED.quads_for_pattern(node, ox.NamedNode(ONTOLOGY + "reason"), None):
            assert quad.object.language != "en" or " ".join(quad.object.value.split()) in page.text
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    quotes = [q.object.value for q in SHIPPED.quads_for_pattern(None, exact, None)
              if q.subject.value.startswith(entry + "#")]  # fmt: skip
    assert quotes
    assert all(quote in page.text for quote in quotes)


@pytest.mark.parametrize("iri", ONE_OF_EACH, ids=kind)
def test_search_engines_can_read_it(client: httpx.Client, iri: str) -> None:
    """The JSON-LD in the page is schema.org's, about this thing, with the types that the graph gives it."""
    response = client.get(address(iri), headers=BROWSER)
    (data,) = extruct.extract(response.text, base_url=iri, syntaxes=["json-ld"])["json-ld"]
    assert data["@context"] == "https://schema.org"
    assert data["@id"] == iri
    stated = {
        q.object.value for q in SHIPPED.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(RDF_TYPE), None)
    }
    theirs = {
        type.removeprefix("https://schema.org/") for type in stated if type.startswith("https://schema.org/")
    }
    assert theirs <= set(data["@type"])
    assert set(data["@type"]) <= theirs | {"Thing", "DefinedTerm", "DefinedTermSet"}
    assert json.dumps(data)
    assert re.search(r"[<>&]", "".join(read(response).scripts)) is None
