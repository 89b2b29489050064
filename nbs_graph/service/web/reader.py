"""Who reads a page: in which language, and from how deep in the site."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from nbs_graph.service import media, protocol
from nbs_graph.service.exchange import Exchange
from nbs_graph.service.problems import KINDS, Problem
from nbs_graph.service.web import markup, policy

if TYPE_CHECKING:
    from nbs_graph.service.asked import Service

_NEAR = "did_you_mean"


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader.

    Args:
        tongue: `en` or `zh`. chosen: whether asked for in the address, so that links keep it.
        root: the way to the root of the site: pages work under any prefix, whatever `Host` says.
    """

    tongue: str
    chosen: bool
    root: str

    @property
    def keep(self) -> str:
        """The query string of links that need nothing else."""
        return f"?lang={self.tongue}" if self.chosen else ""

    def query(self, **fields: str) -> str:
        """A query string that keeps the chosen language."""
        return f"?{urlencode({**fields, **({'lang': self.tongue} if self.chosen else {})})}"

    def switch(self, *fields: tuple[str, str]) -> str:
        """The query string under which the page is found in the other language."""
        return "?" + urlencode([*fields, ("lang", markup.OTHER[self.tongue])])

    def request(self, page: str, *fields: tuple[str, str]) -> dict[str, object]:
        """What a worker needs to know of the reader, as a request for a page."""
        return {
            "do": "page",
            "page": page,
            "lang": self.tongue,
            "chosen": self.chosen,
            "root": self.root,
            "switch": self.switch(*fields),
        }


def read_by(exchange: Exchange) -> Reader:
    """The reader of a request: `?lang=`, else Accept-Language.

    Raises:
        Problem: 400, another language, or two.
    """
    lang = protocol.language(protocol.fields(exchange.query))
    depth = exchange.path.count("/") - 1
    return Reader(exchange.tongue, lang is not None, "../" * depth or "./")


def in_browser(exchange: Exchange, *offered: str) -> bool:
    """Whether a page is what the client wants most, of `offered` and a page."""
    return exchange.accept(*offered, media.HTML) == media.HTML


async def send(
    exchange: Exchange,
    template: str,
    reader: Reader,
    *,
    status: int = 200,
    allowed: str = policy.PAGE,
    **values: object,
) -> None:
    """Send a page that needs no query."""
    body = markup.page(template, reader.tongue, reader.root, keep=reader.keep, **values)
    caching = "no-cache" if status == 200 else "no-store"
    headers = [("Cache-Control", caching), ("Content-Language", reader.tongue)]
    await exchange.respond(status, body, media.HTML, headers, allowed)


Page = Callable[["Service", Exchange, dict[str, str]], Awaitable[None]]


def readable(door: Page) -> Page:
    """A door whose problems come as a page to whoever would rather read one."""

    async def answered(service: "Service", exchange: Exchange, path: dict[str, str]) -> None:
        try:
            await door(service, exchange, path)
        except Problem as problem:
            await refuse(exchange, problem)

    return answered


async def refuse(exchange: Exchange, problem: Problem) -> None:
    """Send a problem as a page.

    Raises:
        Problem: that one, for whoever would rather have a problem document.
    """
    if not in_browser(exchange, media.PROBLEM, "application/json"):
        raise problem
    exchange.outcome = exchange.outcome or problem.kind
    try:
        reader = read_by(exchange)
    except Problem:
        reader = Reader(exchange.tongue, chosen=False, root="../" * (exchange.path.count("/") - 1) or "./")
    status, en, zh = KINDS[problem.kind]
    body = markup.page(
        "problem.html",
        reader.tongue,
        reader.root,
        keep=reader.keep,
        switch=reader.switch(),
        code=status,
        title=zh if reader.tongue == "zh" else en,
        detail=problem.zh if reader.tongue == "zh" else problem.en,
        near=problem.more.get(_NEAR),
        id=exchange.id,
    )
    headers = [*problem.headers.items(), ("Cache-Control", "no-store"), ("Content-Language", reader.tongue)]
    await exchange.respond(status, body, media.HTML, headers, policy.PAGE)
