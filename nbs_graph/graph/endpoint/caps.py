"""Servers that give the first rows of an answer only, with status 200: found out, and never taken for the whole.

Virtuoso tells its limit (`X-SPARQL-MaxRows`) and that it stopped early (`X-SQL-State: S1TAT`, for "anytime" queries);
others are silent, so an answer as long as a usual limit is counted by the server that gave it.
"""

from collections.abc import Callable, Sequence
from email.message import Message

from nbs_graph.graph.endpoint.refusal import Failed, timed_out
from nbs_graph.sparql.lexer import Token, tokens

USUAL = frozenset({1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 1_000_000})
"""Limits that public endpoints are run with."""
_GAVE_UP = frozenset({"S1TAT", "S1T00"})


def stopped_early(url: str, headers: Message) -> None:
    """Whether the server says that its time was over and this is what it had by then.

    Raises:
        Failed: it does.
    """
    if (headers.get("X-SQL-State") or "").strip() in _GAVE_UP:
        raise timed_out(url, said=(headers.get("X-SQL-Message") or "").strip()[:200])


def cap(headers: Message) -> int | None:
    """The most rows that the server says it gives; Virtuoso says so when it has given as many."""
    said = (headers.get("X-SPARQL-MaxRows") or "").strip()
    return int(said) if said.isdecimal() else None


PROBE = "SELECT (1 AS ?one) WHERE { ?s ?p ?o } LIMIT 10000001"
"""Has so many rows that Virtuoso tells its limit, which it does not tell with a graph."""


def expect_whole(
    url: str, text: str, size: int, told: int | None, count: Callable[[str], int], *, of_graph: bool
) -> None:
    """See that an answer has not been cut at a limit.

    Args:
        text: the query; size: rows or triples that came; told: the server's limit, None when it is not known.
        count: asks a query whose answer is one number.
        of_graph: `size` is of a graph; limits are of the rows that it was made from.
    Raises:
        Failed: it has, or it may have and the rows cannot be counted.
    """
    if of_graph:
        limit = told if told is not None and size else size if size in USUAL else None
    else:
        limit = size if size in USUAL or (told is not None and size >= told) else None
    if limit is None or (not of_graph and _own_limit(text) == size):
        return
    counting = counted(text)
    if counting is None:  # DESCRIBE
        if size >= limit:
            raise _cut(url, limit, None)
        return
    try:
        whole = count(counting)
    except Failed as failed:
        if size >= limit:
            raise _cut(url, limit, None) from failed
        return
    if whole > limit:
        raise _cut(url, limit, whole)


def _cut(url: str, given: int, whole: int | None) -> Failed:
    if whole is None:
        en, zh = f"perhaps gives no more than {given:,} rows", f"可能最多只返回 {given:,} 行"
    else:
        en, zh = f"gives only {given:,} rows of {whole:,}", f"只返回了 {whole:,} 行中的 {given:,} 行"
    return Failed(
        f"{url} {en}, its limit. A part is not the answer and is not shown: narrow the query, page it with ORDER BY, "
        "LIMIT and OFFSET, or have the limit raised (Virtuoso: ResultSetMaxRows).",
        f"{url} {zh}，已达其上限。部分结果并非答案，故不显示：请缩小查询，用 ORDER BY、LIMIT、OFFSET 分页，"
        "或请管理者提高上限（Virtuoso：ResultSetMaxRows）。",
    )


def counted(text: str) -> str | None:
    """A query → the query that counts its rows, or the rows that a graph is made from; None for DESCRIBE and ASK."""
    found = list(tokens(text))
    start = next(
        (i for i, t in enumerate(found) if t.is_word("SELECT", "CONSTRUCT", "DESCRIBE", "ASK")), None
    )
    if start is None or not found[start].is_word("SELECT", "CONSTRUCT"):
        return None
    prologue, at = text[: found[start].start], start + 1
    if found[start].is_word("CONSTRUCT"):
        head = "SELECT *"
        if found[at].text == "{":
            at = _closing(found, at) + 1
    else:
        at = next(i for i in range(at, len(found)) if _opens(found, at, i))
        head = text[found[start].start : found[at - 1].end]
    first = at
    while found[at].is_word("FROM"):
        at += 3 if found[at + 1].is_word("NAMED") else 2
    over = text[found[first].start : found[at].start]
    return f"{prologue}SELECT (COUNT(*) AS ?n_) {over}WHERE {{ {{ {head} {text[found[at].start :]}\n}} }}"


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


def _own_limit(text: str) -> int | None:
    """The LIMIT of the outermost query."""
    depth, limit, before = 0, None, None
    for token in tokens(text):
        if token.kind == "mark" and token.text in "{}":
            depth += 1 if token.text == "{" else -1
        if depth == 0 and token.kind == "number" and before is not None and before.is_word("LIMIT"):
            limit = int(token.text)
        before = token
    return limit
