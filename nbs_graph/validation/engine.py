"""pySHACL as the engine: the whole graph, or the things of some files within the graph that they would join.

For some things only, the shapes are copied without their targets and pointed at those things with
`sh:targetNode`: pySHACL's own `focus_nodes` also filters nested shapes, and its `use_shapes` drops unlisted
property shapes, so that faults would pass. The shapes graph is always ours; what data say of shapes is not read.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import BNode, Identifier, Literal, Node, URIRef

from nbs_graph.errors import CannotDo
from nbs_graph.model import Severity
from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.validation.oxstore import graph_over, memory_graph
from nbs_graph.validation.shapes import Shapes

_SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_TYPE = ox.NamedNode(RDF_TYPE)
_SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
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


def validate(store: ox.Store, shapes: Shapes, things: Iterable[str] | None = None) -> list[Result]:
    """Ask the shapes.

    Args:
        store: the graph, ontology and vocabularies included.
        shapes: what to ask.
        things: IRIs to look at, None for the whole graph.
    Raises:
        CannotDo: no shape targets anything, so that silence would mean nothing.
    """
    if things is None:
        graph, targeted = shapes.graph, _anything(store, shapes)
    else:
        pointed = list(_pointed(store, shapes, things))
        graph, targeted = memory_graph([*shapes.untargeted, *pointed]), bool(pointed)
    if not targeted:
        raise CannotDo(
            "Nothing here is of a kind that the shapes know, so nothing was checked; is this the right file?",
            "其中没有形状所能识别的类别，因此什么也没有检查；文件是否正确？",
        )
    return _run(store, graph)


def _anything(store: ox.Store, shapes: Shapes) -> bool:
    """Whether any shape finds something to look at."""
    return any(next(_found(store, kind, target), None) is not None for _, kind, target in shapes.targets)


def _found(store: ox.Store, kind: URIRef, target: Node) -> Iterator[ox.Quad]:
    node = ox.NamedNode(str(target))
    if kind == SH.targetClass:
        for wider in _narrower(store, node):
            yield from store.quads_for_pattern(None, _TYPE, wider)
    elif kind == SH.targetNode:
        yield from store.quads_for_pattern(node, None, None)
    else:
        yield from store.quads_for_pattern(None, node, None)


def _narrower(store: ox.Store, kind: ox.NamedNode) -> list[ox.NamedNode]:
    """A class and all its subclasses."""
    found = [kind]
    for known in found:
        for quad in store.quads_for_pattern(None, _SUBCLASS, known):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject not in found:
                found.append(quad.subject)
    return found


def _pointed(store: ox.Store, shapes: Shapes, things: Iterable[str]) -> Iterator[tuple[Node, Node, Node]]:
    """`shape sh:targetNode thing` for every shape whose targets take the thing in."""
    by_class: dict[str, list[Node]] = {}
    others: list[tuple[Node, URIRef, Node]] = []
    for shape, kind, target in shapes.targets:
        if kind == SH.targetClass:
            for narrower in _narrower(store, ox.NamedNode(str(target))):
                by_class.setdefault(narrower.value, []).append(shape)
        else:
            others.append((shape, kind, target))
    for thing in sorted(set(things)):
        node = ox.NamedNode(thing)
        kinds = [str(q.object)[1:-1] for q in store.quads_for_pattern(node, _TYPE, None)]
        chosen = {shape for kind in kinds for shape in by_class.get(kind, ())}
        for shape, how, target in others:
            pattern = ox.NamedNode(str(target))
            if (
                (how == SH.targetNode and str(target) == thing)
                or (how == SH.targetSubjectsOf and _any(store, node, pattern, None))
                or (how == SH.targetObjectsOf and _any(store, None, pattern, node))
            ):
                chosen.add(shape)
        for shape in sorted(chosen, key=str):
            yield shape, SH.targetNode, URIRef(thing)


def _any(
    store: ox.Store, subject: ox.NamedNode | None, predicate: ox.NamedNode, value: ox.NamedNode | None
) -> bool:
    return next(store.quads_for_pattern(subject, predicate, value), None) is not None


def _speed_up() -> None:
    """Let pySHACL look its constraint parameters up in a set; its own list costs a fifth of all time.

    It keeps them in a module attribute that it fills on first use (pySHACL 0.40); elsewhere this changes nothing.
    """
    import pyshacl.shape
    from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP

    fast = (frozenset(ALL_CONSTRAINT_PARAMETERS), CONSTRAINT_PARAMETERS_MAP)
    setattr(pyshacl.shape, "CONSTRAINT_PARAMS", fast)  # noqa: B010 -- an attribute its types do not know


def _run(store: ox.Store, asked: rdflib.Graph) -> list[Result]:
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError, ValidationFailure
    from pyshacl.graph_abstraction import DataGraph
    from pyshacl.validator import Validator

    _speed_up()
    # rdflib logs a traceback for each ill-formed literal; the gate has said it better.
    quiet = logging.getLogger("rdflib.term")
    before, quiet.level = quiet.level, logging.CRITICAL
    log = logging.getLogger("nbs_graph.validation")
    options = {"inplace": True, "max_validation_depth": _DEPTH, "logger": log}
    try:
        data = DataGraph.from_rdflib(graph_over(store))
        engine: Any = Validator(data, shacl_graph=asked, options=options)
        _, report, _ = engine.run()
    except (ReportableRuntimeError, ShapeLoadError, ValidationFailure) as error:
        raise CannotDo(f"The shapes could not be run: {error}", f"形状无法执行：{error}") from error
    finally:
        quiet.level = before
    return [_result(report, node, asked) for node in report.objects(None, SH.result)]


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


def _steps(report: rdflib.Graph, path: Node | None, shapes: rdflib.Graph) -> Sequence[str]:
    """The properties that a path names, in the order written; the report holds a copy of the path's nodes."""
    if isinstance(path, URIRef):
        return [str(path)]
    if not isinstance(path, BNode):
        return []
    graph = report if (path, None, None) in report else shapes
    first = graph.value(path, RDF.first)
    if first is not None:
        rest = graph.value(path, RDF.rest)
        return [*_steps(graph, first, shapes), *(_steps(graph, rest, shapes) if rest != RDF.nil else [])]
    return [
        step
        for predicate, inner in graph.predicate_objects(path)
        if str(predicate).startswith(str(SH))
        for step in _steps(graph, inner, shapes)
    ]
