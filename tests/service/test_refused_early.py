"""What is refused before the application sees it has an id and a line in the log, and scripts may read it."""

import contextlib
import json
import re
import socket

import pytest

from nbs_graph.service.log import Log
from tests.service import running

POST = b"POST /sparql HTTP/1.1\r\nHost: t\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
CASES = [(b"noise\r\n\r\n", b"400"), (b"GET /healthz HTTP/1.1\r\nX: " + b"a" * 90_000, b"431"), (POST + b"zz\r\n", b"400")]  # fmt: skip


@pytest.mark.parametrize(("sent", "status"), CASES, ids=["noise", "head", "chunk"])
def test_told_and_logged(served: running.Server, sent: bytes, status: bytes) -> None:
    """RFC 9457 as ever, in both languages, since none is known, with Date (RFC 9110, 6.6.1); one line in the log."""
    with socket.create_connection(served.address, timeout=10) as raw:
        raw.sendall(sent)
        told = raw.recv(4000)
    assert told.startswith(b"HTTP/1.1 " + status)
    assert b"access-control-allow-origin: *" in told
    assert told.count(b"\r\ndate: ") == 1
    assert " · " in json.loads(told.partition(b"\r\n\r\n")[2])["detail"]
    found = re.search(rb"x-request-id: (\w+)", told)
    assert found is not None
    id = found[1].decode()
    assert f'"instance": "{id}"'.encode() in told
    assert served.logged(id)["status"] == int(status)
    assert [event["id"] for event in served.events("request")].count(id) == 1


def test_noise_after_a_request_spoils_no_answer(served: running.Server) -> None:
    """Nothing is written into an answer that is on its way; after both, the noise may be told."""
    large = b"GET /openapi.json HTTP/1.1\r\nHost: t\r\n\r\n"
    with socket.create_connection(served.address, timeout=10) as raw:
        raw.sendall(large + large + b"noise\r\n\r\n")
        told = b""
        with contextlib.suppress(ConnectionError):
            while some := raw.recv(65536):
                told += some
    while told.startswith(b"HTTP/1.1 200"):
        head, _, rest = told.partition(b"\r\n\r\n")
        size = re.search(rb"content-length: (\d+)", head)
        assert size is not None
        assert json.loads(rest[: int(size[1])]) if len(rest) >= int(size[1]) else b"HTTP/1.1" not in rest
        told = rest[int(size[1]) :]
    assert not told or told.startswith(b"HTTP/1.1 400")


def test_nothing_in_the_log_moves_the_cursor(tmp_path) -> None:
    """Control characters, C1 and separators of lines among them, are escaped in both forms."""
    for format in ("text", "json"):
        with (tmp_path / format).open("w+", encoding="utf-8") as out:
            Log(format, out).event("x", path="/x\x9b31m\u2028\x1b中")
            out.seek(0)
            line = out.read()
        assert line.rstrip("\n").isprintable()
        assert "\\u009b31m\\u2028\\u001b" in line
