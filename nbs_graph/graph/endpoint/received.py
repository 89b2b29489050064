"""The body of an answer → the engine's own types, so that every format and the Python API work as on a store."""

from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

import pyoxigraph as ox

from nbs_graph.graph.askable import Triples
from nbs_graph.graph.endpoint.counting import DIGITS
from nbs_graph.graph.endpoint.exchange import Reply
from nbs_graph.graph.endpoint.refusal import Failed, excerpt, says_timeout, timed_out

ROWS_ACCEPT = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
GRAPH_ACCEPT = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
_ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_TAIL = 400


def size(reply: Reply, form: str = "SELECT") -> int:
    """How many rows an answer to SELECT has, 1 for ASK; read to its end, for only then is it known to be whole.

    Raises:
        Failed: not results of SPARQL, not of that form, or not whole.
    """
    format = _ROWS.get(reply.content_type)
    if format is None:
        raise _unasked(reply)
    _closed_xml(reply)
    try:
        number = _counted(reply.body, format)
    except (SyntaxError, ValueError, OSError) as error:
        _not_whole(reply, error)
    if (number is None) != (form == "ASK"):
        raise _other_form(reply.url, form)
    return 1 if number is None else number


def _other_form(url: str, form: str) -> Failed:
    if form == "ASK":
        en, zh = "answers an ASK with rows", "以表格行回答 ASK"
    else:
        en, zh = "answers yes/no to a SELECT", "以“是/否”回答 SELECT"
    return Failed(
        f"{url} {en}, so this is not the answer to what was asked. Is it a SPARQL endpoint, and is no cache between?",
        f"{url} {zh}，并非所问之答案。该地址是否为 SPARQL 端点？中间是否有缓存？",
    )


def _counted(body: bytes, format: ox.QueryResultsFormat) -> int | None:
    """Rows, None where the answer is yes or no."""
    found = ox.parse_query_results(body, format)
    number = 0
    try:
        if isinstance(found, ox.QueryBoolean):
            return None
        for _ in found:
            number += 1
    finally:
        del (
            found
        )  # the traceback of an error may be thrown away by another thread, which the engine does not allow
    return number


def _parsed(body: bytes, format: ox.RdfFormat, base: str) -> Triples:
    parser = ox.parse(body, format=format, base_iri=base)
    triples = []
    try:
        for quad in parser:
            triples.append(quad.triple)  # noqa: PERF401 - as above
    finally:
        del parser
    return Triples(triples)


def rows(reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean:
    """An answer to SELECT or ASK of which `size` was taken."""
    return ox.parse_query_results(reply.body, _ROWS[reply.content_type])


def number(reply: Reply) -> int:
    """An answer that is one number.

    Raises:
        Failed: it is none.
    """
    found = list(rows(reply)) if size(reply) == 1 else []  # type: ignore[arg-type]
    value = found[0][0] if found else None
    if not isinstance(value, ox.Literal) or not _is_number(value.value):
        raise Failed(f"{reply.url} did not answer with a number.", f"{reply.url} 未返回数字。")
    return int(value.value)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= DIGITS


def graph(reply: Reply) -> Triples:
    """An answer to CONSTRUCT or DESCRIBE.

    Raises:
        Failed: not RDF, or not whole.
    """
    format = _GRAPHS.get(reply.content_type)
    if format is None:
        raise _unasked(reply)
    if not reply.measured and format != ox.RdfFormat.RDF_XML:
        raise Failed(
            f"{reply.url} does not say how long its answer is, so a lost end would not be noticed. It is not used.",
            f"{reply.url} 未说明答案的长度，末尾丢失将无从察觉，故未予采用。",
        )
    _closed_xml(reply)
    try:
        return _parsed(reply.body, format, reply.url)
    except (SyntaxError, ValueError, OSError) as error:
        _not_whole(reply, error)


def _unasked(reply: Reply) -> Failed:
    kind, said = reply.content_type, excerpt(reply.body, reply.content_type)
    if kind in {"text/html", "application/xhtml+xml"}:
        return Failed(
            f"{reply.url} answers with a web page (“{said}”), not with results: a login page, or not the endpoint's "
            "address, which often ends in /sparql or /query.",
            f"{reply.url} 返回的是网页（“{said}”）而非查询结果：可能是登录页，或并非端点地址（常以 /sparql 或 /query 结尾）。",
        )
    if says_timeout(said):
        return timed_out(reply.url, said=said)
    return Failed(
        f"{reply.url} answers in a format that was not asked for ({kind or 'none told'}): {said}",
        f"{reply.url} 返回了未请求的格式（{kind or '未说明'}）：{said}",
    )


def _closed_xml(reply: Reply) -> None:
    """XML that hides nothing and is closed: the engine's parser takes what breaks off between two rows for whole."""
    if not reply.content_type.endswith("xml"):
        return
    if b"<!DOCTYPE" in reply.body[:4096]:
        raise Failed(
            f"{reply.url} answers with a DOCTYPE, which may hide any amount of text. It is not read.",
            f"{reply.url} 的答案含 DOCTYPE，可能展开为任意大小，未予读取。",
        )
    try:
        ParserCreate().Parse(reply.body, True)
    except ExpatError as error:
        _not_whole(reply, error)


def _not_whole(reply: Reply, error: Exception) -> NoReturn:
    """The body breaks off or is malformed; Oxigraph's server writes there that its time was over."""
    tail = reply.body[-_TAIL:].decode("utf-8", "replace")
    if says_timeout(tail):
        raise timed_out(reply.url, said=excerpt(tail.splitlines()[-1].rpartition("[")[2].encode())) from error
    why = excerpt(str(error).encode())
    raise Failed(
        f"The answer of {reply.url} is broken off or malformed, and not used: {why}",
        f"{reply.url} 的答案不完整或格式有误，未予采用：{why}",
    ) from error
