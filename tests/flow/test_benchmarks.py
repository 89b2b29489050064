"""`make bench` measures what it says, writes both pages, and fails when a promise is not kept."""

import json
from pathlib import Path

import pytest

from benchmarks import run as bench


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data of the checkout, and a docs/ of its own to write to."""
    (tmp_path / "data").symlink_to(bench.ROOT / "data")
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    return tmp_path


def written(place: Path) -> tuple[dict[str, object], str]:
    """Both pages."""
    docs = place / "docs"
    return json.loads((docs / "figures.json").read_text("utf-8")), (docs / "figures.md").read_text("utf-8")


def test_the_pages_tell_what_was_measured(elsewhere: Path) -> None:
    """Medians and ranges on the page, all runs in the raw file, differing bytes counted."""
    made = bench.figure(
        "a thing", ["query", f"{elsewhere}/data"], 500, [(100.0, 110.0), (300.0, 320.0), (200.0, 210.0)]
    )
    assert (made.command, made.median) == ("nbs-graph query data", 200)
    bench.write([made], [{"a.ttl": "0" * 64}, {"a.ttl": "f" * 64}])
    raw, page = written(elsewhere)
    assert raw["milliseconds"][0]["cpu"] == [100.0, 300.0, 200.0]  # type: ignore[index]
    assert raw["sha256"] == {"a.ttl": ["0" * 64, "f" * 64]}
    assert "| a thing | `nbs-graph query data` | 500 | 200 | 100–300 | 210 | 3 |" in page
    assert "| `a.ttl` | 2 | " in page


def test_a_command_is_measured(tmp_path: Path) -> None:
    """A real command takes some time of the processor, and no less of the clock than nothing."""
    cpu, wall = bench.run(["--version"], tmp_path)
    assert cpu > 0
    assert wall > 0


@pytest.mark.parametrize(
    ("took", "digests", "code"),
    [(90.0, ["0", "0"], 0), (900.0, ["0", "0"], 1), (90.0, ["0", "f"], 1)],
    ids=["kept", "slow", "bytes differ"],
)
def test_the_exit_code_says_whether_promises_hold(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, took: float, digests: list[str], code: int
) -> None:
    """1 when a command takes longer than promised, or when two builds differ."""
    monkeypatch.setattr(bench, "SEEDS", range(2))
    monkeypatch.setattr(bench, "run", lambda *_, **__: (took, took))
    monkeypatch.setattr(bench, "built", lambda _, seed, __: ((took, took), {"a.ttl": digests[seed] * 64}))
    assert bench.main() == code
    assert written(elsewhere)[0]["seeds"] == 2


@pytest.mark.slow
def test_it_runs_from_end_to_end(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command once, on the real data; how fast this machine is does not matter here."""
    monkeypatch.setattr(bench, "RUNS", 1)
    monkeypatch.setattr(bench, "SEEDS", range(1))
    bench.main()
    raw, page = written(elsewhere)
    assert {"nbs-graph.ttl", "nbs-graph.trig", "void.ttl"} <= set(raw["sha256"])  # type: ignore[call-overload]
    assert page.count("`nbs-graph ") == 6
