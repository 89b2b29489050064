"""What an issue is expected to hold, said by its editor, and what of it is not so."""

import pytest

from nbs_graph.errors import UsageProblem
from nbs_graph.sources.newsletter.addresses import Link
from nbs_graph.sources.newsletter.entry import Entry, Issue
from nbs_graph.sources.newsletter.expecting import unmet, wanted


def issue() -> Issue:
    """Two items of research, one of policy; three links."""
    found = Issue("", "2023-08", "given")
    for position, (code, links) in enumerate((("research", 2), ("research", 0), ("policy", 1)), 1):
        entry = Entry(code, code, "Report", "section", position)
        entry.links = [Link(f"https://e.org/{n}", "", ()) for n in range(links)]
        found.entries.append(entry)
    return found


def test_what_can_be_expected() -> None:
    """Items, links, sections."""
    assert wanted(["items=32", "links=27", "research=10", "important-dates=0"]) == {
        "items": 32,
        "links": 27,
        "research": 10,
        "important-dates": 0,
    }


@pytest.mark.parametrize(
    "said", ["", "items", "items=", "items=x", "items=-1", "entries=3", "研究=3", "=3", "items=3.5"]
)
def test_what_cannot(said: str) -> None:
    """The names that can are told, in both languages."""
    with pytest.raises(UsageProblem, match="items, links, research") as raised:
        wanted([said])
    assert "research" in raised.value.message_zh


def test_met_is_silent() -> None:
    """All of it, and nothing expected."""
    assert unmet(issue(), {"items": 3, "links": 3, "research": 2, "policy": 1, "industry-news": 0}) == []
    assert unmet(issue(), {}) == []


@pytest.mark.parametrize(
    ("what", "number", "there"),
    [("items", 4, 3), ("links", 2, 3), ("research", 3, 2), ("industry-news", 1, 0), ("policy", 0, 1)],
)
def test_unmet_is_told(what: str, number: int, there: int) -> None:
    """What was expected and what is there."""
    ((en, zh),) = unmet(issue(), {what: number, "policy": 1} if what != "policy" else {what: number})
    assert f"{what}: {number}, found: {there}" in en
    assert f"{what} 为 {number}，实为 {there}" in zh
