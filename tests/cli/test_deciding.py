"""`accept` and `reject` as an editor meets them: the file afterwards, what is said, exit codes."""

import difflib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TINY = Path(__file__).parent / "data" / "tiny"
WHY = ("--reason", "Reed belts are wetlands.", "--reason", "芦苇带属于湿地。")
BY = (*WHY, "--by", "person/mei-lin", "--when", "2024-03-01")
REEDS = "publication/reeds-and-floods"
SUGGESTED = (
    "  - {code: wetlands, basis: suggested, score: 0.72, evidence: {quote: 芦苇带, at: 44-47}}  # seen twice"
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with data, one entry of which has a suggestion."""
    shutil.copytree(TINY, tmp_path / "data")
    entry = tmp_path / "data" / "issues" / "2030-01" / "01-reeds.yaml"
    stated = "  - {code: flood-risk, basis: stated, evidence: {quote: 洪水, at: 40-42}}\n"
    text = entry.read_text("utf-8")
    assert stated in text
    entry.write_text(text.replace(stated, f"{stated}{SUGGESTED}\n"), "utf-8")
    return tmp_path


def file(desk: Path) -> Path:
    return desk / "data" / "issues" / "2030-01" / "01-reeds.yaml"


def changed(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize(
    "entry",
    [
        REEDS, "2030-01/01", "item/2030-01/01", f"nbsid:{REEDS}", f"https://w3id.org/nbs-graph/id/{REEDS}", f"id/{REEDS}",
        "data/issues/2030-01/01-reeds.yaml",
    ],
)  # fmt: skip
def test_a_suggestion_is_accepted(nbs: Run, desk: Path, entry: str) -> None:
    """It becomes curated, with reason, who and when; the words stay, the score goes; nothing else changes."""
    before = file(desk).read_text("utf-8")
    done = nbs("accept", entry, "theme:wetlands", *BY, "--confidence", "high", cwd=desk, store=None)
    assert (done.returncode, done.stdout) == (0, "data/issues/2030-01/01-reeds.yaml\n"), done.stderr
    assert done.stderr == "Accepted theme:wetlands, which was suggested.\n"
    assert changed(before, file(desk).read_text("utf-8")) == [
        f"- {SUGGESTED}",
        "+   - {code: wetlands, basis: curated, confidence: high, reason: {en: Reed belts are wetlands., zh: 芦苇带属于湿地。}, "
        "by: person/mei-lin, when: 2024-03-01, evidence: {quote: 芦苇带, at: 44-47}}  # seen twice",
    ]
    valid = nbs("validate", cwd=desk, store=None)
    assert valid.returncode == 0, valid.stdout


def test_a_suggestion_is_rejected_and_remembered(nbs: Run, desk: Path) -> None:
    """The score stays; the graph knows, `explain` tells it apart, and nothing follows from it."""
    done = nbs("reject", REEDS, "theme:wetlands", *BY, "--lang", "zh", cwd=desk, store=None)
    assert (done.returncode, done.stderr) == (0, "已否决 theme:wetlands，此前为自动建议。\n")
    assert "basis: rejected, reason: {en: Reed belts are wetlands., zh: 芦苇带属于湿地。}" in file(
        desk
    ).read_text("utf-8")
    assert "score: 0.72" in file(desk).read_text("utf-8")
    assert nbs("build", cwd=desk, store=None).returncode == 0
    told = nbs("explain", REEDS, "--to", "theme:wetlands", cwd=desk, store=None)
    assert "There is no such link." in told.stderr
    assert "Alternatives considered (none of these holds):" in told.stdout
    assert "rejected (score: 0.72)" in told.stdout
    assert "— Mei Lin, 2024-03-01" in told.stdout
    rows = nbs("query", "considered-links", "--format", "csv", cwd=desk, store=None).stdout.splitlines()
    assert len(rows) == 2
    assert (
        nbs(
            "query", "entries-by-theme", "-p", "theme=wetlands", "--format", "csv", cwd=desk, store=None
        ).stdout.count("\n")
        == 1
    )


def test_deciding_twice_changes_nothing_and_deciding_anew_replaces(nbs: Run, desk: Path) -> None:
    """`accept`, `accept`, `reject`, `reject`, `accept`: each says what it found."""
    said = []
    for command in ("accept", "accept", "reject", "reject", "accept"):
        done = nbs(command, REEDS, "theme:wetlands", *BY, "--confidence", "low", cwd=desk, store=None)
        assert done.returncode == 0
        said.append((bool(done.stdout), done.stderr.strip()))
    assert said == [
        (True, "Accepted theme:wetlands, which was suggested."),
        (False, "theme:wetlands is linked already (curated); nothing was changed."),
        (True, "Rejected theme:wetlands, and was accepted before."),
        (False, "theme:wetlands is rejected already (rejected); nothing was changed."),
        (True, "Accepted theme:wetlands, and was rejected before."),
    ]
    assert "score" not in file(desk).read_text("utf-8")


def test_what_nobody_suggested_can_be_decided_too(nbs: Run, desk: Path) -> None:
    """A new item at the end of its list, a new list where it belongs; what is rejected is not derived any more."""
    before = file(desk).read_text("utf-8")
    for command, concept in (
        ("reject", "challenge:disaster-risk"),
        ("accept", "challenge:water-security"),
        ("accept", "gbf:8"),
    ):
        done = nbs(command, REEDS, concept, *BY, cwd=desk, store=None)
        assert done.returncode == 0, done.stderr
        assert ("--confidence" in done.stderr or "confidence:" in done.stderr) is (command == "accept")
    after = file(desk).read_text("utf-8")
    assert all(line.startswith("+") for line in changed(before, after))
    order = [line.partition(":")[0] for line in after.splitlines() if line[:1].isalpha()]
    assert order[order.index("sdg") :][:5] == ["sdg", "gbf", "ecosystems", "challenges", "places"]
    assert nbs("build", cwd=desk, store=None).returncode == 0
    done = nbs("explain", "--concept", "challenge:disaster-risk", "--format", "json", cwd=desk, store=None)
    (answer,) = json.loads(done.stdout)
    assert answer["basis"] is None
    assert [a["basis"] for a in answer["alternatives"]] == ["rejected"]
    parsed = nbs("explain", REEDS, "--format", "ttl", cwd=desk, store=None).stdout
    assert "basis:rejected" in parsed


def test_a_trial_shows_and_writes_nothing(nbs: Run, desk: Path) -> None:
    before = file(desk).read_bytes()
    done = nbs("accept", REEDS, "theme:wetlands", *BY, "--dry-run", cwd=desk, store=None)
    assert done.returncode == 0
    assert "+  - {code: wetlands, basis: curated" in done.stdout
    assert "nothing was written" in done.stderr
    assert file(desk).read_bytes() == before


def test_today_can_be_set(nbs: Run, desk: Path) -> None:
    """Reproducible runs give the day."""
    done = nbs(
        "accept",
        REEDS,
        "gbf:8",
        *WHY,
        "--by",
        "Mei Lin",
        cwd=desk,
        store=None,
        SOURCE_DATE_EPOCH="1900000000",
    )
    assert done.returncode == 0, done.stderr
    assert "when: 2030-03-17" in file(desk).read_text("utf-8")


def test_a_folder_of_drafts(nbs: Run, desk: Path) -> None:
    """Drafts beside data are found without being named; another folder by --data; two files of one id are told."""
    (desk / "drafts" / "2030-02").mkdir(parents=True)
    draft = desk / "drafts" / "2030-02" / "01-x.yaml"
    text = file(desk).read_text("utf-8").replace(REEDS, "publication/draft")
    draft.write_text(text, "utf-8")
    assert nbs("reject", "publication/draft", "theme:wetlands", *BY, cwd=desk, store=None).returncode == 0
    named = nbs("accept", "publication/draft", "gbf:8", *BY, "--data", "drafts", cwd=desk, store=None)
    assert named.returncode == 0, named.stderr
    shutil.copy(draft, draft.with_name("02-x.yaml"))
    twice = nbs("accept", "publication/draft", "gbf:9", *BY, cwd=desk, store=None)
    assert twice.returncode == 2
    assert "several files" in twice.stderr


@pytest.mark.parametrize(
    ("command", "arguments", "code", "said"),
    [
        ("accept", [REEDS, "theme:wetland", *BY], 2, "Did you mean `theme:wetlands`"),
        ("accept", [REEDS, "Wetlands", *BY], 2, "Did you mean `theme:wetlands`"),
        ("accept", [REEDS, "basis:stated", *BY], 2, "Entries are not linked with"),
        ("accept", [REEDS, "thme:wetlands", *BY], 2, "Unknown prefix"),
        ("accept", ["publication/reeds-and-flods", "gbf:8", *BY], 2, f"Did you mean `{REEDS}`"),
        ("accept", ["2030-01/07", "gbf:8", *BY], 2, "no item 2030-01/07"),
        ("accept", ["data/issues/2030-01/issue.yaml", "gbf:8", *BY], 2, "not the file of an entry"),
        ("accept", ["data/nothing.yaml", "gbf:8", *BY], 3, "does not exist"),
        ("accept", [REEDS, "gbf:8", *BY, "--data", "nowhere"], 3, "not a folder"),
        ("accept", [REEDS, "gbf:8", *WHY, "--by", "Mei Ling"], 2, "Did you mean `person/mei-lin`"),
        ("accept", [REEDS, "gbf:8", *WHY, "--by", "somebody else"], 2, "nbs-graph new Person"),
        ("accept", [REEDS, "gbf:8", *WHY[:2], "--by", "Mei Lin"], 2, "once in each language"),
        ("accept", [REEDS, "gbf:8", *WHY[:2], *WHY[:2], "--by", "Mei Lin"], 2, "once in each language"),
        ("accept", [REEDS, "gbf:8", *WHY, "--by", "Mei Lin", "--when", "1 March"], 2, "--when"),
        ("accept", [REEDS, "gbf:8", *WHY, "--by", "Mei Lin", "--when", "2026"], 2, "--when is a day such as"),
        ("reject", [REEDS, "gbf:8", *WHY, "--by", "Mei Lin", "--when", "2024-02-30"], 2, "--when is a day such as"),
        ("accept", [REEDS, "gbf:8", *WHY, "--by", "Mei Lin", "--when", "2999-01-01"], 2, "is still to come: give a day up to"),
        ("reject", [REEDS, "sdg:13", *BY], 3, "linked with sdg:13.1, which belongs to it. Reject what belongs to it first"),
        ("reject", [REEDS, "theme:disaster-risk-reduction", *BY], 3, "linked with theme:flood-risk, which belongs"),
        ("accept", [REEDS, "gbf:8", *BY, "--confidence", "sure"], 2, "--confidence"),
        ("accept", [REEDS, "gbf:8", *WHY], 2, "--by"),
        ("reject", [REEDS, "theme:flood-risk", *BY], 3, "the source itself says theme:flood-risk"),
        ("reject", [REEDS, "sdg:13.1", *BY], 1, "would no longer conform"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_told_and_nothing_changes(
    nbs: Run, desk: Path, command: str, arguments: list[str], code: int, said: str
) -> None:
    before = file(desk).read_bytes()
    done = nbs(command, *arguments, cwd=desk, store=None)
    assert said in done.stderr
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr
    assert file(desk).read_bytes() == before


def test_a_file_that_cannot_be_read_or_edited(nbs: Run, desk: Path) -> None:
    """Broken YAML with its line; the same link twice."""
    text = file(desk).read_text("utf-8")
    for broken, said in (
        (text + "\n: [", "Line "),
        (text.replace(SUGGESTED, f"{SUGGESTED}\n{SUGGESTED}"), "twice"),
    ):
        file(desk).write_text(broken, "utf-8")
        done = nbs("accept", REEDS, "theme:wetlands", *BY, cwd=desk, store=None)
        assert (done.returncode, file(desk).read_text("utf-8")) == (3, broken)
        assert said in done.stderr


def test_permissions_links_and_line_ends_stay(nbs: Run, desk: Path) -> None:
    """A link still leads to the file, which keeps its mode and its CRLF."""
    real = desk / "real.yaml"
    shutil.move(file(desk), real)
    real.write_bytes(real.read_bytes().replace(b"\n", b"\r\n"))
    real.chmod(0o640)
    file(desk).symlink_to(real)
    assert nbs("reject", REEDS, "gbf:8", *BY, cwd=desk, store=None).returncode == 0
    assert file(desk).is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_bytes().count(b"\n") == real.read_bytes().count(b"\r\n")
    assert not list(desk.glob(".real.yaml.*"))
