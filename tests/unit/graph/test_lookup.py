"""Names in either language lead to things."""

from pathlib import Path

import pytest

from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.lookup import lookup
from nbs_graph.namespaces import ID, ONTOLOGY, SCHEME
from nbs_graph.resources import data_dir


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return Dataset.from_dump(data_dir() / "nbs-graph.trig")


def test_a_thing_is_told_once_by_its_best_name(shipped: Dataset) -> None:
    found = lookup(shipped, "Climate action")
    assert [one.iri for one in found].count("http://metadata.un.org/sdg/13") == 1
    assert (found[0].iri, found[0].how, found[0].matched) == (
        "http://metadata.un.org/sdg/13",
        "is",
        "Climate action",
    )
    assert found[0].names["zh"] == "气候行动"


@pytest.mark.parametrize(
    ("text", "iri", "kind", "scheme"),
    [
        ("Flood risk", SCHEME + "theme/flood-risk", "Concept", SCHEME + "theme"),
        ("IUCN China Office", ID + "organisation/iucn-china-office", "Organisation", None),
        ("Publication", ONTOLOGY + "Publication", "Class", None),
        ("CN", ID + "place/cn", "Country", None),
    ],
)
def test_kinds_are_the_narrowest(
    shipped: Dataset, text: str, iri: str, kind: str, scheme: str | None
) -> None:
    found = next(one for one in lookup(shipped, text) if one.iri == iri)
    assert (found.kind, found.scheme, found.how) == (kind, scheme, "is")


def test_case_blanks_and_normal_forms_do_not_matter(shipped: Dataset) -> None:
    """`é` of one or two code points is the same letter."""
    expected = [one.iri for one in lookup(shipped, "Belém")]
    assert expected
    assert [one.iri for one in lookup(shipped, " bele\u0301M ")] == expected


def test_only_where_nothing_is_called_so_names_resemble(shipped: Dataset) -> None:
    assert {one.how for one in lookup(shipped, "mangrove")} <= {"is", "begins", "contains"}
    near = lookup(shipped, "mangroove")
    assert {one.how for one in near} == {"resembles"}
    assert len({one.iri for one in near}) == len(near) <= 5
    assert lookup(shipped, "xyzzyqq") == lookup(shipped, "   ") == []


def test_texts_are_never_part_of_the_query() -> None:
    small = Dataset.from_dump(Path(__file__).resolve().parents[2] / "cli" / "data" / "small.trig")
    assert lookup(small, '" } SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #') == []
