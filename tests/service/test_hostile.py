"""Over 500 distinct hostile requests: the server lives, nothing leaves, no part of an answer is sold as the whole."""

import asyncio
import json
import socket
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.serving import hostile
from benchmarks.serving.load import Ask, Connection
from benchmarks.serving.requests import Hostile, post
from tests.service import running

LIMIT = 1.0
STATUSES = {200, 303, 400, 403, 404, 405, 406, 408, 413, 414, 415, 422, 429, 431, 500, 503, 504}


@dataclass
class Seen:
    """What a hostile request got: status (0: the connection was closed), seconds, the whole body."""

    asked: Hostile
    status: int
    seconds: float
    body: bytes


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Nobody may ever connect to it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(100)
        listening.setblocking(False)
        yield listening


async def send(address: tuple[str, int], asked: Hostile) -> Seen:
    """One request on a connection of its own; the body only when it is as long as was announced."""
    started = time.monotonic()
    status, body = 0, b""
    try:
        reader, writer = await asyncio.open_connection(*address)
        try:
            writer.write(asked.request)
            async with asyncio.timeout(30):
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                status = int(head.split()[1])
                size = [line for line in head.split(b"\r\n") if line.startswith(b"content-length:")]
                body = await reader.readexactly(int(size[0].split(b":")[1])) if size else b""
        finally:
            writer.close()
    except (asyncio.IncompleteReadError, ConnectionError):
        status = 0 if status != 200 else -1  # a 200 that broke off
    return Seen(asked, status, time.monotonic() - started, body)


async def attack(server: running.Server, asked: list[Hostile], together: int) -> list[Seen]:
    """All of them, some at a time."""
    room = asyncio.Semaphore(together)

    async def one(request: Hostile) -> Seen:
        async with room:
            return await send(server.address, request)

    return await asyncio.gather(*map(one, asked))


def judge(seen: list[Seen]) -> None:
    """What must hold of each."""
    for one in seen:
        about = f"{one.asked.kind}: {one.asked.request[:300]!r} → {one.status} in {one.seconds:.2f} s"
        assert one.status in STATUSES or (
            one.status == 0 and one.asked.kind in {"encoding", "protocol", "giant"}
        ), about
        assert one.seconds < LIMIT + 1, about
        if one.status >= 400:
            told = json.loads(one.body)
            assert told["status"] == one.status, about
            assert b"Traceback" not in one.body, about
        elif one.status == 200 and b"sparql" in one.asked.request[:20]:
            assert one.body == b"" or one.body.startswith((b"{", b"@prefix", b"<")), (
                about
            )  # "": a graph of no triples
            if one.body.startswith(b"{"):
                json.loads(one.body)


def untouched(listener: socket.socket) -> None:
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_a_tenth_of_them(tmp_path: Path, listener: socket.socket) -> None:
    """Some of each class, one after the other; each followed by a good query that is answered at once."""
    every = hostile.requests(f"127.0.0.1:{listener.getsockname()[1]}")
    some = every[::20]
    times = []

    async def both(server: running.Server) -> list[Seen]:
        seen, good = [], Connection(server.url)
        for number, request in enumerate(some):
            seen.append(await send(server.address, request))
            shot = await good.ask(
                Ask("/sparql", body=f"SELECT (COUNT(*) AS ?n) {{ ?s a nbs:Fund }} # {number}".encode())
            )
            assert shot.status == 200
            times.append(shot.seconds)
        good.close()
        return seen

    with running.server("--timeout", str(LIMIT), "--budget", "0", folder=tmp_path) as server:
        judge(asyncio.run(both(server)))
        assert server.process.poll() is None
        assert server.events("bug") == []
    untouched(listener)
    assert sorted(times)[len(times) // 2] < 0.25


@pytest.mark.slow
def test_all_of_them(tmp_path: Path, listener: socket.socket) -> None:
    """All, eight at a time."""
    every = hostile.requests(f"127.0.0.1:{listener.getsockname()[1]}")
    assert len({request.request for request in every}) >= 500
    with running.server("--timeout", str(LIMIT), "--budget", "0", folder=tmp_path) as server:
        seen = asyncio.run(attack(server, every, 8))
        judge(seen)
        assert server.process.poll() is None
        assert server.events("bug") == []
        after = asyncio.run(attack(server, [Hostile("good", post("ASK { ?s ?p ?o }"))], 1))
        assert after[0].status == 200
        assert len(server.processes()) <= 1 + 6
    untouched(listener)
    print(sorted(Counter((one.asked.kind, one.status) for one in seen).items()))  # noqa: T201 -- for whoever looks
