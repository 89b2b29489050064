"""In a worker: the home page, and the terms that the editor completes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import ID, ONTOLOGY, OWL, RDF_TYPE, RDFS, SKOS
from nbs_graph.service.web import markup
from nbs_graph.service.web.described import value
from nbs_graph.service.web.names import Names
from nbs_graph.service.web.schema_org import in_script

_TYPE = ox.NamedNode(RDF_TYPE)
_SUPER = ox.NamedNode(RDFS + "subClassOf")
_AROUND = ("Organisation", "Person", "Place")
_TERMS = {
    "class": (OWL + "Class",),
    "property": (OWL + "ObjectProperty", OWL + "DatatypeProperty"),
    "concept": (SKOS + "Concept",),
}
_MOST = 60  # issues and graphs that are listed
_DATASET = ID + "dataset/nbs-graph"


def home(
    dataset: Dataset, first: Sequence[tuple[str, str]], number: int, request: Mapping[str, Any]
) -> bytes:
    """The home page.

    Args:
        first: some questions, by name. number: how many there are.
        request: as for `entity.written`; `endpoint`: the address of the endpoint.
    """
    store, tongue = dataset.store, request["lang"]
    names = Names(store, tongue, request["root"], request["chosen"])
    kinds = [*_below(store, ONTOLOGY + "Entry"), *(ONTOLOGY + around for around in _AROUND)]
    counts = [(names.link(kind), count) for kind, count in _counted(dataset, kinds)]
    return markup.page(
        "home.html",
        tongue,
        request["root"],
        first=first,
        number=number,
        kinds=counts,
        issues=[names.link(iri) for iri in _of(store, ONTOLOGY + "NewsletterIssue")[: -_MOST - 1 : -1]],
        schemes=[names.link(iri) for iri in _of(store, SKOS + "ConceptScheme")],
        graphs=[names.link(iri) for iri in dataset.graphs()[:_MOST]],
        endpoint=request["endpoint"],
        schema_org=_schema_org(tongue),
        switch=request["switch"],
        keep=names.query(),
    )


def _schema_org(tongue: str) -> str:
    words = markup.words(tongue)
    return in_script(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": _DATASET,
            "name": words["site"],
            "description": words["intro"],
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "inLanguage": ["en", "zh"],
        }
    )


def _counted(dataset: Dataset, kinds: Iterable[str]) -> list[tuple[str, int]]:
    """The classes that have things, with their number, the largest first; counted by the engine."""
    values = " ".join(f"<{kind}>" for kind in kinds)
    query = (
        f"SELECT ?kind (COUNT(?thing) AS ?n) {{ VALUES ?kind {{ {values} }} ?thing a ?kind }} GROUP BY ?kind"
    )
    answer = dataset.query(query)
    assert isinstance(answer, ox.QuerySolutions)  # it is a SELECT
    found = [(value(row["kind"]), int(value(row["n"]))) for row in answer]
    return sorted(found, key=lambda counted: (-counted[1], counted[0]))


def _of(store: ox.Store, kind: str) -> list[str]:
    """The things of a class, sorted."""
    quads = store.quads_for_pattern(None, _TYPE, ox.NamedNode(kind))
    return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})


def _below(store: ox.Store, top: str) -> list[str]:
    """The classes under a class."""
    found = [top]
    for above in found:  # grows while it is walked
        quads = store.quads_for_pattern(None, _SUPER, ox.NamedNode(above))
        new = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        found += sorted(iri for iri in new - set(found) if iri.startswith(ONTOLOGY))
    return found[1:]


def terms(dataset: Dataset) -> bytes:
    """What the editor completes: our classes, our properties and those of others that are used, and all concepts.

    Returns:
        JSON, `{"class": [{"iri", "en", "zh"}, …], "property": […], "concept": […]}`, sorted by IRI.
    """
    store = dataset.store
    names = Names(store, "en", "", chosen=False)
    found: dict[str, list[dict[str, str]]] = {}
    for group, kinds in _TERMS.items():
        iris = {iri for kind in kinds for iri in _of(store, kind)}
        if group == "property":
            iris |= markup.known_properties()
        found[group] = [_term(names, iri) for iri in sorted(iris)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _term(names: Names, iri: str) -> dict[str, str]:
    texts = names.texts(iri)
    told = {tongue: texts.get(tongue) or markup.property_name(iri, tongue) for tongue in ("en", "zh")}
    return {"iri": iri, **{tongue: text for tongue, text in told.items() if text}}
