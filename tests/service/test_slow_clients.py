"""Clients that send or read slowly, or only hold connections, are cut off; others are served meanwhile."""

import contextlib
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.service import running

pytestmark = pytest.mark.slow  # keeps to clocks, for a minute

SETTINGS = {"header_seconds": 1.0, "body_seconds": 1.0, "send_seconds": 1.0, "per_peer": 30, "timeout": 5.0}


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[running.Server]:
    with running.server(settings=SETTINGS, folder=tmp_path_factory.mktemp("hasty")) as started:
        yield started


def closed_within(raw: socket.socket, seconds: float) -> bytes:
    """What still comes until the other side closes."""
    raw.settimeout(seconds)
    told = b""
    with contextlib.suppress(ConnectionError):
        while some := raw.recv(2**16):
            told += some
    return told


@pytest.mark.parametrize(
    "start", [b"", b"GET /healthz HT", b"GET /healthz HTTP/1.1\r\nHost: t\r\nX-A: b\r\n"]
)
def test_a_head_that_does_not_come(hasty: running.Server, start: bytes) -> None:
    """The connection is closed when the head is not there in time."""
    with socket.create_connection(hasty.address) as raw:
        raw.sendall(start)
        started = time.monotonic()
        closed_within(raw, 5)
        assert 0.5 < time.monotonic() - started < 4


def test_a_head_that_comes_in_drops(hasty: running.Server) -> None:
    """It is the whole head that has to come in time, not the next letter."""
    with socket.create_connection(hasty.address) as raw:
        started = time.monotonic()
        with contextlib.suppress(OSError):
            for letter in b"GET /healthz HTTP/1.1\r\nX-Drop: " + b"a" * 1000:
                raw.sendall(bytes([letter]))
                time.sleep(0.1)
                assert time.monotonic() - started < 5
        assert time.monotonic() - started < 5


def test_a_body_that_does_not_come(hasty: running.Server) -> None:
    """408, and the connection is closed."""
    head = b"POST /sparql HTTP/1.1\r\nHost: t\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK"
    with socket.create_connection(hasty.address) as raw:
        raw.sendall(head)
        assert closed_within(raw, 5).startswith(b"HTTP/1.1 408 ")


def test_an_answer_that_is_not_read(hasty: running.Server) -> None:
    """The connection is cut off, never ended as if the answer were whole; the server is free for others."""
    query = b"SELECT%20*%20%7B?s%20?p%20?o%7D"
    with socket.socket() as raw:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        raw.connect(hasty.address)
        raw.sendall(b"GET /sparql?query=" + query + b" HTTP/1.1\r\nHost: t\r\nX-Request-Id: unread\r\n\r\n")
        logged = hasty.logged("unread")
        assert logged["worker"] == "client too slow"
        assert httpx.get(f"{hasty.url}/healthz").status_code == 200
        time.sleep(2.5)
        told = closed_within(raw, 5)
        head, _, body = told.partition(b"\r\n\r\n")
        size = next(
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        assert len(body) < size


def test_many_connections_of_one_address(hasty: running.Server) -> None:
    """Beyond its share, an address gets 503; when they are gone it is served again."""
    held = [socket.create_connection(hasty.address) for _ in range(SETTINGS["per_peer"])]
    time.sleep(0.2)
    with socket.create_connection(hasty.address) as one_more:
        assert closed_within(one_more, 5).startswith(b"HTTP/1.1 503 ")
    for raw in held:
        raw.close()
    time.sleep(0.3)
    assert httpx.get(f"{hasty.url}/healthz").status_code == 200


def test_pipelined_requests(hasty: running.Server) -> None:
    """Several requests at once on one connection are answered in order (RFC 9112, 9.3.2)."""
    with socket.create_connection(hasty.address) as raw:
        raw.sendall(
            b"GET /healthz HTTP/1.1\r\nHost: t\r\n\r\nGET /none HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n"
        )
        told = closed_within(raw, 5)
        assert told.index(b"HTTP/1.1 200") < told.index(b"HTTP/1.1 404")
