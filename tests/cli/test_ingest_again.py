"""`nbs-graph ingest` where something is already: what an editor did stays, what the graph has is not made again."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.newsletters.small import SMALL

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ENTRY = "01-*.yaml"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """A small issue, alone in its folder."""
    path = tmp_path / "issue.txt"
    path.write_text(SMALL, "utf-8")
    return path


def state(folder: Path) -> dict[str, str]:
    """What every file of a folder holds."""
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.*"))}


def test_a_second_run_changes_nothing(nbs: Run, issue: Path) -> None:
    """No file, and it says so."""
    out = issue.parent / "out"
    nbs("ingest", str(issue), "--out", str(out), store=None)
    before = state(out)
    done = nbs("ingest", str(issue), "--out", str(out), store=None)
    assert (done.returncode, done.stdout, state(out)) == (0, "", before)
    assert f"0 new, 0 renewed, {len(before) - 1} unchanged" in done.stderr


def test_an_edited_draft_is_kept(nbs: Run, issue: Path) -> None:
    """While the others follow the newsletter."""
    out = issue.parent / "out"
    nbs("ingest", str(issue), "--out", str(out), store=None)
    first, second = sorted(out.glob("0*.yaml"))
    first.write_text(first.read_text("utf-8") + "# mine\n", "utf-8")
    mine = first.read_text("utf-8")
    issue.write_text(SMALL.replace("2024 年 5 月 9 日", "2024 年 5 月 8 日").replace("2 亿", "3 亿"), "utf-8")
    done = nbs("ingest", str(issue), "--out", str(out), store=None)
    assert first.read_text("utf-8") == mine
    assert "300000000" in second.read_text("utf-8")
    assert f"{first}: edited; left alone" in done.stderr


@pytest.mark.parametrize("record", [True, False])
def test_a_file_that_was_there_is_kept(nbs: Run, issue: Path, record: bool) -> None:
    """Also when the record of what was written is lost."""
    out = issue.parent / "out"
    nbs("ingest", str(issue), "--out", str(out), store=None)
    (first,) = out.glob(ENTRY)
    first.write_text("id: publication/mine\n", "utf-8")
    if not record:
        (out / ".ingest.json").unlink()
    nbs("ingest", str(issue), "--out", str(out), store=None)
    assert first.read_text("utf-8") == "id: publication/mine\n"


def test_a_deleted_draft_is_not_made_again(nbs: Run, issue: Path) -> None:
    """It was somebody's wish."""
    out = issue.parent / "out"
    nbs("ingest", str(issue), "--out", str(out), store=None)
    (first,) = out.glob(ENTRY)
    first.unlink()
    done = nbs("ingest", str(issue), "--out", str(out), store=None)
    assert not first.exists()
    assert f"{first}: taken away; not made again" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ("红树林恢复的效益", "《基于自然的洪水适应方案：生物物理—经济综合评估》", "title"),
        (
            "https://example.org/mangroves",
            "https://www.sciencedirect.com/science/article/pii/S0048969723048271?utm_source=x",
            "address",
        ),
        ("https://example.org/mangroves", "https://doi.org/10.1038/S41558-023-01737-X", "DOI"),
    ],
)
def test_a_work_that_the_graph_has_is_recognised(
    nbs: Run, issue: Path, old: str, new: str, sign: str
) -> None:
    """No draft is made of it; the issue covers the entry that is there."""
    issue.write_text(SMALL.replace(old, new), "utf-8")
    done = nbs("ingest", str(issue), "--out", "out", store=None, cwd=issue.parent)
    assert not list((issue.parent / "out").glob(ENTRY))
    covered = yaml.safe_load((issue.parent / "out" / "issue.yaml").read_text("utf-8"))["items"][0]["main"]
    assert f"1: is {covered} of the graph (by its {sign})" in done.stderr
    assert covered.startswith("publication/")
