"""What a graph says of its nodes, each read once and kept while the graph is judged."""

from itertools import islice

import pyoxigraph as ox

from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.sparql.graph import Readable
from nbs_graph.validation.shacl import SUBCLASS
from nbs_graph.validation.shapes import Term

_MOST = 200_000
"""Nodes kept at most; then all are forgotten, so that memory stays bounded."""

_NOTHING: dict[str, list[Term]] = {}
_UNKNOWN: frozenset[str] = frozenset({"?"})
_FEW = 64


class Nodes:
    """The nodes of a graph that does not change meanwhile."""

    def __init__(self, graph: Readable) -> None:
        self.graph = graph
        self._said: dict[Term, dict[str, list[Term]]] = {}
        self._asked: dict[tuple[str, Term], list[Term]] = {}
        self._led_to: dict[Term, frozenset[str] | None] = {}
        self._kinds: dict[str, frozenset[Term]] = {}
        self.verdicts: dict[tuple[object, Term], bool | None] = {}
        """What was found of nodes that many others point at, by shape."""

    def said(self, node: Term) -> dict[str, list[Term]]:
        """Property → values, each once, of a node as subject."""
        found = self._said.get(node)
        if found is not None:
            return found
        if isinstance(node, ox.Literal):
            return _NOTHING
        found = {}
        for quad in self.graph.quads_for_pattern(node, None, None):
            values = found.setdefault(quad.predicate.value, [])
            value = quad.object
            if value not in values:
                values.append(value)  # type: ignore[arg-type]
        if len(self._said) > _MOST:
            self._said.clear()
            self.verdicts.clear()
        self._said[node] = found
        return found

    def objects(self, subject: Term, predicate: str) -> list[Term]:
        """The values of a property, each once."""
        return self.said(subject).get(predicate, [])

    def subjects(self, predicate: str, value: Term) -> list[Term]:
        """The nodes that have this value of a property, each once."""
        key = (predicate, value)
        found = self._asked.get(key)
        if found is None:
            incoming = self._incoming(value)
            if incoming is not None and predicate not in incoming:
                return []
            quads = self.graph.quads_for_pattern(None, ox.NamedNode(predicate), value)
            found = list(dict.fromkeys(quad.subject for quad in quads))  # type: ignore[misc]
            if len(self._asked) > _MOST:
                self._asked.clear()
            self._asked[key] = found
        return found

    def _incoming(self, value: Term) -> frozenset[str] | None:
        """The properties that lead to a node; None when many do. Most nodes have few or none, and that is soon seen."""
        known = self._led_to.get(value, _UNKNOWN)
        if known is _UNKNOWN:
            some = [q.predicate.value for q in islice(self.graph.quads_for_pattern(None, None, value), _FEW)]
            known = self._led_to[value] = frozenset(some) if len(some) < _FEW else None
        return known  # type: ignore[return-value]

    def narrower(self, kind: Term) -> frozenset[Term]:
        """A class and all its subclasses."""
        if not isinstance(kind, ox.NamedNode):
            return frozenset({kind})
        found = self._kinds.get(kind.value)
        if found is None:
            reached: list[Term] = [kind]
            for known in reached:
                reached += [c for c in self.subjects(SUBCLASS, known) if c not in reached]
            found = self._kinds[kind.value] = frozenset(reached)
        return found

    def is_a(self, node: Term, kind: Term) -> bool:
        """Whether a node is stated to be of a class or one of its subclasses (SHACL section 1.1)."""
        kinds = self.narrower(kind)
        return any(stated in kinds for stated in self.objects(node, RDF_TYPE))
