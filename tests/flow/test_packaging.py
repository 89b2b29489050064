"""What is installed works by itself: the wheel, in a fresh environment, away from the checkout."""

import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, ok: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command with nothing of the checkout in its environment."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "NBS_GRAPH", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == ok, f"{command} → {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run(*pip, "--wheel-dir", place, ROOT, cwd=place)
    (found,) = place.glob("nbs_graph-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in a fresh environment that holds the wheel and sees the dependencies of this one."""
    place = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    pip = [sys.executable, "-m", "pip", "--python", place / "bin" / "python", "install", "--quiet"]
    run(*pip, "--no-deps", "--no-index", wheel, cwd=place)
    site = next((place / "lib").glob("python*/site-packages"))
    # a .pth of a folder named in a .pth is not read: the editable install of the checkout stays out of sight
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return place / "bin" / "nbs-graph"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder that knows nothing of the checkout."""
    return tmp_path


def test_the_wheel_holds_the_declared_parts_and_nothing_else(wheel: Path) -> None:
    """Ontology, shapes, questions, data and licences are inside; caches, builds and tests are not."""
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("ontology/context.jsonld", "ontology/prefixes.ttl", "data/nbs-graph.trig"):
        assert f"nbs_graph/resources/{part}" in names
    for folder, suffix in (("shapes", ".ttl"), ("queries", ".rq"), ("data", ".yaml")):
        packed = {n for n in names if n.startswith(f"nbs_graph/resources/{folder}/") and n.endswith(suffix)}
        assert len(packed) == len(list((ROOT / folder).rglob(f"*{suffix}"))), folder
    assert [n for n in names if n.endswith("licenses/LICENSE")]
    assert [n for n in names if n.endswith("licenses/LICENSE-DATA")]
    assert not [
        n for n in names if "__pycache__" in n or n.startswith(("tests", "tools", "benchmarks", "build"))
    ]


def test_the_wheel_has_the_documents_and_names_the_extras(wheel: Path) -> None:
    """What agents read is inside, and each optional part can be asked for by its name."""
    archive = zipfile.ZipFile(wheel)
    for name in ("llms.txt", "llms-full.txt", "schema-card.md", "questions.md", "pitfalls.yaml"):
        packed = archive.read(f"nbs_graph/resources/docs/{name}")
        assert packed == (ROOT / "docs" / name).read_bytes()
    (metadata,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
    told = archive.read(metadata).decode()
    for extra in ("pandas", "polars", "notebook", "mcp", "serve"):
        assert f"Provides-Extra: {extra}\n" in told
    needed = [
        line for line in told.splitlines() if line.startswith("Requires-Dist: ") and "extra ==" not in line
    ]
    assert not [line for line in needed if re.match(r"Requires-Dist: (pandas|polars|ipython|mcp)\b", line)]


@pytest.mark.parametrize(
    ("package", "code"),
    [
        ("pandas", "nbs_graph.open().query('sdg-coverage').to_pandas()"),
        ("polars", "nbs_graph.open().query('sdg-coverage').to_polars()"),
        ("mcp", "from nbs_graph.cli import mcp; mcp.mcp()"),
    ],
)
def test_without_an_extra_it_says_what_to_install(
    installed: Path, elsewhere: Path, package: str, code: str
) -> None:
    """The rest works; what is missing is named with the command that brings it."""
    block = f"import sys, nbs_graph; sys.modules['{package}'] = None\n"
    guard = "try:\n    {}\nexcept nbs_graph.errors.CannotDo as error:\n    print(error)"
    run_code = block + "import nbs_graph.errors\n" + guard.format(code)
    said = run(installed.parent / "python", "-c", run_code, cwd=elsewhere).stdout
    assert f"pip install '.[{package}]'" in said


def test_agents_read_from_the_wheel(installed: Path, elsewhere: Path) -> None:
    """The schema card and the pitfalls are found where the package is."""
    code = "from nbs_graph.agents import reading; print(*(len(one.read()) for one in reading.TEXTS))"
    sizes = run(installed.parent / "python", "-c", code, cwd=elsewhere).stdout.split()
    assert len(sizes) == 4
    assert all(int(size) > 1000 for size in sizes)


def test_it_is_the_wheel_that_runs(installed: Path, elsewhere: Path) -> None:
    """The package that is imported lies in the fresh environment, so what follows proves the wheel."""
    code = "import nbs_graph, nbs_graph.resources as r; print(nbs_graph.__file__, r.root())"
    found = run(installed.parent / "python", "-c", code, cwd=elsewhere).stdout.split()
    assert all(path.startswith(str(installed.parents[1])) for path in found)


def test_help_and_questions(installed: Path, elsewhere: Path) -> None:
    """`--help` names the commands, `queries` the questions."""
    shown = run(installed, "--help", cwd=elsewhere).stdout
    assert all(name in shown for name in ("build", "validate", "query", "explain", "new", "diff", "verify"))
    assert "entries-by-sdg" in run(installed, "queries", cwd=elsewhere).stdout


def test_a_question_is_answered_from_the_graph_that_ships(installed: Path, elsewhere: Path) -> None:
    """The 32 entries of August 2023, from a folder without a build."""
    rows = run(installed, "query", "entries", "--format", "csv", cwd=elsewhere).stdout.splitlines()
    assert len(rows) == 33
    assert rows[0].startswith("entry,kind,title_en,title_zh,date")


def test_a_link_is_explained(installed: Path, elsewhere: Path) -> None:
    """`explain` gives the words that a stated link rests on; without such a link, says so beside the answer."""
    held = run(installed, "explain", "2023-08/02", "--to", "theme:flood-risk", cwd=elsewhere)
    assert "“减轻洪水风险”  (item/2023-08/02, " in held.stdout
    assert held.stderr == ""
    none = run(installed, "explain", "2023-08/02", "--to", "theme:nature-finance", cwd=elsewhere)
    assert (none.stdout, none.stderr) == ("", "There is no such link.\n")


def test_the_data_that_ship_build_and_verify(installed: Path, elsewhere: Path) -> None:
    """`build` and `verify` work outside the checkout, on the editors' files inside the wheel."""
    data = run(
        installed.parent / "python",
        "-c",
        "import nbs_graph.resources as r; print(r.data_dir())",
        cwd=elsewhere,
    ).stdout.strip()
    run(installed, "build", "--data", data, cwd=elsewhere)
    run(installed, "verify", "build", cwd=elsewhere)


def test_a_template_is_refused_until_it_is_filled_in(installed: Path, elsewhere: Path) -> None:
    """`new` prints a template; `validate` says where it is still empty, and a finished file passes."""
    entry = elsewhere / "entry.yaml"
    entry.write_text(run(installed, "new", "Organisation", cwd=elsewhere).stdout, "utf-8")
    said = run(installed, "validate", entry, cwd=elsewhere, ok=1)
    assert "entry.yaml:" in said.stdout + said.stderr
    finished = ROOT / "data" / "organisations" / "the-nature-conservancy.yaml"
    run(installed, "validate", finished, cwd=elsewhere)
