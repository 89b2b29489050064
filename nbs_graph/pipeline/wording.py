"""How things are called when an editor is spoken to: keys for properties, codes for concepts, ids for things."""

from functools import cached_property

import pyoxigraph as ox

from nbs_graph.namespaces import ID, RDF_TYPE, SCHEME, SDG
from nbs_graph.sources.authoring import authoring
from nbs_graph.sparql.graph import Readable
from nbs_graph.terms.vocabulary import closest, suggest
from nbs_graph.validation.finding import Words

_LABELS = tuple(
    ox.NamedNode(iri)
    for iri in (
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://purl.org/dc/terms/title",
        "https://w3id.org/nbs-graph/ontology#translatedTitle",
        "https://w3id.org/nbs-graph/ontology#acronym",
    )
)


def words(store: Readable) -> Words:
    """The words for a graph."""
    names = _Names(store)
    keys: dict[str, set[str]] = {}
    for key, term in authoring().terms.items():
        keys.setdefault(term.iri, set()).add(key)
    only = {iri: found.pop() for iri, found in keys.items() if iri and len(found) == 1}
    return Words(only.get, _properties, names.meant)


def _properties(key: str) -> list[str]:
    term = authoring().terms.get(key)
    return [term.iri] if term is not None and term.iri else []


class _Names:
    """What the things of a graph are called, looked up when the first unknown reference turns up."""

    def __init__(self, store: Readable) -> None:
        self._store = store

    @cached_property
    def _things(self) -> dict[str, str]:
        """Id, title or name → id, for everything under `id/`."""
        found: dict[str, str] = {}
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), None):
            node = quad.subject
            if isinstance(node, ox.NamedNode) and node.value.startswith(ID) and "#" not in node.value:
                name = node.value.removeprefix(ID)
                found[name] = name
                for label in _LABELS:
                    for text in self._store.quads_for_pattern(node, label, None):
                        found.setdefault(text.object.value.lower(), name) if isinstance(
                            text.object, ox.Literal
                        ) else None
        return found

    def meant(self, value: str, path: str | None) -> str | None:
        """An unknown IRI and its property → what an editor should type there; None for what is spelt as it is called."""
        if value.startswith((SCHEME, SDG)):
            base = SDG if value.startswith(SDG) else value.rsplit("/", 1)[0] + "/"
            code = suggest(base, value.removeprefix(base))
            return code if code != value.removeprefix(base) else None
        if not value.startswith(ID):
            return None
        typed = value.removeprefix(ID)
        sort, _, local = typed.rpartition("/")
        if typed in self._things:  # well spelt, and another thing than is asked for
            return None
        base = _base(path)
        declared = suggest(f"{ID}{base}", local) if base else None  # countries come with the vocabularies
        near = f"{base}{declared}" if declared else self._near(sort, local) or self._things.get(local.lower())
        if near is None or not near.startswith(base):
            return None
        return near.removeprefix(base)

    def _near(self, sort: str, local: str) -> str | None:
        """The thing of the same sort with a like name, else the one of another sort with this very name."""
        same = {n.rpartition("/")[2]: n for n in self._things.values() if n.rpartition("/")[0] == sort}
        found = closest(local, same)
        if found is not None:
            return same[found]
        return next((n for n in self._things.values() if n.rpartition("/")[2] == local), None)


def _base(path: str | None) -> str:
    """What is left out when a reference is typed under a property: `place/` for `places:`, nothing for most."""
    bases = {
        term.base for term in authoring().terms.values() if term.iri == path and term.base.startswith(ID)
    }
    return bases.pop().removeprefix(ID) if len(bases) == 1 else ""
