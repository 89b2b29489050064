"""The cues that are declared: labels of `ontology/schemes/`, and `ontology/cues/*.yaml` (docs/decisions/0018)."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from nbs_graph.errors import CannotDo
from nbs_graph.linking.annotate.checking import Read, broken, read, turtle
from nbs_graph.linking.annotate.folding import key
from nbs_graph.linking.annotate.reliability import factors
from nbs_graph.linking.annotate.settings import LABELS, STRENGTHS
from nbs_graph.linking.annotate.settings import settings as read_settings
from nbs_graph.namespaces import ONTOLOGY, RDF_TYPE, SKOS, expand, shorten
from nbs_graph.resources import ontology_dir

_CONDITIONS = frozenset({"say", "as", "with", "without", "within"})
_WITHIN = ("sentence", "text")
_MAPPINGS = ("always", "suggests")
_LABELS = {SKOS + name: name for name in LABELS}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say something of a concept.

    Args:
        concept: CURIE; words: folded, a `*` at the end for any ending; strength: one of `STRENGTHS`.
        beside: a group of words, one of which must stand in the same sentence (`within` sentence) or text.
        unless: a group of which none may.
    """

    concept: str
    words: str
    strength: str
    beside: str = ""
    unless: str = ""
    within: str = "sentence"


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A mapping: its IRI, from which concept to which (CURIEs), `always` or `suggests`; all three `broader` for skos:broader."""

    iri: str
    source: str
    target: str
    strength: str


@dataclass(slots=True)
class Declared:
    """Everything that suggestions rest on.

    Args:
        families: name → its settings; concepts: CURIE → family, in the order of the families.
        labels: CURIE → label by language; goal_of: target → goal (CURIEs).
        groups: name → folded words; masks: folded words inside which no cue counts.
        proved: concept and words of a cue → what its points are multiplied by.
    """

    settings: Mapping[str, Any]
    families: Mapping[str, Mapping[str, Any]]
    concepts: dict[str, str] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    cues: list[Cue] = field(default_factory=list)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    masks: tuple[str, ...] = ()
    goal_of: dict[str, str] = field(default_factory=dict)
    mappings: dict[str, list[Crosswalk]] = field(default_factory=dict)
    proved: dict[tuple[str, str], float] = field(default_factory=dict)


@cache
def declared(ontology: Path | None = None, without: str = "") -> Declared:
    """Read all that is declared.

    Args:
        ontology: a folder like `ontology/`; that of the installation when absent.
        without: an issue of which nothing is learned (see `reliability`).
    Raises:
        CannotDo: a file breaks the rules of decision 18; says which, where and what to write.
    """
    folder = ontology or ontology_dir()
    settings = read_settings(folder / "cues" / "settings.yaml")
    found = Declared(settings, settings["families"])
    _schemes(folder, found)
    strengths: Mapping[str, str] = settings["labels"]
    files = [read(path) for path in sorted((folder / "cues").glob("*.yaml")) if path.name != "settings.yaml"]
    for file in files:
        _file(file, found)
    speaking = {(cue.concept, cue.words) for cue in found.cues if _always_speaks(cue)}
    for file in files:
        _expect_groups(file, found)
        _expect_one_side(file, speaking)
    known = {(cue.concept, cue.words) for cue in found.cues}
    for concept, kind, label in _names(folder, found):
        if kind in strengths and (concept, key(label)) not in known:  # a file may say it more exactly
            found.cues.append(Cue(concept, key(label), strengths[kind]))
    _crosswalks(folder, found)
    found.proved = factors(folder / "cues", settings["learning"], without)
    return found


@cache
def _quads_of(folder: Path) -> tuple[Any, ...]:
    return tuple(quad for path in sorted(folder.glob("*.ttl")) for quad in turtle(path))


def _schemes(folder: Path, found: Declared) -> None:
    """Which concepts may be suggested, of which family, and how they are called."""
    classes: dict[str, set[str]] = {}
    broader: dict[str, str] = {}
    labels: dict[str, dict[str, str]] = {}
    for quad in _quads_of(folder / "schemes"):
        subject, predicate = quad.subject.value, quad.predicate.value
        if predicate == RDF_TYPE:
            classes.setdefault(subject, set()).add(quad.object.value)
        elif predicate == SKOS + "broader":
            broader[subject] = quad.object.value
        elif predicate == SKOS + "prefLabel":
            labels.setdefault(subject, {})[quad.object.language] = quad.object.value
    for family, said in found.families.items():
        space = expand(said["prefix"] + ":")
        for iri, types in classes.items():
            wanted = said.get("class")
            if (
                iri.startswith(space)
                and SKOS + "Concept" in types
                and (not wanted or ONTOLOGY + wanted in types)
            ):
                concept = shorten(iri)
                found.concepts[concept] = family
                found.labels[concept] = labels.get(iri, {})
                if wanted == "Target" and iri in broader:
                    found.goal_of[concept] = shorten(broader[iri])
                if said.get("broader") and iri in broader:
                    up = Crosswalk("broader", concept, shorten(broader[iri]), "broader")
                    found.mappings.setdefault(concept, []).append(up)


def _names(folder: Path, found: Declared) -> Iterator[tuple[str, str, str]]:
    known = {expand(concept): concept for concept in found.concepts}
    for quad in _quads_of(folder / "schemes"):
        kind = _LABELS.get(quad.predicate.value)
        if kind and quad.subject.value in known:
            yield known[quad.subject.value], kind, quad.object.value


def _crosswalks(folder: Path, found: Declared) -> None:
    names = {expand(concept): concept for concept in found.concepts}
    for path in sorted((folder / "crosswalks").glob("*.ttl")):
        said: dict[str, dict[str, str]] = {}
        for quad in turtle(path):
            said.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
        for iri, known in said.items():
            if ONTOLOGY + "mapsFrom" in known and ONTOLOGY + "mapsTo" in known:
                strength = known.get(ONTOLOGY + "strength", "").rpartition("/")[2]
                if strength not in _MAPPINGS:
                    raise broken(path, f"{iri}: write `nbs:strength strength:always` or `strength:suggests`", f"{iri}：应写 `nbs:strength strength:always` 或 `strength:suggests`")  # fmt: skip
                source, target = (names.get(known[ONTOLOGY + way]) for way in ("mapsFrom", "mapsTo"))
                if source and target:
                    found.mappings.setdefault(source, []).append(Crosswalk(iri, source, target, strength))


def _file(file: Read, found: Declared) -> None:
    """What a file of `ontology/cues/` adds."""
    if unknown := file.said.keys() - {"concepts", "groups", "masks"}:
        one = min(unknown, key=str)
        raise file.broken(f"unknown key “{one}”; known: concepts, groups, masks", f"未知的键“{one}”，可用：concepts、groups、masks", one)  # fmt: skip
    for name, words in file.mapping(file.said.get("groups"), "groups").items():
        if name in found.groups:
            raise file.broken("the group is in another file too", "该词组在另一文件中已有", "groups", name)
        found.groups[name] = tuple(file.words(words, "groups", name))
    found.masks += tuple(file.words(file.said.get("masks") or [], "masks"))
    for concept, kinds in file.mapping(file.said.get("concepts"), "concepts").items():
        if concept not in found.concepts:
            raise file.broken("no such concept is suggested", "没有可建议的该概念", "concepts", concept)
        found.cues.extend(_cues(file, concept, file.mapping(kinds, "concepts", concept)))


def _cues(file: Read, concept: str, kinds: Mapping[str, Any]) -> Iterator[Cue]:
    at = ("concepts", concept)
    for kind, words in kinds.items():
        if kind in STRENGTHS:
            listed = file.words(words or [], *at, kind)
            yield from (Cue(concept, word, kind) for word in listed)
        elif kind == "when":
            if words is not None and not isinstance(words, list):
                raise _no_condition(file, words, *at, kind)
            for number, one in enumerate(words or []):
                yield from _when(file, one, concept, *at, kind, number)
        else:
            raise file.broken(f"unknown key; known: {', '.join(STRENGTHS)}, when", f"未知的键，可用：{'、'.join(STRENGTHS)}、when", *at, kind)  # fmt: skip


def _when(file: Read, one: Any, concept: str, *at: object) -> Iterator[Cue]:
    """Cues that mean something only beside others."""
    right = isinstance(one, dict) and {"say", "as"} <= one.keys() <= _CONDITIONS
    if not right or one["as"] not in STRENGTHS or one.get("within", "text") not in _WITHIN:
        raise _no_condition(file, one, *at)
    for side in ("with", "without"):
        if side in one and not isinstance(one[side], str):
            raise _no_condition(file, one, *at)
    for word in file.words(one["say"], *at, "say"):
        beside, unless = one.get("with", ""), one.get("without", "")
        yield Cue(concept, word, one["as"], beside, unless, one.get("within", "sentence"))


def _no_condition(file: Read, one: object, *at: object) -> CannotDo:
    return file.broken(f"write `- {{say: […], as: plain, with: GROUP}}`, perhaps `within: text`, not {one}", f"应写 `- {{say: […], as: plain, with: 词组}}`，可加 `within: text`，而不是 {one}", *at)  # fmt: skip


def _always_speaks(cue: Cue) -> bool:
    return cue.strength != "against" and not cue.beside and not cue.unless


def _expect_one_side(file: Read, speaking: Container[tuple[str, str]]) -> None:
    for concept, kinds in (file.said.get("concepts") or {}).items():
        for word in (kinds or {}).get("against") or []:
            if (concept, key(word)) in speaking:
                raise file.broken(f"“{word}” speaks both for and against it; keep one", f"“{word}”既支持又反对该概念，请只保留一处", "concepts", concept, "against")  # fmt: skip


def _expect_groups(file: Read, found: Declared) -> None:
    for concept, kinds in (file.said.get("concepts") or {}).items():
        for number, one in enumerate((kinds or {}).get("when") or []):
            for group in (one.get("with"), one.get("without")):
                if group and group not in found.groups:
                    raise file.broken(f"no file has a group “{group}”", f"没有词组“{group}”", "concepts", concept, "when", number)  # fmt: skip
