"""In a worker: the page of a thing, or its description as data."""

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import ONTOLOGY, OWL
from nbs_graph.service import media
from nbs_graph.service.problems import Problem, shown
from nbs_graph.service.web import markup
from nbs_graph.service.web.described import Description, describe, with_names
from nbs_graph.service.web.names import Names
from nbs_graph.service.web.schema_org import schema_org
from nbs_graph.service.web.view import is_deprecated, replaced_by, view

# Suffix → media type: the documents about a thing, in the order in which they are told.
SUFFIXES = {
    "html": media.HTML,
    "ttl": media.TURTLE,
    "jsonld": media.JSON_LD,
    "nt": media.N_TRIPLES,
    "rdf": media.RDF_XML,
}


_VERSION = ox.NamedNode(OWL + "versionIRI")


def found(dataset: Dataset, iri: str) -> Description:
    """What the graph says of a thing.

    Raises:
        Problem: 404, nothing.
    """
    try:
        description = describe(dataset.store, iri)
    except ValueError:
        description = None
    if description is None:
        raise nothing(iri)
    return description


def nothing(iri: str) -> Problem:
    """404: the graph does not know the thing."""
    return Problem(
        "not-found",
        f"The graph says nothing about <{shown(iri)}>. Search for names with /questions/find.",
        f"图谱中没有关于 <{shown(iri)}> 的内容。可用 /questions/find 按名称查找。",
    )


def is_version(dataset: Dataset, iri: str) -> bool:
    """Whether an IRI is that of the version of the ontology which the graph holds (owl:versionIRI)."""
    try:
        version = ox.NamedNode(iri)
    except ValueError:
        return False
    found = dataset.store.quads_for_pattern(ox.NamedNode(ONTOLOGY[:-1]), _VERSION, version)
    return next(found, None) is not None


def triples(dataset: Dataset, description: Description) -> set[ox.Triple]:
    """The description as it is sent."""
    return set(with_names(dataset.store, description))


def written(dataset: Dataset, description: Description, request: Mapping[str, Any]) -> bytes:
    """The page of a thing.

    Args:
        request: `lang`, `root`, `chosen` as for `Names`; `file`: what its documents are called, without suffix;
            `switch`: the query string of the other language.
    """
    names = Names(dataset.store, request["lang"], request["root"], request["chosen"])
    iri = description.iri
    query = f"SELECT ?subject ?property ?value WHERE {{\n  VALUES ?thing {{ <{iri}> }}\n"
    query += "  { ?thing ?property ?value } UNION { ?subject ?property ?thing }\n}"
    return markup.page(
        "entity.html",
        request["lang"],
        request["root"],
        shown=view(description, names),
        schema_org=schema_org(description, names),
        formats=_formats(request["file"]),
        switch=request["switch"],
        keep=names.query(),
        ask=names.query(query=query),
        wide=iri.startswith(ONTOLOGY[:-1]),
    )


def headers(description: Description, request: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Link (RFC 8288) to the documents about the thing, and to what replaces it (RFC 5829)."""
    links = [
        f'<{href}>; rel="{"alternate" if kind == media.HTML else "describedby"}"; type="{kind}"'
        for _, href, kind in _formats(request["file"])
    ]
    if is_deprecated(description):
        names = Names(ox.Store(), request["lang"], request["root"], chosen=False)
        addresses = (names.address(iri)[0] or iri for iri in replaced_by(description))
        links += [f'<{address}>; rel="successor-version"' for address in addresses]
    return [("Link", ", ".join(links)), ("Content-Language", request["lang"])]


def _formats(file: str) -> list[tuple[str, str, str]]:
    """Name, address and media type of the documents about a thing."""
    joint = "&format=" if "?" in file else "."
    return [(suffix, f"{file}{joint}{suffix}", kind) for suffix, kind in SUFFIXES.items()]
