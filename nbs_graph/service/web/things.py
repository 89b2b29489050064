"""Doors to things: every IRI of ours, on this host, as a page or as data."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from nbs_graph.namespaces import GRAPH, ID, ONTOLOGY, SCHEME
from nbs_graph.service import doors, media, protocol
from nbs_graph.service.exchange import Exchange
from nbs_graph.service.problems import KINDS, Problem, not_acceptable, shown
from nbs_graph.service.web.entity import SUFFIXES
from nbs_graph.service.web.names import CROSSWALK
from nbs_graph.service.web.reader import Page, in_browser, read_by, readable, send

if TYPE_CHECKING:
    from nbs_graph.service.asked import Service

_OFFERED = (*media.MAIN_GRAPHS, media.HTML, *media.GRAPHS)
_FORMATS = {"json": "jsonld"}


def _under(base: str) -> Page:
    """The door to what has an IRI under `base`: `…/name`, and `…/name.ttl` and so on for its documents."""

    async def door(service: "Service", exchange: Exchange, path: dict[str, str]) -> None:
        exchange.only("GET", "HEAD")
        named = _named(exchange)
        name, dot, suffix = path["name"].rpartition(".")
        wanted = SUFFIXES.get(suffix) if dot else None
        if wanted is None:
            name, wanted = path["name"], named
        await _thing(service, exchange, base + name, wanted, quote(name.rpartition("/")[2]))

    return readable(door)


def _named(exchange: Exchange) -> str | None:
    """The media type that `?format=` names; None: it is not there.

    Raises:
        Problem: 400, an unknown one, or two.
    """
    format = protocol.one(protocol.fields(exchange.query), "format")
    if format is None:
        return None
    type = SUFFIXES.get(_FORMATS.get(format, format))
    if type is None:
        raise Problem(
            "bad-parameter",
            f"There is no format “{shown(format)}”. Known: {', '.join(SUFFIXES)}.",
            f"没有格式“{shown(format)}”。可用：{'、'.join(SUFFIXES)}。",
        )
    return type


@readable
async def ontology(service: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/ontology`: all terms of ours, since theirs is one hash namespace; `/ontology.ttl` and so on."""
    exchange.only("GET", "HEAD")
    suffix = path.get("suffix")
    if suffix is not None and suffix not in SUFFIXES:
        raise Problem(
            "not-found", f"There is no ontology.{shown(suffix)}.", f"没有 ontology.{shown(suffix)}。"
        )
    named = _named(exchange)
    wanted = SUFFIXES[suffix] if suffix else named
    await _thing(service, exchange, ONTOLOGY[:-1], wanted, "ontology")


@readable
async def version(service: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/ontology/0.1.0`: the version that is served is found at `/ontology` (OWL 2, Structural Specification, 3.2)."""
    exchange.only("GET", "HEAD")
    to = f"../ontology{read_by(exchange).keep}"
    iri = f"{ONTOLOGY[:-1]}/{path['version']}"
    await service.answer(
        exchange, {"do": "page", "page": "version", "iri": iri, "to": to}, ("version", iri, to)
    )


@readable
async def about(service: "Service", exchange: Exchange, _: dict[str, str]) -> None:
    """`/about?iri=…`: what the graph says of a thing that has its IRI elsewhere, an SDG target for example."""
    exchange.only("GET", "HEAD")
    found = protocol.fields(exchange.query)
    iri = protocol.one(found, "iri")
    if not iri:
        raise Problem(
            "malformed-request",
            "Give the IRI of a thing as `?iri=`.",
            "请用 `?iri=` 给出事物的 IRI。",
        )
    kind = _named(exchange)
    await _thing(service, exchange, iri, kind, f"about?iri={quote(iri, safe='')}", ("iri", iri))


async def _thing(
    service: "Service",
    exchange: Exchange,
    iri: str,
    wanted: str | None,
    file: str,
    *fields: tuple[str, str],
) -> None:
    type = wanted or exchange.accept(*_OFFERED)
    if type is None:
        raise not_acceptable((*media.MAIN_GRAPHS, media.HTML))
    reader = read_by(exchange)
    asked = {**reader.request("entity", *fields), "iri": iri, "graph": type, "file": file}
    key = ("entity", iri, type, file, reader.tongue, reader.chosen, reader.root)
    await service.answer(exchange, asked, key)


@readable
async def graph(service: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/graph/…` for browsers: how large a named graph is, and where to have it; programs get the graph itself."""
    if protocol.one(protocol.fields(exchange.query), "format") or not in_browser(exchange, *media.GRAPHS):
        await doors.direct(service, exchange, path)
        return
    exchange.only("GET", "HEAD")
    iri = GRAPH + path["name"]
    reader = read_by(exchange)
    query = f"SELECT * WHERE {{ GRAPH <{iri}> {{ ?subject ?property ?value }} }}\nLIMIT 100"
    request = {
        **reader.request("graph"),
        "iri": iri,
        "title": f"graph/{path['name']}",
        "query": reader.query(query=query),
        "keep": reader.keep,
    }
    await service.answer(exchange, request, ("graph page", iri, reader.tongue, reader.chosen, reader.root))


@readable
async def problem(_: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/problem/…`: what a type of problem means (RFC 9457, 3.1.1: its URI should lead to documentation)."""
    exchange.only("GET", "HEAD")
    kind = path["name"]
    if kind not in KINDS:
        raise Problem(
            "not-found", f"There is no problem “{shown(kind)}”.", f"没有名为“{shown(kind)}”的问题类型。"
        )
    status, en, zh = KINDS[kind]
    reader = read_by(exchange)
    title = zh if reader.tongue == "zh" else en
    await send(
        exchange,
        "problem.html",
        reader,
        title=title,
        code=status,
        detail=None,
        near=None,
        id=None,
        switch=reader.switch(),
    )


THINGS: tuple[tuple[str, Page], ...] = (
    ("/id/{name:path}", _under(ID)),
    ("/scheme/{name:path}", _under(SCHEME)),
    ("/crosswalk/{name:path}", _under(CROSSWALK)),
    ("/ontology", ontology),
    ("/ontology.{suffix}", ontology),
    ("/ontology/{version}", version),
    ("/about", about),
    ("/graph/{name:path}", graph),
    ("/problem/{name}", problem),
)
