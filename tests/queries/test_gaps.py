"""Gaps are where they should be: in a world small enough to count by hand, and the questions do not contradict each other."""

import pytest
from small_world import cells, entry, rows, world

from nbs_graph.graph.dataset import Dataset

_SIGNED = " , ".join(f"<agreement/pact#{party}>" for party in ("se", "ke"))
_PARTIES = "".join(
    f"<agreement/pact#{party}> a nbs:Participation ; nbs:role role:signatory ; nbs:agent <organisation/{party}> .\n"
    f"<organisation/{party}> a nbs:Government ; nbs:country <place/{party}> .\n"
    for party in ("se", "ke")
)
_BOTH = "challenge:water-security ecosystem:F1.1 sdg:6.5"
_WORLD = (
    "<place/vienna> a nbs:Place ; nbs:within <place/at> .\n",
    # Austria: rivers have a policy and research, health a policy of a city only; what merely speaks of Kenya is not its policy.
    entry("policy/rivers", "Policy", _BOTH, 'nbs:jurisdiction <place/at> ; dcterms:spatial <place/ke> ; dcterms:issued "2021-05"^^xsd:gYearMonth'),
    entry("policy/cool", "Policy", "challenge:human-health ecosystem:T7 sdg:11.7 gbf:12", 'nbs:jurisdiction <place/vienna> ; dcterms:issued "2022"^^xsd:gYear'),
    entry("publication/rivers", "Publication", _BOTH, 'dcterms:spatial <place/at> ; dcterms:issued "2021-07-01"^^xsd:date'),
    entry("report/maybe", "Report", "challenge:human-health sdg:11.7", "dcterms:spatial <place/at>", "suggested"),
    # Sweden: research on health and food, and no policy of its own on either.
    entry("publication/parks", "Publication", "challenge:human-health ecosystem:T7.4 sdg:11.7", "dcterms:spatial <place/se>"),
    entry("report/food", "Report", "challenge:food-security sdg:2.4", "dcterms:spatial <place/se>"),
    # Sweden and Kenya signed a pact; Kenya has a case and money beside it.
    entry("agreement/pact", "Agreement", "challenge:disaster-risk sdg:13.1", f"nbs:participation {_SIGNED}"), _PARTIES,
    entry("case-study/coast", "CaseStudy", "challenge:disaster-risk ecosystem:MFT1 sdg:13.1", 'dcterms:spatial <place/ke> ; <https://schema.org/startDate> "2019"^^xsd:gYear'),
    entry("fund/coast", "Fund", "challenge:disaster-risk sdg:13.1", "dcterms:spatial <place/ke>"),
    entry("event/pledges", "Event", "challenge:disaster-risk sdg:13", "dcterms:spatial <place/ke> ; nbs:commitment <event/pledges#sum>"),
    # Reported in two months of a year; one of the two has no date of its own.
    '<issue/2030-01> a nbs:NewsletterIssue ; dcterms:issued "2030-01"^^xsd:gYearMonth . <issue/2030-02> a nbs:NewsletterIssue ; dcterms:issued "2030-02"^^xsd:gYearMonth .\n',
    "<item/2030-01/01> dcterms:isPartOf <issue/2030-01> ; nbs:covers <policy/rivers> , <report/food> . <item/2030-02/01> dcterms:isPartOf <issue/2030-02> ; nbs:covers <policy/rivers> .\n",
    # Of no country, and of no kind that is counted.
    entry("publication/everywhere", "Publication", "challenge:disaster-risk sdg:13.1"),
    entry("course/health", "Course", "challenge:human-health sdg:11.7", "dcterms:spatial <place/ke>"),
)  # fmt: skip


@pytest.fixture(scope="module")
def small() -> Dataset:
    return world(_WORLD)


def test_cells_hold_what_there_is(small: Dataset) -> None:
    """Counts of each side; the pact counts for both signatories, the policy of a city for the country."""
    assert cells(small, "gap-matrix", by="country-challenge") == {
        "at water-security 1 1 0 0",
        "at human-health 1 0 0 0",
        "se human-health 0 1 0 0",
        "se food-security 0 1 0 0",
        "se disaster-risk 1 0 0 0",
        "ke disaster-risk 1 0 1 2",
    }


def test_a_cell_is_of_what_an_entry_has_in_full(small: Dataset) -> None:
    """By default of all four; an entry without an ecosystem is in none of them, a finer ecosystem in its realm."""
    assert cells(small, "gap-matrix") == {
        "at water-security F 6.5 1 1 0 0",
        "at human-health T 11.7 1 0 0 0",
        "se human-health T 11.7 0 1 0 0",
        "ke disaster-risk MFT 13.1 0 0 1 0",
    }
    assert cells(small, "gap-matrix", by="country-target", scheme="gbf") == {"at 12 1 0 0 0"}


@pytest.mark.parametrize(
    ("side", "left"),
    [
        ("policy", {"se human-health 0 1 0 0", "se food-security 0 1 0 0"}),
        ("research", {"at human-health 1 0 0 0", "se disaster-risk 1 0 0 0", "ke disaster-risk 1 0 1 2"}),
        ("case", {"at water-security 1 1 0 0", "at human-health 1 0 0 0", "se human-health 0 1 0 0", "se food-security 0 1 0 0", "se disaster-risk 1 0 0 0"}),
        ("money", {"at water-security 1 1 0 0", "at human-health 1 0 0 0", "se human-health 0 1 0 0", "se food-security 0 1 0 0", "se disaster-risk 1 0 0 0"}),
    ],
)  # fmt: skip
def test_only_the_cells_that_lack_a_side(small: Dataset, side: str, left: set[str]) -> None:
    assert cells(small, "gap-matrix", by="country-challenge", lacking=side) == left


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"by": "challenge", "country": "AT"}, {"at water-security 1 1 0 0", "at human-health 1 0 0 0"}),
        ({"by": "country", "challenge": "human-health"}, {"at human-health 1 0 0 0", "se human-health 0 1 0 0"}),
        ({"by": "country", "ecosystem": "T7"}, {"at T7 1 0 0 0", "se T7 0 1 0 0"}),
        ({"by": "country", "ecosystem": "T7.4"}, {"se T7.4 0 1 0 0"}),
        ({"by": "country", "target": "sdg:13"}, {"se 13 1 0 0 0", "ke 13 1 0 1 2"}),
        ({"by": "country", "target": "gbf:12"}, {"at 12 1 0 0 0"}),
        ({"by": "target", "challenge": "disaster-risk"}, {"disaster-risk 13.1 1 1 1 1"}),
        ({"by": "challenge", "country": "KE", "ecosystem": "MFT", "target": "sdg:13.1"}, {"ke disaster-risk MFT 13.1 0 0 1 0"}),
        ({"by": "challenge", "country": "FR"}, set()),
    ],
)  # fmt: skip
def test_each_of_the_four_can_be_fixed(small: Dataset, given: dict[str, str], found: set[str]) -> None:
    """What is fixed stands in its column, with whatever is narrower counted for it."""
    assert cells(small, "gap-matrix", **given) == found


def test_policy_without_evidence(small: Dataset) -> None:
    """By country, by target, by both; beside it how much is known elsewhere."""
    assert cells(small, "policy-without-evidence") == {
        "at human-health 1 1",
        "se disaster-risk 1 1",
        "ke disaster-risk 1 1",
    }
    assert cells(small, "policy-without-evidence", by="challenge-target") == set()
    assert cells(small, "policy-without-evidence", by="country-challenge-target") == {
        "at human-health 11.7 1 1",
        "se disaster-risk 13.1 1 1",
        "ke disaster-risk 13.1 1 1",
    }
    assert cells(small, "policy-without-evidence", country="AT", ecosystem="T7.4") == set()
    assert cells(small, "policy-without-evidence", ecosystem="T", challenge="human-health") == {
        "at human-health 1 1"
    }
    assert cells(small, "policy-without-evidence", by="challenge-target", scheme="gbf") == {
        "human-health 12 1 0"
    }


def test_evidence_without_policy(small: Dataset) -> None:
    """Policies elsewhere tell whom to learn from; 0 where nobody has one."""
    assert cells(small, "evidence-without-policy") == {"se human-health 1 1", "se food-security 1 0"}
    assert cells(small, "evidence-without-policy", by="challenge-target") == {"food-security 2.4 1 0"}
    assert cells(small, "evidence-without-policy", ecosystem="T7.4") == {"se human-health 1 0"}
    assert cells(small, "evidence-without-policy", country="AT") == set()


def test_what_is_counted_is_listed(small: Dataset) -> None:
    listed = [f"{row['side']} {row['entry']}" for row in rows(small, "policies-and-evidence", country="KE")]
    assert listed == ["policy pact", "case coast", "money pledges", "money coast"]
    assert not rows(small, "policies-and-evidence", country="KE", challenge="food-security")


def test_targets_that_nobody_serves(small: Dataset) -> None:
    """A target is served by a link to itself, not to its goal; by whom can be narrowed down."""
    every = {row["target"] for row in rows(small, "targets-without-entries")}
    assert len(every) == 169 - 4
    assert not every & {"6.5", "11.7", "2.4", "13.1"}
    assert {row["target"] for row in rows(small, "targets-without-entries", goal="13")} == {
        "13.2",
        "13.3",
        "13.a",
        "13.b",
    }
    policies = {row["target"]: row["others"] for row in rows(small, "targets-without-entries", kind="Policy")}
    assert (policies["2.4"], policies["1.1"]) == ("1", "0")
    assert "13.1" not in policies, "an agreement is a policy"
    kenya = {row["target"]: row["others"] for row in rows(small, "targets-without-entries", country="KE")}
    assert (kenya["6.5"], kenya["2.4"]) == ("2", "1")
    assert "13.1" not in kenya
    assert len(rows(small, "targets-without-entries", scheme="gbf")) == 22


def test_entries_year_by_year(small: Dataset) -> None:
    """In the year in which their date begins; without a date, in none."""
    assert cells(small, "year-by-year") == {"2019 CaseStudy 1", "2021 Policy 1", "2021 Publication 1", "2022 Policy 1"}  # fmt: skip
    assert cells(small, "year-by-year", by="total", **{"from": "2020", "to": "2021"}) == {"2021 2"}
    assert cells(small, "year-by-year", by="sdg", kind="Policy") == {"2021 6 1", "2022 11 1"}
    assert cells(small, "year-by-year", by="challenge", country="AT") == {"2021 water-security 2", "2022 human-health 1"}  # fmt: skip
    assert cells(small, "year-by-year", by="gbf") == {"2022 12 1"}
    assert cells(small, "year-by-year", by="country", sdg="6") == {"2021 AT 2"}
    assert cells(small, "year-by-year", dated="issue") == {"2030 Policy 1", "2030 Report 1"}


@pytest.mark.parametrize("by", ["country-challenge", "challenge-target", "country-challenge-target"])
@pytest.mark.parametrize(
    ("name", "has", "lacking"),
    [("policy-without-evidence", "policies", "research"), ("evidence-without-policy", "research", "policy")],
)
def test_the_questions_agree(dataset: Dataset, by: str, name: str, has: str, lacking: str) -> None:
    """On the real graph: a gap is a cell of the matrix that has the one and lacks the other."""
    axes = ("country", "challenge", "target")
    matrix = [
        [*(row.get(axis) for axis in axes), row[has]]
        for row in rows(dataset, "gap-matrix", by=by, lacking=lacking)
        if row[has] != "0"
    ]
    assert matrix == [[*(row.get(axis) for axis in axes), row[has]] for row in rows(dataset, name, by=by)]


def test_every_cell_can_be_opened(dataset: Dataset) -> None:
    """On the real graph: each number of the matrix is the number of entries that are listed for its cell."""
    sides = {"policies": "policy", "research": "research", "cases": "case", "money": "money"}
    for cell in rows(dataset, "gap-matrix", by="country-challenge-target"):
        given = {axis: cell[axis] for axis in ("country", "challenge")} | {"target": f"sdg:{cell['target']}"}
        listed = [row["side"] for row in rows(dataset, "policies-and-evidence", **given)]
        assert {n: listed.count(side) for n, side in sides.items()} == {n: int(cell[n]) for n in sides}, given
