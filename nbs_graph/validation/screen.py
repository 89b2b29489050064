"""The screen: shapes compiled to plain functions that say of a node “surely conforms”, or leave it to pySHACL.

Almost every node of a real graph conforms, and to see that takes a few dictionary look-ups; the reference engine,
which is a hundred times slower, then looks only at what is left, and it alone says what is wrong. Verdicts are
three-valued: True and False where SHACL (sections 4 and 5) leaves no doubt, None for everything else, such as
constraints that are not known here, so that a gap costs time and never a result.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from nbs_graph.validation.constraints import MAKERS
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.paths import path
from nbs_graph.validation.shacl import PATHS, TARGETS
from nbs_graph.validation.shapes import Shapes, Term
from nbs_graph.validation.verdicts import Ask, Check, Verdict, all_of, each

_SPARQL = "sparql"
_IDLE = frozenset(
    [
        "path",
        "name",
        "description",
        "message",
        "severity",
        "order",
        "group",
        "defaultValue",
        "deactivated",
        "sparql",
        "flags",
        "ignoredProperties",
        "qualifiedMinCount",
        "qualifiedMaxCount",
        "qualifiedValueShapesDisjoint",
    ]
).union(TARGETS, PATHS)
"""What states no constraint of its own."""
_OWING = frozenset({"hasValue", "equals", "sparql"})
"""What may be violated by a node that has no value at all."""


@dataclass(frozen=True)
class Part:
    """What is asked and reported on its own: a property shape of a targeted shape, or the rest of that shape.

    Args:
        shape: the shape that pySHACL is to ask when the screen is in doubt.
        ask: the screen.
        constraints: SPARQL constraints, which the screen leaves to the store.
        only_with: a property without which a node surely conforms; None when it must be asked in any case.
    """

    shape: Term
    ask: Ask
    constraints: tuple[Term, ...] = ()
    only_with: str | None = None


@dataclass(frozen=True)
class Plan:
    """What to ask of the nodes that some shapes target: always, and for each property that a node has."""

    always: tuple[Part, ...]
    with_property: Mapping[str, tuple[Part, ...]]
    constrained: tuple[Part, ...]

    def doubts(self, nodes: Nodes, focus: Term) -> Iterator[Part]:
        """The parts that the screen will not vouch for."""
        for part in self.always:
            if part.ask(nodes, focus) is not True:
                yield part
        parts = self.with_property
        for predicate in nodes.said(focus):
            for part in parts.get(predicate, ()):
                if part.ask(nodes, focus) is not True:
                    yield part


@dataclass
class Screen:
    """The compiled shapes.

    Args:
        shapes: what is compiled.
    """

    shapes: Shapes
    _asks: dict[Term, Ask] = field(default_factory=dict)
    _parts: dict[Term, tuple[Part, ...]] = field(default_factory=dict)

    def parts(self, shape: Term) -> tuple[Part, ...]:
        """The parts of a shape that has targets."""
        if shape not in self._parts:
            listed = self.shapes.values(shape, "property") if not self.shapes.values(shape, "path") else ()
            own = self._compile(shape, without_properties=bool(listed))
            constraints = self.shapes.values(shape, _SPARQL)
            found = [Part(inner, self.ask(inner), only_with=self._only_with(inner)) for inner in listed]
            if own is not None or constraints:
                found.append(Part(shape, own or _conforms, constraints))
            self._parts[shape] = () if self._is_off(shape) else tuple(found)
        return self._parts[shape]

    def plan(self, shapes: Iterable[Term]) -> Plan:
        """What to ask of a node that these shapes target."""
        parts = dict.fromkeys(part for shape in shapes for part in self.parts(shape))
        always: list[Part] = []
        with_property: dict[str, list[Part]] = {}
        for part in parts:
            if part.only_with is None:
                always.append(part)
            else:
                with_property.setdefault(part.only_with, []).append(part)
        return Plan(
            tuple(always),
            {predicate: tuple(known) for predicate, known in with_property.items()},
            tuple(part for part in parts if part.constraints),
        )

    def _only_with(self, shape: Term) -> str | None:
        """The property whose values a property shape is about, when it has nothing to say without any."""
        paths = self.shapes.values(shape, "path")
        known = self.shapes.said[shape] if isinstance(shape, ox.NamedNode | ox.BlankNode) else {}
        owed = [
            v for name in ("minCount", "qualifiedMinCount") for v in known.get(name, ()) if v.value != "0"
        ]
        if owed or len(paths) != 1 or not isinstance(paths[0], ox.NamedNode) or _OWING.intersection(known):
            return None
        return paths[0].value

    def ask(self, shape: Term) -> Ask:
        """The screen of a shape, property shapes and SPARQL constraints included."""
        if shape not in self._asks:
            self._asks[shape] = _in_doubt  # what refers to itself is for pySHACL
            made = _conforms if self._is_off(shape) else self._compile(shape) or _conforms
            if self.shapes.values(shape, _SPARQL):
                made = _in_doubt
            self._asks[shape] = made
        return self._asks[shape]

    def _is_off(self, shape: Term) -> bool:
        return any(value.value == "true" for value in self.shapes.values(shape, "deactivated"))

    def _compile(self, shape: Term, *, without_properties: bool = False) -> Ask | None:
        """The constraints of a shape as one function; None when it states none."""
        said = self.shapes.said.get(shape, {}) if not isinstance(shape, ox.Literal) else {}
        checks: list[Check] = []
        for name, values in said.items():
            if name in MAKERS:
                made = (MAKERS[name](self.shapes, shape, value, self.ask) for value in values)
                checks.extend(check or _doubt for check in made)
            elif name == "property":
                if not without_properties:
                    checks.extend(each(self.ask(value)) for value in values)
            elif name not in _IDLE and not name.startswith(_PLAIN):
                checks.append(_doubt)  # maybe the parameter of a constraint component of its own
        paths = self.shapes.values(shape, "path")
        if not checks:
            return None
        return _along(self.shapes, paths, checks) if paths else _at_node(checks)


_PLAIN = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#")


def _conforms(_nodes: Nodes, _focus: Term) -> Verdict:
    return True


def _in_doubt(_nodes: Nodes, _focus: Term) -> Verdict:
    return None


def _doubt(_nodes: Nodes, _focus: Term, _values: list[Term]) -> Verdict:
    return None


def _at_node(checks: list[Check]) -> Ask:
    def ask(nodes: Nodes, focus: Term) -> Verdict:
        values = [focus]
        found: Verdict = True
        for check in checks:
            verdict = check(nodes, focus, values)
            if verdict is False:
                return False
            if verdict is None:
                found = None
        return found

    return ask


def _along(shapes: Shapes, paths: tuple[Term, ...], checks: list[Check]) -> Ask:
    way = path(shapes, paths[0]) if len(paths) == 1 else None
    if way is None:
        return _in_doubt
    if way.sort == "property":
        return _at_property(way.iri, checks)
    kept = way

    def ask(nodes: Nodes, focus: Term) -> Verdict:
        values = kept.follow(nodes, focus)
        return all_of(check(nodes, focus, values) for check in checks)

    return ask


def _at_property(iri: str, checks: list[Check]) -> Ask:
    """The usual path, and where almost all time is spent."""
    nothing: list[Term] = []

    def ask(nodes: Nodes, focus: Term) -> Verdict:
        values = nodes.said(focus).get(iri, nothing)
        found: Verdict = True
        for check in checks:
            verdict = check(nodes, focus, values)
            if verdict is False:
                return False
            if verdict is None:
                found = None
        return found

    return ask
