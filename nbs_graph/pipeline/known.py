"""What a graph knows already, by which an imported record is recognised: DOI, address, title, name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import ID
from nbs_graph.pipeline.items import Item, Items
from nbs_graph.sources.bibliography.work import Work

_ENTRIES = """
SELECT ?entry ?doi ?url ?title ?issued WHERE {
  { ?entry dcterms:title|nbs:translatedTitle ?title } UNION { ?entry bibo:doi ?doi } UNION { ?entry schema:url ?url }
  UNION { ?entry dcterms:issued ?issued }
  FILTER(STRSTARTS(STR(?entry), "https://w3id.org/nbs-graph/id/") && !CONTAINS(STR(?entry), "/id/item/")
    && !CONTAINS(STR(?entry), "#"))
}"""
_ITEMS = """
SELECT ?item ?issue ?main ?headline ?url ?at WHERE {
  ?item a nbs:NewsletterItem ; dcterms:isPartOf ?issue ; nbs:mainEntry ?main ; schema:position ?at .
  OPTIONAL {
    { ?item dcterms:title|nbs:translatedTitle ?headline } UNION { ?item nbs:link/(nbs:printedUrl|schema:url) ?url }
  }
}"""
_AGENTS = """
SELECT ?agent ?name WHERE {
  { ?agent a nbs:Person } UNION { ?agent a nbs:Organisation } UNION { ?agent a nbs:Government }
  ?agent rdfs:label|schema:alternateName ?name
}"""
_ACRONYMS = "SELECT ?agent ?name WHERE { ?agent nbs:acronym ?name }"
_THINGS = "SELECT DISTINCT ?thing WHERE { ?thing a ?class FILTER(STRSTARTS(STR(?thing), 'https://w3id.org/nbs-graph/id/')) }"

_BEHIND_HOST = re.compile(r"[/?#].")

BY = ("doi", "url", "title")


def plain(title: str) -> str:
    """A title as it is compared: letters and digits only, in small ones, whatever their width."""
    return "".join(c for c in unicodedata.normalize("NFKC", title).casefold() if c.isalnum())


def address(url: str) -> str:
    """An address as it is compared: without scheme, `www.`, a slash at the end; empty for a host alone, which is no work."""
    found = url.partition("://")[2].removeprefix("www.").rstrip("/?#")
    return found if _BEHIND_HOST.search(found) else ""


def years(issued: str) -> tuple[int, int] | None:
    """The first and the last year that a date may mean, None when it is not known or open."""
    found = [end[:4] for end in issued.split("/")]
    return (int(found[0]), int(found[-1])) if all(year.isdecimal() for year in found) else None


def signs(work: Work) -> Iterator[tuple[str, str]]:
    """By what a work is recognised: pairs of `doi`, `url` or `title` and the value compared."""
    if work.doi:
        yield "doi", work.doi
    if address(work.url):
        yield "url", address(work.url)
    for title in (work.title, *work.translated.values()):
        if plain(title):
            yield "title", plain(title)


@dataclass(frozen=True, slots=True)
class Known:
    """What is in a graph, by what it is known.

    Args:
        entries: signs of entries → their ids; dois: the DOI of those that have one.
        years: first and last year of publication of those that have a date.
        agents: names → ids; acronyms: likewise, only to be hinted at, for they never identify; ids: all there are.
        items: of its issues.
    """

    entries: dict[tuple[str, str], str]
    dois: dict[str, str]
    agents: Mapping[str, frozenset[str]]
    acronyms: Mapping[str, frozenset[str]]
    ids: frozenset[str]
    years: dict[str, tuple[int, int]] = field(default_factory=dict)
    items: Items = field(default_factory=Items)

    def find(self, work: Work) -> tuple[str, str] | None:
        """The entry that a work is, and the sign it is known by.

        Two different DOIs are two works, whatever else; so are two with one title and years that lie apart.
        """
        for by, value in signs(work):
            found = self.entries.get((by, value))
            if found is not None and self.fits(found, by, work.doi, work.issued):
                return found, by
        return None

    def fits(self, entry: str, by: str, doi: str, issued: str) -> bool:
        """Whether what has that DOI and date (each may be empty) can be the entry that it shares a sign with."""
        if by == "doi":
            return True
        if doi and self.dois.get(entry, doi) != doi:
            return False
        here, there = years(issued), self.years.get(entry)
        apart = here is not None and there is not None and (here[0] - there[1] > 1 or there[0] - here[1] > 1)
        return by != "title" or not apart

    def add(self, work: Work, entry: str) -> None:
        """From now on the work is known as well."""
        for sign in signs(work):
            self.entries.setdefault(sign, entry)
        if work.doi:
            self.dois[entry] = work.doi
        if (said := years(work.issued)) is not None:
            self.years[entry] = said


def known(dataset: Dataset) -> Known:
    """What a graph knows."""
    entries: dict[tuple[str, str], str] = {}
    dois: dict[str, str] = {}
    dated: dict[str, tuple[int, int]] = {}
    for row in dataset.query(_ENTRIES):  # type: ignore[union-attr]
        entry = row["entry"].value.removeprefix(ID)
        for by, compared in (("doi", str.lower), ("url", address), ("title", plain)):
            value = row[by]
            if value is not None and (sign := compared(value.value)):
                entries.setdefault((by, sign), entry)
                if by == "doi":
                    dois[entry] = value.value.lower()
        if row["issued"] is not None and (said := years(row["issued"].value)) is not None:
            dated[entry] = said
    ids = frozenset(row["thing"].value.removeprefix(ID) for row in dataset.query(_THINGS))  # type: ignore[union-attr]
    agents, acronyms = _names(dataset, _AGENTS), _names(dataset, _ACRONYMS)
    return Known(entries, dois, agents, acronyms, ids, dated, Items(_items(dataset)))


def _items(dataset: Dataset) -> Iterable[Item]:
    found: dict[str, Item] = {}
    for row in dataset.query(_ITEMS):  # type: ignore[union-attr]
        month = row["issue"].value.rpartition("/")[2]
        made = Item(month, int(row["at"].value), row["main"].value.removeprefix(ID))
        item = found.setdefault(row["item"].value, made)
        if row["headline"] is not None and (headline := plain(row["headline"].value)):
            item.headlines.add(headline)
        if row["url"] is not None and (link := address(row["url"].value)):
            item.links.add(link)
    return found.values()


def _names(dataset: Dataset, query: str) -> dict[str, frozenset[str]]:
    """Names as they are compared → the ids of those who have them."""
    found: dict[str, set[str]] = {}
    for row in dataset.query(query):  # type: ignore[union-attr]
        found.setdefault(plain(row["name"].value), set()).add(row["agent"].value.removeprefix(ID))
    return {name: frozenset(ids) for name, ids in found.items()}
