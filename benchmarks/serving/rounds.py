"""Requests a second and times over HTTP: ours beside the bare engine's server, alone and with hostile queries mixed in.

What is compared is measured in turns, round after round, so that what else the machine does meets all alike.
"""

import asyncio
import statistics
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from benchmarks.serving import servers
from benchmarks.serving.hostile import requests
from benchmarks.serving.load import Ask, Load, closed_loop, open_loop
from benchmarks.serving.questions import named, never_seen, repeated

CLIENTS = 16
RATE = 200.0
SLOWER = 25.0
"""Never-seen queries a second that good clients ask while others attack."""
SHARE = 0.1
_ATTACKERS = 4
T = TypeVar("T")
_GUARDED = ("--timeout", "2", "--trust-proxy")


def throughput(rounds: int, copies: int, seconds: float) -> dict[str, Any]:
    """Closed loops of `CLIENTS` connections, ours and the bare engine in turns; then named questions at a fixed rate.

    Args:
        copies: how often a round asks each question; seconds: of the fixed rate.
    """
    loads: dict[str, list[Load]] = {}

    def turn(name: str, url: str, asks: Sequence[Ask]) -> None:
        loads.setdefault(name, []).append(run(closed_loop(url, asks, CLIENTS)))

    with servers.ours() as ours, servers.oxigraph() as bare:
        for url, path in ((ours, "/sparql"), (bare, "/query")):
            run(closed_loop(url, never_seen(path, 1) + repeated(path, 1), CLIENTS))
        run(closed_loop(ours, named(), CLIENTS))
        for _ in range(rounds):
            turn("never seen, ours", ours, never_seen("/sparql", copies))
            turn("never seen, oxigraph serve", bare, never_seen("/query", copies))
            turn("repeated, ours", ours, repeated("/sparql", 4 * copies))
            turn("repeated, oxigraph serve", bare, repeated("/query", copies))
            turn("named questions, ours", ours, named() * (4 * copies))
        paced = [run(open_loop(ours, named(), RATE, seconds))]
    loads[f"named questions, ours, {RATE:.0f} a second at random times"] = paced
    return {"clients": CLIENTS, "rounds": rounds} | {name: told(found) for name, found in loads.items()}


def attacked(rounds: int, seconds: float) -> dict[str, Any]:
    """Good clients at a fixed rate, alone and with a tenth of all requests hostile, in turns; only the good are told."""
    loads: dict[str, list[Load]] = {}
    bad: list[Load] = []
    with servers.ours(*_GUARDED) as url:
        run(closed_loop(url, named() + never_seen("/sparql", 1), CLIENTS))
        enough = round(SLOWER * seconds / len(named())) + 2
        for number in range(rounds):
            for name, rate in (("named questions", RATE), ("never seen", SLOWER)):
                for share in (0.0, SHARE):
                    asks = never_seen("/sparql", enough) if rate == SLOWER else named()
                    good, hostile = run(_mixed(url, asks, rate, seconds, number, share))
                    loads.setdefault(f"{name}, {'a tenth hostile' if share else 'alone'}", []).append(good)
                    bad.append(hostile)
    return (
        {"rates": {"named questions": RATE, "never seen": SLOWER}, "rounds": rounds}
        | {name: told(found) for name, found in loads.items()}
        | {"hostile": told([load for load in bad if load.shots])}
    )


async def _mixed(
    url: str, asks: Sequence[Ask], rate: float, seconds: float, seed: int, share: float
) -> tuple[Load, Load]:
    """Good requests at (1 - share) of a rate, each client with an address of its own, and hostile ones at the rest."""
    good = [replace(ask, client=f"192.0.2.{n % CLIENTS + 1}") for n, ask in enumerate(asks)]
    attack = open_loop(url, _hostile(), rate * share, seconds, seed + 1000) if share else _nobody()
    first, second = await asyncio.gather(open_loop(url, good, rate * (1 - SHARE), seconds, seed), attack)
    return first, second


async def _nobody() -> Load:
    return Load()


def _hostile() -> list[Ask]:
    """The queries of the hostile requests, from a few attackers."""
    bodies = [
        one.request.partition(b"\r\n\r\n")[2]
        for one in requests("127.0.0.1:9")
        if one.request.startswith(b"POST /sparql ")
    ]
    return [
        Ask("/sparql", "hostile", body, f"198.51.100.{n % _ATTACKERS + 1}")
        for n, body in enumerate(body for body in bodies if len(body) < 10_000)
    ]


def run(work: Coroutine[Any, Any, T]) -> T:
    """On a fast loop where there is one."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


def told(loads: Sequence[Load]) -> dict[str, Any]:
    """Rounds → figures: the rate of the median round and of the others, times over all requests."""
    rates = [load.rate for load in loads]
    whole = Load(sum(load.seconds for load in loads), [shot for load in loads for shot in load.shots])
    return {
        "requests": len(whole.shots),
        "requests a second": round(statistics.median(rates), 1),
        "slowest, fastest round": [round(min(rates), 1), round(max(rates), 1)],
        "p50 ms": round(whole.quantile(0.5), 1),
        "p99 ms": round(whole.quantile(0.99), 1),
        "p99 ms of each round": [round(load.quantile(0.99), 1) for load in loads],
        "statuses": {str(status): number for status, number in whole.statuses().items()},
    }
