"""What programs read beside the endpoint: OpenAPI, VoID, terms, prefixes, examples, files."""

import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path

import httpx
import jsonschema
import pyoxigraph as ox
import pytest
from openapi_spec_validator import validate

from nbs_graph.graph.catalogue import Question, questions
from nbs_graph.namespaces import prefixes
from nbs_graph.service import media
from nbs_graph.service.web import static
from tests.service import running
from tests.service.page_reading import BROWSER, read

ALL = questions()


@pytest.fixture(scope="module")
def api(client: httpx.Client) -> dict:
    return client.get("/openapi.json").json()


def schema(api: dict, name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}", "components": api["components"]}


def test_openapi_is_valid(api: dict) -> None:
    """By the validator of the specification; every question is in it, told in both languages."""
    validate(api)
    assert {f"/questions/{question.name}" for question in ALL} < set(api["paths"])
    for path in api["paths"].values():
        assert path["get"]["summary"]
        assert re.search(r"[\u4e00-\u9fff]", path["get"]["x-summary-zh"])


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.name)
def test_openapi_tells_what_is_answered(client: httpx.Client, api: dict, question: Question) -> None:
    """Asked as it says, with its examples: the columns, the types of media, the shape of rows and problems."""
    told = api["paths"][f"/questions/{question.name}"]["get"]
    given = {p["name"]: str(p["example"]) for p in told["parameters"] if p.get("required")}
    for type in told["responses"]["200"]["content"]:
        answer = client.get(f"/questions/{question.name}", params=given, headers={"accept": type})
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, type)
        if type == media.JSON:
            jsonschema.validate(answer.json(), schema(api, "Results"))
            assert answer.json()["head"]["vars"] == [column["name"] for column in told["x-columns"]]
    for parameter in told["parameters"]:
        assert parameter["description"]
        if "enum" in parameter["schema"]:
            wrong = client.get(f"/questions/{question.name}", params={**given, parameter["name"]: "no such"})
            assert wrong.status_code == 400
            jsonschema.validate(wrong.json(), schema(api, "Problem"))
        elif "example" in parameter and parameter["name"] != "format":
            jsonschema.validate(parameter["example"], parameter["schema"])
            right = {**given, parameter["name"]: str(parameter["example"])}
            assert client.get(f"/questions/{question.name}", params=right).status_code == 200


@pytest.mark.parametrize("type", list(media.MAIN_GRAPHS))
def test_void(client: httpx.Client, type: str) -> None:
    """The dataset with its endpoint, its graphs and their sizes, which are those of the graph itself."""
    response = client.get("/.well-known/void", headers={"accept": type})
    assert response.headers["content-type"].partition(";")[0] == type
    store = ox.Store()
    store.load(response.content, media.GRAPHS[type])
    rows = store.query(
        "PREFIX void: <http://rdfs.org/ns/void#> PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
        "SELECT ?endpoint ?graph ?n { ?d a void:Dataset ; void:sparqlEndpoint ?endpoint ; void:subset ?s . "
        "?s sd:name ?graph ; void:triples ?n }"
    )
    found = {(row["endpoint"].value, row["graph"].value, int(row["n"].value)) for row in rows}
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    counted = running.rows(client.get("/sparql", params={"query": query}).json())
    endpoint = str(client.base_url).rstrip("/") + "/sparql"
    assert found == {(endpoint, row["g"], int(row["n"])) for row in counted}


def test_void_outlives_its_file(tmp_path: Path) -> None:
    """What is served describes itself also when its file has been moved away."""
    dump = tmp_path / "g.trig"
    shutil.copy(running.ROOT / "tests" / "cli" / "data" / "small.trig", dump)
    with running.server(store=dump, folder=tmp_path) as server:
        dump.rename(tmp_path / "moved.trig")
        assert httpx.get(f"{server.url}/.well-known/void").status_code == 200


def test_terms_are_those_of_the_graph(client: httpx.Client) -> None:
    """Every class, property and concept of ours, with its labels."""
    terms = client.get("/terms.json").json()
    query = "SELECT ?s ?l { ?s a owl:Class ; rdfs:label ?l FILTER(LANG(?l) = 'zh' && STRSTARTS(STR(?s), STR(nbs:))) }"
    asked = running.rows(client.get("/sparql", params={"query": query}).json())
    assert asked
    assert {(row["s"], row["l"]) for row in asked} <= {
        (term["iri"], term.get("zh")) for term in terms["class"]
    }
    concepts = client.get("/sparql", params={"query": "SELECT ?s { ?s a skos:Concept }"}).json()
    assert {row["s"] for row in running.rows(concepts)} == {term["iri"] for term in terms["concept"]}
    assert {"http://purl.org/dc/terms/subject"} <= {term["iri"] for term in terms["property"]}
    assert client.get("/prefixes.json").json() == dict(prefixes())


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_examples_are_the_questions(client: httpx.Client, tongue: str) -> None:
    """Each as a query that gives the rows of the question."""
    examples = client.get("/examples.json", params={"lang": tongue}).json()
    assert set(examples) == {question.name for question in ALL}
    for name, example in examples.items():
        asked = client.post("/sparql", data={"query": example["query"]}).json()
        known = client.get(f"/questions/{name}", params={**example["parameters"], "lang": tongue}).json()
        assert asked["results"] == known["results"], name


def test_llms(client: httpx.Client) -> None:
    """What ships for language models is served as it is."""
    told = running.ROOT / "docs" / "llms.txt"
    found = client.get("/llms.txt")
    assert found.content == told.read_bytes()
    assert found.headers["content-type"] == "text/markdown; charset=utf-8"


@pytest.mark.parametrize("name", sorted(static.files()))
def test_files(client: httpx.Client, name: str) -> None:
    """As they are, also compressed, for ever under an address that holds their hash, and under no other."""
    content = (static.FOLDER / name).read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    found = client.get(f"/static/{digest}/{name}", headers={"accept-encoding": "identity"})
    assert found.content == content
    assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
    with client.stream("GET", f"/static/{digest}/{name}", headers={"accept-encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == content
    known = client.get(f"/static/{digest}/{name}", headers={"if-none-match": found.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert client.get(f"/static/{'0' * 12}/{name}").status_code == 404
    assert client.get(f"/static/{digest}/../{name}").status_code == 404


PAGES = ("/", "/sparql", "/questions/", "/questions/entries", "/ontology", "/graph/agents", "/problem/busy", "/id/none",
         "/id/issue/2023-08")  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_no_page_loads_from_elsewhere(client: httpx.Client, address: str) -> None:
    """What a browser loads by itself comes from this server, is there, and is allowed by the policy."""
    response = client.get(address, headers=BROWSER)
    page, policy = read(response), response.headers["content-security-policy"]
    assert not re.search(r"https?:|\*|unsafe", policy)
    loaded = page.loaded()
    assert loaded
    for link in loaded:
        target = response.url.join(link)
        assert target.host == response.url.host
        assert client.get(target).status_code == 200
        assert not target.path.endswith(".js") or "script-src 'self'" in policy
    assert bool(page.all("script")) or "script-src" not in policy


@pytest.mark.parametrize("name", [name for name in static.files() if name.endswith(".css")])
def test_no_style_sheet_loads_from_elsewhere(name: str) -> None:
    """No `@import`, and every `url()` is within the file."""
    text = static.files()[name].body.decode()
    assert "@import" not in text
    assert all(url.strip("\"'").startswith("data:") for url in re.findall(r"url\(([^)]*)", text))


def test_our_script_names_no_other_host() -> None:
    """Our own script holds no address but the base of our identifiers, which it only compares with."""
    text = static.files()["editor.js"].body.decode()
    assert set(re.findall(r"https?://[^\"'`\s]+", text)) == {"https://w3id.org/nbs-graph/"}
    assert json.loads((static.FOLDER / "yasgui" / "VENDORED.json").read_text())["version"] == "4.6.2"
