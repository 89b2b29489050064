"""`accept` and `reject` beside what the file says already: the same link decided anew, parts and wholes."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TINY = Path(__file__).parent / "data" / "tiny"
FILE = Path("data") / "issues" / "2030-01" / "01-reeds.yaml"
ENTRY = "2030-01/01"
OLD = (
    "--reason",
    "Less flooding is less exposure to climate hazards.",
    "--reason",
    "减轻洪水即降低气候灾害风险。",
)
NEW = ("--reason", "Floods are climate hazards.", "--reason", "洪水属于气候灾害。")
BY = ("--by", "person/mei-lin", "--when", "2024-03-01")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with data; its entry is curated for 13.1, with high confidence."""
    shutil.copytree(TINY, tmp_path / "data")
    return tmp_path


def test_a_curated_link_takes_what_is_new(nbs: Run, desk: Path) -> None:
    """Confidence alone, then a reason, then nothing: told each time, and the rest stays."""
    said = []
    for given in (
        (*OLD, *BY, "--confidence", "low"), (*NEW, *BY), (*NEW, *BY), (*NEW, *BY[:2]), (*NEW, *BY, "--confidence", "low"),
        (*NEW, *BY[:3], "2024-03-02", "--lang", "zh"),
    ):  # fmt: skip
        done = nbs("accept", ENTRY, "sdg:13.1", *given, cwd=desk, store=None)
        assert done.returncode == 0, done.stderr
        said.append((bool(done.stdout), done.stderr.strip()))
    same = (False, "sdg:13.1 is linked already (curated); nothing was changed.")
    assert said == [
        (True, "sdg:13.1 was accepted before; changed: confidence, who decided, when."),
        (True, "sdg:13.1 was accepted before; changed: reason."),
        same, same, same,
        (True, "sdg:13.1 此前已采纳；已更新：日期。"),
    ]  # fmt: skip
    text = (desk / FILE).read_text("utf-8")
    assert "confidence: low" in text
    assert "reason: {en: Floods are climate hazards., zh: 洪水属于气候灾害。}" in text
    assert "when: 2024-03-02" in text
    assert text.count("basis: curated") == 1
    assert nbs("validate", cwd=desk, store=None).returncode == 0


def test_a_rejected_link_takes_what_is_new(nbs: Run, desk: Path) -> None:
    """As an accepted one does; a trial writes nothing."""
    assert nbs("reject", ENTRY, "gbf:8", *OLD, *BY, cwd=desk, store=None).returncode == 0
    before = (desk / FILE).read_bytes()
    done = nbs("reject", ENTRY, "gbf:8", *NEW, *BY, "--dry-run", cwd=desk, store=None)
    assert done.stderr.startswith("gbf:8 was rejected before; changed: reason.")
    assert (desk / FILE).read_bytes() == before
    assert nbs("reject", ENTRY, "gbf:8", *NEW, *BY, cwd=desk, store=None).returncode == 0
    assert "洪水属于气候灾害" in (desk / FILE).read_text("utf-8")


def test_what_the_source_states_needs_no_reason(nbs: Run, desk: Path) -> None:
    """Told, so that nobody thinks that the reason was written."""
    done = nbs("accept", ENTRY, "theme:flood-risk", *NEW, *BY, "--confidence", "low", cwd=desk, store=None)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith("The source itself says it, so no reason is written.\n")


def test_a_goal_is_rejected_after_its_targets(nbs: Run, desk: Path) -> None:
    """All that are held are named; suggested and rejected ones do not count. A target of it is not accepted then."""
    path = desk / FILE
    added = """  - {code: "13.2", basis: curated, confidence: low, reason: {en: A law., zh: 法律。}}
  - {code: "13.3", basis: suggested, score: 0.6}
  - {code: "15.3", basis: curated, confidence: low, reason: {en: Land., zh: 土地。}}
ecosystems:
"""
    path.write_text(path.read_text("utf-8").replace("ecosystems:\n", added), "utf-8")
    done = nbs("reject", ENTRY, "sdg:13", *NEW, *BY, "--lang", "zh", cwd=desk, store=None)
    assert (done.returncode, done.stdout) == (3, "")
    assert "下位 sdg:13.1、sdg:13.2 关联" in done.stderr
    for target in ("sdg:13.1", "sdg:13.2", "sdg:13"):
        assert nbs("reject", ENTRY, target, *NEW, *BY, cwd=desk, store=None).returncode == 0
    before = path.read_bytes()
    done = nbs("accept", ENTRY, "sdg:13.3", *NEW, *BY, cwd=desk, store=None)
    assert (done.returncode, path.read_bytes()) == (3, before)
    assert "sdg:13.3 belongs to sdg:13, rejected for this entry" in done.stderr
    assert nbs("accept", ENTRY, "sdg:13", *NEW, *BY, cwd=desk, store=None).returncode == 0
    assert nbs("accept", ENTRY, "sdg:13.3", *NEW, *BY, cwd=desk, store=None).returncode == 0


def test_a_file_written_by_hand_is_told(nbs: Run, desk: Path) -> None:
    """A goal rejected beside a target of it: a warning with both names."""
    path = desk / FILE
    rejected = (
        '  - {code: "13", basis: rejected, reason: {en: No., zh: 否。}, by: person/mei-lin}\necosystems:\n'
    )
    path.write_text(path.read_text("utf-8").replace("ecosystems:\n", rejected), "utf-8")
    done = nbs("validate", cwd=desk, store=None)
    assert done.returncode == 0
    assert "yet the entry is linked with" in done.stdout


@pytest.mark.parametrize("form", ["text", "json", "ttl"])
def test_a_suggestion_that_holds_is_no_alternative(nbs: Run, desk: Path, form: str) -> None:
    """The goal of a curated target, suggested besides; nor is the curator of the issue said to have suggested it."""
    path = desk / FILE
    more = '  - {code: "13", basis: suggested, score: 0.61}\n  - {code: "6", basis: suggested, score: 0.52}\necosystems:\n'
    path.write_text(path.read_text("utf-8").replace("ecosystems:\n", more), "utf-8")
    assert nbs("build", cwd=desk, store=None).returncode == 0
    told = nbs("explain", ENTRY, "--format", form, cwd=desk, store=None).stdout
    assert "0.52" in told
    assert "0.61" not in told
    if form == "json":
        (open_,) = (
            one
            for link in json.loads(told)
            for one in link["alternatives"]
            if link["concept"].endswith("/13")
        )
        assert (open_["score"], open_["who"], open_["when"]) == ("0.52", None, None)
    elif form == "text":
        rest = told.partition("Alternatives considered")[2]
        assert "2030-02-01" not in rest
        rows = nbs("query", "considered-links", "--format", "json", cwd=desk, store=None).stdout
        assert "2030-02-01" not in rows
