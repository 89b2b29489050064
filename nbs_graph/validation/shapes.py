"""The shapes of `shapes/`: loaded once, each known by its file, its messages and what it targets.

They are read without rdflib, which is loaded only when pySHACL has to look at something.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from nbs_graph.errors import CannotDo
from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.resources import shapes_dir
from nbs_graph.validation.lint import lint, start_of
from nbs_graph.validation.shacl import CLASSES, PARAMETERS, RDF_FIRST, RDF_NIL, RDF_REST, SH, TARGETS

if TYPE_CHECKING:
    import rdflib

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Resource = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Target:
    """What a shape looks at: `kind` is the local name of the SHACL property, `value` what it points to."""

    shape: Resource
    kind: str
    value: Term


@dataclass(frozen=True, eq=False)
class Shapes:
    """A set of shapes.

    Args:
        triples: all of them; literals as written.
        files: IRI of a shape → the file that defines it.
    """

    triples: tuple[ox.Triple, ...]
    files: Mapping[str, Path]

    @cached_property
    def said(self) -> Mapping[Resource, Mapping[str, tuple[Term, ...]]]:
        """Shape → local name of a SHACL property, or full IRI of another → values, in the order written."""
        found: dict[Resource, dict[str, tuple[Term, ...]]] = {}
        for triple in self.triples:
            assert isinstance(triple.subject, Resource)
            assert isinstance(triple.object, Term)
            known = found.setdefault(triple.subject, {})
            name = triple.predicate.value.removeprefix(SH)
            known[name] = (*known.get(name, ()), triple.object)
        return found

    def values(self, shape: Term, name: str) -> tuple[Term, ...]:
        """The values of a property of a shape."""
        if isinstance(shape, ox.Literal):
            return ()
        return self.said.get(shape, {}).get(name, ())

    def items(self, head: Term) -> tuple[Term, ...]:
        """The members of an RDF list."""
        found: list[Term] = []
        while not (isinstance(head, ox.NamedNode) and head.value == RDF_NIL):
            found.extend(self.values(head, RDF_FIRST))
            rest = self.values(head, RDF_REST)
            if len(rest) != 1 or len(found) > len(self.triples):
                break
            head = rest[0]
        return tuple(found)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Every target of every shape, sorted; a shape that is a class targets its instances (section 2.1.3.3)."""
        found = {
            Target(shape, kind, value)
            for shape, known in self.said.items()
            for kind in TARGETS
            for value in known.get(kind, ())
        }
        for shape, known in self.said.items():
            kinds = {kind.value for kind in known.get(RDF_TYPE, ()) if isinstance(kind, ox.NamedNode)}
            if f"{SH}NodeShape" in kinds and kinds.intersection(CLASSES):
                found.add(Target(shape, "targetClass", shape))
        return tuple(sorted(found, key=str))

    @cached_property
    def graph(self) -> "rdflib.Graph":
        """All of them for pySHACL."""
        from nbs_graph.validation.oxstore import memory_graph, to_rdflib

        return memory_graph(
            (to_rdflib(t.subject), to_rdflib(t.predicate), to_rdflib(t.object)) for t in self.triples
        )

    @cached_property
    def count(self) -> tuple[int, int]:
        """How many shapes and how many constraints there are."""
        sorts = {ox.NamedNode(f"{SH}NodeShape"), ox.NamedNode(f"{SH}PropertyShape")}
        shapes: set[Term] = {
            s for s, known in self.said.items() if sorts.intersection(known.get(RDF_TYPE, ()))
        }
        shapes |= {target.shape for target in self.targets}
        shapes |= {listed for known in self.said.values() for listed in known.get("property", ())}
        stated = sum(
            len(v) for known in self.said.values() for name, v in known.items() if name in PARAMETERS
        )
        return len(shapes), stated

    def messages(self, shape: Term) -> dict[str, str]:
        """The `sh:message` of a shape or constraint, by language."""
        texts = self.values(shape, "message")
        return {t.language: t.value for t in texts if isinstance(t, ox.Literal) and t.language}

    def defined(self, iri: str) -> str | None:
        """Where a shape is defined, `shapes/policy.ttl:16`; None when it is in none of the files."""
        path = self.files.get(iri)
        if path is None:
            return None
        text = path.read_text("utf-8")
        return f"{path.parent.name}/{path.name}:{text.count(chr(10), 0, start_of(text, iri) or 0) + 1}"

    def prologue(self, constraint: Term) -> str:
        """The PREFIX lines that `sh:prefixes` declares for a SPARQL constraint (section 5.2.1)."""
        lines = []
        for ontology in self.values(constraint, "prefixes"):
            for declared in self.values(ontology, "declare"):
                prefix, space = self.values(declared, "prefix"), self.values(declared, "namespace")
                if prefix and space:
                    lines.append(f"PREFIX {prefix[0].value}: <{space[0].value}>\n")
        return "".join(sorted(set(lines)))


def load(folder: Path | None = None) -> Shapes:
    """All Turtle files of a folder (that of the project, when None) → their shapes.

    Raises:
        CannotDo: a file cannot be read, something in it is a slip (`lint`), or no shape targets anything.
    """
    home = folder or shapes_dir()
    files: dict[str, Path] = {}
    triples = tuple(triple for path in sorted(home.glob("*.ttl")) for triple in _read(path, files))
    shapes = Shapes(triples, files)
    if not shapes.targets:
        raise CannotDo(
            f"{home} holds no shape that targets anything.", f"{home} 中没有带目标（target）的形状。"
        )
    return shapes


def _read(path: Path, files: dict[str, Path]) -> Iterator[ox.Triple]:
    try:
        found = [
            ox.Triple(quad.subject, quad.predicate, quad.object)
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        ]
    except (OSError, SyntaxError) as error:
        raise CannotDo(f"{path.name} is broken: {error}", f"{path.name} 有误：{error}") from error
    slips = lint(found, path.read_text("utf-8"), f"{path.parent.name}/{path.name}")
    if slips:
        raise CannotDo("\n".join(en for en, _ in slips), "\n".join(zh for _, zh in slips))
    for triple in found:
        if isinstance(triple.subject, ox.NamedNode):
            files.setdefault(triple.subject.value, path)
    return iter(found)
