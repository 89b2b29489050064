"""A worker can open nothing: proved on its process, with queries that no guard has looked at."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from nbs_graph.graph.dataset import Dataset
from nbs_graph.service import wire
from nbs_graph.service.answering import Answered, Answering
from nbs_graph.service.settings import Settings
from nbs_graph.service.web.making import Known
from nbs_graph.service.worker import work
from tests.sealable import sealable


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        yield listening


class _Unguarded(Answering):
    """Runs what it is given, and says what became of it."""

    def answer(self, request: object) -> Answered:
        assert isinstance(request, dict)
        try:
            if "open" in request:
                Path(request["open"]).read_bytes()
            elif "update" in request:
                ox.Store().update(request["update"])
            else:
                list(ox.Store().query(request["query"]))  # type: ignore[arg-type]
        except OSError as error:
            return Answered("text/plain", str(error).encode())
        return Answered("text/plain", b"done")


def told(request: dict[str, object], *, reads_files: bool = False) -> bytes:
    """What a worker process answers to a request."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        work(theirs, lambda: _Unguarded(Dataset(), {}, Known(), 1000), Settings(), reads_files=reads_files)
    theirs.close()
    try:
        wire.send(ours, request)
        answer = wire.receive(ours)
    finally:
        ours.close()
        os.waitpid(pid, 0)
    assert answer is not None
    return answer[1]


@pytest.mark.parametrize(
    "reads_files",
    [False, pytest.param(True, marks=pytest.mark.skipif(not sealable(), reason="no seccomp here"))],
)
@pytest.mark.parametrize("address", ["127.0.0.1", "localhost"])
def test_no_connection_leaves(listener: socket.socket, address: str, reads_files: bool) -> None:
    """SERVICE and LOAD fail for want of a socket, by number and by name; also where the graph is on disk."""
    url = f"http://{address}:{listener.getsockname()[1]}/"
    assert (
        told({"query": f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"}, reads_files=reads_files) != b"done"
    )
    assert told({"update": f"LOAD <{url}>"}, reads_files=reads_files) != b"done"
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_no_file_is_opened(tmp_path: Path) -> None:
    """Not even one that the process may read."""
    file = tmp_path / "secret"
    file.write_text("secret")
    assert b"Too many open files" in told({"open": str(file)})
    assert told({"open": str(file)}, reads_files=True) == b"done"  # as a large store on disk must


def test_what_is_proved_here_can_fail(listener: socket.socket) -> None:
    """Outside of a worker the same query does reach the listener."""
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with socket.socket() as own:
        own.connect(listener.getsockname())
    listener.accept()[0].close()
    pid = os.fork()
    if pid == 0:
        try:
            list(ox.Store().query(f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
        finally:
            os._exit(0)
    listener.setblocking(True)
    listener.settimeout(10)
    listener.accept()[0].close()
    os.waitpid(pid, 0)
