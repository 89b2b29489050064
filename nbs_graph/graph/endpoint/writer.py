"""Writing to an endpoint, graph by graph: by the Graph Store Protocol, or by SPARQL updates.

Everything that is sent can be sent twice without harm (a triple added twice is there once; a graph replaced twice is
replaced), so what failed before the server answered is tried again. Nothing follows a redirect: an update would become
a GET that "succeeds".
"""

import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from SPARQLWrapper import JSON, POST, SPARQLWrapper

from nbs_graph.errors import UsageProblem
from nbs_graph.graph.endpoint.address import Credentials, checked, credentials
from nbs_graph.graph.endpoint.client import patiently
from nbs_graph.graph.endpoint.exchange import WRITTEN, exchange
from nbs_graph.graph.endpoint.refusal import Failed
from nbs_graph.namespaces import GRAPH

GSP, UPDATE = "gsp", "update"
_CLOSED = frozenset({404, 405, 410, 501})
"""Nothing is there, or the method is not allowed or not known (RFC 9110, 15.5 and 15.6.2)."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where an endpoint can be written to: one of its two addresses; the Graph Store Protocol is preferred.

    Args:
        endpoint: where it is queried; a name and password are given to its host only.
        graph_store: of the SPARQL 1.1 Graph Store HTTP Protocol.
        update: of SPARQL 1.1 updates.
        seconds: for one request.
    """

    endpoint: str
    graph_store: str | None
    update: str | None
    seconds: float

    @property
    def method(self) -> str:
        """How graphs are written."""
        return GSP if self.graph_store is not None else UPDATE

    def add(self, graph: str, lines: Iterable[str], *, first: bool) -> None:
        """Write triples, in N-Triples lines, into a graph of ours; `first` empties it before.

        Raises:
            Failed: it was not done. UsageProblem: the graph is not ours.
        """
        body = "".join(lines)
        if self.graph_store is not None:
            self._send(_of_graph(self.graph_store, ours(graph)), "PUT" if first else "POST", body)
        else:
            if first:
                self.empty(graph)
            self._update(f"INSERT DATA {{ GRAPH <{ours(graph)}> {{\n{body}}} }}")

    def empty(self, graph: str) -> None:
        """Take everything out of a graph of ours; it need not be there.

        Raises:
            Failed: it was not done. UsageProblem: the graph is not ours.
        """
        if self.graph_store is None:
            self._update(f"CLEAR SILENT GRAPH <{ours(graph)}>")
            return
        try:
            self._send(_of_graph(self.graph_store, ours(graph)), "DELETE", None)
        except Failed as failed:
            if failed.status != 404:  # it is not there
                raise

    def _send(self, url: str, method: str, body: str | None) -> None:
        data = None if body is None else body.encode()
        request = urllib.request.Request(url, data, method=method)  # noqa: S310 - the scheme was checked
        request.add_header("User-Agent", "nbs-graph")
        if data is not None:
            request.add_header("Content-Type", "application/n-triples")
        self._done(request)

    def _update(self, text: str) -> None:
        assert self.update is not None
        wrapper = SPARQLWrapper(self.update, updateEndpoint=self.update, returnFormat=JSON, agent="nbs-graph")
        wrapper.queryString, wrapper.queryType = text, "INSERT"
        wrapper.setMethod(POST)
        self._done(wrapper._createRequest())  # noqa: SLF001 - sent by `exchange`, with bounds

    def _done(self, request: urllib.request.Request) -> None:
        login = self._login(request.full_url)
        try:
            reply = patiently(lambda seconds: exchange(request, seconds, login, WRITTEN), self.seconds)
        except Failed as failed:
            if failed.status in _CLOSED or (failed.status == 403 and "read-only" in failed.message_en):
                raise _read_only(request.full_url.partition("?")[0], failed.status) from failed
            raise
        if reply.content_type == "text/html" and b"<form" in reply.body.lower():
            raise Failed(
                f"{reply.url} answers with a form, perhaps to log in: nothing was written.",
                f"{reply.url} 返回了表单（可能是登录页）：未写入任何内容。",
            )

    def _login(self, url: str) -> Credentials | None:
        same = urlsplit(url).netloc == urlsplit(self.endpoint).netloc
        return credentials(self.endpoint) if same else None


def _read_only(url: str, status: int | None) -> Failed:
    return Failed(
        f"{url} takes nothing in (HTTP {status}): the service is read-only, as `nbs-graph serve` always is, or it is "
        "written to at another address: give --graph-store URL or --update URL.",
        f"{url} 不接受写入（HTTP {status}）：该服务为只读（`nbs-graph serve` 始终只读），或其写入地址不同，"
        "请用 --graph-store URL 或 --update URL 指定。",
        status=status,
    )


def ours(graph: str) -> str:
    """A graph that may be written.

    Raises:
        UsageProblem: it is somebody else's.
    """
    if not graph.startswith(GRAPH) or not graph.isprintable() or any(c in graph for c in ' <>"{}|\\^`'):
        raise UsageProblem(
            f"<{graph}> is not one of our graphs ({GRAPH}…) and is not touched.",
            f"<{graph}> 不属于本项目的图（{GRAPH}…），不予改动。",
        )
    return graph


def door(endpoint: str, graph_store: str | None, update: str | None, method: str, seconds: float) -> Door:
    """Where to write: as told, else where engines of that sort of address have it.

    Args:
        method: `gsp`, `update` or `auto`.
    Raises:
        UsageProblem: it was not told and cannot be guessed.
    """
    endpoint = checked(endpoint)
    if graph_store is None and update is None:
        graph_store, update = _usual(endpoint)
    store = graph_store if method in {"auto", GSP} else None
    if store is None and (update is None or method == GSP):
        wanted = "--graph-store" if method == GSP else "--update"
        raise UsageProblem(
            f"Say where {endpoint} is written to: {wanted} URL.",
            f"请指定 {endpoint} 的写入地址：{wanted} URL。",
        )
    return Door(endpoint, store and checked(store), update and checked(update), seconds)


def _usual(endpoint: str) -> tuple[str | None, str | None]:
    """Graph store and update address beside a query address: Oxigraph's, Virtuoso's, GraphDB's and RDF4J's."""
    parts = urlsplit(endpoint)
    base = f"{parts.scheme}://{parts.netloc}"
    if parts.path == "/query":
        return f"{base}/store", f"{base}/update"
    if parts.path.endswith("/sparql"):
        return None, f"{endpoint}-auth"
    if "/repositories/" in parts.path:
        return f"{endpoint.rstrip('/')}/rdf-graphs/service", f"{endpoint.rstrip('/')}/statements"
    return None, None


def _of_graph(store: str, graph: str) -> str:
    return f"{store}{'&' if '?' in store else '?'}graph={quote(graph, safe='')}"
