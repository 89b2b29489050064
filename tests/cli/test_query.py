"""`nbs-graph query` and `queries` as a user meets them: output, messages, exit codes."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]
ENTRY = "https://w3id.org/nbs-graph/id/publication/green-roofs"


def test_a_named_question_for_people(nbs: Run) -> None:
    """The table on stdout, the question above and the count below it on stderr."""
    done = nbs("query", "entries-by-sdg", "-p", "sdg=13")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split() == ["entry", "kind", "title", "goal", "target", "basis"]
    assert "publication/green-roofs" in done.stdout
    assert done.stderr.endswith("1 row\n")


def test_a_named_question_for_programs(nbs: Run) -> None:
    """Full IRIs, and nothing but data on stdout."""
    done = nbs("query", "entries-by-sdg", "-p", "sdg=sdg:13.1", "--format", "csv")
    row = next(csv.DictReader(io.StringIO(done.stdout)))
    assert row["entry"] == ENTRY
    assert (row["kind"], row["goal"], row["target"]) == ("Publication", "13", "13.1")
    assert done.stderr == ""


@pytest.mark.parametrize(
    "where",
    [
        ("--lang", "zh", "query", "entries-by-sdg"),
        ("query", "--lang", "zh", "entries-by-sdg"),
        ("query", "entries-by-sdg", "--lang=zh"),
    ],
)
def test_language_may_stand_anywhere(nbs: Run, where: tuple[str, ...]) -> None:
    """Titles follow it, as do messages."""
    done = nbs(*where, "-p", "sdg=13")
    assert "绿色屋顶与洪水" in done.stdout
    assert "共 1 条" in done.stderr


def test_language_follows_the_locale(nbs: Run) -> None:
    done = nbs("query", "entries-by-sdg", "-p", "sgd=13", LC_ALL="zh_CN.UTF-8")
    assert done.returncode == 2
    assert done.stderr.startswith("错误：")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["query", "entries-by-sgd"], 2, "Did you mean `entries-by-sdg`"),
        (["query", "entries-by-sdg", "-p", "sdgs=13"], 2, "Did you mean `sdg`"),
        (["query", "entries-by-sdg", "-p", "sdg=99"], 2, "there is no “99”"),
        (["query", "entries-by-sdg", "-p", "sdg"], 2, "NAME=VALUE"),
        (["query", "entries-by-sdg", "-p", "sdg=13", "-p", "sdg=13"], 2, "given twice"),
        (["query", "entries-by-sdg", "--format", "yaml"], 2, "--format"),
        (["query", "entries-by-sdg", "--fromat", "csv"], 2, "--format"),
        (["query", "entries-by-sdg", "--format", "ttl"], 2, "cannot hold rows"),
        (["query", "entries-by-sdg", "--timeout", "0"], 2, "above 0"),
        (["query"], 2, "Name a question"),
        (["query", "entries", "-e", "ASK {}"], 2, "Name a question"),
        (["query", "-e", "SELECT ?s { ?s ?p }"], 2, "line 1, column 19: unexpected “}”; expected an object"),
        (["query", "-e", "DROP ALL"], 2, "changes data"),
        (
            ["query", "-e", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"],
            2,
            "SERVICE is not allowed",
        ),
        (["query", "-e", "ASK " + "{" * 101 + "}" * 101], 2, "levels deep"),
        (["query", "nowhere.rq"], 3, "cannot be read"),
        (["query", "entries", "--store", "nowhere"], 3, "does not exist"),
        (["qery", "entries"], 2, "Did you mean `query`"),
        (["--vresion"], 2, "Did you mean `--version`"),
        (["--lang", "fr", "queries"], 2, "en or zh"),
    ],
)
def test_what_goes_wrong_is_told(nbs: Run, arguments: list[str], code: int, said: str) -> None:
    """One message that says what to do, nothing on stdout, no traceback, the contract's exit code."""
    done = nbs(*arguments)
    assert said in done.stderr
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr


def test_files_and_texts(nbs: Run, tmp_path: Path) -> None:
    """A file may declare parameters as our own questions do; every prefix is known."""
    path = tmp_path / "mine.rq"
    path.write_text(
        "#+ parameters: [{name: sort, type: kind}]\nSELECT ?e { VALUES ?sort { UNDEF } ?e a ?sort }", "utf-8"
    )
    done = nbs("query", str(path), "-p", "sort=Policy", "--format", "csv")
    assert done.stdout.splitlines()[1:] == ["https://w3id.org/nbs-graph/id/policy/zh-000000000001"]
    done = nbs("query", "-e", "SELECT (COUNT(*) AS ?n) { ?s nbs:jurisdiction place:cn }", "--format", "tsv")
    assert done.stdout == "?n\n1\n"
    path.write_bytes(b"\xff")
    assert nbs("query", str(path)).returncode == 3


def test_a_text_parameter_stays_a_text(nbs: Run, tmp_path: Path) -> None:
    """Injection by parameter: what would change the query is searched for, and not found."""
    path = tmp_path / "find.rq"
    path.write_text(
        "#+ parameters: [{name: text, type: text}]\nSELECT ?s { VALUES ?text { UNDEF } ?s ?p ?o FILTER(STR(?o) = ?text) }"
    )
    done = nbs("query", str(path), "-p", 'text=x" } { ?s ?p ?o } #', "--format", "csv")
    assert (done.returncode, done.stdout.split()) == (0, ["s"])


@pytest.mark.parametrize("format", ["ttl", "nt", "jsonld", "table"])
def test_graphs(nbs: Run, format: str) -> None:
    done = nbs("query", "-e", "DESCRIBE place:cn", "--format", format)
    assert done.returncode == 0
    assert "中国" in done.stdout or "\\u4E2D" in done.stdout


def test_a_timeout_is_no_answer(nbs: Run) -> None:
    """Exit code 3 that says so, and no partial output."""
    cross = " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(6))
    done = nbs("query", "--timeout", "1", "--format", "csv", "-e", f"SELECT * {{ {cross} }} ORDER BY ?o5")
    assert (done.returncode, done.stdout) == (3, "")
    assert "stopped after 1 s" in done.stderr


def test_queries_are_listed_and_shown(nbs: Run) -> None:
    """In either language, as text or JSON, one or all."""
    listed = nbs("queries", "--lang", "zh").stdout
    assert "entries-by-sdg  [-p sdg=13]" in listed
    assert "可持续发展目标" in listed
    everything = json.loads(nbs("queries", "--format", "json").stdout)
    assert {"name", "question", "tags", "parameters", "columns"} == set(everything[0])
    one = nbs("queries", "entries-by-sdg").stdout
    assert "Parameters" in one
    assert "SELECT ?entry" in one
    assert "sparql" in json.loads(nbs("queries", "entries-by-sdg", "--format", "json").stdout)
    assert nbs("queries", "entrys").returncode == 2


def test_the_dump_that_ships_is_asked_without_a_build(nbs: Run, tmp_path: Path) -> None:
    """`--store` takes a dump as well; without any, the graph in the package or a word on how to get one."""
    dump = Path(__file__).parent / "data" / "small.trig"
    assert nbs("query", "-e", "ASK { ?s a nbs:Policy }", "--store", str(dump)).stdout == "yes\n"
    done = nbs("query", "sdg-coverage", store=None, cwd=tmp_path)
    assert done.returncode == 0 or "nbs-graph build" in done.stderr


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("query -e 'SELECT * { ?s ?p ?o . ?a ?b ?c }' --format csv | head -1", 0, ""),
        pytest.param(
            "query sdg-coverage --format csv > /dev/full",
            3,
            "Error: the disk is full.\n",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full"),
        ),
    ],
    ids=["a reader that leaves is no error", "a full disk is told, not a crash at the end"],
)
def test_where_the_answer_goes(small_environment: dict[str, str], command: str, code: int, said: str) -> None:
    """What the shell does with the output decides how a question ends."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m nbs_graph.cli.main {command}"],
        capture_output=True,
        text=True,
        env=small_environment,
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (code, said)
