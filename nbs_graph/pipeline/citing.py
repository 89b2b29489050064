"""Publications and reports of a graph → works, as reference managers take them."""

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import DCTERMS, ID, ONTOLOGY, RDF_TYPE, RDFS, SCHEMA_ORG, SCHEME
from nbs_graph.sources.bibliography.work import Name, Place, Work

KINDS = ("Publication", "Report")

_DOI = "http://purl.org/ontology/bibo/doi"
_FOAF = "http://xmlns.com/foaf/0.1/"
_KEY = re.compile(r"[^A-Za-z0-9-]+")


class Citer:
    """Reads works out of a graph."""

    def __init__(self, dataset: Dataset) -> None:
        self._store = dataset.store

    def entries(self) -> list[str]:
        """IRIs of all publications and reports, in order."""
        return sorted(
            {
                quad.subject.value
                for kind in KINDS
                for quad in self._store.quads_for_pattern(None, _node(RDF_TYPE), _node(ONTOLOGY + kind))
                if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(ID)
            }
        )

    def kind(self, entry: str) -> str | None:
        """Which of `KINDS` an entry is, None when none of them."""
        types = set(self._values(entry, RDF_TYPE))
        return next((kind for kind in KINDS if ONTOLOGY + kind in types), None)

    def works(self, entries: Iterable[str], language: str) -> Iterator[Work]:
        """Entries, each of one of `KINDS` → works.

        Args:
            entries: IRIs.
            language: which title counts, of works published in two languages.
        """
        for number, entry in enumerate(entries, 1):
            yield self._work(entry, number, language)

    def _work(self, entry: str, number: int, language: str) -> Work:
        titles = self._texts(entry, DCTERMS + "title")
        tongue = language if language in titles else min(titles, default="en")
        authors, publishers = self._people(entry)
        return Work(
            Place(number, "record"),
            titles.get(tongue, ""),
            tongue,
            key=_KEY.sub("-", entry.removeprefix(ID).partition("/")[2]),
            kind=self.kind(entry) or KINDS[0],
            stated=True,
            authors=authors,
            more=self._first(entry, ONTOLOGY + "hasMoreAuthors") == "true",
            issued=self._first(entry, DCTERMS + "issued"),
            url=self._first(entry, SCHEMA_ORG + "url"),
            doi=self._first(entry, _DOI).lower(),
            journal=self._first(entry, ONTOLOGY + "journal"),
            publishers=publishers,
        )

    def _people(self, entry: str) -> tuple[tuple[Name, ...], tuple[str, ...]]:
        """Authors in their order, and the names of the publishers."""
        authors: list[tuple[int, Name]] = []
        publishers: list[str] = []
        for statement in self._values(entry, ONTOLOGY + "participation"):
            role = self._first(statement, ONTOLOGY + "role").removeprefix(SCHEME + "role/")
            agent = self._first(statement, ONTOLOGY + "agent")
            if role == "author":
                order = self._first(statement, ONTOLOGY + "order")
                authors.append((int(order or 0), self._name(statement, agent)))
            elif role == "publisher":
                names = self._texts(agent, RDFS + "label")
                publishers += [names.get("en") or next(iter(names.values()))] if names else []
        return tuple(name for _, name in sorted(authors, key=lambda pair: pair[0])), tuple(sorted(publishers))

    def _name(self, statement: str, agent: str) -> Name:
        names = self._texts(agent, RDFS + "label")
        printed = (
            self._first(statement, ONTOLOGY + "creditedAs")
            or names.get("en")
            or next(iter(names.values()), agent)
        )
        family, given = (self._first(agent, _FOAF + part) for part in ("familyName", "givenName"))
        return Name(printed, *_as_printed(printed, family, given), institution=not (family or given))

    def _values(self, subject: str, predicate: str) -> list[str]:
        found = self._store.quads_for_pattern(_node(subject), _node(predicate), None)
        return sorted(
            quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal)
        )

    def _first(self, subject: str, predicate: str) -> str:
        return next(iter(self._values(subject, predicate)), "")

    def _texts(self, subject: str, predicate: str) -> dict[str, str]:
        found = self._store.quads_for_pattern(_node(subject), _node(predicate), None)
        texts = {(o.language or ""): o.value for quad in found if isinstance(o := quad.object, ox.Literal)}
        return dict(sorted(texts.items()))


def _as_printed(printed: str, family: str, given: str) -> tuple[str, str]:
    """Family and given name as this work prints them: the given name may be shortened, or in the other script."""
    for rest in (
        printed.removesuffix(f" {family}") if family else printed,
        printed.removeprefix(f"{family} ") if family else printed,
        printed.removeprefix(family) if family and given and printed == f"{family}{given}" else printed,
    ):
        if rest != printed and rest.strip():
            return family, rest.strip()
    return "", ""


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)
