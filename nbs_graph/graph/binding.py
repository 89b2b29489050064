"""Parameters → their places in a query, as typed terms.

pyoxigraph's own `substitutions` cannot serve: they raise unless the variable stands in the outermost SELECT, so a
parameter that is only filtered on, or used in a subquery or an aggregate, has no way in (0.5.13; SEP-0007).

A question therefore marks the place in standard SPARQL, an inline data block of one variable:

    VALUES ?sdg { UNDEF }

Whatever the braces hold is replaced by the term in N-Triples form as pyoxigraph writes it (every NTriples term is
a SPARQL term, quotes and controls escaped), or by UNDEF when the parameter is not given, so that the variable is
unbound. The block goes where the variable is needed: in the group whose FILTER reads it, in a subquery when used
there; several blocks of one variable are all filled. The file stays a query that any SPARQL tool can run, with
the values it holds. Without a block, one is put at the start of the outermost group.

What a user typed never becomes part of the query's text: it is a term first, and the place is found by tokens.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pyoxigraph as ox

from nbs_graph.sparql.lexer import Token, lexed

Term = ox.NamedNode | ox.Literal


def bind(text: str, values: Mapping[str, Term | None], *, unbound: str = "UNDEF") -> str:
    """A query and the values of its parameters → the query to run.

    Args:
        text: SPARQL.
        values: variable name without `?` → its term, or None to leave it unbound.
        unbound: what a block then holds; empty: the whole block is left out, which means the same.
    Raises:
        ValueError: the query has no place for one of them.
    """
    found = lexed(text)
    edits: list[tuple[int, int, str]] = []
    for name, term in values.items():
        blocks = list(_blocks(found, name))
        if blocks and term is None and not unbound:
            edits.extend((first, end + 1, "") for first, _, end in blocks)
        elif blocks:
            content = unbound if term is None else _written(term)
            edits.extend((start, end, f" {content} ") for _, start, end in blocks)
        elif term is not None:
            place = _outermost_group(found)
            if place is None:
                raise ValueError(
                    f"there is no place for ?{name}; write `VALUES ?{name} {{ UNDEF }}` into a group or at the end"
                )
            edits.append((place, place, f" VALUES ?{name} {{ {_written(term)} }} "))
    for start, end, content in sorted(edits, reverse=True):
        text = text[:start] + content + text[end:]
    return text


def _written(term: Term) -> str:
    if not isinstance(term, ox.NamedNode | ox.Literal):
        raise TypeError(f"a parameter is an IRI or a literal, not {type(term).__name__}")
    return str(term)


def _blocks(found: Sequence[Token], name: str) -> Iterator[tuple[int, int, int]]:
    """Where each `VALUES ?name { … }` starts, and where its data start and end."""
    wanted = {f"?{name}", f"${name}"}
    for index, token in enumerate(found[:-3]):
        variable, brace = found[index + 1 : index + 3]
        if token.is_word("VALUES") and variable.text in wanted and brace.text == "{":
            closing = next((t for t in found[index + 3 :] if t.text == "}"), None)
            if closing is not None:
                yield token.start, brace.end, closing.start


def _outermost_group(found: Sequence[Token]) -> int | None:
    """Just inside the brace that opens the query's WHERE, None where nothing may stand there."""
    if _is_short(found):
        return None
    depth = 0
    template = False
    for index, token in enumerate(found):
        if token.text == "{" and token.kind == "mark":
            if depth == 0:
                before = found[index - 1] if index else None
                template = before is not None and before.is_word("CONSTRUCT")
                if not template:
                    return token.end
            depth += 1
        elif token.text == "}" and token.kind == "mark":
            depth -= 1
    return None


def _is_short(found: Sequence[Token]) -> bool:
    """Whether this is CONSTRUCT WHERE (SPARQL 1.1 Query, 16.2.4), whose group holds triples only."""
    return any(
        token.is_word("CONSTRUCT") and after.is_word("WHERE", "FROM") for token, after in pairwise(found)
    )
