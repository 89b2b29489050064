"""`nbs-graph validate` as users and scripts meet it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "data" / "tiny"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a newcomer: data, and a build of them."""
    return Path(shutil.copytree(TINY, tmp_path_factory.mktemp("home") / "data")).parent


@pytest.fixture(scope="module")
def built(nbs: Run, away: Path) -> Path:
    """The build."""
    assert nbs("build", cwd=away, store=None).returncode == 0
    return away / "build"


def test_without_path_the_data_folder_is_checked(nbs: Run, away: Path) -> None:
    """Hints on stdout, the count on stderr, exit code 0; warnings fail when they are to."""
    done = nbs("validate", cwd=away, store=None)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("data/issues/2030-01/01-reeds.yaml:1:5: info NBS100 ")
    assert done.stderr.startswith("0 errors, ")
    assert "checked 4 files" in done.stderr
    entry = away / "data" / "issues" / "2030-01" / "01-reeds.yaml"
    written = entry.read_text("utf-8")
    entry.write_text(written.replace("    confidence: high\n", ""), "utf-8")
    lax, strict = (nbs("validate", *more, cwd=away, store=None) for more in ((), ("--fail-on", "warning")))
    entry.write_text(written, "utf-8")
    assert ": warning NBS" in lax.stdout
    assert (lax.returncode, strict.returncode) == (0, 1)


def test_json_is_what_the_contract_says(nbs: Run, away: Path) -> None:
    """One object on stdout, whatever the language."""
    done = nbs("validate", "--format", "json", "--lang", "zh", cwd=away, store=None)
    document = json.loads(done.stdout)
    assert sorted(document) == ["checked", "conforms", "diagnostics"]
    assert document["conforms"] is True
    assert document["checked"]["files"] == 4
    for diagnostic in document["diagnostics"]:
        assert list(diagnostic) == [
            *("code", "severity", "message", "file", "line", "column", "end_line", "end_column"),
            *("focus", "path", "value", "shape", "suggestion", "defined"),
        ]
    assert "已检查 4 个文件" in done.stderr


def test_a_new_entry_against_a_build(nbs: Run, away: Path, built: Path, tmp_path: Path) -> None:
    """The build in the current folder is the default; another is named; none at all leaves references open."""
    entry = tmp_path / "new.yaml"
    text = (away / "data/issues/2030-01/01-reeds.yaml").read_text("utf-8")
    text = text.replace("reeds-and-floods", "more-reeds").replace("at: ", "item: 2030-01/01, at: ")
    text = text.replace("as: Mei Lin", "evidence: {quote: Mei Lin, at: 1-8, item: 2030-01/01}")
    entry.write_text(text, "utf-8")
    assert nbs("validate", str(entry), cwd=away, store=None).returncode == 0
    assert nbs("validate", str(entry), "--against", str(built), store=None).returncode == 0
    alone = nbs("validate", str(entry), store=built / "nowhere")
    assert alone.returncode == 3
    assert "nowhere" in alone.stderr


def test_exit_codes(nbs: Run, away: Path, built: Path, tmp_path: Path) -> None:
    """1 for faults, 2 for usage, 3 for what cannot be done."""
    (tmp_path / "bad.yaml").write_text("id: publication/x\nkind: Publication\nsummery: x\n", "utf-8")
    faulty = nbs("validate", str(tmp_path / "bad.yaml"), cwd=away, store=None)
    assert faulty.returncode == 1
    assert f"{tmp_path / 'bad.yaml'}:3:1: error NBS010" in faulty.stdout
    assert nbs("validate", "--format", "pdf", store=built).returncode == 2
    assert nbs("validate", str(tmp_path / "absent.yaml"), store=built).returncode == 3
    elsewhere = nbs("validate", str(tmp_path / "bad.yaml"), "--against", str(tmp_path / "no"), store=built)
    assert elsewhere.returncode == 3
