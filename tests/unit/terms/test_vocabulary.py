"""Concepts by code and label, and what somebody probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.namespaces import SCHEME, SDG
from nbs_graph.terms.vocabulary import closest, codes, concepts, suggest

THEMES = SCHEME + "theme/"


def test_codes_are_the_concepts_under_a_base() -> None:
    assert "flood-risk" in codes(THEMES)
    assert "13.1" in codes(SDG)
    assert not [code for code in codes(THEMES) if "/" in code]


@pytest.mark.parametrize(
    ("base", "typed", "meant"),
    [
        (THEMES, "flood-risks", "flood-risk"),
        (THEMES, "Flood Risk", "flood-risk"),
        (THEMES, "flood_risk", "flood-risk"),
        (SDG, "13.1", "13.1"),
        (THEMES, "qqqqqqqq", None),
    ],
)
def test_what_was_meant(base: str, typed: str, meant: str | None) -> None:
    assert suggest(base, typed) == meant


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_label_leads_to_a_concept_that_bears_it(language: str) -> None:
    for code, concept in codes(THEMES).items():
        found = suggest(THEMES, concept.labels[language])
        assert found is not None, code
        assert concept.labels[language] in concepts()[THEMES + found].names


@given(st.text(max_size=40))
def test_a_suggestion_exists(typed: str) -> None:
    found = suggest(THEMES, typed)
    assert found is None or found in codes(THEMES)


def test_closest_keeps_quiet_when_nothing_is_near() -> None:
    assert closest("summery", ["summary", "title"]) == "summary"
    assert closest("zzz", ["summary", "title"]) is None
    assert closest("x", []) is None
