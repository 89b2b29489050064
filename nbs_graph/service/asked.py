"""From a request that is understood to the answer that is sent: cache, worker, entity tags."""

import time
from collections.abc import Mapping
from typing import Any

from nbs_graph.service import media
from nbs_graph.service.budget import Budget
from nbs_graph.service.cache import Cache, Kept, entity_tag
from nbs_graph.service.exchange import Exchange
from nbs_graph.service.generations import Generation, Generations
from nbs_graph.service.negotiation import media_type
from nbs_graph.service.pool import Pool
from nbs_graph.service.problems import Problem, busy, not_acceptable, shown
from nbs_graph.service.settings import MEGABYTE, Settings
from nbs_graph.service.together import Together
from nbs_graph.service.web import policy

_LARGE = MEGABYTE
_AT_ONCE = 8  # largest answers that may be held for clients at once
_ROWS = tuple(media.ROWS)
_GRAPHS = tuple(media.GRAPHS)


class Service:
    """What all doors of the service share.

    Args:
        generations: what is served; opened.
    """

    def __init__(self, settings: Settings, generations: Generations) -> None:
        self.settings = settings
        self.generations = generations
        self.budget = Budget(settings.per_client, settings.budget)
        self.pool = Pool(settings, generations, self.budget)
        self.cache = Cache(settings.cache)
        self.started = time.time()
        self._cached_of = ""
        self._sending = 0
        self._together = Together()

    def generation(self) -> Generation:
        """What is served now.

        Raises:
            Problem: 503, nothing yet.
        """
        current = self.generations.current
        if current is None:
            raise busy(2, "The graph is being opened.", "图谱正在打开。", "not-ready")
        if current.name != self._cached_of:
            self.cache.clear()
            self._cached_of = current.name
        return current

    async def answer(self, exchange: Exchange, request: Mapping[str, Any], key: tuple[Any, ...]) -> None:
        """Answer a request for a worker, from the cache where it was answered before.

        Args:
            request: see `answering.Answering`.
            key: what the answer depends on beside the generation.
        Raises:
            Problem: there is no answer.
        """
        generation = self.generation()
        whole = (generation.name, exchange.gzip, *key)
        kept = self.cache.get(whole)
        if kept is None:
            run = lambda: self._run(exchange, {**request, "gzip": exchange.gzip}, whole)  # noqa: E731 -- said once
            kept, shared = await self._together.run(whole, run)
            exchange.cached = shared
        else:
            exchange.cached = True
        exchange.generation = kept.generation
        size = len(kept.body) if len(kept.body) > _LARGE else 0
        if size and self._sending + size > _AT_ONCE * self.settings.max_answer * MEGABYTE:
            raise busy(
                5,
                "Too many large answers are on their way; try again.",
                "正在传送的大型结果过多，请稍后重试。",
            )
        self._sending += size
        try:
            await self._send(exchange, kept)
        finally:
            self._sending -= size

    async def _run(self, exchange: Exchange, request: Mapping[str, Any], key: tuple[Any, ...]) -> Kept:
        self.budget.enter(exchange.client)
        try:
            reply = await self.pool.run(request, exchange.client, exchange.gone, exchange.started)
        finally:
            self.budget.leave(exchange.client)
        exchange.outcome = "answered"
        head = reply.head
        tag = None if head["volatile"] else entity_tag(reply.generation, reply.body)
        beside = tuple((name, value) for name, value in head["headers"])
        kept = Kept(head["type"], reply.body, head["gzip"], reply.generation, tag, beside, head["status"])
        if tag is not None:
            self.cache.put((reply.generation, *key[1:]), kept)
        return kept

    @staticmethod
    async def _send(exchange: Exchange, kept: Kept) -> None:
        headers = [("Cache-Control", "no-cache" if kept.tag else "no-store"), *kept.headers]
        if kept.gzip:
            headers.append(("Content-Encoding", "gzip"))
        allowed = policy.PAGE if kept.type == media.HTML else policy.NOTHING
        if kept.tag:
            await exchange.unless_known(
                kept.tag, kept.body, kept.type, headers, status=kept.status, policy=allowed
            )
        else:
            await exchange.respond(kept.status, kept.body, kept.type, headers, allowed)


def types(exchange: Exchange, format: str | None) -> tuple[str | None, str | None]:
    """The media types for rows and for a graph: by `?format=`, else by Accept; None where none suits.

    Raises:
        Problem: 400, an unknown format; 406, nothing suits either kind.
    """
    if format is not None:
        named = media.named(format)
        if named is None:
            known = ", ".join(media.TOLD)
            raise Problem(
                "bad-parameter",
                f"There is no format “{shown(format)}”. Known: {known}.",
                f"没有格式“{shown(format)}”。可用：{known}。",
            )
        return named.rows, named.graph
    accept = exchange.headers.get("accept")
    rows, graph = media_type(accept, _ROWS), media_type(accept, _GRAPHS)
    if rows is None and graph is None:
        raise not_acceptable((*media.MAIN_ROWS, *media.MAIN_GRAPHS))
    return rows, graph
