"""Decisions about links, one after the other: linking anew what they concern gives what linking everything gives."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nbs_graph.linking.rules import apply
from nbs_graph.namespaces import ID, ONTOLOGY
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.files import Files
from nbs_graph.pipeline.joining import Joiner
from nbs_graph.sources.folder import read_as, read_documents, yaml_files
from nbs_graph.sources.yaml_edit import Link, add_links, change_link, home, links
from nbs_graph.sources.yaml_tree import read
from nbs_graph.validation.engine import engine
from nbs_graph.validation.shapes import load

TINY = Path(__file__).parents[2] / "cli" / "data" / "tiny"
FILE = TINY / "issues" / "2030-01" / "01-reeds.yaml"
ENTRY = ID + "publication/reeds-and-floods"
SCHEME = "https://w3id.org/nbs-graph/scheme/"
SDG = "http://metadata.un.org/sdg/"
# What leads to what: targets and their goals, themes and broader ones, themes and what the crosswalk always gives.
CONCEPTS = (
    SDG + "13.1", SDG + "13", SDG + "15.3", SDG + "15", SDG + "6.6", SDG + "6", SCHEME + "theme/urban-forest",
    SCHEME + "theme/urban-nbs", SCHEME + "theme/disaster-risk-reduction", SCHEME + "theme/forest-carbon",
    SCHEME + "theme/carbon-neutrality", SCHEME + "challenge/disaster-risk", SCHEME + "challenge/climate-change",
    SCHEME + "gbf/8",
)  # fmt: skip
DECISIONS = st.lists(
    st.tuples(st.sampled_from(CONCEPTS), st.sampled_from(("curated", "rejected", "suggested"))), max_size=6
)


def edited(decisions: list[tuple[str, str]]) -> str:
    """The entry's file after decisions."""
    text = FILE.read_text("utf-8")
    for concept, basis in decisions:
        if any(link.concept == concept for link in links(read(text))):
            text = change_link(text, concept, {"basis": basis})
        else:
            there = home(concept)
            assert there is not None
            text = add_links(text, [Link(*there, {"basis": basis, "by": "person/mei-lin"})])
    return text


@cache
def written() -> tuple[ox.Quad, ...]:
    return tuple(quad for d in read_documents(yaml_files(TINY)) for quad in d.quads)


@cache
def joiner() -> Joiner:
    """One for all examples: what one leaves behind would show in the next."""
    return Joiner(assemble(written()).store)


def linked_anew(text: str) -> ox.Store:
    """The whole graph, with this text in the place of the entry's file."""
    others = (quad for d in read_documents([p for p in yaml_files(TINY) if p != FILE]) for quad in d.quads)
    return assemble([*others, *read_as(FILE, text).quads]).store


@settings(max_examples=60, deadline=None)
@given(DECISIONS)
def test_incremental_is_full(decisions: list[tuple[str, str]]) -> None:
    """Shortcuts and derived links of the entry are the same, whichever way they are made."""
    text = edited(decisions)
    files = Files((read_as(FILE, text),))
    joined = joiner().join(files, files.quads, engine(load()).footprint)
    assert joined is not None
    full = linked_anew(text)
    nodes = {
        ox.NamedNode(ENTRY),
        *(
            q.subject
            for q in full
            if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(ENTRY + "#")
        ),
    }
    for node in nodes:
        near = {q.triple for q in joined.nodes.graph.quads_for_pattern(node, None, None)}
        assert near == {q.triple for q in full.quads_for_pattern(node, None, None)}


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(DECISIONS)
def test_linking_twice_adds_nothing(decisions: list[tuple[str, str]]) -> None:
    """Rules are idempotent, and what was rejected holds in no graph."""
    text = edited(decisions)
    store = linked_anew(text)
    before = set(store)
    assert sum(len(made) for made in apply(store).values()) == 0
    assert set(store) == before
    entry = ox.NamedNode(ENTRY)
    for link in links(read(text)):
        holds = any(
            q.predicate.value in {ONTOLOGY + "contributesTo", "http://purl.org/dc/terms/subject"}
            for q in store.quads_for_pattern(entry, None, ox.NamedNode(link.concept))
        )
        assert not (holds and link.basis == "rejected")
        assert holds or link.basis != "curated"
