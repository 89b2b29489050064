"""Three-valued verdicts, and how they are put together.

True surely conforms, False surely does not, None leaves it to the reference engine.
"""

from collections.abc import Callable, Iterable

from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.shapes import Shapes, Term

Verdict = bool | None
Ask = Callable[[Nodes, Term], Verdict]
"""A shape, asked of a node."""
Check = Callable[[Nodes, Term, list[Term]], Verdict]
"""One constraint, asked of a focus node and its value nodes."""
Compile = Callable[[Term], Ask]
"""A shape → its function."""


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """False wins over None, None over True."""
    found: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            found = None
    return found


def each(ask: Ask) -> Check:
    """Every value node is asked."""

    def check(nodes: Nodes, _focus: Term, values: list[Term]) -> Verdict:
        if len(values) == 1:
            return ask(nodes, values[0])
        return all_of([ask(nodes, value) for value in values])

    return check


def of_values(test: Callable[[Term], Verdict]) -> Check:
    """Every value node is looked at by itself."""

    def check(_nodes: Nodes, _focus: Term, values: list[Term]) -> Verdict:
        found: Verdict = True
        for value in values:
            verdict = test(value)
            if verdict is False:
                return False
            if verdict is None:
                found = None
        return found

    return check


Maker = Callable[[Shapes, Term, Term, Compile], Check | None]
"""Shapes, shape, value of the parameter, and how shapes are compiled → the check; None when it is not known here."""


def whole(value: Term) -> int:
    """The number that a parameter states."""
    return int(value.value)
