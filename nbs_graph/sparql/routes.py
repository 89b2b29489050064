"""Whose answer a changed triple may alter: the ways from each pattern of a query to the variable asked about.

They are walked in the graph as it was and as it is, without evaluating anything: what comes out may be more than is
needed, never less.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from nbs_graph.sparql.graph import Readable, Term, ends
from nbs_graph.sparql.patterns import Constant, Group, Pattern, Variable, certain, names, renamed
from nbs_graph.sparql.reach import follow, step

Moves = tuple[tuple[str, Pattern, str], ...]
Known = dict[tuple[int, object], set[Term]]
"""Number of a walk and where it starts → where it leads, in graphs that do not change meanwhile."""
_NUMBERS: dict[tuple[object, ...], int] = {}
"""Walks seen so far: a number is soon compared, a walk is not."""
_PLACES = ("subject", "object", "graph")


@dataclass(frozen=True, slots=True)
class Route:
    """How to get from a triple of a pattern to the variable asked for: patterns, each left by another variable.

    Args:
        pattern: where the triple fits.
        moves: None: no way leads there, so that any value may be concerned.
        free: the pattern is a path of no step at all between nodes that nothing else names, so that each node that
            comes into the graph, by whatever triple, is an answer to it.
        start: the place in a triple where the way starts; None where there are several.
        walk: the number of the way alone, without names: routes of many queries are the same walk.
    """

    pattern: Pattern
    moves: Moves | None
    free: bool = False
    start: str | None = None
    walk: int = -1


def routes(where: Group, root: str) -> Iterator[Route]:
    """For every pattern of a query, the way from it to the variable `root`."""
    yield from _routes(where, (), root)


def _routes(group: Group, above: tuple[Pattern, ...], root: str) -> Iterator[Route]:
    # What surrounds a group holds together with it; what it may do without leads nowhere, and of what is around it
    # sees only what its group has.
    at_hand = (*above, *_required(group))
    for pattern in group.patterns:
        moves, free = _way(pattern, at_hand, root), _is_free(pattern, at_hand)
        start, walk = (None, -1) if free or moves is None else _walk(pattern, moves, root)
        yield Route(pattern, moves, free, start, walk)
    for branch in (branch for union in group.unions for branch in union):
        yield from _routes(branch, at_hand, root)
    known = certain(group) | {root}
    for number, inner in enumerate(group.inner):
        apart = {name: f"{len(above)} {number} {name}" for name in names(inner) - known}
        yield from _routes(renamed(inner, apart), at_hand, root)


def _walk(pattern: Pattern, moves: Moves, root: str) -> tuple[str | None, int]:
    starts = _where(pattern, moves[0][0] if moves else root)
    if len(starts) != 1 or pattern.closure:
        return None, -1
    steps = ((_where(p, a), _where(p, b), p.predicate, p.closure, *_constants(p)) for a, p, b in moves)
    return starts[0], _NUMBERS.setdefault((starts[0], *steps), len(_NUMBERS))


def _where(pattern: Pattern, name: str) -> tuple[str, ...]:
    """The places of a pattern in which a variable stands."""
    return tuple(place for place in _PLACES if getattr(pattern, place) == Variable(name))


def _constants(pattern: Pattern) -> tuple[object, ...]:
    nodes = (pattern.subject, pattern.object, pattern.graph)
    return tuple(node if isinstance(node, Constant) else node is None for node in nodes)


def _is_free(pattern: Pattern, at_hand: Sequence[Pattern]) -> bool:
    named: set[str] = set().union(*(other.variables() for other in at_hand if not other.reflexive))
    nodes = (pattern.subject, pattern.object)
    return pattern.reflexive and not any(isinstance(n, Variable) and n.name in named for n in nodes)


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


def concerned(
    route: Route, root: str, quad: ox.Quad, graphs: Sequence[Readable], known: Known
) -> set[Term] | None:
    """The values of `root` whose answer a changed quad may alter by way of a route; None: any value.

    Args:
        route: one of `routes`.
        root: the variable that the routes lead to.
        quad: what was added or taken away.
        graphs: as it was and as it is.
        known: what was found for other routes and quads; is added to.
    """
    pattern = route.pattern
    if not (route.free or pattern.closure) and not _fits(pattern, quad):
        return set()
    if route.start is None:
        return _led_to(route, root, quad, graphs)
    start = quad.graph_name if route.start == "graph" else getattr(quad, route.start)
    found = known.get((route.walk, start))
    if found is None:
        found = known[route.walk, start] = _led_to(route, root, quad, graphs) or set()
    return found


def _led_to(route: Route, root: str, quad: ox.Quad, graphs: Sequence[Readable]) -> set[Term] | None:
    pattern = route.pattern
    reached = _new(quad, graphs) if route.free else set()
    fits = _fits(pattern, quad)
    if not fits and not reached:
        return set()
    if route.moves is None:
        return None
    if fits:
        first = route.moves[0][0] if route.moves else root
        for place, terms in _places(pattern, quad, graphs).items():
            node = getattr(pattern, place)
            if isinstance(node, Variable) and node.name == first:
                reached |= terms
    for leaving, move, arriving in route.moves:
        reached = {found for graph in graphs for found in _move(graph, move, reached, leaving, arriving)}
        if not reached:
            break
    return reached


def _fits(pattern: Pattern, quad: ox.Quad) -> bool:
    """Whether a quad may be one that a pattern stands for; of a closure, one of its steps."""
    if pattern.predicate is not None and pattern.predicate != quad.predicate.value:
        return False
    if pattern.closure:
        return True
    subject, value = pattern.subject, pattern.object
    if isinstance(value, Constant) and value.is_iri and value.text != _iri(quad.object):
        return False
    return not (isinstance(subject, Constant) and subject.is_iri and subject.text != _iri(quad.subject))


def _new(quad: ox.Quad, graphs: Sequence[Readable]) -> set[Term]:
    """The nodes that a change brings or takes away: every node there is leads to itself by no step at all."""
    return {
        node
        for node in ends(quad)
        for graph in graphs
        if not any(True for way in (True, False) for _ in step(graph, None, node, None, forward=way))
    }


def _places(pattern: Pattern, quad: ox.Quad, graphs: Sequence[Readable]) -> dict[str, set[Term]]:
    """What a changed quad may be in each place of a pattern: its own terms, and all before and behind on a closure."""
    subject, value = ends(quad)
    places = {"subject": {subject}, "object": {value}, "graph": {cast("Term", quad.graph_name)}}
    if pattern.closure:
        for graph in graphs:
            before = follow(graph, pattern, [subject], None, forward=False)
            behind = follow(graph, pattern, [value], None, forward=True)
            places["subject"].update(ends(found)[0] for found in before)
            places["object"].update(ends(found)[1] for found in behind)
    return places


def _move(graph: Readable, move: Pattern, start: set[Term], leaving: str, arriving: str) -> Iterator[Term]:
    if isinstance(move.graph, Variable) and move.graph.name == leaving:
        value = (
            ox.NamedNode(move.object.text)
            if isinstance(move.object, Constant) and move.object.is_iri
            else None
        )
        predicate = ox.NamedNode(move.predicate) if move.predicate else None
        quads: Iterable[ox.Quad] = (
            quad for named in start for quad in graph.quads_for_pattern(None, predicate, value, named)
        )
    else:
        forward = isinstance(move.subject, Variable) and move.subject.name == leaving
        quads = follow(graph, move, start, None, forward=forward)
    for place in ("subject", "object", "graph"):
        node = getattr(move, place)
        if isinstance(node, Variable) and node.name == arriving:
            attribute = "graph_name" if place == "graph" else place
            yield from (getattr(quad, attribute) for quad in quads)
            if move.closure:
                yield from start
            return


def _iri(term: object) -> str | None:
    return term.value if isinstance(term, ox.NamedNode) else None
