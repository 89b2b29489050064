"""What the endpoint says of itself (SPARQL 1.1 Service Description, W3C Recommendation of 21 March 2013)."""

from collections.abc import Mapping

import pyoxigraph as ox

from nbs_graph.namespaces import RDF_TYPE, XSD

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
VOID = "http://rdfs.org/ns/void#"
# Of the registry of unique URIs for file formats, https://www.w3.org/ns/formats/
RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def describe(endpoint: str, graphs: Mapping[str, int], format: ox.RdfFormat) -> bytes:
    """The description as RDF.

    Args:
        endpoint: the IRI under which it was asked for.
        graphs: triples by named graph.
        format: of the answer.
    """
    made: list[ox.Triple] = []
    service, dataset, default = (
        ox.NamedNode(endpoint + part) for part in ("#service", "#dataset", "#default")
    )

    def add(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        made.append(ox.Triple(subject, ox.NamedNode(predicate), value))

    def is_a(subject: ox.NamedNode, name: str) -> None:
        add(subject, RDF_TYPE, ox.NamedNode(SD + name))

    is_a(service, "Service")
    add(service, SD + "endpoint", ox.NamedNode(endpoint))
    add(service, SD + "supportedLanguage", ox.NamedNode(SD + "SPARQL11Query"))
    add(service, SD + "feature", ox.NamedNode(SD + "UnionDefaultGraph"))
    for name in RESULTS:
        add(service, SD + "resultFormat", ox.NamedNode(FORMATS + name))
    add(service, SD + "defaultDataset", dataset)
    is_a(dataset, "Dataset")
    add(dataset, SD + "defaultGraph", default)
    is_a(default, "Graph")
    for number, (iri, triples) in enumerate(sorted(graphs.items()), 1):
        named, graph = (ox.NamedNode(f"{endpoint}#{part}-{number}") for part in ("named", "graph"))
        add(dataset, SD + "namedGraph", named)
        is_a(named, "NamedGraph")
        add(named, SD + "name", ox.NamedNode(iri))
        add(named, SD + "graph", graph)
        is_a(graph, "Graph")
        add(graph, VOID + "triples", ox.Literal(str(triples), datatype=ox.NamedNode(XSD + "integer")))
    names = (
        {} if format == ox.RdfFormat.N_TRIPLES else {"sd": SD, "formats": FORMATS, "void": VOID, "xsd": XSD}
    )
    told = ox.serialize(sorted(made, key=lambda triple: str(triple.subject)), format=format, prefixes=names)
    assert told is not None  # it is, when no place to write to is given
    return told
