"""The SKOS schemes taken from official sources: counts, codes, labels and, when the official files are there, IRIs.

The official files are looked for in the folder that NBS_GRAPH_VOCAB names, else in ``../shared/vocab``
beside the repository; without them only the comparisons with them are skipped.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
import yaml
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

ROOT = Path(__file__).resolve().parents[2]
SCHEMES = ROOT / "ontology" / "schemes"
VOCAB = Path(os.environ.get("NBS_GRAPH_VOCAB", str(ROOT.parent / "shared" / "vocab")))
UN_FILE = VOCAB / "un-sdg-kos.ttl"
ZH_GOALS = VOCAB / "sdg-global_goals.zh-Hans.yml"
ZH_TARGETS = VOCAB / "sdg-global_targets.zh-Hans.yml"

NBS = Namespace("https://w3id.org/nbs-graph/ontology#")
SDGO = Namespace("http://metadata.un.org/sdg/ontology#")
SDG = "http://metadata.un.org/sdg"
BASE = "https://w3id.org/nbs-graph/scheme/"
NAMES = ["sdg", "gbf", "aichi", "iucn-standard", "challenge", "approach", "ecosystem"]
LANGUAGES = ("en", "zh")

# Targets per goal, resolution A/RES/70/1; indicators per criterion, IUCN Global Standard, first edition.
TARGETS_PER_GOAL = [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19]
INDICATORS_PER_CRITERION = [3, 3, 4, 4, 5, 3, 3, 3]
# Functional biomes per realm, IUCN Global Ecosystem Typology 2.0: 25 in all.
BIOMES_PER_REALM = {
    "T": 7,
    "F": 3,
    "M": 4,
    "S": 2,
    "MT": 3,
    "FM": 1,
    "MFT": 1,
    "TF": 1,
    "SF": 2,
    "SM": 1,
}
# The Chinese list prints 创业 (start-ups) for industry and 现实 for 实现; we print the UN's own words.
ZH_LIST_ERRATA = {9: "产业、创新和基础设施", 17: "促进目标实现的伙伴关系"}


def scheme_iri(name: str) -> URIRef:
    """IRI of a concept scheme."""
    return URIRef(SDG if name == "sdg" else BASE + name)


@cache
def load(name: str) -> Graph:
    """The graph of one scheme file."""
    return Graph().parse(SCHEMES / f"{name}.ttl", format="turtle")


def concepts(name: str) -> list[URIRef]:
    """All concepts of a scheme."""
    return sorted(c for c in load(name).subjects(RDF.type, SKOS.Concept) if isinstance(c, URIRef))


def texts(graph: Graph, subject: URIRef, prop: URIRef, language: str) -> list[str]:
    """Texts of a property in one language."""
    return [str(o) for o in graph.objects(subject, prop) if isinstance(o, Literal) and o.language == language]


def codes(name: str, cls: URIRef | None = None) -> set[str]:
    """Notations of a scheme's concepts, of one class if given."""
    graph = load(name)
    chosen = (c for c in concepts(name) if cls is None or (c, RDF.type, cls) in graph)
    return {str(graph.value(c, SKOS.notation)) for c in chosen}


def children(name: str) -> Counter[str]:
    """How many concepts have the concept with this code as their broader one."""
    graph = load(name)
    return Counter(str(graph.value(o, SKOS.notation)) for o in graph.objects(None, SKOS.broader))


@pytest.mark.parametrize("name", NAMES)
def test_scheme_is_described_in_both_languages(name: str) -> None:
    graph, scheme = load(name), scheme_iri(name)
    assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {scheme}
    for prop in (DCTERMS.title, DCTERMS.description):
        assert all(len(texts(graph, scheme, prop, lang)) == 1 for lang in LANGUAGES), prop
    assert list(graph.objects(scheme, DCTERMS.source)), "an official scheme names its source"


@pytest.mark.parametrize("name", NAMES)
def test_no_blank_nodes_and_only_plain_language_tags(name: str) -> None:
    for triple in load(name):
        assert not any(isinstance(term, BNode) for term in triple), triple
        if isinstance(triple[2], Literal):
            assert triple[2].language in (None, *LANGUAGES), triple
            assert str(triple[2]) == str(triple[2]).strip(), triple


@pytest.mark.parametrize("name", NAMES)
def test_every_concept_is_complete(name: str) -> None:
    graph, scheme = load(name), scheme_iri(name)
    for concept in concepts(name):
        assert set(graph.objects(concept, SKOS.inScheme)) == {scheme}, concept
        for lang in LANGUAGES:
            assert len(texts(graph, concept, SKOS.prefLabel, lang)) == 1, (concept, lang)
            if name != "sdg":  # the UN's own texts define its goals and targets
                assert len(texts(graph, concept, SKOS.definition, lang)) == 1, (concept, lang)
        top = set(graph.objects(concept, SKOS.topConceptOf))
        broader = set(graph.objects(concept, SKOS.broader))
        assert (top, len(broader)) in (({scheme}, 0), (set(), 1)), f"{concept}: either top or one broader"
        assert broader <= set(concepts(name)), concept


@pytest.mark.parametrize("name", NAMES)
def test_notation_is_unique_and_ends_the_iri(name: str) -> None:
    graph = load(name)
    seen: Counter[str] = Counter()
    for concept in concepts(name):
        notations = list(graph.objects(concept, SKOS.notation))
        assert len(notations) == 1, concept
        assert str(concept) == f"{scheme_iri(name)}/{notations[0]}"
        seen[str(notations[0])] += 1
    assert max(seen.values()) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_label_names_two_concepts(name: str) -> None:
    """An annotator or a search must land on one concept of a scheme; a concept does not repeat a label."""
    owners: defaultdict[tuple[str, str | None], list[URIRef]] = defaultdict(list)
    for prop in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
        for concept, label in load(name).subject_objects(prop):
            assert isinstance(label, Literal)
            assert isinstance(concept, URIRef)
            owners[(str(label).casefold(), label.language)].append(concept)
    assert {label: found for label, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", NAMES)
def test_chinese_is_chinese_and_english_is_english(name: str) -> None:
    han = re.compile(r"[\u4e00-\u9fff]")
    for concept in concepts(name):
        for prop in (SKOS.prefLabel, SKOS.altLabel, SKOS.definition):
            assert not any(han.search(t) for t in texts(load(name), concept, prop, "en")), concept
            if prop != SKOS.altLabel:
                assert all(han.search(t) for t in texts(load(name), concept, prop, "zh")), concept


def test_sdg_has_17_goals_and_169_targets() -> None:
    assert codes("sdg", SDGO.Goal) == codes("sdg", NBS.Goal) == {str(n) for n in range(1, 18)}
    assert len(codes("sdg", SDGO.Target)) == 169
    assert codes("sdg", SDGO.Target) == codes("sdg", NBS.Target)
    assert [children("sdg")[str(n)] for n in range(1, 18)] == TARGETS_PER_GOAL
    graph = load("sdg")
    for target in graph.subjects(RDF.type, SDGO.Target):
        assert str(graph.value(target, SKOS.broader)) == str(target).rpartition(".")[0], target


def test_sdg_targets_have_short_labels() -> None:
    graph = load("sdg")
    for target in graph.subjects(RDF.type, SDGO.Target):
        assert isinstance(target, URIRef)
        assert 3 <= len(texts(graph, target, SKOS.prefLabel, "en")[0].split()) <= 10, target
        assert 6 <= len(texts(graph, target, SKOS.prefLabel, "zh")[0]) <= 18, target


def test_sdg_goals_match_wikidata() -> None:
    matches = [str(o) for _, o in load("sdg").subject_objects(SKOS.exactMatch)]
    assert len(matches) == len(set(matches)) == 17
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", m) for m in matches)


def test_gbf_has_4_goals_and_23_targets() -> None:
    assert codes("gbf", NBS.Goal) == set("ABCD")
    assert codes("gbf", NBS.Target) == {str(n) for n in range(1, 24)}
    assert len(concepts("gbf")) == 27


def test_aichi_has_5_strategic_goals() -> None:
    assert codes("aichi", NBS.Goal) == codes("aichi") == set("ABCDE")


def test_iucn_standard_has_8_criteria_and_28_indicators() -> None:
    criteria = {str(n) for n in range(1, 9)}
    indicators = {f"{c}.{i}" for c, n in enumerate(INDICATORS_PER_CRITERION, 1) for i in range(1, n + 1)}
    assert len(indicators) == 28
    assert codes("iucn-standard") == criteria | indicators
    assert [children("iucn-standard")[str(n)] for n in range(1, 9)] == INDICATORS_PER_CRITERION


def test_challenge_and_approach() -> None:
    assert len(concepts("challenge")) == 7
    assert dict(children("approach")) == {
        "restorative": 3,
        "issue-specific": 4,
        "infrastructure": 2,
        "management": 2,
        "protection": 1,
    }
    assert len(concepts("approach")) == 5 + 12


def test_ecosystem_has_all_realms_and_biomes() -> None:
    graph = load("ecosystem")
    found = codes("ecosystem")
    biomes = {f"{realm}{n}" for realm, count in BIOMES_PER_REALM.items() for n in range(1, count + 1)}
    assert len(biomes) == 25
    assert {c for c in found if c.isalpha()} == set(BIOMES_PER_REALM)
    assert {c for c in found if re.fullmatch(r"[A-Z]+\d", c)} == biomes
    for concept in concepts("ecosystem"):
        code = str(graph.value(concept, SKOS.notation))
        parent = graph.value(graph.value(concept, SKOS.broader), SKOS.notation)
        expected = code.rpartition(".")[0] or code.rstrip("0123456789")
        assert str(parent or code) == expected, f"{code} under {parent}"


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("红树林", "MFT1.2"),
        ("盐沼", "MFT1.3"),
        ("海草床", "M1.1"),
        ("泥炭地", "TF1"),
        ("湿地", "TF1"),
        ("人工林", "T7.3"),
        ("Mangroves", "MFT1.2"),
        ("Salt marsh", "MFT1.3"),
        ("Seagrass meadows", "M1.1"),
        ("Peatlands", "TF1"),
    ],
)
def test_everyday_words_find_ecosystems(label: str, code: str) -> None:
    graph = load("ecosystem")
    hits = {
        s for p in (SKOS.prefLabel, SKOS.altLabel) for s, o in graph.subject_objects(p) if str(o) == label
    }
    assert hits == {URIRef(f"{BASE}ecosystem/{code}")}


@pytest.mark.skipif(not UN_FILE.is_file(), reason="the UN's file is not here")
def test_sdg_agrees_with_the_un() -> None:
    ours, theirs = load("sdg"), Graph().parse(UN_FILE, format="turtle")
    for cls in (SDGO.Goal, SDGO.Target):
        assert set(ours.subjects(RDF.type, cls)) == set(theirs.subjects(RDF.type, cls))
    wikidata = {(s, o) for s, o in theirs.subject_objects(SKOS.exactMatch) if "wikidata" in str(o)}
    assert set(ours.subject_objects(SKOS.exactMatch)) <= wikidata
    for target in ours.subjects(RDF.type, SDGO.Target):
        assert isinstance(target, URIRef)
        assert texts(ours, target, SKOS.prefLabel, "en") != texts(theirs, target, SKOS.prefLabel, "en"), (
            target
        )
    for goal in ours.subjects(RDF.type, SDGO.Goal):
        assert isinstance(goal, URIRef)
        official = {t.casefold() for t in texts(theirs, goal, SKOS.altLabel, "en")}
        assert texts(ours, goal, SKOS.prefLabel, "en")[0].casefold() in official, goal


@pytest.mark.skipif(not ZH_GOALS.is_file(), reason="the Chinese list of goals is not here")
def test_chinese_names_of_goals_are_the_official_ones() -> None:
    graph, listed = load("sdg"), yaml.safe_load(ZH_GOALS.read_text(encoding="utf-8"))
    for number in range(1, 18):
        goal, name = URIRef(f"{SDG}/{number}"), str(listed[f"{number}-short"])
        assert texts(graph, goal, SKOS.prefLabel, "zh") == [ZH_LIST_ERRATA.get(number, name)]
        if name != ZH_LIST_ERRATA.get(number, name):
            assert name in texts(graph, goal, SKOS.hiddenLabel, "zh"), "the printed form stays findable"


@pytest.mark.skipif(not ZH_TARGETS.is_file(), reason="the Chinese list of targets is not here")
def test_chinese_labels_of_targets_are_not_the_official_sentences() -> None:
    graph, listed = load("sdg"), yaml.safe_load(ZH_TARGETS.read_text(encoding="utf-8"))
    assert {k.removesuffix("-title").replace("-", ".") for k in listed} == codes("sdg", SDGO.Target)
    for key, sentence in listed.items():
        target = URIRef(f"{SDG}/{key.removesuffix('-title').replace('-', '.')}")
        assert texts(graph, target, SKOS.prefLabel, "zh") != [sentence], target
