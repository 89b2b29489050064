"""The cache, the budget and the sense of what is long, as parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.service.budget import Budget
from nbs_graph.service.cache import Cache, Kept
from nbs_graph.service.problems import KINDS, Problem
from nbs_graph.service.typical import Typical


def kept(size: int) -> Kept:
    return Kept("text/csv", b"x" * size, gzip=False, generation="g", tag='W/"t"')


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3000)), max_size=80))
def test_the_cache_stays_within_its_bytes(puts: list[tuple[int, int]]) -> None:
    """Whatever is put in; and the last that fits is there."""
    cache = Cache(10_000)
    for key, size in puts:
        cache.put(key, kept(size))
        assert cache.size <= 10_000
        found = cache.get(key)
        assert (found is not None and len(found.body) == size) or size + 600 > 2500


def test_the_least_recently_used_goes_first() -> None:
    """Reading keeps."""
    cache = Cache(8_000)
    for key in "abc":
        cache.put(key, kept(1400))
    assert cache.get("a") is not None
    cache.put("d", kept(1400))
    cache.put("e", kept(1400))
    assert cache.get("a") is not None
    assert cache.get("b") is None


@given(st.recursive(st.text(max_size=5) | st.none(), st.tuples), st.integers(1, 20_000))
def test_what_strangers_write_into_keys_counts(key: object, length: int) -> None:
    """However deep it is in the key: the graphs of a request, the values of parameters."""
    small, large = Cache(10**9), Cache(10**9)
    small.put(((key, "g"), key), kept(1))
    large.put(((key, "g" * (1 + length)), key), kept(1))
    assert large.size - small.size == length


def test_a_budget_runs_out_and_comes_back() -> None:
    """A second of long queries comes back each second."""
    now = [0.0]
    budget = Budget(per_client=1, seconds=10, clock=lambda: now[0])
    budget.lengthen("a")
    budget.charge("a", 25)
    assert budget.wait("a") == 15
    assert budget.wait("b") == 0
    now[0] = 12
    assert budget.wait("a") == 3
    now[0] = 20
    assert budget.wait("a") == 0


def test_requests_at_a_time_are_counted_by_client() -> None:
    """One too many is refused, another client's is not, and one that ended makes room."""
    budget = Budget(per_client=2, seconds=0)
    budget.enter("a")
    budget.enter("a")
    budget.enter("b")
    with pytest.raises(Problem) as refused:
        budget.enter("a")
    assert refused.value.status == 429
    assert refused.value.headers["Retry-After"] == "1"
    budget.leave("a")
    budget.enter("a")


def test_clients_are_forgotten() -> None:
    """Accounts do not grow without bound."""
    budget = Budget(per_client=2, seconds=5)
    for number in range(30_000):
        budget.enter(str(number))
        budget.leave(str(number))
    assert len(budget._accounts) <= 10_000


@given(st.lists(st.floats(0, 100), max_size=300))
def test_what_is_long_stays_in_bounds(times: list[float]) -> None:
    """Never below 50 ms, never above 2 s, whatever was seen."""
    typical = Typical()
    for seconds in times:
        typical.learn(seconds)
        assert 0.05 <= typical.long <= 2.0


def test_what_is_long_follows_the_graph() -> None:
    """On a graph where queries take 200 ms, 300 ms is not long."""
    typical = Typical()
    for _ in range(50):
        typical.learn(0.2)
    assert typical.long > 0.3
    for _ in range(300):
        typical.learn(0.002)
    assert typical.long == 0.05


def test_every_problem_is_told_in_both_languages() -> None:
    """Titles differ, statuses are errors of HTTP."""
    for status, en, zh in KINDS.values():
        assert 400 <= status < 600
        assert en != zh
        assert any("\u4e00" <= letter <= "\u9fff" for letter in zh)
