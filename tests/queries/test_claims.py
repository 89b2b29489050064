"""Claims side by side: what stands together, how far each reaches, and whether they agree."""

import pytest
from small_world import cells, entry, finding, rows, world

from nbs_graph.graph.dataset import Dataset

_ROOF = "; nbs:intervention practice:green-roof"
_WORLD = (
    entry("publication/a", "Publication", "theme:urban-nbs"),
    entry("publication/b", "Publication"),
    entry("report/c", "Report", "", "nbs:practice practice:green-roof"),
    finding("publication/a", "30", "eq", _ROOF + " ; nbs:margin 4"),
    finding("publication/b", "28", "approx", _ROOF),
    finding("report/c", "20", "eq", "; nbs:valueTo 27"),
    # Not to be compared with those: another unit, a projection, the size of a sample, another measure.
    finding("publication/a", "12", "eq", _ROOF + " ; nbs:unit unit:km2"),
    finding("publication/a", "90", "eq", _ROOF + " ; nbs:findingKind finding-kind:projection"),
    finding("publication/b", "54", "eq", _ROOF + " ; nbs:findingKind finding-kind:sample"),
    finding("report/c", "99", "eq", "; nbs:intervention practice:bioswale"),
)


@pytest.fixture(scope="module")
def small() -> Dataset:
    return world(_WORLD)


def _roofs(dataset: Dataset, **given: str) -> dict[str, tuple[str, ...]]:
    """Value → low, high, agreement of the results in per cent on green roofs."""
    return {
        row["value"]: (row.get("low", ""), row.get("high", ""), row["agreement"])
        for row in rows(dataset, "claims-side-by-side", practice="green-roof", **given)
        if row["unit"] == "percent" and row["kind"] == "result"
    }


def test_claims_stand_with_their_like(small: Dataset) -> None:
    """In one unit, of one kind, on one measure; a finding that names no measure goes by that of its entry."""
    found = rows(small, "claims-side-by-side")
    assert [(row["about"], row["unit"], row["kind"], row["value"], row["level"]) for row in found] == [
        ("bioswale", "percent", "result", "99", "finding"),
        ("green-roof", "km2", "result", "12", "finding"),
        ("green-roof", "percent", "projection", "90", "finding"),
        ("green-roof", "percent", "result", "20", "entry"),
        ("green-roof", "percent", "result", "28", "finding"),
        ("green-roof", "percent", "result", "30", "finding"),
    ]
    assert [(row["claims"], row["sources"]) for row in found[3:]] == [("3", "3")] * 3
    assert [row["agreement"] for row in found[:3]] == ["alone"] * 3


def test_how_far_they_reach_and_whether_they_meet(small: Dataset) -> None:
    """A margin and a range widen, “about” by the tolerance; overlap is with every other."""
    assert _roofs(small) == {
        "20": ("20", "27", "overlap"),
        "28": ("25.2", "30.8", "overlap"),
        "30": ("26", "34", "overlap"),
    }
    assert _roofs(small, tolerance="0") == {
        "20": ("20", "27", "apart"),
        "28": ("28", "28", "apart"),
        "30": ("26", "34", "overlap"),
    }


def test_claims_of_a_theme_or_a_broader_measure(small: Dataset) -> None:
    """A broader measure gathers what is narrower; a theme what its entries find; both together what is in both."""
    assert {row["value"] for row in rows(small, "claims-side-by-side", practice="urban-measure")} == {
        "12", "90", "20", "28", "30", "99",
    }  # fmt: skip
    assert [
        (row["about"], row["value"]) for row in rows(small, "claims-side-by-side", theme="urban-nbs")
    ] == [
        ("urban-nbs", "12"),
        ("urban-nbs", "90"),
        ("urban-nbs", "30"),
    ]
    both = rows(small, "claims-side-by-side", theme="urban-nbs", practice="green-roof")
    assert {(row["about"], row["value"], row["claims"]) for row in both} == {
        ("green-roof", "12", "1"),
        ("green-roof", "90", "1"),
        ("green-roof", "30", "1"),
    }


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        (("10", "eq"), ("10", "eq"), "overlap"),
        (("10", "eq"), ("10.1", "eq"), "apart"),
        (("10", "approx"), ("10.9", "eq"), "overlap"),
        (("10", "nearly"), ("9.1", "eq"), "overlap"),
        (("10", "nearly"), ("10.1", "eq"), "apart"),
        (("10", "up_to"), ("3", "eq"), "overlap"),
        (("10", "at_most"), ("11", "eq"), "apart"),
        (("-10", "less_than"), ("-40", "eq"), "overlap"),
        (("10", "more_than"), ("4000", "eq"), "overlap"),
        (("10", "at_least"), ("9", "eq"), "apart"),
        (("10", "mean"), ("-2", "eq"), "opposed"),
        (("10", "up_to"), ("-2", "eq"), "apart"),
        (("10", "more_than"), ("-2", "less_than"), "opposed"),
        (("10", "more_than"), ("20", "less_than"), "overlap"),
    ],
)
def test_verdicts(one: tuple[str, str], other: tuple[str, str], agreement: str) -> None:
    """Pair by pair and side by side say the same, whichever comes first."""
    for first, second in ((one, other), (other, one)):
        made = world(
            [entry(i, "Publication") + finding(i, *said, _ROOF) for i, said in (("publication/a", first), ("publication/b", second))]
        )  # fmt: skip
        (pair,) = rows(made, "claims-compared", practice="green-roof")
        assert (pair["value"], pair["other_value"]) == (first[0], second[0])
        assert (pair["agreement"], pair["same"]) == (agreement, "yes")
        assert {verdict for *_, verdict in _roofs(made).values()} == {agreement}


def test_pairs_stand_once(small: Dataset) -> None:
    """Three claims make three pairs; another measure joins when a broader one is asked for."""
    pairs = rows(small, "claims-compared", practice="green-roof")
    assert [(row["entry"], row["other_entry"], row["agreement"]) for row in pairs] == [
        ("a", "b", "overlap"),
        ("a", "c", "overlap"),
        ("b", "c", "overlap"),
    ]
    assert len(cells(small, "claims-compared", practice="urban-measure")) == 6
    assert cells(small, "claims-compared", practice="mangrove-restoration") == set()
