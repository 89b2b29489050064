"""An item of a newsletter is recognised by the headline or the link of an issue's item, and what was decided with it."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import prefixes
from nbs_graph.pipeline import ingest, suggesting
from nbs_graph.pipeline.items import Item, Items
from nbs_graph.sources.newsletter import reader
from tests.newsletters.small import SMALL

ID = "https://w3id.org/nbs-graph/id/"
GRAPH = """
<{id}issue/{month}> a nbs:NewsletterIssue .
<{id}item/{month}/01> a nbs:NewsletterItem ; dcterms:isPartOf <{id}issue/{month}> ; schema:position {at} ;
    nbs:mainEntry <{id}publication/mangroves> {said} .
<{id}publication/mangroves> dcterms:title "Benefits of mangroves"@en ; nbs:alignment <{id}publication/mangroves#a> .
<{id}publication/mangroves#a> nbs:target <https://w3id.org/nbs-graph/scheme/theme/mangroves> ;
    nbs:basis <https://w3id.org/nbs-graph/scheme/basis/rejected> .
"""
HEADLINE = '; dcterms:title "红树林 恢复的效益"@zh'
LINK = f"; nbs:link <{ID}l> . <{ID}l> nbs:printedUrl 'https://www.example.org/mangroves/'"
OTHER = f"; nbs:link <{ID}l> . <{ID}l> nbs:printedUrl 'https://example.org/other'"
BOTH = HEADLINE + LINK


def graph(said: str, month: str = "2024-05", at: int = 1) -> Dataset:
    """A graph with an issue of one item."""
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes().items())
    text = head + GRAPH.format(id=ID, month=month, said=said, at=at)
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ID + "g"))
    return Dataset(store)


@pytest.mark.parametrize(
    ("said", "month", "at", "known"),
    [
        (HEADLINE, "2024-05", 1, "headline"),
        (HEADLINE, "2024-05", 9, "headline"),
        (LINK, "2024-05", 9, "link"),
        (BOTH, "2023-05", 9, "headline"),
        (HEADLINE, "2023-05", 1, ""),  # a headline recurs
        (LINK, "2023-05", 1, ""),  # and so does an address
        (HEADLINE + OTHER, "2024-05", 1, "headline"),  # a link was mended
        (HEADLINE + OTHER, "2024-05", 9, ""),  # two things of one headline
        ("", "2024-05", 1, ""),
    ],
)
def test_what_was_rejected_for_an_item_is_remembered(
    tmp_path: Path, said: str, month: str, at: int, known: str
) -> None:
    """By `suggest` on the newsletter, and by `ingest` once more."""
    dataset = graph(said, month, at)
    first, _ = suggesting.suggest(SMALL.encode(), "issue.txt", dataset)
    assert first.entry.id == ("publication/mangroves" if known else "")
    assert ("theme:mangroves" in {one.concept for one in first.suggestions}) is not bool(known)
    issue = reader.read(SMALL, ingest.world(dataset))
    done = ingest.write_drafts(issue, dataset, tmp_path / "drafts", "en")
    assert [by for _, _, by in done.recognised] == [known] * bool(known)


def item(main: str, *links: str, month: str = "2024-05", at: int = 1) -> Item:
    return Item(month, at, main, {"headline"}, set(links))


@pytest.mark.parametrize(
    ("there", "seen", "found"),
    [
        ([item("a", "x"), item("b", "y", at=2)], item("", "y", at=7), "b"),
        ([item("a", "x"), item("b", "x", at=2)], item("", "x", at=2), "b"),
        ([item("a"), item("b", at=2)], item("", at=2), "b"),
        ([item("a"), item("b", at=2)], item("", at=7), ""),
        ([item("a", month="2024-04"), item("b")], item("", at=7), "b"),
        ([item("a", "x", month="2024-04"), item("b", "y")], item("", "x", at=7), "a"),
        ([item("a", month="2024-04")], item(""), ""),
        ([item("a", month="2024-04"), item("b", month="2024-03")], item(""), ""),
    ],
)
def test_two_items_of_one_headline(there: list[Item], seen: Item, found: str) -> None:
    """The link tells, then the place; else neither is meant."""
    assert Items(there).by_headline(seen) == found


def test_a_link_that_two_items_print_tells_nothing() -> None:
    there = Items([item("a", "x"), item("b", "x", at=2), item("c", "y", at=3)])
    assert [there.by_link(item("", link)) for link in "xyz"] == ["", "c", ""]


def test_an_issue_that_says_no_month_recognises_nothing_by_headline() -> None:
    """Its items might be those of any."""
    text = (
        SMALL.replace("2024 年 5 月刊", "")
        .replace("2024 年 5 月 9 日", "")
        .replace("2024 年 5 月 20 日，", "")
    )
    first, *_ = suggesting.suggest(text.encode(), "issue.txt", graph(HEADLINE))
    assert first.entry.id == ""
