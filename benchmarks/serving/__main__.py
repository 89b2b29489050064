"""`python -m benchmarks.serving`: the service beside `oxigraph serve`, with hostile queries mixed in, and under swaps.

Figures are for the machine they are run on; every run is beside the others of the same minute. `--json FILE` keeps them.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from benchmarks.serving import servers
from benchmarks.serving.hostile import requests
from benchmarks.serving.load import Ask, Load, closed_loop, open_loop
from benchmarks.serving.questions import named, never_seen, repeated

_CLIENTS = 4
_RATE = 200.0
_SECONDS = 20.0
_COPIES = 10
_HOSTILE_SHARE = 0.1


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving")
    parser.add_argument("--json", type=Path, help="where to keep the figures")
    parser.add_argument("--seconds", type=float, default=_SECONDS, help="of each measurement at a fixed rate")
    given = parser.parse_args()
    figures: dict[str, Any] = {}
    with servers.ours() as url:
        figures["ours, never seen"] = _told(_run(closed_loop(url, never_seen("/sparql", _COPIES), _CLIENTS)))
        figures["ours, repeated"] = _told(_run(closed_loop(url, repeated("/sparql", 3 * _COPIES), _CLIENTS)))
        figures["ours, named questions, each for the first time"] = _told(
            _run(closed_loop(url, named(), _CLIENTS))
        )
        figures["ours, named questions"] = _told(_run(open_loop(url, named(), _RATE, given.seconds)))
    with servers.oxigraph() as url:
        figures["oxigraph, never seen"] = _told(
            _run(closed_loop(url, never_seen("/query", _COPIES), _CLIENTS))
        )
        figures["oxigraph, repeated"] = _told(_run(closed_loop(url, repeated("/query", _COPIES), _CLIENTS)))
    with servers.ours("--timeout", "5") as url:
        _run(closed_loop(url, named(), _CLIENTS))
        figures["ours, named questions, a tenth hostile"] = _told(_mixed(url, named(), given.seconds))
        figures["ours, never seen, a tenth hostile"] = _told(
            _mixed(url, never_seen("/sparql", 100), given.seconds / 2, _RATE / 8)
        )
    for name, told in figures.items():
        sys.stdout.write(f"{name:50} {told}\n")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n")
    return 0


def _mixed(url: str, asks: list[Ask], seconds: float, rate: float = _RATE) -> Load:
    """So many requests a second, a tenth of them hostile; only the others are told."""
    posts = [
        h.request.partition(b"\r\n\r\n")[2]
        for h in requests("127.0.0.1:9")
        if h.request.startswith(b"POST /sparql ")
    ]
    hostile = [Ask("/sparql", "hostile", body) for body in posts if len(body) < 10_000]

    async def both() -> Load:
        good, _ = await asyncio.gather(
            open_loop(url, asks, rate * (1 - _HOSTILE_SHARE), seconds),
            open_loop(url, hostile, rate * _HOSTILE_SHARE, seconds, seed=2),
        )
        return good

    return _run(both())


def _run(work: Coroutine[Any, Any, Load]) -> Load:
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


def _told(load: Load) -> dict[str, Any]:
    return {
        "requests a second": round(load.rate, 1),
        "p50 ms": round(load.quantile(0.5), 1),
        "p99 ms": round(load.quantile(0.99), 1),
        "statuses": load.statuses(),
    }


if __name__ == "__main__":
    sys.exit(main())
