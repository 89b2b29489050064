"""Every test that takes `engine` runs on each engine; on Virtuoso only where asked for (`-m virtuoso`)."""

from collections.abc import Iterator

import pytest

import nbs_graph as nbs
from benchmarks.serving import virtuoso
from nbs_graph.api import Graph
from nbs_graph.graph.dataset import Dataset
from tests.contract import engines
from tests.contract.engines import Engine

NAMES = [
    "embedded",
    "oxigraph",
    pytest.param("oxigraph-union", marks=pytest.mark.slow),
    pytest.param("service", marks=pytest.mark.slow),
    pytest.param("virtuoso", marks=[pytest.mark.virtuoso, pytest.mark.slow]),
]


@pytest.fixture(scope="session", params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine with the graph that ships."""
    if request.param == "virtuoso" and not virtuoso.is_installed():
        pytest.skip(f"{virtuoso.NEEDED} is not installed; .ci/run installs it where it can")
    with engines.start(request.param, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture(scope="session")
def graph(engine: Engine) -> Graph:
    """The engine, opened from Python."""
    return nbs.open(engine.place)


@pytest.fixture(scope="session")
def embedded() -> Dataset:
    """The embedded store with the same graph: what every engine is compared with."""
    return Dataset.from_dump(engines.SHIPPED)


@pytest.fixture(scope="session")
def local() -> Graph:
    """The same, opened from Python."""
    return nbs.open(engines.SHIPPED)
