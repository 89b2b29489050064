"""The process that holds one generation of the graph and forks the workers over it.

It stays single-threaded, so that a fork is safe, and answers nothing itself, so that it is always there to fork and
to kill. A worker costs a few milliseconds and shares the graph's memory (copy on write).

Over a socket of packets it takes {"fork": n} with a descriptor (the worker's end of a socket pair), {"kill": pid}; it
tells {"ready": …} or {"failed": {"en", "zh"}} once, {"forked": n, "pid": pid} or {"refused": n}, and
{"exited": pid, "status": status}.
It ends when the other end closes, and its workers with it.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph as ox

from nbs_graph import errors
from nbs_graph.graph import catalogue, grammar, syntax
from nbs_graph.graph.children import die_with_parent
from nbs_graph.namespaces import GRAPH, prefixes
from nbs_graph.publish import manifest
from nbs_graph.service.answering import Answering
from nbs_graph.service.loading import Opened, generation, open_graph
from nbs_graph.service.settings import MEGABYTE, Settings
from nbs_graph.service.web import markup, openapi, void
from nbs_graph.service.web.making import Known
from nbs_graph.service.worker import work
from nbs_graph.terms import vocabulary

PACKET = 2**18
_WORDS = 4000  # letters of a message, so that it fits into a packet whatever they are


def counts(place: Path, opened: Opened) -> dict[str, int]:
    """Triples by named graph; of a graph on disk, where counting would take long, what its manifest says."""
    if not opened.in_memory:
        with contextlib.suppress(errors.NbsError, KeyError, AttributeError):
            told = manifest.read(place.parent)["counts"]["graphs"]
            return {name if ":" in name else GRAPH + name: count for name, count in told.items()}
        return {}
    dataset = opened.dataset()
    return {
        iri: sum(1 for _ in dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(iri)))
        for iri in dataset.graphs()
    }


class Zygote:
    """The loop over requests and children."""

    def __init__(self, control: socket.socket, opened: Opened, known: Known, settings: Settings) -> None:
        self._control = control
        self._opened = opened
        self._known = known
        self._settings = settings
        self._questions = {question.name: question for question in catalogue.questions()}
        self._children: set[int] = set()
        self._woken, self._waking = socket.socketpair()
        self._waking.setblocking(False)
        self._woken.setblocking(False)

    def loop(self) -> None:
        """Serve until the other end closes."""
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        try:
            while self._turn():
                pass
        finally:
            signal.set_wakeup_fd(-1)

    def _turn(self) -> bool:
        """Wait for what comes next, and do it; whether to go on."""
        ready, _, _ = select.select([self._control, self._woken], [], [])
        if self._woken in ready:
            with contextlib.suppress(BlockingIOError):
                self._woken.recv(4096)
            self._reap()
        if self._control in ready:
            try:
                told, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 4)
            except ConnectionError:  # closed with something of ours unread
                return False
            if not told:
                return False
            self._heed(json.loads(told), descriptors)
        return True

    def _heed(self, message: Mapping[str, Any], descriptors: list[int]) -> None:
        if "fork" in message:
            try:
                (descriptor,) = descriptors  # none, where this process may open no more
                pid = self._fork(socket.socket(fileno=descriptor))
            except (OSError, ValueError):  # no process to be had
                self._tell({"refused": message["fork"]})
            else:
                self._tell({"forked": message["fork"], "pid": pid})
        elif message.get("kill") in self._children:  # not reaped yet, so the number is still this child's
            os.kill(message["kill"], signal.SIGKILL)

    def _fork(self, end: socket.socket) -> int:
        here = os.getpid()
        try:
            pid = os.fork()
        except OSError:
            end.close()
            raise
        if pid:
            end.close()
            self._children.add(pid)
            return pid
        try:
            self._be_worker(here, end)
        finally:
            os._exit(70)  # EX_SOFTWARE; a forked process must not go on as its parent

    def _be_worker(self, parent: int, end: socket.socket) -> NoReturn:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        die_with_parent(parent)
        for inherited in (self._control, self._woken, self._waking):
            inherited.close()
        nowhere = os.open(os.devnull, os.O_WRONLY)  # the engine's last words are no log of ours
        os.dup2(nowhere, 2)
        os.close(nowhere)
        work(end, self._answering, self._settings, reads_files=not self._opened.in_memory)

    def _answering(self) -> Answering:
        cap = self._settings.max_answer * MEGABYTE
        return Answering(self._opened.dataset(), self._questions, self._known, cap)

    def _reap(self) -> None:
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            self._children.discard(pid)
            self._tell({"exited": pid, "status": os.waitstatus_to_exitcode(status)})

    def _tell(self, message: Mapping[str, Any]) -> None:
        _say(self._control, message)


def _warm() -> None:
    """Load what workers, who can open no file, will need: prefixes, the grammar, the words for what is wrong."""
    import rapidfuzz.process  # noqa: F401

    prefixes()
    markup.warm()
    openapi.released()
    grammar.read([])
    vocabulary.closest("slect", ("SELECT", "ASK"))
    with contextlib.suppress(errors.NbsError):
        raise syntax.explain("SELECT * { ?s ?p", "", prefixes())


def main() -> int:
    """Load the graph, then fork until the end; arguments: a descriptor, the parent's id, the place, the settings."""
    descriptor, parent, place, told = sys.argv[1:]
    die_with_parent(int(parent))
    for ignored in (
        signal.SIGINT,
        signal.SIGTERM,
        signal.SIGHUP,
    ):  # sent to the whole group: the front decides
        signal.signal(ignored, signal.SIG_IGN)
    control = socket.socket(fileno=int(descriptor))
    settings = Settings(**json.loads(told))
    try:
        opened = open_graph(Path(place), settings)
        ready = {
            "generation": generation(Path(place)),
            "in_memory": opened.in_memory,
        }
        # Now, since the files may go while they are served.
        known = Known(counts(Path(place), opened), void.beside(Path(place)))
        _warm()
        zygote = Zygote(control, opened, known, settings)
    except errors.NbsError as error:
        _say(control, {"failed": {"en": error.message_en[:_WORDS], "zh": error.message_zh[:_WORDS]}})
        return 3
    gc.collect()
    gc.freeze()
    if _say(control, {"ready": ready}):
        zygote.loop()
    return 0


def _say(control: socket.socket, message: Mapping[str, Any]) -> bool:
    """Tell the front something, in one packet; False when it has gone, since it was told to stop before we were ready.

    Raises:
        OSError: the packet is too large: what grows with the graph is kept here, and told by workers.
    """
    try:
        control.send(json.dumps(message).encode())
    except ConnectionError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
