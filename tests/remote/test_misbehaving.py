"""Whatever a server does, the command ends in time, with exit code 3, a message, and nothing of an answer."""

import io
import time

import pytest

from nbs_graph.errors import CannotDo
from nbs_graph.graph import asking
from nbs_graph.graph.endpoint import exchange
from nbs_graph.graph.endpoint.arrangement import Arrangement
from tests.remote import misbehaving as m
from tests.remote.misbehaving import (
    GOOD,
    HEAD,
    ROW,
    chunked,
    drip,
    forever,
    reply,
    reset,
    send,
    stall,
)

SECONDS = 1.5
SELECT = "SELECT ?s WHERE { ?s a <http://example.org/C> } LIMIT 7"
GRAPH = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
ASK = "ASK { ?s ?p ?o }"
NT, TTL, XML = "application/n-triples", "text/turtle", "application/sparql-results+xml"
TRIPLE = b"<http://example.org/s> <http://example.org/p> <http://example.org/o> .\n"
XML_HEAD = b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="s"/></head>'
LOGIN = b"<!DOCTYPE html><html><head><title>Log in</title></head><body><form></form></body></html>"
CANCELLED = b"The SPARQL operation has been cancelled\n"
TEN_THOUSAND = HEAD + b",".join(ROW % n for n in range(10_000)) + b"]}}"

# What the server does, the query, what the message must say.
CASES: dict[str, tuple[m.Act, str, str]] = {
    "redirect": (
        send(reply("302 Found", b"", Location="http://127.0.0.1:1/elsewhere")),
        SELECT,
        "redirects to http",
    ),
    "redirect-forever": (send(reply("301 Moved", b"", Location="/sparql")), SELECT, "redirects"),
    "redirect-307": (send(reply("307 Temporary Redirect", b"", Location="//evil/")), SELECT, "redirects"),
    "redirect-nowhere": (send(reply("308 Permanent Redirect", b"")), SELECT, "redirects"),
    "redirect-to-file": (send(reply("302 Found", b"", Location="file:///etc/passwd")), SELECT, "redirects"),
    "login-page": (send(reply(body=LOGIN, type="text/html")), SELECT, "web page.*Log in"),
    "login-page-for-a-graph": (send(reply(body=LOGIN, type="text/html; charset=utf-8")), GRAPH, "web page"),
    "html-as-json": (send(reply(body=LOGIN)), SELECT, "malformed"),
    "no-content-type": (send(reply(type=None)), SELECT, "none told"),
    "plain-text": (
        send(reply(body=b"hello", type="text/plain")),
        SELECT,
        "not asked for .text/plain.: hello",
    ),
    "csv": (send(reply(body=b"s\r\n1\r\n", type="text/csv")), SELECT, "not asked for"),
    "turtle-for-select": (send(reply(body=TRIPLE, type=TTL)), SELECT, "not asked for"),
    "rows-for-a-graph": (send(reply()), GRAPH, "not asked for"),
    "empty": (send(reply(body=b"")), SELECT, "malformed"),
    "no-content": (send(reply("204 No Content", b"", type=None)), SELECT, "nothing .HTTP 204."),
    "partial-content": (send(reply("206 Partial Content", TRIPLE, type=NT)), GRAPH, "a part only .HTTP 206."),
    "accepted": (send(reply("202 Accepted", TRIPLE, type=NT)), GRAPH, "no answer yet .HTTP 202."),
    "transformed": (
        send(reply("203 Non-Authoritative Information")),
        SELECT,
        "not answer plainly .HTTP 203.",
    ),
    "yes-for-rows": (send(reply(body=b'{"head":{},"boolean":true}')), SELECT, "answers yes/no to a SELECT"),
    "rows-for-yes": (send(reply()), ASK, "answers an ASK with rows"),
    "timeout-in-the-query": (
        send(reply("400 Bad", b"Parse error near ?timeout, query timeout 60", type="text/plain")),
        SELECT,
        "does not take the query",
    ),
    "timeout-429": (
        send(reply("429 Too Many", b"Query timeout exceeded", type="text/plain")),
        SELECT,
        "own time limit",
    ),
    "json-of-another-sort": (send(reply(body=b'{"error": "no"}')), SELECT, "malformed"),
    "json-without-results": (send(reply(body=b'{"head":{"vars":["s"]}}')), SELECT, "malformed"),
    "json-list": (send(reply(body=b"[1, 2]")), SELECT, "malformed"),
    "truncated-by-length": (send(reply(body=GOOD[:-9], length=len(GOOD))), SELECT, "cut off"),
    "truncated-without-length": (send(reply(body=GOOD[:-2], length=None)), SELECT, "broken off"),
    "truncated-between-rows": (send(reply(body=HEAD + ROW % 1 + b",", length=None)), SELECT, "broken off"),
    "truncated-chunks": (send(chunked(HEAD, ROW % 1, end=False)), SELECT, "cut off"),
    "truncated-after-a-whole-answer": (send(chunked(GOOD, end=False)), SELECT, "cut off"),
    "truncated-xml": (send(reply(body=XML_HEAD + b"<results>", type=XML)), SELECT, "broken off"),
    "truncated-graph": (send(reply(body=TRIPLE, type=NT, length=len(TRIPLE) * 2)), GRAPH, "cut off"),
    "graph-of-no-known-length": (
        send(reply(body=TRIPLE, type=NT, length=None)),
        GRAPH,
        "does not say how long",
    ),
    "turtle-of-no-known-length": (
        send(reply(body=TRIPLE, type=TTL, length=None)),
        GRAPH,
        "does not say how long",
    ),
    "broken-turtle": (send(reply(body=TRIPLE + b"<x", type=TTL)), GRAPH, "broken off or malformed"),
    "oxigraph-timeout": (send(chunked(HEAD + CANCELLED)), SELECT, "own time limit"),
    "oxigraph-timeout-in-a-graph": (send(chunked(TRIPLE + CANCELLED, type=NT)), GRAPH, "own time limit"),
    "oxigraph-timeout-500": (send(reply("500 Oops", CANCELLED, type="text/plain")), ASK, "own time limit"),
    "virtuoso-anytime": (send(reply(X_SQL_State="S1TAT", X_SQL_Message="RC...")), SELECT, "own time limit"),
    "virtuoso-timeout": (
        send(reply("500 SQL Error", b"Virtuoso S1T00 Error SR171: Transaction timed out", type="text/plain")),
        SELECT,
        "own time limit",
    ),
    "virtuoso-cost": (
        send(
            reply(
                "500 SQL Error",
                b"The estimated execution time 423 (sec) exceeds the limit",
                type="text/plain",
            )
        ),
        SELECT,
        "longer than it allows",
    ),
    "virtuoso-cap": (
        send(reply(body=TEN_THOUSAND, X_SPARQL_MaxRows="10000")),
        "SELECT ?s { ?s ?p ?o }",
        "10,000 rows",
    ),
    "silent-cap": (
        send(reply(body=TEN_THOUSAND)),
        "SELECT ?s { ?s ?p ?o }",
        "perhaps gives no more than 10,000",
    ),
    "stall": (stall(), SELECT, "within 1.5 s"),
    "stall-in-the-headers": (stall(b"HTTP/1.1 200 OK\r\nContent-Type:"), SELECT, "within 1.5 s"),
    "stall-in-the-body": (stall(reply(body=HEAD, length=999)), SELECT, "within 1.5 s"),
    "drip-headers": (drip(reply(), 0.3), SELECT, "within 1.5 s"),
    "drip-body": (drip(GOOD, 0.3, reply(body=b"", length=len(GOOD))), SELECT, "within 1.5 s"),
    "cut-in-the-headers": (send(reply()[:40]), SELECT, "not asked for"),
    "continue-forever": (forever(b"HTTP/1.1 100 Continue\r\n\r\n"), SELECT, "within 1.5 s"),
    "headers-forever": (
        forever(b"X-A: 1\r\n", b"HTTP/1.1 200 OK\r\n"),
        SELECT,
        "not HTTP, or beyond its bounds",
    ),
    "huge-header": (send(reply(X_Huge="x" * 100_000)), SELECT, "not HTTP, or beyond its bounds"),
    "body-forever": (forever(b" " * 65536, reply(body=HEAD, length=None)), SELECT, "more than|within 1.5 s"),
    "chunk-forever": (forever(b"1\r\n \r\n", chunked(HEAD, end=False)), SELECT, "within 1.5 s"),
    "not-http": (send(b"220 mail.example.org ESMTP\r\n"), SELECT, "not HTTP"),
    "binary": (send(bytes(range(256)) * 4), SELECT, "not HTTP|cannot be reached"),
    "bad-length": (send(reply(body=GOOD[:-4], length=10**18)), SELECT, "cut off"),
    "bad-chunk-size": (send(chunked(GOOD)[:-5].replace(b"\r\n\r\n", b"\r\n\r\nzz", 1)), SELECT, "cut off"),
    "gzip-bomb": (send(m.bomb(64)), SELECT, "more than"),
    "gzip-cut": (send(reply(body=m.gzip.compress(GOOD)[:-12], Content_Encoding="gzip")), SELECT, "cut off"),
    "gzip-that-is-none": (send(reply(Content_Encoding="gzip")), SELECT, "not packed as it says"),
    "packed-otherwise": (send(reply(Content_Encoding="br")), SELECT, "packs its answer as 'br'"),
    "close-at-once": (send(b""), SELECT, "closed the connection without an answer"),
    "reset-at-once": (reset(), SELECT, "closed the connection without an answer"),
    "reset-in-the-body": (reset(reply(body=HEAD, length=500)), SELECT, "cut off"),
    "unauthorised": (
        send(reply("401 Unauthorized", b"", WWW_Authenticate='Basic realm="r"')),
        SELECT,
        "NBS_GRAPH_ENDPOINT_USER",
    ),
    "unauthorised-otherwise": (
        send(reply("401 Unauthorized", b"", WWW_Authenticate="Bearer")),
        SELECT,
        "by Bearer, which is not supported",
    ),
    "forbidden": (send(reply("403 Forbidden", b"no", type="text/plain")), SELECT, "does not allow it"),
    "not-found": (send(reply("404 Not Found", b"", type="text/plain")), SELECT, "no such service"),
    "method": (send(reply("405 Method Not Allowed", b"")), SELECT, "no such service"),
    "too-large": (send(reply("413 Too Large", b"")), SELECT, "too long for it"),
    "too-often": (send(reply("429 Too Many Requests", b"")), SELECT, "asked too often"),
    "server-error": (
        send(reply("500 Oops", b"java.lang.NullPointerException\n\tat", type="text/plain")),
        SELECT,
        "failed.*NullPointer",
    ),
    "bad-gateway": (
        send(reply("502 Bad Gateway", LOGIN, type="text/html")),
        SELECT,
        "not available now.*Log in",
    ),
    "unavailable-for-long": (send(reply("503 Busy", b"", Retry_After="86400")), SELECT, "not available now"),
    "gateway-timeout": (send(reply("504 Gateway Timeout", b"")), SELECT, "own time limit"),
    "problem-document": (
        send(
            reply(
                "400 Bad",
                b'{"title":"Malformed","detail":"line 3: expected }"}',
                type="application/problem+json",
            )
        ),
        SELECT,
        "line 3: expected",
    ),
    "terminal-escapes": (
        send(reply("500 Oops", b"\x1b]0;owned\x07\x1b[2J red", type="text/plain")),
        SELECT,
        "red",
    ),
    "doctype": (send(reply(body=b'<!DOCTYPE a [<!ENTITY b "c">]>' + XML_HEAD, type=XML)), SELECT, "DOCTYPE"),
    "wrong-variable": (send(reply(body=GOOD.replace(b'"vars":["s"]', b'"vars":["t"]'))), SELECT, "malformed"),
    "iri-with-a-blank": (send(reply(body=GOOD.replace(b"org/1", b"org/ 1"))), SELECT, "malformed"),
}


def test_there_are_enough() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_it_ends_in_time_with_a_message_and_nothing_else(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    act, query, expected = CASES[name]
    monkeypatch.setattr(exchange, "MOST", 16 << 20)
    out = io.BytesIO()
    with m.server(act) as server:
        # as a question of theirs that names its graphs: nothing else is asked before
        request = asking.Request("q", query, endpoint=server.url, seconds=SECONDS, format="json")
        monkeypatch.setattr("nbs_graph.graph.remote.Remote.arrangement", Arrangement(False, False))
        began = time.monotonic()
        with pytest.raises(CannotDo, match=f"(?s){expected}") as told:
            asking.answer(request, out)
        took = time.monotonic() - began
    assert took < SECONDS + 1
    assert out.getvalue() == b""
    assert server.url in told.value.message_en
    assert server.url in told.value.message_zh
    assert told.value.exit_code == 3
    assert len(told.value.message_en) < 900
    assert told.value.message_en.isprintable()
