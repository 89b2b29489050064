"""Where an endpoint is, and who asks it there."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from nbs_graph.errors import CannotDo, UsageProblem

USER, PASSWORD = "NBS_GRAPH_ENDPOINT_USER", "NBS_GRAPH_ENDPOINT_PASSWORD"


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
    """An address that can be asked.

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
    return url


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
