"""Rules run anew for some things only, as after an edit: what they derive of these, and whom else it concerns."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import pyoxigraph as ox

from nbs_graph.linking.rules import SHARED, Rule, add, rules
from nbs_graph.sparql.graph import Readable, Term
from nbs_graph.sparql.patterns import Variable
from nbs_graph.sparql.reach import gather
from nbs_graph.sparql.routes import Known, Route, concerned, routes


def derive(graph: Readable, near: ox.Store, about: Sequence[ox.NamedNode]) -> list[ox.Quad]:
    """Run every rule about some nodes, in order, adding to `near`.

    Args:
        graph: all that the rules may look at; what is looked at gets into `near`.
        near: what is asked and written to; all that is known of the nodes is in it.
        about: the nodes.
    Returns:
        what was derived.
    """
    having: dict[str, dict[ox.NamedNode, None]] = {}
    homes: dict[object, None] = {}
    known = dict.fromkeys(about)  # grows by the statements that are derived
    for node in about:
        for quad in near.quads_for_pattern(node, None, None):
            having.setdefault(quad.predicate.value, {})[node] = None
            homes[quad.graph_name] = None
    made: list[ox.Quad] = []
    for rule in rules():
        concerned = _able(rule, known, having)
        if not concerned:
            continue
        gather(rule.where, {rule.about: concerned}, graph, _pass_over)
        query = rule.of(concerned)
        if rule.graph != "statement":
            new = add(near, near.query(query, use_default_graph_as_union=True), rule.into)
        else:
            places = [home for home in homes if isinstance(home, ox.NamedNode) and home not in SHARED]
            new = [
                quad
                for home in sorted(places, key=str)
                for quad in add(near, near.query(query, default_graph=[home, *SHARED]), home)
            ]
        for quad in new:
            if isinstance(quad.subject, ox.NamedNode):
                having.setdefault(quad.predicate.value, {})[quad.subject] = None
                known[quad.subject] = None
        made += new
    return made


def _able(
    rule: Rule, about: Iterable[ox.NamedNode], having: Mapping[str, Mapping[ox.NamedNode, None]]
) -> list[ox.NamedNode]:
    """The nodes that have every property without which the rule says nothing of a node."""
    owed = {
        pattern.predicate
        for pattern in rule.where.patterns
        if pattern.predicate and not pattern.closure and pattern.subject == Variable(rule.about)
    }
    return [node for node in about if all(node in having.get(predicate, ()) for predicate in owed)]


def _pass_over(_quad: ox.Quad) -> None:
    """Looking at a quad is enough to have it near."""


@cache
def _by_predicate() -> dict[str | None, tuple[tuple[Rule, Route], ...]]:
    """Property of a pattern, None for any → the rules that have it, and the way to what they are about.

    Left out where the subject of the triple is what the rule is about: that is linked anew in any case.
    """
    found: dict[str | None, list[tuple[Rule, Route]]] = {}
    for rule in rules():
        for route in routes(rule.where, rule.about):
            if route.moves != () or route.pattern.subject != Variable(rule.about):
                found.setdefault(route.pattern.predicate, []).append((rule, route))
    return {predicate: tuple(known) for predicate, known in found.items()}


def concerns(changed: Iterable[ox.Quad], graphs: Sequence[Readable]) -> set[Term] | None:
    """The nodes of which rules may derive something else than before; None when it may be any.

    Args:
        changed: the quads added and taken away; what they are about is linked anew anyhow and left out here.
        graphs: the graph as it was and as it is.
    """
    known = _by_predicate()
    anywhere = known.get(None, ())
    found: set[Term] = set()
    walked: Known = {}
    for quad in changed:
        for rule, route in (*known.get(quad.predicate.value, ()), *anywhere):
            reached = concerned(route, rule.about, quad, graphs, walked)
            if reached is None:
                return None
            found |= reached
    return found
