"""A server on loopback that does what it is told to, byte by byte."""

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

HEAD = b'{"head":{"vars":["s"]},"results":{"bindings":['
ROW = b'{"s":{"type":"uri","value":"http://example.org/%d"}}'
GOOD = HEAD + ROW % 1 + b"]}}"
JSON = "application/sparql-results+json"


@dataclass
class Server:
    """Its address, and the requests that it got (head and body)."""

    url: str
    got: list[bytes] = field(default_factory=list)


def reply(
    status: str = "200 OK",
    body: bytes = GOOD,
    type: str | None = JSON,
    length: int | None = -1,
    **headers: str,
) -> bytes:
    """An answer of HTTP; `length`: what is told, -1 the right one, None nothing; `_` in names of headers is `-`."""
    told = {} if type is None else {"Content-Type": type}
    if length is not None:
        told["Content-Length"] = str(len(body) if length < 0 else length)
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def chunked(*parts: bytes, end: bool = True, type: str = JSON) -> bytes:
    """An answer in chunks, with or without the last one."""
    body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + (b"0\r\n\r\n" if end else b"")
    return f"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\n\r\n".encode() + body


def bomb(megabytes: int) -> bytes:
    """An answer that grows a thousandfold when it is unpacked."""
    packed = gzip.compress(HEAD + b" " * (megabytes << 20), 9)
    return reply(body=packed, Content_Encoding="gzip")


Act = Callable[[socket.socket, int], None]


def send(data: bytes) -> Act:
    """Send this, and close."""
    return lambda connection, _: connection.sendall(data)


def drip(data: bytes, pause: float, before: bytes = b"") -> Act:
    """A byte at a time, after what comes at once."""

    def act(connection: socket.socket, _: int) -> None:
        connection.sendall(before)
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(pause)

    return act


def stall(data: bytes = b"") -> Act:
    """Send this, then nothing, without closing."""

    def act(connection: socket.socket, _: int) -> None:
        connection.sendall(data)
        with contextlib.suppress(OSError):
            while connection.recv(1):
                pass

    return act


def forever(piece: bytes, before: bytes = b"") -> Act:
    """Send without end."""

    def act(connection: socket.socket, _: int) -> None:
        connection.sendall(before)
        while True:
            connection.sendall(piece)

    return act


def reset(data: bytes = b"") -> Act:
    """Send this, then break the connection."""

    def act(connection: socket.socket, _: int) -> None:
        connection.sendall(data)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")

    return act


def in_turn(*acts: Act) -> Act:
    """One for each request, the last for all that follow."""
    return lambda connection, number: acts[min(number, len(acts) - 1)](connection, number)


@contextlib.contextmanager
def server(act: Act) -> Iterator[Server]:
    """A server that reads each request to its end and then acts."""
    listening = socket.create_server(("127.0.0.1", 0))
    started = Server(f"http://127.0.0.1:{listening.getsockname()[1]}/sparql")
    over = threading.Event()
    threads: list[threading.Thread] = []
    open_connections: list[socket.socket] = []

    def serve(connection: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError), connection:
            started.got.append(_request(connection))
            act(connection, number)

    def accept() -> None:
        number = 0
        while not over.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            connection.settimeout(20)
            open_connections.append(connection)
            threads.append(threading.Thread(target=serve, args=(connection, number), daemon=True))
            threads[-1].start()
            number += 1

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield started
    finally:
        over.set()
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for connection in open_connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in [accepting, *threads]:
            thread.join(5)


def _request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data and (piece := connection.recv(65536)):
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length")
        ),
        0,
    )
    while len(body) < length and (piece := connection.recv(65536)):
        body += piece
    return head + b"\r\n\r\n" + body
