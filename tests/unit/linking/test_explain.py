"""Every link of the graph that ships says why it is there, and the named question says the same."""

import hashlib
from functools import cache

import pyoxigraph as ox
import pytest

from nbs_graph.errors import CannotDo
from nbs_graph.graph.asking import ask
from nbs_graph.graph.catalogue import question
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.store import SHIPPED
from nbs_graph.linking.explain import Explainer
from nbs_graph.linking.explanation import HOLDING, Explanation, answers
from nbs_graph.linking.printed import printed
from nbs_graph.namespaces import GRAPH, ID, ONTOLOGY, SCHEME
from nbs_graph.resources import data_dir

SHORTCUTS = ("http://purl.org/dc/terms/subject", ONTOLOGY + "contributesTo", ONTOLOGY + "alignsWith")
TEXT = "芦苇带能够\n拦蓄部分 洪水。" * 3 + "Reed belts hold back part of a flood."
GRAPH_OF_ONE = f"""
@prefix nbs: <{ONTOLOGY}> . @prefix oa: <http://www.w3.org/ns/oa#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix basis: <{SCHEME}basis/> . @prefix theme: <{SCHEME}theme/> . @prefix sdg: <http://metadata.un.org/sdg/> . @base <{ID}> .
<issue/2030-01> nbs:sourceSha256 "{hashlib.sha256(TEXT.encode()).hexdigest()}" ; nbs:sourceLength {len(TEXT)} .
<item/2030-01/01> dct:isPartOf <issue/2030-01> .
<report/x> nbs:alignment <report/x#1>, <report/x#2>, <report/x#3>, <report/x#4> .
<report/x#1> nbs:target theme:flood-risk ; nbs:basis basis:stated ; nbs:evidence <report/x#e> .
<report/x#e> oa:hasSource <item/2030-01/01> ; oa:hasSelector <report/x#q>, <report/x#p> .
<report/x#q> oa:exact "洪水" . <report/x#p> oa:start 11 ; oa:end 13 .
<report/x#2> nbs:target theme:wetlands ; nbs:basis basis:suggested ; nbs:score 0.55 ; nbs:evidence <report/x#f> .
<report/x#f> oa:hasSource <item/2029-12/01> ; oa:hasSelector <report/x#q>, <report/x#p> .
<report/x#3> nbs:target theme:peatlands ; nbs:basis basis:rejected ; nbs:reason "No bog."@en, "无泥炭。"@zh ;
    dct:creator <person/mei-lin> ; dct:created "2030-02-02" .
<report/x#4> nbs:target sdg:13 ; nbs:basis basis:suggested ; nbs:score 0.5 .
<report/y> nbs:alignment <report/y#1> . <report/y#1> nbs:target theme:peatlands ; nbs:basis basis:curated ; nbs:reason "Bogs."@en .
"""


@cache
def shipped() -> ox.Store:
    return Dataset.from_dump(data_dir() / SHIPPED).store


@pytest.fixture(scope="module")
def small() -> ox.Store:
    store = ox.Store()
    home = ox.NamedNode(GRAPH + "issue/2030-01")
    store.extend(
        ox.Quad(t.subject, t.predicate, t.object, home)
        for t in ox.parse(GRAPH_OF_ONE.encode(), format=ox.RdfFormat.TURTLE)
    )
    return store


@cache
def explained() -> dict[str, list[Explanation]]:
    """Entry → why each of its links is there."""
    pattern = shipped().quads_for_pattern(None, ox.NamedNode(ONTOLOGY + "alignment"), None)
    explainer = Explainer(shipped())
    return {entry: explainer.of_entry(entry) for entry in sorted({q.subject.value for q in pattern})}


def test_every_alignment_is_explained() -> None:
    """Basis, and words, a reason with who and when, or a rule with what it started from: without exception."""
    statements = {
        q.object.value for q in shipped().quads_for_pattern(None, ox.NamedNode(ONTOLOGY + "alignment"), None)
    }
    links = [link for found in explained().values() for link in found]
    assert {link.statement for link in links} == statements
    assert len(links) > 500
    for link in links:
        assert link.basis in HOLDING
        assert link.entry_label
        assert link.concept_label
        match link.basis:
            case "stated":
                assert all(q.text and q.item and q.start is not None for q in link.quotes)
                assert link.quotes
            case "curated":
                assert set(link.reason) == {"en", "zh"}
            case "derived":
                assert set(link.rule_label) == {"en", "zh"}
                assert link.derived_from
        assert link.basis == "derived" or (link.who and link.when)


@pytest.mark.parametrize("shortcut", SHORTCUTS)
def test_every_shortcut_is_explained(shortcut: str) -> None:
    """What an entry is said to be about or to contribute to is a link that explains itself, derived ones included."""
    quads = list(shipped().quads_for_pattern(None, ox.NamedNode(shortcut), None))
    assert quads
    derived = 0
    for quad in quads:
        found = [link for link in explained()[quad.subject.value] if link.concept == quad.object.value]
        assert found, quad
        derived += any(link.rule for link in found)
    assert derived or shortcut.endswith("alignsWith")


def test_a_rule_leads_back_to_words_or_a_reason() -> None:
    """Whoever follows what a derived link came from ends at a statement of a person or of the source."""
    by_statement = {link.statement: link for found in explained().values() for link in found}
    for link in by_statement.values():
        seen, open_ = set(), [link.statement]
        while open_:
            name = open_.pop()
            known = by_statement.get(name)
            if known is not None and name not in seen:
                seen.add(name)
                open_ += known.derived_from
        assert any(by_statement[name].quotes or by_statement[name].reason for name in seen), link.statement


def test_the_question_why_says_the_same() -> None:
    """`query why` covers rule, source, reason, who, when and quotes of each link, row by row."""
    dataset = Dataset(shipped())
    for entry in list(explained())[::7]:
        rows = ask(dataset, question("why"), {"entry": entry}, "en")
        assert isinstance(rows, ox.QuerySolutions)
        names = [v.value for v in rows.variables]
        said = {
            tuple(
                None if row[n] is None else row[n].value.rsplit("/scheme/basis/")[-1]
                for n in names
                if n != "label"
            )
            for row in rows
        }
        wanted = {
            (
                link.concept, link.basis, f"{SCHEME}confidence/{link.confidence}" if link.confidence else None,
                quote.text if quote else None, quote.item if quote else None, link.reason.get("en"), link.rule, source,
                link.who, link.when,
            )
            for link in explained()[entry]
            for quote in link.quotes or (None,)
            for source in link.derived_from or (None,)
        }  # fmt: skip
        assert said == wanted


def test_what_was_considered_stands_apart(small: ox.Store) -> None:
    """Suggested with its score, rejected with reason, who and when; in the scheme that is asked about, or all."""
    explainer = Explainer(small)
    (held,) = explainer.of_entry(ID + "report/x")
    assert held.concept == SCHEME + "theme/flood-risk"
    beside = explainer.considered(ID + "report/x", SCHEME + "theme/flood-risk")
    assert [(a.basis, a.score, a.who, a.when) for a in beside] == [
        ("suggested", "0.55", None, None), ("rejected", None, ID + "person/mei-lin", "2030-02-02"),
    ]  # fmt: skip
    assert len(explainer.considered(ID + "report/x")) == 3
    assert [e.entry for e in explainer.of_concept(SCHEME + "theme/peatlands")] == [ID + "report/y"]
    assert [e.entry for e in explainer.considered_with(SCHEME + "theme/peatlands")] == [ID + "report/x"]


def test_in_json_alternatives_stand_with_the_link_that_holds(small: ox.Store) -> None:
    """Those of its scheme; where nothing holds, an object without a basis carries them."""
    explainer = Explainer(small)
    found = answers(
        explainer.of_entry(ID + "report/x"), explainer.considered(ID + "report/x"), by_scheme=True
    )
    assert [(a["basis"], a["concept"] and a["concept"].rsplit("/", 1)[-1], len(a["alternatives"])) for a in found] == [
        ("stated", "flood-risk", 2), (None, "13", 1),
    ]  # fmt: skip
    peat = SCHEME + "theme/peatlands"
    found = answers(explainer.of_concept(peat), explainer.considered_with(peat), by_scheme=False)
    assert [(a["basis"], a["entry"].rsplit("/", 1)[-1], len(a["alternatives"])) for a in found] == [
        ("curated", "y", 0), (None, "x", 1),
    ]  # fmt: skip


def test_what_holds_by_another_statement_is_no_alternative(small: ox.Store) -> None:
    """A goal that was suggested and follows from its target, too: asked for by entry, by concept, in triples."""
    more = f"""@prefix nbs: <{ONTOLOGY}> . @prefix basis: <{SCHEME}basis/> . @prefix sdg: <http://metadata.un.org/sdg/> . @base <{ID}> .
    <report/x> nbs:alignment <report/x#d> . <report/x#d> nbs:target sdg:13 ; nbs:basis basis:derived .
    <report/z> nbs:alignment <report/z#1> . <report/z#1> nbs:target sdg:13 ; nbs:basis basis:suggested ; nbs:score 0.4 ."""
    store = ox.Store()
    store.extend(small)
    store.extend(
        ox.Quad(*t.triple, ox.NamedNode(GRAPH + "issue/2030-01"))
        for t in ox.parse(more.encode(), format=ox.RdfFormat.TURTLE)
    )
    explainer, goal = Explainer(store), "http://metadata.un.org/sdg/13"
    assert [e.basis for e in explainer.of_entry(ID + "report/x", goal)] == ["derived"]
    assert explainer.considered(ID + "report/x", goal) == []
    assert goal not in {e.concept for e in explainer.considered(ID + "report/x")}
    assert [e.entry for e in explainer.considered_with(goal)] == [ID + "report/z"], (
        "what holds for one entry is still open for another"
    )
    shown = answers(explainer.of_concept(goal), explainer.considered_with(goal), by_scheme=False)
    assert [(a["entry"][-1], a["basis"], len(a["alternatives"])) for a in shown] == [
        ("x", "derived", 0), ("z", None, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("raw", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()])
def test_words_are_shown_in_context(small: ox.Store, raw: bytes) -> None:
    """Up to forty characters on either side, on one line; only of quotes from the issue whose text it is."""
    explainer = Explainer(small, printed(raw, small))
    (held,) = explainer.of_entry(ID + "report/x")
    (quote,) = held.quotes
    assert quote.context is not None
    assert quote.context.before == "芦苇带能够 拦蓄部分 "
    assert quote.context.after.startswith("。芦苇带能够 拦蓄部分 洪水。")
    assert len(quote.context.after) <= 40
    (other,) = explainer.considered(ID + "report/x", SCHEME + "theme/wetlands")[0].quotes
    assert other.context is None, "that one stands in another issue"
    assert held.as_json()["quotes"][0]["context"]["before"] == quote.context.before


@pytest.mark.parametrize("raw", [TEXT.encode() + b".", b"", b"\xff"])
def test_another_text_is_told(small: ox.Store, raw: bytes) -> None:
    """Offsets would point elsewhere."""
    with pytest.raises(CannotDo) as told:
        printed(raw, small)
    assert "2030-01" in told.value.message_en or "UTF-8" in told.value.message_en
