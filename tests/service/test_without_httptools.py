"""Where httptools has no wheel, the other parser of HTTP (h11) keeps the same limits: the same tests, in a run of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.service import running

FILES = (
    "test_one_connection.py",
    "test_refused_early.py",
    "test_slow_clients.py",
    "test_protocol_w3c.py",
    "test_problems.py",
)


@pytest.mark.slow
def test_the_same_limits(tmp_path: Path) -> None:
    """With httptools hidden from the server, and from nothing else."""
    (tmp_path / "httptools.py").write_text("raise ImportError('hidden by a test')\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        "-m",
        "not corpus",
    ]
    done = subprocess.run(
        [*command, *(str(Path(__file__).parent / name) for name in FILES)],
        cwd=running.ROOT,
        env={**os.environ, running.FIRST: str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]


def test_it_is_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test above stands on."""
    (tmp_path / "httptools.py").write_text("raise ImportError('hidden by a test')\n", "utf-8")
    monkeypatch.setenv(running.FIRST, str(tmp_path))
    asked = "from nbs_graph.service.connection import Connection; print(Connection.__mro__[1].__name__)"
    done = subprocess.run(
        [sys.executable, "-c", asked], env=running.environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "H11Protocol"
