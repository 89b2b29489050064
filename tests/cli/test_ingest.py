"""`nbs-graph ingest`: an issue becomes drafts that an editor can finish, and nothing of an editor's is lost."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml

from tests.newsletters.small import SMALL

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ISSUES = Path(__file__).resolve().parents[1] / "newsletters"
WHOLE = ISSUES / "2025-10" / "newsletter.txt"
ENTRY = "01-*.yaml"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """A small issue, alone in its folder."""
    path = tmp_path / "issue.txt"
    path.write_text(SMALL, "utf-8")
    return path


@pytest.fixture(scope="module")
def drafts(nbs: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drafts of a whole issue, with `text.txt` beside the folder."""
    folder = tmp_path_factory.mktemp("whole")
    done = nbs("ingest", str(WHOLE), "--out", "drafts", "--text-out", "text.txt", store=None, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "drafts"


def documents(folder: Path) -> list[dict[str, Any]]:
    """The drafts, read as YAML."""
    return [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.rglob("*.yaml"))]


def quotes(value: Any) -> Iterator[dict[str, str]]:
    """Every piece of evidence in a draft."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes(part)


def test_an_issue_becomes_drafts(drafts: Path) -> None:
    """One for each item, in order, the issue, its people and organisations."""
    names = sorted(path.name for path in drafts.glob("*.yaml"))
    assert [name[:2] for name in names[:-1]] == [f"{number:02}" for number in range(1, 31)]
    assert names[-1] == "issue.yaml"
    assert list((drafts / "people").glob("*.yaml"))
    assert list((drafts / "organisations").glob("*.yaml"))


def test_validate_finds_no_violation(nbs: Run, drafts: Path) -> None:
    """Untouched drafts are to be reviewed, no more."""
    done = nbs("validate", "--format", "json", str(drafts), store=None)
    said = json.loads(done.stdout)["diagnostics"]
    assert done.returncode == 0
    assert not [one for one in said if one["severity"] == "violation"]
    assert {one["file"] for one in said if one["code"] == "NBS101"} == {
        str(path) for path in drafts.rglob("*.yaml")
    }


def test_every_draft_is_marked_for_review(drafts: Path) -> None:
    """In both languages."""
    for document in documents(drafts):
        assert document["review"]["en"], document["id"]
        assert len(document["review"]["en"]) == len(document["review"]["zh"])


def test_evidence_of_drafts_is_in_the_text(drafts: Path) -> None:
    """Quotes stand where they say, but for white space."""
    text = (drafts.parent / "text.txt").read_text("utf-8")
    found = [quote for document in documents(drafts) for quote in quotes(document)]
    assert len(found) > 100
    for quote in found:
        start, end = map(int, quote["at"].split("-"))
        assert "".join(text[start:end].split()) == "".join(quote["quote"].split())


def test_the_issue_lists_its_items(drafts: Path) -> None:
    """All that was drafted, in order, with as many links as were printed."""
    listed = yaml.safe_load((drafts / "issue.yaml").read_text("utf-8"))
    items = [yaml.safe_load(path.read_text("utf-8"))["id"] for path in sorted(drafts.glob("[0-9]*.yaml"))]
    assert [item["main"] for item in listed["items"]] == items
    assert listed["expectedItems"] == len(items)
    assert listed["expectedLinks"] == sum(len(item.get("links", ())) for item in listed["items"])


def test_the_report_says_what_was_read(nbs: Run, issue: Path) -> None:
    """The month and how it is known, coverage, sections, what is left over; files on standard output."""
    done = nbs("ingest", str(issue), "--out", "out", store=None, cwd=issue.parent)
    for words in (
        "Issue of 2024-05 (as printed); 2 items, 2 links",
        "100.00 %",
        "研究: 1",
        "行业动态: 1",
        "Left over: nothing",
    ):
        assert words in done.stderr
    assert set(done.stdout.split()) == {
        str(path.relative_to(issue.parent)) for path in (issue.parent / "out").rglob("*.yaml")
    }


def test_the_report_may_be_a_file_in_chinese(nbs: Run, issue: Path) -> None:
    """And then nothing is said beside it."""
    done = nbs(
        "ingest",
        str(issue),
        "--out",
        "out",
        "--report",
        "report.txt",
        "--lang",
        "zh",
        store=None,
        cwd=issue.parent,
    )
    assert done.stderr == ""
    assert "2024-05 期（原文所印）；2 个条目" in (issue.parent / "report.txt").read_text("utf-8")


def test_drafts_go_to_a_folder_of_the_month(nbs: Run, issue: Path) -> None:
    """Unless told otherwise."""
    assert nbs("ingest", str(issue), store=None, cwd=issue.parent).returncode == 0
    assert (issue.parent / "drafts" / "2024-05" / "issue.yaml").is_file()


def test_left_overs_are_told(nbs: Run, issue: Path) -> None:
    """With their place and reason."""
    issue.write_text(SMALL + "\n三、6 月环保日历\n6 月 5 日 世界环境日\n更多活动另行通知\n", "utf-8")
    done = nbs("ingest", str(issue), "--out", "out", store=None, cwd=issue.parent)
    assert "16: no date and name of a day: 更多活动另行通知" in done.stderr
    assert "100.00 %" not in done.stderr


KEYS = {"section", "kind", "title_zh", "title_en", "date", "authors", "links", "doi", "money", "sdgs", "findings", "organisations", "rrule", "evidence"}  # fmt: skip


def test_json_is_the_neutral_list(nbs: Run, tmp_path: Path) -> None:
    """With the keys of the contract, no file written, and offsets that point at the words of `--text-out`."""
    done = nbs("ingest", str(WHOLE), "--format", "json", "--text-out", "text.txt", store=None, cwd=tmp_path)
    said, text = json.loads(done.stdout), (tmp_path / "text.txt").read_text("utf-8")
    assert {"source", "entries", "leftovers", "coverage"} <= set(said)
    assert said["source"]["chars"] == len(text)
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]
    for entry in said["entries"]:
        assert set(entry) >= KEYS
        printed = ["".join(text[a:b].split()) for a, b in entry["evidence"].get("authors", ())]
        assert printed == ["".join(author.split()) for author in entry["authors"]]
        for start, end in (place for places in entry["evidence"].values() for place in places):
            assert text[start:end].strip()
        for money in entry["money"]:
            assert {"amount", "currency", "as_written"} <= set(money)
        for finding in entry["findings"]:
            assert {"value", "value_to", "unit", "as_written"} <= set(finding)


def test_turtle_is_what_the_drafts_say(nbs: Run, issue: Path) -> None:
    """It parses, names the entries, and leaves no file."""
    done = nbs("ingest", str(issue), "--format", "ttl", store=None, cwd=issue.parent)
    graph = list(ox.parse(done.stdout, ox.RdfFormat.TURTLE))
    kinds = {
        quad.object.value.rpartition("/")[2].rpartition("#")[2]
        for quad in graph
        if quad.predicate.value.endswith("#type")
    }  # type: ignore[union-attr]
    assert {"Publication", "Event", "NewsletterIssue", "Person"} <= kinds
    assert [path.name for path in issue.parent.iterdir()] == ["issue.txt"]


@pytest.mark.parametrize("form", ["yaml", "json", "ttl"])
def test_expectations_that_are_not_met_stop_it(nbs: Run, issue: Path, form: str) -> None:
    """Exit code 1, the reason, and nothing written."""
    done = nbs(
        "ingest",
        str(issue),
        "--out",
        "out",
        "--format",
        form,
        "--expect",
        "items=2",
        "--expect",
        "research=3",
        store=None,
        cwd=issue.parent,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "expected research: 3, found: 1" in done.stderr
    assert "expected items" not in done.stderr
    assert not (issue.parent / "out").exists()


def test_expectations_that_are_met(nbs: Run, issue: Path) -> None:
    """It goes on."""
    met = ("--expect", "items=2", "--expect", "links=2", "--expect", "industry-news=1")
    assert nbs("ingest", str(issue), "--out", "out", *met, store=None, cwd=issue.parent).returncode == 0


def test_a_month_that_is_not_told_is_asked_for(nbs: Run, issue: Path) -> None:
    """Exit code 3, with the option; the option answers."""
    issue.write_text("一、研究\n红树林恢复的效益\n李雷，王一帆\n研究指出效益很大。\n", "utf-8")
    done = nbs("ingest", str(issue), "--out", "out", store=None, cwd=issue.parent)
    assert done.returncode == 3
    assert "--issue" in done.stderr
    assert not (issue.parent / "out").exists()
    assert (
        nbs(
            "ingest", str(issue), "--out", "out", "--issue", "2024-05", store=None, cwd=issue.parent
        ).returncode
        == 0
    )


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (None, 3, "does not exist"),
        (b"", 3, "is empty"),
        (b" \n\n \n", 3, "no text"),
        (bytes(range(256)) * 20, 3, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 3, "image"),
        (b"%PDF-1.7\nnot really", 1, "cut off"),
        ("没有栏目的一段话。\n".encode(), 3, "No section"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(
    nbs: Run, tmp_path: Path, content: bytes | None, code: int, words: str
) -> None:
    """In either language, without a trace."""
    path = tmp_path / "issue.txt"
    if content is not None:
        path.write_bytes(content)
    for language in ("en", "zh"):
        done = nbs(
            "ingest",
            str(path),
            "--issue",
            "2024-05",
            "--out",
            "out",
            "--lang",
            language,
            store=None,
            cwd=tmp_path,
        )
        assert (done.returncode, done.stdout) == (code, "")
        assert len(done.stderr.splitlines()) == 1
        assert language == "zh" or words in done.stderr
    assert not (tmp_path / "out").exists()


def test_standard_input(nbs: Run, tmp_path: Path) -> None:
    """Named `-`."""
    done = nbs("ingest", "-", "--format", "json", store=None, cwd=tmp_path, stdin=SMALL)
    assert [entry["title_zh"] for entry in json.loads(done.stdout)["entries"]] == [
        "红树林恢复的效益",
        "湿地国际举办蓝碳论坛",
    ]
