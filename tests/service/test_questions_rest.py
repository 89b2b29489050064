"""Named questions over HTTP give what they give on the command line."""

import csv
import io

import httpx
import pytest

from nbs_graph.graph import results
from nbs_graph.graph.asking import ask
from nbs_graph.graph.catalogue import names
from nbs_graph.graph.dataset import Dataset
from tests.queries.question_cases import Case, cases
from tests.service import running


@pytest.fixture(scope="module")
def embedded() -> Dataset:
    return Dataset.from_dump(running.ROOT / "data" / "nbs-graph.trig")


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_the_same_rows(client: httpx.Client, embedded: Dataset, case: Case) -> None:
    """Every kept case of every question, byte for byte."""
    response = client.get(
        f"/questions/{case.question.name}", params=case.given, headers={"accept": "text/csv"}
    )
    assert response.status_code == 200, response.text
    found = ask(embedded, case.question, case.given, case.given.get("lang", "en"))
    assert response.content == results.written(found, results.Layout("csv"))


def test_the_list(client: httpx.Client) -> None:
    """All of them, each with an address that answers, its parameters and columns in both languages."""
    listed = client.get("/questions/").json()["questions"]
    assert [question["name"] for question in listed] == names()
    first = listed[0]
    assert (
        httpx.head(first["href"], params={p["name"]: p["example"] for p in first["parameters"]}).status_code
        == 200
    )
    assert {"en", "zh"} <= set(first["question"])


def test_the_language(client: httpx.Client) -> None:
    """`lang`, else Accept-Language."""
    asked = {"accept": "text/csv", "accept-language": "zh"}
    by_header = client.get("/questions/entries-by-sdg?sdg=13", headers=asked).text
    by_field = client.get("/questions/entries-by-sdg?sdg=13&lang=zh", headers={"accept": "text/csv"}).text
    english = client.get("/questions/entries-by-sdg?sdg=13&lang=en", headers=asked).text
    assert by_header == by_field != english


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("policies-by-country?contry=CN", "Did you mean `country`?"),
        ("entries-by-sdg?sdg=99", "there is no “99”"),
        ("entries-by-sdg?sdg=13&sdg=14", "given twice"),
        ("entries-by-sdg?lang=fr", "lang is en or zh"),
        ("observances?year=soon", "a year of four digits"),
        ("find", "needs the parameter `text`"),
    ],
)
def test_wrong_parameters(client: httpx.Client, target: str, said: str) -> None:
    """400, and what was probably meant."""
    response = client.get(f"/questions/{target}")
    assert response.status_code == 400
    assert said in response.json()["detail"]


def test_values_are_terms_and_never_text_of_the_query(client: httpx.Client) -> None:
    """What would be SPARQL is looked for as a text, and not found."""
    text = '" } UNION { ?entry ?p ?o } #'
    response = client.get("/questions/find", params={"text": text}, headers={"accept": "text/csv"})
    assert response.status_code == 200
    assert list(csv.reader(io.StringIO(response.text)))[1:] == []
