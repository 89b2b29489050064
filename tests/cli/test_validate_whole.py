"""`nbs-graph validate` of a whole folder of data: a graph of its own, whatever else there is."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "data" / "tiny"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def home(nbs: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a build of data, from which a person is gone since."""
    away = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("home") / "data")).parent
    assert nbs("build", cwd=away, store=None).returncode == 0
    (away / "data/people/mei-lin.yaml").unlink()
    return away


@pytest.mark.parametrize("paths", [(), ("data",), ("./data/",), ("data", "data/issues")])
def test_what_is_gone_is_missed(nbs: Run, home: Path, paths: tuple[str, ...]) -> None:
    """A build that still has it does not hide that nothing describes it any more."""
    done = nbs("validate", *paths, "--format", "json", cwd=home, store=None)
    told = json.loads(done.stdout)
    assert {d["code"] for d in told["diagnostics"] if d["severity"] == "violation"} == {"NBS055"}
    assert (done.returncode, told["checked"]["files"]) == (1, 3)


def test_a_folder_joins_a_graph_that_is_named(nbs: Run, home: Path) -> None:
    """With --against, and parts of a folder of data always, it is as with other files."""
    assert nbs("validate", "data", "--against", "build", cwd=home, store=None).returncode == 0
    assert nbs("validate", "data/issues", "data/organisations", cwd=home, store=None).returncode == 0


def test_a_file_by_two_names_is_one_file(nbs: Run, home: Path) -> None:
    """However its path is spelt, it is read once, and called as it was first."""
    first = "data/people/../organisations/reed-society.yaml"
    (home / "link.yaml").symlink_to(home / "data/organisations/reed-society.yaml")
    names = (first, "data/organisations/reed-society.yaml", str(home / first), "link.yaml")
    done = nbs("validate", *names, "--format", "json", cwd=home, store=None)
    told = json.loads(done.stdout)
    assert (done.returncode, told["checked"]["files"]) == (0, 1)
    assert {d["file"] for d in told["diagnostics"]} <= {first}


@pytest.mark.parametrize("command", ["validate", "build"])
def test_a_link_to_nothing_is_told(nbs: Run, home: Path, tmp_path: Path, command: str) -> None:
    """A folder with a link whose file is gone cannot be checked as a whole."""
    data = Path(shutil.copytree(TINY, tmp_path / "data"))
    (data / "people/gone.yaml").symlink_to("nowhere.yaml")
    done = nbs(command, *(["data"] if command == "validate" else []), cwd=tmp_path, store=None)
    assert done.returncode == 3
    assert "data/people/gone.yaml is a link to nowhere.yaml, which is not there" in done.stderr


def test_dumps_in_the_folder_are_left_out_and_entries_are_not(nbs: Run, tmp_path: Path) -> None:
    """`nbs-graph.ttl` is what a build writes; the organisation of that name is somebody's entry."""
    data = Path(shutil.copytree(TINY, tmp_path / "data"))
    (data / "nbs-graph.ttl").write_text("broken", "utf-8")
    text = (data / "organisations/reed-society.yaml").read_text("utf-8")
    (data / "organisations/nbs-graph.yaml").write_text(text.replace("reed-society", "nbs-graph"), "utf-8")
    for paths in ((), ("data",)):
        done = nbs("validate", *paths, "--format", "json", cwd=tmp_path, store=None)
        told = json.loads(done.stdout)
        assert (done.returncode, told["checked"]["files"]) == (0, 5), done.stdout
