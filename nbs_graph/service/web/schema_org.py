"""What search engines read in a page: the thing in schema.org's words, as JSON-LD.

The types are those that the graph states in `graph/aligned`; see https://schema.org/docs/gs.html and, for data blocks,
HTML, 4.12.1.1.
"""

import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, ONTOLOGY, RDF_TYPE, SCHEMA_ORG, SKOS
from nbs_graph.service.web.described import Description, value
from nbs_graph.service.web.names import Names, is_web

_LITERALS = {
    DCTERMS + "issued": "datePublished",
    SCHEMA_ORG + "startDate": "startDate",
    SCHEMA_ORG + "endDate": "endDate",
    SCHEMA_ORG + "url": "url",
    SCHEMA_ORG + "foundingDate": "foundingDate",
}
_LINKS = {
    DCTERMS + "creator": "author",
    DCTERMS + "publisher": "publisher",
    SCHEMA_ORG + "organizer": "organizer",
    SCHEMA_ORG + "funder": "funder",
    DCTERMS + "subject": "about",
    ONTOLOGY + "contributesTo": "about",
    DCTERMS + "isPartOf": "isPartOf",
    SKOS + "inScheme": "inDefinedTermSet",
}
_SAME = {SKOS + "exactMatch", ONTOLOGY + "wikidata", ONTOLOGY + "ror"}
_DESCRIBING = (DCTERMS + "abstract", SKOS + "definition", DCTERMS + "description")
_KINDS = {SKOS + "Concept": "DefinedTerm", SKOS + "ConceptScheme": "DefinedTermSet"}


def schema_org(description: Description, names: Names) -> str:
    """The JSON-LD of a page, fit to stand in a `<script>` element."""
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": description.iri,
        "@type": _types(description.own),
        "name": [
            {"@value": text, "@language": tag} for tag, text in sorted(names.texts(description.iri).items())
        ],
    }
    for predicate in _DESCRIBING:
        if texts := [q.object for q in description.own if q.predicate.value == predicate]:
            made["description"] = [_value(text) for text in texts if isinstance(text, ox.Literal)]
            break
    for quad in description.own:
        _add(made, quad, names)
    return in_script(made)


def in_script(value: object) -> str:
    """JSON that no text in it can end the element of: `<`, `>` and `&` are written as escapes."""
    told = json.dumps(value, ensure_ascii=False, indent=1)
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _types(own: Iterable[ox.Quad]) -> list[str]:
    types = [value(quad.object) for quad in own if quad.predicate.value == RDF_TYPE]
    theirs = {type.removeprefix(SCHEMA_ORG) for type in types if type.startswith(SCHEMA_ORG)}
    theirs |= {_KINDS[type] for type in types if type in _KINDS}
    return sorted(theirs) or ["Thing"]


def _value(text: ox.Literal) -> Any:
    return {"@value": text.value, "@language": text.language} if text.language else text.value


def _add(made: dict[str, Any], quad: ox.Quad, names: Names) -> None:
    predicate, term = quad.predicate.value, quad.object
    if isinstance(term, ox.Literal):
        if name := _LITERALS.get(predicate):
            made.setdefault(name, term.value)
        elif predicate == SCHEMA_ORG + "keywords":
            made.setdefault("keywords", []).append(_value(term))
        elif predicate in _SAME and is_web(term.value):
            made.setdefault("sameAs", []).append(term.value)
    elif isinstance(term, ox.NamedNode):
        if name := _LINKS.get(predicate):
            made.setdefault(name, []).append({"@id": term.value, "name": names.link(term.value).text})
        elif predicate in _SAME and is_web(term.value):
            made.setdefault("sameAs", []).append(term.value)
