"""What a server says when it does not answer → what a person can do about it."""

import html
import re
from email.message import Message
from json import JSONDecodeError, loads

from nbs_graph.errors import CannotDo
from nbs_graph.graph.endpoint.address import PASSWORD, USER
from nbs_graph.terms.width import plain

_MOST = 300
_TIMED_OUT = re.compile(
    r"timed? ?out|(?<![?$])timeout|S1T00|operation has been cancelled|TimeLimit|Deadline", re.IGNORECASE
)
_ALGORITHM = re.compile(r"\balgorithm\s*=\s*\"?([\w-]+)", re.IGNORECASE)
_LOGINS = frozenset({"basic", "digest", "digest md5", "digest sha"})
"""What urllib can answer."""
_TOO_COSTLY = re.compile(r"estimated execution time", re.IGNORECASE)


class Failed(CannotDo):
    """An endpoint did not answer.

    `status`: of HTTP, None when there was none. `again`: seconds after which asking again is safe and may help, None
    when it is not safe or would not help.
    """

    def __init__(self, en: str, zh: str, *, status: int | None = None, again: float | None = None) -> None:
        super().__init__(en, zh)
        self.status = status
        self.again = again


def timed_out(url: str, seconds: float | None = None, said: str = "") -> Failed:
    """The time was over: ours when `seconds` are told, else the server's own."""
    if seconds is not None:
        return Failed(
            f"{url} gave no whole answer within {seconds:g} s. Narrow the query, or give it more with --timeout.",
            f"{url} 在 {seconds:g} 秒内未给出完整答案。请缩小查询范围，或用 --timeout 延长时限。",
        )
    more = f" ({said})" if said else ""
    return Failed(
        f"{url} stopped the query at its own time limit{more}. Narrow the query; what it gave is not the answer.",
        f"{url} 因其自身时限中止了查询{more}。请缩小查询范围；已返回的内容并非答案。",
    )


def says_timeout(text: str) -> bool:
    """Whether a server's words are about its time limit."""
    return _TIMED_OUT.search(text) is not None


def unfinished(url: str, status: int) -> Failed:
    """The answer to a status of success that is not the success that was waited for."""
    en, zh = {
        202: ("has taken the request and has no answer yet", "已接受请求，但尚无答案"),
        204: ("answers with nothing", "返回内容为空"),
        206: ("answers with a part only", "只返回了部分内容"),
    }.get(status, ("does not answer plainly", "未正常作答"))
    return Failed(
        f"{url} {en} (HTTP {status}). It is not used: a whole answer comes with HTTP 200. If there is a proxy or a cache "
        "on the way, ask the endpoint itself.",
        f"{url} {zh}（HTTP {status}），未予采用：完整答案的状态码应为 200。如中间有代理或缓存，请直接访问端点本身。",
        status=status,
    )


def refused(url: str, status: int, headers: Message, body: bytes, again: float | None) -> Failed:
    """The error for an answer of HTTP that is none.

    Args:
        url: asked; status, headers, body: what came back.
        again: when to ask again, see `Failed`.
    """
    said = excerpt(body, headers.get("Content-Type", ""))
    # QLever says 429; at any other 4xx the word is from the query, which the message repeats
    if status in {408, 504} or ((status >= 500 or status == 429) and says_timeout(said)):
        failed = timed_out(url, said=said)
        failed.status, failed.again = status, again
        return failed
    en, zh = _reason(status, headers, said)
    return Failed(f"{url} did not answer: {en}", f"{url} 未作答：{zh}", status=status, again=again)


def _reason(status: int, headers: Message, said: str) -> tuple[str, str]:
    en, zh = (f" It says: {said}", f" 服务器称：{said}") if said else ("", "")
    if _TOO_COSTLY.search(said):
        return (
            f"it expects the query to take longer than it allows. Narrow the query.{en}",
            f"服务器预计该查询超出其允许的时间，请缩小查询范围。{zh}",
        )
    if 300 <= status < 400:
        to = plain(headers.get("Location", "?"))[:_MOST]
        return (
            f"it redirects to {to}, which is not followed. If you trust that address, give it instead.",
            f"该地址重定向至 {to}，未予跟随。如信任该地址，请直接使用它。",
        )
    if status == 401 and (other := _other_login(headers)):
        return (
            f"it asks who one is by {other}, which is not supported; Basic and Digest (MD5) are (HTTP 401).{en}",
            f"要求以 {other} 方式验证身份，尚不支持；支持 Basic 与 Digest（MD5）（HTTP 401）。{zh}",
        )
    if status in {401, 403}:
        return (
            f"it wants to know who asks, or does not allow it (HTTP {status}). Set {USER} and {PASSWORD}.{en}",
            f"需要身份验证或无权访问（HTTP {status}）。请设置 {USER} 与 {PASSWORD}。{zh}",
        )
    if status in {404, 405, 410}:
        return (
            f"there is no such service at that address (HTTP {status}); it often ends in /sparql or /query.{en}",
            f"该地址没有此服务（HTTP {status}）；端点地址常以 /sparql 或 /query 结尾。{zh}",
        )
    if status in {413, 414, 431}:
        return f"the request is too long for it (HTTP {status}).{en}", f"请求过长（HTTP {status}）。{zh}"
    if status in {406, 415}:
        return f"it speaks another format (HTTP {status}).{en}", f"它不支持所需格式（HTTP {status}）。{zh}"
    if status == 429:
        return f"it is asked too often (HTTP 429).{en}", f"请求过于频繁（HTTP 429）。{zh}"
    if status in {502, 503}:
        return f"it is not available now (HTTP {status}).{en}", f"暂时不可用（HTTP {status}）。{zh}"
    if status == 400:
        return f"it does not take the query (HTTP 400).{en}", f"它不接受该查询（HTTP 400）。{zh}"
    return f"it failed (HTTP {status}).{en}", f"服务器出错（HTTP {status}）。{zh}"


def _other_login(headers: Message) -> str:
    """How a server wants people to log in (RFC 9110, 11.6.1); nothing when it takes one of ours, or does not say."""
    ways = []
    for challenge in headers.get_all("WWW-Authenticate") or []:
        scheme, _, rest = challenge.strip().partition(" ")
        algorithm = _ALGORITHM.search(rest)
        way = f"{scheme} {algorithm[1]}" if algorithm else scheme
        if way.lower() in _LOGINS or "basic" in challenge.lower():  # several may stand in one header
            return ""
        ways.append(way)
    return plain(", ".join(ways))[:_MOST]


def excerpt(body: bytes, content_type: str = "") -> str:
    """The words of an error page: a problem document's detail, a page's title, else the first line; never long."""
    text = body[: 64 * 1024].decode("utf-8", "replace")
    if "json" in content_type:
        try:
            said = loads(text)
            text = str(said.get("detail") or said.get("message") or said.get("title") or text)
        except (JSONDecodeError, AttributeError, RecursionError):
            pass
    elif "html" in content_type or text.lstrip()[:1] == "<":
        title = re.search(r"<title[^>]*>(.*?)</title", text, re.IGNORECASE | re.DOTALL)
        text = html.unescape(title.group(1) if title else re.sub(r"<[^>]*>", " ", text))
    first = next((line for line in text.splitlines() if line.strip()), "")
    return plain(" ".join(first.split()))[:_MOST]
