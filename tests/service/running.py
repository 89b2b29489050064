"""A real `nbs-graph serve` as a process, for whoever tests over HTTP.

with running.server() as server:
    httpx.get(server.sparql, params={"query": "ASK {}"})
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0


@dataclass
class Server:
    """A started server: its address without a slash at the end, its process, its log (JSON lines)."""

    url: str
    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.url.removeprefix("http://").rpartition(":")
        return host, int(port)

    def events(self, name: str | None = None) -> list[dict[str, Any]]:
        """What it has logged, or what of it is of one kind (`request`, `build swapped in` …)."""
        lines = self.log.read_text("utf-8").splitlines()
        found = [json.loads(line) for line in lines if line.startswith("{")]
        return [event for event in found if name is None or event["event"] == name]

    def logged(self, id: str) -> dict[str, Any]:
        """The line about the request of that id; it is written when the answer is on its way."""
        until = time.monotonic() + 5
        while time.monotonic() < until:
            for event in self.events("request"):
                if event["id"] == id:
                    return event
            time.sleep(0.02)
        raise AssertionError(f"no request {id} in the log")

    def processes(self) -> list[int]:
        """The processes behind it: its zygotes and their workers."""
        found = [self.pid]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    found += map(int, task.read_text().split())
        return found[1:]

    def stop(self, number: int = signal.SIGTERM, patience: float = PATIENCE) -> int:
        """Tell it to stop and wait; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


FIRST = "NBS_GRAPH_TEST_FIRST"
"""Names a folder that servers shall import from before all others."""


def environment(**more: str) -> dict[str, str]:
    """Without the locale and the store of whoever runs the tests."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "NBS_GRAPH_STORE"))}
    path = os.pathsep.join(filter(None, (os.environ.get(FIRST), str(ROOT))))
    return kept | {"PYTHONPATH": path, "LANG": "C.UTF-8"} | more


def start(
    *options: str,
    store: Path | None = None,
    folder: Path | None = None,
    settings: dict[str, Any] | None = None,
) -> Server:
    """Start a server on any free port; it answers when this returns.

    Args:
        options: of `nbs-graph serve`.
        store: a build or a dump; else the graph that ships.
        folder: for its log.
        settings: limits that have no option (`service.settings`); then `options` are not looked at.
    """
    home = folder or Path(tempfile.mkdtemp(prefix="nbs-serve-"))
    log = home / f"serve-{time.monotonic_ns()}.log"
    shipped = ROOT / "data" / "nbs-graph.trig"
    place = str(store or shipped)
    if settings is None:
        command = ["nbs_graph.cli.main", "serve", "--port", "0", "--log", "json", "--store", place, *options]
    else:
        command = ["tests.service.limited", json.dumps({"store": place, **settings})]
    with log.open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            stdout=subprocess.PIPE,
            stderr=err,
            stdin=subprocess.DEVNULL,
            env=environment(),
            cwd=home,
        )
    assert process.stdout is not None
    address = process.stdout.readline().decode().strip()
    process.stdout.close()
    if not address:
        process.wait(PATIENCE)
        raise RuntimeError(f"serve did not start:\n{log.read_text('utf-8', 'replace')}")
    return Server(address.rstrip("/"), process, log)


@contextlib.contextmanager
def server(
    *options: str,
    store: Path | None = None,
    folder: Path | None = None,
    settings: dict[str, Any] | None = None,
) -> Iterator[Server]:
    """A server for the time of a block; see `start`."""
    started = start(*options, store=store, folder=folder, settings=settings)
    try:
        yield started
    finally:
        started.stop()
    assert "Traceback" not in started.log.read_text("utf-8", "replace"), f"see {started.log}"


def rows(answer: Sequence[Any] | dict[str, Any]) -> list[dict[str, str]]:
    """The rows of SPARQL results in JSON: variable → value."""
    assert isinstance(answer, dict)
    return [{name: term["value"] for name, term in row.items()} for row in answer["results"]["bindings"]]
