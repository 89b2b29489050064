"""Those who ask the same at the same time are answered by one run of it: after a swap everybody asks what was kept."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable

from nbs_graph.service.cache import Kept
from nbs_graph.service.problems import Problem

# Refusals that are of the one who asked, or of the moment; the next in line tries for itself.
_OWN = {"too-many-requests", "busy", "not-ready"}


class _NotSharedError(Exception):
    """What the first one got is not for others."""


class Together:
    """Runs that are under way, by what they are for."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Future[Kept]] = {}

    async def run(self, key: Hashable, answer: Callable[[], Awaitable[Kept]]) -> tuple[Kept, bool]:
        """The answer to a key, and whether it is that of another's run.

        Args:
            answer: runs it, when nobody else does. What may not be kept is run for each.
        Raises:
            Problem: as the run says, also to those who waited for it.
        """
        while (other := self._under_way.get(key)) is not None:
            try:
                kept = await asyncio.shield(other)
            except _NotSharedError:
                continue
            return (await answer(), False) if kept.tag is None else (kept, True)
        mine: asyncio.Future[Kept] = asyncio.get_running_loop().create_future()
        self._under_way[key] = mine
        try:
            kept = await answer()
        except BaseException as error:
            told = error if isinstance(error, Problem) and error.kind not in _OWN else _NotSharedError()
            mine.set_exception(told)
            mine.exception()  # seen: nobody may be waiting
            raise
        else:
            mine.set_result(kept)
            return kept, False
        finally:
            del self._under_way[key]
