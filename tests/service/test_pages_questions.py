"""The questions as pages: a form for what they ask, the answer as a table, and the way to the rest."""

import httpx
import pytest

from nbs_graph.graph.catalogue import Question, questions
from tests.service import running
from tests.service.page_reading import BROWSER, read

ALL = questions()
NEEDS = {q.name: {p.name: p.example or "" for p in q.asked if p.required and p.default is None} for q in ALL}


def cells(html: str) -> int:
    return html.count("<td")


def test_the_list(client: httpx.Client) -> None:
    """Each question once, in the reader's words."""
    for tongue in ("en", "zh"):
        page = read(client.get("/questions/", headers=BROWSER | {"accept-language": tongue}))
        for question in ALL:
            assert question.question[tongue] in page.text
            assert page.links.count(question.name) == 1
    moved = client.get("/questions", headers=BROWSER)
    assert moved.status_code == 308
    assert moved.headers["location"].endswith("/questions/")
    assert "questions" in client.get("/questions").json()


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.name)
def test_the_form_and_the_answer(client: httpx.Client, question: Question) -> None:
    """A field for each parameter, as the header of the query declares it; the rows of the answer, all or the first."""
    given = NEEDS[question.name]
    page = read(client.get(f"/questions/{question.name}", params=given, headers=BROWSER))
    fields = {a["name"]: (tag, a) for tag, a in page.elements if tag in {"input", "select"}}
    assert set(fields) == {p.name for p in question.asked} | {"lang"}
    for parameter in question.asked:
        tag, attributes = fields[parameter.name]
        assert ("required" in attributes) == parameter.required
        assert (tag == "select") == bool(parameter.choices or parameter.type == "boolean")
        assert (parameter.help or {})["en"] in page.text
    rows = running.rows(client.get(f"/questions/{question.name}", params=given).json())
    assert cells(page.html) == min(len(rows), 1000) * len(question.columns)
    assert f"{len(rows)} rows" in page.text


def test_without_what_it_needs_there_is_only_the_form(client: httpx.Client) -> None:
    """No error for who has not asked yet."""
    needing = next(name for name, needs in NEEDS.items() if needs)
    response = client.get(f"/questions/{needing}", headers=BROWSER)
    assert response.status_code == 200
    assert "<td" not in response.text
    assert client.get(f"/questions/{needing}").status_code == 400


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("entries-by-sdg?sdg=99", "there is no “99”"),
        ("entries-by-sdg?sgd=13", "has no parameter “sgd”"),
        ("events-between?from=yesterday&to=2023-09-30", "2023-09-01"),
    ],
)
def test_what_cannot_be_asked(client: httpx.Client, target: str, said: str) -> None:
    """400, with the reason above the form, which keeps what was typed."""
    response = client.get(f"/questions/{target}", headers=BROWSER)
    assert response.status_code == 400
    page = read(response)
    assert said in page.text
    assert page.all("form")
    assert response.headers["cache-control"] == "no-store"
    typed = target.partition("=")[2].partition("&")[0]
    assert typed in {a.get("value") for a in page.all("input")} or "sgd" in target


def test_the_ways_on(client: httpx.Client) -> None:
    """The downloads are the same answer; the editor gets the query with its parameters in place."""
    address = client.base_url.join("/questions/entries-by-sdg?sdg=13&lang=zh")
    page = read(client.get(address, headers=BROWSER))
    csv, tsv, json, xml = (link for link in page.links if "format=" in link)
    for link, accept in ((csv, "text/csv"), (tsv, "text/tab-separated-values"),
                         (json, "application/sparql-results+json"), (xml, "application/sparql-results+xml")):  # fmt: skip
        found = client.get(address.join(link), headers=BROWSER)
        assert found.headers["content-type"].startswith(accept)
        assert found.content == client.get(address, headers={"accept": accept}).content
    (edit,) = (link for link in page.links if "sparql?query=" in link)
    query = address.join(edit).params["query"]
    assert "VALUES ?sdg { <http://metadata.un.org/sdg/13> }" in query
    asked = running.rows(client.post("/sparql", data={"query": query}).json())
    assert asked == running.rows(client.get(address, headers={"accept": "application/json"}).json())


def test_empty_fields_are_not_given(client: httpx.Client) -> None:
    """A form sends every field; what was left empty is not asked for."""
    all = client.get("/questions/entries-by-sdg?sdg=&lang=en", headers=BROWSER)
    assert all.status_code == 200
    assert read(all).text.count(" rows") == 1
    assert cells(all.text) == cells(client.get("/questions/entries-by-sdg", headers=BROWSER).text)


def test_the_home_page(client: httpx.Client) -> None:
    """What this is, where to ask, what is in it: with the counts of the graph."""
    page = read(client.get("/", headers=BROWSER))
    assert f"{client.base_url}/sparql" in page.text.replace("//sparql", "/sparql")
    counted = client.get(
        "/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s a nbs:Publication }"}
    ).json()
    assert f"Publication {running.rows(counted)[0]['n']}" in page.text
    for link in page.links:
        if not link.startswith("#"):
            found = client.get(client.base_url.join("/").join(link), headers=BROWSER)
            assert found.status_code == 200, link
    away = client.get("/", headers={"accept": "text/turtle"})
    assert (away.status_code, away.headers["location"]) == (
        303,
        f"{str(client.base_url).rstrip('/')}/.well-known/void",
    )
