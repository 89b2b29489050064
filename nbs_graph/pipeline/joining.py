"""Files joined to a large graph without touching it: what they change there, and whom the change concerns.

Only what the files say, what follows from it, and the neighbours whose verdict it may alter are looked at; who these
are is worked out from the rules and the shapes (`linking.anew`, `validation.footprint`). The outcome is that of
linking and judging everything anew, in milliseconds however large the graph is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import pyoxigraph as ox

from nbs_graph.graph.overlay import Overlay
from nbs_graph.linking.anew import concerns, derive
from nbs_graph.linking.dating import day_quads, occurrence_quads
from nbs_graph.linking.rules import DERIVED, SHARED
from nbs_graph.namespaces import DCTERMS, ID
from nbs_graph.pipeline.files import Files, thing_of
from nbs_graph.pipeline.ours import declared
from nbs_graph.sparql.graph import Readable, Term
from nbs_graph.validation.footprint import Footprint
from nbs_graph.validation.nodes import Nodes

_PART_OF = ox.NamedNode(DCTERMS + "isPartOf")


@runtime_checkable
class Fetching(Protocol):
    """A graph far away, better asked for many nodes at once."""

    def fetch(self, nodes: Iterable[Any], *, incoming: bool = False) -> None:
        """Get what is said of nodes, and (`incoming`) what points at them."""


@dataclass(frozen=True)
class Joined:
    """A graph with the files joined to it.

    Args:
        nodes: the graph that would come of it.
        concerned: the nodes that must be judged.
        own: quads of the things that the files describe, what follows from them included.
    """

    nodes: Nodes
    concerned: frozenset[Term]
    own: tuple[ox.Quad, ...]


class Joiner:
    """A graph that files are joined to, one set after the other.

    Args:
        base: the graph, linked as a build is; it must not change meanwhile.
    Attributes:
        before: its nodes, as they are without any file.
    """

    def __init__(self, base: Readable) -> None:
        self._base = base
        self._near = ox.Store()
        self._near.extend(declared())
        self._declared = {quad.subject for quad in declared()}
        self.before = Nodes(base)
        self._added: list[ox.Quad] = []
        self._overlay: Overlay | None = None

    def join(self, files: Files, quads: Iterable[ox.Quad], footprint: Footprint) -> Joined | None:
        """Join what `files` say.

        Args:
            files: their documents.
            quads: what they say, fit to be joined.
            footprint: what the shapes look at.
        Returns:
            the graph and whom it concerns; None when that may be everybody.
        """
        self._reset()
        own = [ox.NamedNode(iri) for iri in files.subjects]
        written = list(quads)
        self._add([*written, *_dated(written)])
        anew: set[str] = set()
        graph = Overlay(
            self._base, self._near, lambda quad: self._hides(quad, files, anew), self._declared.union(own)
        )
        self._overlay = graph
        if isinstance(self._base, Fetching):
            self._base.fetch(own, incoming=True)
            self._base.fetch(quad.object for quad in written if quad.object not in self._declared)
        before = self._described(files)
        while True:
            about = self._nodes(files, anew)
            made = derive(graph, self._near, about)
            self._added += made
            nodes: dict[Any, None] = dict.fromkeys([*about, *(quad.subject for quad in made)])
            changed = self._changed(nodes, before)
            others = concerns(changed, (self._base, graph))
            if others is None:
                return None
            further = {
                thing_of(n.value) for n in others if isinstance(n, ox.NamedNode) and n not in self._declared
            }
            further = {thing for thing in further if not files.replaces(thing)} - anew
            if not further:
                break
            for quad in made:
                self._near.remove(quad)
            self._added = self._added[: -len(made) or None]
            anew |= further
            graph.hidden_since()
            for thing in sorted(further):
                known = list(self._whole(thing))
                before |= set(known)
                self._add([quad for quad in known if quad.graph_name not in DERIVED])
        after = Nodes(graph, like=self.before)
        found = footprint.concerned(changed, self.before, after)
        if found is None:
            return None
        said = tuple(quad for node in nodes for quad in self._near.quads_for_pattern(node, None, None))
        return Joined(after, frozenset(found.union(nodes)) - self._declared, said)

    def _reset(self) -> None:
        for quad in [*self._added, *(self._overlay.copied if self._overlay else ())]:
            self._near.remove(quad)
        self._added, self._overlay = [], None

    def _add(self, quads: list[ox.Quad]) -> None:
        new = [quad for quad in dict.fromkeys(quads) if quad not in self._near]
        self._near.extend(new)
        self._added += new

    def _hides(self, quad: ox.Quad, files: Files, anew: set[str]) -> bool:
        graph, subject = quad.graph_name, quad.subject
        if graph in SHARED:
            return True
        if not isinstance(subject, ox.NamedNode):
            return False
        if anew and graph in DERIVED and thing_of(subject.value) in anew:
            return True
        return files.replaces(subject.value)

    def _described(self, files: Files) -> set[ox.Quad]:
        """What the graph says of the things that the files describe, items of their issues included."""
        things = set(files.things)
        for thing in files.things:
            if thing.startswith(ID + "issue/"):
                parts = self._base.quads_for_pattern(None, _PART_OF, ox.NamedNode(thing))
                things |= {quad.subject.value for quad in parts if isinstance(quad.subject, ox.NamedNode)}
        found = {quad for thing in things for quad in self._whole(thing)}
        for subject in files.subjects:
            if "#" in subject:
                found.update(self._of(ox.NamedNode(subject)))
        return found

    def _whole(self, thing: str) -> Iterable[ox.Quad]:
        """A thing with the statements under it."""
        start = ox.NamedNode(thing)
        seen = {start}
        frontier = [start]
        for node in frontier:  # grows while it is walked
            for quad in self._of(node):
                yield quad
                value = quad.object
                if (
                    isinstance(value, ox.NamedNode)
                    and value not in seen
                    and value.value.startswith(thing + "#")
                ):
                    seen.add(value)
                    frontier.append(value)

    def _of(self, node: ox.NamedNode) -> Iterable[ox.Quad]:
        return (q for q in self._base.quads_for_pattern(node, None, None) if q.graph_name not in SHARED)

    def _nodes(self, files: Files, anew: set[str]) -> list[ox.NamedNode]:
        """The nodes of everything that is linked anew."""
        own = {ox.NamedNode(iri) for iri in files.subjects}
        for thing in anew:
            own |= {q.subject for q in self._whole(thing) if isinstance(q.subject, ox.NamedNode)}
        return sorted(own, key=str)

    def _changed(self, nodes: Iterable[Any], before: set[ox.Quad]) -> list[ox.Quad]:
        """The quads added and taken away, as triples: it does not matter in which graph one stands."""
        old = {(q.subject, q.predicate, q.object): q for q in before}
        new = {
            (q.subject, q.predicate, q.object): q
            for node in nodes
            for q in self._near.quads_for_pattern(node, None, None)
            if q.graph_name not in SHARED
        }
        return [*(q for t, q in new.items() if t not in old), *(q for t, q in old.items() if t not in new)]


def _dated(quads: list[ox.Quad]) -> list[ox.Quad]:
    """The days to sort by, and the occurrences of recurring days."""
    alone = ox.Store()
    alone.extend(quads)
    days = list(day_quads(alone))
    return [*days, *occurrence_quads(alone)]
