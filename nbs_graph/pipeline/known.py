"""What a graph knows already, by which an imported record is recognised: DOI, address, title, name."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import ID
from nbs_graph.sources.bibliography.work import Work

_ENTRIES = """
SELECT ?entry ?doi ?url ?title ?issued WHERE {
  { ?entry dcterms:title|nbs:translatedTitle ?title } UNION { ?entry bibo:doi ?doi } UNION { ?entry schema:url ?url }
  FILTER(STRSTARTS(STR(?entry), "https://w3id.org/nbs-graph/id/") && !CONTAINS(STR(?entry), "/id/item/")
    && !CONTAINS(STR(?entry), "#"))
}"""
_AGENTS = """
SELECT ?agent ?name WHERE {
  { ?agent a nbs:Person } UNION { ?agent a nbs:Organisation } UNION { ?agent a nbs:Government }
  ?agent rdfs:label|schema:alternateName ?name
}"""
_ACRONYMS = "SELECT ?agent ?name WHERE { ?agent nbs:acronym ?name }"
_THINGS = "SELECT DISTINCT ?thing WHERE { ?thing a ?class FILTER(STRSTARTS(STR(?thing), 'https://w3id.org/nbs-graph/id/')) }"

BY = ("doi", "url", "title")


def plain(title: str) -> str:
    """A title as it is compared: letters and digits only, in small ones, whatever their width."""
    return "".join(c for c in unicodedata.normalize("NFKC", title).casefold() if c.isalnum())


def address(url: str) -> str:
    """An address as it is compared: without scheme, `www.`, and a slash at the end."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def signs(work: Work) -> Iterator[tuple[str, str]]:
    """By what a work is recognised: pairs of `doi`, `url` or `title` and the value compared."""
    if work.doi:
        yield "doi", work.doi
    if work.url:
        yield "url", address(work.url)
    for title in (work.title, *work.translated.values()):
        if plain(title):
            yield "title", plain(title)


@dataclass(frozen=True, slots=True)
class Known:
    """What is in a graph, by what it is known.

    Args:
        entries: signs of entries → their ids; dois: the DOI of those that have one.
        agents: names → ids; acronyms: likewise, only to be hinted at, for they never identify; ids: all there are.
    """

    entries: dict[tuple[str, str], str]
    dois: dict[str, str]
    agents: Mapping[str, frozenset[str]]
    acronyms: Mapping[str, frozenset[str]]
    ids: frozenset[str]

    def find(self, work: Work) -> tuple[str, str] | None:
        """The entry that a work is, and the sign it is known by; two different DOIs are two works, whatever else."""
        for by, value in signs(work):
            found = self.entries.get((by, value))
            if found is not None and (by == "doi" or not self._differ(found, work)):
                return found, by
        return None

    def _differ(self, entry: str, work: Work) -> bool:
        there = self.dois.get(entry, "")
        return bool(there and work.doi and there != work.doi)

    def add(self, work: Work, entry: str) -> None:
        """From now on the work is known as well."""
        for sign in signs(work):
            self.entries.setdefault(sign, entry)
        if work.doi:
            self.dois[entry] = work.doi


def known(dataset: Dataset) -> Known:
    """What a graph knows."""
    entries: dict[tuple[str, str], str] = {}
    dois: dict[str, str] = {}
    for row in dataset.query(_ENTRIES):  # type: ignore[union-attr]
        entry = row["entry"].value.removeprefix(ID)
        for by, compared in (("doi", str.lower), ("url", address), ("title", plain)):
            value = row[by]
            if value is not None:
                entries.setdefault((by, compared(value.value)), entry)
                if by == "doi":
                    dois[entry] = value.value.lower()
    ids = frozenset(row["thing"].value.removeprefix(ID) for row in dataset.query(_THINGS))  # type: ignore[union-attr]
    return Known(entries, dois, _names(dataset, _AGENTS), _names(dataset, _ACRONYMS), ids)


def _names(dataset: Dataset, query: str) -> dict[str, frozenset[str]]:
    """Names as they are compared → the ids of those who have them."""
    found: dict[str, set[str]] = {}
    for row in dataset.query(query):  # type: ignore[union-attr]
        found.setdefault(plain(row["name"].value), set()).add(row["agent"].value.removeprefix(ID))
    return {name: frozenset(ids) for name, ids in found.items()}
