"""What the shapes add to what was said before: of a fault told already, and of a graph that had faults of its own."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from nbs_graph.model import Diagnostic
from nbs_graph.pipeline.files import Files, text
from nbs_graph.sources.sought import Sought
from nbs_graph.validation.engine import Engine, NothingTargeted
from nbs_graph.validation.finding import Find, Words
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.shapes import Shapes

if TYPE_CHECKING:
    from nbs_graph.validation.reference import Result


def brought_about(
    results: "Sequence[Result]", files: Files, asked: Engine, before: Nodes | None
) -> "list[Result]":
    """Results that the files are to answer for.

    What is said of a neighbour is left out when it was as true before, and when it is the other side of what is said
    of a thing of the files (two things with one DOI: each has the DOI of the other).

    Args:
        results: of the graph with the files.
        files: what joins the graph.
        asked: the engine that gave the results.
        before: the nodes of the graph without the files; None when there is none.
    """
    neighbours = {str(result.focus) for result in results if not files.replaces(str(result.focus))}
    if not neighbours:
        return list(results)
    known: set[Result] = set()
    if before is not None:
        named = [ox.NamedNode(iri) for iri in sorted(neighbours) if "://" in iri]
        try:
            known = set(asked.validate(before.graph, named, nodes=before))
        except NothingTargeted:
            known = set()
    told = {
        (result.shape, result.constraint, str(result.focus), str(result.value))
        for result in results
        if str(result.focus) not in neighbours
    }

    def is_news(result: "Result") -> bool:
        turned = (result.shape, result.constraint, str(result.value), str(result.focus))
        return str(result.focus) not in neighbours or (result not in known and turned not in told)

    return [result for result in results if is_news(result)]


def news(
    results: "Iterable[Result]",
    shapes: Shapes,
    files: Files,
    wording: Words,
    said: Sequence[Diagnostic],
    find: Find,
) -> list[Diagnostic]:
    """What the shapes add to what was said already, and to what follows from it."""
    from nbs_graph.validation.report import diagnostics, properties_named

    at_fault = {d.focus for d in said if d.focus}
    values = {d.value for d in said if d.value is not None}
    places = {(d.focus, d.path) for d in said} | {(d.focus, d.value) for d in said}
    # an entry whose link is at fault seems to lack a link; the link has been told
    leading = {(text(q.subject), q.predicate.value) for q in files.quads if text(q.object) in at_fault}

    def follows(found: Diagnostic) -> bool:
        if (found.focus, found.value) in places or found.value in at_fault | files.pending:
            return True
        if found.value is not None and found.value in values and (found.file is None or _is_iri(found.value)):
            return True
        if found.value is None or found.code == "NBS111":
            # a condition of the thing as a whole has no path: the keys in its words say what it asks for
            named = [found.path] if found.path else properties_named(found.message["en"], wording)
            return any((found.focus, path) in leading for path in named)
        return (found.focus, found.path) in places

    rdf = {d.file: d.positions.format for d in files.documents if isinstance(d.positions, Sought)}
    return [d for d in diagnostics(results, shapes, find, wording, rdf) if not follows(d)]


def _is_iri(value: str) -> bool:
    return value.startswith(("http://", "https://"))
