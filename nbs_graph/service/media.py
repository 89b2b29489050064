"""The formats that answers come in: media types, the names for `?format=`, and what the engine calls them."""

from typing import NamedTuple

import pyoxigraph as ox

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
JSON_LD = "application/ld+json"
RDF_XML = "application/rdf+xml"
PROBLEM = "application/problem+json"
HTML = "text/html"

# Media type → format, the preferred one of each format first; the first of all is sent when anything will do.
ROWS: dict[str, ox.QueryResultsFormat] = {
    JSON: ox.QueryResultsFormat.JSON,
    XML: ox.QueryResultsFormat.XML,
    CSV: ox.QueryResultsFormat.CSV,
    TSV: ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
GRAPHS: dict[str, ox.RdfFormat] = {
    TURTLE: ox.RdfFormat.TURTLE,
    N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    JSON_LD: ox.RdfFormat.JSON_LD,
    RDF_XML: ox.RdfFormat.RDF_XML,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/xml": ox.RdfFormat.RDF_XML,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "text/n3": ox.RdfFormat.TURTLE,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
MAIN_ROWS = (JSON, XML, CSV, TSV)
MAIN_GRAPHS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML)


class Named(NamedTuple):
    """What a name given as `?format=` means for rows and for a graph; None: nothing."""

    rows: str | None
    graph: str | None


# The names of the contract, and those that SPARQLWrapper and other clients send.
NAMES: dict[str, Named] = {
    "json": Named(JSON, JSON_LD),
    "xml": Named(XML, RDF_XML),
    "csv": Named(CSV, None),
    "tsv": Named(TSV, None),
    "ttl": Named(None, TURTLE),
    "nt": Named(None, N_TRIPLES),
    "jsonld": Named(None, JSON_LD),
    "rdf": Named(None, RDF_XML),
    "turtle": Named(None, TURTLE),
    "n3": Named(None, TURTLE),
    "ntriples": Named(None, N_TRIPLES),
    "json-ld": Named(None, JSON_LD),
    "rdfxml": Named(None, RDF_XML),
    "rdf+xml": Named(None, RDF_XML),
}
TOLD = ("json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdf")


def written(type: str) -> str:
    """The value of Content-Type: text formats say that they are UTF-8 (RFC 2046, 4.1.2: else they would be ASCII)."""
    return f"{type}; charset=utf-8" if type.startswith("text/") else type


def is_xml(type: str) -> bool:
    """Whether a media type of answers is one of XML."""
    return ROWS.get(type) == ox.QueryResultsFormat.XML or GRAPHS.get(type) == ox.RdfFormat.RDF_XML


def other_rows(type: str) -> tuple[str, ...]:
    """The media types of rows in other formats than that of a type."""
    return tuple(other for other in MAIN_ROWS if ROWS[other] != ROWS[type])


def other_graphs(type: str) -> tuple[str, ...]:
    """The media types of graphs in other formats than that of a type."""
    return tuple(other for other in MAIN_GRAPHS if GRAPHS[other] != GRAPHS[type])


def named(format: str) -> Named | None:
    """What `?format=` asks for, by name or by media type; None when it is known as neither."""
    wanted = format.strip().lower()
    if wanted in NAMES:
        return NAMES[wanted]
    if wanted in ROWS or wanted in GRAPHS:
        return Named(wanted if wanted in ROWS else None, wanted if wanted in GRAPHS else None)
    return None
