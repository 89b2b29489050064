"""SPARQL 1.1 Protocol, query side (W3C Recommendation of 21 March 2013, sections 2.1 and 2.2): a request → what it asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from nbs_graph.service import media, negotiation
from nbs_graph.service.problems import Problem, shown
from nbs_graph.service.settings import Settings

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_FIELDS = 1000
LANGUAGE = "lang"
LANGUAGES = ("en", "zh")
_OF_THE_ANSWER = {"format", LANGUAGE}
_UTF8 = {"utf-8", "utf8"}


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation (2.1).

    Args:
        text: the query.
        scope: default and named graphs of the protocol's RDF dataset (2.1.4); None when the request names none.
        format: of `?format=`, None when not given.
    """

    text: str
    scope: tuple[tuple[str, ...], tuple[str, ...]] | None
    format: str | None


Fields = list[tuple[str, str]]


def fields(encoded: bytes) -> Fields:
    """The fields of a query string or a form, percent-decoded as UTF-8.

    Raises:
        Problem: 400, it is not UTF-8, or has more than 1,000 fields.
    """
    try:
        text = encoded.decode("utf-8")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise not_utf8() from error
    except ValueError as error:
        raise Problem(
            "malformed-request",
            f"The request has more than {_MOST_FIELDS} fields.",
            f"请求字段超过 {_MOST_FIELDS} 个。",
        ) from error


def operation(method: str, query_string: bytes, content: str | None, body: bytes) -> Operation | None:
    """What a request to the endpoint asks.

    Args:
        method: GET (HEAD is one too) or POST.
        content: the value of Content-Type.
        body: of a POST.
    Returns:
        None for a GET without any field but those that say how to answer: it asks for the service description.
    Raises:
        Problem: 400, 403 or 415.
    """
    found = fields(query_string)
    direct: str | None = None
    if method == "POST":
        type, charset = negotiation.content_type(content)
        if charset and charset not in _UTF8:
            raise _unsupported(f"charset {shown(charset)}")
        if type == FORM:
            if any(name in {"query", "update"} for name, _ in found):
                raise Problem(
                    "malformed-request",
                    "With POST the query goes into the body, not into the address as well.",
                    "使用 POST 时，查询应放在请求体中，而不是地址中。",
                )
            found += fields(body)
        elif type == QUERY:
            direct = _decoded(body)
        elif type == UPDATE:
            raise _update()
        else:
            raise _unsupported(shown(type) or "no Content-Type")
    elif all(name in _OF_THE_ANSWER for name, _ in found):
        return None
    return _asked(method, found, direct)


def _asked(method: str, found: Fields, direct: str | None) -> Operation:
    texts = [value for name, value in found if name == "query"]
    if direct is not None:
        if texts:
            raise Problem(
                "malformed-request",
                "The query is in the body and in the address; send it once.",
                "请求体与地址中都有查询，只能给出一个。",
            )
        texts = [direct]
    if any(name == "update" for name, _ in found):
        if texts or method != "POST":
            raise Problem(
                "malformed-request",
                "`update` needs a POST of its own, and is not answered here.",
                "`update` 须单独以 POST 发送，且此处不予执行。",
            )
        raise _update()
    if len(texts) != 1:
        raise Problem(
            "malformed-request",
            f"A request holds one `query`; this one has {len(texts) or 'none'}.",
            f"每个请求应有一个 `query`，此请求有 {len(texts)} 个。",
        )
    default, named = (
        tuple(dict.fromkeys(value for name, value in found if name == field))  # each once: they are a set
        for field in ("default-graph-uri", "named-graph-uri")
    )
    for iri in (*default, *named):
        check_iri(iri)
    scope = (default, named) if default or named else None
    return Operation(texts[0], scope, format_of(found))


def format_of(found: Fields) -> str | None:
    """The format asked for; SPARQLWrapper gives its name and its media type, for servers that know one of them.

    Raises:
        Problem: 400, two that differ.
    """
    values = [value for field, value in found if field == "format"]
    known = [value for value in values if media.named(value)]
    if len({media.named(value) for value in known}) == 1:
        return known[0]
    return one(found, "format")


def one(found: Fields, name: str) -> str | None:
    """The value of a field that may be given once.

    Raises:
        Problem: 400, it is there twice.
    """
    values = [value for field, value in found if field == name]
    if len(values) > 1:
        raise Problem("bad-parameter", f"`{shown(name)}` is given twice.", f"`{shown(name)}` 给出了多次。")
    return values[0] if values else None


def language(found: Fields) -> str | None:
    """The language that an address names; None: none.

    Raises:
        Problem: 400, another language than there is, or two.
    """
    lang = one(found, LANGUAGE)
    if lang is not None and lang not in LANGUAGES:
        raise Problem(
            "bad-parameter",
            f"lang is en or zh, not “{shown(lang)}”.",
            f"lang 应为 en 或 zh，而不是“{shown(lang)}”。",
        )
    return lang


def check_iri(iri: str) -> None:
    """Whether the name of a graph is an absolute IRI.

    Raises:
        Problem: 400.
    """
    import pyoxigraph as ox

    try:
        ox.NamedNode(iri)
    except ValueError as error:
        raise Problem(
            "malformed-request", f"“{shown(iri)}” is not an absolute IRI.", f"“{shown(iri)}”不是绝对 IRI。"
        ) from error


def accept_body(headers: Mapping[str, str], settings: Settings) -> None:
    """Refuse a body that is announced as too large or compressed.

    Raises:
        Problem: 413 or 415.
    """
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise _unsupported(f"Content-Encoding {shown(headers['content-encoding'])}")
    size = headers.get("content-length", "0")
    if size.isdecimal() and int(size) > settings.max_post:
        raise too_large(settings.max_post)


def too_large(most: int) -> Problem:
    """413."""
    return Problem(
        "body-too-large",
        f"A request may have {most:,} bytes at most.",
        f"请求体最多 {most:,} 字节。",
    )


def too_slow(seconds: float) -> Problem:
    """408: a body that does not arrive."""
    return Problem(
        "too-slow-request",
        f"The request did not arrive within {seconds:g} s.",
        f"请求未在 {seconds:g} 秒内送达。",
    )


def not_utf8() -> Problem:
    """400: bytes that are not UTF-8 (2.1.3: queries are)."""
    return Problem("malformed-request", "The request is not UTF-8 text.", "请求不是 UTF-8 文本。")


def method_not_allowed(allowed: Sequence[str]) -> Problem:
    """405, with Allow (RFC 9110, 15.5.6)."""
    listed = ", ".join(allowed)
    return Problem(
        "method-not-allowed",
        f"This answers {listed}; nothing here can be changed.",
        f"此处支持 {listed}；内容不可修改。",
        headers={"Allow": listed},
    )


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_utf8() from error


def _update() -> Problem:
    return Problem(
        "update-refused",
        "The graph is read-only; it is changed by a new build.",
        "图谱为只读，仅通过重新构建更新。",
    )


def _unsupported(what: str) -> Problem:
    return Problem(
        "unsupported-media-type",
        f"A POST holds {FORM} or {QUERY}, in UTF-8; this one has {what}.",
        f"POST 应为 UTF-8 的 {FORM} 或 {QUERY}，而此请求为 {what}。",
    )
