"""A store on disk opens its files when they are read: one with many is asked and served all the same, sealed or not."""

import subprocess
import sys
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from tests.service import running

AT_THE_START = 16  # files that the engine opens at once
ASKED = "SELECT (COUNT(?text) AS ?n) { ?s ?p ?text FILTER(STRLEN(?text) > 3) }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many") / "store"
    made = ox.Store(str(folder))
    p, g = ox.NamedNode("http://x/p"), ox.NamedNode("http://x/g")
    for part in range(60):
        texts = (f"a text that is too long to stand in a key, {part}-{n}" for n in range(5))
        made.bulk_extend(ox.Quad(ox.NamedNode(f"http://x/{part}"), p, ox.Literal(text), g) for text in texts)
        made.flush()
    del made
    assert len(list(folder.glob("*.sst"))) > 5 * AT_THE_START
    return folder


def test_it_is_asked(store: Path) -> None:
    command = [sys.executable, "-m", "nbs_graph.cli.main", "query", "-e", ASKED, "--format", "csv"]
    done = subprocess.run(
        [*command, "--store", str(store)],
        env=running.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["n", "300"], done.stderr


def test_it_is_served(store: Path) -> None:
    with running.server("--in-memory", "no", store=store) as server:
        found = httpx.get(server.sparql, params={"query": ASKED}).json()
    assert running.rows(found) == [{"n": "300"}]
