"""What the system allows is little: files, processor time, packets."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from nbs_graph.service.zygote import _say
from tests.service import running

CPU = """
import resource, sys
from nbs_graph.service.settings import Settings
from nbs_graph.service.worker import _Limited
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
limited = _Limited(Settings(timeout=30, memory=64), reads_files=False)
limited._more_time()
print(*resource.getrlimit(resource.RLIMIT_CPU), limited._worn())
"""


@pytest.mark.parametrize(("hard", "worn"), [(3600, "False"), (20, "True")])
def test_a_limit_of_processor_time_stays(hard: int, worn: str) -> None:
    """It cannot be raised again; a worker whose time nears its end is replaced."""
    done = subprocess.run(
        [sys.executable, "-c", CPU, str(hard)],
        env=running.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    soft, kept, told = done.stdout.split()
    assert (int(kept), told) == (hard, worn)
    assert 0 < int(soft) < hard


def test_a_packet_that_is_too_large_is_an_error() -> None:
    """And not somebody who has gone; that is told apart."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        with pytest.raises(OSError, match="too long"):
            _say(theirs, {"told": "x" * 2**23})
        assert _say(theirs, {"told": "x"})
        ours.close()
        assert not _say(theirs, {"told": "x"})


@pytest.mark.slow
def test_without_files(tmp_path: Path) -> None:
    """Queries that need a process are told to come again; a swap that fails is told, and made when it can be."""
    with running.server(folder=tmp_path) as server, httpx.Client(base_url=server.url, timeout=30) as client:
        soft, hard = resource.prlimit(server.pid, resource.RLIMIT_NOFILE)
        assert soft == hard
        assert client.get("/healthz").status_code == 200
        for worker in server.processes()[1:]:
            os.kill(worker, signal.SIGKILL)
        time.sleep(0.3)
        opened = len(list(Path(f"/proc/{server.pid}/fd").iterdir()))
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (opened, hard))
        refused = client.get("/sparql?query=ASK%7B%7D")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        os.kill(server.pid, signal.SIGHUP)
        until = time.monotonic() + 20
        while not server.events("build refused") and time.monotonic() < until:
            time.sleep(0.1)
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (soft, hard))
        assert client.get("/sparql?query=ASK%7B%7D").status_code == 200
        while not server.events("build swapped in") and time.monotonic() < until:
            time.sleep(0.1)
        assert [len(server.events(name)) for name in ("build refused", "build swapped in", "bug")] == [
            1,
            1,
            0,
        ]


@pytest.mark.slow
def test_thousands_of_named_graphs(tmp_path: Path) -> None:
    """Each is served and described; the front, which everybody needs, is told of none."""
    dump = tmp_path / "many.nq"
    place = "https://w3id.org/nbs-graph/graph/entry/"
    dump.write_text(
        "".join(f'<http://e.org/{n}> <http://e.org/p> "{n}" <{place}{n:05}> .\n' for n in range(7000)),
        "utf-8",
    )
    with running.server(store=dump, folder=tmp_path) as server:
        for address in ("/sparql", "/.well-known/void"):
            told = httpx.get(server.url + address, headers={"accept": "application/n-triples"}, timeout=30)
            assert told.text.count('"1"^^<http://www.w3.org/2001/XMLSchema#integer>') == 7000
            assert told.text.count(f"#name> <{place}") == 7000
        page = httpx.get(f"{server.url}/graph/entry/06999", headers={"accept": "text/html"}, timeout=30)
        assert (page.status_code, "06999" in page.text) == (200, True)
