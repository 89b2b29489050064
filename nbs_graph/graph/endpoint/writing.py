"""A query as it is sent: terms in their places, and every prefix that it uses declared."""

from collections.abc import Mapping, Sequence

from nbs_graph.graph import clauses
from nbs_graph.graph.binding import Term, bind
from nbs_graph.namespaces import prefixes
from nbs_graph.sparql.lexer import Token, tokens


def written(text: str, bindings: Mapping[str, Term | None]) -> str:
    """A query and the values of its parameters → the query to send.

    The project's prefixes need no declaration here, yet elsewhere they do. They are put before the first line, on
    that line, so that the places which a server names in its messages keep their line.

    Args:
        text: SPARQL; bindings: see `binding`; a block without a value is left out, which means the same as UNDEF.
    Raises:
        ValueError: the query has no place for one of them.
    """
    bound = bind(text, bindings, unbound="")
    used: set[str] = set()
    declared: set[str] = set()
    before = None
    for token in tokens(bound):
        if token.kind == "name":
            names = declared if before is not None and before.is_word("PREFIX") else used
            names.add(token.text.partition(":")[0])
        before = token
    missing = sorted(name for name in used - declared if name in prefixes())
    return "".join(f"PREFIX {name}: <{prefixes()[name]}> " for name in missing) + bound


def dataset_of(text: str, found: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The graphs that a query names by FROM and by FROM NAMED; None when it names none, or none that can be told.

    They are told to the server beside the query as well: Oxigraph's, started with a union of its graphs, does not
    look at FROM. A name may be written in many ways, with escapes and relative to BASE; the protocol takes the IRI.

    Args:
        text, found: the query and its tokens.
    """
    asked = clauses.clauses(found)
    graphs = clauses.graphs(text, found, asked, prefixes(), None) if asked else None
    if graphs is None or not any(graphs):
        return None
    default, named = (tuple(node.value for node in nodes) for nodes in graphs)
    return default, named
