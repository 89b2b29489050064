"""The real graph, assembled once for all flow tests."""

import os
from pathlib import Path

import pytest

from nbs_graph.pipeline.assemble import Assembled, assemble
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import read_documents, yaml_files
from nbs_graph.sources.yaml_ld import Document


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    return list(read_documents(yaml_files(data_dir())))


@pytest.fixture(scope="session")
def graph(documents: list[Document]) -> Assembled:
    return assemble(quad for document in documents for quad in document.quads)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the August 2023 issue."""
    place = os.environ.get("NBS_GRAPH_CORPUS")
    if not place:
        pytest.skip("set NBS_GRAPH_CORPUS to the folder that holds 2023-08/")
    return Path(place) / "2023-08"
