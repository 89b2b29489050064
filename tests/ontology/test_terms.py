"""Names that the files use exist: ours are declared, foreign ones are known, prefixes cover them.

SPARQL sees triples only; this looks at the files as well: the JSON-LD context, rules, queries, shapes, pages.
Foreign terms are known to rdflib's closed namespaces or listed, with a source, in alignments/foreign-terms.csv.
"""

from __future__ import annotations

import csv
import inspect
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib.namespace
from rdflib import URIRef
from rdflib.namespace import DefinedNamespaceMeta

from nbs_graph.namespaces import ONTOLOGY, prefixes
from nbs_graph.resources import ontology_dir, queries_dir, shapes_dir

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = ontology_dir() / "alignments" / "foreign-terms.csv"
ALIGNING = {"subClassOf", "subPropertyOf", "closeMatch", "domain", "range", "domainIncludes", "rangeIncludes"}
IRI, PNAME = (
    re.compile(r"<(https?://[^<>\s\"{}|^`\\]+)>"),
    re.compile(r"(?<![\w:/?$@.-])([A-Za-z][\w-]*):([\w.-]*\w)?"),
)
PREFIX = re.compile(r"(?:@prefix|PREFIX)\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
# These mean what ours mean, so the extra triples that the build states mislead nobody.
SHARED = {"http://www.w3.org/2004/02/skos/core#exactMatch"}


@cache
def closed() -> dict[str, DefinedNamespaceMeta]:
    """Namespace IRI → rdflib's list of its terms."""
    kinds = (
        thing for _, thing in inspect.getmembers(rdflib.namespace) if isinstance(thing, DefinedNamespaceMeta)
    )
    return {str(kind._NS): kind for kind in kinds if "_NS" in vars(kind)}


@cache
def listed() -> dict[str, str]:
    """Term → source, from foreign-terms.csv."""
    with FOREIGN.open(encoding="utf-8", newline="") as file:
        return {row["term"]: row["source"] for row in csv.DictReader(file)}


def space(iri: str) -> str:
    """Namespace of a term: up to the last # or /."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def unknown(iris: Iterable[str], must: Iterable[str] = ()) -> set[str]:
    """Foreign terms that do not exist. `must` are terms for sure; of `iris`, those in a vocabulary's namespace."""
    vocabularies = {space(term) for term in listed()} | set(closed())
    terms = {iri for iri in iris if space(iri) in vocabularies and iri != space(iri)} | set(must)
    foreign = {iri for iri in terms if not iri.startswith("https://w3id.org/nbs-graph/")} - set(listed())
    return {iri for iri in foreign if space(iri) not in closed() or URIRef(iri) not in closed()[space(iri)]}


def show(node: object) -> str:
    """IRI of a named node, else nothing."""
    return node.value if isinstance(node, ox.NamedNode) else ""


@cache
def quads() -> tuple[ox.Quad, ...]:
    """Every triple under ontology/."""
    files = sorted(ontology_dir().rglob("*.ttl"))
    return tuple(quad for path in files for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def iris_of(found: Iterable[ox.Quad]) -> tuple[set[str], set[str]]:
    """All IRIs of some quads, and those that are terms by their place: predicates, types, aligned things."""
    every, terms = set[str](), set[str]()
    for quad in found:
        name = re.split(r"[#/]", quad.predicate.value)[-1]
        nodes = {show(quad.subject), show(quad.object)} - {""}
        if isinstance(quad.object, ox.Literal):
            nodes.add(quad.object.datatype.value)
        every |= nodes
        terms.add(quad.predicate.value)
        aligned = show(quad.subject).startswith(ONTOLOGY) and name in ALIGNING
        if show(quad.object) and (aligned or name in ("type", "shortcutProperty")):
            terms.add(show(quad.object))
    return every, terms


def strip(text: str) -> str:
    """Turtle or SPARQL without strings and comments."""
    text = re.sub(r'"""(?:.|\n)*?"""', lambda long: long[0] if "WHERE" in long[0] else '""', text)
    text = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)
    return re.sub(r"(?m)(?:^|(?<=\s))#.*$", "", text)


def names_in(text: str) -> Iterator[tuple[str, str, str | None]]:
    """Prefixed names of a file: prefix, local part, the namespace as far as declared there or in prefixes.ttl."""
    text = strip(text)
    local = dict(PREFIX.findall(text))
    for prefix, name in PNAME.findall(IRI.sub("<>", PREFIX.sub("", text))):
        yield prefix, name, local.get(prefix, prefixes().get(prefix))


def texts() -> list[Path]:
    """Rules, queries and shapes: files whose names are checked as text."""
    return sorted([*ontology_dir().rglob("*.rq"), *queries_dir().rglob("*.rq"), *shapes_dir().rglob("*.ttl")])


@cache
def ours() -> frozenset[str]:
    """Terms that the ontology declares."""
    sorts = {
        f"http://www.w3.org/2002/07/owl#{sort}" for sort in ("Class", "ObjectProperty", "DatatypeProperty")
    }
    sorts.add("http://www.w3.org/2002/07/owl#AnnotationProperty")
    declared = (show(q.subject) for q in quads() if show(q.object) in sorts)
    return frozenset(term for term in declared if term.startswith(ONTOLOGY))


def context_terms(context: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Key → IRI of every class and property of a JSON-LD context, scoped contexts included."""
    spaces = {
        key: value for key, value in context.items() if isinstance(value, str) and value.startswith("http")
    }
    for key, value in context.items():
        ids: list[str | None] = [value] if isinstance(value, str) else []
        if isinstance(value, dict):
            ids = [value.get("@id"), value.get("@reverse"), value.get("@type")]
            yield from context_terms({**spaces, **value.get("@context", {})})
        for name in ids:
            prefix, colon, rest = (name or "").partition(":")
            if colon and prefix in spaces and not key.startswith("@"):
                yield key, spaces[prefix] + rest


def undeclared(names: Iterable[tuple[str, str]]) -> set[str]:
    """Of places and IRIs, those IRIs of our namespace that nothing declares, with their place."""
    return {
        f"{at}: {iri}"
        for at, iri in names
        if iri.startswith(ONTOLOGY) and iri != ONTOLOGY and iri not in ours()
    }


def test_foreign_terms_exist() -> None:
    """No alignment, rule, query or shape uses a foreign term that does not exist."""
    every, terms = iris_of(quads())
    for path in texts():
        every |= {iri + name for _, name, iri in names_in(path.read_text("utf-8")) if iri}
        every |= set(IRI.findall(strip(path.read_text("utf-8"))))
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    wrong = unknown(every, terms | {iri for _, iri in context_terms(context)})
    assert not wrong, (
        "rdflib does not know these and foreign-terms.csv does not list them:\n  "
        + "\n  ".join(sorted(wrong))
    )


@pytest.mark.parametrize(
    ("turtle", "wrong"),
    [
        ("nbs:Fund rdfs:subClassOf schema:InvestmentFond .", "https://schema.org/InvestmentFond"),
        ("nbs:value skos:closeMatch qudt:numericalValue .", "http://qudt.org/schema/qudt/numericalValue"),
        ("nbs:unit dcterms:titel 'x' .", "http://purl.org/dc/terms/titel"),
        ("nbs:Fund a owl:Klass .", "http://www.w3.org/2002/07/owl#Klass"),
        ("nbs:Fund rdfs:subClassOf <http://example.org/x#Fund> .", "http://example.org/x#Fund"),
        ("unit:ha skos:exactMatch qudt-unit:HECTAR .", "http://qudt.org/vocab/unit/HECTAR"),
        ("nbs:Fund rdfs:label 'x'^^xsd:strin .", "http://www.w3.org/2001/XMLSchema#strin"),
    ],
)
def test_invented_terms_are_caught(turtle: str, wrong: str) -> None:
    """A misspelt or invented foreign term is found wherever it stands."""
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes().items())
    assert unknown(*iris_of(ox.parse((head + turtle).encode(), format=ox.RdfFormat.TURTLE))) == {wrong}


def test_list_of_foreign_terms_is_tidy() -> None:
    """Sorted, each once, each with a source, none that rdflib knows anyway."""
    terms = [line.split(",")[0] for line in FOREIGN.read_text("utf-8").splitlines()[1:]]
    assert terms == sorted(set(terms))
    assert all(source.startswith("https://") for source in listed().values())
    assert not [term for term in terms if space(term) in closed() and URIRef(term) in closed()[space(term)]]


def test_context_means_declared_terms() -> None:
    """Every key of the authoring format means a declared term of ours or a known foreign one."""
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    terms = dict(context_terms(context))
    assert len(terms) > 100
    assert not undeclared(terms.items())
    planted = {**context, "invented": {"@id": "nbs:invented"}, "odd": {"@id": "schema:odd"}}
    assert undeclared(context_terms(planted)) == {f"invented: {ONTOLOGY}invented"}
    assert unknown([], (iri for _, iri in context_terms(planted))) == {"https://schema.org/odd"}


def our_names(place: str, text: str) -> Iterator[tuple[str, str]]:
    """Place and IRI of every name in our namespace that a file uses, abbreviated or in full."""
    text = strip(text)
    yield from ((place, ONTOLOGY + name) for name in re.findall(r"\bnbs:(\w+)", text))
    yield from ((place, iri) for iri in IRI.findall(text))


def test_our_terms_are_declared_everywhere() -> None:
    """Rules, queries, shapes and pages name no term of ours that does not exist."""
    files = [
        *texts(),
        *sorted(p for p in (ROOT / "docs").glob("*.md") if p.name != "diagnostics.md"),
        ROOT / "README.md",
    ]  # that page shows misspelt terms
    found = [
        name for path in files if path.is_file() for name in our_names(path.name, path.read_text("utf-8"))
    ]
    assert not undeclared(found)
    rule = f"CONSTRUCT {{ ?s nbs:planted ?o }} # nbs:inAComment\nWHERE {{ ?s <{ONTOLOGY}Planted> ?o }}"
    assert undeclared(our_names("x.rq", rule)) == {f"x.rq: {ONTOLOGY}planted", f"x.rq: {ONTOLOGY}Planted"}


def uncovered(place: str, text: str) -> set[str]:
    """Prefixes of a file that prefixes.ttl does not know, or knows for another namespace."""
    spaces = set(prefixes().values())
    wrong = {f"{place}: {prefix}:{name}" for prefix, name, found in names_in(text) if found is None}
    for prefix, iri in PREFIX.findall(strip(text)):
        known = iri in spaces or any(iri.startswith(ours) for ours in spaces if "/nbs-graph/" in ours)
        if not known or prefixes().get(prefix, iri) != iri:
            wrong.add(f"{place}: {prefix}: <{iri}>")
    return wrong


def test_prefixes_cover_all() -> None:
    """Every namespace that a file abbreviates is declared in prefixes.ttl or lies under one of ours that is."""
    files = [*texts(), *ontology_dir().rglob("*.ttl")]
    wrong = set[str]().union(*(uncovered(path.name, path.read_text("utf-8")) for path in files))
    assert not wrong, "\n".join(sorted(wrong))
    assert uncovered("x", "PREFIX ex: <http://example.org/>") == {"x: ex: <http://example.org/>"}
    assert uncovered("x", "@prefix skos: <http://www.w3.org/2008/05/skos#> .") == {
        "x: skos: <http://www.w3.org/2008/05/skos#>"
    }
    assert uncovered("x", 'theme:a new:b "not:this" . # nor:that') == {"x: new:b"}


def carrying_meaning(found: Iterable[ox.Quad]) -> set[str]:
    """Properties of ours put under one that editors write or rules make, with that property."""
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    made = {"http://purl.org/dc/terms/subject", "http://www.w3.org/ns/prov#wasDerivedFrom"}
    used = {iri for _, iri in context_terms(context) if not iri.startswith(ONTOLOGY)} | made
    under = [quad for quad in found if quad.predicate.value.endswith("#subPropertyOf")]
    return {f"{show(q.subject)} {show(q.object)}" for q in under if show(q.object) in used - SHARED}


def test_properties_above_ours_carry_no_meaning_of_ours() -> None:
    """The build states what alignments imply, so no property of ours is put under one with a use of its own here."""
    assert not carrying_meaning(quads())
    above = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subPropertyOf")
    planted = ox.Quad(
        ox.NamedNode(ONTOLOGY + "translatedTitle"), above, ox.NamedNode("http://purl.org/dc/terms/title")
    )
    assert carrying_meaning([planted]) == {f"{ONTOLOGY}translatedTitle http://purl.org/dc/terms/title"}
