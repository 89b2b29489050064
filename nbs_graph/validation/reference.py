"""pySHACL, the reference engine: it alone says what is wrong, of the nodes that it is shown.

The shapes are prepared once. Each shape is asked with its focus nodes in hand: pySHACL's own `focus_nodes` also
filters nested shapes, and its `use_shapes` drops unlisted property shapes, so that faults would pass. The shapes
graph is always ours; what data say of shapes is not read.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Any

import rdflib
from pyshacl.errors import ReportableRuntimeError, ShapeLoadError, ValidationFailure
from pyshacl.graph_abstraction import DataGraph
from pyshacl.rdfutil.compare import compare_literal
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib.namespace import RDF, SH
from rdflib.term import BNode, Identifier, Literal, Node, URIRef

from nbs_graph.errors import CannotDo
from nbs_graph.model import Severity
from nbs_graph.sparql.graph import Readable
from nbs_graph.validation.oxstore import graph_over, to_rdflib
from nbs_graph.validation.shapes import Shapes, Term

_SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_REFUSALS = (ReportableRuntimeError, ShapeLoadError, ValidationFailure, NotImplementedError, SyntaxError)
_DEPTH = 30


@dataclass(frozen=True, slots=True)
class Result:
    """One `sh:ValidationResult` (SHACL section 3.6.2), its terms as in the report.

    Args:
        focus: the thing that is wrong.
        path: properties of the path, outermost first; empty when the thing as a whole is meant.
        value: the value at fault, if there is one.
        severity: how much it matters.
        component: the kind of constraint.
        shape: the shape, as a node of the shapes graph.
        constraint: the SPARQL constraint, likewise.
        messages: what the engine says, variables filled in.
    """

    focus: Identifier
    path: tuple[str, ...]
    value: Identifier | None
    severity: Severity
    component: str
    shape: Node
    constraint: Node | None
    messages: tuple[str, ...]


class Reference:
    """pySHACL with one set of shapes, ready for any number of graphs."""

    def __init__(self, shapes: Shapes) -> None:
        _speed_up()
        log = logging.getLogger("nbs_graph.validation")
        options = {"inplace": True, "max_validation_depth": _DEPTH, "logger": log}
        try:
            nothing = DataGraph.from_rdflib(rdflib.Graph())
            self._validator: Any = Validator(nothing, shacl_graph=shapes.graph, options=options)
            self._shapes: ShapesGraph = self._validator.shacl_graph
            self._known = {shape.node: shape for shape in self._shapes.shapes}
        except _REFUSALS as error:
            raise _cannot_run(error) from error

    def judge(self, graph: Readable, asked: Iterable[tuple[Term, Sequence[Term]]]) -> list[Result]:
        """What the shapes say of some nodes of a graph.

        Args:
            graph: where the nodes are described, and all that their shapes look at.
            asked: shapes, each with its focus nodes.
        Raises:
            CannotDo: the shapes cannot be run.
        """
        data = _data(graph)
        executor = self._validator.make_executor()
        said: list[Any] = []
        # rdflib logs a traceback for each ill-formed literal; the gate has said it better.
        quiet = logging.getLogger("rdflib.term")
        before, quiet.level = quiet.level, logging.CRITICAL
        try:
            with _comparing():
                for shape, focus in asked:
                    terms = [to_rdflib(node) for node in focus]
                    said += self._known[to_rdflib(shape)].validate(executor, data, focus=terms)[1]
        except _REFUSALS as error:
            raise _cannot_run(error) from error
        finally:
            quiet.level = before
        report, _ = Validator.create_validation_report(self._shapes, not said, said)
        return [_result(report, node, self._shapes.graph) for node in report.objects(None, SH.result)]


def _data(graph: Readable) -> DataGraph:
    """A graph as pySHACL takes it; to tell of a blank node it asks for quads, which it does not find by itself."""
    seen = graph_over(graph)
    data = DataGraph.from_rdflib(seen)
    vars(data)["quads"] = lambda pattern: ((*triple, seen) for triple in seen.triples(pattern[:3]))
    return data


def _cannot_run(error: Exception) -> CannotDo:
    return CannotDo(f"The shapes could not be run: {error}", f"形状无法执行：{error}")


def _speed_up() -> None:
    """Let pySHACL look its constraint parameters up in a set; its own list costs a fifth of all time.

    It keeps them in a module attribute that it fills on first use (pySHACL 0.40); elsewhere this changes nothing.
    """
    import pyshacl.shape
    from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP

    fast = (frozenset(ALL_CONSTRAINT_PARAMETERS), CONSTRAINT_PARAMETERS_MAP)
    setattr(pyshacl.shape, "CONSTRAINT_PARAMS", fast)  # noqa: B010 -- an attribute its types do not know


@contextmanager
def _comparing() -> Iterator[None]:
    """Let what cannot be compared be at fault (sections 4.3 and 4.5); on blank nodes and "NaN" pySHACL gives up."""
    from pyshacl.constraints.core import property_pair_constraints as pairs
    from pyshacl.constraints.core import value_range_constraints as ranges

    less, equal = pairs.LessThanConstraintComponent, pairs.LessThanOrEqualsConstraintComponent
    known = [(less, "_compare_lt"), (equal, "_compare_ltoe"), (ranges, "compare_literal")]
    before = [getattr(owner, name) for owner, name in known]
    for (owner, name), made in zip(known, [*map(_pairwise, before[:2]), _compare], strict=True):
        setattr(owner, name, made)
    try:
        yield
    finally:
        for (owner, name), made in zip(known, before, strict=True):
            setattr(owner, name, made)


def _compare(one: Literal, other: Literal) -> Any:
    try:
        return compare_literal(one, other)  # type: ignore[no-untyped-call]
    except ArithmeticError as error:
        raise TypeError(str(error)) from error


def _pairwise(compare: Any) -> Any:
    def compared(
        self: Any, values: set[Any], others: set[Any], graph: Any, focus: Any
    ) -> tuple[bool, list[Any]]:
        found: list[Any] = []
        for value, other in product(values, others):
            try:
                found += compare(self, {value}, {other}, graph, focus)[1]
            except (ReportableRuntimeError, ArithmeticError, TypeError):
                found.append(self.make_v_result(graph, focus, value_node=value))
        return bool(found), found

    return compared


def _result(report: rdflib.Graph, node: Node, shapes: rdflib.Graph) -> Result:
    shape = report.value(node, SH.sourceShape)
    focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
    component, severity = (
        report.value(node, SH.sourceConstraintComponent),
        report.value(node, SH.resultSeverity),
    )
    assert isinstance(focus, Identifier)
    assert isinstance(shape, Node)
    return Result(
        focus,
        tuple(_steps(report, report.value(node, SH.resultPath), shapes)),
        value if isinstance(value, Identifier) else None,
        _SEVERITIES.get(severity, Severity.VIOLATION) if isinstance(severity, URIRef) else Severity.VIOLATION,
        str(component).rsplit("#", 1)[-1],
        shape,
        report.value(node, SH.sourceConstraint),
        tuple(sorted(str(m) for m in report.objects(node, SH.resultMessage) if isinstance(m, Literal))),
    )


def _steps(report: rdflib.Graph, path: Node | None, shapes: rdflib.Graph) -> Iterator[str]:
    """The properties that a path names, in the order written; the report holds a copy of the path's nodes."""
    if isinstance(path, URIRef):
        yield str(path)
    if not isinstance(path, BNode):
        return
    graph = report if (path, None, None) in report else shapes
    first = graph.value(path, RDF.first)
    if first is not None:
        rest = graph.value(path, RDF.rest)
        yield from _steps(graph, first, shapes)
        if rest != RDF.nil:
            yield from _steps(graph, rest, shapes)
        return
    for predicate, inner in graph.predicate_objects(path):
        if str(predicate).startswith(str(SH)):
            yield from _steps(graph, inner, shapes)
