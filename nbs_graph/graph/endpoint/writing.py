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
