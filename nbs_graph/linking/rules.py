"""Rules: links that follow from others, each a SPARQL CONSTRUCT in `ontology/rules/`.

A rule's header says where its triples go: `statement`, into the graph of what it reads, for shortcuts of what an
editor wrote; else a graph of its own (`derived`, `aligned`, `provenance`). A triple lives in one graph only, so
what is already asserted is never derived again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, GRAPH, ID, ONTOLOGY, RDF_TYPE, RDFS
from nbs_graph.resources import ontology_dir
from nbs_graph.sparql.patterns import Group
from nbs_graph.sparql.reading import read
from nbs_graph.terms.header import split

SHARED = tuple(ox.NamedNode(GRAPH + name) for name in ("ontology", "vocabulary", "crosswalk"))
"""Named graphs of what is declared, the same for all data."""
DERIVED = tuple(ox.NamedNode(GRAPH + name) for name in ("derived", "aligned", "provenance"))
"""Named graphs that rules alone write to."""
_LABEL = RDFS + "label"
_DESCRIPTION = DCTERMS + "description"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, where its triples go, the variable of the thing it is about, its words, its SPARQL."""

    name: str
    graph: str
    about: str
    label: Mapping[str, str]
    description: Mapping[str, str]
    sparql: str

    @property
    def into(self) -> ox.NamedNode:
        """The named graph that the rule writes to, unless that is the graph of what it reads."""
        return ox.NamedNode(GRAPH + self.graph)

    @property
    def where(self) -> Group:
        """What the rule reads."""
        return _where(self.sparql)

    def of(self, nodes: Iterable[ox.NamedNode]) -> str:
        """The rule for some nodes only."""
        before, after = re.split(r"\bWHERE\s*\{", self.sparql, maxsplit=1)
        values = " ".join(map(str, nodes))
        return f"{before}WHERE {{ VALUES ?{self.about} {{ {values} }} {after}"

    @property
    def iri(self) -> str:
        """What `nbs:rule` of a derived statement points at."""
        return f"{ID}rule/{self.name}"


@cache
def _where(sparql: str) -> Group:
    return read(sparql).where


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order they run, which is that of their file names."""
    found = []
    for path in sorted((ontology_dir() / "rules").glob("*.rq")):
        header, body = split(path.read_text("utf-8"))
        said = {key: header[key] for key in ("name", "graph", "about", "label", "description")}
        found.append(Rule(**said, sparql=body))
    return tuple(found)


def descriptions() -> Iterator[ox.Quad]:
    """The rules as things that a reader of the graph can look up."""
    graph = ox.NamedNode(GRAPH + "ontology")
    for rule in rules():
        node = ox.NamedNode(rule.iri)
        yield ox.Quad(node, ox.NamedNode(RDF_TYPE), ox.NamedNode(ONTOLOGY + "Rule"), graph)
        for predicate, texts in ((_LABEL, rule.label), (_DESCRIPTION, rule.description)):
            for language, text in texts.items():
                yield ox.Quad(node, ox.NamedNode(predicate), ox.Literal(text, language=language), graph)


def apply(store: ox.Store) -> dict[str, tuple[ox.Quad, ...]]:
    """Run every rule once, in order, adding to `store`.

    Returns:
        rule name → the quads it added.
    """
    return {rule.name: tuple(_run(store, rule)) for rule in rules()}


def link(store: ox.Store, chosen: Iterable[Rule] | None = None) -> None:
    """Run every rule once, or those chosen, in order, adding to `store`; for large graphs, since nothing is kept besides."""
    for rule in rules() if chosen is None else chosen:
        for _ in _run(store, rule):
            pass


def _run(store: ox.Store, rule: Rule) -> Iterator[ox.Quad]:
    if rule.graph != "statement":
        found = store.query(rule.sparql, use_default_graph_as_union=True)
        yield from add(store, found, rule.into)
        return
    for graph in sorted(store.named_graphs(), key=str):
        if isinstance(graph, ox.NamedNode) and graph not in SHARED:
            found = store.query(rule.sparql, default_graph=[graph, *SHARED])
            yield from add(store, found, graph)


def add(store: ox.Store, found: object, graph: ox.NamedNode) -> list[ox.Quad]:
    """Add what no graph holds yet: asserted wins over derived."""
    assert isinstance(found, ox.QueryTriples)
    new = [
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in dict.fromkeys(found)
        if next(store.quads_for_pattern(triple.subject, triple.predicate, triple.object), None) is None
    ]
    store.extend(new)
    return new
