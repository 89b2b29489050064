"""The small graph of the command-line tests, in memory."""

from pathlib import Path

import pytest

from nbs_graph.graph.dataset import Dataset

SMALL = Path(__file__).resolve().parents[2] / "cli" / "data" / "small.trig"


@pytest.fixture(scope="session")
def small() -> Dataset:
    return Dataset.from_dump(SMALL)
