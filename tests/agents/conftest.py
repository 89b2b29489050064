"""A client of the Model Context Protocol that talks to `nbs-graph mcp` over its pipes, as an agent's would."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client, StdioServerParameters

from nbs_graph.resources import data_dir
from tests.agents.client import Agent

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agent]:
    """An agent at the graph that ships."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "nbs_graph.cli.main", "mcp", "--store", str(data_dir() / "nbs-graph.trig")],
        cwd=tmp_path_factory.mktemp("agent"),
        env={"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
    )
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(server)) as client:
        yield Agent(portal, client)
