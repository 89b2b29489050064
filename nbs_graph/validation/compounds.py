"""Constraints made of other shapes (SHACL sections 4.6 and 4.7): node, not, and, or, xone, qualified value shapes."""

import pyoxigraph as ox

from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.shapes import Shapes, Term
from nbs_graph.validation.verdicts import Ask, Check, Compile, Maker, Verdict, all_of, each, whole


def _node(_s: Shapes, _shape: Term, value: Term, compile: Compile) -> Check:
    return each(_remembered(value, compile(value)))


def _remembered(shape: Term, ask: Ask) -> Ask:
    """Asked once of each named node: thousands of entries point at one organisation."""

    def remembering(nodes: Nodes, node: Term) -> Verdict:
        if not isinstance(node, ox.NamedNode):
            return ask(nodes, node)
        key = (shape, node)
        if key not in nodes.verdicts:
            nodes.verdicts[key] = ask(nodes, node)
        return nodes.verdicts[key]

    return remembering


def _turned(verdict: Verdict) -> Verdict:
    return None if verdict is None else not verdict


def _not(_s: Shapes, _shape: Term, value: Term, compile: Compile) -> Check:
    ask = compile(value)

    def check(nodes: Nodes, _focus: Term, values: list[Term]) -> Verdict:
        found: Verdict = True
        for node in values:
            verdict = ask(nodes, node)
            if verdict is True:
                return False
            if verdict is None:
                found = None
        return found

    return check


def _and(shapes: Shapes, _shape: Term, value: Term, compile: Compile) -> Check:
    asks = [compile(item) for item in shapes.items(value)]
    return each(lambda nodes, node: all_of(ask(nodes, node) for ask in asks))


def _or(shapes: Shapes, _shape: Term, value: Term, compile: Compile) -> Check:
    asks = [compile(item) for item in shapes.items(value)]
    return each(lambda nodes, node: _turned(all_of(_turned(ask(nodes, node)) for ask in asks)))


def _xone(shapes: Shapes, _shape: Term, value: Term, compile: Compile) -> Check:
    asks = [compile(item) for item in shapes.items(value)]

    def ask(nodes: Nodes, node: Term) -> Verdict:
        found = [one(nodes, node) for one in asks]
        return None if None in found else found.count(True) == 1

    return each(ask)


def _qualified(shapes: Shapes, shape: Term, value: Term, compile: Compile) -> Check | None:
    if any(flag.value == "true" for flag in shapes.values(shape, "qualifiedValueShapesDisjoint")):
        return None
    ask = compile(value)
    least = max((whole(v) for v in shapes.values(shape, "qualifiedMinCount")), default=0)
    most = min((whole(v) for v in shapes.values(shape, "qualifiedMaxCount")), default=None)

    def check(nodes: Nodes, _focus: Term, values: list[Term]) -> Verdict:
        found = [ask(nodes, value) for value in values]
        sure, doubtful = found.count(True), found.count(None)
        if sure >= least and (most is None or sure + doubtful <= most):
            return True
        return False if sure + doubtful < least or (most is not None and sure > most) else None

    return check


COMPOUNDS: dict[str, Maker] = {
    "node": _node,
    "not": _not,
    "and": _and,
    "or": _or,
    "xone": _xone,
    "qualifiedValueShape": _qualified,
}
"""Local name of the SHACL parameter → what makes its check."""
