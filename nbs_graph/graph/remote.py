"""A graph behind a SPARQL 1.1 endpoint: asked by queries, or read triple by triple, a node or many at a time.

Never follows a redirect, waits a bounded time, and says so when the server gives less than was asked for: a part of
an answer is not taken for the answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from nbs_graph.errors import CannotDo
from nbs_graph.graph import grammar, guard, syntax
from nbs_graph.graph.askable import Received
from nbs_graph.graph.binding import Term
from nbs_graph.graph.endpoint import caps, received, virtuoso
from nbs_graph.graph.endpoint.arrangement import Arrangement, graphs, look
from nbs_graph.graph.endpoint.client import SECONDS, Client
from nbs_graph.graph.endpoint.refusal import Failed
from nbs_graph.graph.endpoint.writing import dataset_of, written
from nbs_graph.namespaces import GRAPH, prefixes

_MOST = 50_000
_TOGETHER = 200
_FEW = 64
_COLUMNS = re.compile(r"\bSELECT (?:DISTINCT )?((?:\?\w+ )+)")
Found = tuple[ox.Quad, ...]
Terms = tuple[Any, ...]
Over = tuple[tuple[str, ...], tuple[str, ...]]
NOWHERE: Over = ((), ())
"""The default and the named graphs to ask; none: the server's own choice."""


class Remote:
    """An endpoint as a graph; nothing is asked of it before something has to be known.

    Args:
        url: where it answers SPARQL 1.1 queries.
        seconds: for one query.
        federate: let queries hold SERVICE, which the server then follows.
    Raises:
        UsageProblem: no such address can be.
    """

    def __init__(self, url: str, seconds: float = SECONDS, *, federate: bool = False) -> None:
        self._client = Client(url, seconds)
        self.url = self._client.url
        self._federate = federate
        self._server = ""
        self._of: dict[object, Found] = {}
        self._to: dict[object, Found] = {}

    @property
    def store(self) -> "Remote":
        """For reading triple by triple."""
        return self

    @cached_property
    def arrangement(self) -> Arrangement:
        """Where in the endpoint our graph is.

        Raises:
            CannotDo: it does not answer.
        """
        return look(self.select)

    def expect_graph(self) -> None:
        """See that there is a graph which entries could join.

        Raises:
            CannotDo: it does not answer, or there is none.
        """
        if not self.arrangement.named and not self.arrangement.ours:
            raise CannotDo(
                f"{self.url} answers, but has no named graph with anything in it.",
                f"{self.url} 有响应，但其中没有任何非空的命名图。",
            )

    def query(self, text: str, bindings: Mapping[str, Term | None] | None = None) -> Received:
        """Have a SPARQL query answered, over the union of our named graphs unless it names graphs itself.

        Args:
            text: the query; the project's prefixes need no declaration.
            bindings: values of its parameters; typed terms, put in their places by `binding`.
        Raises:
            UsageProblem: not an acceptable query, or not SPARQL; says where.
            CannotDo: it was not answered, or not wholly. ValueError: no place for a parameter.
        """
        form, found = guard.check(text, federate=self._federate)
        over = dataset_of(text, found)
        if over is None and not any(token.is_word("FROM") for token in found) and self.arrangement.ours:
            over = (self.arrangement.told, self.arrangement.told)
        try:
            return self._received(written(text, bindings or {}), form, over or NOWHERE)
        except Failed as failed:
            if failed.status in {400, 500} and grammar.read(found) is not None:
                raise syntax.explain(text, "", prefixes()) from failed
            raise

    def expect_right(self, question: str) -> None:
        """See that the engine there can answer a named question; some are known to give wrong rows.

        Raises:
            CannotDo: it cannot.
        """
        if self.arrangement.ours:
            virtuoso.expect_right(self.url, question, self._server, lambda: self._canary)

    @cached_property
    def _canary(self) -> int:
        return sum(1 for _ in self.select(written(virtuoso.CANARY, {})))

    @cached_property
    def _cap(self) -> int | None:
        """Rows that graphs are made from at most, where the server would say so."""
        if virtuoso.version(self._server) is None:
            return None
        return caps.cap(self._client.ask(caps.PROBE, "SELECT").headers)

    def __len__(self) -> int:
        """Quads of our graph, else of all named graphs; those of the default graph where there are none."""
        where = self.arrangement.pattern("?s ?p ?o")
        if self.arrangement.ours and self.arrangement.named:
            ours = self._number(
                f'SELECT (COUNT(*) AS ?n) WHERE {{ {where} FILTER(STRSTARTS(STR(?g), "{GRAPH}")) }}'
            )
            if ours:
                return ours
        return self._number(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, ours if there are any of ours, sorted."""
        return graphs(self.select)

    def count(self, graph: str) -> int:
        """Triples of a named graph."""
        return self._number(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")

    def release(self) -> None:
        """Keep nothing of what was read, for it will not be read again."""
        self._of.clear()
        self._to.clear()

    def forget(self) -> None:
        """What was read before may have changed."""
        self.release()
        self.__dict__.pop("arrangement", None)

    def quads_for_pattern(
        self, subject: object, predicate: object, object: object, graph_name: object = None
    ) -> Iterable[ox.Quad]:
        """The quads that match; None stands for any."""
        if subject is not None:
            if subject not in self._of:
                self.fetch([subject])
            return (
                quad
                for quad in self._of.get(subject, ())
                if (predicate is None or quad.predicate == predicate)
                and (object is None or quad.object == object)
                and (graph_name is None or quad.graph_name == graph_name)
            )
        if object is not None and predicate is None and object in self._to:
            return self._to[object]
        triple = " ".join(
            str(term) if term is not None else name
            for term, name in ((subject, "?s"), (predicate, "?p"), (object, "?o"))
        )
        # of a node that thousands point at a caller wants no more than the first few
        most = _FEW if predicate is None and object is not None else _MOST + 1
        given = (subject, predicate, object, graph_name)
        if predicate is None and object is None:
            return self._all(triple, most, given)
        return self._quads(triple, "", most, given)

    def fetch(self, nodes: Iterable[Any], *, incoming: bool = False) -> None:
        """Ask for everything said of many nodes at once, and (`incoming`) for what points at them."""
        wanted = [node for node in dict.fromkeys(nodes) if isinstance(node, ox.NamedNode)]
        for kept, place in ((self._of, "s"), (self._to, "o"))[: 2 if incoming else 1]:
            asked = [node for node in wanted if node not in kept]
            for start in range(0, len(asked), _TOGETHER):
                some = asked[start : start + _TOGETHER]
                values = f"VALUES ?{place} {{ {' '.join(map(str, some))} }} "
                found: dict[object, list[ox.Quad]] = {node: [] for node in some}
                for quad in self._quads("?s ?p ?o", values, _MOST + 1, (None,) * 4):
                    of = quad.subject if place == "s" else quad.object
                    if of not in found:
                        raise self._other()
                    found[of].append(quad)
                kept.update({node: tuple(quads) for node, quads in found.items()})

    def _all(self, triple: str, most: int, given: Terms) -> Iterator[ox.Quad]:
        """Everything; whoever only wants to know whether there is anything takes one."""
        first = list(self._quads(triple, "", 1, given))
        yield from first
        if first:
            yield from (quad for quad in self._quads(triple, "", most, given) if quad not in first)

    def _quads(self, triple: str, values: str, most: int, given: Terms) -> Iterator[ox.Quad]:
        subject, predicate, value, graph = given
        where = self.arrangement.pattern(triple, str(graph) if graph is not None else "?g")
        rows = self.select(f"SELECT ?s ?p ?o ?g WHERE {{ {values}{where} }} LIMIT {most}")
        if len(rows) > _MOST:
            raise CannotDo(
                f"{self.url} holds more than {_MOST:,} matches for one question; use a local build.",
                f"{self.url} 对一个查询的结果超过 {_MOST:,} 条；请使用本地构建。",
            )
        for s, p, o, g in rows:
            try:
                yield ox.Quad(subject or s, predicate or p, value or o, graph or g or ox.DefaultGraph())
            except TypeError as error:  # such as a text as a subject
                raise self._other() from error

    def select(self, text: str) -> list[Terms]:
        """The rows of a SELECT query as it is written, over the server's own choice of graphs.

        Args:
            text: the query; it names its columns.
        Raises:
            CannotDo: it was not answered, or not wholly, or with other columns.
        """
        found = self._received(text, "SELECT", NOWHERE)
        assert isinstance(found, ox.QuerySolutions)  # `received.size` saw to it
        wanted = _COLUMNS.search(text)
        names = wanted[1].replace("?", "").split() if wanted else []
        if not names or not {variable.value for variable in found.variables}.issuperset(names):
            raise self._other()
        return [tuple(solution[name] for name in names) for solution in found]

    def _other(self) -> Failed:
        return Failed(
            f"{self.url} answers something else than it was asked: other columns or other things.",
            f"{self.url} 所答非所问：返回了其他列或其他事物。",
        )

    def _number(self, text: str, over: Over = NOWHERE) -> int:
        default, named = over
        reply = self._client.ask(text, "SELECT", default=default, named=named)
        caps.stopped_early(self.url, reply.headers)
        return received.number(reply)

    def _received(self, text: str, form: str, over: Over) -> Received:
        """The whole answer to a query that is written out."""
        default, named = over
        reply = self._client.ask(text, form, default=default, named=named)
        self._server = reply.headers.get("Server") or ""
        caps.stopped_early(self.url, reply.headers)
        graph = received.graph(reply) if form in {"CONSTRUCT", "DESCRIBE"} else None
        size = received.size(reply, form) if graph is None else len(graph)
        if form != "ASK":
            caps.expect_whole(
                self.url,
                text,
                size,
                caps.cap(reply.headers) if graph is None else self._cap,
                lambda counting: self._number(counting, over),
                of_graph=graph is not None,
                tells=virtuoso.version(self._server) is not None,
            )
        return received.rows(reply) if graph is None else graph
