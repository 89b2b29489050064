"""Runs `nbs-graph validate` as a user would, and keeps account of what it takes."""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import bounded
from tests.faults.corpus.cases import Case

ROOT = Path(__file__).resolve().parents[2]
RIGHT = "id: place/right\nkind: Place\nname: {en: Right, zh: 正确}\nwithin: cn\n"
"""A file without fault: beside bad ones, it shows that they are blamed alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run.

    Args:
        exit: the exit code; negative when it was killed.
        violations: the diagnostics that fail, as JSON.
        stderr: what was said beside the report.
        seconds: of processor time, its own and that of the processes it started.
        megabytes: of memory at most.
    """

    exit: int
    violations: list[dict[str, Any]]
    stderr: str
    seconds: float
    megabytes: float

    def of(self, folder: Path) -> list[dict[str, Any]]:
        """The violations in the files below a folder."""
        return [d for d in self.violations if d["file"] and Path(d["file"]).is_relative_to(folder)]


def run(paths: Iterable[Path], patience: float = 300) -> Outcome:
    """Validate, at most for `patience` seconds by the clock."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "NBS_GRAPH_STORE": ""}
    command = [sys.executable, "-m", "nbs_graph.cli.main", "validate", "--format", "json", *map(str, paths)]
    done = bounded.run(command, environment, ROOT, patience)
    found = json.loads(done.stdout)["diagnostics"] if done.stdout else []
    return Outcome(
        done.exit,
        [d for d in found if d["severity"] == "violation"],
        done.stderr,
        done.seconds,
        done.megabytes,
    )


def written(cases: Iterable[Case], folder: Path) -> Path:
    """The files of the cases, each case in a folder of its name, and a right file beside them."""
    for case in cases:
        own = folder / case.name
        own.mkdir()
        for name, content in case.files.items():
            (own / name).write_bytes(content)
    (folder / "right.yaml").write_text(RIGHT, "utf-8")
    return folder


def wrong(case: Case, found: list[dict[str, Any]]) -> str:
    """What is not as it should be in what was said of a case: `silent`, `code`, `place`, or nothing."""
    codes = {d["code"] for d in found}
    if not found:
        return "silent"
    if not codes & case.codes or codes - case.codes:
        return "code"
    if case.lines is None:
        return ""
    first, last = case.lines
    right = [d for d in found if d["line"] is not None and first <= d["line"] <= last]
    if case.column is not None:
        right = [d for d in right if (d["line"], d["column"]) == (first, case.column)]
    return "" if right else "place"
