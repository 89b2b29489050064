"""How much of this machine others take: what figures of speed have to be read with."""

import os
import time
from pathlib import Path

_STAT = Path("/proc/stat")


def others(seconds: float = 2.0) -> dict[str, float]:
    """The average load, and the share of the processors that is taken while this process waits; in percent."""
    before = _ticks()
    time.sleep(seconds)
    after = _ticks()
    spent = [late - early for early, late in zip(before, after, strict=True)]
    idle = sum(spent[3:5])  # idle, and waiting for disks
    return {
        "load average": round(os.getloadavg()[0], 1),
        "processors taken by others, %": round(100 * (1 - idle / max(1, sum(spent)))),
    }


def _ticks() -> list[int]:
    """User, nice, system, idle, iowait, irq, softirq and steal of all processors, since the start (proc(5))."""
    return [int(ticks) for ticks in _STAT.read_text("utf-8").splitlines()[0].split()[1:9]]
