"""The real graph, assembled once for all tests of the questions."""

import pyoxigraph as ox
import pytest
from rdflib import Graph

from nbs_graph.graph.dataset import Dataset
from nbs_graph.pipeline.assemble import Assembled, assemble
from nbs_graph.resources import data_dir
from nbs_graph.sources.folder import read_documents, yaml_files


@pytest.fixture(scope="session")
def graph() -> Assembled:
    documents = list(read_documents(yaml_files(data_dir())))
    return assemble(quad for document in documents for quad in document.quads)


@pytest.fixture(scope="session")
def dataset(graph: Assembled) -> Dataset:
    return Dataset(graph.store)


@pytest.fixture(scope="session")
def rdflib_graph(graph: Assembled) -> Graph:
    triples = ox.serialize((quad.triple for quad in graph.store), format=ox.RdfFormat.N_TRIPLES)
    assert triples is not None
    return Graph().parse(data=triples, format="nt")
