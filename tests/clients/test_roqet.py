"""roqet (Rasqal) gets the rows of the embedded store."""

import re
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.clients import asked
from tests.clients.conftest import program

UNBOUND = re.compile(rb'<binding name="\w+"><unbound/></binding>')


@pytest.mark.slow
@asked.each_slowly
def test_roqet(name: str, endpoint: str, tmp_path: Path) -> None:
    """By GET, letters encoded too; it reads XML and writes XML.

    Two things it does not tell: that XML has `unbound` only in a draft (so it is taken out), and the variables of an
    answer that has no rows.
    """
    query = tmp_path / "query.rq"
    query.write_text(asked.text(name), "utf-8")
    command = [
        program("roqet", "rasqal-utils"),
        "-q",
        "-i",
        "sparql",
        "-r",
        "xml",
        "-p",
        endpoint,
        str(query),
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    found, right = asked.parsed(UNBOUND.sub(b"", done.stdout), ox.QueryResultsFormat.XML), asked.right(name)
    assert found.rows == right.rows
    assert found.variables == (right.variables if right.rows else [])
