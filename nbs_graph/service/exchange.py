"""One request and its response: who asks, in which language, under which id, and how the answer is sent."""

import asyncio
import os
import re
import time
from collections.abc import Iterable, Mapping
from functools import cached_property

from starlette.types import Receive, Scope, Send

from nbs_graph.service import addresses, media, negotiation, protocol
from nbs_graph.service.problems import Problem
from nbs_graph.service.settings import Settings

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_CHOSEN = re.compile(rb"(?:^|&)lang=(en|zh)(?=&|$)")  # also for what goes wrong before anything is read
_CHUNK = 64 * 1024
_VARY = (b"vary", b"Accept, Accept-Encoding, Accept-Language")
_NOTHING_BY_DEFAULT = "default-src 'none'; frame-ancestors 'none'"
_EXPOSED = "ETag, Link, Retry-After, X-Graph-Generation, X-Request-Id"
COMMON = (
    (b"server", b"nbs-graph"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", _EXPOSED.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
KEY, ID = (
    "nbs_graph.exchange",
    "nbs_graph.id",
)  # of an ASGI scope: the exchange that answers it, its id if it has one
Headers = Iterable[tuple[str, str]]


class SlowClientError(Exception):
    """The client does not take its answer."""


class Exchange:
    """A request, and the one response to it.

    The log reads `status`, `sent` (bytes of the body), `cached`, `outcome` (of the worker) and `generation`.
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send, settings: Settings) -> None:
        self._receive = receive
        self._send = send
        self._settings = settings
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query: bytes = scope["query_string"]
        self.headers = _headers(scope["headers"])
        self._scheme: str = scope["scheme"]
        self._server = scope["server"]
        self.client = self._client(scope)
        given = self.headers.get("x-request-id", "")
        self.id = scope.get(ID) or (given if _ID.fullmatch(given) else new_id())
        self._owed = _has_body(self.headers)  # whether some of the request is still to come
        self.started = time.monotonic()
        self.status = 0
        self.sent = 0
        self.cached = False
        self.outcome: str | None = None
        self.generation: str | None = None

    @cached_property
    def tongue(self) -> str:
        """The language of the client: `?lang=`, else Accept-Language. Not read before the size of the head is known."""
        chosen = _CHOSEN.search(self.query)
        return chosen[1].decode() if chosen else negotiation.tongue(self.headers.get("accept-language"))

    @cached_property
    def gzip(self) -> bool:
        """Whether the client takes gzip."""
        return negotiation.gzip(self.headers.get("accept-encoding"))

    def _client(self, scope: Scope) -> str:
        """The address that accounts are kept by, see `addresses.account`."""
        address = scope["client"][0] if scope.get("client") else "unknown"
        if self._settings.trust_proxy:
            address = addresses.forwarded(self.headers.get("x-forwarded-for", "")) or address
        return addresses.account(str(address))

    @property
    def base(self) -> str:
        """Where the service is seen from outside, without a slash at the end."""
        if self._settings.base_url:
            return self._settings.base_url.rstrip("/")
        scheme = self._scheme
        if self._settings.trust_proxy and self.headers.get("x-forwarded-proto") in {"http", "https"}:
            scheme = self.headers["x-forwarded-proto"]
        return f"{scheme}://{addresses.seen_as(self.headers.get('host', ''), self._server)}"

    def only(self, *methods: str) -> None:
        """Refuse other methods.

        Raises:
            Problem: 405.
        """
        if self.method not in methods:
            raise protocol.method_not_allowed((*methods, "OPTIONS"))

    def accept(self, *offered: str) -> str | None:
        """What the client prefers of the offered media types; None: nothing."""
        return negotiation.media_type(self.headers.get("accept"), offered)

    async def body(self) -> bytes:
        """The body of the request.

        Raises:
            Problem: 408, 413 or 415; 400 when it breaks off.
        """
        protocol.accept_body(self.headers, self._settings)
        try:
            async with asyncio.timeout(self._settings.body_seconds):
                return await self._whole_body()
        except TimeoutError as error:
            raise protocol.too_slow(self._settings.body_seconds) from error

    async def _whole_body(self) -> bytes:
        whole = bytearray()
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise Problem("malformed-request", "The request broke off.", "请求中断。")
            whole += message.get("body", b"")
            if len(whole) > self._settings.max_post:
                raise protocol.too_large(self._settings.max_post)
            if not message.get("more_body", False):
                self._owed = False
                return bytes(whole)

    async def gone(self) -> None:
        """Wait until the client has left."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def respond(
        self,
        status: int,
        body: bytes | memoryview,
        type: str | None = None,
        headers: Headers = (),
        policy: str = _NOTHING_BY_DEFAULT,
    ) -> None:
        """Send the response.

        Args:
            type: the media type of `body`.
            policy: the Content-Security-Policy; pages need more than nothing.
        Raises:
            SlowClientError: 64 KB of it were not taken in time.
        """
        told = [
            *COMMON,
            _VARY,
            (b"content-security-policy", policy.encode()),
            (b"x-request-id", self.id.encode()),
        ]
        if status not in {204, 304}:
            told.append((b"content-length", str(len(body)).encode()))
        if type is not None:
            told.append((b"content-type", media.written(type).encode()))
        if self.generation is not None:
            told.append((b"x-graph-generation", self.generation.encode()))
        if self._owed:  # what is still to come would be read as the next request (RFC 9112, 9.3)
            told.append((b"connection", b"close"))
        told += [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in headers]
        self.status = status
        await self._send({"type": "http.response.start", "status": status, "headers": told})
        if self.method == "HEAD" or status in {204, 304}:
            await self._send({"type": "http.response.body", "body": b""})
            return
        await self._chunks(memoryview(body))

    async def _chunks(self, body: memoryview) -> None:
        size = len(body)
        if size <= _CHUNK:
            await self._send({"type": "http.response.body", "body": bytes(body)})
            self.sent = size
            return
        for start in range(0, size, _CHUNK):
            part = bytes(body[start : start + _CHUNK])
            more = start + _CHUNK < size
            try:
                async with asyncio.timeout(self._settings.send_seconds):
                    await self._send({"type": "http.response.body", "body": part, "more_body": more})
            except TimeoutError as error:
                raise SlowClientError from error
            self.sent = start + len(part)

    async def unless_known(
        self,
        tag: str,
        body: bytes | memoryview,
        type: str,
        headers: Headers,
        *,
        status: int = 200,
        policy: str = _NOTHING_BY_DEFAULT,
    ) -> None:
        """Send the response, or 304 to who has it already: If-None-Match, for GET and HEAD (RFC 9110, 13.1.2).

        Args:
            tag: the entity tag.
            status: preconditions are for answers that would be a success, no others (13.2.1).
        """
        told = [*headers, ("ETag", tag)]
        known = self.headers.get("if-none-match")
        if status < 300 and self.method in {"GET", "HEAD"} and negotiation.matches(known, tag):
            told = [(name, value) for name, value in told if name != "Content-Encoding"]
            await self.respond(304, b"", headers=told)
        else:
            await self.respond(status, body, type, told, policy)

    async def refuse(self, problem: Problem) -> None:
        """Send a problem document."""
        self.outcome = self.outcome or problem.kind
        document = problem.document(self.tongue, self.id)
        headers = [*problem.headers.items(), ("Cache-Control", "no-store"), ("Content-Language", self.tongue)]
        await self.respond(problem.status, document, media.PROBLEM, headers)


def new_id() -> str:
    """An id for a request."""
    return os.urandom(8).hex()


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> Mapping[str, str]:
    """Header fields by lower-case name; of several lines one list (RFC 9110, 5.3)."""
    found: dict[str, list[str]] = {}
    for name, value in raw:
        found.setdefault(name.decode("latin-1"), []).append(value.decode("latin-1"))
    return {name: ", ".join(values) for name, values in found.items()}


def _has_body(headers: Mapping[str, str]) -> bool:
    """Whether a request has a body (RFC 9112, 6.3)."""
    return "transfer-encoding" in headers or headers.get("content-length", "").strip("0") != ""
