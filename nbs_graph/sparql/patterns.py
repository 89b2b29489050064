"""The triple patterns of a query, without what it computes: enough to tell which triples its answer depends on.

Made by `reading`, used by `reach`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable, or a node without a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """An IRI, or a literal as written in the query."""

    text: str
    is_iri: bool = True


Node = Variable | Constant


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern.

    Args:
        predicate: IRI, None when it is a variable.
        closure: the object is reached by any number of steps (`*`, `+`, `?`).
        graph: of the GRAPH clause around it, if there is one.
        reflexive: no step at all is a way as well (`*`, `?`).
        predicate_name: the variable in the place of the property.
    """

    subject: Node
    predicate: str | None
    object: Node
    closure: bool = False
    graph: Node | None = None
    reflexive: bool = False
    predicate_name: str | None = None

    def variables(self) -> frozenset[str]:
        """The names of its variables in subject, object and graph."""
        nodes = (self.subject, self.object, self.graph)
        return frozenset(node.name for node in nodes if isinstance(node, Variable))


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in braces.

    Args:
        patterns: those that must all hold; GRAPH clauses are among them.
        unions: groups one of which must hold; a group by itself or a sub-query is a union of one.
        inner: groups that may hold or must not: OPTIONAL, EXISTS, NOT EXISTS, MINUS.
    """

    patterns: tuple[Pattern, ...] = ()
    unions: "tuple[tuple[Group, ...], ...]" = ()
    inner: "tuple[Group, ...]" = ()


def names(group: Group) -> set[str]:
    """The variables of all patterns of a group."""
    found = {name for pattern in group.patterns for name in pattern.variables()}
    found |= {pattern.predicate_name for pattern in group.patterns if pattern.predicate_name}
    for inner in (*(branch for union in group.unions for branch in union), *group.inner):
        found |= names(inner)
    return found


def certain(group: Group) -> set[str]:
    """The variables that have a value in every solution of a group."""
    found = {
        name for pattern in group.patterns for name in (*pattern.variables(), pattern.predicate_name) if name
    }
    for union in group.unions:
        found |= set.intersection(*map(certain, union))
    return found


def renamed(group: Group, known: Mapping[str, str]) -> Group:
    """A group whose variables have other names."""

    def other(pattern: Pattern) -> Pattern:
        subject, value, graph = (
            Variable(known.get(node.name, node.name)) if isinstance(node, Variable) else node
            for node in (pattern.subject, pattern.object, pattern.graph)
        )
        name = pattern.predicate_name
        assert subject is not None
        assert value is not None
        return replace(
            pattern,
            subject=subject,
            object=value,
            graph=graph,
            predicate_name=known.get(name, name) if name else None,
        )

    return Group(
        tuple(map(other, group.patterns)),
        tuple(tuple(renamed(branch, known) for branch in union) for union in group.unions),
        tuple(renamed(inner, known) for inner in group.inner),
    )


@dataclass(frozen=True, slots=True)
class Query:
    """The WHERE clause of a query, and the head of a CONSTRUCT."""

    where: Group
    head: Group = Group()
