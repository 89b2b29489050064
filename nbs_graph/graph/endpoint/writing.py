"""A query as it is sent: terms in their places, and every prefix that it uses declared."""

from collections.abc import Mapping

from nbs_graph.graph.binding import Term, bind
from nbs_graph.namespaces import prefixes
from nbs_graph.sparql.lexer import tokens


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


def dataset_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The graphs that a query names by FROM and by FROM NAMED; None when it names none, or not by whole IRIs.

    They are told to the server beside the query as well: Oxigraph's, started with a union of its graphs, does not
    look at FROM.
    """
    found = list(tokens(text))
    spaces = dict(prefixes())
    for word, name, iri in zip(found, found[1:], found[2:], strict=False):
        if word.is_word("PREFIX") and name.text.endswith(":"):
            spaces[name.text[:-1]] = iri.text[1:-1]
    graphs: tuple[list[str], list[str]] = ([], [])
    for index, token in enumerate(found[:-1]):
        if token.is_word("FROM"):
            named = found[index + 1].is_word("NAMED")
            graph = found[index + 2 if named else index + 1]
            prefix, _, local = graph.text.partition(":")
            if graph.kind == "name" and prefix in spaces:
                graphs[named].append(spaces[prefix] + local)
            elif graph.kind == "iri" and "://" in graph.text:
                graphs[named].append(graph.text[1:-1])
            else:
                return None
    return (tuple(graphs[0]), tuple(graphs[1])) if any(graphs) else None
