"""What one request leaves behind does not become the next; an offer of another protocol is no hindrance."""

import contextlib
import http.client
import json
import socket

import pytest

from tests.service import running

OFFER = b"Host: t\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
GET = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n" + OFFER + b"\r\n"
POST = b"POST /sparql HTTP/1.1\r\n" + OFFER + b"Content-Type: application/sparql-query\r\n"
SIZED = POST + b"Content-Length: 5\r\n\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
LAST = GET.replace(b"Connection: Upgrade", b"Connection: close, Upgrade")


@pytest.mark.parametrize(
    "packets",
    [
        [GET],
        [SIZED + b"ASK{}"],
        [SIZED, b"AS", b"K{}"],
        [SIZED[:70], SIZED[70:], b"ASK{}"],
        [CHUNKED, b"5\r\nASK{}\r\n0\r\n\r\n"],
        [GET + SIZED + b"ASK{}"],
    ],
    ids=["get", "body at once", "body later", "head in two", "chunks", "pipelined"],
)
def test_an_offer_to_upgrade_is_ignored(served: running.Server, packets: list[bytes]) -> None:
    """As curl --http2 and Java's client send it (RFC 9110, 7.8): all is answered, and the connection goes on."""
    with socket.create_connection(served.address, timeout=10) as raw:
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for packet in packets:
            raw.sendall(packet)
        raw.sendall(LAST)
        told = b"".join(iter(lambda: raw.recv(65536), b""))
    answers = told.split(b"HTTP/1.1 ")[1:]
    requests = b"".join([*packets, LAST]).count(b" HTTP/1.1\r\n")
    assert [answer[:3] for answer in answers] == [b"200"] * requests
    assert all(json.loads(answer.partition(b"\r\n\r\n")[2])["boolean"] is True for answer in answers)


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [("/questions/find", 2**20, 405), ("/none", 100, 404), ("/sparql", 3 * 2**20, 413)],
)
def test_a_refused_body_is_not_the_next_request(
    served: running.Server, path: str, size: int, status: int
) -> None:
    """The refusal arrives while the client still sends, and says that the connection ends (RFC 9112, 9.6)."""
    connection = http.client.HTTPConnection(*served.address, timeout=10)
    for _ in range(5):
        connection.request("POST", path, b"x" * size, {"Content-Type": "application/sparql-query"})
        refused = connection.getresponse()
        assert (refused.status, refused.headers.get_all("connection")) == (status, ["close"])
        refused.read()
        connection.request(
            "GET", "/sparql?query=ASK%7B%7D"
        )  # on another connection, since that one is closed
        answer = connection.getresponse()
        assert (answer.status, answer.headers["connection"]) == (200, None)
        answer.read()
    connection.close()


def test_a_body_that_was_read_keeps_the_connection(served: running.Server) -> None:
    """Also when its query is refused."""
    connection = http.client.HTTPConnection(*served.address, timeout=10)
    kept = None
    for body in (b"ASK {", b"ASK {}"):
        connection.request("POST", "/sparql", body, {"Content-Type": "application/sparql-query"})
        connection.getresponse().read()
        assert connection.sock is not None
        assert kept in {None, connection.sock}
        kept = connection.sock
    connection.close()


def test_what_never_ends_is_cut_off(served: running.Server) -> None:
    """Somebody who goes on sending after the refusal is not heard for long."""
    head = b"POST /none HTTP/1.1\r\nHost: t\r\nContent-Length: 999999999999\r\n\r\n"
    with socket.create_connection(served.address, timeout=10) as raw:
        raw.sendall(head)
        sent = 0
        with contextlib.suppress(ConnectionError):
            while sent < 2**28:
                sent += raw.send(b"x" * 2**20)
    assert sent < 2**28
