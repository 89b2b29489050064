"""The front's side of the zygote: starting it, having workers forked and killed, hearing how they ended."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo
from nbs_graph.service.colleague import Worker, WorkerLostError
from nbs_graph.service.settings import Settings
from nbs_graph.service.zygote import PACKET

_LAST_WORDS = 1.0  # seconds within which the system tells how a worker ended


def _search_path() -> str:
    """Where the other process finds this package, also when it is run from a checkout."""
    here = str(Path(__file__).resolve().parents[2])
    return os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))


class Zygote:
    """A started zygote: one generation of the graph. Make it with `start`."""

    def __init__(self, process: "subprocess.Popen[bytes]", control: socket.socket) -> None:
        self._process = process
        self._control = control
        self._loop = asyncio.get_running_loop()
        self._ready: asyncio.Future[dict[str, Any]] = self._loop.create_future()
        self._forking: dict[int, asyncio.Future[int]] = {}
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._number = 0
        self.ended = asyncio.Event()
        self.generation = ""
        self.in_memory = True
        self._loop.add_reader(control.fileno(), self._heard)

    @classmethod
    async def start(cls, place: Path, settings: Settings) -> "Zygote":
        """Start one over a `store` folder or a dump, and wait until the graph is loaded.

        Raises:
            CannotDo: the graph cannot be opened. OSError: the system gives no process, or no descriptors.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        told = json.dumps(settings.as_json())
        command = [sys.executable, "-P", "-m", "nbs_graph.service.zygote"]
        arguments = [str(theirs.fileno()), str(os.getpid()), str(place), told]
        try:
            process = subprocess.Popen(  # noqa: ASYNC220, S603 -- takes a millisecond; a program of ours, no shell
                [*command, *arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": _search_path()},
            )
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        zygote = cls(process, ours)
        try:
            ready = await zygote._ready
        except BaseException:
            await zygote.close()
            raise
        zygote.generation = ready["generation"]
        zygote.in_memory = ready["in_memory"]
        return zygote

    def _heard(self) -> None:
        try:
            packet = self._control.recv(PACKET)
        except BlockingIOError:
            return
        except OSError:
            packet = b""
        if not packet:
            self._gone()
            return
        message = json.loads(packet)
        if "ready" in message:
            self._ready.set_result(message["ready"])
        elif "failed" in message:
            self._ready.set_exception(CannotDo(message["failed"]["en"], message["failed"]["zh"]))
        elif "forked" in message:
            forking = self._forking.pop(message["forked"], None)
            self._ends[message["pid"]] = self._loop.create_future()
            if forking is not None and not forking.done():
                forking.set_result(message["pid"])
        elif "refused" in message:
            forking = self._forking.pop(message["refused"], None)
            if forking is not None and not forking.done():
                forking.set_exception(WorkerLostError(None))
        elif "exited" in message:
            end = self._ends.pop(message["exited"], None)
            if end is not None and not end.done():
                end.set_result(message["status"])

    def _gone(self) -> None:
        if self.ended.is_set():
            return
        self.ended.set()
        self._loop.remove_reader(self._control.fileno())
        self._control.close()
        lost = CannotDo("The process that holds the graph ended.", "持有图谱的进程已结束。")
        waiting: list[asyncio.Future[Any]] = [self._ready, *self._forking.values()]
        for future in waiting:
            if not future.done():
                future.set_exception(lost)
                future.exception()  # seen: nobody may be waiting
        self._forking.clear()

    async def fork(self) -> Worker:
        """A new worker.

        Raises:
            WorkerLostError: the zygote is gone, or the system gives no process, or no descriptors.
        """
        try:
            ours, theirs = socket.socketpair()
        except OSError as error:
            raise WorkerLostError(None) from error
        self._number += 1
        forked: asyncio.Future[int] = self._loop.create_future()
        self._forking[self._number] = forked
        try:
            socket.send_fds(self._control, [json.dumps({"fork": self._number}).encode()], [theirs.fileno()])
        except OSError as error:
            del self._forking[self._number]
            ours.close()
            raise WorkerLostError(None) from error
        finally:
            theirs.close()
        ours.setblocking(False)
        worker = Worker(self.kill)
        await self._loop.create_unix_connection(lambda: worker, sock=ours)
        try:
            worker.pid = await forked
        except (CannotDo, WorkerLostError):
            worker.close()
            raise WorkerLostError(None) from None
        return worker

    def kill(self, pid: int) -> None:
        """Kill a worker."""
        self._send({"kill": pid})

    async def status(self, pid: int) -> int | None:
        """How a worker ended, once it has: its exit code, or the signal below 0; None when nobody tells."""
        end = self._ends.get(pid)
        if end is None:
            return None
        with contextlib.suppress(TimeoutError):
            return await asyncio.wait_for(asyncio.shield(end), _LAST_WORDS)
        return None

    def _send(self, message: Mapping[str, Any]) -> None:
        if not self.ended.is_set():
            with contextlib.suppress(OSError):
                self._control.send(json.dumps(message).encode())

    async def close(self) -> None:
        """End it and its workers, and wait until the system has forgotten it."""
        self._gone()
        for _ in range(100):
            if self._process.poll() is not None:
                return
            await asyncio.sleep(0.02)
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
