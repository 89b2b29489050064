"""Clients of Node get the rows of the embedded store; Comunica finds out for itself that it talks to an endpoint."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nbs_graph.graph.catalogue import names
from tests.clients import asked

ASK = Path(__file__).parent / "node" / "ask.mjs"
CLIENTS = ("comunica", "fetch-sparql-endpoint by POST", "fetch-sparql-endpoint by GET")
Answers = dict[str, Any]


@pytest.fixture(scope="session")
def answers(endpoint: str, packages: Path) -> dict[str, Answers]:
    """Client → question → answer; each client asks them all in one process."""
    questions = json.dumps({name: asked.text(name) for name in names()})
    found = {}
    for client in CLIENTS:
        done = subprocess.run(
            ["node", str(ASK), str(packages), client, endpoint],
            input=questions,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found[client] = json.loads(done.stdout)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("client", CLIENTS)
@asked.each_slowly
def test_node(name: str, client: str, answers: dict[str, Answers]) -> None:
    """Term by term, in the same order."""
    found = answers[client][name]
    assert "error" not in found, found
    assert asked.from_json(found) == asked.right(name)


@pytest.mark.slow
def test_the_packages_are_those_of_the_lock(packages: Path) -> None:
    """Exactly the versions that are promised."""
    wanted = json.loads((ASK.parent / "package.json").read_text("utf-8"))["dependencies"]
    installed = {
        name: json.loads((packages / "node_modules" / name / "package.json").read_text("utf-8"))["version"]
        for name in wanted
    }
    assert installed == wanted == {"@comunica/query-sparql": "4.5.0", "fetch-sparql-endpoint": "7.2.0"}
