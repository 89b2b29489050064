"""The description of the dataset as this service gives it: the build's own, and where to ask (W3C Note on VoID)."""

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, GRAPH, ID, ONTOLOGY, RDF_TYPE, XSD, prefixes
from nbs_graph.publish.metadata import DATASET, FILE

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_TITLE = {
    "en": "nbs-graph: Nature-based Solutions as linked data",
    "zh": "nbs-graph：基于自然的解决方案知识图谱",
}


def beside(place: Path) -> bytes | None:
    """The `void.ttl` of a build; None for a dump, which has none beside it, and where there is none to be read.

    Args:
        place: a build's `store` folder, or a dump.
    """
    if not place.is_dir():
        return None
    try:
        told = (place.parent / FILE).read_bytes()
        list(ox.parse(told, ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError, ValueError):
        return None
    return told


def describe(told: bytes | None, graphs: Mapping[str, int], base: str, format: ox.RdfFormat) -> bytes:
    """The description as RDF.

    Args:
        told: the build's own, in Turtle; without it, what the service knows by itself.
        graphs: triples by named graph.
        base: where the service is, without a slash at the end.
    """
    made = [quad.triple for quad in ox.parse(told, ox.RdfFormat.TURTLE)] if told else _known(graphs)
    dataset = ox.NamedNode(DATASET)

    def add(predicate: str, value: str) -> None:
        made.append(ox.Triple(dataset, ox.NamedNode(predicate), ox.NamedNode(value)))

    add(_VOID + "sparqlEndpoint", f"{base}/sparql")
    add(_VOID + "uriLookupEndpoint", f"{base}/about?iri=")
    add(_VOID + "exampleResource", ID + "issue/2023-08")
    add(_DCAT + "landingPage", f"{base}/")
    names = {**prefixes(), "dcat": _DCAT, "void": _VOID, "sd": _SD}
    body = ox.serialize(
        sorted(set(made), key=str), format=format, prefixes={} if format == ox.RdfFormat.N_TRIPLES else names
    )
    assert body is not None  # it is, when no place to write to is given
    return body


def _known(graphs: Mapping[str, int]) -> list[ox.Triple]:
    """What the service knows of what it serves: its name, its licence, its graphs and how large they are."""
    made: list[ox.Triple] = []

    def add(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        made.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value))

    def count(subject: str, triples: int) -> None:
        add(subject, _VOID + "triples", ox.Literal(str(triples), datatype=ox.NamedNode(XSD + "integer")))

    add(DATASET, RDF_TYPE, ox.NamedNode(_VOID + "Dataset"))
    for language, title in _TITLE.items():
        add(DATASET, DCTERMS + "title", ox.Literal(title, language=language))
    add(DATASET, DCTERMS + "license", ox.NamedNode(_LICENCE))
    add(DATASET, _VOID + "vocabulary", ox.NamedNode(ONTOLOGY[:-1]))
    add(DATASET, _VOID + "uriSpace", ox.Literal(ID))
    count(DATASET, sum(graphs.values()))
    for graph, triples in graphs.items():
        part = f"{DATASET}/{graph.removeprefix(GRAPH)}" if graph.startswith(GRAPH) else graph
        add(DATASET, _VOID + "subset", ox.NamedNode(part))
        add(part, RDF_TYPE, ox.NamedNode(_VOID + "Dataset"))
        add(part, _SD + "name", ox.NamedNode(graph))
        count(part, triples)
    return made
