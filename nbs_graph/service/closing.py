"""Closing a connection on which something may still arrive.

If a socket is closed while the client sends, the system resets the connection, and the client may lose the answer that
it has not read yet. So our side is closed first, and what comes is dropped for a while (RFC 9112, 9.6).
"""

import asyncio
from typing import Any

_SECONDS = 2.0
_BYTES = 8 * 2**20


class Lingering:
    """A transport that can be closed like that; in all else the one that it is made of.

    Args:
        transport: the connection.
        loop: where it runs.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._left = _BYTES
        self._closing = False
        self.linger = False  # whether something may still arrive when it is closed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def is_closing(self) -> bool:
        """Whether nothing more is to be read or written."""
        return self._closing or self._transport.is_closing()

    def close(self) -> None:
        """Send what is written, and close."""
        if self.is_closing():
            return
        if not self.linger:
            self._transport.close()
            return
        self._closing = True
        self._transport.write_eof()
        self._transport.resume_reading()
        self._loop.call_later(_SECONDS, self._transport.close)

    def write(self, data: bytes) -> None:
        """Send some bytes, unless it is closed."""
        if not self._closing:
            self._transport.write(data)

    def dropped(self, size: int) -> None:
        """So many bytes came after it was closed."""
        self._left -= size
        if self._left < 0:
            self._transport.close()
