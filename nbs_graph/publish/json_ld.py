"""A JSON-LD 1.1 dump that a person can read: prefixed names, its context embedded, one thing a line.

The context holds prefixes only, so nothing is coerced and every literal keeps its datatype and language.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from nbs_graph.namespaces import RDF_TYPE, XSD

_STRING = XSD + "string"


def to_json_ld(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """Quads in canonical order → the document, UTF-8.

    Args:
        quads: sorted by graph and subject.
        prefixes: prefix → namespace IRI; written as the embedded context.
    """
    names = _Names(prefixes)
    graphs: dict[str, dict[str, dict[str, list[Any]]]] = {}
    for quad in quads:
        nodes = graphs.setdefault(names.iri(quad.graph_name), {})
        node = nodes.setdefault(names.iri(quad.subject), {})
        if quad.predicate.value == RDF_TYPE:
            node.setdefault("@type", []).append(names.iri(quad.object))
        else:
            node.setdefault(names.iri(quad.predicate), []).append(names.value(quad.object))
    lines = ["{", f'"@context": {_dump(dict(prefixes))},', '"@graph": [']
    blocks = []
    for graph, nodes in graphs.items():
        body = ",\n".join(_dump({"@id": iri, **node}) for iri, node in nodes.items())
        blocks.append(f'{{"@id": {_dump(graph)}, "@graph": [\n{body}\n]}}')
    lines.append(",\n".join(blocks))
    lines.append("]}")
    return ("\n".join(lines) + "\n").encode()


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Names:
    """Compact names, each IRI worked out once."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._spaces = sorted(
            ((space, prefix) for prefix, space in prefixes.items()), key=lambda p: -len(p[0])
        )
        self._known: dict[str, str] = {}

    def iri(self, term: Any) -> str:
        iri: str = term.value
        if iri not in self._known:
            self._known[iri] = self._compact(iri)
        return self._known[iri]

    def _compact(self, iri: str) -> str:
        for space, prefix in self._spaces:
            local = iri.removeprefix(space)
            if local and iri.startswith(space) and not local.startswith("//"):
                return f"{prefix}:{local}"
        return iri

    def value(self, term: Any) -> dict[str, str] | str:
        if isinstance(term, ox.NamedNode):
            return {"@id": self.iri(term)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == _STRING:
            return str(term.value)
        return {"@value": term.value, "@type": self.iri(term.datatype)}
