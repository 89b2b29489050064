"""The shapes of `shapes/`: loaded once, each known by its file, its messages and what it targets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Literal, Node, URIRef

from nbs_graph.errors import CannotDo
from nbs_graph.resources import shapes_dir
from nbs_graph.validation.oxstore import memory_graph, to_rdflib

Triple = tuple[Node, Node, Node]

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


@dataclass(frozen=True)
class Shapes:
    """A set of shapes.

    Args:
        graph: all of them; literals as written.
        files: IRI of a shape → the file that defines it.
    """

    graph: rdflib.Graph
    files: Mapping[str, str]

    @cached_property
    def parameters(self) -> frozenset[URIRef]:
        """The properties that state constraints (SHACL core and SPARQL), as the engine knows them."""
        from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS

        return frozenset(ALL_CONSTRAINT_PARAMETERS) - {SH.property}

    @cached_property
    def targets(self) -> tuple[tuple[Node, URIRef, Node], ...]:
        """Shape, kind of target, target; a shape that is a class targets its instances (section 2.1.3.3)."""
        declared = {(s, kind, o) for kind in TARGETS for s, o in self.graph.subject_objects(kind)}
        implicit = {
            (s, SH.targetClass, s)
            for kind in (RDFS.Class, OWL.Class)
            for s in self.graph.subjects(RDF.type, kind)
            if (s, RDF.type, SH.NodeShape) in self.graph
        }
        return tuple(sorted(declared | implicit, key=str))

    @cached_property
    def untargeted(self) -> tuple[Triple, ...]:
        """The shapes' triples without any target."""
        implicit = {s for s, kind, o in self.targets if kind == SH.targetClass and s == o}
        return tuple(
            (s, p, o)
            for s, p, o in self.graph
            if p not in TARGETS and not (s in implicit and p == RDF.type and o in (RDFS.Class, OWL.Class))
        )

    def count(self) -> tuple[int, int]:
        """How many shapes and how many constraints there are."""
        shapes = set(self.graph.subjects(RDF.type, SH.NodeShape)) | set(
            self.graph.subjects(RDF.type, SH.PropertyShape)
        )
        shapes |= {shape for shape, _, _ in self.targets} | set(self.graph.objects(None, SH.property))
        return len(shapes), sum(1 for _, p, _ in self.graph if p in self.parameters)

    def messages(self, node: Node) -> dict[str, str]:
        """The `sh:message` of a shape or constraint, by language."""
        return {
            text.language: str(text)
            for text in self.graph.objects(node, SH.message)
            if isinstance(text, Literal) and text.language
        }


def load(folder: Path | None = None) -> Shapes:
    """All Turtle files of a folder (that of the project, when None) → their shapes.

    Raises:
        CannotDo: a file cannot be read, or there is no shape in any.
    """
    home = folder or shapes_dir()
    files: dict[str, str] = {}
    graph = memory_graph(triple for path in sorted(home.glob("*.ttl")) for triple in _read(path, files))
    shapes = Shapes(graph, files)
    if not shapes.targets:
        raise CannotDo(
            f"{home} holds no shape that targets anything.", f"{home} 中没有带目标（target）的形状。"
        )
    return shapes


def _read(path: Path, files: dict[str, str]) -> Iterator[Triple]:
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            if isinstance(quad.subject, ox.NamedNode):
                files.setdefault(quad.subject.value, path.name)
            yield to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)
    except (OSError, SyntaxError) as error:
        raise CannotDo(f"{path.name} is broken: {error}", f"{path.name} 有误：{error}") from error
