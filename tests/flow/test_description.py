"""The description that travels with the dumps is true of the real graph, and conforms to its shapes."""

import hashlib

import pyoxigraph as ox
import pytest

from nbs_graph.pipeline.assemble import Assembled
from nbs_graph.publish.dumps import DUMPS, dumps
from nbs_graph.publish.metadata import DATASET, describe
from nbs_graph.validation import shapes
from nbs_graph.validation.engine import validate

VERSION = "1.2.3"
PREFIXES = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX spdx: <http://spdx.org/rdf/terms#>
PREFIX void: <http://rdfs.org/ns/void#>
"""
Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def files(graph: Assembled) -> dict[str, bytes]:
    return dumps(graph.quads)


@pytest.fixture(scope="module")
def description(graph: Assembled, files: dict[str, bytes]) -> list[ox.Triple]:
    made = describe(graph.quads, files, VERSION)
    return [quad.triple for quad in ox.parse(made, format=ox.RdfFormat.TURTLE)]


def ask(description: list[ox.Triple], query: str) -> Rows:
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in description)
    found = store.query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple("" if value is None else value.value for value in row) for row in found)


def faults(graph: Assembled, description: list[ox.Triple]) -> list[tuple[str, tuple[str, ...]]]:
    """What the shapes say of the things described, in the graph that they describe."""
    store = ox.Store()
    store.extend(graph.store)
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in description)
    described = {t.subject.value for t in description if isinstance(t.subject, ox.NamedNode)}
    return [(str(fault.focus), fault.path) for fault in validate(store, shapes.load(), described)]


def test_it_conforms(graph: Assembled, description: list[ox.Triple]) -> None:
    """No shape has anything to say of the data set, its parts, its files and their checksums."""
    assert faults(graph, description) == []


@pytest.mark.parametrize("missing", ["dcat#version", "void#triples", "terms#checksumValue", "dcat#byteSize"])
def test_a_gap_is_seen(graph: Assembled, description: list[ox.Triple], missing: str) -> None:
    """The shapes do look: without a version, a count, a checksum or a size, they say where."""
    gone = [t for t in description if t.predicate.value.endswith(missing)]
    rest = [t for t in description if t not in gone]
    assert gone
    assert set(faults(graph, rest)) == {(t.subject.value, (t.predicate.value,)) for t in gone}


def test_each_dump_is_described_as_it_is(description: list[ox.Triple], files: dict[str, bytes]) -> None:
    """Name, media type, size and SHA-256 of every file, and of no other."""
    found = ask(
        description,
        f"""SELECT ?name ?type ?size ?digest WHERE {{ <{DATASET}> dcat:distribution ?d .
        ?d dcterms:identifier ?name ; dcat:mediaType ?type ; dcat:byteSize ?size ; spdx:checksum ?c .
        ?c spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue ?digest }}""",
    )
    assert found == sorted(
        (
            dump.name,
            f"https://www.iana.org/assignments/media-types/{dump.media_type}",
            str(len(files[dump.name])),
            hashlib.sha256(files[dump.name]).hexdigest(),
        )
        for dump in DUMPS
    )


def test_counts_are_those_of_the_dumps(description: list[ox.Triple], files: dict[str, bytes]) -> None:
    """What is counted is what a reader of the N-Quads file counts, in all and in each named graph."""
    read = list(ox.parse(files["nbs-graph.nq"], format=ox.RdfFormat.N_QUADS))
    graphs = {quad.graph_name for quad in read}
    counts = "void:triples ?n ; void:distinctSubjects ?s"
    assert ask(description, f"SELECT ?n ?s WHERE {{ <{DATASET}> {counts} }}") == [
        (str(len(read)), str(len({quad.subject for quad in read})))
    ]
    parts = (
        f"SELECT ?g ?n ?s WHERE {{ <{DATASET}> void:subset ?p . ?p a sd:NamedGraph ; sd:name ?g ; {counts} }}"
    )
    assert all(isinstance(graph, ox.NamedNode) for graph in graphs)
    assert ask(description, parts) == sorted(
        (
            str(graph)[1:-1],
            str(sum(quad.graph_name == graph for quad in read)),
            str(len({quad.subject for quad in read if quad.graph_name == graph})),
        )
        for graph in graphs
    )


def test_it_names_its_version_and_each_part_in_both_languages(description: list[ox.Triple]) -> None:
    """The version given, and a title in English and Chinese for the data set and each of its parts."""
    assert ask(description, f"SELECT ?v WHERE {{ <{DATASET}> dcat:version ?v }}") == [(VERSION,)]
    untitled = """SELECT ?d WHERE { VALUES ?language { "en" "zh" } ?d a void:Dataset .
        FILTER NOT EXISTS { ?d dcterms:title ?t FILTER(LANG(?t) = ?language) } }"""
    assert ask(description, untitled) == []
