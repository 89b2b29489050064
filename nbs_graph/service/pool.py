"""Running requests on workers: the clock is kept, whoever breaks is replaced, whoever is left is stopped."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nbs_graph.service import wire
from nbs_graph.service.budget import Budget
from nbs_graph.service.colleague import Worker, WorkerLostError
from nbs_graph.service.generations import Generation, Generations
from nbs_graph.service.lanes import Lanes, Run
from nbs_graph.service.problems import Problem, busy
from nbs_graph.service.settings import MEGABYTE, Settings
from nbs_graph.service.typical import Typical
from nbs_graph.service.worker import out_of_memory

_ABORTED, _KILLED, _OUT_OF_TIME = -6, -9, -24  # SIGABRT, SIGKILL, SIGXCPU
_TRIES = 3
_STRANGERS = frozenset(("query", "graph"))  # all else is asked in words of ours


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of a worker: its head, its bytes, and the generation that it is of."""

    head: Mapping[str, Any]
    body: memoryview
    generation: str


class GoneError(Exception):
    """The client left before its answer was there."""


class Pool:
    """Runs requests on workers.

    Args:
        generations: where workers come from.
        budget: of the clients.
    """

    def __init__(self, settings: Settings, generations: Generations, budget: Budget) -> None:
        self._settings = settings
        self._generations = generations
        self._lanes = {own: Lanes(settings, budget, own=own) for own in (True, False)}
        self.typical = Typical()

    async def run(
        self,
        request: Mapping[str, Any],
        client: str,
        gone: Callable[[], Awaitable[object]],
        since: float | None = None,
    ) -> Reply:
        """Have a request answered.

        Args:
            request: see `answering.Answering`.
            client: whose it is.
            gone: returns when the client has left.
            since: when its time began, by `time.monotonic`; now, when not given.
        Raises:
            Problem: as the worker says, or no time, no memory, no room. GoneError: nobody waits for it any more.
        """
        lanes = self._lanes[request["do"] not in _STRANGERS]
        run = Run(lanes, client, time.monotonic() if since is None else since)
        await lanes.enter(client, run.started + self._settings.timeout - time.monotonic())
        try:
            return await self._tried(run, wire.packed(request), gone)
        finally:
            run.leave()

    async def _tried(self, run: Run, message: bytes, gone: Callable[[], Awaitable[object]]) -> Reply:
        """A worker that ended before it got the request, or with its zygote, is no fault of the query."""
        for left in reversed(range(_TRIES)):
            generation = self._generations.current
            if generation is None:
                break
            try:
                worker = await generation.worker()
            except WorkerLostError:
                await asyncio.sleep(0.1)
                continue
            try:
                return await self._asked(run, generation, worker, message, gone)
            except WorkerLostError as lost:
                blameless = lost.status in {0, None} or generation.zygote.ended.is_set()
                if not (blameless and left):
                    raise self._broken(lost.status) from lost
        if self._generations.current is not None and not self._generations.current.zygote.ended.is_set():
            raise busy(
                5,
                "The system gives no process for the query; try again.",
                "系统无法为查询提供进程，请稍后重试。",
            )
        raise busy(2, "The graph is being opened.", "图谱正在打开。", "not-ready")

    async def _asked(
        self,
        run: Run,
        generation: Generation,
        worker: Worker,
        message: bytes,
        gone: Callable[[], Awaitable[object]],
    ) -> Reply:
        retire = True
        try:
            answer = worker.ask(message)
            done, _ = await asyncio.wait((answer,), timeout=self._settings.tick)
            if not done:
                await self._long(run, worker, answer, gone)
            head, body = answer.result()
            if "problem" not in head:
                self.typical.learn(worker.seconds())
            retire = head.get("retire", False) or worker.niced
        except WorkerLostError:
            raise WorkerLostError(await generation.zygote.status(worker.pid)) from None
        except BaseException:
            worker.kill()
            raise
        finally:
            generation.give_back(worker, retire=retire)
        if "problem" in head:
            raise Problem.of_json(head["problem"])
        return Reply(head, body, generation.name)

    async def _long(
        self,
        run: Run,
        worker: Worker,
        answer: "asyncio.Future[Any]",
        gone: Callable[[], Awaitable[object]],
    ) -> None:
        """Wait on, until the answer is there or the query must stop."""
        leaving = asyncio.ensure_future(gone())
        try:
            while not answer.done():
                left = run.started + self._settings.timeout - time.monotonic()
                if left <= 0:
                    raise self._out_of_time()
                if worker.seconds() >= self.typical.long:
                    run.consider(worker)
                tick = left if run.slow else min(left, self._settings.tick)
                await asyncio.wait({answer, leaving}, timeout=tick, return_when=asyncio.FIRST_COMPLETED)
                if leaving.done() and not answer.done():
                    raise GoneError
        finally:
            leaving.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await leaving

    def _out_of_time(self) -> Problem:
        seconds = f"{self._settings.timeout:g}"
        return Problem(
            "timeout",
            f"The query was stopped after {seconds} s; there is no answer, not even in part. Narrow it.",
            f"查询在 {seconds} 秒后被停止，没有任何结果（包括部分结果）。请缩小范围。",
        )

    def _broken(self, status: int | None) -> Problem:
        """What the end of a worker means."""
        if status in {_ABORTED, _KILLED}:
            return out_of_memory(self._settings.memory * MEGABYTE)
        if status == _OUT_OF_TIME:
            return self._out_of_time()
        return Problem(
            "engine-broke",
            "The query broke the process that answered it; another has taken its place. Simplify the query.",
            "该查询使应答进程崩溃，新的进程已接替。请简化查询。",
        )
