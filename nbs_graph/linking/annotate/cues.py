"""The cues that are declared: labels of `ontology/schemes/`, and `ontology/cues/*.yaml` (docs/decisions/0018)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from nbs_graph.errors import CannotDo
from nbs_graph.linking.annotate.folding import key
from nbs_graph.linking.annotate.reliability import factors
from nbs_graph.namespaces import ONTOLOGY, RDF_TYPE, SKOS, expand, shorten
from nbs_graph.resources import ontology_dir

STRENGTHS = ("strong", "plain", "weak", "against")
_CONDITIONS = frozenset({"say", "as", "with", "without", "within"})
_LABELS = {SKOS + name: name for name in ("prefLabel", "altLabel", "hiddenLabel")}


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
    settings = _yaml(folder / "cues" / "settings.yaml")
    found = Declared(settings, settings["families"])
    _schemes(folder, found)
    strengths: Mapping[str, str] = settings["labels"]
    for path in sorted((folder / "cues").glob("*.yaml")):
        if path.name != "settings.yaml":
            _file(path, _yaml(path), found)
    known = {(cue.concept, cue.words) for cue in found.cues}
    for concept, kind, label in _names(folder, found):
        if kind in strengths and (concept, key(label)) not in known:  # a file may say it more exactly
            found.cues.append(Cue(concept, key(label), strengths[kind]))
    for cue in found.cues:
        for group in (cue.beside, cue.unless):
            if group and group not in found.groups:
                raise _broken(
                    folder / "cues", f"{cue.concept}: no group “{group}”", f"{cue.concept}：没有词组“{group}”"
                )
    _crosswalks(folder, found)
    found.proved = factors(folder / "cues", settings["learning"], without)
    return found


@cache
def _quads_of(folder: Path) -> tuple[Any, ...]:
    return tuple(_quads(folder.glob("*.ttl")))


def _quads(paths: Iterable[Path]) -> Iterator[Any]:
    import pyoxigraph as ox

    for path in sorted(paths):
        yield from ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)


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
    said: dict[str, dict[str, str]] = {}
    for quad in _quads_of(folder / "crosswalks"):
        said.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    for iri, known in said.items():
        if ONTOLOGY + "mapsFrom" in known and ONTOLOGY + "mapsTo" in known:
            source, target = (names.get(known[ONTOLOGY + way]) for way in ("mapsFrom", "mapsTo"))
            if source and target:
                strength = known[ONTOLOGY + "strength"].rpartition("/")[2]
                found.mappings.setdefault(source, []).append(Crosswalk(iri, source, target, strength))


def _file(path: Path, said: Mapping[str, Any], found: Declared) -> None:
    """What a file of `ontology/cues/` adds."""
    if unknown := set(said) - {"concepts", "groups", "masks"}:
        raise _broken(path, f"unknown key “{min(unknown)}”; known: concepts, groups, masks", f"未知的键“{min(unknown)}”，可用：concepts、groups、masks")  # fmt: skip
    for name, words in (said.get("groups") or {}).items():
        if name in found.groups:
            raise _broken(path, f"the group “{name}” is in another file too", f"词组“{name}”在另一文件中已有")
        found.groups[name] = tuple(_words(path, words, name))
    found.masks += tuple(_words(path, said.get("masks") or [], "masks"))
    for concept, kinds in (said.get("concepts") or {}).items():
        if concept not in found.concepts:
            raise _broken(path, f"no concept “{concept}” is suggested", f"没有可建议的概念“{concept}”")
        found.cues.extend(_cues(path, concept, kinds))


def _cues(path: Path, concept: str, kinds: Mapping[str, Any]) -> Iterator[Cue]:
    for kind, words in (kinds or {}).items():
        if kind in STRENGTHS:
            for word in _words(path, words or [], f"{concept}: {kind}"):
                yield Cue(concept, word, kind)
        elif kind == "when":
            for one in words or []:
                if (
                    not isinstance(one, dict)
                    or not {"say", "as"} <= set(one) <= _CONDITIONS
                    or one["as"] not in STRENGTHS
                ):
                    raise _broken(path, f"{concept}: write `{{say: […], as: plain, with: GROUP}}`, not {one}", f"{concept}：应写 `{{say: […], as: plain, with: 词组}}`，而不是 {one}")  # fmt: skip
                for word in _words(path, one["say"], f"{concept}: when"):
                    yield Cue(concept, word, one["as"], one.get("with", ""), one.get("without", ""), one.get("within", "sentence"))  # fmt: skip
        else:
            raise _broken(path, f"{concept}: unknown key “{kind}”; known: {', '.join(STRENGTHS)}, when", f"{concept}：未知的键“{kind}”，可用：{'、'.join(STRENGTHS)}、when")  # fmt: skip


def _words(path: Path, words: Any, where: str) -> list[str]:
    """A list of words, folded, each once; YAML reads a bare `no` or `1` as something else."""
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        found = list(dict.fromkeys(map(key, words)))
        if all(word.strip("* ") for word in found):
            return found
    raise _broken(path, f"{where}: a list of words is needed; put quotes around numbers and `no`", f"{where}：应为词语列表；数字和 no 请加引号")  # fmt: skip


def _yaml(path: Path) -> Mapping[str, Any]:
    try:
        found = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise _broken(path, f"no YAML: {error}", f"不是 YAML：{error}") from error
    if not isinstance(found, dict):
        raise _broken(path, "no mapping at the top", "顶层应为键值")
    return found


def _broken(path: Path, en: str, zh: str) -> CannotDo:
    return CannotDo(f"{path}: {en}.", f"{path}：{zh}。")
