"""Rules: what follows from what an editor wrote, where it goes, and that it is not said twice."""

import pyoxigraph as ox
import pytest

from nbs_graph.linking.rules import rules
from nbs_graph.namespaces import GRAPH, ID, ONTOLOGY
from nbs_graph.pipeline.assemble import Assembled, assemble
from nbs_graph.sources.yaml_ld import read_entry

ISSUE = GRAPH + "issue/2030-01"
ENTRY = """
id: policy/soil-act
kind: Policy
title: {en: Soil Act}
translatedTitle: {zh: 土壤法}
summary: {en: A law., zh: 一部法律。}
issued: 2030-01
themes:
  - {code: flood-risk, basis: curated, reason: {en: a, zh: b}}
  - {code: urban-forest, basis: curated, reason: {en: a, zh: b}}
  - {code: urban-nbs, basis: rejected, reason: {en: a, zh: b}, by: person/x}
  - {code: blended-finance, basis: rejected, reason: {en: a, zh: b}, by: person/x}
challenges:
  - {code: human-health, basis: rejected, reason: {en: a, zh: b}, by: person/x}
sdg:
  - {code: "13.1", basis: curated, reason: {en: a, zh: b}}
  - {code: "15.3", basis: suggested}
  - {code: "14", basis: suggested}
  - {code: "14.2", basis: curated, reason: {en: a, zh: b}}
  - {code: "15", basis: stated, evidence: 目标 15}
  - {code: "12.2", basis: curated, reason: {en: a, zh: b}}
  - {code: "12", basis: rejected, reason: {en: a, zh: b}, by: person/x}
  - {code: "6.3", basis: rejected, reason: {en: a, zh: b}, by: person/x}
participations:
  - {agent: organisation/x, role: publisher, evidence: X}
milestones:
  half-by-2035: {due: 2035, text: {en: half, zh: 一半}, value: 50, unit: percent, qualifier: eq, measured: {en: a, zh: b}, evidence: 一半}
"""


@pytest.fixture(scope="module")
def graph() -> Assembled:
    document = read_entry(ENTRY, file="x.yaml", graph=ISSUE, item_of=lambda _: ID + "item/2030-01/01")
    assert not document.faults
    return assemble(document.quads)


def ask(graph: Assembled, where: str) -> bool:
    prefixes = (
        f"PREFIX nbs: <{ONTOLOGY}> PREFIX id: <{ID}> PREFIX g: <{GRAPH}> PREFIX dcterms: <http://purl.org/dc/terms/> "
        "PREFIX sdg: <http://metadata.un.org/sdg/> PREFIX prov: <http://www.w3.org/ns/prov#> "
        f"PREFIX schema: <https://schema.org/> BASE <{ID}> "
    )
    return bool(graph.store.query(f"{prefixes} ASK {{ {where} }}", use_default_graph_as_union=True))


ACT = "<policy/soil-act>"


@pytest.mark.parametrize(
    "where",
    [
        f"GRAPH <{ISSUE}> {{ {ACT} dcterms:subject <https://w3id.org/nbs-graph/scheme/theme/flood-risk> }}",
        f"GRAPH <{ISSUE}> {{ {ACT} nbs:contributesTo sdg:13.1, sdg:14.2, sdg:15 }}",
        f"GRAPH <{ISSUE}> {{ {ACT} dcterms:publisher <organisation/x> }}",
        f"GRAPH <{ISSUE}> {{ {ACT} nbs:finding <policy/soil-act#half-by-2035> }}",
        f"GRAPH g:derived {{ {ACT} nbs:contributesTo sdg:13 . <policy/soil-act#derived-sdg-13> nbs:rule <rule/goal-from-target> ;"
        " prov:wasDerivedFrom <policy/soil-act#sdg-13.1> }",
        f"GRAPH g:derived {{ {ACT} nbs:contributesTo sdg:14 }}",  # a suggestion keeps nothing from following
        f"GRAPH g:derived {{ {ACT} dcterms:subject <https://w3id.org/nbs-graph/scheme/theme/disaster-risk-reduction> }}",
        f"GRAPH g:derived {{ {ACT} dcterms:subject <https://w3id.org/nbs-graph/scheme/challenge/disaster-risk> }}",
        f'GRAPH <{ISSUE}> {{ {ACT} nbs:edtf "2030-01" ; nbs:earliest ?a ; nbs:latest ?b FILTER(STR(?a) = "2030-01-01" && STR(?b) = "2030-01-31") }}',
    ],
)
def test_follows(graph: Assembled, where: str) -> None:
    """Shortcuts live with their statement; derived links in a graph of their own, with rule and source."""
    assert ask(graph, where)


@pytest.mark.parametrize(
    "where",
    [
        f"GRAPH ?g {{ {ACT} nbs:contributesTo sdg:6.3 }}",  # rejected
        f"GRAPH ?g {{ {ACT} nbs:contributesTo sdg:6 }}",  # nothing follows from what was rejected
        f"GRAPH ?g {{ {ACT} nbs:contributesTo sdg:12 }}",  # follows from 12.2, but was rejected
        f"{ACT} nbs:alignment ?link . ?link nbs:target sdg:12 ; nbs:rule ?rule",
        f"{ACT} dcterms:subject <https://w3id.org/nbs-graph/scheme/theme/urban-nbs>",  # broader, but rejected
        f"{ACT} dcterms:subject <https://w3id.org/nbs-graph/scheme/theme/nature-finance>",  # broader of one rejected
        f"{ACT} dcterms:subject <https://w3id.org/nbs-graph/scheme/challenge/human-health>",
        "?made prov:wasDerivedFrom ?from . ?from nbs:basis <https://w3id.org/nbs-graph/scheme/basis/rejected>",
        f"{{ GRAPH ?g {{ {ACT} nbs:contributesTo sdg:15.3 }} }}",  # only suggested
        f"{{ GRAPH g:derived {{ {ACT} nbs:contributesTo sdg:15 }} }}",  # stated already
    ],
)
def test_does_not_follow(graph: Assembled, where: str) -> None:
    """A suggestion makes no shortcut, what is asserted is not derived, and what was rejected does not come back."""
    assert not ask(graph, where)


def test_each_triple_lives_in_one_graph(graph: Assembled) -> None:
    """The union has as many triples as the graphs have together."""
    assert len({q.triple for q in graph.store}) == len(graph.store) == len(graph.quads)


def test_assembling_again_adds_nothing(graph: Assembled) -> None:
    """Linking is idempotent: a linked graph linked again is the same graph."""
    again = assemble(graph.quads)
    assert set(again.quads) == set(graph.quads)
    assert sum(again.derived.values()) == 0


def test_a_rejection_stops_rules_for_its_entry_only(graph: Assembled) -> None:
    """Without the rejections the same links are derived: they alone keep the rules from it."""
    rejected = "https://w3id.org/nbs-graph/scheme/basis/rejected"
    nodes = {q.subject for q in graph.quads if q.object == ox.NamedNode(rejected)}
    document = read_entry(ENTRY, file="x.yaml", graph=ISSUE, item_of=lambda _: ID + "item/2030-01/01")
    free = assemble(quad for quad in document.quads if quad.subject not in nodes and quad.object not in nodes)
    for concept in ("sdg:12", "<https://w3id.org/nbs-graph/scheme/theme/urban-nbs>"):
        assert ask(free, f"{ACT} nbs:alignment ?link . ?link nbs:target {concept} ; nbs:rule ?rule")
        assert not ask(graph, f"{ACT} nbs:alignment ?link . ?link nbs:target {concept} ; nbs:rule ?rule")


def test_rules_say_what_they_do() -> None:
    """Every rule is labelled and described in both languages and goes to a known graph."""
    assert len({rule.name for rule in rules()}) == len(rules()) > 0
    for rule in rules():
        assert rule.graph in {"statement", "derived", "aligned", "provenance"}
        assert set(rule.label) == set(rule.description) == {"en", "zh"}


def test_the_store_keeps_numbers_as_written(graph: Assembled) -> None:
    """Dumps are made from literals as typed, not as the store normalises them."""
    amount = ox.Literal("1.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    quad = ox.Quad(
        ox.NamedNode(ID + "fund/a#x"), ox.NamedNode(ONTOLOGY + "amount"), amount, ox.NamedNode(ISSUE)
    )
    assert quad in assemble([quad]).quads


def test_who_and_when_come_from_the_issue_unless_said() -> None:
    """The issue's curator and day stand for every statement that names none of its own, each by itself."""
    turtle = f"""
    @prefix nbs: <{ONTOLOGY}> . @prefix dct: <http://purl.org/dc/terms/> . @base <{ID}> .
    <issue/2030-01> a nbs:NewsletterIssue ; nbs:curatedBy <person/a> ; nbs:curatedOn "2030-02-01" .
    <policy/x> nbs:alignment <policy/x#1>, <policy/x#2>, <policy/x#3> .
    <policy/x#2> dct:creator <person/b> .
    <policy/x#3> dct:created "2030-03-01" .
    """
    written = [
        ox.Quad(*q.triple, ox.NamedNode(ISSUE)) for q in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)
    ]
    made = {(q.subject.value[-1], q.predicate.value.rsplit("/", 1)[-1]) for q in assemble(written).quads
            if q.graph_name.value == GRAPH + "provenance"}  # fmt: skip
    assert made == {
        ("1", ["ns", "prov#wasAttributedTo"][-1]), ("1", "created"), ("2", "created"),
        ("3", "prov#wasAttributedTo"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "attributed"),
    [
        ("nbs:basis basis:curated", 2), ("nbs:basis basis:stated", 2), ("nbs:basis basis:suggested ; nbs:score 0.7", 0),
        ("nbs:basis basis:rejected", 0), ("nbs:basis basis:rejected ; dct:creator <person/b>", 0), ("nbs:score 0.7", 2),
    ],
)  # fmt: skip
def test_nobody_answers_for_what_a_program_suggests(said: str, attributed: int) -> None:
    """Nor has the curator of an issue, or on that day, rejected what somebody rejects."""
    turtle = f"""
    @prefix nbs: <{ONTOLOGY}> . @prefix dct: <http://purl.org/dc/terms/> . @base <{ID}> .
    @prefix basis: <https://w3id.org/nbs-graph/scheme/basis/> .
    <issue/2030-01> a nbs:NewsletterIssue ; nbs:curatedBy <person/a> ; nbs:curatedOn "2030-02-01" .
    <policy/x> nbs:alignment <policy/x#1> . <policy/x#1> {said} .
    """
    written = [
        ox.Quad(*q.triple, ox.NamedNode(ISSUE)) for q in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)
    ]
    assert sum(q.graph_name.value == GRAPH + "provenance" for q in assemble(written).quads) == attributed
