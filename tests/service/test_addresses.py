"""Whose address counts, and what Host may say (RFC 9112, 3.2)."""

import socket

import httpx
import pytest

from nbs_graph.service.addresses import account, check_host, forwarded, seen_as
from nbs_graph.service.problems import Problem
from tests.service import running


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.10", "203.0.113.10"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("unknown", "unknown"),
    ],
)
def test_accounts(address: str, kept: str) -> None:
    """IPv4 clients of a socket for both are told apart (RFC 4291, 2.5.5.2)."""
    assert account(address) == kept


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4:567", "1.2.3.4"),
        ("[2001:db8::1]:567", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("::ffff:1.2.3.4", "::ffff:102:304"),
        ("1.2.3.4, nonsense", None),
        ("1.2.3:567", None),
        ("", None),
    ],
)
def test_forwarded(header: str, address: str | None) -> None:
    """The last one, with or without its port."""
    assert forwarded(header) == address


@pytest.mark.parametrize(
    ("version", "hosts", "right"),
    [
        ("1.1", ["nbs.example.org:80"], True),
        ("1.1", [""], True),
        ("1.1", ["[2001:db8::1]:8000"], True),
        ("1.0", [], True),
        ("1.1", [], False),
        ("1.1", ["a", "a"], False),
        ("1.0", ["a", "b"], False),
        ("1.1", ["[:::::::]"], False),
        ("1.1", ["[1.2.3]"], False),
        ("1.1", ['x"><script>'], False),
        ("1.1", ["a/b"], False),
    ],
)
def test_hosts(version: str, hosts: list[str], right: bool) -> None:
    """One, and a host; HTTP/1.0 may do without."""
    fields = [(b"host", host.encode()) for host in hosts]
    if right:
        check_host(version, fields)
    else:
        with pytest.raises(Problem):
            check_host(version, fields)


def test_our_own_address_of_ipv6() -> None:
    """Is in brackets where it stands for the host."""
    assert seen_as("a/b", ("::1", 8000)) == "[::1]:8000"


@pytest.mark.parametrize(
    "hosts", [b"", b"Host: a\r\nHost: b\r\n", b"Host: [:::::::]\r\n", b"Host: [1.2.3]\r\n"]
)
def test_requests_that_do_not_say_whom_they_are_for(served: running.Server, hosts: bytes) -> None:
    """400."""
    with socket.create_connection(served.address, timeout=10) as raw:
        raw.sendall(b"GET /sparql HTTP/1.1\r\n" + hosts + b"\r\n")
        assert raw.recv(1000).startswith(b"HTTP/1.1 400 ")


def test_a_socket_for_both(tmp_path) -> None:
    """`--host ::` takes IPv4 too, and tells its clients by their own addresses."""
    try:
        server = running.start("--host", "::", folder=tmp_path)
    except RuntimeError:
        pytest.skip("no IPv6 here")
    try:
        _, port = server.address
        httpx.get(f"http://127.0.0.1:{port}/healthz", headers={"x-request-id": "four"})
        assert server.logged("four")["client"] == "127.0.0.1"
    finally:
        server.stop()
