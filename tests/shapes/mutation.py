"""Small mistakes that somebody could make in the shapes, one at a time: each is a mutant.

A constraint or a target is dropped; a count, a length or a bound lets one more through; a pattern loses an anchor or a
branch; a language or a kind of node is let in; a severity becomes milder; a condition of a SPARQL constraint is lost
or turned. A mutant has a name that stays the same while its constraint does, so that `survivors.csv` can speak of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from rdflib.namespace import RDF, SH
from rdflib.term import Literal, Node, URIRef

from . import fixtures
from .mutation_regex import milder_patterns, poorer_patterns
from .mutation_sparql import altered_queries

Triple = tuple[Node, Node, Node]

QUALIFIED = (SH.qualifiedValueShape, SH.qualifiedMinCount, SH.qualifiedMaxCount)
AT_LEAST = (SH.minCount, SH.qualifiedMinCount, SH.minLength, SH.minInclusive, SH.minExclusive)
AT_MOST = (SH.maxCount, SH.qualifiedMaxCount, SH.maxLength, SH.maxInclusive, SH.maxExclusive)
BOUNDS = (SH.minInclusive, SH.minExclusive, SH.maxInclusive, SH.maxExclusive)
MILDER = {SH.Violation: SH.Warning, SH.Warning: SH.Info}
LANGUAGES = ("en", "zh", "fr")
MORE_LANGUAGES = fixtures.SHAPE["more-languages"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """The shapes with some triples of one shape or SPARQL constraint replaced.

    Args:
        operator: the kind of mistake.
        shape: where it is made.
        detail: which of the mistakes of this kind.
        removed: triples of the shapes.
        added: what stands in their place.
    """

    operator: str
    shape: Node
    detail: str
    removed: frozenset[Triple]
    added: frozenset[Triple] = frozenset()

    @property
    def name(self) -> str:
        """Its name, e.g. `Entry-title drop pattern`."""
        return f"{local(self.shape)} {self.operator} {self.detail}"


def local(term: Node) -> str:
    """The last part of an IRI; another term as it is."""
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def mutants() -> list[Mutant]:
    """Every mutant of every shape, in order of name."""
    found = [mutant for triple in fixtures.shapes() for mutant in _of(triple)]
    assert len({mutant.name for mutant in found}) == len(found), "two mutants have one name"
    return sorted(found, key=lambda mutant: mutant.name)


def _of(triple: Triple) -> Iterator[Mutant]:
    shape, parameter, value = triple
    if parameter in fixtures.TARGETS:
        yield Mutant("target", shape, local(value), frozenset({triple}))
    elif parameter in CONSTRAINT_PARAMETERS_MAP:
        yield from _dropped(triple)
    for operator, detail, added in _replaced(*triple):
        yield Mutant(operator, shape, detail, frozenset({triple}), frozenset((shape, p, o) for p, o in added))
    if parameter == SH.languageIn:
        known = [str(language) for language in fixtures.shapes().items(value)]
        for language in (language for language in LANGUAGES if language not in known):
            more = _list([*known, language]) | {(shape, parameter, MORE_LANGUAGES)}
            yield Mutant("language", shape, language, frozenset({triple}), more)


def _dropped(triple: Triple) -> Iterator[Mutant]:
    """A qualified shape goes with its counts, for it is nothing without one; one of two counts may go alone."""
    shape, parameter, value = triple
    graph = fixtures.shapes()
    if parameter not in QUALIFIED:
        what = local(value) if isinstance(value, URIRef) else ""
        yield Mutant("drop", shape, f"{local(parameter)} {what}".strip(), frozenset({triple}))
    elif parameter == SH.qualifiedValueShape:
        group = frozenset(t for t in graph.triples((shape, None, None)) if t[1] in QUALIFIED)
        yield Mutant("drop", shape, f"{local(parameter)} {local(value)}", group)
    elif {SH.qualifiedMinCount, SH.qualifiedMaxCount} <= set(graph.predicates(shape)):
        yield Mutant("drop", shape, local(parameter), frozenset({triple}))


def _replaced(
    shape: Node, parameter: Node, value: Node
) -> Iterator[tuple[str, str, list[tuple[Node, Node]]]]:
    """Operator, detail and what takes the place of the old; what would be the same as to drop it is left out."""
    if parameter in AT_LEAST + AT_MOST:
        yield from _numbers(shape, parameter, value)
    elif parameter == SH.nodeKind and value == SH.IRI:
        for kind in (SH.BlankNodeOrIRI, SH.IRIOrLiteral):
            yield "kind", local(kind), [(parameter, kind)]
    elif parameter == SH.severity and value in MILDER:
        yield "severity", local(MILDER[value]), [(parameter, MILDER[value])]
    elif parameter == SH.lessThan:
        yield "order", local(value), [(SH.lessThanOrEquals, value)]
    elif parameter == SH.pattern:
        for detail, pattern, flags in milder_patterns(str(value)):
            flagged = [(SH.flags, Literal(flags))] if flags else []
            yield "pattern", detail, [(parameter, Literal(pattern)), *flagged]
        for number, (branch, pattern) in enumerate(poorer_patterns(str(value)), 1):
            yield "branch", f"{number} {branch}", [(parameter, Literal(pattern))]
    elif parameter == SH.select:
        for operator, detail, query in altered_queries(str(value)):
            yield operator, detail, [(parameter, Literal(query))]


def _numbers(shape: Node, parameter: Node, value: Node) -> Iterator[tuple[str, str, list[tuple[Node, Node]]]]:
    """One less or one more, which is milder; within other shapes, which may be negated, the reverse as well."""
    number = value.toPython() if isinstance(value, Literal) else None
    assert isinstance(number, int)
    milder, tighter = (number - 1, number + 1) if parameter in AT_LEAST else (number + 1, number - 1)
    if milder > 0 or parameter in BOUNDS:
        yield "bound" if parameter in BOUNDS else "count", local(parameter), [(parameter, Literal(milder))]
    if tighter >= 0 and parameter not in BOUNDS and shape not in fixtures.reporting():
        yield "tight", local(parameter), [(parameter, Literal(tighter))]


def _list(languages: list[str]) -> frozenset[Triple]:
    """A list for `sh:languageIn`, under a name of its own."""
    nodes = [
        MORE_LANGUAGES,
        *(URIRef(f"{MORE_LANGUAGES}-{place}") for place in range(1, len(languages))),
        RDF.nil,
    ]
    firsts = {(node, RDF.first, Literal(language)) for node, language in zip(nodes, languages, strict=False)}
    return frozenset(firsts | {(node, RDF.rest, after) for node, after in pairwise(nodes)})
