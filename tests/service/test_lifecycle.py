"""Starting, failing to start, stopping, and coming back after a part was killed."""

import concurrent.futures
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.service import running

pytestmark = pytest.mark.slow  # keeps to clocks, for a minute

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?c ?d ?e . ?e ?f ?g }"


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pids: list[int], seconds: float = 5) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(map(alive, pids)):
            return True
        time.sleep(0.05)
    return False


def descriptors(pid: int) -> int:
    """How many files and sockets a process has open."""
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def ask(server: running.Server, number: int = 0) -> httpx.Response:
    return httpx.get(server.sparql, params={"query": f"ASK {{ ?s ?p ?o }} # {number}"}, timeout=30)


def command(*options: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "nbs_graph.cli.main", "serve", *options],
        capture_output=True,
        text=True,
        timeout=60,
        env=running.environment(**more),
        check=False,
    )


def test_a_port_that_is_taken() -> None:
    """Exit code 3, and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = command("--port", str(taken.getsockname()[1]))
    assert done.returncode == 3
    assert "--port" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--store", "/nowhere"), 3, "does not exist"),
        (("--timeout", "0"), 2, "--timeout"),
        (("--workers", "-1"), 2, "--workers"),
        (("--in-memory", "perhaps"), 2, "in-memory"),
        (("--port", "70000"), 2, "65535"),
        (("--timeout", "nan"), 2, "--timeout"),
        (("--timeout", "inf"), 2, "--timeout"),
        (("--max-answer", "5000"), 2, "--max-answer"),
        (("--base-url", "nbs.example.org"), 2, "https://nbs.example.org"),
        (("--base-url", "javascript:alert(1)"), 2, "--base-url"),
        (("--base-url", "https://a b/"), 2, "--base-url"),
    ],
)
def test_what_cannot_be_served(options: tuple[str, ...], code: int, said: str) -> None:
    """The exit codes of the contract."""
    done = command("--port", "0", *options)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_dump(tmp_path: Path) -> None:
    """Is told before anything is served."""
    (tmp_path / "x.nq").write_text("<a> <b")
    done = command("--port", "0", "--store", str(tmp_path / "x.nq"))
    assert done.returncode == 3
    assert done.stdout == ""


def test_without_its_packages(tmp_path: Path) -> None:
    """Says what to install."""
    (tmp_path / "uvicorn.py").write_text("raise ImportError('no', name='uvicorn')")
    done = command("--port", "0", PYTHONPATH=f"{tmp_path}{os.pathsep}{running.ROOT}")
    assert done.returncode == 3
    assert "pip install '.[serve]'" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_signals_while_opening(tmp_path: Path, number: int) -> None:
    """SIGHUP changes nothing, SIGTERM ends it with 0 and no word more."""
    options = ["--port", "0", "--store", str(running.ROOT / "data" / "nbs-graph.trig")]
    process = subprocess.Popen(
        [sys.executable, "-m", "nbs_graph.cli.main", "serve", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=running.environment(),
        cwd=tmp_path,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text().strip():  # the process that opens the graph
        time.sleep(0.005)
    time.sleep(0.05)
    process.send_signal(number)
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"http://" if number == signal.SIGHUP else b"")
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, b"Traceback" in told) == (0, False), told


def test_stopping_lets_requests_end(tmp_path: Path) -> None:
    """SIGTERM: what runs is answered, then it ends with 0 and leaves no process and no socket."""
    server = running.start("--grace", "20", folder=tmp_path)
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        long = threads.submit(httpx.get, server.sparql, params={"query": SLOW}, timeout=60)
        time.sleep(0.3)
        behind = server.processes()
        assert len(behind) >= 2
        assert server.stop() == 0
        assert long.result().status_code == 200
    assert gone(behind)
    with pytest.raises(httpx.ConnectError):
        ask(server)
    assert [event["event"] for event in server.events()][-1] == "stopped"


def test_stopping_does_not_wait_forever(tmp_path: Path) -> None:
    """After --grace seconds it ends all the same."""
    server = running.start("--grace", "0.5", "--timeout", "60", folder=tmp_path)
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        long = threads.submit(httpx.get, server.sparql, params={"query": endless}, timeout=60)
        time.sleep(0.3)
        behind = server.processes()
        started = time.monotonic()
        assert server.stop(signal.SIGINT) == 0
        assert time.monotonic() - started < 5
        with contextlib.suppress(httpx.HTTPError):  # cut off, which is as good
            assert long.result().status_code >= 500
    assert gone(behind)


def test_killing_the_front_leaves_nothing_behind(tmp_path: Path) -> None:
    """Zygote and workers die with it."""
    server = running.start(folder=tmp_path)
    assert ask(server).status_code == 200
    behind = server.processes()
    assert len(behind) >= 2
    server.process.kill()
    server.process.wait()
    assert gone(behind)


def test_killed_workers_are_replaced(tmp_path: Path) -> None:
    """Kill all workers, again and again: each next request is answered."""
    with running.server(folder=tmp_path) as server:
        for number in range(10):
            zygote, *workers = server.processes()
            for pid in workers:
                os.kill(pid, signal.SIGKILL)
            assert ask(server, number).status_code == 200
            assert alive(zygote)


def test_a_killed_zygote_is_replaced(tmp_path: Path) -> None:
    """The graph is opened again; until then 503 with Retry-After."""
    with running.server(folder=tmp_path) as server:
        for number in range(3):
            os.kill(server.processes()[0], signal.SIGKILL)
            until = time.monotonic() + 20
            while (response := ask(server, number)).status_code != 200:
                assert response.status_code == 503, response.text
                assert response.headers["retry-after"]
                assert time.monotonic() < until
                time.sleep(0.1)


def test_no_zombies_and_no_lost_descriptors(tmp_path: Path) -> None:
    """After many workers came and went, the server holds what it held before."""
    with running.server("--timeout", "0.2", folder=tmp_path) as server:
        ask(server)
        before = descriptors(server.pid)
        endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a = ?i && ?c = 1) }"
        for number in range(20):
            found = httpx.get(server.sparql, params={"query": f"{endless} # {number}"}, timeout=30)
            assert found.status_code == 504
        ask(server, 99)
        time.sleep(1)
        assert descriptors(server.pid) <= before + 3
        for pid in server.processes():
            assert alive(pid)
        assert len(server.processes()) <= 6
