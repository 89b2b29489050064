"""What goes wrong is a problem document (RFC 9457): where, what to do, in the reader's language, with an id."""

import contextlib
import http.client
import socket

import httpx
import pytest

from tests.service import running


def test_a_syntax_error_has_its_place(client: httpx.Client) -> None:
    """Line and column, for people in the text and for programs beside it."""
    response = client.get("/sparql", params={"query": "SELECT *\nWHERE {\n  ?s ?p\n}"})
    told = response.json()
    assert response.status_code == told["status"] == 400
    assert told["type"] == "https://w3id.org/nbs-graph/problem/malformed-query"
    assert "line 4, column 1" in told["detail"]
    assert (told["line"], told["column"]) == (4, 1)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "line 1"), ("zh-CN,en;q=0.5", "第 1 行"), ("fr", "line 1")]
)
def test_the_readers_language(client: httpx.Client, language: str, word: str) -> None:
    """By Accept-Language."""
    response = client.get("/sparql", params={"query": "SELECT"}, headers={"accept-language": language})
    assert word in response.json()["detail"]
    assert response.headers["content-language"] == ("zh" if language.startswith("zh") else "en")


def test_ids(client: httpx.Client, served: running.Server) -> None:
    """A valid id is kept, another is made; it is in the header, in the document and in the log."""
    good = client.get("/nowhere", headers={"x-request-id": "abc-1.2_3"})
    assert good.headers["x-request-id"] == good.json()["instance"] == "abc-1.2_3"
    for bad in ("a b", "x" * 65, "<script>", ""):
        other = client.get("/nowhere", headers={"x-request-id": bad})
        assert other.headers["x-request-id"] == other.json()["instance"] != bad
    logged = served.logged("abc-1.2_3")
    assert logged["status"] == 404
    assert {"time", "client", "method", "path", "ms", "bytes", "cached", "worker"} <= set(logged)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/questions/none-such", 404),
        ("GET", "/../../etc/passwd", 404),
        ("POST", "/store?default", 405),
        ("PUT", "/store?graph=http://x/", 405),
        ("DELETE", "/store?default", 405),
        ("PATCH", "/graph/x", 405),
        ("POST", "/questions/", 405),
        ("POST", "/healthz", 405),
    ],
)
def test_what_is_not_there(client: httpx.Client, method: str, path: str, status: int) -> None:
    """404 and 405; the latter with Allow (RFC 9110, 10.2.1)."""
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert (status == 405) == ("allow" in response.headers)
    assert "Traceback" not in response.text


@pytest.mark.parametrize(("size", "status"), [(32_000, 200), (33_000, 414), (60_000, 414)])
def test_long_addresses(client: httpx.Client, size: int, status: int) -> None:
    """A query string has at most 32 KB (RFC 9110, 15.5.15); roqet sends by GET, and encodes letters too."""
    assert client.get(f"/sparql?query=ASK%7B%7D&x={'a' * (size - 20)}").status_code == status


def test_large_heads(client: httpx.Client) -> None:
    """A head without end is cut off with 431 (RFC 6585, 5)."""
    response = client.get("/healthz", headers={"x-long": "a" * 100_000})
    assert response.status_code == 431
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("start", "status"), [(b"GET /", b"414"), (b"GET / HTTP/1.1\r\nX: ", b"431")])
def test_heads_that_never_end(served: running.Server, start: bytes, status: bytes) -> None:
    """They are not collected without bound: the connection is answered and closed."""
    with socket.create_connection(served.address, timeout=10) as raw:
        raw.sendall(start)
        told = b""
        with contextlib.suppress(OSError):
            for _ in range(1000):
                raw.sendall(b"a" * 1000)
        with contextlib.suppress(OSError):
            told = raw.recv(1000)
        assert told == b"" or told.startswith(b"HTTP/1.1 " + status)
        with contextlib.suppress(OSError):
            assert raw.recv(1000) == b"" or told
    assert httpx.get(f"{served.url}/healthz").status_code == 200


@pytest.mark.parametrize(("size", "status"), [(1_000_000, 200), (1_100_000, 413)])
def test_large_bodies(client: httpx.Client, size: int, status: int) -> None:
    """A body has at most 1 MB, whether its length is announced or not."""
    query = "ASK {} #" + "x" * (size - 8)
    headers = {"content-type": "application/sparql-query"}
    assert client.post("/sparql", content=query, headers=headers).status_code == status
    parts = (query[start : start + 50_000].encode() for start in range(0, size, 50_000))
    assert client.post("/sparql", content=parts, headers=headers).status_code == status


def test_what_is_no_http(served: running.Server) -> None:
    """Noise gets a 400, and the next request an answer."""
    connection = http.client.HTTPConnection(*served.address)
    connection.connect()
    connection.sock.sendall(b"\x16\x03\x01\x02\x00\x01\r\n\r\n")
    assert connection.sock.recv(1000).startswith(b"HTTP/1.1 400 ")
    connection.close()
    assert httpx.get(f"{served.url}/healthz").json() == {"status": "ok"}


def test_compressed_requests_are_not_read(client: httpx.Client) -> None:
    """A body that could unfold without end is refused."""
    headers = {"content-type": "application/sparql-query", "content-encoding": "gzip"}
    assert client.post("/sparql", content=b"\x1f\x8b", headers=headers).status_code == 415


@pytest.mark.parametrize(
    "path", ["/sparql?query=ASK%7B%7D", "/nowhere", "/sparql", "/questions/", "/healthz"]
)
def test_headers_of_every_answer(client: httpx.Client, path: str) -> None:
    """What protects browsers, what lets scripts in, and no version numbers."""
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers
    assert headers["server"] == "nbs-graph"
    assert headers["vary"] == "Accept, Accept-Encoding, Accept-Language"


def test_preflight(client: httpx.Client) -> None:
    """A script of another origin may ask by POST (Fetch, CORS protocol)."""
    asked = {
        "origin": "https://example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    response = client.options("/sparql", headers=asked)
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "Content-Type" in response.headers["access-control-allow-headers"]
    assert client.options("/questions/").headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(("size", "status"), [(30_000, 404), (33_000, 414)])
def test_long_paths(client: httpx.Client, size: int, status: int) -> None:
    """Are told back in part only."""
    response = client.get(f"/{'a' * size}")
    assert (response.status_code, len(response.content) < 1000) == (status, True)


def test_a_function_that_there_is_not(client: httpx.Client) -> None:
    """Is the query's mistake."""
    query = "PREFIX f: <http://www.w3.org/2005/xpath-functions#> SELECT (f:current-dateTime() AS ?x) {}"
    response = client.get("/sparql", params={"query": query})
    assert response.status_code == 400
    assert "current-dateTime" in response.json()["detail"]


@pytest.mark.parametrize(
    "path", ["/questions/entries-by-sdg?sdg=99&lang=zh", "/questions/none?lang=zh", "/x?lang=zh"]
)
def test_the_language_of_the_address(client: httpx.Client, path: str) -> None:
    """Holds for problems too."""
    response = client.get(path)
    assert response.headers["content-language"] == "zh"
    assert any("\u4e00" <= letter <= "\u9fff" for letter in response.json()["detail"])
