"""What agents can do: each tool, as a client of the protocol calls it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import nbs_graph as nbs
from nbs_graph.agents.arguments import CHINESE
from nbs_graph.graph.catalogue import Question, questions
from nbs_graph.namespaces import name
from nbs_graph.resources import data_dir
from tests.agents.client import Agent

ROOT = Path(__file__).resolve().parents[2]
TOOLS = {"list_questions", "ask", "sparql", "find", "explain", "suggest"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(6)) + " }"
INJECTIONS = (
    '" } . ?s ?p ?o . { "',
    "x') } INSERT DATA { <a:a> <a:b> <a:c> } #",
    "} SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
    '\\" } UNION { ?entry ?p ?o } #',
    "'''\n}} # \u2028",
)


def test_the_tools_say_what_they_are_for(agent: Agent) -> None:
    """Each is marked as reading only, and describes itself and every argument."""
    tools = {tool.name: tool for tool in agent.do(agent.client.list_tools).tools}
    assert set(tools) == TOOLS
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert len(tool.description) > 60
        assert tool.input_schema["additionalProperties"] is False
        for argument in tool.input_schema["properties"].values():
            assert argument["description"], tool.name
    assert agent.client.server_info.name == "nbs-graph"
    assert agent.client.server_info.version == nbs.__version__
    assert "list_questions" in agent.client.instructions


def test_listing_questions(agent: Agent) -> None:
    """All of them, those with some words, in either language; what must be given is marked."""
    found = agent.call("list_questions")
    assert [one["name"] for one in found["questions"]] == [q.name for q in questions()]
    few = agent.call("list_questions", about="研究 政策", language="zh")
    assert "哪些可持续发展具体目标有研究而无政策？" in [one["asks"] for one in few["questions"]]
    assert few["total"] < 20
    assert "these have some" in agent.call("list_questions", about="commitments xyzzy")["note"]
    assert agent.call("list_questions", about="xyzzy")["questions"] == []
    by_name = {one["name"]: one for one in found["questions"]}
    assert by_name["find"]["parameters"][0] | {"help": ""} == {
        "name": "text",
        "type": "text",
        "required": True,
        "example": "carbon credit",
        "help": "",
    }


@pytest.mark.parametrize(
    "question", [q for q in questions() if not any(p.required for p in q.parameters)], ids=lambda q: q.name
)
def test_every_question_without_required_parameters_answers(agent: Agent, question: Question) -> None:
    """With the rows that Python gets, in their order."""
    found = agent.call("ask", question=question.name, limit=500)
    expected = nbs.open(data_dir() / "nbs-graph.trig").query(question.name, lang="en")
    assert found["columns"] == list(expected.columns)
    assert found["total"] == len(expected)
    shown = [row.get(expected.columns[0]) for row in found["rows"]]
    assert [str(one) for one in shown] == [_plain(row[expected.columns[0]]) for row in expected][: len(shown)]
    assert ("note" in found) == (len(shown) < found["total"])


def _plain(value: Any) -> str:
    return name(value) if isinstance(value, str) else str(value)


def test_asking_page_by_page(agent: Agent) -> None:
    """The note says how to go on, and going on leads to every row once."""
    rows: list[Any] = []
    while True:
        found = agent.call(
            "ask", question="entries-by-sdg", parameters={"sdg": 13.0}, limit=20, offset=len(rows)
        )
        rows += found["rows"]
        if len(rows) == found["total"]:
            break
        assert f"offset={len(rows)}" in found["note"]
    assert len({(row["entry"], row.get("target"), row["basis"]) for row in rows}) == found["total"]


def test_languages(agent: Agent) -> None:
    found = agent.call("ask", question="entries-by-theme", parameters={"theme": "洪水风险"}, language="zh")
    assert any("洪水" in row["title"] for row in found["rows"])
    assert "没有名为" in agent.refused("ask", question="entry", language="zh")
    assert agent.refused("find", text="x", limit=0, language="zh").startswith("find：`limit` 应为")
    assert agent.refused("ask", language="zh") == (
        "ask 需要 `question`：`list_questions` 列出的名称，如 `entries-by-sdg`。"
    )
    assert "查询" in agent.refused("sparql", query="", language="zh")
    assert "请给出条目" in agent.refused("explain", language="zh")
    told = agent.call("list_questions", about="commitments xyzzy", language="zh")["note"]
    assert told == "没有问题含有全部词语；以下含有其中一部分"


def test_every_argument_that_must_be_given_is_told_in_chinese(agent: Agent) -> None:
    needed = {
        f"{tool.name}.{argument}"
        for tool in agent.do(agent.client.list_tools).tools
        for argument in tool.input_schema.get("required", ())
    }
    assert needed == set(CHINESE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"question": "entries-by-sgd"}, "Did you mean `entries-by-sdg`?"),
        ({"question": "entries-by-sdg", "parameters": {"sdg": "99"}}, "Give for example `13`"),
        ({"question": "entries-by-sdg", "parameters": {"goal": "13"}}, "It takes: sdg"),
        ({"question": "find"}, "text (required, e.g. carbon credit)"),
        ({"question": "events-between", "parameters": {"from": "September"}}, "a date such as 2023-09-01"),
        (
            {"question": "entries", "limit": 100_000},
            "ask: `limit` is a whole number from 1, at most 500, not 100000.",
        ),
        ({"question": "find"}, 'find needs the parameter `text`: {"parameters": {"text": "carbon credit"}}.'),
        ({"question": "xyzzy"}, "`list_questions` tells which there are"),
        ({"question": "entries", "parameters": [13]}, "an object of names and values"),
        ({}, "ask needs `question`: name from list_questions"),
    ],
)
def test_errors_say_what_to_do(agent: Agent, arguments: dict[str, Any], told: str) -> None:
    assert told in agent.refused("ask", **arguments)


@pytest.mark.parametrize("arguments", [{"sdg": "13"}, {"arguments": {"sdg": "13"}}])
def test_unknown_arguments_are_refused(agent: Agent, arguments: dict[str, Any]) -> None:
    """Ignored, they would make all entries look like those of one goal; where they belong is told."""
    (name,) = arguments
    told = agent.refused("ask", question="entries-by-sdg", **arguments)
    assert f"ask has no argument `{name}`" in told
    assert "It takes `question`, `parameters`," in told
    assert told.endswith('go into `parameters`: {"parameters": {"sdg": "13"}}.')
    told = agent.refused("ask", question="entries-by-sdg", language="zh", **arguments)
    assert f"ask 没有参数 `{name}`。" in told
    assert "Did you mean `concept`?" in agent.refused("explain", entry="2023-08/04", concepts="sdg:15")


@pytest.mark.parametrize("text", INJECTIONS)
def test_what_is_given_is_never_part_of_a_query(agent: Agent, text: str) -> None:
    """A parameter that tries to be SPARQL is looked for as text, and found nowhere."""
    assert agent.call("ask", question="find", parameters={"text": text})["total"] == 0
    assert agent.call("find", text=text)["mentioned_in"] == []
    assert "there is no" in agent.refused("ask", question="entries-by-theme", parameters={"theme": text})


def test_sparql(agent: Agent) -> None:
    """Rows with short names and exact values, yes or no, triples; cut with a note."""
    found = agent.call(
        "sparql", query="SELECT ?p ?y { VALUES (?p ?y) { (sdg:13 0.1) (UNDEF 12345678901234567.89) } }"
    )
    assert found["rows"] == [{"p": "sdg:13", "y": 0.1}, {"y": "12345678901234567.89"}]
    assert agent.call("sparql", query="ASK { ?s a nbs:Publication }") == {"answer": True}
    found = agent.call("sparql", query='SELECT (1e400 AS ?i) ("NaN"^^xsd:double AS ?n) {}')
    assert found["rows"] == [{"i": "INF", "n": "NaN"}]
    found = agent.call("sparql", query="DESCRIBE sdg:13", limit=3)
    assert found["columns"] == ["subject", "predicate", "object"]
    assert len(found["rows"]) == 3 < found["total"]
    assert "LIMIT and OFFSET" in found["note"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT changes data"),
        ("LOAD <file:///etc/passwd>", "LOAD changes data"),
        ("SELECT * {\n ?s a nbs:Publication\n ?s ?p }", "line 3"),
        ("SELECT * { ?s ?p ?o ?s2 }", "line 1, column"),
        ("", "empty"),
    ],
)
def test_sparql_that_may_not_run(agent: Agent, query: str, told: str) -> None:
    assert told in agent.refused("sparql", query=query)


def test_sparql_has_limits(agent: Agent) -> None:
    """In time and in size; the server answers on."""
    told = agent.refused("sparql", query=ENDLESS, timeout=1)
    assert (
        told
        == "Stopped after 1 s without an answer. Ask for less, or give it more with `timeout` (at most 60)."
    )
    told = agent.refused("sparql", query="ASK {}", timeout=3600)
    assert told == "sparql: `timeout` is a number above 0, at most 60, not 3600."
    large = "SELECT * { ?a a skos:Concept . ?b a skos:Concept }"
    assert "too large" in agent.refused("sparql", query=large, timeout=60)
    assert agent.call("sparql", query="ASK {}") == {"answer": True}


def test_explaining(agent: Agent) -> None:
    """The words of the source, the rule; by issue and position, by concept; what cannot be explained is told."""
    (link,) = agent.call("explain", entry="2023-08/04", concept="sdg:15")["links"]
    assert link["quotes"][0]["text"] == "可持续发展目标 15、13 和 6"
    (link,) = agent.call("explain", entry="2023-08/05", concept="sdg:13")["links"]
    assert link["basis"] == "derived"
    assert link["rule"] == "rule/crosswalk"
    assert agent.call("explain", entry=link["entry"], concept="sdg:13")["links"] == [link]
    found = agent.call("explain", concept="sdg:15", limit=3)
    assert len(found["links"]) == 3 < found["total"]
    assert f"only links 1 to 3 of {found['total']} are here; for others ask with offset=3" in found["note"]
    rest = agent.call("explain", concept="sdg:15", limit=500, offset=3, language="zh")
    assert len(rest["links"]) == found["total"] - 3
    assert rest["note"].startswith("第 4 至")
    assert agent.call("explain", entry="2023-08/05", concept="sdg:5")["links"] == []
    assert "Name an entry, a concept" in agent.refused("explain")
    assert "The graph has no" in agent.refused("explain", entry="publication/nothing")
    told = agent.refused("explain", entry="sdg:13")
    assert told == "`sdg:13` is a concept, not an entry: give it as `concept`."
    assert "give it as `entry`" in agent.refused("explain", concept=found["links"][0]["entry"])


def test_suggesting(agent: Agent) -> None:
    """What a text seems to be about, with the words that speak for it; not when there are none."""
    text = "Restoring mangroves protects coasts from floods and stores carbon."
    (found,) = agent.call("suggest", text=text)["entries"]
    by_concept = {one["concept"]: one for one in found["suggestions"]}
    assert all(one["accepted"] for one in found["suggestions"])
    assert by_concept["theme:mangroves"]["quotes"] == ["mangroves"]
    (more,) = agent.call("suggest", text=text, everything=True)["entries"]
    assert len(more["suggestions"]) >= len(found["suggestions"])
    none = agent.call("suggest", text="Hello world.")
    assert none["entries"] == [{"suggestions": []}]
    assert none["note"].startswith("nothing is suggested; `everything`")
    assert "There is no text" in agent.refused("suggest", text="  ")
    assert "at most 200,000" in agent.refused("suggest", text="x" * 200_001)


def started(*arguments: str, code: str = "pass") -> "subprocess.CompletedProcess[str]":
    """The command with an agent that says nothing."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; {code}; from nbs_graph.cli.main import main; sys.exit(main())",
            *arguments,
        ],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=False,
        timeout=60,
    )


def test_it_ends_with_the_agent() -> None:
    """Nothing but the protocol is ever on stdout; a graph that is not there is told at once."""
    done = started("mcp", "--store", str(data_dir() / "nbs-graph.trig"))
    assert (done.returncode, done.stdout) == (0, "")
    done = started("mcp", "--store", "/nowhere")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("Error: /nowhere does not exist")


def test_without_the_extra_it_says_what_to_install() -> None:
    """Exit code 3 and one line, in the reader's language."""
    done = started("--lang", "zh", "mcp", code="sys.modules['mcp'] = None")
    assert done.returncode == 3
    assert (
        done.stderr
        == "错误：`mcp` 需要额外的软件包（缺少 mcp）：请在 nbs-graph 的克隆目录中执行 pip install '.[mcp]'\n"
    )
