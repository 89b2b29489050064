"""The desk in processes of its own: what is asked there has a time limit, and ends when it is given up.

Each does one thing at a time and is kept for the next, until there is a new build; one that takes too long, or whose
question is cancelled, is killed, and whatever it started with it.
"""

import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import anyio
from anyio.abc import Process
from anyio.streams.buffered import BufferedByteReceiveStream

from nbs_graph.agents.desk import SECONDS, too_slow
from nbs_graph.errors import CannotDo, NbsError
from nbs_graph.graph.children import environment
from nbs_graph.graph.store import locate, signature

_MOST = 4
_MOST_SPARQL = 2  # so that others are left for what is quick
_LONGEST = 64 * 2**20
_GONE = (anyio.BrokenResourceError, anyio.ClosedResourceError, anyio.IncompleteRead, anyio.EndOfStream)


class Clerks:
    """Those who answer from one graph.

    Args:
        store: a build or a dump, as `store.locate` takes it.
    Raises:
        CannotDo: there is none.
    """

    def __init__(self, store: Path | None = None) -> None:
        self._place = str(locate(store))
        self._idle: list[_Clerk] = []
        self._free = anyio.Semaphore(_MOST)
        self._free_for_sparql = anyio.Semaphore(_MOST_SPARQL)

    @contextlib.asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """While they may be asked; afterwards there is none left."""
        try:
            yield
        finally:
            while self._idle:
                await self._idle.pop().end()

    async def do(self, what: str, seconds: float = SECONDS, /, **given: Any) -> dict[str, Any]:
        """What the desk's method `what` finds, with the arguments `given`.

        Raises:
            NbsError: as that method; CannotDo as well when the time is up. RuntimeError: a mistake of ours.
        """
        sparql = self._free_for_sparql if what == "sparql" else contextlib.nullcontext()
        async with sparql, self._free:
            clerk = await self._one()
            try:
                with anyio.fail_after(seconds):
                    found = await clerk.answer({"what": what, "given": given})
            except BaseException as error:
                await clerk.end()
                if isinstance(error, TimeoutError):
                    raise too_slow(seconds) from None
                if isinstance(error, _GONE):
                    raise _lost() from None
                raise
            self._idle.append(clerk)
        return _outcome(found)

    async def _one(self) -> "_Clerk":
        """One who is free and has the graph open as it is now.

        Raises:
            CannotDo: it cannot be opened.
        """
        now = signature(Path(self._place))
        while self._idle:
            clerk = self._idle.pop()
            if clerk.signature == now:
                return clerk
            await clerk.end()
        return await _Clerk.start(self._place, now)


class _Clerk:
    """One process, with the `signature` of the graph that it opened."""

    def __init__(self, process: Process, signed: tuple[Any, ...]) -> None:
        self.signature = signed
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        self._asks = process.stdin
        self._says = BufferedByteReceiveStream(process.stdout)

    @classmethod
    async def start(cls, place: str, signed: tuple[Any, ...]) -> "_Clerk":
        """One that has the graph open.

        Raises:
            CannotDo: it cannot be opened.
        """
        # in the thread of the event loop, which lasts: the process dies with the thread that started it
        command = [sys.executable, "-P", "-m", "nbs_graph.agents.clerk", str(os.getpid()), place]
        clerk = cls(await anyio.open_process(command, stderr=None, env=environment()), signed)
        try:
            _outcome(await clerk.heard())
        except BaseException as error:
            await clerk.end()
            if isinstance(error, _GONE):
                raise _lost() from None
            raise
        return clerk

    async def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        await self._asks.send(json.dumps(asked).encode() + b"\n")
        return await self.heard()

    async def heard(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(await self._says.receive_until(b"\n", _LONGEST))
        return said

    async def end(self) -> None:
        """Kill it and wait until the system has forgotten it, also when who asked is no longer there."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        with anyio.CancelScope(shield=True):
            await self._process.aclose()


def _outcome(said: dict[str, Any]) -> dict[str, Any]:
    if error := said.get("error"):
        raise NbsError(error["en"], error["zh"])
    if "failed" in said:
        raise RuntimeError("what was asked at the desk failed; the reason stands on stderr")
    found: dict[str, Any] = said["found"]
    return found


def _lost() -> CannotDo:
    return CannotDo(
        "The process that was to answer ended, perhaps for want of memory. Ask again, or for less.",
        "负责回答的进程已结束，可能是内存不足。请重试，或缩小范围。",
    )
