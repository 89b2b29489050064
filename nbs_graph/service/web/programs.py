"""Doors for programs: what there is and how to ask for it, beside the endpoint itself."""

import json
from typing import TYPE_CHECKING

from nbs_graph.namespaces import prefixes
from nbs_graph.resources import docs_dir
from nbs_graph.service import media
from nbs_graph.service.exchange import Exchange
from nbs_graph.service.problems import Problem, not_acceptable
from nbs_graph.service.web import openapi, static, void
from nbs_graph.service.web.reader import Page

if TYPE_CHECKING:
    from nbs_graph.service.asked import Service

_JSON = "application/json"
_FRESH = ("Cache-Control", "no-cache")


async def well_known_void(service: "Service", exchange: Exchange, _: dict[str, str]) -> None:
    """`/.well-known/void`: the dataset (W3C Note on VoID, 7.2), the endpoint's address included."""
    exchange.only("GET", "HEAD")
    type = exchange.accept(*media.MAIN_GRAPHS, *media.GRAPHS)
    if type is None:
        raise not_acceptable(media.MAIN_GRAPHS)
    generation = service.generation()
    exchange.generation = generation.name
    body = void.describe(
        void.beside(service.settings.store), generation.zygote.graphs, exchange.base, media.GRAPHS[type]
    )
    await exchange.respond(200, body, type, [_FRESH])


async def open_api(service: "Service", exchange: Exchange, _: dict[str, str]) -> None:
    """`/openapi.json`: the questions as OpenAPI 3.1."""
    exchange.only("GET", "HEAD")
    generation = service.generation()
    exchange.generation = generation.name
    told = openapi.describe(list(generation.questions.values()), exchange.base)
    await exchange.respond(200, json.dumps(told, ensure_ascii=False).encode() + b"\n", _JSON, [_FRESH])


async def terms(service: "Service", exchange: Exchange, _: dict[str, str]) -> None:
    """`/terms.json`: what the editor completes."""
    exchange.only("GET", "HEAD")
    await service.answer(exchange, {"do": "page", "page": "terms"}, ("terms",))


async def prefix_list(_: "Service", exchange: Exchange, __: dict[str, str]) -> None:
    """`/prefixes.json`: prefix → namespace."""
    exchange.only("GET", "HEAD")
    body = json.dumps(dict(prefixes()), indent=1).encode() + b"\n"
    await exchange.respond(200, body, _JSON, [_FRESH])


def document(name: str | None = None) -> Page:
    """A door to a document as it ships; to any `/NAME.md` when no name is given.

    `/llms.txt` is what a language model should know before it asks (https://llmstxt.org); the others it links to.
    """

    async def told(_: "Service", exchange: Exchange, path: dict[str, str]) -> None:
        exchange.only("GET", "HEAD")
        wanted = name or f"{path['name']}.md"
        for place in docs_dir().iterdir():  # listed, so that no name leads elsewhere
            if place.name == wanted:
                await exchange.respond(200, place.read_bytes(), "text/markdown", [_FRESH])
                return
        raise Problem("not-found", f"There is no document {wanted}.", f"没有文档 {wanted}。")

    return told


async def file(_: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/static/HASH/NAME`: a file that pages load."""
    exchange.only("GET", "HEAD")
    found = static.files().get(path["name"])
    if found is None or found.digest != path["digest"]:
        raise Problem("not-found", f"There is no file {exchange.path}.", f"没有文件 {exchange.path}。")
    headers = [("Cache-Control", static.FOREVER), ("ETag", f'"{found.digest}"')]
    if exchange.gzip:
        headers.append(("Content-Encoding", "gzip"))
    await exchange.respond(200, found.packed if exchange.gzip else found.body, found.type, headers)


PROGRAMS: tuple[tuple[str, Page], ...] = (
    ("/.well-known/void", well_known_void),
    ("/openapi.json", open_api),
    ("/terms.json", terms),
    ("/prefixes.json", prefix_list),
    ("/llms.txt", document("llms.txt")),
    ("/llms-full.txt", document("llms-full.txt")),
    ("/{name}.md", document()),
    ("/static/{digest}/{name:path}", file),
)
