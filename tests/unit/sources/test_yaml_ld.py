"""An editor's file → quads, positions, structural faults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.namespaces import GRAPH, ID, ONTOLOGY, RDF_TYPE, SCHEME
from nbs_graph.sources.authoring import authoring
from nbs_graph.sources.yaml_ld import Document, read_entry
from nbs_graph.terms import dates

HERE = GRAPH + "issue/2023-08"
ITEM = ID + "item/2023-08/02"
ENTRY = ID + "publication/pluvial-floods"
HEAD = "id: publication/pluvial-floods\nkind: Publication\n"
WORDS = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x9FFF, exclude_categories=["C", "Z"]), min_size=1
)


def read(text: str) -> Document:
    """A document read as part of an issue."""
    return read_entry(text, file="x.yaml", graph=HERE, item_of=lambda _: ITEM)


def quoted(text: str) -> str:
    """A double-quoted YAML scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def triples(document: Document) -> set[tuple[str, str, str]]:
    """The quads as plain strings."""
    return {
        (str(q.subject)[1:-1], q.predicate.value, getattr(q.object, "value", str(q.object)))
        for q in document.quads
    }


def test_a_small_entry() -> None:
    """Identifiers, references, dates and languages come out as the context says."""
    document = read(HEAD + "title: {en: Floods, zh: 洪水}\nissued: 2023-08\nplaces: [cn, us-mn]\n")
    assert not document.faults
    assert (document.subject, document.kind) == (ENTRY, "Publication")
    found = triples(document)
    assert (ENTRY, RDF_TYPE, ONTOLOGY + "Publication") in found
    assert {o for s, p, o in found if p.endswith("spatial")} == {ID + "place/cn", ID + "place/us-mn"}
    issued = next(q.object for q in document.quads if q.predicate.value.endswith("issued"))
    assert str(issued) == f'"2023-08"^^<{dates.XSD}gYearMonth>'
    assert {str(q.graph_name) for q in document.quads} == {f"<{HERE}>"}


def test_statements_are_named_after_what_they_say() -> None:
    """A link's code, a finding's key, an author's place."""
    document = read(
        HEAD
        + "themes:\n  - {code: flood-risk, basis: stated, evidence: {quote: 洪水, at: 5-7}}\n"
        + "authors:\n  - {agent: person/a, evidence: A}\n"
        + "findings:\n  loss:\n    value: 32\n    unit: percent\n    evidence: [{quote: 32%}, {quote: b}]\n"
    )
    assert not document.faults
    found = triples(document)
    theme = ENTRY + "#theme-flood-risk"
    assert (ENTRY, ONTOLOGY + "alignment", theme) in found
    assert (theme, ONTOLOGY + "target", SCHEME + "theme/flood-risk") in found
    assert (theme + "-evidence-1", "http://www.w3.org/ns/oa#hasSource", ITEM) in found
    assert (theme + "-evidence-1-position", "http://www.w3.org/ns/oa#end", "7") in found
    assert (ENTRY + "#author-1", ONTOLOGY + "role", SCHEME + "role/author") in found
    assert (ENTRY + "#author-1", ONTOLOGY + "order", "1") in found
    assert (ENTRY + "#loss-evidence-2-quote", "http://www.w3.org/ns/oa#exact", "b") in found


def test_items_are_numbered_in_their_order() -> None:
    """Position and IRI of an item follow from the list."""
    document = read_entry(
        "id: issue/2023-09\nkind: NewsletterIssue\nitems:\n  - main: event/a\n  - main: event/b\n",
        file="issue.yaml",
        graph=GRAPH + "issue/2023-09",
    )
    assert not document.faults
    assert (ID + "item/2023-09/02", ONTOLOGY + "mainEntry", ID + "event/b") in triples(document)
    assert (ID + "item/2023-09/02", "https://schema.org/position", "2") in triples(document)


@pytest.mark.parametrize(
    ("lines", "code", "line", "column", "suggestion"),
    [
        ("summery: {en: x}", "NBS010", 3, 1, "summary"),
        ("venue: cn", "NBS011", 3, 1, None),
        ("title: Floods", "NBS012", 3, 8, None),
        ("title: {english: Floods}", "NBS013", 3, 9, None),
        ("practices: [green roof]", "NBS014", 3, 13, "green-roof"),
        ("themes: [{code: flood-risk, evidence: {quote: x, at: 12}}]", "NBS015", 3, 54, None),
        ("themes: [{code: flood-risk, evidence: {at: 1-2}}]", "NBS015", 3, 39, None),
        ("themes: [{code: flood-risk, evidence: {quote: x, item: 5}}]", "NBS015", 3, 56, None),
        ("journal:", "NBS016", 3, 1, None),
        ("summary: {en: , zh: 甲}", "NBS016", 3, 15, None),
        ("themes: [{code: a}, {code: a}]", "NBS018", 3, 21, None),
        ("themes: flood-risk", "NBS012", 3, 9, None),
        ("themes: [flood-risk]", "NBS012", 3, 10, None),
        ("findings: [{value: 3}]", "NBS012", 3, 11, None),
        ("findings: {Green Roof: {value: 3}}", "NBS005", 3, 12, None),
    ],
)
def test_structural_faults(lines: str, code: str, line: int, column: int, suggestion: str | None) -> None:
    """Each fault has its code, its place, and what was meant where that can be told."""
    document = read(HEAD + lines + "\n")
    (fault,) = document.faults
    assert (fault.code, fault.suggestion) == (code, suggestion)
    assert fault.span is not None
    assert (fault.span.line, fault.span.column) == (line, column)
    assert not document.quads
    assert fault.message["en"] != fault.message["zh"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kind: Publication\n", "NBS005"),
        ("id: Publication/X\nkind: Publication\n", "NBS005"),
        ("id: publication/../x\nkind: Publication\n", "NBS005"),
        ("id: [a]\nkind: Publication\n", "NBS005"),
        ("id: publication/x\n", "NBS006"),
        ("id: publication/x\nkind: Publicaton\n", "NBS006"),
        ("id: publication/x\nkind: Alignment\n", "NBS006"),
        ("id: publication/x\nkind: [Report]\n", "NBS006"),
    ],
)
def test_heads(text: str, code: str) -> None:
    """`id:` and `kind:` come first, and are what they have to be."""
    assert [fault.code for fault in read(text).faults] == [code]


def test_evidence_of_an_entry_that_no_item_covers() -> None:
    """The item quoted must be known, or be named."""
    text = HEAD + "themes: [{code: flood-risk, evidence: x}]\n"
    assert [f.code for f in read_entry(text, file="x", graph=HERE).faults] == ["NBS017"]
    named = HEAD + "themes: [{code: flood-risk, evidence: {quote: x, item: 2023-08/05}}]\n"
    assert not read_entry(named, file="x", graph=HERE).faults


def test_broken_yaml_is_one_fault_of_the_file() -> None:
    """No quads, no subject, one place."""
    document = read("id: x\n\tkind: y\n")
    assert [(f.code, f.file) for f in document.faults] == [("NBS001", "x.yaml")]
    assert document.subject is None


def test_every_key_of_the_format_is_in_the_context() -> None:
    """What authoring.yaml allows somewhere, context.jsonld gives a meaning."""
    declared = authoring()
    shorthand = {"quote", "at"} | {key.quote for key in declared.statements.values()}
    for kind, keys in declared.keys.items():
        scoped = {name for term in declared.terms.values() for name in term.scoped or {}}
        assert set(keys) <= set(declared.terms) | scoped | shorthand, kind


@given(st.lists(WORDS, min_size=1, max_size=4, unique=True), WORDS)
def test_nothing_typed_is_dropped(texts: list[str], journal: str) -> None:
    """Each text comes out as it was typed, and each is found at the place where it was typed."""
    lines = "".join(f"    - {quoted(text)}\n" for text in texts)
    document = read(HEAD + f"journal: {quoted(journal)}\nkeywords:\n  zh:\n{lines}")
    if any(set(text) <= {"…"} for text in (*texts, journal)):
        return  # the mark of templates
    assert not document.faults
    found = triples(document)
    assert (ENTRY, ONTOLOGY + "journal", journal) in found
    assert {o for _, p, o in found if p == "https://schema.org/keywords"} == set(texts)
    for number, text in enumerate(texts):
        span = document.positions.find(ENTRY, "https://schema.org/keywords", text)
        assert span is not None
        assert span.line == 6 + number


@given(st.text(max_size=300))
def test_any_text_is_a_document(text: str) -> None:
    """Whatever a file holds, the reader answers with quads or with faults that have a place."""
    document = read(HEAD + text)
    assert document.quads or document.faults
    assert all(fault.span is not None for fault in document.faults)


REFERENCES = st.text("abcdefghijklmnopqrstuvwxyzABZ019._~:/#?&=%@!$'()*+,;-", min_size=1, max_size=20)


@given(REFERENCES)
def test_a_reference_is_kept_or_refused(typed: str) -> None:
    """No reference disappears: it is in the quads as it was resolved, or there is a fault."""
    document = read(HEAD + f"practices: [{quoted(typed)}]\n")
    if document.faults:
        return
    values = [q.object for q in document.quads if q.predicate.value == ONTOLOGY + "practice"]
    assert len(values) == 1
