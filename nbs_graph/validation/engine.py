"""Shapes asked of a graph, whole or some nodes of it: screened first, then judged by the reference engine.

The screen (`screen`) and the store, which answers SPARQL constraints for many nodes at once, find the nodes that may
be at fault; pySHACL (`reference`) looks at these, shape by shape. Both together say what pySHACL alone would.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from nbs_graph.errors import CannotDo
from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.sparql.graph import Readable
from nbs_graph.sparql.nearby import about, nearby
from nbs_graph.validation.footprint import THIS, Footprint
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.screen import Part, Plan, Screen
from nbs_graph.validation.shapes import Shapes, Target, Term

if TYPE_CHECKING:
    from nbs_graph.validation.reference import Reference, Result

_TYPE = ox.NamedNode(RDF_TYPE)
_BATCH = 2_000
"""Nodes in doubt that the reference engine is shown at a time."""
_TOGETHER = 20
"""Nodes that a SPARQL constraint is asked of at a time: more would make joins among them slow, fewer the asking."""

Doubts = dict[Term, list[Term]]
"""Shape → focus nodes that the screen would not vouch for."""


class NothingTargeted(CannotDo):
    """No shape looks at anything of what was to be judged."""


class Engine:
    """A set of shapes, ready to be asked of any number of graphs."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self.screen = Screen(shapes)
        self._targets: dict[str, list[Target]] = {}
        for target in shapes.targets:
            self._targets.setdefault(target.kind, []).append(target)

    @cached_property
    def footprint(self) -> Footprint:
        """What the shapes look at."""
        return Footprint(self.shapes)

    @cached_property
    def reference(self) -> "Reference":
        """pySHACL, loaded when there is something for it to look at."""
        from nbs_graph.validation.reference import Reference

        return Reference(self.shapes)

    def validate(
        self,
        graph: Readable,
        things: Iterable[Term] | None = None,
        *,
        nodes: Nodes | None = None,
        told: Callable[[int, int], object] = lambda *_: None,
    ) -> "list[Result]":
        """Ask the shapes.

        Args:
            graph: ontology and vocabularies included.
            things: nodes to look at, None for the whole graph.
            nodes: the nodes of `graph`, when some have been looked at before.
            told: called with the number of nodes looked at so far and in all (0: not known), now and then.
        Raises:
            NothingTargeted: no shape targets anything, so that silence would mean nothing.
        """
        nodes = nodes or Nodes(graph)
        doubts: Doubts = {}
        found: list[Result] = []
        asked = dict.fromkeys(things) if things is not None else None
        of = len(asked) if asked is not None else 0
        constrained: dict[Part, list[Term]] = {}
        looked = 0
        for focus, plan in self.targeted(nodes, asked):
            looked += 1
            for part in plan.doubts(nodes, focus):
                doubts.setdefault(part.shape, []).append(focus)
            for part in plan.constrained:
                constrained.setdefault(part, []).append(focus)
            if looked % _BATCH == 0:
                told(looked, of)
                if sum(map(len, doubts.values())) > _BATCH:
                    found += self._judged(graph, doubts)
                    doubts = {}
        if not looked:
            raise NothingTargeted(
                "Nothing here is of a kind that the shapes know, so nothing was checked; is this the right file?",
                "其中没有形状所能识别的类别，因此什么也没有检查；文件是否正确？",
            )
        for part, focus_nodes in constrained.items():
            suspects = self._suspects(graph, part, focus_nodes)
            if suspects:
                known = set(doubts.get(part.shape, ()))
                doubts.setdefault(part.shape, []).extend(node for node in suspects if node not in known)
        told(looked, looked)
        return list(dict.fromkeys([*found, *self._judged(graph, doubts)]))

    def _judged(self, graph: Readable, doubts: Doubts) -> "list[Result]":
        return self.reference.judge(graph, doubts.items()) if doubts else []

    def targeted(self, nodes: Nodes, things: Iterable[Term] | None) -> Iterator[tuple[Term, Plan]]:
        """The focus nodes (SHACL section 2.1.3) among `things`, or of the whole graph, with what to ask of each."""
        finder = _Finder(self._targets, nodes)
        for focus in finder.all() if things is None else things:
            shapes = finder.shapes(focus)
            if shapes:
                plan = finder.plans.get(shapes)
                if plan is None:
                    plan = finder.plans[shapes] = self.screen.plan(shapes)
                yield focus, plan

    def _suspects(self, graph: Readable, part: Part, focus: Sequence[Term]) -> list[Term]:
        """The focus nodes of which a SPARQL constraint has something to say, or may have."""
        flagged: set[Term] = set()
        for constraint in part.constraints:
            query = self._as_set(constraint)
            where = self.footprint.groups.get(constraint)
            if query is None or where is None:
                return list(focus)
            for start in range(0, len(focus), _TOGETHER):
                some = focus[start : start + _TOGETHER]
                asked = about(query, {THIS: some})
                if asked is None:
                    return list(focus)
                try:
                    answer = nearby(graph, where, {THIS: some}).query(asked, use_default_graph_as_union=True)
                except SyntaxError:
                    return list(focus)
                flagged.update(solution[THIS] for solution in answer)  # type: ignore[union-attr]
        return [node for node in focus if node in flagged]

    def _as_set(self, constraint: Term) -> str | None:
        """A SPARQL constraint (section 5) as a query for many focus nodes at once; None when it cannot be one.

        What counts or cuts off solutions over all nodes, and what SHACL forbids, is left to the reference engine.
        """
        selects = self.shapes.values(constraint, "select")
        if len(selects) != 1 or self.shapes.values(constraint, "deactivated"):
            return None
        text = selects[0].value
        head, _, body = text.partition("{")
        alone = r"\b(SELECT|MINUS|SERVICE|VALUES|LIMIT|OFFSET)\b|\$(PATH|shapesGraph|currentShape)\b"
        grouped = re.search(r"\bGROUP\s+BY\s+[$?]this\b", body, re.IGNORECASE)
        counts = re.search(
            r"\b(GROUP|HAVING|COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\b", text, re.IGNORECASE
        )
        if (
            re.search(alone, body, re.IGNORECASE)
            or (counts and not grouped)
            or not re.search(r"[$?]this\b", head)
        ):
            return None
        return self.shapes.prologue(constraint) + text.replace("$this", "?this")


class _Finder:
    """Which shapes look at a node."""

    def __init__(self, targets: dict[str, list[Target]], nodes: Nodes) -> None:
        self._nodes = nodes
        self._by_node = _grouped(targets.get("targetNode", []))
        self._subjects = {t.value: s for t, s in _grouped(targets.get("targetSubjectsOf", [])).items()}
        self._objects = {t.value: s for t, s in _grouped(targets.get("targetObjectsOf", [])).items()}
        self._kinds: dict[Term, tuple[Term, ...]] = {}
        for target in targets.get("targetClass", []):
            for kind in nodes.narrower(target.value):
                self._kinds[kind] = (*self._kinds.get(kind, ()), target.shape)
        self.plans: dict[tuple[Term, ...], Plan] = {}

    def shapes(self, node: Term) -> tuple[Term, ...]:
        """The shapes that target a node, each once."""
        said = self._nodes.said(node)
        found: list[Term] = []
        for kind in said.get(RDF_TYPE, ()):
            found += self._kinds.get(kind, ())
        for predicate, shapes in self._subjects.items():
            if predicate in said:
                found += shapes
        for predicate, shapes in self._objects.items():
            if self._nodes.subjects(predicate, node):
                found += shapes
        if self._by_node:
            found += self._by_node.get(node, ())
        return tuple(dict.fromkeys(found))

    def all(self) -> Iterator[Term]:
        """Every node that some shape targets, once."""
        seen: set[Term] = set()
        for node in self._candidates():
            if node not in seen:
                seen.add(node)
                yield node

    def _candidates(self) -> Iterator[Term]:
        graph = self._nodes.graph
        yield from self._by_node
        for kind in self._kinds:
            for quad in graph.quads_for_pattern(None, _TYPE, kind):
                yield quad.subject  # type: ignore[misc]
        for predicate in self._subjects:
            for quad in graph.quads_for_pattern(None, ox.NamedNode(predicate), None):
                yield quad.subject  # type: ignore[misc]
        for predicate in self._objects:
            for quad in graph.quads_for_pattern(None, ox.NamedNode(predicate), None):
                yield quad.object  # type: ignore[misc]


def _grouped(targets: list[Target]) -> dict[Term, tuple[Term, ...]]:
    found: dict[Term, tuple[Term, ...]] = {}
    for target in targets:
        found[target.value] = (*found.get(target.value, ()), target.shape)
    return found


@lru_cache(maxsize=8)
def engine(shapes: Shapes) -> Engine:
    """The engine of a set of shapes, made once."""
    return Engine(shapes)


def validate(store: ox.Store, shapes: Shapes, things: Iterable[str] | None = None) -> "list[Result]":
    """Ask `shapes` of the things with these IRIs, or of the whole graph; raises as `Engine.validate`."""
    nodes = [ox.NamedNode(thing) for thing in things] if things is not None else None
    return engine(shapes).validate(store, nodes)
