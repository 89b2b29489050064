"""What a graph says of its nodes, each read once and kept while the graph is judged."""

from collections.abc import Iterable
from itertools import islice

import pyoxigraph as ox

from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.sparql.graph import Readable
from nbs_graph.validation.shacl import SUBCLASS
from nbs_graph.validation.shapes import Term

_MOST = 200_000
"""Nodes kept at most; then all are forgotten, so that memory stays bounded."""

_NOTHING: dict[str, list[Term]] = {}
_FEW = 64


class Nodes:
    """The nodes of a graph that does not change meanwhile."""

    def __init__(self, graph: Readable, like: "Nodes | None" = None) -> None:
        """`like`: the nodes of a graph with the same classes."""
        self.graph = graph
        self._said: dict[Term, dict[str, list[Term]]] = {}
        self._asked: dict[tuple[str, Term], list[Term]] = {}
        self._led_to: dict[Term, dict[str, list[Term]] | None] = {}
        self.kinds: dict[str, frozenset[Term]] = like.kinds if like is not None else {}
        """Class → itself and its subclasses."""
        self.twice: list[ox.Quad] = []
        """Quads of nodes that were looked at whose triple stands in another named graph too."""
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
            else:
                self.twice.append(quad)
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
        incoming = self._incoming(value)
        return self._having(predicate, value) if incoming is None else incoming.get(predicate, [])

    def _having(self, predicate: str, value: Term) -> list[Term]:
        key = (predicate, value)
        found = self._asked.get(key)
        if found is None:
            quads = self.graph.quads_for_pattern(None, ox.NamedNode(predicate), value)
            found = list(dict.fromkeys(quad.subject for quad in quads))  # type: ignore[misc]
            if len(self._asked) > _MOST:
                self._asked.clear()
            self._asked[key] = found
        return found

    def leading(self, value: Term) -> Iterable[str] | None:
        """The properties that lead to a node; None when there are many."""
        return self._incoming(value)

    def _incoming(self, value: Term) -> dict[str, list[Term]] | None:
        """Property → the nodes from which it leads to a node; None when there are many, as of a theme."""
        if value in self._led_to:
            return self._led_to[value]
        some = list(islice(self.graph.quads_for_pattern(None, None, value), _FEW))
        found: dict[str, list[Term]] | None = None
        if len(some) < _FEW:
            found = {}
            for quad in some:
                known = found.setdefault(quad.predicate.value, [])
                if quad.subject not in known:
                    known.append(quad.subject)  # type: ignore[arg-type]
        if len(self._led_to) > _MOST:
            self._led_to.clear()
        self._led_to[value] = found
        return found

    def narrower(self, kind: Term) -> frozenset[Term]:
        """A class and all its subclasses."""
        if not isinstance(kind, ox.NamedNode):
            return frozenset({kind})
        found = self.kinds.get(kind.value)
        if found is None:
            reached: list[Term] = [kind]
            for known in reached:
                reached += [c for c in self._having(SUBCLASS, known) if c not in reached]
            found = self.kinds[kind.value] = frozenset(reached)
        return found

    def is_a(self, node: Term, kind: Term) -> bool:
        """Whether a node is stated to be of a class or one of its subclasses (SHACL section 1.1)."""
        kinds = self.narrower(kind)
        return any(stated in kinds for stated in self.objects(node, RDF_TYPE))
