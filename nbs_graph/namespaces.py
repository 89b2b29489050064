"""IRIs of the project and the prefixes it writes.

The base is one constant; everything under it is derived. Prefixes are declared in `ontology/prefixes.ttl`.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from nbs_graph.errors import UsageProblem
from nbs_graph.resources import ontology_dir

BASE = "https://w3id.org/nbs-graph/"
ONTOLOGY = BASE + "ontology#"
ID = BASE + "id/"
SCHEME = BASE + "scheme/"
GRAPH = BASE + "graph/"
SDG = "http://metadata.un.org/sdg/"

DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA_ORG = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SH = "http://www.w3.org/ns/shacl#"


@cache
def prefixes() -> Mapping[str, str]:
    """Prefix → namespace IRI, as declared in `ontology/prefixes.ttl` (read only)."""
    import pyoxigraph as ox

    names: dict[str, str] = {}
    spaces: dict[str, str] = {}
    for quad in ox.parse(path=str(ontology_dir() / "prefixes.ttl"), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == _SH + "prefix":
            names[str(quad.subject)] = quad.object.value
        elif quad.predicate.value == _SH + "namespace":
            spaces[str(quad.subject)] = quad.object.value
    return MappingProxyType({names[node]: spaces[node] for node in sorted(names, key=names.__getitem__)})


def expand(name: str) -> str:
    """A CURIE (`theme:flood-risk`), a path under `id/` or a full IRI → full IRI.

    Raises:
        UsageProblem: the prefix is not declared.
    """
    if name.startswith(("http://", "https://")):
        return name
    prefix, colon, local = name.partition(":")
    if not colon:
        return ID + name.removeprefix("id/")
    space = prefixes().get(prefix)
    if space is None:
        raise UsageProblem(
            f"Unknown prefix “{prefix}:”. Known: {', '.join(prefixes())}.",
            f"未知前缀“{prefix}:”。可用：{'、'.join(prefixes())}。",
        )
    return space + local


def name(iri: str) -> str:
    """A full IRI as commands print and take it: the path under `id/`, else a CURIE, else the IRI."""
    return iri.removeprefix(ID) if iri.startswith(ID) else shorten(iri)


def shorten(iri: str) -> str:
    """A full IRI → CURIE with the longest declared namespace that fits, or the IRI itself."""
    best = ""
    short = iri
    for prefix, space in prefixes().items():
        local = iri[len(space) :]
        if len(space) > len(best) and iri.startswith(space) and local and not set(local) & set(' <>"{}|^`\\'):
            best, short = space, f"{prefix}:{local}"
    return short
