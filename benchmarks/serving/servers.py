"""Servers to measure: ours, and the bare engine's, each as a process on loopback."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from nbs_graph.resources import data_dir

_PATIENCE = 30.0


@contextlib.contextmanager
def ours(*options: str, store: Path | None = None) -> Iterator[str]:
    """`nbs-graph serve` of the graph that ships, or of another; its address."""
    command = [sys.executable, "-m", "nbs_graph.cli.main", "serve", "--port", "0", "--log", "json"]
    process = subprocess.Popen(
        [*command, "--store", str(store or data_dir() / "nbs-graph.trig"), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().decode().strip().rstrip("/")
    finally:
        process.terminate()
        process.wait(_PATIENCE)
        if process.stdout is not None:
            process.stdout.close()


@contextlib.contextmanager
def oxigraph() -> Iterator[str]:
    """`oxigraph serve` of the same graph, in memory, asked as the union of its graphs; its address."""
    binary = Path(sys.executable).with_name("oxigraph")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [str(binary), "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"],
        stderr=subprocess.DEVNULL,
    )
    try:
        _load(url, (data_dir() / "nbs-graph.trig").read_bytes())
        yield url
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _load(url: str, content: bytes) -> None:
    request = urllib.request.Request(
        f"{url}/store", data=content, headers={"Content-Type": "application/trig"}, method="POST"
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            opener.open(request, timeout=_PATIENCE).close()
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
