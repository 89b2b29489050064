"""Servers that give the first rows of an answer only, with status 200: found out, and never taken for the whole.

Virtuoso tells its limit (`X-SPARQL-MaxRows`) and that it stopped early (`X-SQL-State: S1TAT`, for "anytime" queries);
others are silent, so an answer as long as a limit may be is counted by the server that gave it.
"""

from collections.abc import Callable
from email.message import Message

from nbs_graph.graph.endpoint.counting import DIGITS, counted, own_limit, triples_counted
from nbs_graph.graph.endpoint.refusal import Failed, timed_out

USUAL = frozenset({1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 1_000_000})
"""Limits that public endpoints are run with; what is so long and cannot be counted is not believed."""
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
    return int(said) if said.isdecimal() and len(said) <= DIGITS else None


PROBE = "SELECT (1 AS ?one) WHERE { ?s ?p ?o } LIMIT 10000001"
"""Has so many rows that Virtuoso tells its limit, which it does not tell with a graph."""


def looks_cut(size: int) -> bool:
    """Whether an answer is as long as people set limits: hundreds, and powers of two from 64 on.

    About one answer in a hundred of those that are whole is so long, too.
    """
    return size > 0 and (size % 100 == 0 or (size >= 64 and size & (size - 1) == 0))


def expect_whole(
    url: str,
    text: str,
    size: int,
    told: int | None,
    count: Callable[[str], int],
    *,
    of_graph: bool,
    tells: bool = False,
) -> None:
    """See that an answer has not been cut at a limit: where it may have been, have it counted; one more request.

    Args:
        text: the query; size: rows or triples that came; told: the server's limit, None when it is not known.
        count: asks a query whose answer is one number.
        of_graph: `size` is of a graph; a limit that is told is of the rows that it was made from.
        tells: the server is known to tell its limit when it has reached it.
    Raises:
        Failed: it has, or it may have and the server does not count.
    """
    usual = size in USUAL
    if of_graph and told is not None and size:
        limit, counting = told, counted(text)
    elif usual or (not tells and looks_cut(size)) or (not of_graph and told is not None and size >= told):
        if not of_graph and own_limit(text) == size:
            return
        limit, counting = size, triples_counted(text) if of_graph else counted(text)
        if counting is None:  # DESCRIBE, or blank nodes in a template: many of them are so long by chance
            if not usual:
                return
            counting = counted(text)
    else:
        return
    try:
        whole = None if counting is None else count(counting)
    except Failed as failed:
        if size >= limit:
            raise _cut(url, limit, None) from failed
        return
    if whole is None and size >= limit:
        raise _cut(url, limit, None)
    if whole is not None and whole > limit:
        raise _cut(url, limit, whole)


def _cut(url: str, given: int, whole: int | None) -> Failed:
    if whole is None:
        en, zh = f"perhaps gives no more than {given:,} rows", f"可能最多只返回 {given:,} 行"
        more = (
            f" If these are all there are, LIMIT {given} shows them.",
            f"如确为全部，加 LIMIT {given} 即可显示。",
        )
    else:
        en, zh = f"gives only {given:,} rows of {whole:,}", f"只返回了 {whole:,} 行中的 {given:,} 行"
        more = ("", "")
    return Failed(
        f"{url} {en}, its limit. A part is not the answer and is not shown: narrow the query, page it with ORDER BY, "
        f"LIMIT and OFFSET, or have the limit raised (Virtuoso: ResultSetMaxRows).{more[0]}",
        f"{url} {zh}，已达其上限。部分结果并非答案，故不显示：请缩小查询，用 ORDER BY、LIMIT、OFFSET 分页，"
        f"或请管理者提高上限（Virtuoso：ResultSetMaxRows）。{more[1]}",
    )
