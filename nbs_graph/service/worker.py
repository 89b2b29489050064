"""A worker: a process that answers one request after another, and can do nothing else.

Forked by `zygote`, it dies with it. Memory, processor time and open files are limited by the system, so that a query
can neither fill the machine nor open a file or a connection, whatever it makes the engine do. A graph on disk opens
its own files; connections are refused by the system there too (`sealing`).
"""

import contextlib
import os
import resource
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from nbs_graph.graph import sealing
from nbs_graph.service import wire
from nbs_graph.service.answering import Answering
from nbs_graph.service.problems import Problem
from nbs_graph.service.settings import MEGABYTE, Settings

_PAGE = os.sysconf("SC_PAGE_SIZE")
_BEHIND_THE_FRONT = 5  # niceness: who only wants a kept answer need not wait until a query has had its slice
_SPARE_SECONDS = 2  # of the processor, beyond the time limit: the front's clock strikes first


def work(
    end: socket.socket, make: Callable[[], Answering], settings: Settings, *, reads_files: bool = False
) -> NoReturn:
    """Answer what comes over `end` until it closes; never returns.

    Args:
        make: opens the graph where that has to be done after the fork.
        reads_files: the graph is on disk, and opens its files when they are read.
    """
    try:
        os.nice(_BEHIND_THE_FRONT)
        sealing.refuse_connections()
        answering = make()
        _Limited(settings, reads_files=reads_files).loop(end, answering)
    except (OSError, KeyboardInterrupt):
        os._exit(0)
    except BaseException:  # noqa: BLE001 -- a forked process must not go on as its parent
        os._exit(70)  # EX_SOFTWARE
    os._exit(0)


class _Limited:
    """The limits of this process, set once and for good but for the processor's."""

    def __init__(self, settings: Settings, *, reads_files: bool) -> None:
        self._seconds = int(settings.timeout) + _SPARE_SECONDS
        self._statm = self._open_statm()
        self._volunteer()
        self._most_seconds = resource.getrlimit(resource.RLIMIT_CPU)[1]
        self._base = self._size()
        self._allowance = settings.memory * MEGABYTE
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = self._base + self._allowance
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        if self._base:
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        if not reads_files:
            resource.setrlimit(resource.RLIMIT_NOFILE, (1, 1))  # what is open stays; nothing can be opened

    @staticmethod
    def _open_statm() -> int | None:
        try:
            return os.open("/proc/self/statm", os.O_RDONLY)
        except OSError:
            return None

    @staticmethod
    def _volunteer() -> None:
        """When the machine runs out of memory, the system shall end workers, not the service (Linux, proc(5))."""
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("800")

    def _size(self) -> int:
        """Bytes of address space in use; 0 where the system does not tell."""
        return 0 if self._statm is None else int(os.pread(self._statm, 64, 0).split()[0]) * _PAGE

    def _more_time(self) -> None:
        """Let the next request have its processor time, counted from what is used up, as far as there is more."""
        until = self._until()
        if self._most_seconds != resource.RLIM_INFINITY:
            until = min(until, max(1, self._most_seconds - 1))  # before the system strikes, without a reason
        resource.setrlimit(resource.RLIMIT_CPU, (until, self._most_seconds))

    def _until(self) -> int:
        used = resource.getrusage(resource.RUSAGE_SELF)
        return int(used.ru_utime + used.ru_stime) + self._seconds

    def _worn(self) -> bool:
        """Whether a fresh process should take over: much memory stayed in use, or its time nears the end."""
        if self._most_seconds != resource.RLIM_INFINITY and self._until() >= self._most_seconds:
            return True
        return self._size() - self._base > self._allowance // 4

    def loop(self, end: socket.socket, answering: Answering) -> None:
        """Answer until the other end closes."""
        while (message := wire.receive(end)) is not None:
            self._more_time()
            try:
                made = answering.answer(message[0])
                body, head = made.body, made.as_json()
            except Problem as problem:
                body, head = b"", {"problem": problem.as_json()}
            except MemoryError:
                body, head = b"", {"problem": out_of_memory(self._allowance).as_json()}
            wire.send(end, {**head, "retire": self._worn()}, body)


def out_of_memory(allowance: int) -> Problem:
    """The query needed more than `allowance` bytes."""
    size = f"{allowance / MEGABYTE:g} MB"
    return Problem(
        "memory-exceeded",
        f"The query needs more than {size} of memory. Narrow it, or order and group fewer rows.",
        f"查询所需内存超过 {size}。请缩小范围，或减少排序与分组的行数。",
    )
