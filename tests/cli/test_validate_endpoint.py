"""`nbs-graph validate --against URL`: entries judged in a graph behind a real SPARQL endpoint."""

import json
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "data" / "tiny"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def home(nbs: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newcomer's folder with a build."""
    away = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("home") / "data")).parent
    assert nbs("build", cwd=away, store=None).returncode == 0
    return away


@pytest.fixture(scope="module")
def endpoint(home: Path) -> Iterator[str]:
    """Oxigraph's own server with the build's graph."""
    command = Path(sys.executable).parent / "oxigraph"
    store, port = home / "served", free_port()
    dump = home / "build" / "nbs-graph.nq"
    subprocess.run([command, "load", "--location", store, "--file", dump], check=True, capture_output=True)
    bind = f"127.0.0.1:{port}"
    server = subprocess.Popen(
        [command, "serve-read-only", "--location", store, "--bind", bind],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://{bind}/", timeout=1).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        yield f"http://{bind}/query"
    finally:
        server.kill()
        server.wait()


def told(done: "subprocess.CompletedProcess[str]") -> set[tuple[str, str, str | None, str | None]]:
    assert done.returncode in (0, 1), done.stderr
    found = json.loads(done.stdout)["diagnostics"]
    return {(d["code"], d["focus"], d["path"], d["value"]) for d in found}


def test_the_same_is_said_as_against_the_build(nbs: Run, home: Path, endpoint: str, tmp_path: Path) -> None:
    """Of a right entry, of one with faults, and of one that breaks another."""
    entry = home / "data" / "issues" / "2030-01" / "01-reeds.yaml"
    text = entry.read_text("utf-8")
    versions = {
        "right.yaml": text,
        "wrong.yaml": text.replace("flood-risk", "flood-risks").replace(
            "issued: 2030-01-09", "issued: 2030-1"
        ),
        "other.yaml": text.replace("reeds-and-floods", "more-reeds"),
    }
    for name, content in versions.items():
        path = home / "data" / "issues" / "2030-01" / name
        path.write_text(content, "utf-8")
        said = [
            told(nbs("validate", str(path), "--format", "json", "--against", against, store=None))
            for against in (str(home / "build"), endpoint)
        ]
        path.unlink()
        assert said[0] == said[1], name
    assert said[0]


class Odd(BaseHTTPRequestHandler):
    """Servers that are no SPARQL endpoint."""

    def do_POST(self) -> None:
        """A login page, a redirect, an error."""
        if self.path == "/redirect":
            self.send_response(302)
            self.send_header("Location", "/page")
        else:
            self.send_response(500 if self.path == "/error" else 200)
            self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html>log in</html>")

    do_GET = do_POST  # noqa: N815 - the name that http.server asks for

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.mark.parametrize("path", ["page", "redirect", "error", "nowhere"])
def test_what_is_no_endpoint_is_told(nbs: Run, path: str, tmp_path: Path) -> None:
    """Exit code 3 and the address, and never a pass."""
    server = HTTPServer(("127.0.0.1", 0), Odd)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = free_port() if path == "nowhere" else server.server_port
    (tmp_path / "x.yaml").write_text(
        "id: organisation/x\nkind: Organisation\nname: {en: X, zh: 某}\n", "utf-8"
    )
    url = f"http://127.0.0.1:{port}/{path}"
    done = nbs("validate", str(tmp_path / "x.yaml"), "--against", url, store=None)
    server.shutdown()
    server.server_close()
    assert done.returncode == 3, done.stdout
    assert url in done.stderr
    assert "Traceback" not in done.stderr
