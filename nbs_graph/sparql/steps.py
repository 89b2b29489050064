"""The paths of a query, taken apart into triple patterns."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nbs_graph.sparql.patterns import Group, Node, Pattern, Variable


class Unreadable(ValueError):
    """A construct whose patterns are not known here."""


@dataclass(frozen=True, slots=True)
class Path:
    """A property path: `sort` is iri (None: any property), inverse, repeated, sequence or either.

    Args:
        iri: of the property; of what is repeated, `*`, `+` or `?`.
        name: the variable in the place of the property.
    """

    sort: str
    iri: str | None = None
    parts: "tuple[Path, ...]" = ()
    name: str | None = None


def between(path: Path, subject: Node, value: Node, graph: Node | None, fresh: Iterator[int]) -> Group:
    """The patterns of a path between two nodes.

    Args:
        graph: of the GRAPH clause around it.
        fresh: numbers for the nodes on the way, each used once.
    Raises:
        Unreadable: several properties are repeated together.
    """
    if path.sort == "iri":
        return Group((Pattern(subject, path.iri, value, graph=graph, predicate_name=path.name),))
    if path.sort == "inverse":
        return between(path.parts[0], value, subject, graph, fresh)
    if path.sort == "either":
        return Group(unions=(tuple(between(part, subject, value, graph, fresh) for part in path.parts),))
    if path.sort == "sequence":
        nodes = [subject, *(Variable(f"_:{next(fresh)}") for _ in path.parts[1:]), value]
        made = [
            between(part, start, end, graph, fresh)
            for part, (start, end) in zip(path.parts, pairwise(nodes), strict=True)
        ]
        patterns = tuple(pattern for group in made for pattern in group.patterns)
        return Group(patterns, tuple(union for group in made for union in group.unions))
    step = path.parts[0]
    while step.sort == "inverse":
        step, subject, value = step.parts[0], value, subject
    if step.sort != "iri":
        raise Unreadable("a repeated path of several properties")
    reflexive = path.iri != "+"
    return Group((Pattern(subject, step.iri, value, closure=True, graph=graph, reflexive=reflexive),))
