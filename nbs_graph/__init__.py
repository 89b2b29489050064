"""nbs-graph: the knowledge graph of Nature-based Solutions.

import nbs_graph as nbs

g = nbs.open()
for row in g.query("entries-by-sdg", sdg="13"):
    print(row.title, row.basis)
"""

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbs_graph.api import Graph

__all__ = ["__version__", "open"]


def open(store: "str | PathLike[str] | None" = None) -> "Graph":
    """Open a graph for asking.

    Args:
        store: a build or a dump; else `NBS_GRAPH_STORE`, else `./build`, else the graph that ships.
    Raises:
        CannotDo: there is none, or it cannot be read.
    """
    from nbs_graph.api import Graph

    return Graph(store)


def __getattr__(name: str) -> str:
    """`__version__`, looked up only when asked for: the look-up is slow."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from nbs_graph.settings import version

    return version()
