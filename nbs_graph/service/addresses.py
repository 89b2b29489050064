"""Whose address a request came from, and under which the service was asked for."""

import contextlib
import ipaddress
import re
from collections.abc import Iterable

from nbs_graph.service.problems import Problem

# RFC 3986, 3.2.2 and 3.2.3: what may be in Host. Narrower is what we would write into links.
_AUTHORITY = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(?::\d*)?")
_PLAIN = re.compile(r"(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
_WITH_PORT = re.compile(r"\[(?P<six>[^\]]+)\](?::\d+)?|(?P<four>[\d.]+):\d+")


def account(address: str) -> str:
    """What accounts are kept by: an address of IPv4, the network of 64 bits for IPv6.

    An IPv4 client of a socket that listens to both has an address of IPv6 (RFC 4291, 2.5.5.2), all in one network.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((int(found), 64), strict=False))
    return str(found)


def forwarded(header: str) -> str | None:
    """The last address in X-Forwarded-For, which the nearest proxy added, some with a port; None: it is none."""
    nearest = header.rpartition(",")[2].strip()
    if ported := _WITH_PORT.fullmatch(nearest):
        nearest = ported["six"] or ported["four"]
    with contextlib.suppress(ValueError):
        return str(ipaddress.ip_address(nearest))
    return None


def check_host(version: str, fields: Iterable[tuple[bytes, bytes]]) -> None:
    """Refuse a request that does not say whom it is for.

    Args:
        version: of HTTP. fields: of the head.
    Raises:
        Problem: 400, no Host, two, or one that is no host (RFC 9112, 3.2).
    """
    given = [value.decode("latin-1").strip() for name, value in fields if name == b"host"]
    if len(given) > 1 or (not given and version == "1.1"):
        raise Problem(
            "malformed-request",
            f"A request has one Host field; this one has {len(given) or 'none'}.",
            f"请求应有一个 Host 字段，此请求有 {len(given)} 个。",
        )
    if given and not _is_host(given[0]):
        raise Problem(
            "malformed-request", "What the Host field says is no host.", "Host 字段的值不是主机名。"
        )


def _is_host(value: str) -> bool:
    found = _AUTHORITY.fullmatch(value)
    return found is not None and (not found["name"].startswith("[") or _is_six(found["name"]))


def _is_six(bracketed: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(bracketed[1:-1]).version == 6
    return False


def seen_as(host: str, server: tuple[str, int | None] | None) -> str:
    """The authority under which the service is seen: what Host says, when it can stand in a link, else our own."""
    if _PLAIN.fullmatch(host):
        return host
    if server is None:
        return "localhost"
    name, port = server
    shown = f"[{name}]" if ":" in name else name
    return shown if port is None else f"{shown}:{port}"
