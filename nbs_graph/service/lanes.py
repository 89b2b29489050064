"""Who is answered when: two lanes and a bounded queue.

`workers` queries run at full speed. One that turns out to be long (`typical`, by processor time) moves to the long lane
at low priority, and its place goes to the next in the queue: long queries cannot hold up short ones. When the long
lane is full as well (or this client's share of it), it goes on where it is as long as nobody waits, and is stopped
when somebody does. Queries of ours (named questions, pages) have places of their own; they stay where they are, however
long, and so one client has half of those places at most.
"""

import asyncio
import contextlib
import time
from collections import Counter, deque

from nbs_graph.service.budget import Budget, spent
from nbs_graph.service.colleague import Worker
from nbs_graph.service.problems import busy
from nbs_graph.service.settings import Settings

_NICE = 19


class Lanes:
    """The places at workers.

    Args:
        budget: of the clients.
        own: for queries of ours, which run to their end where they are.
    """

    def __init__(self, settings: Settings, budget: Budget, *, own: bool) -> None:
        self.own = own
        self._settings = settings
        self._budget = budget
        self._fast = 0
        self._slow = 0
        self._held: Counter[str] = Counter()  # places in the fast lane, by client
        self._queue: deque[tuple[asyncio.Future[None], str]] = deque()

    def _free(self, client: str) -> bool:
        """Whether there is a place in the fast lane for this client. Who waits has none, or it would be theirs."""
        share = max(1, self._settings.workers // 2) if self.own else self._settings.workers
        return self._fast < self._settings.workers and self._held[client] < share

    def _take(self, client: str) -> None:
        self._fast += 1
        self._held[client] += 1

    async def enter(self, client: str, left: float) -> None:
        """Wait for a place in the fast lane, for so many seconds at most.

        Raises:
            Problem: 503, the queue is full or too slow.
        """
        if self._free(client):
            self._take(client)
            return
        if len(self._queue) >= self._settings.queue:
            raise busy(2, "Too many requests are waiting; try again.", "等待的请求过多，请稍后重试。")
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append((turn, client))
        try:
            async with asyncio.timeout(min(self._settings.queue_seconds, left)):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                self.leave_fast(client)  # the turn came, and nobody is there to take it
            else:
                turn.cancel()
                with contextlib.suppress(ValueError):
                    self._queue.remove((turn, client))
            if isinstance(error, TimeoutError):
                raise busy(
                    5, "No worker became free in time; try again.", "未能及时等到空闲进程，请稍后重试。"
                ) from error
            raise

    def leave_fast(self, client: str) -> None:
        """Give a place in the fast lane to the next in the queue that may have it."""
        self._fast -= 1
        self._held[client] -= 1
        if not self._held[client]:
            del self._held[client]
        for waiting in self._queue:
            turn, next = waiting
            if not turn.done() and self._free(next):
                self._queue.remove(waiting)
                self._take(next)
                turn.set_result(None)
                return

    def try_slow(self, client: str) -> bool:
        """Take a place in the long lane, when there is one for this client; it leaves the fast lane."""
        share = max(1, self._settings.slow // 2)
        if self._slow >= self._settings.slow or self._budget.long(client) >= share:
            return False
        self._slow += 1
        self._budget.lengthen(client)
        self.leave_fast(client)
        return True

    def leave_slow(self, client: str, seconds: float) -> None:
        """Give a place in the long lane back."""
        self._slow -= 1
        self._budget.charge(client, seconds)

    def judge(self) -> None:
        """Whether a long query that found no place may go on.

        Raises:
            Problem: 429 or 503.
        """
        if self._queue:
            raise busy(
                10,
                "There are too many long queries just now, and others wait; yours was stopped. Try again.",
                "当前长查询过多且有其他请求在等待，您的查询已停止。请稍后重试。",
            )

    def check_budget(self, client: str) -> None:
        """Refuse a long query to a client that has used up its time.

        Raises:
            Problem: 429.
        """
        if wait := self._budget.wait(client):
            raise spent(wait)


class Run:
    """One request's place in the lanes, and when its time began."""

    def __init__(self, lanes: Lanes, client: str, started: float) -> None:
        self._lanes = lanes
        self._client = client
        self.started = started
        self.own = lanes.own
        self.slow = False

    def consider(self, worker: Worker) -> None:
        """The query has run for a while: where does it go on?

        Raises:
            Problem: nowhere.
        """
        if self.slow or self.own:
            return
        self._lanes.check_budget(self._client)
        self.slow = self._lanes.try_slow(self._client)
        if not self.slow:
            self._lanes.judge()
        if not worker.niced:
            worker.niced = True
            worker.slow_down(_NICE)

    def leave(self) -> None:
        """The request is over."""
        if self.slow:
            self._lanes.leave_slow(self._client, time.monotonic() - self.started)
        else:
            self._lanes.leave_fast(self._client)
