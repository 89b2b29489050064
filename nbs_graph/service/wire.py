"""Messages between the processes of the service: a JSON head and a body of bytes, both preceded by their lengths.

    4 bytes  length of the head, big endian
    4 bytes  length of the body
    head     UTF-8 JSON, an object
    body     bytes

JSON and not pickle, so that a worker that a query has taken over can tell nothing but values.
"""

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

PREFIX = struct.Struct(">II")


def packed(head: Mapping[str, Any], body: bytes | memoryview = b"") -> bytes:
    """A message as bytes; the body still has to be sent when it is long, see `send`."""
    told = json.dumps(head, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return PREFIX.pack(len(told), len(body)) + told


def send(end: socket.socket, head: Mapping[str, Any], body: bytes | memoryview = b"") -> None:
    """Send a message over a blocking socket.

    Raises:
        OSError: the other end is gone.
    """
    end.sendall(packed(head, body))
    if body:
        end.sendall(body)


def receive(end: socket.socket) -> tuple[dict[str, Any], bytes] | None:
    """The next message of a blocking socket; None when the other end has closed.

    Raises:
        OSError, ValueError: it broke off, or is none.
    """
    start = _exactly(end, PREFIX.size)
    if start is None:
        return None
    head_size, body_size = PREFIX.unpack(start)
    head = _exactly(end, head_size)
    body = _exactly(end, body_size) if body_size else b""
    if head is None or body is None:
        return None
    return json.loads(head), body


def _exactly(end: socket.socket, size: int) -> bytes | None:
    found = bytearray()
    while len(found) < size:
        some = end.recv(min(size - len(found), 2**18))
        if not some:
            return None
        found += some
    return bytes(found)
