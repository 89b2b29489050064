"""One connection: limits that have to be kept before there is a request, or after the answer has left the application.

A mix-in over uvicorn's protocol classes (httptools where it is installed, else h11): bounded heads, silent or slow
senders and readers cut off, a bounded number of connections in all and of one address. A connection that is closed with
a request under way is closed with patience (`closing`).
"""

import asyncio
import time
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from nbs_graph.service.addresses import account
from nbs_graph.service.closing import Lingering
from nbs_graph.service.exchange import COMMON, ID, KEY, new_id
from nbs_graph.service.log import Log
from nbs_graph.service.problems import Problem
from nbs_graph.service.settings import Settings

try:
    from nbs_graph.service.upgrading import WithoutUpgrade as _Protocol
except ImportError:  # httptools has no wheel for this system
    from uvicorn.protocols.http.h11_impl import H11Protocol as _Protocol  # type: ignore[assignment]

if TYPE_CHECKING:
    from uvicorn.config import Config
    from uvicorn.server import ServerState

_SWEEP_SECONDS = 0.5


class Connection(_Protocol):
    """A connection that keeps the limits of `settings`, which `limited` sets."""

    settings: Settings
    log: Log
    peers: Counter[str]

    def __init__(
        self,
        config: "Config",
        server_state: "ServerState",
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._head = 0  # bytes of the head that is arriving
        self._line = False  # whether its first line is there
        self._since = time.monotonic()  # when the last thing began that must end in time
        self._held = 0.0  # since when the last answer waits to be taken; 0: it does not
        self._peer = ""
        self._running: Any = (
            None  # of several requests sent at once the one being answered; `cycle` is the last
        )

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody connected."""
        self._closing = Lingering(transport, self.loop)
        super().connection_made(cast("asyncio.Transport", self._closing))
        self._peer = self.client[0] if self.client else ""
        self.peers[self._peer] += 1
        of_peer = 0 if self.settings.trust_proxy else self.peers[self._peer]
        if len(self.connections) > self.settings.max_connections or of_peer > self.settings.per_peer:
            self._dismiss("busy", "There are too many connections.", "连接过多。")

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        if self._running is not None and self._running is not self.cycle:  # which our base does not tell
            self._running.disconnected = True
            self._running.message_event.set()
        super().connection_lost(exc)
        self.peers[self._peer] -= 1
        if self.peers[self._peer] <= 0:
            del self.peers[self._peer]

    def data_received(self, data: bytes) -> None:
        """Bytes of a request."""
        if self.transport.is_closing():
            self._closing.dropped(len(data))
            return
        before = self.cycle
        if before is None or before.response_complete:
            if self._head == 0:
                self._since = time.monotonic()
                self._line = False
            self._head += len(data)
            self._line = self._line or b"\n" in data
        super().data_received(data)
        self._closing.linger = self.cycle is not None and self.cycle.more_body
        if self.cycle is not before:
            self._head = 0
        elif self._head > self.settings.max_header + self.settings.max_get:
            if self._line:
                self._dismiss("head-too-large", "The head of the request is too large.", "请求头过大。")
            else:
                self._dismiss("query-string-too-long", "The address is too long.", "地址过长。")

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP."""
        self._dismiss("malformed-request", msg, "不是有效的 HTTP 请求。")

    def _dismiss(self, kind: str, en: str, zh: str) -> None:
        """Answer outside of the application, and close."""
        if self.transport.is_closing():
            return
        self._closing.linger = kind != "busy"  # who is one too many holds no place for longer
        cycle = self.cycle
        running = self._running or cycle
        if running is not None and not running.response_complete:
            if running.response_started or running is not cycle:
                self.transport.close()  # what would be written now would count as part of an earlier answer
                return
            running.disconnected = True  # nothing more is written
        logged = (
            cycle is not None and not cycle.response_complete
        )  # by the application, which has the request
        id = _id_of(cycle.scope) if logged else new_id()
        problem = Problem(kind, f"{en} · {zh}", zh)  # in which language, the head would have said
        status, body = problem.status, problem.document("en", id)
        head = (
            b"HTTP/1.1 %d %s\r\n" % (status, HTTPStatus(status).phrase.encode()),
            *(b"%s: %s\r\n" % field for field in (*self.server_state.default_headers, *COMMON)),  # Date
            b"content-type: application/problem+json\r\ncontent-language: en, zh\r\ncontent-length: %d\r\n"
            % len(body),
            b"cache-control: no-store\r\nx-request-id: %s\r\nconnection: close\r\n" % id.encode(),
            b"retry-after: 5\r\n" if status == 503 else b"",
        )
        self.transport.write(b"".join(head) + b"\r\n" + body)
        self.transport.close()
        if not logged:
            self.log.dismissed(id, account(self._peer), status, len(body), kind)

    def sweep(self, now: float) -> None:
        """Cut off who is too slow; called again and again."""
        unsent = self.transport.get_write_buffer_size()
        done = self.cycle is None or self.cycle.response_complete or self.transport.is_closing()
        if unsent and done:
            self._held = self._held or now
            if now - self._held > self.settings.send_seconds:
                self.transport.abort()
            return
        self._held = 0.0
        silent = self.cycle is None and self._head == 0
        if done and (silent or self._head) and now - self._since > self.settings.header_seconds:
            self.transport.close()


def _id_of(scope: Any) -> str:
    """The id under which the application knows a request, or will know it."""
    exchange = scope.get(KEY)
    return str(exchange.id if exchange is not None else scope.setdefault(ID, new_id()))


def limited(settings: Settings, log: Log) -> type[Connection]:
    """The class of connections that keep these limits, and log what they refuse."""
    return type("LimitedConnection", (Connection,), {"settings": settings, "log": log, "peers": Counter()})


async def sweep(state: "ServerState") -> None:
    """Look at all connections again and again; runs forever."""
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        now = time.monotonic()
        for connection in list(state.connections):
            if isinstance(connection, Connection):
                connection.sweep(now)
