"""The graphs that FROM and FROM NAMED of a query name, each once (SPARQL 1.1 Query, 13.2).

They are a set: a graph that is named twice counts once. The engine would count its triples twice.
"""

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from nbs_graph.graph.guard import FORMS
from nbs_graph.sparql.lexer import Token

Graphs = tuple[list[ox.NamedNode], list[ox.NamedNode]]


def clauses(found: Sequence[Token]) -> list[tuple[bool, Token]]:
    """The dataset clauses of a query's tokens: whether it is FROM NAMED, and the name of the graph."""
    made = []
    for at, token in enumerate(found):
        if token.kind == "word" and token.text.upper() == "FROM":  # it has no other place in the grammar
            named = at + 1 < len(found) and found[at + 1].is_word("NAMED")
            name = at + 1 + named
            if name < len(found):
                made.append((named, found[name]))
    return made


def graphs(
    text: str,
    found: Sequence[Token],
    asked: Sequence[tuple[bool, Token]],
    prefixes: Mapping[str, str],
    base: str | None,
) -> Graphs | None:
    """The graphs of the default graph and the named graphs, each once.

    The engine itself says which IRIs are meant, so that prefixes, BASE and escapes are read as it reads them.

    Args:
        text, found: the query and its tokens. asked: its `clauses`.
        prefixes, base: those that hold without being declared.
    Returns:
        None when the query is not right; the engine will say so.
    """
    start = next((token.start for token in found if token.is_word(*FORMS)), 0)
    columns = " ".join(f"?g{number}" for number in range(len(asked)))
    names = " ".join(token.text for _, token in asked)
    probe = f"{text[:start]}\nSELECT {columns} {{ VALUES ({columns}) {{ ({names}) }} }}"
    try:
        rows = ox.Store().query(probe, base_iri=base, prefixes=dict(prefixes))
    except (SyntaxError, ValueError):
        return None
    assert isinstance(rows, ox.QuerySolutions)
    default: dict[ox.NamedNode, None] = {}
    named: dict[ox.NamedNode, None] = {}
    for (is_named, _), iri in zip(asked, next(rows), strict=True):
        if isinstance(iri, ox.NamedNode):
            (named if is_named else default)[iri] = None
    return list(default), list(named)
