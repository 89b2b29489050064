"""The concepts of `ontology/schemes/`: their codes, labels, and what somebody probably meant."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from nbs_graph.namespaces import RDFS, SKOS
from nbs_graph.resources import ontology_dir

_LABEL = RDFS + "label"
_CUTOFF = 72.0


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept or place of a generated scheme: IRI, preferred labels by language, all names it goes by."""

    iri: str
    labels: Mapping[str, str]
    names: tuple[str, ...]


@cache
def concepts() -> Mapping[str, Concept]:
    """IRI → concept, over every file of `ontology/schemes/`."""
    import pyoxigraph as ox

    labels: dict[str, dict[str, str]] = {}
    names: dict[str, list[str]] = {}
    for path in sorted((ontology_dir() / "schemes").glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            predicate, iri = quad.predicate.value, str(quad.subject)[1:-1]
            if predicate in (SKOS + "prefLabel", _LABEL):
                labels.setdefault(iri, {})[quad.object.language or ""] = quad.object.value
            if predicate in (SKOS + "prefLabel", _LABEL, SKOS + "altLabel", SKOS + "notation"):
                names.setdefault(iri, []).append(quad.object.value)
    return {iri: Concept(iri, labels.get(iri, {}), tuple(values)) for iri, values in sorted(names.items())}


def class_names(iri: str) -> tuple[str, ...]:
    """What a class of the ontology is called, in either language."""
    return _class_names().get(iri, ())


@cache
def _class_names() -> Mapping[str, tuple[str, ...]]:
    import pyoxigraph as ox

    names: dict[str, tuple[str, ...]] = {}
    for path in sorted((ontology_dir() / "modules").glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == _LABEL:
                iri = str(quad.subject)[1:-1]
                names[iri] = (*names.get(iri, ()), quad.object.value)
    return names


def codes(base: str) -> Mapping[str, Concept]:
    """Code → concept for the concepts directly under `base` (`…/scheme/theme/`)."""
    return {iri[len(base) :]: c for iri, c in concepts().items() if iri.startswith(base) and iri[len(base) :]}


def closest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` most probably stands for, None when nothing is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(words), scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return found[0] if found else None


_NUMBER = re.compile(r"\d+(?:\.[0-9a-z]+)?", re.ASCII)
_BEFORE = frozenset({"", "target", "goal", "目标", "具体目标", "行动目标"})
"""What people write before the number of a goal or target, beside the name of the vocabulary."""


def _numbered(base: str, typed: str, known: Mapping[str, Concept]) -> str | None:
    """`SDG 13.1` → `13.1`."""
    text = unicodedata.normalize("NFKC", typed)
    numbers = _NUMBER.findall(text)
    before = _NUMBER.sub("", text).strip(" .:-").lower()
    named = before in _BEFORE or f"/{before}/" in base
    return numbers[0] if named and len(numbers) == 1 and numbers[0] in known else None


def suggest(base: str, typed: str) -> str | None:
    """The code under `base` that `typed` stands for: by label in either language, else by spelling."""
    from rapidfuzz import fuzz, process, utils

    known = codes(base)
    owners: dict[str, str] = {}
    for code, concept in known.items():
        for name in (code, *concept.names):
            owners.setdefault(utils.default_process(name), code)
    word = utils.default_process(typed)
    if word in owners:
        return owners[word]
    if exact := _numbered(base, typed, known):
        return exact
    numbers = _NUMBER.findall(word)
    owners = {name: code for name, code in owners.items() if _NUMBER.findall(name) == numbers}
    found = process.extractOne(word, list(owners), scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return owners[found[0]] if found else None
