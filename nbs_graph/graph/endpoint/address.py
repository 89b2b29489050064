"""Where an endpoint is, and who asks it there."""

import contextlib
import os
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from nbs_graph.errors import CannotDo, UsageProblem

USER, PASSWORD = "NBS_GRAPH_ENDPOINT_USER", "NBS_GRAPH_ENDPOINT_PASSWORD"

_AS_IT_IS = "".join(map(chr, range(0x21, 0x7F)))
_TWO_WAYS = frozenset("ßς\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and a password for one host."""

    host: str
    user: str
    password: str

    def __repr__(self) -> str:
        return f"Credentials({self.host!r}, {self.user!r}, …)"


def is_url(place: object) -> bool:
    """Whether a place is the address of an endpoint and not a path."""
    return isinstance(place, str) and place.lower().startswith(("http://", "https://"))


def checked(url: str) -> str:
    """An address that can be asked, in ASCII: other letters are written as HTTP needs them (RFC 3987, 3.1).

    Raises:
        UsageProblem: it is no http(s) address, names no host, or holds a password (it would stand in messages).
    """
    try:
        parts = urlsplit(url)
        sound = is_url(url) and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    if not sound or not url.isprintable() or any(c in url for c in ' "<>\\^`{|}'):
        raise UsageProblem(
            f"“{url}” is not the address of an endpoint, such as https://example.org/sparql.",
            f"“{url}”不是端点地址，端点地址形如 https://example.org/sparql。",
        )
    if parts.username is not None:
        raise UsageProblem(
            f"Do not write a name or password into the address; set {USER} and {PASSWORD}, or use ~/.netrc.",
            f"请勿把用户名或密码写入地址；请设置 {USER} 与 {PASSWORD}，或使用 ~/.netrc。",
        )
    if parts.fragment:
        raise UsageProblem(
            f"An endpoint's address has no “#{parts.fragment}”.", f"端点地址不应含“#{parts.fragment}”。"
        )
    return url if url.isascii() else _in_ascii(url)


def _in_ascii(url: str) -> str:
    """An IRI as a URI: its host by IDNA (RFC 3490), the rest as percent-encoded UTF-8.

    Raises:
        UsageProblem: its host cannot be written so, or could be two hosts: ß and ς are ss and σ in IDNA 2003, which
            Python has, and letters of their own in IDNA 2008 (RFC 5894, 7.2).
    """
    parts = urlsplit(url)
    host = name = parts.hostname or ""
    if not host.isascii():
        with contextlib.suppress(UnicodeError):
            name = host.encode("idna").decode("ascii")
        if not name.isascii() or _TWO_WAYS.intersection(host):
            raise UsageProblem(
                f"The host “{host}” cannot be looked up as it is written; give its ASCII form, which starts with xn--.",
                f"无法按此写法查找主机“{host}”；请给出其 ASCII 形式（以 xn-- 开头）。",
            )
    place = parts.netloc if host.isascii() else name + (f":{parts.port}" if parts.port else "")
    return parts._replace(
        netloc=place, path=quote(parts.path, safe=_AS_IT_IS), query=quote(parts.query, safe=_AS_IT_IS)
    ).geturl()


def is_loopback(url: str) -> bool:
    """Whether the address stays on this machine."""
    from ipaddress import ip_address

    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def credentials(url: str) -> Credentials | None:
    """What to answer when the endpoint asks who one is: from the environment, else from netrc, else nothing.

    They are given to the host of `url` only, and only where nobody can read along: over https or on this machine.

    Raises:
        UsageProblem: they are set, and the address is neither. CannotDo: netrc cannot be read.
    """
    host = urlsplit(url).netloc
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    safe = url.lower().startswith("https://") or is_loopback(url)
    if user and password is not None:
        if not safe:
            raise UsageProblem(
                f"{USER} is set, but {url} is not https: the password could be read on the way.",
                f"已设置 {USER}，但 {url} 不是 https：密码可能在途中被读取。",
            )
        return Credentials(host, user, password)
    found = _from_netrc(urlsplit(url).hostname or "") if safe else None
    return Credentials(host, *found) if found else None


def _from_netrc(host: str) -> tuple[str, str] | None:
    import netrc

    try:
        known = netrc.netrc(os.environ.get("NETRC") or None)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, netrc.NetrcParseError) as error:
        raise CannotDo(f"~/.netrc cannot be read: {error}", f"无法读取 ~/.netrc：{error}") from error
    found = known.hosts.get(host)  # not its `default`: a password for anybody is for nobody
    return (found[0], found[2]) if found and found[0] and found[2] else None
