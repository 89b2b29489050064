"""One request over HTTP and its whole answer, within bounds of time and size; or an error, never a part."""

import contextlib
import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from nbs_graph.graph.endpoint.address import Credentials, is_loopback
from nbs_graph.graph.endpoint.packing import KNOWN, Unpacking
from nbs_graph.graph.endpoint.refusal import Failed, excerpt, refused, timed_out, unfinished
from nbs_graph.graph.endpoint.watch import Http, Https, NoRedirect, Watch

MOST = 512 * 2**20
"""Bytes of an answer, unpacked."""
_ERROR_MOST = 64 * 1024
_PIECE = 256 * 1024
_PATIENCE = 10.0
_SOON = 0.3
_BUSY = frozenset({502, 503, 504})
ANSWERED = frozenset({200})
"""Of a question. 206 is a part, 202 a promise, 203 what somebody on the way made of it (RFC 9110, 15.3)."""
WRITTEN = frozenset({200, 201, 202, 204, 205})
"""Of a request that writes; whether it had an effect is looked at afterwards."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer.

    Args:
        url: asked; status: one that was accepted; headers: of HTTP, looked up in any case; body: unpacked.
        measured: whether its length or its last chunk was told, so that a lost end would have been noticed.
    """

    url: str
    status: int
    headers: Message
    body: bytes
    measured: bool

    @property
    def content_type(self) -> str:
        """In lower case, without parameters."""
        return (self.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def exchange(
    request: urllib.request.Request,
    seconds: float,
    login: Credentials | None = None,
    accepted: Collection[int] = ANSWERED,
) -> Reply:
    """Send a request and read the answer to its end.

    Args:
        request: not sent to another place whatever the answer says.
        seconds: for all of it. login: what to answer when asked who one is.
        accepted: statuses of HTTP that mean it is done.
    Raises:
        Failed: no answer, not a whole one, or another status.
    """
    url, watch = request.full_url.partition("?")[0], Watch(seconds)
    began = False
    try:
        with watch.running(), _opener(url, watch, login).open(request, timeout=watch.left) as response:
            began = True
            return _whole(url, response, watch, accepted)
    except urllib.error.HTTPError as error:
        raise _status(url, error, watch, seconds) from error
    except Failed:
        raise
    except Exception as error:
        cause = error.reason if isinstance(error, urllib.error.URLError) else error
        if watch.over or isinstance(cause, TimeoutError):
            raise timed_out(url, seconds) from error
        if not isinstance(cause, OSError | http.client.HTTPException | ValueError | zlib.error | str):
            raise
        raise _broken(url, cause, began=began) from error


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Answers what it can; the library takes any other way to log in for an error, before the next one is asked."""

    def http_error_auth_reqed(self, *arguments: Any) -> Any:
        """Log in, or leave it to others."""
        with contextlib.suppress(ValueError):
            return super().http_error_auth_reqed(*arguments)
        return None


class _Basic(urllib.request.HTTPBasicAuthHandler):
    """As `_Digest`."""

    def http_error_auth_reqed(self, *arguments: Any) -> Any:
        """Log in, or leave it."""
        with contextlib.suppress(ValueError):
            return super().http_error_auth_reqed(*arguments)
        return None


def _opener(url: str, watch: Watch, login: Credentials | None) -> urllib.request.OpenerDirector:
    """What opens connections for this exchange alone: nothing is shared with the rest of the process."""
    handlers: list[urllib.request.BaseHandler] = [Http(watch), Https(watch), NoRedirect()]
    if is_loopback(url):
        handlers.append(urllib.request.ProxyHandler({}))
    if login is not None and urlsplit(url).netloc == login.host:
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, f"{urlsplit(url).scheme}://{login.host}/", login.user, login.password)
        handlers += [_Digest(known), _Basic(known)]
    return urllib.request.build_opener(*handlers)


def _whole(url: str, response: http.client.HTTPResponse, watch: Watch, accepted: Collection[int]) -> Reply:
    if response.status not in accepted:
        raise unfinished(url, response.status)
    packing = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing not in KNOWN:
        raise Failed(
            f"{url} packs its answer as {packing!r}, which was not asked for.",
            f"{url} 以未请求的方式 {packing!r} 压缩了答案。",
        )
    unpacking = Unpacking(packing, _PIECE)
    parts: list[bytes] = []
    size = read = 0
    while piece := response.read1(_PIECE):
        read += len(piece)
        for some in unpacking.steps(piece):
            if watch.over:
                raise TimeoutError
            size += len(some)
            if size > MOST:
                raise Failed(
                    f"{url} answers with more than {MOST // 2**20} MB. Narrow the query.",
                    f"{url} 的答案超过 {MOST // 2**20} MB，请缩小查询范围。",
                )
            parts.append(some)
    if watch.over:
        raise TimeoutError
    told = (response.headers.get("Content-Length") or "").strip()
    if (told.isdecimal() and read != int(told)) or not unpacking.whole:
        raise http.client.IncompleteRead(b"", None)
    # other transfer codings than `chunked` have no end of their own (RFC 9112, 6.3 and 7)
    measured = told.isdecimal() or response.chunked or unpacking.ends_itself
    return Reply(url, response.status, response.headers, b"".join(parts), measured)


def _status(url: str, error: urllib.error.HTTPError, watch: Watch, seconds: float) -> Failed:
    body = b""
    with contextlib.suppress(OSError, http.client.HTTPException, ValueError), watch.running():
        while len(body) < _ERROR_MOST and not watch.over and (piece := error.read1(_PIECE)):
            body += piece
    with contextlib.suppress(OSError):
        error.close()
    if watch.over and not body:
        return timed_out(url, seconds)
    again = _retry_after(error.headers) if error.code in _BUSY else None
    return refused(url, error.code, error.headers, body, again)


def _retry_after(headers: Message) -> float | None:
    """Seconds that a server asks to wait (RFC 9110, 10.2.3), None when it does not say or it is too long."""
    said = (headers.get("Retry-After") or "").strip()
    if said.isdecimal():
        wait = float(said)
    else:
        try:
            wait = max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
        except (ValueError, TypeError):
            return None
    return max(wait, _SOON) if wait <= _PATIENCE else None


def _broken(url: str, cause: object, *, began: bool) -> Failed:
    """There was no answer, or its end was lost."""
    if began:
        what = (
            ("not packed as it says", "压缩格式有误")
            if isinstance(cause, zlib.error)
            else ("cut off", "中断")
        )
        return Failed(
            f"The answer of {url} was {what[0]}. It is not used.", f"{url} 的答案{what[1]}，未予采用。"
        )
    again = _SOON if isinstance(cause, ConnectionError | http.client.RemoteDisconnected) else None
    if isinstance(cause, ConnectionRefusedError):
        en, zh = "nothing listens there", "该处没有服务在监听"
    elif isinstance(cause, socket.gaierror):
        en, zh = "there is no such host", "找不到该主机"
    elif isinstance(cause, ssl.SSLCertVerificationError):
        en, zh = f"its certificate is not valid: {cause.verify_message}", f"证书无效：{cause.verify_message}"
    elif isinstance(cause, ssl.SSLError):
        en, zh = "it does not speak https there", "该处不支持 https"
    elif isinstance(cause, ConnectionError):
        en, zh = "it closed the connection without an answer", "未作答即关闭了连接"
    elif isinstance(cause, http.client.HTTPException):
        why = excerpt(str(cause).encode()) or type(cause).__name__
        en, zh = (
            f"what comes back is not HTTP, or beyond its bounds ({why})",
            f"返回的不是 HTTP 或超出限度（{why}）",
        )
    else:
        why = excerpt(str(getattr(cause, "strerror", None) or cause).encode())
        en = zh = why or type(cause).__name__
    return Failed(f"{url} cannot be reached: {en}.", f"无法访问 {url}：{zh}。", again=again)
