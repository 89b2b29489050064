"""`nbs-graph import` of what cannot be read: a message with its place, an exit code of the contract, no traceback."""

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("cut.bib", b"@misc{a, title={A}}\n@misc{b,\n title={B", "cut.bib:3: this is not BibTeX"),
        ("macro.bib", b"@misc{a,\n title=abc}", "macro.bib:2: this is not BibTeX"),
        ("deep.bib", b"@misc{a, title={" + b"{" * 5000, "deep.bib:1: this is not BibTeX"),
        ("gbk.bib", b"\n@misc{a, title={\xba\xec}}", "gbk.bib:2: the file is not UTF-8"),
        ("none.bib", b"\n \n", "none.bib holds no record"),
        ("pdf.bib", b"%PDF-1.7\n\0\0", "pdf.bib:2: this is not a text file"),
        ("noend.ris", b"TY  - JOUR\nTI  - A\n", "noend.ris:1: this is not RIS"),
        ("two.ris", b"TY  - JOUR\nTI  - A\nTY  - JOUR\n", "two.ris:3: this is not RIS"),
        ("text.ris", b"Dear all\n", "text.ris:1: this is not RIS"),
        ("cut.json", b'[{"title": "A",\n', "cut.json:2:1: this is not JSON"),
        ("list.json", b"[1]", "list.json: record 1 is no object"),
        ("deep.json", b"[" * 100_000, "deep.json: nested too deep"),
        ("number.json", b'[{"title": ' + b"1" * 10_000 + b"}]", "number.json: a number is too long"),
        ("half.json", b'[{"title": "a \\ud800"}]', "half.json: holds half a character"),
        ("quote.csv", b'Title\n"A\n', "quote.csv:2: this is not CSV"),
        ("heads.csv", b"a,b\n1,2\n", "heads.csv:1: no column is called"),
        ("twice.csv", b"Title,Title\n", "twice.csv:1: two columns"),
        ("wide.csv", b"Title\n" + b"a" * 200_000, "wide.csv:2: this is not CSV"),
        ("text.xlsx", b"hello", "text.xlsx: this is not an Excel workbook"),
    ],
)
def test_broken_files_are_told_with_their_place(
    nbs: Run, tmp_path: Path, name: str, content: bytes, where: str
) -> None:
    """File and line, exit code 1, nothing written, no traceback, in both languages."""
    (tmp_path / name).write_bytes(content)
    done = nbs("import", name, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert where in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "drafts").exists()
    assert "错误" in nbs("--lang", "zh", "import", name, cwd=tmp_path).stderr


def bomb(folder: Path) -> Path:
    """A workbook of a few kilobytes that unpacks to 200 MB."""
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", b" " * 200_000_000)
    return folder / "bomb.xlsx"


def test_bombs_and_giants_are_refused(nbs: Run, tmp_path: Path) -> None:
    """What is larger than any bibliography could not be done: exit code 3, at once."""
    bomb(tmp_path)
    (tmp_path / "line.bib").write_bytes(b"@misc{a, title={" + b"a" * 100_000_000)
    for name in ("bomb.xlsx", "line.bib"):
        done = nbs("import", name, cwd=tmp_path)
        assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr


def test_wrong_calls(nbs: Run, tmp_path: Path) -> None:
    """No file, a format that the name does not tell: 2, with what to type; an absent file: 3."""
    assert nbs("import").returncode == 2
    done = nbs("import", "a.txt", cwd=tmp_path)
    assert (done.returncode, "--input-format" in done.stderr) == (2, True)
    assert nbs("import", "absent.bib", cwd=tmp_path).returncode == 3


def test_rdf_is_sent_to_validate(nbs: Run, tmp_path: Path) -> None:
    """Partners' RDF needs no drafts; the message says what to type."""
    done = nbs("import", "dump.ttl", cwd=tmp_path)
    assert (done.returncode, "nbs-graph validate --profile import dump.ttl" in done.stderr) == (2, True)
