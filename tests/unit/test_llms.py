"""`llms.txt` has the form of llmstxt.org, and says what the other documents say."""

import re

import pytest

from nbs_graph.graph.catalogue import questions
from nbs_graph.namespaces import prefixes
from nbs_graph.resources import docs_dir
from tools.pitfalls import pitfalls

BRIEF = (docs_dir() / "llms.txt").read_text("utf-8")
FULL = (docs_dir() / "llms-full.txt").read_text("utf-8")
LINK = re.compile(r"- \[([^\]]+)\]\(([^)]+)\): (.+)")


def test_the_form() -> None:
    """A title, a summary as a quote, notes without headings, then sections that hold nothing but lists of links."""
    head, *sections = re.split(r"^## ", BRIEF, flags=re.MULTILINE)
    lines = head.splitlines()
    assert lines[0] == "# nbs-graph"
    assert lines[2].startswith("> ")
    assert not [line for line in lines[1:] if line.startswith("#")]
    assert [section.splitlines()[0] for section in sections] == ["Before a query", "Questions", "Optional"]
    for section in sections:
        assert all(LINK.fullmatch(line) for line in section.splitlines()[1:] if line)


@pytest.mark.parametrize("target", sorted({target for _, target, _ in LINK.findall(BRIEF)}))
def test_links_lead_somewhere(target: str) -> None:
    """To a file beside it, and to a heading there."""
    name, _, anchor = target.partition("#")
    text = (docs_dir() / name).read_text("utf-8")
    headings = {h.lower().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    assert not anchor or anchor in headings


def test_every_question_is_listed() -> None:
    """In both languages in the short one; with its parameters and columns in the long one."""
    listed = {name: said for name, _, said in LINK.findall(BRIEF)}
    for one in questions():
        assert listed[one.name] == f"{one.question['en']} {one.question['zh']}"
        section = FULL.partition(f"#### {one.name}\n")[2].partition("\n####")[0]
        assert all(f"`{part.name}`" in section for part in (*one.asked, *one.columns)), one.name


def test_the_long_one_is_whole() -> None:
    """It has every pitfall with its right query, the prefixes, and one title."""
    for pitfall in pitfalls():
        assert pitfall.right.strip() in FULL
        assert pitfall.because["en"] in FULL
    used = re.findall(r"^PREFIX (\S+): <(.+)>$", FULL, re.MULTILINE)
    assert dict(used).items() <= prefixes().items()
    assert len(used) > 20
    assert re.findall(r"^# .+$", re.sub(r"```.*?```", "", FULL, flags=re.DOTALL), re.MULTILINE) == [
        "# nbs-graph"
    ]
