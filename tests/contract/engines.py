"""The engines that the contract is held against, each started with the graph that ships."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from benchmarks.serving import virtuoso
from nbs_graph.resources import data_dir
from tests.service import running

SHIPPED = data_dir() / "nbs-graph.trig"
OXIGRAPH = Path(sys.executable).parent / "oxigraph"


@dataclass(frozen=True)
class Engine:
    """A started engine.

    Args:
        place: what `nbs.open` and `--endpoint` take; for the embedded store a dump.
        update, graph_store: where it can be written to, None where it cannot.
    """

    name: str
    place: str
    update: str | None = None
    graph_store: str | None = None

    @property
    def is_remote(self) -> bool:
        return self.place.startswith("http")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def oxigraph(folder: Path, *options: str, dump: Path | None = None) -> Iterator[Engine]:
    """Oxigraph's own server, of a store with a dump in it or of an empty one."""
    if dump is not None:
        command = [OXIGRAPH, "load", "--location", folder, "--file", dump]
        subprocess.run(command, check=True, capture_output=True)
    bind = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen(
        [OXIGRAPH, "serve", "--location", folder, "--bind", bind, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with contextlib.suppress(urllib.error.URLError, OSError):
                urllib.request.urlopen(f"http://{bind}/", timeout=1).close()
                break
            time.sleep(0.05)
        url = f"http://{bind}"
        yield Engine("oxigraph", f"{url}/query", f"{url}/update", f"{url}/store")
    finally:
        server.kill()
        server.wait()


@contextlib.contextmanager
def filled_virtuoso(folder: Path) -> Iterator[tuple[virtuoso.Virtuoso, Engine]]:
    """Virtuoso with the graph that ships, loaded in bulk; a name and password stand in the environment meanwhile."""
    with virtuoso.virtuoso(folder) as server:
        dump = folder / "nbs-graph.nq"
        ox.serialize(ox.parse(path=str(SHIPPED)), dump, ox.RdfFormat.N_QUADS)
        server.bulk_load(dump)
        yield server, Engine("virtuoso", server.query, server.update, server.graph_store)


@contextlib.contextmanager
def start(name: str, folder: Path) -> Iterator[Engine]:
    """An engine by its name, for the time of a block."""
    if name == "embedded":
        yield Engine(name, str(SHIPPED))
    elif name.startswith("oxigraph"):
        union = ["--union-default-graph"] if name.endswith("union") else []
        with oxigraph(folder / "store", *union, dump=SHIPPED) as engine:
            yield engine
    elif name == "service":
        with running.server(store=SHIPPED, folder=folder) as server:
            yield Engine(name, server.sparql)
    else:
        with filled_virtuoso(folder / "virtuoso") as (_, engine):
            yield engine
