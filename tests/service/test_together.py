"""Many who ask the same at once: one run, every one of them answered, and nobody answered with what is another's."""

import asyncio

import pytest

from nbs_graph.service.cache import Kept
from nbs_graph.service.problems import Problem, busy
from nbs_graph.service.together import Together


def kept(tag: str | None) -> Kept:
    return Kept("text/csv", b"x", gzip=False, generation="g", tag=tag)


def outcome(answers: list[object], askers: int = 5) -> tuple[list[object], int]:
    """What each of the askers got, and how many runs there were; `answers` are given out run by run."""
    runs = 0

    async def answer() -> Kept:
        nonlocal runs
        runs += 1
        given = answers[min(runs, len(answers)) - 1]
        await asyncio.sleep(0.01)
        if isinstance(given, BaseException):
            raise given
        assert isinstance(given, Kept)
        return given

    async def all_at_once() -> list[object]:
        together = Together()
        return await asyncio.gather(
            *(together.run("key", answer) for _ in range(askers)), return_exceptions=True
        )

    return asyncio.run(all_at_once()), runs


def test_one_run_for_all() -> None:
    """The first ran it, the others shared it."""
    answer = kept("t")
    found, runs = outcome([answer])
    assert runs == 1
    assert found == [(answer, False), *[(answer, True)] * 4]


def test_what_is_not_kept_is_not_shared() -> None:
    """RAND() for each."""
    _, runs = outcome([kept(None)])
    assert runs == 5


def test_a_fault_of_the_query_is_everybodys() -> None:
    """A syntax error or a timeout is told to all, after one run."""
    found, runs = outcome([Problem("timeout", "t", "t")])
    assert runs == 1
    assert all(isinstance(one, Problem) and one.kind == "timeout" for one in found)


@pytest.mark.parametrize(
    "own", [busy(1, "b", "b"), busy(1, "b", "b", "too-many-requests"), RuntimeError("left")]
)
def test_a_fault_of_the_asker_is_its_own(own: Exception) -> None:
    """The next takes over, and the others share its answer."""
    answer = kept("t")
    found, runs = outcome([own, answer])
    assert runs == 2
    assert found.count(own) == 1
    assert found.count((answer, True)) == 3
