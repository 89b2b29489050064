"""The documents say what is so: every command of the README gives what is printed there, every link leads somewhere."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
ELISION = "…"


class Example(NamedTuple):
    """A command of a ```console block, with what it is said to print; `…` stands for anything left out."""

    line: int
    command: str
    expected: list[str]


def examples(text: str) -> Iterator[Example]:
    """Every `$ command` of the console blocks, in order; lines that start with `> ` continue a command."""
    inside, current = False, None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            if current:
                yield current
            inside, current = line == "```console", None
        elif inside and line.startswith("$ "):
            if current:
                yield current
            current = Example(number, line[2:], [])
        elif current and line.startswith("> ") and not current.expected:
            current = current._replace(command=f"{current.command}\n{line[2:]}")
        elif current:
            current.expected.append(line)


def matches(expected: list[str], found: list[str]) -> bool:
    """Is `found` what was expected? A line `…` stands for any lines, `…` within a line for any text."""
    if not expected:
        return not found
    if expected[0] == ELISION:
        return any(matches(expected[1:], found[n:]) for n in range(len(found) + 1))
    if not found:
        return False
    pattern = ".*".join(re.escape(part) for part in expected[0].split(ELISION))
    return re.fullmatch(pattern, found[0].rstrip()) is not None and matches(expected[1:], found[1:])


def trimmed(lines: list[str]) -> list[str]:
    """Without the empty lines at the end."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder such as a reader has after cloning: the editors' files and the tests, no build."""
    for folder in ("data", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder, target_is_directory=True)
    return tmp_path


@pytest.mark.slow
def test_the_tour_of_the_readme_is_true(desk: Path) -> None:
    """Each command, run in the order of the tour, prints what the README shows."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NBS_GRAPH", "LC_", "LANG", "COLUMNS"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    environment = {**kept, "PATH": path, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    wrong = []
    for example in examples(README.read_text("utf-8")):
        done = subprocess.run(
            ["bash", "-c", example.command],
            cwd=desk,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        found, expected = trimmed(done.stdout.splitlines()), trimmed(example.expected)
        if not matches(expected, found):
            shown = "\n".join(found)
            wrong.append(f"README.md:{example.line}: $ {example.command}\nprinted:\n{shown}\n")
    assert not wrong, "\n".join(wrong)


def test_the_tour_is_a_tour() -> None:
    """The README shows the commands a newcomer needs; a tour that shrank to nothing would pass unseen."""
    shown = {
        words[1]
        for e in examples(README.read_text("utf-8"))
        if (words := e.command.split())[0] == "nbs-graph"
    }
    assert {"build", "queries", "query", "explain", "new", "validate", "verify"} <= shown


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a"], ["a", "b"], False),
        (["a", "…", "d"], ["a", "b", "c", "d"], True),
        (["a", "…"], ["a"], True),
        (["a …"], ["a long line"], True),
        (["(…) x"], ["(any) x"], True),
        (["a", "…", "d"], ["a", "b"], False),
        ([], ["a"], False),
    ],
)
def test_elision(expected: list[str], found: list[str], same: bool) -> None:
    """`…` leaves out lines or words, and nothing else matches loosely."""
    assert matches(expected, found) is same


def documents() -> list[Path]:
    """All Markdown files that readers follow."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def anchors(path: Path) -> set[str]:
    """The anchors of a Markdown file's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}


@pytest.mark.parametrize("path", documents(), ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """Relative links name a file of the checkout, and a heading in it when they say so."""
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), f"{path.name} links to {target}"
        if anchor and there.suffix == ".md":
            assert anchor in anchors(there), f"{path.name} links to {target}"


def test_the_index_names_every_document() -> None:
    """docs/README.md leads to every document beside it."""
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    missing = [
        p.name for p in (ROOT / "docs").glob("*.md") if p.name != "README.md" and f"]({p.name})" not in index
    ]
    assert not missing
