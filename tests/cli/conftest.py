"""The command line as a process, on a small build of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from nbs_graph.graph.dataset import Dataset

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of data/small.trig."""
    build = tmp_path_factory.mktemp("small") / "build"
    build.mkdir()
    dataset = Dataset.on_disk(build / "store")
    dataset.bulk_extend(Dataset.from_dump(DATA / "small.trig").store)
    (build / "manifest.json").write_text("{}")
    return build


def environment(store: Path | None, extra: Mapping[str, str]) -> dict[str, str]:
    """A clean environment: no locale of the machine, no store but the one given."""
    kept = {
        k: v for k, v in os.environ.items() if k not in {"LC_ALL", "LC_MESSAGES", "LANG", "NBS_GRAPH_STORE"}
    }
    kept |= {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    if store is not None:
        kept["NBS_GRAPH_STORE"] = str(store)
    return kept | dict(extra)


@pytest.fixture(scope="session")
def small_environment(small_build: Path) -> dict[str, str]:
    """For tests that start a shell."""
    return environment(small_build, {})


@pytest.fixture(scope="session")
def nbs(small_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run `nbs-graph` with the small build, away from the checkout."""
    away = tmp_path_factory.mktemp("away")

    def run(
        *arguments: str, store: Path | None = small_build, cwd: Path = away, stdin: str = "", **env: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "nbs_graph.cli.main", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            cwd=cwd,
            env=environment(store, env),
            check=False,
        )

    return run
