"""Answers in the shape that agents get: nothing lost in silence, nothing too long to read."""

import json
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.agents import shaping
from nbs_graph.errors import UsageProblem
from nbs_graph.namespaces import ID, XSD

ROWS = [(ox.Literal(number), None) for number in range(10)]


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_lose_nothing(number: Decimal) -> None:
    """Read back from JSON, a decimal is the same number."""
    said = json.loads(json.dumps(shaping.said(typed(format(number, "f"), "decimal"))))
    assert Decimal(str(said)) == number


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (ox.NamedNode("http://metadata.un.org/sdg/13"), "sdg:13"),
        (ox.NamedNode(ID + "place/cn"), "place/cn"),
        (ox.NamedNode("urn:x"), "urn:x"),
        (typed("2023-08-01", "date"), "2023-08-01"),
        (typed("2023-08", "gYearMonth"), "2023-08"),
        (typed("true", "boolean"), True),
        (typed("7", "integer"), 7),
        (typed("9007199254740993", "integer"), "9007199254740993"),
        (typed("0.5", "double"), 0.5),
        (typed("INF", "double"), "INF"),
        (typed("-INF", "float"), "-INF"),
        (typed("NaN", "double"), "NaN"),
        (ox.Literal("红树林", language="zh"), "红树林"),
    ],
)
def test_values(term: object, said: object) -> None:
    found = shaping.said(term)
    assert (found, type(found)) == (said, type(said)) or (isinstance(said, str) and found == said)


def test_pages() -> None:
    """The rows asked for; a note whenever there are others, and none when these are all."""
    whole = shaping.page(["n", "none"], ROWS, 10)
    assert whole == {"columns": ["n", "none"], "rows": [{"n": number} for number in range(10)], "total": 10}
    first = shaping.page(["n", "none"], ROWS, 4)
    assert first["note"] == "only rows 1 to 4 of 10 are here; for others ask with offset=4, or ask for less"
    assert shaping.page(["n", "none"], ROWS, 4, 8)["note"] == "rows 9 to 10 of 10"
    assert shaping.page(["n", "none"], ROWS, 4, 10)["rows"] == []
    assert "LIMIT" in shaping.page(["n", "none"], ROWS, 4, more=("add a LIMIT", "加 LIMIT"))["note"]
    zh = shaping.page(["n", "none"], ROWS, 4, language="zh")["note"]
    assert zh == "此处只有第 1 至 4 行，共 10 行；其余请以 offset=4 再次请求，或缩小范围"
    for limit, offset in ((0, 0), (501, 0), (1, -1)):
        with pytest.raises(UsageProblem, match="limit is from 1 to 500"):
            shaping.page(["n", "none"], ROWS, limit, offset)


def test_long_answers_are_cut_and_told() -> None:
    """By length, too; one row always comes, however long."""
    long = [(ox.Literal("x" * (shaping.MOST_CHARACTERS // 3)),)] * 5
    found = shaping.page(["text"], long, 5)
    assert len(found["rows"]) == 2
    assert "rows 1 to 2 of 5" in found["note"]
    assert len(shaping.fitting(["x" * 2 * shaping.MOST_CHARACTERS, "y"])) == 1


def test_explanations_are_shortened_where_they_are_iris() -> None:
    """Ids become short names; words that look like an IRI stay as they were quoted; what is empty is left out."""
    iri = "http://metadata.un.org/sdg/13"
    found = shaping.shortened(
        [
            {
                "concept": iri,
                "quotes": [{"text": iri, "start": 0}],
                "derived_from": [iri],
                "who": None,
                "reason": {},
            }
        ]
    )
    assert found == [{"concept": "sdg:13", "quotes": [{"text": iri, "start": 0}], "derived_from": ["sdg:13"]}]
