"""Validation in a process of its own: whatever a file does, the answer is a diagnostic."""

import os
from pathlib import Path

import pytest

from nbs_graph import errors
from nbs_graph.pipeline import limited
from nbs_graph.pipeline.limited import Request, validate

GOOD = "id: organisation/reed-society-of-test\nkind: Organisation\nname: {en: Reed Society, zh: 芦苇协会}\n"


def broken_reader(tmp_path: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that is imported at start and makes the reading of a file named bad.yaml do something."""
    (tmp_path / "sitecustomize.py").write_text(
        "import nbs_graph.sources.folder as folder\n"
        "before = folder.read_entry\n"
        "def read_entry(text, **options):\n"
        "    if options['file'].endswith('bad.yaml'):\n"
        f"        {body}\n"
        "    return before(text, **options)\n"
        "folder.read_entry = read_entry\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(Path(__file__).parents[3])]))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param("import os; os.abort()", "broke the reader", id="crash"),
        pytest.param("import time; time.sleep(60)", "too long", id="hang", marks=pytest.mark.slow),
        pytest.param("bytearray(40 * 2**30)", "memory", id="memory"),
    ],
)
def test_a_file_that_breaks_the_reader_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, words: str
) -> None:
    """The other files are judged all the same."""
    for name, text in (("bad.yaml", GOOD), ("good.yaml", GOOD), ("wrong.yaml", "kind: Organisation\n")):
        (tmp_path / name).write_text(text, "utf-8")
    broken_reader(tmp_path, body, monkeypatch)
    monkeypatch.setattr("nbs_graph.pipeline.limited.SECONDS", 8.0)
    paths = tuple(str(tmp_path / name) for name in ("bad.yaml", "good.yaml", "wrong.yaml"))
    report = validate(Request(paths))
    told = {(d.code, Path(d.file or "").name) for d in report.diagnostics if d.severity.name == "VIOLATION"}
    assert told == {("NBS072", "bad.yaml"), ("NBS005", "wrong.yaml")}
    first = next(d for d in report.diagnostics if d.code == "NBS072")
    assert words in first.message["en"]
    assert report.checked.files == 3


def test_errors_come_through() -> None:
    """What the other process raises is raised here."""
    with pytest.raises(errors.CannotDo, match="does not exist"):
        validate(Request(("/nowhere/x.yaml",)))
    with pytest.raises(errors.UsageProblem, match="docx"):
        validate(Request(("-",), input_format="docx", stdin=b"x"))


def test_no_connection_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even by a library that would like to."""
    (tmp_path / "bad.yaml").write_text(GOOD, "utf-8")
    broken_reader(
        tmp_path, "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/x')", monkeypatch
    )
    with pytest.raises(errors.CannotDo, match="no connection"):
        validate(Request((str(tmp_path / "bad.yaml"),)))


def test_a_large_file_may_take_longer() -> None:
    """Bounds grow with what there is to read."""
    assert limited.SECONDS > 0
    assert limited.SECONDS_PER_MEGABYTE > 0
    assert limited.MEMORY_PER_BYTE > 0
