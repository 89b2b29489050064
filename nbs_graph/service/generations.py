"""Which build is served: one generation at a time, and those before it until their last query is done."""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo, NbsError
from nbs_graph.graph.catalogue import Question, questions
from nbs_graph.graph.store import locate, signature
from nbs_graph.service import wire
from nbs_graph.service.colleague import Worker, WorkerLostError
from nbs_graph.service.process import Zygote
from nbs_graph.service.settings import Settings

_TRIES = 3
_KEPT = 2  # generations that may still be busy before the next is made
_PROBE_SECONDS = 30.0
_AGAIN_SECONDS = 5.0  # after the system had no process for the next generation


class Generation:
    """One build being served.

    Args:
        zygote: holds the graph.
        most_idle: workers that are kept waiting.
    """

    def __init__(self, zygote: Zygote, most_idle: int) -> None:
        self.zygote = zygote
        self.questions: dict[str, Question] = {question.name: question for question in questions()}
        self.busy = 0
        self.current = True
        self._idle: list[Worker] = []
        self._most_idle = most_idle

    @property
    def name(self) -> str:
        """Twelve hexadecimal digits, another for another build."""
        return self.zygote.generation

    async def worker(self) -> Worker:
        """A worker that is free, forked when there is none; `give_back` it.

        Raises:
            WorkerLostError: none can be had.
        """
        self.busy += 1
        try:
            while self._idle:
                if (worker := self._idle.pop()).usable:
                    return worker
            return await self.zygote.fork()
        except BaseException:
            self.busy -= 1
            raise

    def give_back(self, worker: Worker, *, retire: bool = False) -> None:
        """A worker is free again, or is let go: it grew, was slowed down, or its generation has passed."""
        self.busy -= 1
        if retire or not self.current or not worker.usable or len(self._idle) >= self._most_idle:
            worker.close()
        else:
            self._idle.append(worker)

    def pass_on(self) -> None:
        """No longer the current one."""
        self.current = False
        for worker in self._idle:
            worker.close()
        self._idle.clear()

    async def drain(self) -> None:
        """Wait for the last query, then end the zygote."""
        while self.busy and not self.zygote.ended.is_set():  # noqa: ASYNC110 -- either may come first
            await asyncio.sleep(0.05)
        await self.zygote.close()


class Generations:
    """The current generation, and its replacement when there is a new build.

    Args:
        tell: is told what happens: an event's name and what belongs to it.
    """

    def __init__(self, settings: Settings, tell: Callable[..., None]) -> None:
        self._settings = settings
        self._tell = tell
        self._asked = Path(settings.store) if settings.store else None
        self._signature: tuple[Any, ...] | None = None
        self._passing: set[asyncio.Task[None]] = set()
        self._look = asyncio.Event()
        self.current: Generation | None = None

    async def open(self) -> None:
        """Make the first generation ready.

        Raises:
            CannotDo: there is no graph, or it cannot be opened.
        """
        self._signature = signature(self._asked)
        try:
            self.current = await self._make()
        except OSError as error:
            raise CannotDo(
                f"The process that holds the graph cannot be started: {error}.",
                f"无法启动持有图谱的进程：{error}。",
            ) from error

    def look(self) -> None:
        """Look for a new build now."""
        self._signature = None
        self._look.set()

    async def watch(self) -> None:
        """Replace the current generation whenever there is a new build, or its zygote has ended; runs forever."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._look.wait(), self._settings.watch_seconds)
            self._look.clear()
            try:
                await self._watched()
            except Exception as error:  # noqa: BLE001 -- whatever it is, the next build is looked for
                self._tell("build refused", error=repr(error))
                self._signature = None
                await asyncio.sleep(_AGAIN_SECONDS)

    async def _watched(self) -> None:
        lost = self.current is not None and self.current.zygote.ended.is_set()
        try:
            signed = signature(self._asked)
        except NbsError:
            return  # in the middle of being replaced by somebody, or removed: what is served stays
        if signed != self._signature or lost:
            self._signature = signed
            await self._replace()

    async def _replace(self) -> None:
        while len(self._passing) > _KEPT:
            await asyncio.wait(self._passing, return_when=asyncio.FIRST_COMPLETED)
        try:
            made = await self._make()
        except (NbsError, WorkerLostError) as error:
            self._tell("build refused", error=str(error))
            return
        before, self.current = self.current, made
        self._tell("build swapped in", generation=made.name, before=before.name if before else None)
        if before is not None:
            before.pass_on()
            task = asyncio.create_task(before.drain())
            self._passing.add(task)
            task.add_done_callback(self._passing.discard)

    async def _make(self) -> Generation:
        """A generation that has answered a first query."""
        place = locate(self._asked).resolve()
        for left in reversed(range(_TRIES)):
            made = Generation(await Zygote.start(place, self._settings), self._settings.workers)
            try:
                worker = await made.worker()
                answer, _ = await asyncio.wait_for(worker.ask(wire.packed({"do": "ready"})), _PROBE_SECONDS)
                if "problem" not in answer:
                    made.give_back(worker)
                    return made
            except (WorkerLostError, TimeoutError):
                pass
            await made.zygote.close()
            if left:
                place = locate(self._asked).resolve()
        raise CannotDo(f"{place} was opened but answers no query.", f"{place} 已打开，但无法回答查询。")

    async def close(self) -> None:
        """End all of them."""
        for task in list(self._passing):
            task.cancel()
        if self.current is not None:
            self.current.pass_on()
            await self.current.zygote.close()
