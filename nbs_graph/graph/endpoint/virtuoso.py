"""What Virtuoso is known to answer wrongly, so that no wrong rows are taken for an answer.

Seen with 7.2.5 (Debian's 7.2.5.1, `Server: Virtuoso/07.20.3229`), by asking every named question of our graph and
comparing with the embedded store; `tests/contract` asks them again and fails when this list is no longer right.
Newer versions were not tried: they are asked, and only the canary decides.
"""

import re
from collections.abc import Callable

from nbs_graph.graph.endpoint.refusal import Failed

_TRIED = (7, 20, 3229)
WRONG = frozenset(
    {
        "chinese-and-international-evidence",  # FILTER NOT EXISTS lets rows pass after an OPTIONAL subquery
        "claims-compared",  # SR128: numeric value out of range for <temporary space column>
        "claims-side-by-side",  # SR128
        "evidence-without-policy",  # a UNION whose branches hold the same subquery loses rows
        "funders-and-publishers",  # a path over what a UNION bound finds nothing
        "gap-matrix",  # SP031: sparp_gp_deprecate(); or no rows
        "policies-and-evidence",  # a UNION of subqueries loses rows
        "policy-without-evidence",  # as evidence-without-policy
        "targets-without-entries",  # xsd:integer("1.1") is 1, not an error; MINUS with a subquery takes nothing away
        "year-by-year",  # joins of subqueries with UNION lose rows
    }
)
CANARY = """SELECT ?item ?kind WHERE {
  ?item nbs:mainEntry ?entry . ?entry a ?class . ?class rdfs:subClassOf* nbs:Entry .
  BIND(REPLACE(STR(?class), "^.*[#/]", "") AS ?kind)
} LIMIT 5"""
"""Has rows wherever the graph is; a Virtuoso that works on many rows at once gives none."""


def version(server: str) -> tuple[int, ...] | None:
    """The version in a `Server` header; None when it is not Virtuoso's."""
    found = re.match(r"Virtuoso/(\d+)\.(\d+)\.(\d+)", server)
    return tuple(map(int, found.groups())) if found else None


def expect_right(url: str, question: str, server: str, canary: Callable[[], int]) -> None:
    """See that a server can answer a named question of ours.

    Args:
        server: its `Server` header. canary: how many rows the canary has there.
    Raises:
        Failed: it is a Virtuoso that is known to answer it wrongly.
    """
    which = version(server)
    if which is None:
        return
    if question in WRONG and which <= _TRIED:
        raise Failed(
            f"{url} is Virtuoso 7.2.5 or older, which is known to answer {question} wrongly. "
            "Ask a local build or another engine (docs/remote.md).",
            f"{url} 为 Virtuoso 7.2.5 或更早版本，已知其对 {question} 的回答有误。请改用本地构建或其他引擎（见 docs/remote.md）。",
        )
    if not canary():
        raise Failed(
            f"{url} is a Virtuoso that loses rows of property paths. Have `VectorSize = 1` set under [Parameters] in its "
            "virtuoso.ini (docs/remote.md).",
            f"{url} 所用的 Virtuoso 会丢失属性路径的结果行。请在其 virtuoso.ini 的 [Parameters] 下设置 `VectorSize = 1`"
            "（见 docs/remote.md）。",
        )
