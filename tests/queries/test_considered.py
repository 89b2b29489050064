"""Links that were suggested or rejected are considered, not made: no other question counts or lists them."""

import pyoxigraph as ox
import pytest
from question_cases import Case, cases, table

from nbs_graph.graph.catalogue import question
from nbs_graph.graph.dataset import Dataset
from nbs_graph.linking.rules import link
from nbs_graph.pipeline.assemble import Assembled

ENTRY = "https://w3id.org/nbs-graph/id/publication/nature-based-solutions-can-help-reduce-the-impact-of-natural-hazards-a-global"
# Concepts that nothing links this entry with; a rule would lead from several of them to others.
CONCEPTS = [
    "<http://metadata.un.org/sdg/5>",
    "<http://metadata.un.org/sdg/5.1>",
    "<http://metadata.un.org/sdg/17.3>",
    "theme:peatlands",
    "theme:blended-finance",
    "theme:urban-forest",
    "gbf:5",
    "gbf:19",
    "challenge:human-health",
    "challenge:water-security",
    "ecosystem:M1",
    "ecosystem:T7.4",
    "approach:protected-area",
    "<https://w3id.org/nbs-graph/id/framework/invest>",
]
_PREFIXES = """@prefix nbs: <https://w3id.org/nbs-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix basis: <https://w3id.org/nbs-graph/scheme/basis/> .
@prefix confidence: <https://w3id.org/nbs-graph/scheme/confidence/> .
""" + "".join(
    f"@prefix {s}: <https://w3id.org/nbs-graph/scheme/{s}/> .\n"
    for s in ("theme", "gbf", "challenge", "ecosystem", "approach")
)
WHOLE = [case for case in cases() if case.question.name not in {"considered-links", "crosswalk-leads"}]


@pytest.fixture(scope="module")
def considered(graph: Assembled) -> Dataset:
    """The real graph and one entry with a suggestion or a rejection for every concept, linked as a build is."""
    turtle = _PREFIXES
    for number, concept in enumerate(CONCEPTS):
        node = f"<{ENTRY}#considered-{number}>"
        said = (
            "basis:suggested ; nbs:score 0.61 ; nbs:confidence confidence:low"
            if number % 2
            else f"basis:rejected ; dcterms:creator <https://w3id.org/nbs-graph/id/person/jin-tong> ; "
            f'dcterms:created "2026-11-2{number % 10}" ; nbs:confidence confidence:low'
        )
        turtle += (
            f"<{ENTRY}> nbs:alignment {node} . {node} a nbs:Alignment ; nbs:target {concept} ; nbs:basis {said} ; "
            f'nbs:reason "Reason {number}."@en , "理由{number}。"@zh .\n'
        )
    copy = ox.Store()
    copy.extend(graph.store)
    home = ox.NamedNode("https://w3id.org/nbs-graph/graph/issue/2023-08")
    copy.extend(
        ox.Quad(t.subject, t.predicate, t.object, home)
        for t in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)
    )
    link(copy)
    return Dataset(copy)


@pytest.mark.parametrize("case", WHOLE, ids=lambda c: c.name)
def test_answers_are_the_same_without_them(case: Case, dataset: Dataset, considered: Dataset) -> None:
    """Whatever is counted or listed: coverage, entries by concept, gaps, overviews."""
    assert table(considered, case) == table(dataset, case)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("entries-by-sdg", {"sdg": "5"}), ("entries-by-sdg", {"sdg": "17.3"}), ("entries-by-theme", {"theme": "peatlands"}),
        ("entries-by-theme", {"theme": "blended-finance"}), ("entries-by-gbf", {"gbf": "5"}),
        ("entries-by-ecosystem", {"ecosystem": "M1"}), ("entries-by-ecosystem", {"ecosystem": "T7.4"}),
        ("evidence-for-sdg", {"sdg": "5.1"}), ("why", {"entry": ENTRY}), ("links-by-basis", {}), ("unlinked-entries", {}),
        ("doubtful-links", {}), ("challenge-coverage", {}), ("shared-topics", {"like": "publication/nature-based-solutions-can-help-reduce-the-impact-of-natural-hazards-a-global"}),
    ],
)  # fmt: skip
def test_concepts_do_not_lead_to_them(
    name: str, given: dict[str, str], dataset: Dataset, considered: Dataset
) -> None:
    """Asked for the very concept, too."""
    case = Case(question(name), "", given)
    rows = table(considered, case)
    assert rows == table(dataset, case)
    assert not any("considered-" in cell for row in rows for cell in row)


def test_no_shortcut_and_no_derived_link_follows(graph: Assembled, considered: Dataset) -> None:
    """Linking has made nothing of them."""
    for shortcut in ("http://purl.org/dc/terms/subject", "https://w3id.org/nbs-graph/ontology#contributesTo"):
        before, after = (
            {q.object for q in store.quads_for_pattern(ox.NamedNode(ENTRY), ox.NamedNode(shortcut), None)}
            for store in (graph.store, considered.store)
        )
        assert before == after
    origins = considered.store.quads_for_pattern(
        None, ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom"), None
    )
    assert not any("#considered-" in str(quad.object) for quad in origins)


def test_they_have_a_question_of_their_own(considered: Dataset) -> None:
    """All of them, or those of one entry or concept; with score, reason, who and when."""
    head, *rows = table(considered, Case(question("considered-links"), "", {"entry": ENTRY}))
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert len(found) == len(CONCEPTS)
    rejected = [row for row in found if row["basis"].endswith("/rejected")]
    assert all(row["reason"] and row["by"].endswith("/jin-tong") and row["when"] for row in rejected)
    assert {row["score"] for row in found} == {"0.61", ""}
    one = table(
        considered,
        Case(question("considered-links"), "", {"concept": "http://metadata.un.org/sdg/5", "lang": "zh"}),
    )
    assert [row[3] for row in one[1:]] == ["性别平等"]


def test_nobody_but_who_rejected_answers_for_them(considered: Dataset) -> None:
    """The curators of the issue, and their day, stand for no suggestion."""
    head, *rows = table(considered, Case(question("considered-links"), "", {}))
    found = [dict(zip(head, row, strict=True)) for row in rows]
    suggested = [row for row in found if row["basis"].endswith("/suggested")]
    assert suggested
    assert all((row["by"], row["when"]) == ("", "") for row in suggested)


def test_what_holds_all_the_same_is_marked(dataset: Dataset) -> None:
    """A goal that was suggested, and follows from a target of the entry; beside it one that does not."""
    copy = ox.Store()
    copy.extend(dataset.store)
    home = ox.NamedNode("https://w3id.org/nbs-graph/graph/issue/2023-08")
    names, *links = table(dataset, Case(question("why"), "", {"entry": ENTRY}))
    held = next(row[names.index("concept")] for row in links if row[names.index("rule")])
    for number, concept in enumerate((f"<{held}>", "<http://metadata.un.org/sdg/5>")):
        said = f"<{ENTRY}> nbs:alignment <{ENTRY}#s{number}> . <{ENTRY}#s{number}> nbs:target {concept} ; nbs:basis basis:suggested ."
        copy.extend(
            ox.Quad(*t.triple, home)
            for t in ox.parse((_PREFIXES + said).encode(), format=ox.RdfFormat.TURTLE)
        )
    head, *rows = table(Dataset(copy), Case(question("considered-links"), "", {"entry": ENTRY}))
    assert {row[head.index("concept")]: row[head.index("holds")] for row in rows} == {
        held: "true", "http://metadata.un.org/sdg/5": "false",
    }  # fmt: skip


def test_a_lead_that_was_rejected_is_none_any_more(dataset: Dataset) -> None:
    """What the crosswalk suggests stays a lead while it is only suggested, and goes once a person rejected it."""
    leads = table(dataset, Case(question("crosswalk-leads"), "", {}))[1:]
    entry, concept = leads[0][:2]
    for basis, stays in (("suggested", True), ("rejected", False)):
        copy = ox.Store()
        copy.extend(dataset.store)
        home = ox.NamedNode("https://w3id.org/nbs-graph/graph/issue/2023-08")
        said = f"""<{entry}> nbs:alignment <{entry}#x> . <{entry}#x> nbs:target <{concept}> ; nbs:basis basis:{basis} ."""
        copy.extend(
            ox.Quad(t.subject, t.predicate, t.object, home)
            for t in ox.parse((_PREFIXES + said).encode(), format=ox.RdfFormat.TURTLE)
        )
        after = table(Dataset(copy), Case(question("crosswalk-leads"), "", {}))[1:]
        assert (leads[0] in after) is stays
        assert len(after) == len(leads) - (not stays)
