"""A command run as a process: what it answers, and what it took."""

import signal
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import measured


@dataclass(frozen=True, slots=True)
class Ran:
    """Exit code, both outputs, processor seconds, megabytes at most."""

    exit: int
    stdout: str
    stderr: str
    seconds: float
    megabytes: float


def run(command: Sequence[str], environment: Mapping[str, str], folder: Path, patience: float) -> Ran:
    """Run a command in a folder; it is killed after `patience` seconds of the clock."""
    with tempfile.TemporaryDirectory() as kept:
        out = Path(kept, "out")
        used = measured(command, out, patience, folder, environment)
        return Ran(
            -signal.SIGKILL if used.code is None else used.code,
            out.read_text("utf-8", errors="replace"),
            out.with_name("out.err").read_text("utf-8", errors="replace"),
            used.cpu,
            used.peak,
        )
