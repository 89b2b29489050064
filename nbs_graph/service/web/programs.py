"""Doors for programs: what there is and how to ask for it, beside the endpoint itself."""

import json
from typing import TYPE_CHECKING

from nbs_graph.namespaces import prefixes
from nbs_graph.service import media
from nbs_graph.service.exchange import Exchange
from nbs_graph.service.problems import Problem, not_acceptable, shown
from nbs_graph.service.web import shipped, static
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
    asked = {"do": "page", "page": "void", "base": exchange.base, "graph": type}
    await service.answer(exchange, asked, ("void", exchange.base, type))


async def open_api(service: "Service", exchange: Exchange, _: dict[str, str]) -> None:
    """`/openapi.json`: the questions as OpenAPI 3.1."""
    exchange.only("GET", "HEAD")
    await service.answer(
        exchange, {"do": "page", "page": "openapi", "base": exchange.base}, ("openapi", exchange.base)
    )


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
    """A door to a document that ships; to any `/NAME.md` when no name is given.

    `/llms.txt` is what a language model should know before it asks (https://llmstxt.org); the others it links to.
    """

    async def told(_: "Service", exchange: Exchange, path: dict[str, str]) -> None:
        exchange.only("GET", "HEAD")
        wanted = name or f"{path['name']}.md"
        found = shipped.document(wanted)
        if found is None:
            raise Problem(
                "not-found", f"There is no document {shown(wanted)}.", f"没有文档 {shown(wanted)}。"
            )
        await exchange.unless_known(found.tag, found.body, "text/markdown", [_FRESH])

    return told


async def file(_: "Service", exchange: Exchange, path: dict[str, str]) -> None:
    """`/static/HASH/NAME`: a file that pages load."""
    exchange.only("GET", "HEAD")
    found = static.files().get(path["name"])
    if found is None or found.digest != path["digest"]:
        raise Problem(
            "not-found", f"There is no file {shown(exchange.path)}.", f"没有文件 {shown(exchange.path)}。"
        )
    headers = [("Cache-Control", static.FOREVER)]
    if exchange.gzip:
        headers.append(("Content-Encoding", "gzip"))
    body = found.packed if exchange.gzip else found.body
    await exchange.unless_known(f'W/"{found.digest}"', body, found.type, headers)


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
