"""Promises about the data in this repository, file by file and as a graph."""

import json
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from nbs_graph.namespaces import ID, ONTOLOGY, RDF_TYPE, SCHEME, SDG
from nbs_graph.pipeline.assemble import Assembled, assemble
from nbs_graph.resources import data_dir
from nbs_graph.sources import yaml_ld
from nbs_graph.sources.folder import read_documents, yaml_files
from nbs_graph.sources.yaml_ld import Document


def described(graph: Assembled) -> set[str]:
    return {q.subject.value for q in graph.quads if isinstance(q.subject, ox.NamedNode)}


def ask(graph: Assembled, query: str) -> list[tuple[str, ...]]:
    prefixes = (
        f"PREFIX nbs: <{ONTOLOGY}> PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        f"PREFIX scheme: <{SCHEME}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    )
    found = graph.store.query(prefixes + query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple("" if value is None else value.value for value in row) for row in found]


def test_every_file_reads_without_faults(documents: list[Document]) -> None:
    """No structural fault in any file of data/, and every file describes something."""
    assert [fault.as_json() for d in documents for fault in d.faults] == []
    assert all(d.quads for d in documents)


def test_ids_are_unique_and_match_their_kind(documents: list[Document]) -> None:
    """No thing is described by two files."""
    subjects = [d.subject for d in documents]
    assert len(set(subjects)) == len(subjects)


def test_no_dangling_reference(graph: Assembled) -> None:
    """Whatever a triple points at under our base or in the SDG scheme is described."""
    known = described(graph)
    dangling = {
        (q.subject.value, q.object.value)
        for q in graph.quads
        if isinstance(q.object, ox.NamedNode)
        and q.object.value.startswith((ID, SCHEME, SDG))
        and not q.object.value.startswith(SDG + "ontology#")
        and q.object.value not in known
    }
    assert not dangling


def test_no_blank_nodes(graph: Assembled) -> None:
    """Everything has a name, or every diff would lie."""
    assert not [
        q for q in graph.quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)
    ]


TITLE, ABSTRACT = "dcterms:title|nbs:translatedTitle", "dcterms:abstract"


def entries_without(graph: Assembled, *patterns: str) -> set[str]:
    """Every `nbs:Entry`, whatever else is or is not said of it, for which none of the patterns holds."""
    none = " ".join(f"FILTER NOT EXISTS {{ {pattern} }}" for pattern in patterns)
    return {entry for (entry,) in ask(graph, f"SELECT DISTINCT ?e WHERE {{ ?e a nbs:Entry . {none} }}")}


def unnamed(graph: Assembled, what: str, language: str) -> set[str]:
    return entries_without(graph, f'?e ({what}) ?t FILTER(LANG(?t) = "{language}")')


def themeless(graph: Assembled) -> set[str]:
    return entries_without(graph, "?e dcterms:subject/skos:inScheme scheme:theme")


def goalless(graph: Assembled) -> set[str]:
    return entries_without(
        graph, "?e nbs:contributesTo/skos:inScheme <http://metadata.un.org/sdg>", "?e nbs:unlinkedReason ?r"
    )


def test_every_main_entry_is_an_entry(graph: Assembled) -> None:
    """What the newsletter reports is stated to be an `nbs:Entry`, so that the promises below miss none of it."""
    covered = {e for (e,) in ask(graph, "SELECT DISTINCT ?e WHERE { ?item nbs:covers ?e }")}
    assert covered
    assert covered <= entries_without(graph)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("what", [TITLE, ABSTRACT])
def test_every_entry_is_named_and_summed_up(graph: Assembled, what: str, language: str) -> None:
    """Each entry has a title, published or translated, and a summary in both languages."""
    assert not unnamed(graph, what, language)


def test_every_entry_has_a_theme_and_a_goal_or_says_why_not(graph: Assembled) -> None:
    """At least one theme, and an SDG link or a recorded reason why there is none."""
    assert not themeless(graph)
    assert not goalless(graph)


def test_an_entry_that_says_nothing_is_seen(documents: list[Document]) -> None:
    """Proof of the two promises above: an entry with a kind and nothing else breaks each of them."""
    bare = ID + "report/bare"
    a = ox.NamedNode(RDF_TYPE)
    planted = ox.Quad(
        ox.NamedNode(bare), a, ox.NamedNode(ONTOLOGY + "Report"), documents[0].quads[0].graph_name
    )
    graph = assemble([planted, *(quad for document in documents for quad in document.quads)])
    for what in (TITLE, ABSTRACT):
        for language in ("en", "zh"):
            assert unnamed(graph, what, language) == {bare}
    assert themeless(graph) == {bare}
    assert goalless(graph) == {bare}


def test_every_statement_rests_on_something(graph: Assembled) -> None:
    """Evidence, a reason or a rule behind every statement, whatever its kind."""
    bare = ask(
        graph,
        """SELECT ?s WHERE { ?e nbs:alignment|nbs:finding|nbs:commitment|nbs:participation|nbs:milestone ?s .
        FILTER NOT EXISTS { ?s nbs:evidence|nbs:reason|nbs:rule ?x } }""",
    )
    assert not bare


def test_quotes_are_short(graph: Assembled) -> None:
    """A quote is the figure or the name itself: 30 characters at most."""
    long = ask(graph, "SELECT ?q WHERE { ?s <http://www.w3.org/ns/oa#exact> ?q FILTER(STRLEN(?q) > 30) }")
    assert not long


def test_both_parsers_agree_on_every_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """pyoxigraph and rdflib read the same triples out of every file through the published context."""
    seen: list[tuple[str, bytes]] = []
    original = ox.parse

    def spy(source: Any = None, **more: Any) -> Any:
        if isinstance(source, bytes):
            seen.append((str(json.loads(source)["id"]), source))
        return original(source, **more)

    monkeypatch.setattr(yaml_ld.ox, "parse", spy)
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    list(read_documents(yaml_files(data_dir())))
    monkeypatch.undo()
    assert seen
    for name, document in seen:
        graph = rdflib.Graph().parse(data=document, format="json-ld")
        theirs = set(original(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES))
        assert set(original(document, format=ox.RdfFormat.JSON_LD)) == theirs, name
