"""Builds of the graph that ships, one after another, while clients ask: does any request fail, or see two of them?"""

import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.serving import servers
from benchmarks.serving.load import Ask, Connection, Load, Shot
from benchmarks.serving.questions import named
from benchmarks.serving.rounds import run, told
from nbs_graph.graph.dataset import Dataset
from nbs_graph.publish.atomic import replacing, write_files
from nbs_graph.resources import data_dir

_NUMBER = ox.NamedNode("urn:x-nbs-graph:number")
_PLACES = [ox.NamedNode(f"urn:x-nbs-graph:{n}") for n in (1, 2)]
_BOTH = "SELECT ?one ?two { " + " ".join(
    f"GRAPH {place} {{ {place} {_NUMBER} {found} }}" for place, found in zip(_PLACES, ("?one", "?two"), strict=True)
) + " }"  # fmt: skip
_CLIENTS = 8
_PATIENCE = 60.0


@dataclass
class _Seen:
    """What clients saw: requests, what was wrong, and by generation which number it showed."""

    load: Load = field(default_factory=Load)
    wrong: list[str] = field(default_factory=list)
    numbers: dict[str, set[str]] = field(default_factory=dict)

    def note(self, shot: Shot) -> str | None:
        """Take a request in; which build it showed, if it asked for that."""
        self.load.shots.append(shot)
        if shot.status != 200:
            self.wrong.append(f"{shot.label}: {shot.status} {shot.body[:200]!r}")
            return None
        if shot.label != "which":
            return None
        (row,) = json.loads(shot.body)["results"]["bindings"]
        one, two = row["one"]["value"], row["two"]["value"]
        if one != two:
            self.wrong.append(f"mixed: {one} and {two}")
        self.numbers.setdefault(shot.headers["x-graph-generation"], set()).add(one)
        return str(one)


def swapped(times: int) -> dict[str, Any]:
    """Publish so many builds, each when the one before it is answered from; what clients saw."""
    with tempfile.TemporaryDirectory(prefix="nbs-swaps-") as folder:
        place = Path(folder) / "build"
        base = list(Dataset.from_dump(data_dir() / "nbs-graph.trig").store)
        publish(place, 0, base)
        with servers.ours(store=place) as url:
            seen = run(_under_load(url, place, base, times))
    mixed = [numbers for numbers in seen.numbers.values() if len(numbers) > 1]
    return {
        "swaps": times,
        "generations seen": len(seen.numbers),
        "errors": len(seen.wrong) + len(mixed),
        "first errors": seen.wrong[:5],
        "seconds a swap": round(seen.load.seconds / max(1, times), 2),
    } | told([seen.load])


def publish(place: Path, number: int, base: Sequence[ox.Quad]) -> None:
    """Show a build at `place`: the graph, and its number in two more named graphs."""
    marks = [ox.Quad(graph, _NUMBER, ox.Literal(str(number)), graph) for graph in _PLACES]
    with replacing(place) as fresh:
        Dataset.on_disk(fresh / "store").bulk_extend([*base, *marks])
        kept = {"format": 1, "number": number, "store": {"quads": len(base) + 2}, "counts": {"graphs": {}}}
        write_files(fresh, {"manifest.json": json.dumps(kept).encode()})


async def _under_load(url: str, place: Path, base: Sequence[ox.Quad], times: int) -> _Seen:
    seen = _Seen()
    done = asyncio.Event()
    asks = named()

    async def client(start: int) -> None:
        connection, number = Connection(url), start
        while not done.is_set():
            number += _CLIENTS
            own = f"# {number}\n" if number % 3 else ""  # every third may be kept
            which = Ask("/sparql", "which", (own + _BOTH).encode())
            seen.note(await connection.ask(which if number % 2 else asks[number // 2 % len(asks)]))
            await asyncio.sleep(0.01)
        connection.close()

    clients = [asyncio.create_task(client(n)) for n in range(_CLIENTS)]
    started = time.perf_counter()
    for number in range(1, times + 1):
        await asyncio.to_thread(publish, place, number, base)
        await _taken_over(url, number, seen)
    done.set()
    await asyncio.gather(*clients)
    seen.load.seconds = time.perf_counter() - started
    return seen


async def _taken_over(url: str, number: int, seen: _Seen) -> None:
    connection = Connection(url)
    until = time.monotonic() + _PATIENCE
    while seen.note(await connection.ask(Ask("/sparql", "which", _BOTH.encode()))) != str(number):
        if time.monotonic() > until:
            seen.wrong.append(f"build {number} did not take over within {_PATIENCE:.0f} s")
            break
        await asyncio.sleep(0.05)
    connection.close()
