"""What an editor or partner can get wrong, tried as a process: the place, the words, the exit code; never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ENTRY = """\
id: {id}
kind: Publication
title: {{en: Floods and roofs}}
translatedTitle: {{zh: 洪水与屋顶}}
summary:
  en: Green roofs keep water back. Their share in a city decides how much.
  zh: 绿色屋顶可滞留雨水，效果取决于其在城市中的占比。
issued: {issued}
url: https://www.example.org/floods
authors:
  - {{agent: organisation/the-nature-conservancy, evidence: {{quote: TNC, at: 1-4, item: 2023-08/02}}}}
themes:
  - code: {theme}
    basis: curated
    confidence: high
    reason: {{en: Roofs keep floods away., zh: 屋顶可减轻洪水。}}
sdg:
  - code: "13.1"
    basis: curated
    confidence: high
    reason: {{en: It is adaptation., zh: 属于适应。}}
{more}"""


def entry(**changes: str) -> str:
    """A right entry, changed in one place."""
    return ENTRY.format(
        **{
            "id": "publication/floods-and-roofs",
            "issued": "2023-08",
            "theme": "flood-risk",
            "more": "",
            **changes,
        }
    )


def run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """The command, as a user would start it."""
    here = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(here), "LC_ALL": "C.UTF-8", "NBS_GRAPH_STORE": ""}
    return subprocess.run(
        [sys.executable, "-m", "nbs_graph.cli.main", "validate", *arguments],
        input=stdin,
        capture_output=True,
        timeout=120,
        env=environment,
        cwd=cwd or here,
        check=False,
    )


def report(*arguments: str, stdin: bytes = b"") -> tuple[int, list[dict[str, Any]]]:
    """Exit code and the diagnostics that are violations."""
    done = run(*arguments, "--format", "json", stdin=stdin)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    found = json.loads(done.stdout) if done.stdout else {"diagnostics": []}
    return done.returncode, [d for d in found["diagnostics"] if d["severity"] == "violation"]


def test_a_right_entry_passes(tmp_path: Path) -> None:
    """No false alarm."""
    (tmp_path / "x.yaml").write_text(entry(), "utf-8")
    assert report(str(tmp_path / "x.yaml")) == (0, [])


MISTAKES: list[tuple[dict[str, str], str, int, int, str | None]] = [
    ({"more": "summery: {en: x}\n"}, "NBS010", 22, 1, "summary"),
    ({"issued": "2023-7"}, "NBS020", 8, 9, "2023-07"),
    ({"issued": "2023年7月"}, "NBS020", 8, 9, "2023-07"),
    ({"issued": "2023-02-30"}, "NBS021", 8, 9, None),
    ({"theme": "flood-risks"}, "NBS054", 13, 11, "flood-risk"),
    ({"theme": "洪水风险"}, "NBS014", 13, 11, "flood-risk"),
    ({"id": "Publication/X"}, "NBS005", 1, 5, "publication/x"),
    ({"more": "journal: A: B\n"}, "NBS001", 22, 11, None),
    ({"more": "\tjournal: A\n"}, "NBS001", 22, 1, None),
    ({"more": " journal: A\n"}, "NBS001", 22, 2, None),
    ({"more": "journal：自然\nnote: {en: x}\n"}, "NBS001", 22, 1, None),
    ({"more": "journal: &a A\nversion: *a\n"}, "NBS002", 22, 10, None),
    ({"more": "kind: Report\n"}, "NBS003", 22, 1, None),
    ({"more": "places: [atlantis]\n"}, "NBS055", 22, 10, None),
    ({"more": "moreAuthors: 是\n"}, "NBS024", 22, 14, "true"),
]


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """All of them in one folder and one run, by file: no fault hides another."""
    folder = tmp_path_factory.mktemp("mistakes")
    for number, (changes, *_) in enumerate(MISTAKES):
        text = entry(**{"id": f"publication/entry-{number}", **changes})
        (folder / f"{number}.yaml").write_text(text, "utf-8")
    exit_code, found = report(str(folder))
    assert exit_code == 1
    by_file: dict[str, list[dict[str, Any]]] = {}
    for diagnostic in found:
        by_file.setdefault(Path(diagnostic["file"]).stem, []).append(diagnostic)
    return by_file


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=lambda n: f"{n}-{MISTAKES[n][1]}")
def test_what_editors_get_wrong(mistakes: dict[str, list[dict[str, Any]]], number: int) -> None:
    """One mistake, one diagnostic, at its line and column, with what to type where it is certain."""
    _, code, line, column, suggestion = MISTAKES[number]
    found = mistakes[str(number)]
    assert [(d["code"], d["line"], d["column"], d["suggestion"]) for d in found] == [
        (code, line, column, suggestion)
    ]
    assert found[0]["message"]["en"] != found[0]["message"]["zh"]


def test_the_text_names_place_line_and_advice(tmp_path: Path) -> None:
    """What is printed: the place, the line with carets under wide characters, what to write."""
    path = tmp_path / "x.yaml"
    path.write_text(entry(issued="2023年7月"), "utf-8")
    done = run(str(path), "--lang", "zh")
    lines = [line for line in done.stdout.decode().splitlines() if "NBS100" not in line][2:]
    assert lines[0].startswith(f"{path}:8:9: 错误 NBS020 ")
    assert lines[1] == "  8 | issued: 2023年7月"
    assert lines[2] == "    |         ^^^^^^^^^"
    assert lines[3] == "  → 请写：2023-07"
    assert "1 个错误" in done.stderr.decode()
    assert b"\x1b[" not in done.stdout


def test_one_id_in_two_files(tmp_path: Path) -> None:
    """Both places are named."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(entry(), "utf-8")
    exit_code, found = report(str(tmp_path))
    assert exit_code == 1
    assert [(d["code"], d["file"], d["line"]) for d in found] == [("NBS050", str(tmp_path / "b.yaml"), 1)]
    assert str(tmp_path / "a.yaml") in found[0]["message"]["en"]


NO_ENTRY: dict[str, tuple[bytes, str]] = {
    "gb18030": ("标题: 洪水".encode("gb18030"), "NBS001"),
    "utf-16": (entry().encode("utf-16"), "NBS001"),
    "empty": (b"", "NBS004"),
    "aliases": (b"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", "NBS002"),
    "lists": (b"a: " + b"[" * 100_000, "NBS002"),
    "maps": (b"a: " + b"{b: " * 100_000, "NBS002"),
    "huge": (b"a: " + b"x" * 6_000_000, "NBS002"),
    "nul": (b"id: publication/x\x00\nkind: Report\n", "NBS001"),
    "binary": (b"\x89PNG\r\n\x1a\n", "NBS001"),
    "keys": (b"? " * 100_000, "NBS002"),
    "dashes": (b"- " * 100_000, "NBS002"),
}


def test_files_that_are_no_entry(tmp_path: Path) -> None:
    """Whatever is in a file, the answer is a diagnostic."""
    for name, (content, _) in NO_ENTRY.items():
        (tmp_path / f"{name}.yaml").write_bytes(content)
    exit_code, found = report(str(tmp_path))
    assert exit_code == 1
    codes = {Path(d["file"]).stem: d["code"] for d in found}
    assert codes == {name: code for name, (_, code) in NO_ENTRY.items()}
    assert len(found) == len(NO_ENTRY)


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """Each file is reported; what refers to the broken one is not blamed."""
    (tmp_path / "a.yaml").write_text(entry(more="summery: x\n"), "utf-8")
    (tmp_path / "b.yaml").write_text(
        entry(id="publication/other", more="mentions: [publication/floods-and-roofs]\nissued2: x\n"), "utf-8"
    )
    _, found = report(str(tmp_path))
    assert [(d["code"], Path(d["file"]).name) for d in found] == [("NBS010", "a.yaml"), ("NBS010", "b.yaml")]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """Absent, a folder without entries, a file the system refuses: exit code 3 and the reason."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "refused.yaml").symlink_to("/proc/self/mem")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    for name in ("absent.yaml", "empty", "refused.yaml", "loop.yaml"):
        done = run(str(tmp_path / name))
        assert done.returncode == 3, (name, done.stderr)
        assert name in done.stderr.decode()
        assert b"Traceback" not in done.stderr


def test_wrong_usage(tmp_path: Path) -> None:
    """Unknown formats, names and options: exit code 2."""
    (tmp_path / "x.docx").write_bytes(b"PK")
    for arguments in (
        [str(tmp_path / "x.docx")],
        ["-"],
        ["-", "--input-format", "docx"],
        ["--input-format", "yaml"],
        ["--nonsense"],
        ["x.yaml", "--format", "pdf"],
        ["x.yaml", "--yes"],
    ):
        done = run(*arguments)
        assert done.returncode == 2, (arguments, done.stderr)
        assert b"Traceback" not in done.stderr


def test_standard_input() -> None:
    """`-` reads it, in the format that is named."""
    assert report("-", "--input-format", "yaml", stdin=entry().encode()) == (0, [])
    exit_code, found = report("-", "--input-format", "yaml", stdin=entry(issued="2023-7").encode())
    assert (exit_code, found[0]["file"], found[0]["line"]) == (1, "-", 8)
