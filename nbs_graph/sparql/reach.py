"""How far a query reaches: the triples that its answer about some nodes depends on.

Its patterns are followed through a graph, variable by variable, without evaluating anything: what comes out may be
more than is needed, never less.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice

import pyoxigraph as ox

from nbs_graph.sparql.graph import Readable, Term, ends
from nbs_graph.sparql.patterns import Constant, Group, Node, Pattern, Variable, certain

Keep = Callable[[ox.Quad], object]


def gather(group: Group, given: Mapping[str, Iterable[Term]], graph: Readable, keep: Keep) -> None:
    """Hand to `keep` every quad that the answer to a query depends on.

    Args:
        group: its WHERE clause.
        given: the values of some variables, to which the answer is restricted.
        graph: where the quads are.
        keep: is called with each quad, maybe more than once.
    """
    bound = {name: set(terms) for name, terms in given.items()}
    _Gatherer(graph, keep, frozenset(bound)).run(group, bound)


class _Gatherer:
    def __init__(self, graph: Readable, keep: Keep, given: frozenset[str]) -> None:
        self._graph = graph
        self._keep = keep
        self._given = given

    def run(self, group: Group, bound: dict[str, set[Term]]) -> dict[str, set[Term]]:
        patterns, unions = list(group.patterns), list(group.unions)
        while patterns or unions:
            best = min(patterns, key=lambda p: _rank(p, bound), default=None)
            union = next((u for u in unions if _anchored(u, bound)), None)
            if union is None and best is None:
                union = unions[0]
            if union is not None and (best is None or _rank(best, bound) > _REVERSE):
                unions.remove(union)
                self._union(union, bound)
            elif best is not None:
                patterns.remove(best)
                self._pattern(best, bound)
        known = certain(group) | self._given
        for inner in group.inner:
            self.run(inner, {name: terms for name, terms in bound.items() if name in known})
        return bound

    def _union(self, branches: Sequence[Group], bound: dict[str, set[Term]]) -> None:
        """What every branch binds is bound afterwards."""
        found = [self.run(branch, dict(bound)) for branch in branches]
        for name in set.intersection(*(set(one) for one in found)) - bound.keys():
            bound[name] = set().union(*(one[name] for one in found))

    def _plain(self, pattern: Pattern, bound: dict[str, set[Term]]) -> bool:
        """Follow a pattern from its subjects, when there is nothing more to it, as is most often so."""
        subject, value = pattern.subject, pattern.object
        if pattern.closure or pattern.graph is not None or pattern.predicate is None:
            return False
        if not isinstance(subject, Variable) or subject.name not in bound:
            return False
        read, keep, predicate = self._graph.quads_for_pattern, self._keep, named(pattern.predicate)
        reached: set[Term] = set()
        for start in bound[subject.name]:
            if not isinstance(start, ox.Literal):
                for quad in read(start, predicate, None):
                    keep(quad)
                    reached.add(quad.object)  # type: ignore[arg-type]
        if isinstance(value, Variable):
            bound.setdefault(value.name, reached)
        return True

    def _pattern(self, pattern: Pattern, bound: dict[str, set[Term]]) -> None:
        if self._plain(pattern, bound):
            return
        graphs = _values(pattern.graph, bound) or [None]
        rank = _rank(pattern, bound)
        if rank <= _FORWARD:
            starts, forward = _values(pattern.subject, bound), True
        elif rank <= _CONSTANT:
            starts, forward = _values(pattern.object, bound), False
        else:
            starts, forward = [None], True
        subjects: set[Term] = set()
        objects: set[Term] = set()
        homes: set[Term] = set()
        predicates: set[Term] = set()
        for graph in graphs:
            for quad in follow(self._graph, pattern, starts, graph, forward=forward):
                self._keep(quad)
                subjects.add(quad.subject)  # type: ignore[arg-type]
                objects.add(quad.object)  # type: ignore[arg-type]
                homes.add(quad.graph_name)  # type: ignore[arg-type]
                if pattern.predicate_name:
                    predicates.add(quad.predicate)
        if pattern.closure:  # no step at all is a way as well, and every step a place to stop
            around = subjects | objects | {start for start in starts if start is not None}
            if pattern.reflexive:
                around |= self._present(None if None in starts else around - subjects - objects)
            subjects = objects = around
        for node, found in ((pattern.subject, subjects), (pattern.object, objects), (pattern.graph, homes)):
            if isinstance(node, Variable):
                bound.setdefault(node.name, found)
        if pattern.predicate_name:
            bound.setdefault(pattern.predicate_name, predicates)

    def _present(self, nodes: set[Term] | None) -> set[Term]:
        """Keep a quad of each of some nodes (None: of all), since no step at all is a way only for what is there."""
        found: set[Term] = set()
        for node in [None] if nodes is None else nodes:
            quads = chain(
                step(self._graph, None, node, None, forward=True),
                step(self._graph, None, node, None, forward=False),
            )
            for quad in quads if nodes is None else islice(quads, 1):
                self._keep(quad)
                found.update(ends(quad))
        return found if nodes is None else nodes


_FORWARD, _REVERSE, _CONSTANT, _SCAN = 1, 3, 4, 5


def _rank(pattern: Pattern, bound: Mapping[str, object]) -> int:
    """How cheaply a pattern can be followed; the lower the better."""
    subject, value, graph = pattern.subject, pattern.object, pattern.graph
    if isinstance(subject, Constant) or subject.name in bound:
        return 0 if isinstance(subject, Variable) else _FORWARD
    if isinstance(value, Variable) and value.name in bound:
        return 2
    if isinstance(graph, Variable) and graph.name in bound:
        return _REVERSE if isinstance(value, Constant) else _CONSTANT
    return _CONSTANT if isinstance(value, Constant) and value.is_iri else _SCAN


def _anchored(branches: Sequence[Group], bound: Mapping[str, object]) -> bool:
    return all(any(name in bound for pattern in b.patterns for name in pattern.variables()) for b in branches)


def _values(node: Node | None, bound: Mapping[str, set[Term]]) -> list[Term | None]:
    if isinstance(node, Constant):
        return [ox.NamedNode(node.text)] if node.is_iri else [None]
    if node is None or node.name not in bound:
        return [None]
    return list(bound[node.name])


@lru_cache(maxsize=2_000)
def named(iri: str) -> ox.NamedNode:
    """The node of an IRI; those of properties are asked for again and again."""
    return ox.NamedNode(iri)


def follow(
    graph: Readable, pattern: Pattern, starts: Iterable[Term | None], home: Term | None, *, forward: bool
) -> Iterator[ox.Quad]:
    """The quads of a pattern from its subjects (or, not `forward`, its objects); along all steps of a closure."""
    predicate = named(pattern.predicate) if pattern.predicate else None
    if not pattern.closure:
        for start in starts:
            yield from step(graph, predicate, start, home, forward=forward)
        return
    frontier = list(starts)
    seen = set(frontier)
    while frontier:
        reached = []
        for start in frontier:
            for quad in step(graph, predicate, start, home, forward=forward):
                yield quad
                reached.append(quad.object if forward else quad.subject)
        frontier = [node for node in dict.fromkeys(reached) if node not in seen]  # type: ignore[misc]
        seen.update(frontier)


def step(
    graph: Readable, predicate: ox.NamedNode | None, start: Term | None, home: Term | None, *, forward: bool
) -> Iterable[ox.Quad]:
    """The quads that lead on from a node, or, not `forward`, to it."""
    if not forward:
        return graph.quads_for_pattern(None, predicate, start, home)
    if isinstance(start, ox.Literal):
        return ()
    return graph.quads_for_pattern(start, predicate, None, home)
