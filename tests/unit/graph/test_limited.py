"""A query in a process of its own: stopped in time, whole or not at all, without network."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph import guard, limited
from nbs_graph.graph.asking import Request
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.results import Layout, written
from tests.descendants import at_work, below, hangups_heard, running, within

ROOT = Path(__file__).resolve().parents[3]
SMALL = str(Path(__file__).resolve().parents[2] / "cli" / "data" / "small.trig")
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(6)) + " }"
HUNGRY = (
    "SELECT ?x { VALUES ?a { 1 2 } " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(6)) + " } ORDER BY ?o5"
)


def run(text: str, seconds: float = 20, **fields: str) -> bytes:
    out = io.BytesIO()
    limited.answer_limited(Request("query", text, store=SMALL, **fields), out, seconds)  # type: ignore[arg-type]
    return out.getvalue()


def test_the_same_answer_as_here() -> None:
    assert run("SELECT (COUNT(*) AS ?n) { ?s a nbs:Policy }", format="csv") == b"n\r\n1\r\n"


def test_a_query_is_stopped_in_time() -> None:
    """Within the limit and a second; nothing is written."""
    started = time.monotonic()
    out = io.BytesIO()
    with pytest.raises(CannotDo, match="stopped after 1 s"):
        limited.answer_limited(Request("query", ENDLESS, store=SMALL), out, 1)
    assert time.monotonic() - started < 2.5
    assert out.getvalue() == b""


@pytest.mark.parametrize("format", ["json", "csv"])
def test_a_large_answer_is_refused(format: str) -> None:
    """Beyond the bytes that it may have nothing is written; up to them, all of it."""
    request = Request("query", "SELECT * { ?a ?b ?c . ?d ?e ?f }", store=SMALL, format=format)
    out = io.BytesIO()
    with pytest.raises(CannotDo, match="The answer is too large") as caught:
        limited.answer_limited(request, out, 20, 10_000)
    assert "结果过大" in caught.value.message_zh
    assert out.getvalue() == b""
    limited.answer_limited(Request("query", "ASK {}", store=SMALL, format="json"), out, 20, 10_000)
    assert b"true" in out.getvalue()


def test_errors_travel() -> None:
    """As what they are, with both languages, also those that need more files to be told."""
    with pytest.raises(UsageProblem, match="Did you mean FILTER") as caught:
        run("SELECT * { ?s ?p ?o FLTER(?o) }")
    assert "是否想写" in caught.value.message_zh


@pytest.mark.slow
def test_memory_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotDo, match=r"GiB of memory|stopped after"):
        run(HUNGRY, 120)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A server that notes who calls."""
    calls: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, address = server.accept()
            except OSError:
                return
            calls.append(address)
            connection.close()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield server.getsockname()[1], calls
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(5)


def test_the_engine_cannot_connect(
    listener: tuple[int, list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when a SERVICE call gets past the guard: the second wall stands by itself."""
    port, calls = listener
    monkeypatch.setattr(guard, "_check_token", lambda *_, **__: None)
    data = Dataset.from_dump(Path(SMALL))
    call = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
    data.query("ASK {}")  # reads the prefixes from their file
    data.sealed = True
    with pytest.raises(CannotDo, match="query failed"), data.at_work():
        written(data.query(call), Layout())
    assert calls == []
    data.sealed = False
    with pytest.raises(CannotDo, match="query failed"):
        written(data.query(call), Layout())
    assert calls, "the listener would have noticed"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the system ends children with their parent on Linux")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_with_who_asks(number: int) -> None:
    """However that ends; also when a thread asks, and other threads that asked before are gone."""
    code = (
        "import io, sys, threading\n"
        "from nbs_graph.graph.asking import Request\n"
        "from nbs_graph.graph.limited import answer_limited\n"
        "def ask(text):\n"
        "    answer_limited(Request('query', text, store=sys.argv[1], format='json'), io.BytesIO(), 60)\n"
        "for text in ('ASK {}', sys.argv[2]):\n"
        "    thread = threading.Thread(target=ask, args=[text])\n"
        "    thread.start()\n"
        "    thread.join()\n"
    )
    with hangups_heard():
        parent = subprocess.Popen([sys.executable, "-c", code, SMALL, ENDLESS], cwd=ROOT)
    try:
        assert within(20, lambda: at_work(parent.pid))
        children = below(parent.pid)
        parent.send_signal(number)
        parent.wait()
        assert within(3, lambda: not running(children))
    finally:
        parent.kill()
        parent.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_it_ends_when_nobody_stops_it() -> None:
    """Soon after its time, by itself."""
    asked = {
        "most": None,
        "time": 0.2,
        "parent": os.getpid(),
        **Request("query", ENDLESS, store=SMALL).as_json(),
    }
    done = subprocess.run(
        [sys.executable, "-m", "nbs_graph.graph.limited"],
        input=json.dumps(asked).encode(),
        cwd=ROOT,
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert (-done.returncode in {signal.SIGALRM, signal.SIGXCPU}, done.stdout) == (True, b"")
