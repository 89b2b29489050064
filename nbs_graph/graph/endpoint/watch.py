"""Connections with an end: whatever a server does, or does not do, the time for one exchange is bounded.

A timeout of a socket bounds each wait, not their sum, so a server that sends a byte a second would hold us for ever.
A clock beside the exchange therefore cuts the connection when the time is over.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Iterator
from functools import cache, partial
from typing import Any


class Watch:
    """The time for one exchange.

    Args:
        seconds: that it may take from now.
    """

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._over = False

    @property
    def left(self) -> float:
        """Seconds left, never less than a moment."""
        return max(0.001, self.until - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether the time is used up."""
        return self._over or time.monotonic() >= self.until

    def opened(self, connection: socket.socket) -> None:
        """A connection that is to be cut in time."""
        with self._lock:
            self._socket = connection
        if self._over:
            self._cut()

    def _cut(self) -> None:
        self._over = True
        with self._lock, contextlib.suppress(OSError, ValueError):
            if self._socket is not None:
                self._socket.shutdown(socket.SHUT_RDWR)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """While the exchange goes on."""
        clock = threading.Timer(self.left, self._cut)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()


class _Plain(http.client.HTTPConnection):
    def __init__(self, *arguments: Any, watch: Watch, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.opened(self.sock)


class _Secure(http.client.HTTPSConnection):
    def __init__(self, *arguments: Any, watch: Watch, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.opened(self.sock)


class Http(urllib.request.HTTPHandler):
    """http, watched."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open a connection."""
        return self.do_open(partial(_Plain, watch=self._watch), req)


@cache
def _trusted() -> ssl.SSLContext:
    """What the system trusts; read once, for it takes 40 ms."""
    return ssl.create_default_context()


class Https(urllib.request.HTTPSHandler):
    """https, watched; certificates are checked against what the system trusts."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(context=_trusted())
        self._watch = watch

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open a connection."""
        return self.do_open(partial(_Secure, watch=self._watch), req, context=_trusted())


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an error: the answer would be another server's, and an update would become a GET."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Nowhere."""
