"""A process that gave up connections has none, and nothing that it starts has; each case in a process of its own."""

import subprocess
import sys

import pytest

from tests.sealable import sealable

pytestmark = pytest.mark.skipif(not sealable(), reason="this system refuses seccomp(2), or has none")

SEALED = """
import os, socket, subprocess, sys
a, b = socket.socketpair()
from nbs_graph.graph import sealing
assert sealing.refuse_connections()
"""
TRIES = {
    "a socket": "socket.socket()",
    "a connection by name": "socket.create_connection(('localhost', 9))",
    "a datagram": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "another program": "os.execv('/bin/true', ['true'])",
    "a child's socket": "os.fork() or socket.socket()",
}


@pytest.mark.parametrize("tried", TRIES.values(), ids=TRIES)
def test_the_system_refuses(tried: str) -> None:
    code = f"{SEALED}\ntry:\n    {tried}\nexcept PermissionError:\n    print('refused')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n", done.stderr


def test_what_queries_need_is_left() -> None:
    """Files, memory, and the socket pair that was there before."""
    code = f"{SEALED}\na.send(b'x')\nassert b.recv(1) == b'x' and open('/dev/zero', 'rb').read(9)\nbytearray(10**8)"
    subprocess.run([sys.executable, "-c", code], check=True)
