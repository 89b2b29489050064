"""The same data give the same bytes: whatever the hash seed, and in git as in a fresh build."""

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nbs_graph.pipeline.assemble import Assembled
from nbs_graph.publish.dumps import DUMPS, dumps

ROOT = Path(__file__).resolve().parents[2]
SEEDS = range(10)


@pytest.mark.parametrize("name", ["nbs-graph.ttl", "nbs-graph.trig"])
def test_the_dump_in_git_is_what_the_data_give(graph: Assembled, name: str) -> None:
    """`data/nbs-graph.*` is a fresh serialisation of the editors' files. If not: `make data`, and look at the diff."""
    kept, fresh = (ROOT / "data" / name).read_bytes(), dumps(graph.quads)[name]
    assert hashlib.sha256(kept).hexdigest() == hashlib.sha256(fresh).hexdigest(), "run `make data`"


def build(seed: int, place: Path) -> dict[str, str]:
    """Build under a hash seed; file name → SHA-256, of the files as they are on disk and of the store's content."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-m", "nbs_graph.cli.main", "build", "--data", "data", "--out", str(place)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    promised = json.loads((place / "manifest.json").read_text("utf-8"))
    found = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(place.iterdir()) if p.is_file()
    }
    return {**found, "store": promised["store"]["sha256"]}


@pytest.mark.slow
def test_ten_hash_seeds_give_one_build(tmp_path: Path) -> None:
    """Ten builds under ten hash seeds: one SHA-256 for each dump, for the description, the manifest and the store."""
    with ThreadPoolExecutor(2) as pool:
        builds = list(pool.map(lambda seed: build(seed, tmp_path / f"build-{seed}"), SEEDS))
    assert {dump.name for dump in DUMPS} <= set(builds[0])
    for name in builds[0]:
        assert len({found[name] for found in builds}) == 1, name
