"""What answers under each address: the endpoint, Graph Store reads, named questions, health."""

import json
from collections.abc import Awaitable, Callable

from nbs_graph.namespaces import GRAPH
from nbs_graph.service import media, pages, protocol
from nbs_graph.service.asked import Service, types
from nbs_graph.service.exchange import Exchange
from nbs_graph.service.problems import Problem, not_acceptable, shown

Door = Callable[[Service, Exchange, dict[str, str]], Awaitable[None]]
_FORMAT = "format"


async def sparql(service: Service, exchange: Exchange, _: dict[str, str]) -> None:
    """`/sparql`: a query (SPARQL 1.1 Protocol); without one, the service description or the page to ask from."""
    exchange.only("GET", "HEAD", "POST")
    posted = await exchange.body() if exchange.method == "POST" else b""
    asked = protocol.operation(exchange.method, exchange.query, exchange.headers.get("content-type"), posted)
    if asked is None:
        await _described(service, exchange)
        return
    rows, graph = types(exchange, asked.format)
    request = {"do": "query", "text": asked.text, "scope": asked.scope, "rows": rows, "graph": graph}
    await service.answer(exchange, request, ("query", asked.text, asked.scope, rows, graph))


async def _described(service: Service, exchange: Exchange) -> None:
    found = protocol.fields(exchange.query)
    protocol.language(found)
    format = protocol.format_of(found)
    if format is not None:
        _, type = types(exchange, format)
    else:
        type = exchange.accept(*media.MAIN_GRAPHS, media.HTML, *media.GRAPHS)
    if type is None:
        raise not_acceptable((*media.MAIN_GRAPHS, media.HTML))
    if type == media.HTML:
        page = pages.query_page(exchange, service)
        await exchange.respond(200, page.body, media.HTML, page.headers, page.policy)
        return
    endpoint = f"{exchange.base}/sparql"
    request = {"do": "page", "page": "service", "endpoint": endpoint, "graph": type}
    await service.answer(exchange, request, ("service", endpoint, type))


async def store(service: Service, exchange: Exchange, _: dict[str, str]) -> None:
    """`/store?graph=IRI` and `/store?default`: a graph (SPARQL 1.1 Graph Store Protocol, 4.2 and 5.2), read-only."""
    exchange.only("GET", "HEAD")
    found = protocol.fields(exchange.query)
    named = protocol.one(found, "graph")
    default = any(name == "default" for name, _ in found)
    if (named is not None) == default:
        raise Problem(
            "malformed-request",
            "Give `?default`, or `?graph=` with the IRI of a graph.",
            "请给出 `?default`，或用 `?graph=` 给出图的 IRI。",
        )
    if named is not None:
        protocol.check_iri(named)
    await _graph(service, exchange, named, protocol.one(found, _FORMAT))


async def direct(service: Service, exchange: Exchange, path: dict[str, str]) -> None:
    """`/graph/…`: a graph by its own address (Graph Store Protocol, 4.1), under the base of the project's graphs."""
    exchange.only("GET", "HEAD")
    iri = GRAPH + path["name"]
    protocol.check_iri(iri)
    await _graph(service, exchange, iri, protocol.one(protocol.fields(exchange.query), _FORMAT))


async def _graph(service: Service, exchange: Exchange, iri: str | None, format: str | None) -> None:
    _, graph = types(exchange, format)
    if graph is None:
        raise not_acceptable(media.MAIN_GRAPHS)
    await service.answer(exchange, {"do": "graph", "iri": iri, "graph": graph}, ("graph", iri, graph))


async def questions(service: Service, exchange: Exchange, _: dict[str, str]) -> None:
    """`/questions/`: the named questions, with the parameters and columns of each, as JSON."""
    exchange.only("GET", "HEAD")
    if exchange.accept("application/json") is None:
        raise not_acceptable(("application/json",))
    await service.answer(
        exchange, {"do": "page", "page": "listing", "base": exchange.base}, ("questions", exchange.base)
    )


async def question(service: Service, exchange: Exchange, path: dict[str, str]) -> None:
    """`/questions/NAME?parameter=value`: the answer; parameters as on the command line, `lang` and `format` beside."""
    exchange.only("GET", "HEAD")
    name = path["name"]
    asked = service.generation().questions.get(name)
    if asked is None:
        raise _no_question(name, list(service.generation().questions))
    found = protocol.fields(exchange.query)
    lang = protocol.language(found) or exchange.tongue
    own = {parameter.name for parameter in asked.asked}
    format = None if _FORMAT in own else protocol.one(found, _FORMAT)
    given: dict[str, str] = {}
    for parameter, _ in found:
        if parameter == protocol.LANGUAGE or (parameter == _FORMAT and _FORMAT not in own):
            continue
        given[parameter] = protocol.one(found, parameter) or ""
    rows, graph = types(exchange, format)
    request = {
        "do": "question",
        "name": name,
        "parameters": given,
        "lang": lang,
        "rows": rows,
        "graph": graph,
    }
    key = ("question", name, tuple(sorted(given.items())), lang, rows, graph)
    await service.answer(exchange, request, key)


def _no_question(name: str, known: list[str]) -> Problem:
    from nbs_graph.terms.vocabulary import closest

    near = closest(name, known)
    return Problem(
        "not-found",
        f"There is no question “{shown(name)}”."
        + (f" Did you mean `{near}`?" if near else " See /questions/."),
        f"没有名为“{shown(name)}”的问题。" + (f"是否想写 `{near}`？" if near else "请参阅 /questions/。"),
        more={"did_you_mean": near} if near else None,
    )


async def alive(_: Service, exchange: Exchange, __: dict[str, str]) -> None:
    """`/healthz`: this process answers."""
    exchange.only("GET", "HEAD")
    await exchange.respond(200, b'{"status":"ok"}\n', "application/json", [("Cache-Control", "no-store")])


async def ready(service: Service, exchange: Exchange, _: dict[str, str]) -> None:
    """`/readyz`: a worker answers a query about the graph."""
    exchange.only("GET", "HEAD")
    generation = service.generation()
    exchange.generation = generation.name
    await service.pool.run({"do": "ready"}, "readiness", exchange.gone)
    told = {"status": "ready", "generation": generation.name, "in_memory": generation.zygote.in_memory}
    body = json.dumps(told).encode() + b"\n"
    await exchange.respond(200, body, "application/json", [("Cache-Control", "no-store")])


async def home(_: Service, exchange: Exchange, __: dict[str, str]) -> None:
    """`/`: on to the endpoint."""
    exchange.only("GET", "HEAD")
    await exchange.respond(303, b"", headers=[("Location", f"{exchange.base}/sparql")])
