"""Where the graph is in an endpoint is found out by a few questions."""

import pyoxigraph as ox
import pytest

from nbs_graph.graph.endpoint.arrangement import Arrangement, graphs, look
from nbs_graph.graph.endpoint.refusal import Failed
from nbs_graph.namespaces import GRAPH, ONTOLOGY

TRIPLES = [
    ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode(ONTOLOGY + name), ox.NamedNode("urn:o"))
    for name in ("target", "mainEntry")
]


class Engine:
    """An engine in memory, whose default graph is the union or not, and that may know no GRAPH."""

    def __init__(self, *graphs: str, union: bool = False, knows_graph: bool = True) -> None:
        self.store = ox.Store()
        self.union, self.knows_graph = union, knows_graph
        self.asked = 0
        for name in graphs:
            home = ox.NamedNode(name) if name else ox.DefaultGraph()
            self.store.extend(ox.Quad(t.subject, t.predicate, t.object, home) for t in TRIPLES)

    def select(self, text: str) -> list[tuple[object, ...]]:
        self.asked += 1
        if "GRAPH" in text and not self.knows_graph:
            raise Failed("no", "no", status=400)
        return [tuple(row) for row in self.store.query(text, use_default_graph_as_union=self.union)]  # type: ignore[union-attr]


OURS, MORE, THEIRS = GRAPH + "a", GRAPH + "b", "http://example.org/g"


@pytest.mark.parametrize(
    ("engine", "found"),
    [
        (Engine(OURS, MORE, union=True), Arrangement(True, True)),
        (Engine(OURS, MORE), Arrangement(True, True, (OURS, MORE))),
        (Engine(OURS, THEIRS), Arrangement(True, True, (OURS,))),
        (Engine(THEIRS), Arrangement(True, True, (THEIRS,))),
        (Engine(OURS, ""), Arrangement(True, True)),
        (Engine(""), Arrangement(True, False)),
        (Engine("", knows_graph=False), Arrangement(True, False)),
        (Engine(), Arrangement(False, False)),
        (Engine(knows_graph=False), Arrangement(False, False)),
    ],
    ids=[
        "union",
        "no union",
        "beside others",
        "by another name",
        "a copy",
        "default",
        "no graphs",
        "empty",
        "nothing",
    ],
)
def test_it_is_found(engine: Engine, found: Arrangement) -> None:
    assert look(engine.select) == found
    assert engine.asked <= 8


def test_graphs_are_listed_where_there_is_no_list() -> None:
    """Virtuoso answers an empty GRAPH with one row that holds nothing."""
    engine = Engine(OURS, THEIRS)

    def select(text: str) -> list[tuple[object, ...]]:
        return [(None,)] if "{ }" in text else engine.select(text)

    assert graphs(select) == [OURS]


def test_an_endpoint_that_fails_is_told() -> None:
    def select(_: str) -> list[tuple[object, ...]]:
        raise Failed("down", "down", status=503)

    with pytest.raises(Failed):
        look(select)
