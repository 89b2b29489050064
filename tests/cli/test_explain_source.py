"""`nbs-graph explain` with the newsletter at hand."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TINY = Path(__file__).parent / "data" / "tiny"
TEXT = f"{'湖' * 37}减轻了洪水，沿岸芦苇带\n功不可没。".ljust(500, "。")


@pytest.fixture(scope="module")
def desk(nbs: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data whose issue states the sum of its text, a build of them, and the text as somebody saved it."""
    home = tmp_path_factory.mktemp("printed")
    shutil.copytree(TINY, home / "data")
    issue = home / "data" / "issues" / "2030-01" / "issue.yaml"
    issue.write_text(
        issue.read_text("utf-8").replace("0" * 64, hashlib.sha256(TEXT.encode()).hexdigest()), "utf-8"
    )
    (home / "newsletter.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert nbs("build", cwd=home, store=None).returncode == 0
    return home


def test_quotes_are_shown_among_their_words(nbs: Run, desk: Path) -> None:
    """Marked, with up to forty characters on either side; in json apart."""
    asked = ("explain", "2030-01/01", "--to", "theme:flood-risk", "--source", "newsletter.txt")
    shown = nbs(*asked, cwd=desk, store=None)
    assert shown.returncode == 0, shown.stderr
    assert f"…{'湖' * 37}减轻了«洪水»，沿岸芦苇带 功不可没。" in shown.stdout
    (link,) = json.loads(nbs(*asked, "--format", "json", cwd=desk, store=None).stdout)
    assert link["quotes"][0]["context"]["after"].startswith("，沿岸芦苇带 功不可没。")
    assert link["alternatives"] == []
    (link,) = json.loads(nbs(*asked[:4], "--format", "json", cwd=desk, store=None).stdout)
    assert link["quotes"][0]["context"] is None


def test_another_text_is_refused(nbs: Run, desk: Path) -> None:
    """With both sums, since offsets would point elsewhere; so is one that is not there."""
    (desk / "other.txt").write_text(TEXT + "。", "utf-8")
    done = nbs("explain", "2030-01/01", "--source", "other.txt", cwd=desk, store=None)
    assert (done.returncode, done.stdout) == (3, "")
    assert "issue/2030-01" in done.stderr
    assert nbs("explain", "2030-01/01", "--source", "none.txt", cwd=desk, store=None).returncode == 3
