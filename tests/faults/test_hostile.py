"""Files made to do harm, one at a time: an answer within the limits of time and memory, and the next file is judged."""

from pathlib import Path

import pytest

from tests.faults.corpus import hostile, hostile_much
from tests.faults.corpus.hostile import Hostile
from tests.faults.running import RIGHT, run

GROUPS = (hostile.nesting, hostile.bombs, hostile.unending, hostile_much.large, hostile_much.bytewise)
ALL = [case for group in GROUPS for case in group()]
QUICK = [case for case in ALL if case.quick]


def judge(case: Hostile, folder: Path) -> None:
    """Validate it beside a right file."""
    path, right = folder / f"hostile.{case.suffix}", folder / "right.yaml"
    path.write_bytes(case.make())
    right.write_text(RIGHT, "utf-8")
    outcome = run([path, right], patience=10 * case.seconds)
    assert "Traceback" not in outcome.stderr
    assert outcome.exit in case.exits, outcome.stderr
    assert outcome.seconds < case.seconds
    assert outcome.megabytes < case.megabytes
    assert {d["code"] for d in outcome.violations} <= set(case.codes.split())
    assert outcome.exit != 1 or {d["file"] for d in outcome.violations} == {str(path)}


@pytest.mark.parametrize("case", QUICK, ids=lambda case: case.name)
def test_it_is_told_in_time(tmp_path: Path, case: Hostile) -> None:
    """One of each sort."""
    judge(case, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("case", [c for c in ALL if not c.quick], ids=lambda case: case.name)
def test_all_of_them_are(tmp_path: Path, case: Hostile) -> None:
    """The others, and those that need long to be told."""
    judge(case, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("case", list(hostile_much.enormous()), ids=lambda case: case.name)
def test_enormous_files_are(tmp_path: Path, case: Hostile) -> None:
    """A hundred megabytes on one line."""
    judge(case, tmp_path)


NAMES = (
    "two\nlines.yaml",
    "洪水.yaml",
    "-n.yaml",
    "a b.yaml",
    "\u202egpj.yaml",
    "x" * 240 + ".yaml",
    "%s{0}.yaml",
)


def test_odd_names_of_files(tmp_path: Path) -> None:
    """A name is only a name: the file is found, judged, and named in the report."""
    for number, name in enumerate(NAMES):
        text = RIGHT.replace("within: cn", "within: atlantis").replace("place/right", f"place/right-{number}")
        (tmp_path / name).write_text(text, "utf-8")
    outcome = run([tmp_path])
    assert outcome.exit == 1
    assert {(d["code"], d["file"]) for d in outcome.violations} == {
        ("NBS055", str(tmp_path / n)) for n in NAMES
    }
