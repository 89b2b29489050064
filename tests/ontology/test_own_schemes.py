"""The SKOS schemes of our own, the crosswalks that lead out of the themes, and the generated countries."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "ontology"
NBS = Namespace("https://w3id.org/nbs-graph/ontology#")
BASE = "https://w3id.org/nbs-graph/scheme/"
PLACE = "https://w3id.org/nbs-graph/id/place/"
CROSSWALK = "https://w3id.org/nbs-graph/crosswalk/"
LANGUAGES = ("en", "zh")
COUNTS = {
    "theme": 83, "finance-instrument": 32, "practice": 60, "unit": 59, "organisation-type": 27, "role": 19,
    "section": 8, "basis": 5, "commitment-status": 7, "finding-kind": 8, "qualifier": 10, "event-mode": 3,
    "confidence": 3, "mapping-strength": 2,
}  # fmt: skip
# Themes of the August 2023 issue: published ids, each with the broader theme it was published under.
FIRST_ISSUE = {
    "climate-adaptation": None, "ecosystem-based-adaptation": "climate-adaptation",
    "climate-adaptive-cities": "climate-adaptation", "disaster-risk-reduction": None,
    "flood-risk": "disaster-risk-reduction", "carbon-neutrality": None, "forest-carbon": "carbon-neutrality",
    "coastal-blue-carbon": "carbon-neutrality", "soil-carbon": "carbon-neutrality", "urban-nbs": None,
    "urban-forest": "urban-nbs", "forest-protection": None, "sustainable-forest-management": "forest-protection",
    "zero-deforestation-supply-chains": "forest-protection", "nature-finance": None,
    "blended-finance": "nature-finance", "nature-markets": "nature-finance",
    "biodiversity-credits": "nature-markets", "corporate-disclosure": None, "nbs-governance": None,
    "policy-review": None, "data-mrv": None, "ecosystem-assessment": None, "biodiversity-conservation": None,
    "ecological-redline": "biodiversity-conservation", "species-conservation": "biodiversity-conservation",
    "indigenous-rights": None, "regenerative-agriculture": None, "freshwater": None, "air-and-atmosphere": None,
    "education": None,
}  # fmt: skip
# Ids that data, shapes and queries rely on.
RELIED_ON = {
    "qualifier": "eq approx up_to more_than nearly mean may_reach at_least at_most less_than",
    "finding-kind": "structure result sample projection target participation duration share",
    "role": "addressee adopter author contributor designer editor funder host implementer organiser partner "
    "publisher regulator verifier compiler signatory",
    "commitment-status": "proposed announced pledged approved seed disbursed",
    "event-mode": "online in-person hybrid",
    "basis": "stated curated derived suggested rejected",
    "confidence": "high medium low",
    "mapping-strength": "always suggests",
    "section": "research policy policy-international policy-domestic industry-news practice-cases special-topic "
    "important-dates",
    "unit": "percent count km2 years months weeks days countries fraction companies applicants ha cities people "
    "ordinal acre TgC-a-1 TgCO2-eq-a-1",
    "finance-instrument": "public-grant carbon-credit biodiversity-credit biodiversity-offset habitat-bank "
    "ecosystem-service-credit cost-share blended-finance nature-performance-bond seed-funding private-equity",
    "practice": "green-roof bioswale liana-cutting crop-rotation nutrient-management mangrove-restoration",
}
# Themes about knowledge as such: they serve whatever challenge their subject serves.
WITHOUT_CHALLENGE = {"data-mrv", "monitoring-technology", "policy-review", "standards-and-guidelines"}
OWN = sorted(COUNTS)
CROSSWALKS = {"theme-sdg": "sdg", "theme-gbf": "gbf", "theme-challenge": "challenge"}


@cache
def graph(relative: str) -> Graph:
    """A Turtle file below `ontology/`."""
    return Graph().parse(ONTOLOGY / relative)


@cache
def scheme(name: str) -> tuple[Graph, frozenset[URIRef]]:
    """Graph and concepts of a scheme."""
    found = graph(f"schemes/{name}.ttl")
    return found, frozenset(s for s in found.subjects(RDF.type, SKOS.Concept) if isinstance(s, URIRef))


def code(concept: object) -> str:
    """Last segment of an IRI."""
    return str(concept).rsplit("/", 1)[-1]


def ancestors(found: Graph, concept: URIRef) -> set[object]:
    """Everything strictly above a concept; contains the concept itself only in a cycle."""
    parents = found.objects(concept, SKOS.broader)
    return {up for parent in parents for up in found.transitive_objects(parent, SKOS.broader)}


@pytest.mark.parametrize("name", OWN)
def test_count(name: str) -> None:
    """A scheme grows on purpose only; ids in use never vanish."""
    found, concepts = scheme(name)
    assert len(concepts) == COUNTS[name]
    assert {code(c) for c in concepts} >= set(RELIED_ON.get(name, "").split())
    assert (URIRef(BASE + name), RDF.type, SKOS.ConceptScheme) in found


def test_themes_of_the_first_issue() -> None:
    """At least 45 themes, among them the 31 published ones where they were."""
    found, concepts = scheme("theme")
    assert len(concepts) >= 45
    assert len(FIRST_ISSUE) == 31
    for theme, broader in FIRST_ISSUE.items():
        node = URIRef(f"{BASE}theme/{theme}")
        assert [code(b) for b in found.objects(node, SKOS.broader)] == ([broader] if broader else []), theme


@pytest.mark.parametrize("name", OWN)
def test_every_concept_is_complete(name: str) -> None:
    """Labels and definitions once per language, notation, scheme, and a place in the hierarchy."""
    found, concepts = scheme(name)
    home = URIRef(BASE + name)
    for concept in concepts:
        assert str(concept).startswith(f"{BASE}{name}/"), concept
        assert list(found.objects(concept, SKOS.inScheme)) == [home], concept
        top, broader = (
            list(found.objects(concept, SKOS.topConceptOf)),
            list(found.objects(concept, SKOS.broader)),
        )
        assert bool(top) != bool(broader), f"{concept}: either a top concept or below one"
        assert top in ([], [home]), concept
        assert concepts.issuperset([*broader, *found.objects(concept, SKOS.related)]), concept
        (notation,) = found.objects(concept, SKOS.notation)
        # a unit per year or per hectare prints a slash where its id, being part of an IRI, has -1
        assert str(notation) == code(concept) or (name == "unit" and code(concept).endswith("-1")), concept
        for predicate in (SKOS.prefLabel, SKOS.definition):
            assert both(found, concept, predicate), f"{concept}: {predicate} once in en and once in zh"
        assert both(found, concept, SKOS.scopeNote) or not list(found.objects(concept, SKOS.scopeNote)), (
            concept
        )
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert both(found, home, predicate)


def both(found: Graph, node: object, predicate: URIRef) -> bool:
    """Exactly one text per language."""
    return sorted(getattr(o, "language", "") or "" for o in found.objects(node, predicate)) == list(LANGUAGES)


@pytest.mark.parametrize("name", OWN)
def test_texts_are_in_their_language(name: str) -> None:
    """No Chinese under @en, some Chinese under @zh (codes of altLabels apart), no other language, no blank node."""
    for s, p, o in scheme(name)[0]:
        assert BNode not in (type(s), type(o))
        if not isinstance(o, Literal) or p == SKOS.notation:
            continue
        assert o.language in LANGUAGES, (s, o)
        text = str(o)
        chinese = bool(re.search(r"[\u4e00-\u9fff]", text))
        assert chinese == (o.language == "zh") or re.fullmatch(r"[\W\d]+", text), (s, o)
        assert text == " ".join(text.split()), (s, o)


@pytest.mark.parametrize("name", OWN)
def test_hierarchy(name: str) -> None:
    """No concept above itself; nothing related to what is above it (SKOS S27)."""
    found, concepts = scheme(name)
    for concept in concepts:
        above = ancestors(found, concept)
        assert concept not in above, f"{concept} lies above itself"
        related = set(found.objects(concept, SKOS.related)) | set(found.subjects(SKOS.related, concept))
        assert not above & related, concept


@pytest.mark.parametrize("name", OWN)
def test_labels_do_not_repeat(name: str) -> None:
    """No label twice on one concept, no preferred label twice in a scheme (in a language, whatever the case)."""
    found, concepts = scheme(name)
    preferred = Counter((str(o).casefold(), o.language) for o in found.objects(None, SKOS.prefLabel))
    assert [label for label, n in preferred.items() if n > 1] == []
    kinds = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    for concept in concepts:
        for one, other in combinations(kinds, 2):
            assert not set(found.objects(concept, one)) & set(found.objects(concept, other)), concept


def test_a_label_leads_to_one_theme() -> None:
    """The annotator never has to guess between themes: no label of any kind belongs to two."""
    found, _ = scheme("theme")
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
        for theme, label in found.subject_objects(predicate):
            owners[str(label).casefold(), label.language].add(code(theme))
    assert {label: themes for label, themes in owners.items() if len(themes) > 1} == {}
    rich = {code(theme): sum(1 for _ in found.objects(theme, SKOS.altLabel)) for theme in scheme("theme")[1]}
    assert {theme: n for theme, n in rich.items() if n < 6} == {}, "too few other names to be found by"


@pytest.mark.parametrize(("file", "target"), CROSSWALKS.items())
def test_mappings(file: str, target: str) -> None:
    """Both ends exist, the strength is known, a reason is given in both languages, a certain one cites its source."""
    found = graph(f"crosswalks/{file}.ttl")
    mappings = set(found.subjects(RDF.type, NBS.Mapping))
    assert mappings == set(found.subjects())
    assert mappings
    themes, targets = scheme("theme")[1], scheme(target)[1]
    for mapping in mappings:
        (source,), (goal,), (strength,) = (
            list(found.objects(mapping, p)) for p in (NBS.mapsFrom, NBS.mapsTo, NBS.strength)
        )
        assert source in themes, mapping
        assert goal in targets, mapping
        assert str(mapping) == f"{CROSSWALK}{file}/{code(source)}--{code(goal)}"
        assert strength in scheme("mapping-strength")[1]
        assert both(found, mapping, NBS.reason), mapping
        certain = code(strength) == "always"
        assert not certain or list(found.objects(mapping, DCTERMS.source)), (
            f"{mapping}: always cites its source"
        )
    mapped = {code(t) for t in found.objects(None, NBS.mapsFrom)}
    assert {code(t) for t in themes} - mapped == (WITHOUT_CHALLENGE if target == "challenge" else set())
    most = {"sdg": 5, "gbf": 3, "challenge": 3}[target]
    assert max(Counter(found.objects(None, NBS.mapsFrom)).values()) <= most


@pytest.mark.parametrize("file", CROSSWALKS)
def test_certain_mappings_do_not_contradict_the_hierarchy(file: str) -> None:
    """What always holds for a theme holds for the narrower ones too: none of them may only suggest it."""
    found, themes = graph(f"crosswalks/{file}.ttl"), scheme("theme")
    always = URIRef(BASE + "mapping-strength/always")
    strength = {
        (found.value(m, NBS.mapsFrom), found.value(m, NBS.mapsTo)): found.value(m, NBS.strength)
        for m in found.subjects(RDF.type, NBS.Mapping)
    }
    weaker = [
        (code(theme), code(goal))
        for (theme, goal), how in strength.items()
        if how != always and any(strength.get((up, goal)) == always for up in ancestors(themes[0], theme))
    ]
    assert weaker == []


def test_countries_are_generated() -> None:
    """`countries.ttl` is what the libraries it names give; other versions of them cannot be compared."""
    text = (ONTOLOGY / "schemes" / "countries.ttl").read_text(encoding="utf-8")
    for library in ("Babel", "pycountry"):
        try:
            installed = f"{library} {version(library)}"
        except PackageNotFoundError:
            pytest.skip(f"{library} is not installed")
        if installed not in text.split("@prefix", 1)[0]:
            pytest.skip(f"{installed} is not the version the file was made with")
    from nbs_graph.terms.countries import countries_turtle

    assert text == countries_turtle() == countries_turtle()


def test_countries() -> None:
    """249 countries and areas and the EU: codes in order, names in both languages, no name twice."""
    found = graph("schemes/countries.ttl")
    countries, places = set(found.subjects(RDF.type, NBS.Country)), set(found.subjects(RDF.type, NBS.Place))
    assert len(countries) == 249
    assert {code(p) for p in places - countries} == {"eu"}
    for place in places:
        assert str(found.value(place, NBS.iso3166)).lower() == code(place) == str(place)[len(PLACE) :]
        assert both(found, place, RDFS.label), place
        assert (place in countries) == bool(
            re.fullmatch(r"\d{3}", str(found.value(place, NBS.iso3166numeric)))
        )
    names = Counter(found.objects(None, RDFS.label))
    assert [name for name, n in names.items() if n > 1] == []
    china = URIRef(PLACE + "cn")
    assert {str(o) for o in found.objects(china, RDFS.label)} == {"China", "中国"}
    assert str(found.value(china, NBS.iso3166numeric)) == "156"


def test_links_of_places() -> None:
    """Links to Wikidata and GeoNames start from known places and have the form these two give their IRIs."""
    links, known = (
        graph("alignments/places.ttl"),
        set(graph("schemes/countries.ttl").subjects(RDF.type, NBS.Place)),
    )
    form = re.compile(r"http://www\.wikidata\.org/entity/Q\d+|https://sws\.geonames\.org/\d+/")
    for place, _, other in links:
        assert place in known, place
        assert form.fullmatch(str(other)), (place, other)
    assert max(Counter(links.objects()).values()) == 1
