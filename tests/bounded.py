"""A command run as a process: what it answers, and what it took."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


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
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, env=environment, cwd=folder)
        until = time.monotonic() + patience
        while (waited := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            if time.monotonic() > until:
                process.kill()
            time.sleep(0.02)
        _, status, used = waited
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Ran(
            process.returncode,
            out.read().decode(errors="replace"),
            err.read().decode(errors="replace"),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )
