"""The magics of a notebook: answers in the form that is asked for, errors in one message."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.error import UsageError
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell

import nbs_graph
from nbs_graph import notebook
from nbs_graph.api import Graph, Result
from nbs_graph.resources import data_dir

SMALL = Path(__file__).resolve().parents[1] / "cli" / "data" / "small.trig"


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InteractiveShell]:
    """A shell with the extension, without a history."""
    patch = pytest.MonkeyPatch()
    patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
    patch.setenv("NBS_GRAPH_STORE", str(data_dir() / "nbs-graph.trig"))
    patch.setenv("LC_ALL", "C.UTF-8")
    patch.setattr(HistoryManager, "enabled", False)
    hook = sys.displayhook, sys.excepthook
    made = InteractiveShell()
    made.run_line_magic("load_ext", "nbs_graph.notebook")
    yield made
    sys.displayhook, sys.excepthook = hook
    patch.undo()


def failed(shell: InteractiveShell, cell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is printed of a cell that fails: the message, and no traceback."""
    done = shell.run_cell(cell)
    assert isinstance(done.error_in_exec, UsageError)
    said = "".join(capsys.readouterr())
    assert "Traceback" not in said
    assert said.startswith("UsageError: ")
    return said


def test_a_question(shell: InteractiveShell) -> None:
    """Rows by default; data frames on request, with short names; values with blanks in quotes."""
    found = shell.run_line_magic("question", "find text='carbon credit' --lang zh")
    assert isinstance(found, Result)
    assert [row.title for row in found][-1] == "生物多样性信用"
    frame = shell.run_line_magic("question", "entries-by-sdg sdg=13.1 --to pandas --prefixed")
    assert isinstance(frame, pd.DataFrame)
    assert frame["basis"].str.startswith("basis:").all()
    assert isinstance(shell.run_line_magic("question", "sdg-coverage --to polars"), pl.DataFrame)


def test_python_variables_stand_in_braces(shell: InteractiveShell) -> None:
    assert shell.run_cell("goal = 6\nfound = %question entries-by-sdg sdg={goal}\nlen(found)").result > 0


def test_sparql(shell: InteractiveShell) -> None:
    """The answer is the cell's; with a name it is kept instead."""
    query = "SELECT ?paper { ?paper a nbs:Publication }"
    assert len(shell.run_cell(f"%%sparql\n{query}").result) == 9
    assert shell.run_cell(f"%%sparql papers --to polars --prefixed\n{query}").result is None
    assert shell.user_ns["papers"].shape == (9, 1)
    header = "#+ parameters: [{name: kind, type: kind}]"
    declared = f"%%sparql -p kind=Policy\n{header}\nSELECT ?e {{ VALUES ?kind {{ UNDEF }} ?e a ?kind }}"
    assert len(shell.run_cell(declared).result) > 5


def test_another_graph(shell: InteractiveShell) -> None:
    """By `--store`, only for that cell."""
    query = "SELECT ?e { ?e a nbs:Policy }"
    assert len(shell.run_cell(f"%%sparql --store {SMALL}\n{query}").result) == 1
    assert len(shell.run_cell(f"%%sparql\n{query}").result) > 1


def test_a_new_build_is_answered_from(shell: InteractiveShell, tmp_path: Path) -> None:
    """The graph is opened again when its file is another, and only then."""
    dump = tmp_path / "graph.nq"
    cell = f"%%sparql --store {dump}\nSELECT ?o {{ ?s ?p ?o }}"
    found = []
    for text in ("before", "before", "after"):
        if not dump.exists() or text == "after":
            dump.write_text(f'<a:a> <a:b> "{text}" <a:g> .\n')
        found.append((shell.run_cell(cell).result[0].o, notebook._opened[str(dump)][1]))
    assert [said for said, _ in found] == ["before", "before", "after"]
    assert found[0][1] is found[1][1] is not found[2][1]


def test_an_endpoint(shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--endpoint` names what is opened, once; not beside `--store`."""
    opened = []

    def opening(place: str) -> Graph:
        opened.append(place)
        return Graph(SMALL)

    monkeypatch.setattr(nbs_graph, "open", opening)
    for _ in range(2):
        assert shell.run_cell("%question sdg-coverage --endpoint http://x.example/sparql").result.columns
    assert opened == ["http://x.example/sparql"]
    both = shell.run_cell("%question sdg-coverage --endpoint http://x.example/sparql --store build")
    assert "not allowed with argument" in str(both.error_in_exec)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("%question entries-by-sgd", "Did you mean `entries-by-sdg`?"),
        ("%question", "name a question; usage: %question NAME"),
        ("%question entries-by-sdg sdg=99", "Give for example `13`"),
        ("%question entries-by-sdg 13", "A parameter is written name=value, not “13”."),
        ("%question entries-by-sdg sdg=13 sdg=14", "sdg is given twice."),
        ("%%sparql -p x=1 -p x=2\nASK {}", "x is given twice."),
        ("%question entries --to latex", "invalid choice: 'latex'"),
        ("%question entries --too pandas", "unrecognized arguments"),
        ("%question find text='carbon", "No closing quotation"),
        ("%question entries --store /nowhere", "/nowhere does not exist"),
        ("%%sparql\nSELECT ?p {\n ?p a nbs:Publication", "line 1, column 11"),
        ("%%sparql 1st\nASK {}", "“1st” is not one variable"),
        ("%%sparql\n  \n", "the cell holds no query"),
        ("%%sparql\nSELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("%%sparql -p x=1\nASK {}", "has no parameter “x”"),
        ("%question find text=carbon lang=zh", "The language is an option: --lang en or --lang zh."),
        ("%question find", "find needs text='carbon credit'"),
        ("%question entries --prefixed", "--prefixed goes with --to pandas or --to polars"),
        ("%%sparql\n#+ colums: []\nASK {}", "unknown keys in the header: colums"),
    ],
)
def test_errors_are_one_message(
    shell: InteractiveShell, cell: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in failed(shell, cell, capsys)


def test_errors_in_chinese(
    shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "是否想写 `entries-by-sdg`" in failed(shell, "%question entries-by-sgd", capsys)
    assert "用法" in failed(shell, "%question", capsys)
    for line, told in (
        ("--to latex", "--to 没有 'latex' 这一取值，可用："),
        ("--to", "--to 后缺少取值；"),
        ("--store a --endpoint b", "--endpoint 与 --store 不能同用"),
        ("--prefixed=1", "--prefixed 不带取值，却给出了 '1'"),
        ("--too", "没有选项 --too；"),
        ("text='x", "引号不成对；"),
    ):
        assert f"UsageError: {told}" in failed(shell, f"%question find {line}", capsys)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("%question entries-by-s", ["entries-by-sdg"]),
        ("%question entries-by-sdg ", ["sdg="]),
        ("%question nothing ", []),
    ],
)
def test_tab_completes(shell: InteractiveShell, line: str, expected: list[str]) -> None:
    """Names of questions, then their parameters; as the kernel asks for it."""
    with provisionalcompleter():
        told = {one.text for one in shell.Completer.completions(line, len(line))}
    assert set(expected) <= told
    assert [one for one in told if "sdg" in one] == expected
