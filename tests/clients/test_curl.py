"""curl gets the rows of the embedded store, by every way that the protocol has to send a query."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.clients import asked
from tests.clients.conftest import program

Way = Callable[[Path], list[str]]
WAYS: dict[str, Way] = {
    "GET": lambda query: ["--get", "--data-urlencode", f"query@{query}"],
    "form": lambda query: ["--data-urlencode", f"query@{query}"],
    "direct": lambda query: ["-H", "Content-Type: application/sparql-query", "--data-binary", f"@{query}"],
}
TYPES = {
    "json": ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    "xml": ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    "tsv": ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
}


def curl(endpoint: str, name: str, way: Way, folder: Path, *options: str) -> bytes:
    """What comes; any status but that of success fails."""
    query = folder / "query.rq"
    query.write_text(asked.text(name), "utf-8")
    command = [program("curl", "curl"), "-sS", "--fail-with-body", "--noproxy", "*", "--max-time", "60"]
    done = subprocess.run([*command, *options, *way(query), endpoint], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("way", "format"), [("GET", "json"), ("form", "xml"), ("direct", "tsv")])
@asked.each
def test_terms(name: str, way: str, format: str, endpoint: str, tmp_path: Path) -> None:
    """Term by term, asked for by Accept."""
    type, parser = TYPES[format]
    found = curl(endpoint, name, WAYS[way], tmp_path, "-H", f"Accept: {type}")
    assert asked.parsed(found, parser) == asked.right(name)


@asked.each
def test_texts(name: str, endpoint: str, tmp_path: Path) -> None:
    """CSV, compressed on the way: texts only."""
    found = curl(endpoint, name, WAYS["GET"], tmp_path, "-H", "Accept: text/csv", "--compressed")
    assert asked.from_csv(found) == asked.right(name).as_text()
