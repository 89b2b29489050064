"""What the August issue does not hold but later issues will: the questions stay right."""

import pyoxigraph as ox
import pytest
from question_cases import Case, table

from nbs_graph.graph.catalogue import question
from nbs_graph.graph.dataset import Dataset
from nbs_graph.pipeline.assemble import Assembled

_PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix schema: <https://schema.org/> .
@prefix nbs: <https://w3id.org/nbs-graph/ontology#> . @prefix id: <https://w3id.org/nbs-graph/id/> .
@prefix scheme: <https://w3id.org/nbs-graph/scheme/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix sdg: <http://metadata.un.org/sdg/> .
@prefix currency: <http://publications.europa.eu/resource/authority/currency/> .
@base <https://w3id.org/nbs-graph/id/> .
"""
_NOTICE = "<policy/zh-fc3abb61edbf>"


@pytest.fixture
def dataset(graph: Assembled) -> Dataset:
    """A copy of the real graph to add to."""
    copy = Dataset()
    copy.extend(graph.store)
    return copy


def _add(dataset: Dataset, turtle: str) -> None:
    later = ox.NamedNode("https://w3id.org/nbs-graph/graph/issue/2023-09")
    dataset.extend(
        ox.Quad(t.subject, t.predicate, t.object, later)
        for t in ox.parse(_PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    )


def _rows(dataset: Dataset, name: str, **given: str) -> list[dict[str, str]]:
    head, *rows = table(dataset, Case(question(name), "", given))
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_a_suggestion_links_nothing_until_it_is_accepted(dataset: Dataset) -> None:
    coverage = _rows(dataset, "sdg-coverage")
    _add(
        dataset,
        f"""{_NOTICE} nbs:alignment <policy/zh-fc3abb61edbf#sdg-5.1> .
        <policy/zh-fc3abb61edbf#sdg-5.1> a nbs:Alignment ; nbs:target sdg:5.1 ; nbs:basis <https://w3id.org/nbs-graph/scheme/basis/suggested> .""",
    )
    assert _rows(dataset, "entries-by-sdg", sdg="5") == []
    assert _rows(dataset, "evidence-for-sdg", sdg="5") == []
    assert _rows(dataset, "sdg-coverage") == coverage
    assert [row["link"] for row in _rows(dataset, "links-without-evidence")] == [
        "https://w3id.org/nbs-graph/id/policy/zh-fc3abb61edbf#sdg-5.1"
    ]


@pytest.mark.parametrize("kind", ["alignment", "finding", "commitment", "participation", "milestone"])
def test_every_kind_of_statement_owes_a_ground(dataset: Dataset, kind: str) -> None:
    _add(dataset, f"{_NOTICE} nbs:{kind} <policy/zh-fc3abb61edbf#bare> .")
    assert len(_rows(dataset, "links-without-evidence")) == 1
    _add(dataset, '<policy/zh-fc3abb61edbf#bare> nbs:reason "A reason."@en .')
    assert _rows(dataset, "links-without-evidence") == []


def test_a_commitment_is_one_row_however_many_stand_between(dataset: Dataset) -> None:
    before = _rows(dataset, "commitments")
    _add(
        dataset,
        f"""{_NOTICE} nbs:commitment <policy/zh-fc3abb61edbf#money> .
        <policy/zh-fc3abb61edbf#money> a nbs:Commitment ; nbs:amount 5.50 ; nbs:currency currency:USD ;
            nbs:from id:organisation\\/cdp ; nbs:through id:fund\\/b , id:fund\\/a ; nbs:to id:fund\\/c .""",
    )
    after = _rows(dataset, "commitments")
    assert len(after) == len(before) + 1
    (new,) = [row for row in after if row["currency"] == "USD"]
    assert (new["amount"], new["through"], new["status"]) == (
        "5.5",
        "https://w3id.org/nbs-graph/id/fund/a",
        "",
    )


def test_an_entry_of_two_issues_stands_in_both(dataset: Dataset) -> None:
    _add(
        dataset,
        """<issue/2023-09> a nbs:NewsletterIssue ; nbs:edtf "2023-09" ; nbs:earliest "2023-09-01"^^xsd:date .
        <item/2023-09/01> dcterms:isPartOf <issue/2023-09> ; schema:position 1 ;
            nbs:section <https://w3id.org/nbs-graph/scheme/section/policy-domestic> ;
            nbs:mainEntry <policy/zh-fc3abb61edbf> ; nbs:covers <policy/zh-fc3abb61edbf> .""",
    )
    rows = _rows(dataset, "entries", kind="Policy")
    assert [row["issue"].rpartition("/")[2] for row in rows] == ["2023-08", "2023-08", "2023-09"]
    assert rows[-1]["title_zh"] == "关于深化气候适应型城市建设试点的通知", (
        "without a headline: the title itself"
    )
    assert rows[-1]["url"] == ""
    assert _rows(dataset, "issue-additions", issue="2023-09") == [], "it is not new"


def test_a_title_in_a_third_language_does_not_multiply_rows(dataset: Dataset) -> None:
    _add(
        dataset,
        """<policy/sol> a nbs:Policy , nbs:Entry ; dcterms:title "Stratégie des sols"@fr ;
        nbs:translatedTitle "Soil strategy"@en , "土壤战略"@zh ; nbs:jurisdiction <place/fr> .""",
    )
    for language, title in (("en", "Soil strategy"), ("zh", "土壤战略")):
        rows = _rows(dataset, "policies-by-country", country="FR", lang=language)
        assert [row["title"] for row in rows] == [title]


def test_policies_of_a_province_count_for_the_country(dataset: Dataset) -> None:
    before = len(_rows(dataset, "policies-by-country", country="CN"))
    _add(
        dataset,
        """<policy/province> a nbs:Policy , nbs:Entry ; dcterms:title "省级规划"@zh ; nbs:jurisdiction <place/cn-xx> .
        <place/cn-xx> a nbs:Place ; nbs:within <place/cn> .""",
    )
    assert len(_rows(dataset, "policies-by-country", country="CN")) == before + 1


def test_events_that_reach_into_the_days_are_found(dataset: Dataset) -> None:
    for first, last, found in (
        ("2023-08-30", "2023-08-30", True),
        ("2023-08-31", "2023-08-31", False),
        ("2023-08-01", "2023-08-27", False),
    ):
        rows = _rows(dataset, "events-between", **{"from": first, "to": last})
        assert any("cciced" in row["entry"] for row in rows) is found, first


def test_a_policy_takes_its_target_off_the_gaps(dataset: Dataset) -> None:
    gaps = [row["target"] for row in _rows(dataset, "research-without-policy")]
    _add(
        dataset,
        f"""{_NOTICE} nbs:alignment <policy/zh-fc3abb61edbf#sdg-gap> .
        <policy/zh-fc3abb61edbf#sdg-gap> a nbs:Alignment ; nbs:target <http://metadata.un.org/sdg/{gaps[0]}> ;
            nbs:basis <https://w3id.org/nbs-graph/scheme/basis/curated> ; nbs:reason "Judged."@en .""",
    )
    assert [row["target"] for row in _rows(dataset, "research-without-policy")] == gaps[1:]


def test_frameworks_that_only_might_align_are_left_out(dataset: Dataset) -> None:
    before = _rows(dataset, "framework-alignments")
    _add(
        dataset,
        f"""{_NOTICE} nbs:alignment <policy/zh-fc3abb61edbf#with> .
        <policy/zh-fc3abb61edbf#with> a nbs:Alignment ; nbs:target <agreement/belem-declaration> ;
            nbs:basis <https://w3id.org/nbs-graph/scheme/basis/suggested> ; nbs:reason "Perhaps."@en .""",
    )
    assert _rows(dataset, "framework-alignments") == before


def test_a_day_that_does_not_fall_in_the_year_is_still_listed(dataset: Dataset) -> None:
    before = _rows(dataset, "observances", year="2027")
    _add(
        dataset,
        """<observance/leap> a nbs:Observance , nbs:Entry ; dcterms:title "Leap Day"@en ;
        nbs:recurrenceRule "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29" ; nbs:occurrence "2024-02-29"^^xsd:date .""",
    )
    leap = {"title_en": "Leap Day", "title_zh": "", "rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"}
    assert _rows(dataset, "observances", year="2027") == [*before, {"day": "", **leap}]
    assert {"day": "2024-02-29", **leap} in _rows(dataset, "observances", year="2024")


@pytest.mark.parametrize(
    "name", ["findings", "findings-by-theme", "findings-by-practice", "uncertain-findings"]
)
def test_a_finding_described_in_one_language_is_told_in_that(dataset: Dataset, name: str) -> None:
    _add(
        dataset,
        f"""{_NOTICE} nbs:finding <policy/zh-fc3abb61edbf#area> .
        <policy/zh-fc3abb61edbf#area> nbs:value 7 ; nbs:margin 1 ; nbs:measured "新增面积"@zh ;
            nbs:intervention <https://w3id.org/nbs-graph/scheme/practice/green-roof> .""",
    )
    (new,) = [row for row in _rows(dataset, name, lang="en") if row["value"] == "7"]
    assert new["measured"] == "新增面积"


def test_a_blended_case_is_one_row_for_each_target(dataset: Dataset) -> None:
    before = _rows(dataset, "blended-cases")
    _add(
        dataset,
        """<case-study/zh-c6e86ea78cc6> nbs:financeInstrument
        <https://w3id.org/nbs-graph/scheme/finance-instrument/subsidy> ,
        <https://w3id.org/nbs-graph/scheme/finance-instrument/habitat-bank> .""",
    )
    after = _rows(dataset, "blended-cases")
    assert [row["target"] for row in after] == [row["target"] for row in before]
    assert len({(row["entry"], row["target"]) for row in after}) == len(after)
