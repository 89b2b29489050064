"""Turtle and TriG for people and for diffs: a thing after another, one value a line.

RDF 1.1 Turtle, sections 2 and 6. General serialisers put all values of a property on one line, so that one new link
changes a line of fifty; here it adds one. Literals are written as they stand in the graph, never normalised.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from nbs_graph.namespaces import ID, RDF_TYPE, XSD

_STRING = XSD + "string"
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z", re.ASCII)
_RELATIVE = re.compile(r"[a-z][a-z-]*/[^<>\"{}|^`\\\x00-\x20]+\Z")
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+\Z", re.ASCII),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+\Z", re.ASCII),
    XSD + "boolean": re.compile(r"(?:true|false)\Z"),
}
_INDENT = "    "


def to_turtle(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """Quads sorted by subject, predicate and object → Turtle; their graphs are left out."""
    words = _Words(prefixes)
    return "".join([*words.head(), *_blocks(quads, words, "")]).encode()


def to_trig(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """Quads sorted by graph first → TriG, a block for each named graph."""
    words = _Words(prefixes)
    parts = [*words.head()]
    graphs: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in quads:
        assert isinstance(quad.graph_name, ox.NamedNode)
        graphs.setdefault(quad.graph_name, []).append(quad)
    for graph, inside in graphs.items():
        parts += ["\n", words.term(graph), " {\n", *_blocks(inside, words, _INDENT), "}\n"]
    return "".join(parts).encode()


def _blocks(quads: Iterable[ox.Quad], words: "_Words", margin: str) -> Iterator[str]:
    """The text of each subject: `subject` on a line, then a line for each predicate and value."""
    subject: object = None
    predicate: object = None
    for quad in quads:
        if quad.subject != subject:
            if subject is not None:
                yield " .\n"
            subject, predicate = quad.subject, quad.predicate
            yield f"\n{margin}{words.term(quad.subject)}\n{margin}{_INDENT}{words.verb(quad.predicate)} "
        elif quad.predicate != predicate:
            predicate = quad.predicate
            yield f" ;\n{margin}{_INDENT}{words.verb(quad.predicate)} "
        else:
            yield f" ,\n{margin}{_INDENT}{_INDENT}"
        yield words.term(quad.object)
    if subject is not None:
        yield " .\n"


class _Words:
    """Terms as text, each IRI worked out once."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._spaces = sorted(
            ((space, prefix) for prefix, space in prefixes.items()), key=lambda p: -len(p[0])
        )
        self._known: dict[str, str] = {}

    def head(self) -> Iterator[str]:
        yield f"@base <{ID}> .\n"
        for prefix, space in self._prefixes.items():
            yield f"@prefix {prefix}: <{space}> .\n"

    def verb(self, term: ox.NamedNode) -> str:
        return "a" if term.value == RDF_TYPE else self.term(term)

    def term(self, term: object) -> str:
        if isinstance(term, ox.NamedNode):
            if term.value not in self._known:
                self._known[term.value] = self._iri(term.value)
            return self._known[term.value]
        return self._literal(term) if isinstance(term, ox.Literal) else str(term)

    def _iri(self, iri: str) -> str:
        for space, prefix in self._spaces:
            if iri.startswith(space) and _LOCAL.match(iri[len(space) :]):
                return f"{prefix}:{iri[len(space) :]}"
        local = iri.removeprefix(ID)
        return f"<{local}>" if iri.startswith(ID) and _RELATIVE.match(local) else str(ox.NamedNode(iri))

    def _literal(self, literal: ox.Literal) -> str:
        datatype = literal.datatype.value
        if literal.language or datatype == _STRING:
            return str(literal)
        bare = _BARE.get(datatype)
        if bare and bare.match(literal.value):
            return literal.value
        return f"{ox.Literal(literal.value)}^^{self.term(literal.datatype)}"
