"""Generated documents tell the truth: pitfalls are pitfalls, and the commands they print run."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks import demo
from nbs_graph.graph.asking import ask
from nbs_graph.graph.catalogue import Question, question, questions
from nbs_graph.graph.dataset import Dataset
from nbs_graph.pipeline.assemble import Assembled
from nbs_graph.terms.width import width
from tools import catalogue, cli_reference, generate
from tools.pitfalls import Pitfall, answer, pitfalls


@pytest.fixture(scope="module")
def dataset(graph: Assembled) -> Dataset:
    return Dataset(graph.store)


@pytest.mark.parametrize("pitfall", pitfalls(), ids=lambda p: p.name)
def test_pitfalls_mislead(dataset: Dataset, pitfall: Pitfall) -> None:
    """The wrong query runs and answers something else; the right one answers."""
    right = answer(dataset, pitfall.right)
    assert right
    assert right != [("0",)]
    assert answer(dataset, pitfall.wrong) != right


def test_pitfalls_are_told_in_both_languages() -> None:
    """A schema card that shrank to nothing, or to one language, would pass unseen."""
    assert 5 <= len(pitfalls()) <= 8
    for pitfall in pitfalls():
        assert set(pitfall.asks) == set(pitfall.because) == {"en", "zh"}, pitfall.name


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_the_command_of_the_catalogue_runs(dataset: Dataset, asked: Question) -> None:
    """With the examples of its parameters, each question is accepted and has the columns the catalogue names."""
    given = {p.name: p.example for p in asked.asked if p.example}
    assert all(p.name in given for p in asked.asked if p.required)
    found = ask(dataset, asked, given, "zh")
    assert isinstance(found, ox.QuerySolutions)
    assert [variable.value for variable in found.variables] == [column.name for column in asked.columns]
    assert f"nbs-graph query {asked.name}" in catalogue.command(asked)


def test_every_command_is_in_the_reference() -> None:
    """The reference has all commands, each with its arguments and options."""
    text = cli_reference.make()["docs/cli.md"].decode()
    for name in cli_reference.COMMANDS:
        assert f"## nbs-graph {name}\n" in text
    assert "`--format table\\|csv\\|" in text


def test_check_finds_what_differs_and_writing_mends_it(tmp_path: Path) -> None:
    """A stale file and a missing one are named; writing leaves nothing to be said, and touches nothing else."""
    part = generate.Part("here", ("a.md", "b/c.md"), lambda: {"a.md": b"new\n", "b/c.md": b"c\n"})
    (tmp_path / "a.md").write_bytes(b"old\n")
    (tmp_path / "hand-written.md").write_bytes(b"mine\n")
    assert generate.differing((part,), tmp_path) == ["a.md", "b/c.md"]
    assert generate.write((part,), tmp_path) == ["a.md", "b/c.md"]
    assert generate.differing((part,), tmp_path) == []
    assert generate.write((part,), tmp_path) == []
    assert (tmp_path / "hand-written.md").read_bytes() == b"mine\n"


def test_each_part_makes_the_files_it_lists() -> None:
    """What `--list` names is what is written."""
    documents = [part for part in generate.PARTS if part.paths[0].startswith("docs/")]
    for part in documents:
        assert tuple(part.make()) == part.paths


@pytest.mark.parametrize("shown", demo.QUESTIONS, ids=lambda q: q.name)
def test_the_demonstration_asks_what_there_is(dataset: Dataset, shown: demo.Question) -> None:
    """Each question of `make demo` exists, has the columns shown, and an answer."""
    asked = question(shown.name)
    assert set(shown.columns) <= {column.name for column in asked.columns}
    found = ask(dataset, asked, dict(p.split("=", 1) for p in shown.parameters), shown.language)
    assert isinstance(found, ox.QuerySolutions)
    assert list(found)


def test_the_demonstration_fits_the_screen() -> None:
    """Tables keep to the width, Chinese counted as two columns, and say where something was cut."""
    rows = [["一个很长很长的中文标题，放不下", "12"], ["A long English title that does not fit either", "3"]]
    lines = demo.laid_out(["title", "n"], rows, 30).splitlines()
    assert all(width(line) <= 30 for line in lines)
    assert sum("…" in line for line in lines) == 2


def test_the_demonstration_fails_aloud(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A step that fails ends the demonstration with exit code 1 and says which command it was."""
    monkeypatch.setattr(demo, "COMMAND", Path("/bin/false"))
    assert demo.main() == 1
    assert "nbs-graph build --out build → 1" in capsys.readouterr().err
