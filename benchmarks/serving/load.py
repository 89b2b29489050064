"""A load generator: a small HTTP client over asyncio, so that it takes little of the machine it shares.

Keeps connections open, checks that every answer is whole (its Content-Length), and gives each request's status, time
and bytes. It speaks no more HTTP than servers here send: Content-Length or chunked bodies.
"""

import asyncio
import itertools
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class Shot:
    """What came of one request: status (0: the connection broke), seconds, body, header fields, which request."""

    status: int
    seconds: float
    body: bytes
    headers: dict[str, str]
    label: str


@dataclass
class Load:
    """What came of many."""

    seconds: float = 0.0
    shots: list[Shot] = field(default_factory=list)

    def of(self, wanted: Callable[[Shot], bool]) -> "Load":
        """A part of them."""
        return Load(self.seconds, [shot for shot in self.shots if wanted(shot)])

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.shots) / self.seconds if self.seconds else 0.0

    def quantile(self, share: float) -> float:
        """Milliseconds within which this share was answered."""
        times = sorted(shot.seconds for shot in self.shots)
        return 1000 * times[min(len(times) - 1, int(share * len(times)))] if times else 0.0

    def statuses(self) -> dict[int, int]:
        """Status → how often."""
        found: dict[int, int] = {}
        for shot in self.shots:
            found[shot.status] = found.get(shot.status, 0) + 1
        return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Ask:
    """A request to make: its target, its label, its body (then it is a POST of a query), for whom a proxy would make it."""

    target: str
    label: str = ""
    body: bytes | None = None
    client: str = ""

    def written(self, host: str) -> bytes:
        """The request as bytes."""
        start = f"{'GET' if self.body is None else 'POST'} {self.target} HTTP/1.1\r\nHost: {host}\r\n"
        start += "Accept: application/sparql-results+json, text/turtle;q=0.9\r\n"
        if self.client:
            start += f"X-Forwarded-For: {self.client}\r\n"
        if self.body is None:
            return (start + "\r\n").encode()
        start += f"Content-Type: application/sparql-query\r\nContent-Length: {len(self.body)}\r\n\r\n"
        return start.encode() + self.body


def query(path: str, text: str, label: str = "") -> Ask:
    """A query by GET."""
    return Ask(f"{path}?query={quote(text)}", label)


class Connection:
    """One connection, opened again when it broke."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, asked: Ask, patience: float = 120) -> Shot:
        """Make one request."""
        started = time.perf_counter()
        try:
            async with asyncio.timeout(patience):
                if self._streams is None:
                    self._streams = await asyncio.open_connection(self._host, self._port, limit=2**20)
                reader, writer = self._streams
                writer.write(asked.written(f"{self._host}:{self._port}"))
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                status = int(head[0].split()[1])
                told = (line.partition(":") for line in head[1:] if line)
                headers = {name.lower(): value.strip() for name, _, value in told}
                body = await self._body(reader, headers)
                if headers.get("connection") == "close":
                    self.close()
        except (OSError, EOFError, TimeoutError, ValueError, asyncio.IncompleteReadError):
            self.close()
            return Shot(0, time.perf_counter() - started, b"", {}, asked.label)
        return Shot(status, time.perf_counter() - started, body, headers, asked.label)

    @staticmethod
    async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding") != "chunked":
            return await reader.readexactly(int(headers.get("content-length", "0")))
        parts = []
        while size := int(await reader.readline(), 16):
            parts.append((await reader.readexactly(size + 2))[:-2])
        await reader.readexactly(2)
        return b"".join(parts)

    def close(self) -> None:
        """Close it."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def closed_loop(url: str, asks: Iterable[Ask], clients: int) -> Load:
    """Each client asks as soon as it has its answer: what the server can do at most."""
    waiting = iter(list(asks))
    load = Load()

    async def one() -> None:
        connection = Connection(url)
        for asked in waiting:
            load.shots.append(await connection.ask(asked))
        connection.close()

    started = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(clients)))
    load.seconds = time.perf_counter() - started
    return load


async def open_loop(url: str, asks: Sequence[Ask], rate: float, seconds: float, seed: int = 1) -> Load:
    """Requests come at random times whatever the server does (a Poisson process): what its clients see.

    They are taken one after another from the shuffled list, which starts anew at its end.
    """
    chosen = random.Random(seed)
    order = itertools.cycle(chosen.sample(asks, len(asks)))
    idle: list[Connection] = []
    load = Load()
    running: set[asyncio.Task[None]] = set()

    async def one(asked: Ask) -> None:
        connection = idle.pop() if idle else Connection(url)
        load.shots.append(await connection.ask(asked))
        idle.append(connection)

    started = time.perf_counter()
    at = 0.0
    while at < seconds:
        at += chosen.expovariate(rate)
        await asyncio.sleep(max(0.0, started + at - time.perf_counter()))
        task = asyncio.create_task(one(next(order)))
        running.add(task)
        task.add_done_callback(running.discard)
    load.seconds = time.perf_counter() - started
    await asyncio.gather(*running)
    for connection in idle:
        connection.close()
    return load
