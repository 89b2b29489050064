"""What things are called, in whichever graph they are described."""

from collections.abc import Mapping

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, ONTOLOGY, RDFS, SKOS
from nbs_graph.sparql.graph import Readable

# Published names come before translations, and both before labels.
_NAMES = (
    DCTERMS + "title",
    ONTOLOGY + "translatedTitle",
    SKOS + "prefLabel",
    RDFS + "label",
)


def labels(store: Readable, iri: str) -> Mapping[str, str]:
    """The names of a thing by language; empty when it has none. Of several in one language, the first by code point."""
    found: dict[str, str] = {}
    for predicate in _NAMES:
        quads = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
        texts = [q.object for q in quads if isinstance(q.object, ox.Literal) and q.object.language]
        for text in sorted(texts, key=lambda t: t.value):
            found.setdefault(text.language or "", text.value)
    return found


def label(store: Readable, iri: str, language: str) -> str | None:
    """The name of a thing in `language`, else in another, else None."""
    names = labels(store, iri)
    return names.get(language) or next((names[tag] for tag in sorted(names)), None)
