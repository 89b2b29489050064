"""Run a command and tell what it took: `python -S measure.py SECONDS COMMAND …`.

A small process of its own, for Linux counts the memory of the process that starts a command towards the command's
peak. Prints one line of JSON on the standard error: seconds of the clock and of the processor, peak memory in MB,
the exit code (None when it was stopped after SECONDS).
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took: seconds of the clock and of the processor, peak memory in MB, its exit code."""

    seconds: float
    cpu: float
    peak: float
    code: int | None


def measured(
    command: Sequence[str],
    out: Path,
    limit: float = 900,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Usage:
    """Run a command through a small process.

    Args:
        out: file for its standard output; what it complains of goes to the same name with `.err` added.
        limit: seconds after which it is stopped.
        environment: of the command; our own when None.
    """
    launcher = [sys.executable, "-S", "-E", __file__, str(limit), *command]
    with out.open("wb") as stdout, out.with_name(out.name + ".err").open("wb") as stderr:
        kept = dict(os.environ if environment is None else environment) | {"MEASURE_STDERR": stderr.name}
        done = subprocess.run(launcher, stdout=stdout, stderr=subprocess.PIPE, cwd=cwd, env=kept, check=True)
    return Usage(**json.loads(done.stderr.splitlines()[-1]))


def main() -> None:
    """The small process."""
    limit, command = float(sys.argv[1]), sys.argv[2:]
    complaints = os.open(os.environ.pop("MEASURE_STDERR", os.devnull), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    started = time.perf_counter()
    child = os.posix_spawn(
        command[0], command, os.environ, setpgroup=0, file_actions=[(os.POSIX_SPAWN_DUP2, complaints, 2)]
    )
    stopped = False

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    _, status, used = os.wait4(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    told = {
        "seconds": round(time.perf_counter() - started, 3),
        "cpu": round(used.ru_utime + used.ru_stime, 3),
        "peak": round(used.ru_maxrss / 1024, 1),
        "code": None if stopped else os.waitstatus_to_exitcode(status),
    }
    sys.stderr.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
