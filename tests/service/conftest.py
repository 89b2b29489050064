"""One server for all tests that only ask."""

from collections.abc import Iterator

import httpx
import pytest

from tests.service import running


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[running.Server]:
    """A server of the graph that ships."""
    with running.server(folder=tmp_path_factory.mktemp("served")) as started:
        yield started


@pytest.fixture(scope="session")
def client(served: running.Server) -> Iterator[httpx.Client]:
    """A client of it."""
    with httpx.Client(base_url=served.url, timeout=60) as made:
        yield made
