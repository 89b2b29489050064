"""The front's side of a worker."""

import asyncio
import contextlib
import json
import os
import time
from collections.abc import Callable
from typing import Any, cast

from nbs_graph.service import wire


class WorkerLostError(Exception):
    """A worker ended without an answer; `status` is its exit code, below 0 the signal that ended it."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"status {status}")
        self.status = status


Answer = tuple[dict[str, Any], memoryview]


class Worker(asyncio.BufferedProtocol):
    """One worker: takes one request at a time. Its answers are read without copying.

    Args:
        end: kills the process of a number.
    """

    def __init__(self, end: Callable[[int], None]) -> None:
        self._end = end
        self.pid = 0
        self.niced = False
        self._used = self._asked_at = 0.0
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Answer] | None = None
        self._lost = False
        self._start(memoryview(bytearray(wire.PREFIX.size)), None)

    def _start(self, buffer: memoryview, head_size: int | None) -> None:
        self._buffer, self._filled, self._head_size = buffer, 0, head_size

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is open."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is one, without saying so

    def get_buffer(self, _: int) -> memoryview:
        """Where the next bytes go."""
        return self._buffer[self._filled :]

    def buffer_updated(self, nbytes: int) -> None:
        """Some bytes came."""
        self._filled += nbytes
        if self._filled < len(self._buffer):
            return
        whole, head_size = self._buffer, self._head_size
        if head_size is None:
            head_size, body_size = wire.PREFIX.unpack(whole)
            self._start(memoryview(bytearray(head_size + body_size)), head_size)
            return
        self._start(memoryview(bytearray(wire.PREFIX.size)), None)
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_result((json.loads(bytes(whole[:head_size])), whole[head_size:]))

    def connection_lost(self, _: Exception | None) -> None:
        """The worker ended, or was closed."""
        self._lost = True
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_exception(WorkerLostError(None))

    @property
    def usable(self) -> bool:
        """Whether it can be asked."""
        return not self._lost and self._waiting is None

    def ask(self, message: bytes) -> "asyncio.Future[Answer]":
        """Send a request; the answer comes in the future, or `WorkerLostError`."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        if self._lost or self._transport is None:
            future.set_exception(WorkerLostError(None))
            return future
        self._waiting = future
        self._used, self._asked_at = self._processor(), time.monotonic()
        self._transport.write(message)
        return future

    def _processor(self) -> float:
        """Seconds of the processor that it has used; 0 when the system does not tell."""
        try:  # the clock of another process: clock_getcpuclockid(3), as Linux numbers it
            return time.clock_gettime(~self.pid << 3 | 2)
        except OSError:
            return 0.0

    def seconds(self) -> float:
        """Seconds of the processor since it was asked; of the clock, when the system does not tell."""
        used = self._processor()
        return used - self._used if used else time.monotonic() - self._asked_at

    def slow_down(self, nice: int) -> None:
        """Give it a lower priority; there is no way back."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, nice)

    def close(self) -> None:
        """Let it go; it ends when it has nothing to do."""
        if self._transport is not None:
            self._transport.close()

    def kill(self) -> None:
        """End it now, whatever it does."""
        self._waiting = None
        self._end(self.pid)
        if self._transport is not None:
            self._transport.abort()
