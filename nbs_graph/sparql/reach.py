"""How far a query reaches: the triples that its answer about some nodes depends on, and the nodes whose answer a
changed triple may alter.

Both follow the query's patterns through a graph, variable by variable, without evaluating anything: what comes out
may be more than is needed, never less.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import pyoxigraph as ox

from nbs_graph.sparql.graph import Readable, Term
from nbs_graph.sparql.patterns import Constant, Group, Node, Pattern, Variable, certain, names, renamed

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

    def _pattern(self, pattern: Pattern, bound: dict[str, set[Term]]) -> None:
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
        named: set[Term] = set()
        predicates: set[Term] = set()
        for graph in graphs:
            for quad in follow(self._graph, pattern, starts, graph, forward=forward):
                self._keep(quad)
                subjects.add(quad.subject)  # type: ignore[arg-type]
                objects.add(quad.object)  # type: ignore[arg-type]
                named.add(quad.graph_name)  # type: ignore[arg-type]
                if pattern.predicate_name:
                    predicates.add(quad.predicate)
        if pattern.closure:  # no step at all is a way as well, and every step a place to stop
            around = subjects | objects | {start for start in starts if start is not None}
            if pattern.reflexive:
                around |= self._present(None if None in starts else around - subjects - objects)
            subjects = objects = around
        for node, found in ((pattern.subject, subjects), (pattern.object, objects), (pattern.graph, named)):
            if isinstance(node, Variable):
                bound.setdefault(node.name, found)
        if pattern.predicate_name:
            bound.setdefault(pattern.predicate_name, predicates)

    def _present(self, nodes: set[Term] | None) -> set[Term]:
        """Keep a quad of each of some nodes (None: of all), since no step at all is a way only for what is there."""
        found: set[Term] = set()
        for node in [None] if nodes is None else nodes:
            quads = chain(
                _step(self._graph, None, node, None, forward=True),
                _step(self._graph, None, node, None, forward=False),
            )
            for quad in quads if nodes is None else islice(quads, 1):
                self._keep(quad)
                found |= {quad.subject, quad.object}
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


def follow(
    graph: Readable, pattern: Pattern, starts: Iterable[Term | None], named: Term | None, *, forward: bool
) -> Iterator[ox.Quad]:
    """The quads of a pattern from its subjects (or, not `forward`, its objects); along all steps of a closure."""
    predicate = ox.NamedNode(pattern.predicate) if pattern.predicate else None
    if not pattern.closure:
        for start in starts:
            yield from _step(graph, predicate, start, named, forward=forward)
        return
    frontier = list(starts)
    seen = set(frontier)
    while frontier:
        reached = []
        for start in frontier:
            for quad in _step(graph, predicate, start, named, forward=forward):
                yield quad
                reached.append(quad.object if forward else quad.subject)
        frontier = [node for node in dict.fromkeys(reached) if node not in seen]  # type: ignore[misc]
        seen.update(frontier)


def _step(
    graph: Readable, predicate: ox.NamedNode | None, start: Term | None, named: Term | None, *, forward: bool
) -> Iterable[ox.Quad]:
    if not forward:
        return graph.quads_for_pattern(None, predicate, start, named)
    if isinstance(start, ox.Literal):
        return ()
    return graph.quads_for_pattern(start, predicate, None, named)


Moves = tuple[tuple[str, Pattern, str], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """How to get from a triple of a pattern to the variable asked for: patterns, each left by another variable.

    `moves` None: no way leads there, so that any value may be concerned.
    """

    pattern: Pattern
    moves: Moves | None


def routes(where: Group, root: str) -> Iterator[Route]:
    """For every pattern of a query, the way from it to the variable `root`."""
    yield from _routes(where, (), root)


def _routes(group: Group, above: tuple[Pattern, ...], root: str) -> Iterator[Route]:
    # What surrounds a group holds together with it; what it may do without leads nowhere, and of what is around it
    # sees only what its group has.
    at_hand = (*above, *_required(group))
    for pattern in group.patterns:
        yield Route(pattern, _way(pattern, at_hand, root))
    for branch in (branch for union in group.unions for branch in union):
        yield from _routes(branch, at_hand, root)
    known = certain(group) | {root}
    for number, inner in enumerate(group.inner):
        apart = {name: f"{len(above)} {number} {name}" for name in names(inner) - known}
        yield from _routes(renamed(inner, apart), at_hand, root)


def _required(group: Group) -> tuple[Pattern, ...]:
    """The patterns that hold in every solution of a group."""
    inside = (pattern for union in group.unions if len(union) == 1 for pattern in _required(union[0]))
    return (*group.patterns, *inside)


def _way(start: Pattern, at_hand: Sequence[Pattern], root: str) -> Moves | None:
    ways: dict[str, Moves] = dict.fromkeys(start.variables(), ())
    frontier = list(ways)
    for name in frontier:  # grows while it is walked: the nearest first
        for pattern in at_hand:
            if name in pattern.variables():
                for other in sorted(pattern.variables() - ways.keys()):
                    ways[other] = (*ways[name], (name, pattern, other))
                    frontier.append(other)
    return ways.get(root)


def concerned(route: Route, root: str, quad: ox.Quad, graphs: Sequence[Readable]) -> set[Term] | None:
    """The values of `root` whose answer a changed quad may alter by way of a route; None: any value.

    Args:
        route: one of `routes`.
        root: the variable that the routes lead to.
        quad: what was added or taken away.
        graphs: as it was and as it is.
    """
    pattern = route.pattern
    reached = _new(quad, graphs) if pattern.reflexive else set()
    fits = pattern.predicate in (None, quad.predicate.value) and all(
        not isinstance(node, Constant) or not node.is_iri or pattern.closure or node.text == _iri(term)
        for node, term in ((pattern.subject, quad.subject), (pattern.object, quad.object))
    )
    if not fits and not reached:
        return set()
    if route.moves is None:
        return None
    if fits:
        first = route.moves[0][0] if route.moves else root
        for place, terms in _ends(pattern, quad, graphs).items():
            node = getattr(pattern, place)
            if isinstance(node, Variable) and node.name == first:
                reached |= terms
    for leaving, step, arriving in route.moves:
        reached = {found for graph in graphs for found in _move(graph, step, reached, leaving, arriving)}
        if not reached:
            break
    return reached


def _new(quad: ox.Quad, graphs: Sequence[Readable]) -> set[Term]:
    """The nodes that a change brings or takes away: every node there is leads to itself by no step at all."""
    return {
        node  # type: ignore[misc]
        for node in (quad.subject, quad.object)
        for graph in graphs
        if not any(True for way in (True, False) for _ in _step(graph, None, node, None, forward=way))  # type: ignore[arg-type]
    }


def _ends(pattern: Pattern, quad: ox.Quad, graphs: Sequence[Readable]) -> dict[str, set[Term]]:
    """What a changed quad may be in each place of a pattern: its own terms, and all before and behind on a closure."""
    ends: dict[str, set[Term]] = {
        "subject": {quad.subject},
        "object": {quad.object},
        "graph": {quad.graph_name},
    }  # type: ignore[arg-type]
    if pattern.closure:
        for graph in graphs:
            ends["subject"] |= {
                q.subject for q in follow(graph, pattern, [quad.subject], None, forward=False)
            }  # type: ignore[list-item, misc]
            ends["object"] |= {q.object for q in follow(graph, pattern, [quad.object], None, forward=True)}  # type: ignore[misc]
    return ends


def _move(graph: Readable, step: Pattern, start: set[Term], leaving: str, arriving: str) -> Iterator[Term]:
    if isinstance(step.graph, Variable) and step.graph.name == leaving:
        value = (
            ox.NamedNode(step.object.text)
            if isinstance(step.object, Constant) and step.object.is_iri
            else None
        )
        predicate = ox.NamedNode(step.predicate) if step.predicate else None
        quads: Iterable[ox.Quad] = (
            quad for named in start for quad in graph.quads_for_pattern(None, predicate, value, named)
        )
    else:
        forward = isinstance(step.subject, Variable) and step.subject.name == leaving
        quads = follow(graph, step, start, None, forward=forward)
    for place in ("subject", "object", "graph"):
        node = getattr(step, place)
        if isinstance(node, Variable) and node.name == arriving:
            attribute = "graph_name" if place == "graph" else place
            yield from (getattr(quad, attribute) for quad in quads)
            if step.closure:
                yield from start
            return


def _iri(term: object) -> str | None:
    return term.value if isinstance(term, ox.NamedNode) else None
