"""What runs for an agent ends with the agent's interest: cancelled, hung up, or killed; spoken on the pipes themselves."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nbs_graph.resources import data_dir
from tests.descendants import at_work, below, hangups_heard, running, within

ROOT = Path(__file__).resolve().parents[2]
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(6)) + " }"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the system ends children with their parent on Linux"),
]


class Line:
    """A server, and what is said to it, a message a line."""

    def __init__(self) -> None:
        with hangups_heard():
            self.server = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "nbs_graph.cli.main",
                    "mcp",
                    "--store",
                    str(data_dir() / "nbs-graph.trig"),
                ],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        about = {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "1"},
        }
        self.say("initialize", about, 1)
        assert self.heard()["id"] == 1
        self.say("notifications/initialized", {})

    def say(self, method: str, params: dict[str, Any], id: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        assert self.server.stdin is not None
        self.server.stdin.write(json.dumps(message | ({} if id is None else {"id": id})) + "\n")
        self.server.stdin.flush()

    def heard(self) -> dict[str, Any]:
        assert self.server.stdout is not None
        return dict(json.loads(self.server.stdout.readline()))

    def call(self, id: int, tool: str, **arguments: Any) -> None:
        self.say("tools/call", {"name": tool, "arguments": arguments}, id)


@pytest.fixture
def line() -> Iterator[Line]:
    """A server whose child is busy with a query that never ends."""
    made = Line()
    with made.server:  # closes its pipes
        try:
            made.call(2, "sparql", query=ENDLESS, timeout=60)
            assert within(20, lambda: at_work(made.server.pid))
            yield made
        finally:
            made.server.kill()


def test_what_is_cancelled_is_stopped(line: Line) -> None:
    """The processes of the query end, and the server answers on, without a word on it."""
    started = below(line.server.pid)
    line.say("notifications/cancelled", {"requestId": 2, "reason": "no longer needed"})
    assert within(3, lambda: not running(started))
    line.call(3, "ask", question="sdg-coverage")
    said = line.heard()
    assert (said["id"], said["result"]["isError"]) == (3, False)


def test_it_ends_when_the_agent_hangs_up(line: Line) -> None:
    """With a query still running, at once."""
    started = below(line.server.pid)
    assert line.server.stdin is not None
    line.server.stdin.close()
    assert line.server.wait(5) == 0
    assert not running(started)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_nothing_outlives_it(line: Line, number: int) -> None:
    started = below(line.server.pid)
    line.server.send_signal(number)
    assert within(3, lambda: not running(started))


def test_questions_have_a_time_limit(line: Line) -> None:
    """A clerk that takes too long is replaced; others answer meanwhile."""
    line.call(3, "ask", question="theme-sdg-matrix", timeout=1e-6)
    said = line.heard()["result"]
    assert said["isError"]
    assert said["content"][0]["text"].startswith("Stopped after 1e-06 s without an answer.")
    line.call(4, "find", text="mangrove", language="zh", timeout=1e-6)
    assert "未得出结果，已停止" in line.heard()["result"]["content"][0]["text"]
    line.call(5, "find", text="mangrove")
    assert line.heard()["result"]["structuredContent"]["things"]
