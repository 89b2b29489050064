"""Constraints inside other constraints: none can be dropped unnoticed.

A result names the outermost shape only, so that the parts of a date or of a condition cannot be counted like those
in `test_shapes`. Each is dropped here in turn, in as small a set of shapes as asks for it, and some example or some
fault must then be judged otherwise.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest
import rdflib
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from rdflib.namespace import RDF, SH
from rdflib.term import Node, URIRef

from . import fixtures

REFERS = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
QUALIFIED = {SH.qualifiedValueShape, SH.qualifiedMinCount, SH.qualifiedMaxCount}
Triple = tuple[Node, Node, Node]


@cache
def _below(shape: Node) -> frozenset[Node]:
    """A shape and all that it refers to."""
    graph = fixtures.shapes()
    return frozenset({shape}).union(*(_below(o) for p in REFERS for o in graph.objects(shape, p)))


def _nested() -> Iterator[Triple]:
    """The constraints of shapes that no result ever names."""
    for shape, parameter, value in fixtures.shapes():
        known = parameter in CONSTRAINT_PARAMETERS_MAP and parameter not in (
            SH.qualifiedValueShape,
            SH.property,
        )
        if known and shape not in fixtures.reporting():
            yield shape, parameter, value


def _label(constraint: Triple) -> str:
    shape, parameter, value = (str(term).rsplit("/", 1)[-1].rsplit("#", 1)[-1] for term in constraint)
    return f"{shape}-{parameter}-{value}"[:60]


def _asking(shape: Node) -> set[Node]:
    """The reporting shapes from which a nested one is reached, nearest first."""
    return {root for root in fixtures.reporting() if shape in _below(root) and root != shape}


def _small(shape: Node, without: set[Triple]) -> rdflib.Graph:
    """The shapes that ask for one, and what they need; some triples left out."""
    whole, small = fixtures.shapes(), rdflib.Graph(store="SimpleMemory")
    roots = {s for kind in fixtures.TARGETS for s in whole.subjects(kind) if shape in _below(s)}
    for root in roots:
        for _, p, o in whole.triples((root, None, None)):
            if p != SH.sparql and (p not in REFERS or shape in _below(o)):
                small.add((root, p, o))
                if p in REFERS:
                    for other in _below(o):
                        small += whole.triples((other, None, None))
    for node in whole.subjects(RDF.first):
        small += whole.triples((node, None, None))
    for triple in without:
        small.remove(triple)
    return small


@cache
def _whole(shape: Node) -> fixtures.Judge:
    return fixtures.Judge(_small(shape, set()))


@pytest.mark.parametrize("constraint", sorted(_nested(), key=_label), ids=_label)
def test_dropping_a_nested_constraint_is_noticed(constraint: Triple) -> None:
    """Some fault is no longer found, or some example no longer conforms."""
    shape, parameter, _ = constraint
    graph = fixtures.shapes()
    without = {constraint}
    if parameter in QUALIFIED:
        without = {t for t in graph.triples((shape, None, None)) if t[1] in QUALIFIED}
    mutant, original = fixtures.Judge(_small(shape, without)), _whole(shape)
    asking = {str(root).removeprefix(str(fixtures.SHAPE)) for root in _asking(shape)}
    near = [f for f in fixtures.faults() if asking & {e.shape for e in f.expected}]
    homes = list(dict.fromkeys(fault.folder for fault in near))
    examples = (fixtures.conforming(folder) for folder in homes)
    further = [f for f in fixtures.faults() if f.folder in homes and f not in near]
    stores = chain((fixtures.broken(f) for f in near), examples, (fixtures.broken(f) for f in further))
    assert any(mutant.results(store) != original.results(store) for store in stores), "nothing notices"
    assert isinstance(parameter, URIRef)
