"""What is pushed arrives, is read back, and is told when it did not; what is not ours is left alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import nbs_graph as nbs
from benchmarks.serving import virtuoso
from nbs_graph.api import Graph
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.writer import Door, door
from nbs_graph.namespaces import GRAPH
from nbs_graph.pipeline.progress import Progress
from nbs_graph.pipeline.pushing import Push
from tests.contract import engines
from tests.contract.conftest import NAMES
from tests.contract.engines import Engine

FOREIGN = "INSERT DATA { GRAPH <http://example.org/theirs> { <urn:a> <urn:b> 'theirs' } }"
STRAY = f"INSERT DATA {{ GRAPH <{GRAPH}old> {{ <urn:a> <urn:b> 'old' }} }}"
WRITABLE = ["oxigraph", NAMES[-1]]


@pytest.fixture(scope="module", params=WRITABLE)
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine with nothing of ours in it, and something of others'."""
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        if request.param == "virtuoso":
            if not virtuoso.is_installed():
                pytest.skip(f"{virtuoso.NEEDED} is not installed")
            patch.setenv("NBS_GRAPH_ENDPOINT_USER", virtuoso.USER)
            patch.setenv("NBS_GRAPH_ENDPOINT_PASSWORD", virtuoso.PASSWORD)
            with virtuoso.virtuoso(folder / "virtuoso") as server:
                started = Engine("virtuoso", server.query, server.update, server.graph_store)
                updated(started, FOREIGN)
                yield started
        else:
            with engines.oxigraph(folder / "store") as started:
                updated(started, FOREIGN)
                yield started


def updated(engine: Engine, text: str) -> None:
    Door(engine.place, None, engine.update, 30)._update(text)


def run(engine: Engine, *options: str) -> "subprocess.CompletedProcess[str]":
    assert engine.update is not None
    command = [sys.executable, "-m", "nbs_graph.cli.main", "push", "--endpoint", engine.place]
    return subprocess.run(
        [*command, "--store", str(engines.SHIPPED), *options],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env=os.environ | {"LANG": "C.UTF-8"},
    )


def theirs(engine: Engine) -> int:
    return nbs.open(engine.place)._dataset.count("http://example.org/theirs")  # type: ignore[union-attr]


@pytest.mark.parametrize("method", [pytest.param("update", marks=pytest.mark.slow), "gsp"])
def test_it_arrives_whole(method: str, empty: Engine, local: Graph) -> None:
    updated(empty, STRAY)
    place = (
        ["--update", str(empty.update)] if method == "update" else ["--graph-store", str(empty.graph_store)]
    )
    plan = run(empty, "--dry-run", *place)
    assert plan.returncode == 0, plan.stderr
    done = run(empty, "--method", method, *place)
    assert done.returncode == 0, done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(lines) == len(plan.stdout.splitlines()) == 8
    assert {line[0] for line in lines} == {"same"}
    assert sum(int(line[2]) for line in lines) == len(local)
    assert f"({GRAPH}old)" in done.stderr
    dropped = run(empty, "--drop-absent", "--method", method, *place)
    if dropped.returncode == 3:  # Virtuoso, when busy, closes connections; a push may always be repeated
        dropped = run(empty, "--drop-absent", "--method", method, *place)
    assert dropped.returncode == 0, dropped.stderr
    assert "old" not in dropped.stderr
    assert len(nbs.open(empty.place)) == len(local)
    assert theirs(empty) == 1


def test_what_differs_is_told(empty: Engine, local: Graph, tmp_path: Path) -> None:
    """A triple lost, one added, one changed, after everything was sent."""
    dataset = Dataset.from_dump(engines.SHIPPED)
    push = Push(dataset, door(empty.place, None, empty.update, "update", 60), 2000, progress(tmp_path, empty))
    push.send(lambda *_: None)
    agents = f"{GRAPH}agents"
    quad = next(iter(dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(agents))))
    updated(empty, f"DELETE DATA {{ GRAPH <{agents}> {{ {quad.subject} {quad.predicate} {quad.object} }} }}")
    updated(empty, f"INSERT DATA {{ GRAPH <{agents}> {{ {quad.subject} {quad.predicate} <urn:other> }} }}")
    updated(empty, f"INSERT DATA {{ GRAPH <{GRAPH}ontology> {{ <urn:new> <urn:b> <urn:c> }} }}")
    found = {arrived.graph: arrived for arrived in push.check(lambda *_: None)}
    assert {graph for graph, arrived in found.items() if not arrived.same} == {agents, f"{GRAPH}ontology"}
    assert "<urn:other>" in found[agents].unexpected[0]
    assert len(found[agents].missing) == 1
    assert found[f"{GRAPH}ontology"].remote == found[f"{GRAPH}ontology"].local + 1


def progress(folder: Path, engine: Engine, *, resume: bool = False) -> Progress:
    return Progress(folder / "progress.json", engine.place, 2000, resume=resume)


def test_an_interrupted_push_goes_on(empty: Engine, tmp_path: Path) -> None:
    """Stopped anywhere, it sends what is left and no more, and everything is there."""
    dataset = Dataset.from_dump(engines.SHIPPED)
    way = door(empty.place, None, empty.update, "update", 60)
    sent: list[int] = []

    def until(most: int) -> "type[KeyboardInterrupt] | None":
        def told(*_: object) -> None:
            sent[-1] += 1
            if sent[-1] == most:
                raise KeyboardInterrupt

        sent.append(0)
        try:
            Push(dataset, way, 2000, progress(tmp_path, empty, resume=True)).send(told)
        except KeyboardInterrupt:
            return KeyboardInterrupt
        return None

    writes = 0
    original = Door.add

    def counted(self: Door, *arguments: object, **more: object) -> None:
        nonlocal writes
        writes += 1
        original(self, *arguments, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Door, "add", counted)
        for stop in (1, 5, 12):
            assert until(stop) is KeyboardInterrupt
        before = writes
        assert until(-1) is None
        assert 0 < writes - before < sent[-1]
        assert writes == sent[-1]
    push = Push(dataset, way, 2000, progress(tmp_path, empty))
    assert all(arrived.same for arrived in push.check(lambda *_: None))


def test_an_update_without_effect_is_no_success(empty: Engine, tmp_path: Path) -> None:
    """Another dataset is written to than is read."""
    with engines.oxigraph(tmp_path / "other") as other:
        deaf = Door(other.place, None, empty.update, 30)
        small = Dataset()
        small.extend(
            [ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"), _node("agents"))]
        )
        if empty.name == "oxigraph":  # which asks nobody who they are
            with pytest.raises(CannotDo, match="nothing is there"):
                Push(small, deaf, 10, progress(tmp_path, other)).send(lambda *_: None)
        else:  # no password is given to another port
            with pytest.raises(CannotDo, match="who asks"):
                Push(small, deaf, 10, progress(tmp_path, other)).send(lambda *_: None)


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(GRAPH + name)


def test_a_graph_of_others_in_the_store_is_refused(tmp_path: Path) -> None:
    with engines.oxigraph(tmp_path / "other") as other:
        small = Dataset()
        graph = ox.NamedNode("http://example.org/g")
        small.extend([ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"), graph)])
        with pytest.raises(UsageProblem, match="not touched"):
            Push(small, door(other.place, None, None, "auto", 5), 10, progress(tmp_path, other))
