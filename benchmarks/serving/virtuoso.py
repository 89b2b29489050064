"""A Virtuoso of our own on loopback, for the time of a block; Debian's `virtuoso-opensource-7`.

Configured from the file that the package brings; everything it writes is in a folder of the caller's.
"""

import contextlib
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STOCK = Path("/usr/share/virtuoso-opensource-7/virtuoso.ini")
NEEDED = "virtuoso-t (Debian: virtuoso-opensource-7)"
USER = PASSWORD = "dba"
_PATIENCE = 120.0


@dataclass(frozen=True)
class Virtuoso:
    """A started server: its ports, and the folder whose files it may load."""

    sql: int
    http: int
    folder: Path

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.http}"

    @property
    def query(self) -> str:
        """Answers queries."""
        return f"{self.url}/sparql"

    @property
    def update(self) -> str:
        """Asks for a name and a password, by digest."""
        return f"{self.url}/sparql-auth"

    @property
    def graph_store(self) -> str:
        """The Graph Store Protocol, with the same name and password."""
        return f"{self.url}/sparql-graph-crud-auth"

    def isql(self, *statements: str, patience: float = _PATIENCE) -> str:
        """Run statements of SQL; what was printed.

        Raises:
            RuntimeError: one failed.
        """
        done = subprocess.run(
            ["isql-vt", f"127.0.0.1:{self.sql}", USER, PASSWORD, "ERRORS=STDOUT", "VERBOSE=OFF"],
            input="".join(f"{s};\n" for s in statements),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=patience,
            check=False,
        )
        if done.returncode or "*** Error" in done.stdout:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def bulk_load(self, dump: Path, patience: float = _PATIENCE) -> None:
        """Load a dump of quads (N-Quads) in its folder, each into its own graph, the way that is fast on billions.

        Args:
            patience: seconds that it may take.
        """
        where = f"ld_dir('{dump.parent}', '{dump.name}', 'urn:none')"
        self.isql(where, "rdf_loader_run()", "checkpoint", patience=patience)
        told = self.isql("SELECT ll_state, ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL")
        if "urn:" in told or "error" in told.lower().replace("ll_error", ""):
            raise RuntimeError(told)


def is_installed() -> bool:
    """Whether it can be started here."""
    return STOCK.is_file() and all(map(shutil.which, ("virtuoso-t", "isql-vt")))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def configured(folder: Path, sql: int, http: int, rows: int, buffers: int, seconds: int) -> str:
    """The package's settings with our folder, ports and limits.

    Args:
        rows: that an answer has at most; buffers: pages of 8 KB kept in memory; seconds: that a query may take.
    """
    text = STOCK.read_text("utf-8").replace("/var/lib/virtuoso-opensource-7/db", str(folder))
    text = text.replace("/var/lib/virtuoso-opensource-7/vsp", str(folder / "vsp"))
    section = ""
    lines = []
    ours = {
        ("Parameters", "ServerPort"): f"127.0.0.1:{sql}",
        ("HTTPServer", "ServerPort"): f"127.0.0.1:{http}",
        ("Parameters", "DirsAllowed"): str(folder),
        ("Parameters", "VectorSize"): "1",  # with more at once, 7.2.5 loses rows of property paths
        ("Parameters", "NumberOfBuffers"): str(buffers),
        ("Parameters", "MaxDirtyBuffers"): str(buffers * 3 // 4),
        ("SPARQL", "ResultSetMaxRows"): str(rows),
        ("SPARQL", "MaxQueryCostEstimationTime"): "0",
        ("SPARQL", "MaxQueryExecutionTime"): str(seconds),
    }
    for line in text.splitlines():
        if head := re.match(r"\[(.*)\]", line):
            section = head.group(1)
            lines.append(line)
            lines += [f"{k} = {v}" for (s, k), v in ours.items() if s == section]
        elif (section, line.partition("=")[0].strip()) in ours or section in {"Plugins", "Zero Config"}:
            continue
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


@contextlib.contextmanager
def virtuoso(
    folder: Path, *, rows: int = 10_000, buffers: int = 20_000, seconds: int = 60
) -> Iterator[Virtuoso]:
    """A server; stopped and its files left when the block ends.

    Args:
        rows, buffers, seconds: see `configured`.
    Raises:
        RuntimeError: it did not start; with its log.
    """
    (folder / "vsp").mkdir(parents=True)
    server = Virtuoso(_free_port(), _free_port(), folder)
    settings = folder / "virtuoso.ini"
    settings.write_text(configured(folder, server.sql, server.http, rows, buffers, seconds), "utf-8")
    with (folder / "out.log").open("wb") as log:
        process = subprocess.Popen(
            ["virtuoso-t", "+foreground", "+configfile", str(settings)],
            cwd=folder,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
    try:
        until = time.monotonic() + _PATIENCE
        while True:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", server.http), 1).close()
                break
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((folder / "out.log").read_text("utf-8", "replace")[-4000:])
            time.sleep(0.2)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
