"""`nbs-graph new --guided`: answers are checked as `validate` would, and can be taken back or left for later."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from nbs_graph.sources.template import kinds

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def filled(done: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = yaml.load(done.stdout, Loader=yaml.BaseLoader)
    return found


def answers(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def test_a_whole_entry(nbs: Run, tmp_path: Path) -> None:
    """What the questions ask for makes an entry that `validate` accepts, its id by the rules, beside its issue."""
    lines = answers(
        "Soil and Water", "10.1234/soil", "", "土与水", "We wrote this in our own words.", "这一段由我们自己用中文写成。", "2023-08", "https://e.org/soil",
        "", "flood-risk", "It is about floods.", "关于洪水。", "high", "13.1", "It helps.", "有帮助。", "", "places", "cn",
    )  # fmt: skip
    done = nbs("new", "Publication", "--guided", stdin=lines)
    found = filled(done)
    assert found["id"] == "publication/doi-10-1234-soil"
    assert (found["title"], found["translatedTitle"]) == ({"en": "Soil and Water"}, {"zh": "土与水"})
    assert (found["issued"], found["doi"], found["places"]) == ("2023-08", "10.1234/soil", ["cn"])
    assert found["themes"] == [
        {
            "code": "flood-risk",
            "basis": "curated",
            "confidence": "high",
            "reason": {"en": "It is about floods.", "zh": "关于洪水。"},
        }
    ]
    assert found["sdg"][0]["confidence"] == "medium"
    assert "Left for later: authors" in done.stderr
    organisation = "participations: [{agent: organisation/reed, role: publisher, reason: {en: On its site., zh: 见其网站。}}]\n"
    (tmp_path / "soil.yaml").write_text(done.stdout + organisation, "utf-8")
    (tmp_path / "reed.yaml").write_text(
        "id: organisation/reed\nkind: Organisation\nname: {en: Reed}\n", "utf-8"
    )
    checked = nbs("validate", str(tmp_path), store=None)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("typed", "told", "meant"),
    [
        ("2023年8月", "is not a date", "2023-08"),
        ("2023-8-9", "is not a date", "2023-08-09"),
        ("2023-02-30", "does not exist", None),
    ],
)
def test_a_wrong_date_is_asked_again(nbs: Run, typed: str, told: str, meant: str | None) -> None:
    """By the rules of `validate`; Enter takes what was probably meant."""
    done = nbs("new", "report", "--guided", stdin=answers("Soil", "", "", "", "", "", typed, "", "."))
    assert told in done.stderr
    assert filled(done).get("issued") == meant


def test_a_wrong_doi_address_and_code_are_asked_again(nbs: Run) -> None:
    """Each with what is probably meant."""
    lines = answers(
        "Soil", "doi.org/10.1234/x", "10.1234/x", "", "", "", "", "", "www.e.org", "", "-", "flood-rsk", "."
    )
    done = nbs("new", "report", "--guided", stdin=lines)
    found = filled(done)
    assert found["url"] == "https://www.e.org"
    assert found["doi"] == "10.1234/x"
    assert "is not a DOI" in done.stderr
    assert "Did you mean flood-risk?" in done.stderr


def test_back_asks_the_last_question_again(nbs: Run) -> None:
    """`<` takes back one answer after the other."""
    done = nbs("new", "person", "--guided", stdin=answers("Jan Berg", "<", "Jan de Vries", "-", "", "", ""))
    assert filled(done) == {
        "id": "person/jan-de-vries",
        "kind": "Person",
        "name": {"en": "Jan de Vries"},
        "given": "Jan",
        "family": "de Vries",
    }


def test_what_is_left_for_later_stands_as_comments(nbs: Run) -> None:
    """Skipped keys are told and are in the file, with a word of help, as in the template."""
    done = nbs("new", "report", "--guided", stdin=answers("Soil", "-", "", "-", "Ours.", "-", "."))
    assert filled(done) == {
        "id": "report/soil",
        "kind": "Report",
        "title": {"en": "Soil"},
        "summary": {"en": "Ours."},
    }
    assert {"# translatedTitle:", "  # zh: …", "# sdg:"} <= set(done.stdout.splitlines())
    assert "Left for later: translatedTitle, summary, issued" in done.stderr


def test_help_shows_an_example(nbs: Run) -> None:
    """`?` shows what a value looks like, and the question stands."""
    done = nbs("new", "report", "--guided", stdin=answers("?", "Soil", "?"))
    assert "doi: 10.1038/s41558-023-01737-x" in done.stderr
    assert filled(done)["title"] == {"en": "Soil"}


def test_in_chinese(nbs: Run) -> None:
    """Questions, complaints and comments; a Chinese title is known by its script."""
    done = nbs("--lang", "zh", "new", "report", "--guided", stdin=answers("土壤", "", "", "", "", "", "昨天"))
    assert "不是可用的日期" in done.stderr
    assert "已发表的标题" in done.stderr
    assert filled(done)["title"] == {"zh": "土壤"}
    assert filled(done)["id"].startswith("report/zh-")


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_can_be_asked_for(nbs: Run, kind: str) -> None:
    """Skipping everything asks each question once and leaves a file of comments."""
    done = nbs("new", kind, "--guided", stdin="-\n" * 60)
    assert filled(done) == {"kind": kind}


def test_without_answers_it_is_the_template(nbs: Run) -> None:
    """Nobody at a terminal and nothing in the pipe: as without --guided."""
    assert nbs("new", "Policy", "--guided").stdout == nbs("new", "Policy").stdout != ""


def test_files_are_written_once(nbs: Run, tmp_path: Path) -> None:
    """--out never goes over a file, and says so before anything is asked."""
    (tmp_path / "a.yaml").write_text("mine")
    done = nbs("new", "report", "--guided", "--out", "a.yaml", stdin=answers("Soil"), cwd=tmp_path)
    assert (done.returncode, "is there already" in done.stderr, "title" in done.stderr) == (3, True, False)
    assert (
        nbs("new", "report", "--guided", "--out", "b.yaml", stdin=answers("Soil"), cwd=tmp_path).returncode
        == 0
    )
    assert "en: Soil" in (tmp_path / "b.yaml").read_text()


def test_an_unknown_kind(nbs: Run) -> None:
    """As without the wizard: exit code 2 and what was meant."""
    done = nbs("new", "Polcy", "--guided", stdin=answers("x"))
    assert (done.returncode, "Policy" in done.stderr) == (2, True)
