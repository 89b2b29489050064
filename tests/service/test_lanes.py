"""Places of the own lane are shared: one client's questions, however long, leave room for another's."""

import asyncio

import pytest

from nbs_graph.service.budget import Budget
from nbs_graph.service.lanes import Lanes
from nbs_graph.service.problems import Problem
from nbs_graph.service.settings import Settings


def lanes(*, own: bool, **limits: float) -> Lanes:
    settings = Settings(**{"workers": 4, "queue_seconds": 0.05, **limits})  # type: ignore[arg-type]
    return Lanes(settings, Budget(per_client=64, seconds=0), own=own)


def test_one_client_has_half_of_the_own_lane() -> None:
    """A third has to wait though there is room; another client need not; what is given back is taken at once."""

    async def run() -> None:
        made = lanes(own=True)
        await made.enter("a", 9)
        await made.enter("a", 9)
        with pytest.raises(Problem):
            await made.enter("a", 9)
        third = asyncio.ensure_future(made.enter("a", 9))
        await made.enter("b", 9)
        await made.enter("b", 9)
        fourth = asyncio.ensure_future(made.enter("c", 9))
        await asyncio.sleep(0)
        made.leave_fast("b")
        await fourth
        assert not third.done()
        made.leave_fast("a")
        await third

    asyncio.run(run())


def test_queries_may_have_the_whole_lane() -> None:
    """They move to the long lane when they are long."""

    async def run() -> None:
        made = lanes(own=False)
        for _ in range(4):
            await made.enter("a", 9)
        with pytest.raises(Problem):
            await made.enter("b", 9)

    asyncio.run(run())


def test_no_place_is_lost() -> None:
    """Whoever gives up in the queue, at whatever moment, leaves all places to others; and no account is kept."""

    async def run() -> None:
        made = lanes(own=True, workers=2, queue_seconds=5)
        await made.enter("a", 9)
        waiting = [asyncio.ensure_future(made.enter("a", 9)) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        made.leave_fast("a")
        waiting[0].cancel()  # just when its turn has come
        await asyncio.wait(waiting)
        assert [task.cancelled() for task in waiting] == [True, True, False]
        made.leave_fast("a")
        await made.enter("a", 9)
        await made.enter("b", 9)
        for client in "ab":
            made.leave_fast(client)
        assert (made._fast, made._held, list(made._queue)) == (0, {}, [])

    asyncio.run(run())
