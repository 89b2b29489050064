"""A query about some nodes, answered over the little of a graph that it depends on.

Engines plan a query for the whole graph, not for the few nodes that a person asks about, and some graphs cannot be
asked in SPARQL at all (`graph.overlay`). So the triples that matter are gathered first, by look-ups alone.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import pyoxigraph as ox

from nbs_graph.sparql.graph import Readable, Term
from nbs_graph.sparql.lexer import Token, tokens
from nbs_graph.sparql.patterns import Group
from nbs_graph.sparql.reach import gather


def nearby(graph: Readable, group: Group, given: Mapping[str, Iterable[Term]]) -> ox.Store:
    """What a query about some values of its variables depends on, in a store of its own.

    Args:
        graph: where it is taken from.
        group: the WHERE clause of the query.
        given: variable → values.
    """
    found: dict[ox.Quad, None] = {}
    gather(group, given, graph, found.setdefault)
    store = ox.Store()
    store.extend(found)
    return store


def about(query: str, given: Mapping[str, Iterable[Term]]) -> str | None:
    """A query restricted to some values of its variables, which every group knows beforehand (SHACL section 5.3.1).

    Args:
        query: SELECT or ASK.
        given: variable → values.
    Returns:
        the query with VALUES; None when that would not be the same, or when the values cannot be written there.
    """
    pieces = _pieces(query)
    known = {name: list(terms) for name, terms in given.items()}
    if pieces is None or any(isinstance(term, ox.BlankNode) for terms in known.values() for term in terms):
        return None
    stated = {name: f" VALUES ?{name} {{ {' '.join(map(str, terms))} }} " for name, terms in known.items()}
    return "".join(
        piece + "".join(values for name, values in stated.items() if name in mentioned)
        for piece, mentioned in pieces
    )


@lru_cache(maxsize=256)
def _pieces(query: str) -> tuple[tuple[str, frozenset[str]], ...] | None:
    """The query, cut where groups begin, each piece with the variables of the group that begins after it.

    EXISTS is left whole, for it sees what is around it. None where VALUES would change what is asked.
    """
    found = list(tokens(query))
    pieces: list[tuple[str, frozenset[str]]] = []
    done, whole_until, said = 0, 0, False
    for number, token in enumerate(found):
        if token.is_word("MINUS", "SERVICE"):
            return None
        if token.is_word("VALUES", "EXISTS"):
            said = True
        elif token.text == "{":
            end = _closing(found, number)
            if said:
                whole_until = max(whole_until, end)
            if number >= whole_until and not found[number + 1].is_word("SELECT"):
                inside = found[number:end] if pieces else found  # the outermost has the head as well
                pieces.append((query[done : token.end], frozenset(map(_name, inside))))
                done = token.end
            said = False
    return (*pieces, (query[done:], frozenset()))


def _closing(found: list[Token], opening: int) -> int:
    """Where the brace at `opening` is closed."""
    depth = 0
    for number in range(opening, len(found)):
        depth += {"{": 1, "}": -1}.get(found[number].text, 0)
        if not depth:
            return number
    return len(found)


def _name(token: Token) -> str:
    return token.text[1:] if token.kind == "variable" else ""
