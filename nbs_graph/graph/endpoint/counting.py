"""A query → the query that counts what it should give."""

import contextlib
import re
from collections.abc import Sequence
from typing import NamedTuple

import pyoxigraph as ox

from nbs_graph.sparql.lexer import Token, tokens

_PLACES = ("?nbs_s_", "?nbs_p_", "?nbs_o_")
DIGITS = 20
"""Of a number of rows or triples; Python reads no number of more than 4,300."""
_MARK = "urn:nbs-graph:variable:"
_OWN = re.compile(f"<{_MARK}([0-9]+)>")


class _Parts(NamedTuple):
    """A query, cut: `over` holds FROM clauses, `rest` is from WHERE on, `template` is CONSTRUCT's, with its tokens."""

    prologue: str
    select: str
    over: str
    rest: str
    template: str
    named: list[Token]


def counted(text: str) -> str | None:
    """A query → the query that counts its rows, or the rows that a graph is made from; None for DESCRIBE and ASK."""
    parts = _cut(text)
    if parts is None:
        return None
    return (
        f"{parts.prologue}SELECT (COUNT(*) AS ?n_) {parts.over}WHERE {{ {{ {parts.select} {parts.rest}\n}} }}"
    )


def triples_counted(text: str) -> str | None:
    """A CONSTRUCT query → the query that counts its triples, each once and none that RDF does not allow (SPARQL 16.2).

    None where the template has blank nodes, which are others for each row, or no variable.
    """
    parts = _cut(text)
    if parts is None or not parts.named:
        return None
    variables = list(dict.fromkeys(t.text[1:] for t in parts.named if t.kind == "variable"))
    branches = []
    for triple in _template(parts, variables):
        terms = [_OWN.sub(lambda m: "?" + variables[int(m[1])], str(term)) for term in triple]
        if any(term.startswith("_:") for term in terms):
            return None
        columns = " ".join(f"({term} AS {place})" for term, place in zip(terms, _PLACES, strict=True))
        branches.append(f"{{ SELECT {columns} {parts.rest}\n}}")
    if not branches:
        return None
    s, p, o = _PLACES
    return (
        f"{parts.prologue}SELECT (COUNT(*) AS ?n_) {parts.over}WHERE {{ SELECT DISTINCT {s} {p} {o} WHERE {{ "
        f"{' UNION '.join(branches)} FILTER(BOUND({o}) && isIRI({p}) && !isLiteral({s})) }} }}"
    )


def _template(parts: _Parts, variables: list[str]) -> list[ox.Triple]:
    """The triples of a template: the embedded engine fills it in, with a mark for each variable."""
    if not variables:
        return []
    names, marks = (
        " ".join(f"?{v}" for v in variables),
        " ".join(f"<{_MARK}{i}>" for i in range(len(variables))),
    )
    filled = f"{parts.prologue}CONSTRUCT {parts.template} WHERE {{ VALUES ({names}) {{ ({marks}) }} }}"
    with contextlib.suppress(SyntaxError, ValueError):  # what that engine does not read, the other one may
        found = ox.Store().query(filled)
        if isinstance(found, ox.QueryTriples):
            return sorted(set(found), key=str)
    return []


def _cut(text: str) -> _Parts | None:
    found = list(tokens(text))
    start = next(
        (i for i, t in enumerate(found) if t.is_word("SELECT", "CONSTRUCT", "DESCRIBE", "ASK")), None
    )
    if start is None or not found[start].is_word("SELECT", "CONSTRUCT"):
        return None
    prologue, at = text[: found[start].start], start + 1
    named: list[Token] = []
    template = ""
    if found[start].is_word("CONSTRUCT"):
        select = "SELECT *"
        opening = next(
            i for i in range(at, len(found)) if found[i].text == "{"
        )  # short: WHERE is the template
        closing = _closing(found, opening)
        named, template = found[opening : closing + 1], text[found[opening].start : found[closing].end]
        if opening == at:
            at = closing + 1
    else:
        at = next(i for i in range(at, len(found)) if _opens(found, at, i))
        select = text[found[start].start : found[at - 1].end]
    first = at
    while found[at].is_word("FROM"):
        at += 3 if found[at + 1].is_word("NAMED") else 2
    over = text[found[first].start : found[at].start]
    return _Parts(prologue, select, over, text[found[at].start :], template, named)


def _opens(found: Sequence[Token], start: int, index: int) -> bool:
    """Whether the columns of SELECT end here; expressions among them stand in parentheses."""
    marks = [t.text for t in found[start:index] if t.kind == "mark"]
    return marks.count("(") == marks.count(")") and (
        found[index].text == "{" or found[index].is_word("FROM", "WHERE")
    )


def _closing(found: Sequence[Token], opening: int) -> int:
    depth = 0
    for index in range(opening, len(found)):
        if found[index].kind == "mark" and found[index].text in "{}":
            depth += 1 if found[index].text == "{" else -1
            if depth == 0:
                return index
    return len(found) - 2


def own_limit(text: str) -> int | None:
    """The LIMIT of the outermost query."""
    depth, limit, before = 0, None, None
    for token in tokens(text):
        if token.kind == "mark" and token.text in "{}":
            depth += 1 if token.text == "{" else -1
        if depth == 0 and token.kind == "number" and before is not None and before.is_word("LIMIT"):
            limit = int(token.text) if token.text.isdecimal() and len(token.text) <= DIGITS else None
        before = token
    return limit
