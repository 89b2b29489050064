"""The bytes of HTTP requests."""

from typing import NamedTuple

NBS = "https://w3id.org/nbs-graph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


class Hostile(NamedTuple):
    """One request: its class, its bytes, whether it may well run into a limit of time or memory."""

    kind: str
    request: bytes
    heavy: bool = False


def post(
    query: str | bytes, path: str = "/sparql", type: str = "application/sparql-query", more: str = ""
) -> bytes:
    """A query by direct POST."""
    body = query.encode("utf-8", "surrogatepass") if isinstance(query, str) else query
    return (
        f"POST {path} HTTP/1.1\r\nHost: t\r\nContent-Type: {type}\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode()
        + body
    )


def get(target: str, more: str = "") -> bytes:
    """A GET of any target."""
    return f"GET {target} HTTP/1.1\r\nHost: t\r\n{more}\r\n".encode("utf-8", "surrogatepass")
