"""`nbs-graph import` where a record is nearly one of the graph's, or says its date or its names ambiguously."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
PLUVIAL = (
    "Pluvial Flood Adaptation Using Nature-based Solutions: An Integrated Biophysical-Economic Assessment"
)


def test_another_work_with_a_title_of_the_graph_gets_a_draft(nbs: Run, tmp_path: Path) -> None:
    """Its year lies apart: it is not the same; the id that the rules make is taken and left to the editor."""
    (tmp_path / "a.bib").write_text(f"@misc{{a, title={{{PLUVIAL}}}, year=1999, doi={{10.77/other}}}}")
    done = nbs("import", "a.bib", cwd=tmp_path, store=None)
    (draft,) = done.stdout.split()
    text = (tmp_path / draft).read_text("utf-8")
    assert "\n# id: publication/pluvial-flood" in text
    assert "\nissued: 1999\n" in text
    assert "belongs to another work" in done.stderr
    assert "in the graph already" not in done.stderr


@pytest.mark.parametrize(
    ("said", "issued"),
    [
        ("date={2023-05/2023-07}", "issued: 2023"),
        ("date={2023-05--2023-07}", "issued: 2023"),
        ("date={2023-05-01/2023-05-03}", "issued: 2023-05"),
        ("date={2023-05-07}", "issued: 2023-05-07"),
        ("date={2023-21}", "issued: 2023"),
        ("date={summer}, year=2023", "issued: 2023"),
        ("year=2023, month={may--jul}", "issued: 2023"),
        ("date={2023-02-30}", "# issued: …"),
    ],
)
def test_the_usable_part_of_a_date(nbs: Run, tmp_path: Path, said: str, issued: str) -> None:
    """One date, for a publication has one; what its ends do not share is told."""
    (tmp_path / "a.bib").write_text(f"@misc{{a, title={{New}}, {said}}}")
    done = nbs("import", "a.bib", cwd=tmp_path)
    lines = (tmp_path / "drafts" / "new.yaml").read_text("utf-8").splitlines()
    assert issued in lines
    assert ("date (1 record)" in done.stderr) == (
        len(issued) < len("issued: 2023-05-07") and "-21" not in said
    )


def test_names_in_either_order(nbs: Run, tmp_path: Path) -> None:
    """`Jane Doe` is family-last; `Li Wei` may be either, so an editor says."""
    (tmp_path / "a.bib").write_text("@misc{a, title={New}, author={Jane Doe and Li Wei}}")
    assert nbs("import", "a.bib", cwd=tmp_path).returncode == 0
    jane, li = ((tmp_path / "drafts/people" / f"{name}.yaml").read_text() for name in ("jane-doe", "li-wei"))
    assert "\ngiven: Jane\nfamily: Doe\n" in jane
    assert "cannot be told" in li
    assert "\n# given: …" in li
