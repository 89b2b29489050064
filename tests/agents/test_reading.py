"""What agents find and read: things by name in either language, and the resources."""

import json

import pytest
from mcp import MCPError

from nbs_graph.graph.catalogue import questions
from nbs_graph.namespaces import prefixes
from nbs_graph.resources import docs_dir
from tests.agents.client import Agent


@pytest.mark.parametrize(
    ("text", "id", "how"),
    [
        ("蓝碳", "theme:coastal-blue-carbon", "is"),
        ("blue carbon", "theme:coastal-blue-carbon", "is"),
        ("IUCN", "organisation/international-union-for-conservation-of-nature", "is"),
        ("世界自然保护联盟", "organisation/international-union-for-conservation-of-nature", "is"),
        ("15.3", "sdg:15.3", "is"),
        ("Life on", "sdg:15", "begins"),
        ("mangroove", "theme:mangroves", "resembles"),
    ],
)
def test_finding_by_name(agent: Agent, text: str, id: str, how: str) -> None:
    """By label, acronym, code or a slip of the pen; the best first, with the id that other tools take."""
    found = agent.call("find", text=text)["things"]
    fitting = {one["id"]: one["how"] for one in found}
    assert fitting[id] == how
    order = ["is", "begins", "contains", "resembles"]
    assert [order.index(one["how"]) for one in found] == sorted(order.index(one["how"]) for one in found)


def test_what_is_found_can_be_explained_and_asked_about(agent: Agent) -> None:
    """The ids lead on: to explanations, to parameters of questions, into SPARQL."""
    found = agent.call("find", text="Coastal Blue Carbon in China")["things"][0]
    assert found["kind"] == "Publication"
    assert set(found["names"]) == {"en", "zh"}
    assert agent.call("explain", entry=found["id"])["total"] > 10
    theme = agent.call("find", text="flood risk")["things"][0]
    assert agent.call("ask", question="entries-by-theme", parameters={"theme": theme["id"]})["total"] == 3
    assert agent.call("sparql", query=f"ASK {{ {theme['id']} a skos:Concept }}") == {"answer": True}


def test_finding_by_words(agent: Agent) -> None:
    """Entries that speak of something without being called so; nothing, and what is no name."""
    found = agent.call("find", text="红树林", language="zh")
    assert "publication/doi-10-1016-j-xinn-2023-100481" in [row["entry"] for row in found["mentioned_in"]]
    named = {one["id"] for one in found["things"]}
    assert not named & {row["entry"] for row in found["mentioned_in"]}
    nothing = {"things": [], "things_total": 0, "mentioned_in": [], "mentioned_total": 0}
    assert agent.call("find", text="xyzzyqq") == nothing
    assert "a name or a word" in agent.refused("find", text=" ")
    few = agent.call("find", text="carbon", limit=2)
    assert len(few["things"]) == 2 < few["things_total"]
    assert f"the best 2 of {few['things_total']}" in few["note"]


def test_finding_tells_what_it_leaves_out(agent: Agent) -> None:
    """Entries that mention the words are counted without those that are called so; what is cut is told."""
    found = agent.call("find", text="Chin")
    assert len(found["things"]) == 10 < found["things_total"]
    assert len(found["mentioned_in"]) == found["mentioned_total"] == 10
    every = agent.call("find", text="Chin", limit=500)
    assert not {one["id"] for one in every["things"]} & {row["entry"] for row in every["mentioned_in"]}
    assert found["note"] == (
        f"the best 10 of {found['things_total']} things; use more words to narrow, or a larger `limit`"
    )
    few = agent.call("find", text="forest", limit=1, language="zh")
    assert len(few["mentioned_in"]) == 1 < few["mentioned_total"]
    assert f"{few['mentioned_total']} 个提及条目中的前 1 个" in few["note"]
    many = agent.call("find", text="a", limit=500)
    assert f"the best {len(many['things'])} of {many['things_total']} things" in many["note"]


def test_the_resources(agent: Agent) -> None:
    """Card, pitfalls, questions and prefixes, each described; together the card and the pitfalls are the document."""
    listed = {str(one.uri): one for one in agent.do(agent.client.list_resources).resources}
    assert set(listed) == {f"nbs://{name}" for name in ("schema-card", "pitfalls", "questions", "prefixes")}
    assert all(one.description and one.mime_type for one in listed.values())
    document = (docs_dir() / "schema-card.md").read_text("utf-8")
    card, pitfalls = agent.read("nbs://schema-card"), agent.read("nbs://pitfalls")
    assert "nbs:Publication" in card
    assert pitfalls.count("Looks right") == document.count("Looks right") > 5
    assert card + pitfalls.replace("# Pitfalls\n", "\n## Pitfalls\n", 1) == document
    assert [one["name"] for one in json.loads(agent.read("nbs://questions"))] == [q.name for q in questions()]
    declared = agent.read("nbs://prefixes")
    assert declared.count("PREFIX ") == len(prefixes())
    assert agent.call("sparql", query=f"{declared}ASK {{ ?s a nbs:Policy }}") == {"answer": True}


def test_the_sparql_of_a_question(agent: Agent) -> None:
    """A template gives it; it runs as it is; an unknown name is told."""
    text = agent.read("nbs://questions/sdg-coverage")
    assert agent.call("sparql", query=text)["total"] == 17
    with pytest.raises(MCPError, match="Did you mean `sdg-coverage`"):
        agent.read("nbs://questions/sdg-coverag")
