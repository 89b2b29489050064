"""A published IRI never vanishes: what a release described, every later state of the graph still describes."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from nbs_graph.errors import UsageProblem
from nbs_graph.namespaces import ID, ONTOLOGY
from nbs_graph.pipeline.assemble import Assembled
from tools import releases

ROOT = Path(__file__).resolve().parents[2]
GRAPH = ox.NamedNode("https://w3id.org/nbs-graph/graph/agents")
DEPRECATED = ox.NamedNode("http://www.w3.org/2002/07/owl#deprecated")
XSD_BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")


def things(graph: Assembled) -> list[str]:
    """All IRIs that the graph publishes."""
    return releases.published(graph.quads)


def without(quads: tuple[ox.Quad, ...], iri: str) -> list[ox.Quad]:
    """The graph after somebody deleted the file of a thing."""
    return [q for q in quads if q.subject.value.partition("#")[0] != iri]


def test_nothing_that_was_published_has_vanished(graph: Assembled) -> None:
    """Each IRI of each release is still described, be it as deprecated."""
    assert releases.recorded(ROOT), "no release is recorded; see CONTRIBUTING.md"
    assert releases.vanished(ROOT, graph.quads) == []


def test_the_records_are_sorted_and_ours() -> None:
    """A record holds our IRIs, each once, in order: a diff of two records reads as a change report."""
    for version, iris in releases.recorded(ROOT).items():
        assert iris == sorted(set(iris)), version
        assert all(iri.startswith("https://w3id.org/nbs-graph/") for iri in iris), version


def test_a_planted_vanishing_is_caught(graph: Assembled, tmp_path: Path) -> None:
    """Deleting the file of any published entry is reported, with the release that had it."""
    victim = next(iri for iri in things(graph) if iri.startswith(ID + "publication/"))
    (tmp_path / releases.FOLDER).mkdir(parents=True)
    (tmp_path / releases.FOLDER / "0.1.0.iris").write_text(
        "".join(f"{iri}\n" for iri in things(graph)), "utf-8"
    )
    assert releases.vanished(tmp_path, graph.quads) == []
    assert releases.vanished(tmp_path, without(graph.quads, victim)) == [f"{victim} (published in 0.1.0)"]


def test_deprecation_is_the_way_out(graph: Assembled, tmp_path: Path) -> None:
    """A thing that stays, marked deprecated and nothing else, has not vanished."""
    victim = next(iri for iri in things(graph) if iri.startswith(ID + "publication/"))
    (tmp_path / releases.FOLDER).mkdir(parents=True)
    (tmp_path / releases.FOLDER / "0.1.0.iris").write_text(f"{victim}\n", "utf-8")
    tombstone = ox.Quad(ox.NamedNode(victim), DEPRECATED, ox.Literal("true", datatype=XSD_BOOLEAN), GRAPH)
    assert releases.vanished(tmp_path, [*without(graph.quads, victim), tombstone]) == []


def test_a_thing_that_is_only_mentioned_has_vanished(graph: Assembled, tmp_path: Path) -> None:
    """Being the object of somebody else's triple, or keeping a stray label, is not being described."""
    victim = next(iri for iri in things(graph) if iri.startswith(ID + "organisation/"))
    (tmp_path / releases.FOLDER).mkdir(parents=True)
    (tmp_path / releases.FOLDER / "0.1.0.iris").write_text(f"{victim}\n", "utf-8")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    stray = ox.Quad(ox.NamedNode(victim), label, ox.Literal("x", language="en"), GRAPH)
    assert releases.vanished(tmp_path, [*without(graph.quads, victim), stray])


def test_things_concepts_and_terms_are_published_and_their_parts_are_not(graph: Assembled) -> None:
    """Entries, organisations, concepts and terms of the ontology are promised; statements of an entry are not."""
    iris = things(graph)
    assert ONTOLOGY + "Publication" in iris
    assert "https://w3id.org/nbs-graph/scheme/theme/flood-risk" in iris
    assert not [iri for iri in iris if "#" in iri and not iri.startswith(ONTOLOGY)]


@pytest.mark.parametrize("version", ["1", "1.2", "v1.2.3", "../1.2.3", "1.2.3-beta"])
def test_only_versions_name_a_record(version: str, tmp_path: Path) -> None:
    """The name of a record is a version; nothing else becomes a file."""
    with pytest.raises(UsageProblem):
        releases.record(tmp_path, version)
    assert not list(tmp_path.iterdir())


def test_a_record_is_never_rewritten(graph: Assembled, tmp_path: Path) -> None:
    """What a release promised stays promised: recording it again with other IRIs is refused."""
    path, count = releases.record(tmp_path, "9.9.9")
    assert count == len((tmp_path / path).read_text("utf-8").split())
    assert releases.record(tmp_path, "9.9.9") == (path, count)
    (tmp_path / path).write_text("https://w3id.org/nbs-graph/id/publication/gone\n", "utf-8")
    with pytest.raises(UsageProblem):
        releases.record(tmp_path, "9.9.9")
