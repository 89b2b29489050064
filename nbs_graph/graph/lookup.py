"""A name in either language, or a part of one → the things of the graph that are called so."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import ONTOLOGY, RDF_TYPE, RDFS, SKOS
from nbs_graph.terms.labels import labels

_NAMED = """
SELECT ?thing ?said ?also {
  VALUES ?text { UNDEF }
  VALUES (?property ?also) {
    (dcterms:title false) (nbs:translatedTitle false) (skos:prefLabel false) (rdfs:label false) (skos:notation false)
    (skos:altLabel true) (schema:alternateName true) (nbs:acronym true) (nbs:iso3166 true)
  }
  ?thing ?property ?said
  FILTER(!BOUND(?text) || CONTAINS(LCASE(STR(?said)), LCASE(?text)))
  FILTER(ISIRI(?thing))
}"""
_HOWS = ("is", "begins", "contains", "resembles")
_ALIKE = 80.0
_FEW = 5
_MOST_COMPARED = (
    300_000  # names that are compared with one that nothing has: a second, and no more memory than that takes
)
_Found = tuple[int, tuple[bool, int], str, str]
"""How well a name fits, what decides between equals, the thing, the name."""


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that goes by a name.

    Args:
        iri, kind: which thing, and the local name of its narrowest class.
        scheme: IRI of the vocabulary of a concept.
        names: by language; matched: the name that fits; how: it `is` the text, `begins` with it, `contains` it,
            or only `resembles` it.
    """

    iri: str
    kind: str
    scheme: str | None
    names: Mapping[str, str]
    matched: str
    how: str


def lookup(dataset: Dataset, text: str) -> list[Match]:
    """The things that are called so, the best first; where there is none, a few whose names resemble it.

    Raises:
        CannotDo: the query failed.
    """
    wanted = unicodedata.normalize("NFC", text.strip())
    if not wanted:
        return []
    found = list(_ranked(_named(dataset, wanted), wanted.casefold()))
    if not found:
        found = list(_alike(_named(dataset, None), wanted))
    return [_match(dataset, iri, matched, _HOWS[rank]) for rank, _, iri, matched in found]


def _named(dataset: Dataset, text: str | None) -> Iterator[tuple[str, str, bool]]:
    """Things with a name of theirs, and whether it is one they have besides."""
    all_of_them = f" LIMIT {_MOST_COMPARED}" if text is None else ""
    rows: Any = dataset.query(_NAMED + all_of_them, {"text": None if text is None else ox.Literal(text)})
    for thing, said, also in rows:
        yield thing.value, said.value, also.value == "true"


def _ranked(named: Iterable[tuple[str, str, bool]], wanted: str) -> Sequence[_Found]:
    """Each thing once, by the name that fits best; what is called so first of all before what is called so as well."""
    best: dict[str, _Found] = {}
    for iri, said, also in named:
        folded = said.casefold()
        rank = 0 if folded == wanted else 1 if folded.startswith(wanted) else 2
        this = (rank, (also, len(said)), iri, said)
        best[iri] = min(this, best.get(iri, this))
    return sorted(best.values())


def _alike(named: Iterable[tuple[str, str, bool]], wanted: str) -> Iterator[_Found]:
    from rapidfuzz import fuzz, process, utils

    pairs = [(iri, said) for iri, said, _ in named if 2 * len(said) >= len(wanted)]
    near = process.extract(
        wanted,
        [said for _, said in pairs],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_ALIKE,
        limit=_FEW,
    )
    told = set()
    for said, _, number in near:
        iri = pairs[number][0]
        if iri not in told:
            told.add(iri)
            yield len(_HOWS) - 1, (False, 0), iri, said


def _match(dataset: Dataset, iri: str, matched: str, how: str) -> Match:
    schemes = sorted(_objects(dataset, iri, SKOS + "inScheme"))
    return Match(
        iri, _kind(dataset, iri), schemes[0] if schemes else None, labels(dataset.store, iri), matched, how
    )


def _kind(dataset: Dataset, iri: str) -> str:
    """The narrowest class: ours first, since others only repeat it."""
    classes = _objects(dataset, iri, RDF_TYPE)
    ours = {one for one in classes if one.startswith(ONTOLOGY)}
    above = {up for one in ours for up in _objects(dataset, one, RDFS + "subClassOf") if up != one}
    narrow = sorted(ours - above) or sorted(classes)
    return narrow[0].replace("#", "/").rpartition("/")[2] if narrow else ""


def _objects(dataset: Dataset, iri: str, predicate: str) -> set[str]:
    quads = dataset.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
    return {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
