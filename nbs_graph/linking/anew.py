"""Rules run anew for some things only, as after an edit: what they derive of these, and whom else it concerns."""

from collections.abc import Iterable, Sequence
from functools import cache

import pyoxigraph as ox

from nbs_graph.linking.rules import SHARED, Rule, add, rules
from nbs_graph.sparql.graph import Graph, Readable, Term
from nbs_graph.sparql.reach import Route, concerned, routes


def derive(graph: Graph, near: ox.Store, about: Sequence[ox.NamedNode]) -> list[ox.Quad]:
    """Run every rule about some nodes, in order, adding to `near`.

    Args:
        graph: all that the rules may look at; `near` is the part of it that is written to.
        about: the nodes; all that is known of them is in `near`.
    Returns:
        what was added.
    """
    made: list[ox.Quad] = []
    homes = {quad.graph_name for node in about for quad in near.quads_for_pattern(node, None, None)}
    for rule in rules():
        graph.bring(rule.where, {rule.about: about})
        query = rule.of(about)
        if rule.graph != "statement":
            made += add(near, graph.query(query, use_default_graph_as_union=True), rule.into)
            continue
        for home in sorted(homes, key=str):
            if isinstance(home, ox.NamedNode) and home not in SHARED:
                made += add(near, graph.query(query, default_graph=[home, *SHARED]), home)
    return made


@cache
def _by_predicate() -> dict[str | None, tuple[tuple[Rule, Route], ...]]:
    """Property of a pattern, None for any → the rules that have it, and the way to what they are about."""
    found: dict[str | None, list[tuple[Rule, Route]]] = {}
    for rule in rules():
        for route in routes(rule.where, rule.about):
            found.setdefault(route.pattern.predicate, []).append((rule, route))
    return {predicate: tuple(known) for predicate, known in found.items()}


def concerns(changed: Iterable[ox.Quad], graphs: Sequence[Readable]) -> set[Term] | None:
    """The nodes of which rules may derive something else than before; None when it may be any.

    Args:
        changed: the quads added and taken away.
        graphs: the graph as it was and as it is.
    """
    known = _by_predicate()
    found: set[Term] = set()
    for quad in changed:
        for rule, route in (*known.get(quad.predicate.value, ()), *known.get(None, ())):
            reached = concerned(route, rule.about, quad, graphs)
            if reached is None:
                return None
            found |= reached
    return found
