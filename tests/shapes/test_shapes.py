"""Every example conforms, every fault is found where it is and nowhere else, and no constraint goes untried."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from rdflib.namespace import RDF, SH
from rdflib.term import Node, URIRef

from nbs_graph.model import Severity
from nbs_graph.validation import engine
from nbs_graph.validation.shapes import load

from . import fixtures
from .fixtures import Fault


@pytest.fixture(scope="module")
def judge() -> fixtures.Judge:
    """All shapes, read once."""
    return fixtures.judge()


def test_every_file_of_shapes_has_examples() -> None:
    """`prefixes`, `profiles` and `values` have none of their own: others use them."""
    files = {path.stem for path in fixtures.SHAPES.glob("*.ttl")} - {"prefixes", "profiles", "values"}
    assert files == set(fixtures.folders())
    assert files == {path.parent.name for path in fixtures.HERE.glob("*/fail.ru")}


@pytest.mark.parametrize("folder", fixtures.folders())
def test_example_conforms(folder: str, judge: fixtures.Judge) -> None:
    """Not even an Info: the examples show entries at their best."""
    assert [str(found) for found in judge.results(fixtures.conforming(folder))] == []


@pytest.mark.parametrize("fault", fixtures.faults(), ids=str)
def test_fault_is_found(fault: Fault, judge: fixtures.Judge) -> None:
    """Exactly what the fixture says, by the shape, of the kind, at the thing that it names."""
    store = fixtures.broken(fault)
    found = set(judge.results(store, fixtures.untouched(store)))
    assert {str(f) for f in found} == {str(e) for e in fault.expected}


def test_no_constraint_is_untried() -> None:
    """Each component of each shape that speaks to a reader is set off by some fault."""
    tried = {(e.shape, e.component) for fault in fixtures.faults() for e in fault.expected}
    owed = {(_name(shape), component) for shape in fixtures.reporting() for component in _components(shape)}
    owed |= {(_name(node), "SPARQL") for node in fixtures.shapes().objects(None, SH.sparql)}
    assert sorted(owed - tried) == []
    assert sorted(tried - owed) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "node",
    sorted(fixtures.shapes().objects(None, SH.sparql), key=str),
    ids=lambda n: str(n).rsplit("/", 1)[-1],
)
def test_rdflib_answers_as_oxigraph(node: URIRef) -> None:
    """Partners run these shapes with pySHACL on rdflib graphs: the SPARQL of both engines must agree."""
    whole, alone = fixtures.shapes(), rdflib.Graph()
    for owner in whole.subjects(SH.sparql, node):
        alone += (
            (s, p, o)
            for s, p, o in whole.triples((owner, None, None))
            if p in (*fixtures.TARGETS, RDF.type, SH.severity)
        )
        alone.add((owner, SH.sparql, node))
    for other in (node, fixtures.SHAPE.prefixes, *whole.objects(fixtures.SHAPE.prefixes, SH.declare)):
        alone += whole.triples((other, None, None))
    judge = fixtures.Judge(alone)
    faults = [f for f in fixtures.faults() if _name(node) in {e.shape for e in f.expected}]
    assert faults
    for fault in faults:
        store = fixtures.broken(fault)
        graph = rdflib.Graph().parse(
            data=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt"
        )
        assert set(judge.results(graph)) == {e for e in fault.expected if e.shape == _name(node)}


def _components(shape: Node) -> set[str]:
    """Names of the constraint components of a shape; SPARQL constraints are counted one by one elsewhere."""
    found = set()
    for parameter in fixtures.shapes().predicates(shape):
        if parameter in CONSTRAINT_PARAMETERS_MAP and parameter not in (
            SH.property,
            SH.sparql,
            SH.qualifiedValueShape,
        ):
            local = str(parameter).rsplit("#", 1)[-1]
            found.add(local[0].upper() + local[1:])
    return found


def _name(node: Node) -> str:
    return str(node).removeprefix(str(fixtures.SHAPE))


def test_the_product_agrees() -> None:
    """The engine that editors use finds nothing in the examples and the same in a fault of each file."""
    shapes = load(Path(fixtures.SHAPES))
    for folder in ("entry", "observance", "newsletter-issue"):
        assert engine.validate(fixtures.conforming(folder), shapes) == []
    for folder in ("dates", "finding"):
        fault = next(fault for fault in fixtures.faults() if fault.folder == folder)
        results = engine.validate(fixtures.broken(fault), shapes)
        assert [(_name(r.shape), r.component, str(r.focus)) for r in results] == [
            (e.shape, f"{e.component}ConstraintComponent", e.focus) for e in fault.expected
        ]
        assert all(r.severity is Severity.VIOLATION for r in results)
        assert all(isinstance(r.shape, URIRef) for r in results)
