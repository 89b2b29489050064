"""`python -m benchmarks.serving` measures what it says, and its page tells it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import serving_page
from benchmarks.serving import __main__ as serving
from benchmarks.serving import embedded, questions, rounds
from benchmarks.serving.load import Load, Shot
from nbs_graph.graph.catalogue import question

FEW = ("entries-by-sdg", "why", "sdg-coverage")


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three questions only."""
    caches = (questions.named, questions._given, questions._texts)
    for module in (questions, embedded):
        monkeypatch.setattr(module, "questions", lambda: [question(name) for name in FEW])
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file for the figures that the page reads too."""
    kept = tmp_path / "figures-serving.json"
    monkeypatch.setattr(serving_page, "KEPT", kept)
    return kept


def measured(out: Path, *asked: str) -> dict[str, dict[str, object]]:
    assert serving.main([*asked, "--quiet", "0.1", "--out", str(out)]) == 0
    found: dict[str, dict[str, object]] = json.loads(out.read_text("utf-8"))
    return found


@pytest.mark.slow
def test_over_http(out: Path) -> None:
    """Beside the bare server, under attack and under a swap: every good request is answered, and the page tells of it."""
    assert serving_page.page() == ""
    measured(out, "load", "--rounds", "2", "--copies", "2", "--seconds", "0.5")
    measured(out, "attack", "--rounds", "1", "--seconds", "0.5")
    kept = measured(out, "swaps", "--times", "1")
    for part, name, requests in (
        ("load", "never seen, ours", 12),
        ("load", "never seen, oxigraph serve", 12),
        ("load", "repeated, ours", 48),
    ):
        told = kept[part][name]
        assert (told["requests"], told["statuses"]) == (requests, {"200": requests})
    assert set(kept["attack"]["named questions, a tenth hostile"]["statuses"]) == {"200"}
    assert set(kept["swaps"]["statuses"]) == {"200"}
    assert (kept["swaps"]["generations seen"], kept["swaps"]["errors"]) == (2, 0)
    page = serving_page.page()
    assert "| never seen, oxigraph serve | 12 | " in page
    assert "Errors, mixed generations among them: 0; generations seen: 2." in page
    assert page.count("others took") == 6


@pytest.mark.slow
def test_without_a_server(out: Path) -> None:
    """Ours, the bare engine's and rdflib's answers have as many rows; what is stopped counts with its limit."""
    told = measured(out, "embedded", "20", "--limit", "20")["embedded"]["20"]
    assert told["rows differ"] == []
    assert set(told["rdflib"]["rdflib"]) == set(FEW)
    assert told["given"]["why"]["entry"].startswith("https://w3id.org/nbs-graph/id/publication/")
    assert told["memory"]["ours"]["why"]["rows"] > 0
    page = serving_page.page()
    assert f"| 20 | {told['quads']:,} | " in page
    assert "| none | — |" in page


def test_ratios_are_of_what_was_measured() -> None:
    """A geometric mean of the other's time by the first's; rows are compared where there are any."""
    one = {"a": {"ms": 1.0, "rows": 3}, "b": {"ms": 2.0, "rows": 4}}
    other = {"a": {"ms": 4.0, "rows": 3}, "b": {"ms": 18.0, "stopped": True}}
    assert embedded.mean(one, other) == 6.0
    assert embedded.differing(one, other) == []
    assert embedded.differing(one, {"a": {"ms": 1.0, "rows": 2}, "b": {"ms": 1.0, "rows": 4}}) == ["a"]


def test_rounds_are_told_together() -> None:
    """The rate is the median round's, the times are of all requests."""
    made = [Load(seconds, [Shot(200, 0.001 * n, b"", {}, "") for n in range(100)]) for seconds in (1, 2, 4)]
    told = rounds.told(made)
    assert told["requests a second"] == 50.0
    assert told["slowest, fastest round"] == [25.0, 100.0]
    assert (told["p50 ms"], told["p99 ms"]) == (50.0, 99.0)
    assert told["statuses"] == {"200": 300}


def test_no_query_is_sent_twice_as_never_seen() -> None:
    """Not in one call, and not in two."""
    sent = [ask.body for _ in range(2) for ask in questions.never_seen("/sparql", 3)]
    assert len(set(sent)) == len(sent) == 2 * 3 * len(FEW)
