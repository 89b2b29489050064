"""A graph behind a SPARQL 1.1 endpoint, read triple by triple, a node at a time or many at once.

Never follows a redirect, never sends a password, waits a bounded time, and says so when the server gives less than
was asked for: a part of an answer is not taken for the answer.
"""

import urllib.request
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.error import HTTPError, URLError

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from nbs_graph.errors import CannotDo

SECONDS = 30
_MOST = 50_000
_TOGETHER = 200
_FEW = 64
Found = tuple[ox.Quad, ...]


class Remote:
    """An endpoint as a graph.

    Args:
        url: where it answers SPARQL 1.1 queries.
    Raises:
        CannotDo: it does not answer, or not in SPARQL.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._of: dict[object, Found] = {}
        self._to: dict[object, Found] = {}
        if not list(self._ask("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1")):
            raise CannotDo(
                f"{url} answers, but has no named graph with anything in it.",
                f"{url} 有响应，但其中没有任何非空的命名图。",
            )

    def quads_for_pattern(
        self, subject: object, predicate: object, object: object, graph_name: object = None
    ) -> Iterable[ox.Quad]:
        """The quads that match; None stands for any."""
        if subject is not None:
            if subject not in self._of:
                self.fetch([subject])
            return (
                quad
                for quad in self._of[subject]
                if (predicate is None or quad.predicate == predicate)
                and (object is None or quad.object == object)
                and (graph_name is None or quad.graph_name == graph_name)
            )
        if object is not None and predicate is None and object in self._to:
            return self._to[object]
        where = " ".join(
            str(term) if term is not None else name
            for term, name in ((subject, "?s"), (predicate, "?p"), (object, "?o"))
        )
        named = str(graph_name) if graph_name is not None else "?g"
        # of a node that thousands point at a caller wants no more than the first few
        most = _FEW if predicate is None and object is not None else _MOST + 1
        rows = self._ask(f"SELECT ?s ?p ?o ?g WHERE {{ GRAPH {named} {{ {where} }} }} LIMIT {most}")
        return self._quads(rows, subject, predicate, object, graph_name)

    def fetch(self, nodes: Iterable[Any], *, incoming: bool = False) -> None:
        """Ask for everything said of many nodes at once, and (`incoming`) for what points at them."""
        for kept, place in ((self._of, "s"), (self._to, "o"))[: 2 if incoming else 1]:
            asked = [
                node for node in dict.fromkeys(nodes) if isinstance(node, ox.NamedNode) and node not in kept
            ]
            for start in range(0, len(asked), _TOGETHER):
                some = asked[start : start + _TOGETHER]
                values = f"VALUES ?{place} {{ {' '.join(map(str, some))} }}"
                found: dict[object, list[ox.Quad]] = {node: [] for node in some}
                query = f"SELECT ?s ?p ?o ?g WHERE {{ {values} GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {_MOST + 1}"
                for quad in self._quads(self._ask(query), None, None, None, None):
                    found[quad.subject if place == "s" else quad.object].append(quad)
                kept.update({node: tuple(quads) for node, quads in found.items()})

    def _quads(
        self, rows: Iterable[dict[str, Any]], subject: Any, predicate: Any, value: Any, graph: Any
    ) -> Iterator[ox.Quad]:
        number = 0
        for number, row in enumerate(rows, 1):
            if number > _MOST:
                raise CannotDo(
                    f"{self.url} holds more than {_MOST} matches for one question; validate against a local build.",
                    f"{self.url} 对一个查询的结果超过 {_MOST} 条；请对照本地构建校验。",
                )
            yield ox.Quad(
                subject or _term(row["s"]),
                predicate or _term(row["p"]),
                value or _term(row["o"]),
                graph or _term(row["g"]),
            )

    def _ask(self, query: str) -> Iterator[dict[str, Any]]:
        wrapper = SPARQLWrapper(self.url)
        wrapper.setQuery(query)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(JSON)
        wrapper.setTimeout(SECONDS)
        opener = urllib.request.build_opener(_NoRedirect)
        urllib.request.install_opener(opener)
        try:
            answer = wrapper.query()
            cap = answer.info().get("x-sparql-maxrows")
            content: Any = answer.convert()
            rows: list[dict[str, Any]] = content["results"]["bindings"]
        except (
            SPARQLWrapperException,
            HTTPError,
            URLError,
            TimeoutError,
            ValueError,
            KeyError,
            TypeError,
            OSError,
        ) as error:
            why = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise CannotDo(
                f"{self.url} did not answer a SPARQL query: {why}", f"{self.url} 未能回答 SPARQL 查询：{why}"
            ) from error
        if cap is not None and len(rows) >= int(cap):
            raise CannotDo(
                f"{self.url} gives no more than {cap} rows at a time, which is not enough; validate against a local build.",
                f"{self.url} 每次最多返回 {cap} 行，不足以完成校验；请对照本地构建校验。",
            )
        yield from rows


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an error: the answer would be another server's."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Nowhere."""


def _term(row: dict[str, str]) -> Any:
    """A term of SPARQL 1.1 Query Results JSON (section 3.2.2)."""
    if row["type"] == "uri":
        return ox.NamedNode(row["value"])
    if row["type"] == "bnode":
        return ox.BlankNode(row["value"])
    if "xml:lang" in row:
        return ox.Literal(row["value"], language=row["xml:lang"])
    datatype = row.get("datatype")
    return ox.Literal(row["value"], datatype=ox.NamedNode(datatype) if datatype else None)
