"""The door itself: help at once, every command there, errors turned into exit codes in one place."""

import errno
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from nbs_graph import errors
from nbs_graph.cli import main as door

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_help_names_every_command(nbs: Run) -> None:
    """With and without arguments, in both languages, on stdout, exit code 0."""
    for arguments in ([], ["--help"], ["-h"], ["--lang", "zh"]):
        done = nbs(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert all(f"  {name} " in done.stdout for name in door.COMMANDS)
    assert "用法" in nbs("--lang", "zh", "--help").stdout
    assert nbs("--version").stdout.startswith("nbs-graph ")


@pytest.mark.parametrize("name", door.COMMANDS)
def test_every_command_has_its_own_help(nbs: Run, name: str) -> None:
    """No row of the table is a promise without a command."""
    done = nbs(name, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: nbs-graph {name}")


def test_help_imports_nothing_heavy(nbs: Run) -> None:
    """Neither the argument parser nor an engine: that is why it is there at once."""
    done = nbs("--help", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "nbs_graph.cli.main" in imported or "nbs_graph.settings" in imported
    assert not imported & {"typer", "pyoxigraph", "rdflib", "pyshacl", "yaml", "rapidfuzz"}


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (errors.NotConformingError("wrong", "有误"), 1, "Error: wrong\n"),
        (errors.UsageProblem("called wrongly", "用法有误"), 2, "Error: called wrongly\n"),
        (errors.CannotDo("cannot", "无法"), 3, "Error: cannot\n"),
        (OSError(errno.ENOSPC, "x"), 3, "Error: the disk is full.\n"),
        (PermissionError(errno.EACCES, "denied", "file"), 3, "Error: file: denied.\n"),
        (MemoryError(), 3, "Error: out of memory.\n"),
        (ZeroDivisionError("oops"), 4, "Please report it"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_errors_become_exit_codes(
    raised: BaseException,
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The contract's codes; a traceback only with --debug."""

    def run(arguments: list[str]) -> int:
        raise raised

    monkeypatch.setattr(door, "_run", run)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(door.sys, "stdout", out)
        assert door.main(["x"]) == code
    told = capfd.readouterr().err
    assert said in told
    assert "Traceback" not in told


def test_debug_shows_where(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def run(arguments: list[str]) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(door, "_run", run)
    assert door.main(["--debug", "x"]) == 4
    assert "Traceback" in capfd.readouterr().err


def test_bugs_are_told_in_chinese_too(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def run(arguments: list[str]) -> int:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(door, "_run", run)
    assert door.main(["--lang", "zh"]) == 4
    assert "请报告" in capfd.readouterr().err
