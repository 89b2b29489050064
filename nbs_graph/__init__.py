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
    from nbs_graph.linking.annotate.annotator import Suggestion

__all__ = ["__version__", "open", "suggest"]


def open(store: "str | PathLike[str] | None" = None, *, timeout: float | None = None) -> "Graph":
    """Open a graph for asking.

    Args:
        store: a build, a dump, or the address of a SPARQL 1.1 endpoint (`https://…/sparql`); else
            `NBS_GRAPH_STORE`, else `./build`, else the graph that ships.
        timeout: seconds that a query to an endpoint may take; default 60.
    Raises:
        CannotDo: there is none, or it cannot be read. UsageProblem: no such address can be.
    """
    from nbs_graph.api import Graph

    return Graph(store, timeout=timeout)


def suggest(text: str) -> "list[Suggestion]":
    """Links that a text may have, to themes, SDGs, KM-GBF targets, challenges and ecosystems; needs no graph.

    Args:
        text: in Chinese or English; a short first line is its title.
    Returns:
        family by family, best first; each with `concept` (CURIE), `confidence`, `accepted`, and `spans`: the words
        that speak for it, as offsets in `text`, end exclusive.
    """
    from nbs_graph.pipeline.suggested import offered
    from nbs_graph.sources.passages import of_text

    return offered(of_text(text))


def __getattr__(name: str) -> str:
    """`__version__`, looked up only when asked for: the look-up is slow."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from nbs_graph.settings import version

    return version()
