"""The example notebooks run as they are, from top to bottom, on the graph that ships."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import nbs_graph as nbs
from nbs_graph.resources import data_dir

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
STORE = str(data_dir() / "nbs-graph.trig")
EXECUTE = """
import sys, nbformat, nbclient
notebook = nbformat.read(sys.argv[1], 4)
nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": "."}}).execute()
nbformat.write(notebook, sys.argv[2])
"""


def read(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return cells


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The code of each cell → what it shows, as text and HTML."""
    place = tmp_path_factory.mktemp("notebook")
    environment = {
        **os.environ,
        "NBS_GRAPH_STORE": STORE,
        "LC_ALL": "C.UTF-8",
        "IPYTHONDIR": str(place / "ipython"),
    }
    subprocess.run(
        [sys.executable, "-c", EXECUTE, FOLDER / "first-questions.ipynb", "out.ipynb"],
        cwd=place,
        env=environment,
        check=True,
        capture_output=True,
        timeout=300,
    )
    shown = {}
    for cell in read(place / "out.ipynb"):
        if cell["cell_type"] == "code":
            assert cell["execution_count"], cell["source"]
            assert not [one for one in cell["outputs"] if one["output_type"] in {"error", "stream"}], cell[
                "outputs"
            ]
            data = [text for one in cell["outputs"] for text in one["data"].values()]
            shown["".join(cell["source"])] = "\n".join("".join(one) for one in data)
    return shown


def test_there_are_notebooks() -> None:
    assert [path.name for path in NOTEBOOKS] == ["first-questions.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_they_are_kept_without_outputs(path: Path) -> None:
    """So that a change of the graph does not change them."""
    code = [cell for cell in read(path) if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_they_speak_both_languages(path: Path) -> None:
    """Each text stands in English and in Chinese; links lead to files."""
    for cell in read(path):
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            assert re.search(r"[\u4e00-\u9fff]{4}", text), text
            assert re.search(r"[A-Za-z]{3,} [a-z]+ [a-z]+", text), text
            for link in re.findall(r"\]\(([^)#]+)", text):
                assert (path.parent / link).exists(), link


@pytest.mark.slow
def test_they_run(executed: dict[str, str]) -> None:
    """Every cell, without an error, showing what Python says of the same graph."""
    g = nbs.open(STORE)
    coverage = {row.goal: row.entries for row in g.query("sdg-coverage")}
    bars = next(shown for code, shown in executed.items() if "chart" in code)
    assert "█" * int(str(coverage["15"])) in bars
    assert repr(g) in next(iter(executed.values()))
    assert "红树林" in next(iter(code for code in executed if code.startswith("%question find")))
    assert "海岸带蓝碳" in executed["%question find text=红树林 --lang zh"]
    assert "海岸带蓝碳" in executed["papers"]
    assert "可持续发展目标 15、13 和 6" in executed['g.explain("2023-08/04", to="sdg:15")']
    few, every = map(int, re.findall(r"\d+", executed["few[0].works, all_works[0].works"]))
    assert few < every == len(g.query("SELECT ?work { ?work a nbs:Publication }"))
