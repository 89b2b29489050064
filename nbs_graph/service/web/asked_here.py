"""Doors to where people ask: the home page, the questions, the query editor."""

from typing import TYPE_CHECKING

from nbs_graph.graph.catalogue import Question
from nbs_graph.service import doors, media, pages, protocol
from nbs_graph.service.exchange import Exchange
from nbs_graph.service.web.reader import Page, in_browser, read_by, readable, send

if TYPE_CHECKING:
    from nbs_graph.service.asked import Service

_JSON = "application/json"


@readable
async def home(service: "Service", exchange: Exchange, _: dict[str, str]) -> None:
    """`/`: what this is; who asks for RDF is sent on to the description of the dataset."""
    exchange.only("GET", "HEAD")
    if exchange.accept(media.HTML, *media.GRAPHS) != media.HTML:
        await exchange.respond(303, b"", headers=[("Location", f"{exchange.base}/.well-known/void")])
        return
    reader = read_by(exchange)
    endpoint = f"{exchange.base}/sparql"
    asked = {**reader.request("home"), "endpoint": endpoint}
    await service.answer(exchange, asked, ("home", endpoint, reader.tongue, reader.chosen))


@readable
async def questions(service: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/questions/` for browsers: the questions by topic."""
    if not in_browser(exchange, _JSON):
        await doors.questions(service, exchange, path)
        return
    exchange.only("GET", "HEAD")
    reader = read_by(exchange)
    if not exchange.path.endswith("/"):
        await exchange.respond(308, b"", headers=[("Location", f"{exchange.base}/questions/{reader.keep}")])
        return
    generation = service.generation()
    exchange.generation = generation.name
    groups: dict[str, list[Question]] = {}
    for question in generation.questions.values():
        groups.setdefault(question.tags[0] if question.tags else "…", []).append(question)
    await send(exchange, "questions.html", reader, groups=sorted(groups.items()), switch=reader.switch())


@readable
async def question(service: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/questions/NAME` for browsers: its form, and its answer as a table."""
    asked = service.generation().questions.get(path["name"])
    found = protocol.fields(exchange.query)
    own = {parameter.name for parameter in asked.asked} if asked else set()
    formatted = "format" not in own and any(name == "format" for name, _ in found)
    if asked is None or formatted or not in_browser(exchange, *media.ROWS):
        await doors.question(service, exchange, path)
        return
    exchange.only("GET", "HEAD")
    reader = read_by(exchange)
    names = {name for name, _ in found} - {"lang"}
    given = {name: value for name in sorted(names) if (value := protocol.one(found, name) or "")}
    page = {**reader.request("question", *given.items()), "name": asked.name, "parameters": given}
    key = ("question page", asked.name, tuple(given.items()), reader.tongue, reader.chosen)
    await service.answer(exchange, page, key)


@readable
async def editor(service: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/sparql` for browsers: the query editor, with the query of the address in it; else the endpoint."""
    found = protocol.fields(exchange.query) if exchange.method in {"GET", "HEAD"} else []
    names = {name for name, _ in found}
    page = exchange.method in {"GET", "HEAD"} and names <= {"query", "lang"}
    offered = (*media.ROWS, *media.GRAPHS)
    if not page or not in_browser(exchange, *offered):
        await doors.sparql(service, exchange, path)
        return
    made = pages.query_page(exchange, service)
    await exchange.respond(200, made.body, media.HTML, made.headers, made.policy)


async def examples(service: "Service", exchange: Exchange, _: dict[str, str]) -> None:
    """`/examples.json`: the questions as queries for the editor, with what they need filled in."""
    exchange.only("GET", "HEAD")
    reader = read_by(exchange)
    await service.answer(exchange, reader.request("examples"), ("examples", reader.tongue))


ASKED: tuple[tuple[str, Page], ...] = (
    ("/", home),
    ("/sparql", editor),
    ("/sparql/", editor),
    ("/query", editor),
    ("/questions", questions),
    ("/questions/", questions),
    ("/questions/{name}", question),
    ("/examples.json", examples),
)
