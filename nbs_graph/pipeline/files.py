"""The documents of one validation, seen together: what they say, and where each thing is described."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from nbs_graph.linking.rules import DERIVED
from nbs_graph.model import Span
from nbs_graph.namespaces import ID
from nbs_graph.pipeline.ours import is_ours, is_said
from nbs_graph.sources.yaml_ld import Document


@dataclass(frozen=True)
class Files:
    """The documents of one run."""

    documents: tuple[Document, ...]

    @cached_property
    def quads(self) -> tuple[ox.Quad, ...]:
        """What was written, the first file of a thing only."""
        seen: set[str] = set()
        kept: list[ox.Quad] = []
        for document in self.documents:
            if document.subject is None:
                kept.extend(quad for quad in document.quads if not is_ours(quad))
            elif document.subject not in seen:
                kept.extend(document.quads)
            if document.subject is not None:
                seen.add(document.subject)
        return tuple(dict.fromkeys(kept))

    @cached_property
    def readable(self) -> list[ox.Quad]:
        """What could be read, of faulty files too, as far as it is known what they describe."""
        return [
            quad
            for document in self.documents
            if document.subject or not document.faults
            for quad in document.readable
            if document.subject or not is_ours(quad)
        ]

    @cached_property
    def claimed(self) -> list[ox.Quad]:
        """What partners' files repeat of what rules derive: right only if the rules derive it."""
        return [
            quad
            for document in self.documents
            if document.subject is None
            for quad in document.quads
            if quad.graph_name in DERIVED and not is_said(quad)
        ]

    @cached_property
    def subjects(self) -> frozenset[str]:
        """IRIs of everything described, statements included."""
        return frozenset(q.subject.value for q in self.quads if isinstance(q.subject, ox.NamedNode))

    @cached_property
    def things(self) -> frozenset[str]:
        """IRIs of the things described, without their statements."""
        return frozenset(thing_of(iri) for iri in self.subjects)

    @cached_property
    def entries(self) -> int:
        """How many things are described: files of editors, and named things of partners' files."""
        own = {d.subject for d in self.documents if d.subject}
        return len(own | {t for t in self.things if t.startswith(ID) and not t.startswith(ID + "item/")})

    @cached_property
    def pending(self) -> frozenset[str]:
        """Things whose file is too broken to be read as a whole."""
        return frozenset(d.subject for d in self.documents if d.subject and d.faults)

    @cached_property
    def _homes(self) -> dict[str, Document]:
        homes: dict[str, Document] = {}
        for document in self.documents:
            named = [document.subject] if document.subject else []
            for iri in [*named, *document.positions.subjects(), *(text(q.subject) for q in document.quads)]:
                homes.setdefault(iri, document)
        return homes

    def find(self, subject: str, path: str | None, value: str | None) -> tuple[str, Span | None] | None:
        """The file that describes a thing, and the narrowest place in it."""
        thing = thing_of(subject)
        home = self._homes.get(subject) or self._homes.get(thing)
        if home is None:
            return None
        return home.file, home.positions.find(subject, path, value) or home.positions.find(thing)

    def expect(self, subjects: Iterable[str]) -> None:
        """Be told what will be asked for, so that large files are read for places once only."""
        wanted = {iri for subject in subjects for iri in (subject, thing_of(subject))}
        for document in self.documents:
            document.positions.expect(wanted)

    def replaces(self, subject: str) -> bool:
        """Whether what a graph says of a node is replaced by the files: it, or the issue it is an item of, is there."""
        thing = thing_of(subject)
        if thing in self.things:
            return True
        issue = thing.removeprefix(ID + "item/").rsplit("/", 1)[0]
        return thing.startswith(ID + "item/") and f"{ID}issue/{issue}" in self.things


def thing_of(iri: str) -> str:
    """The thing that a statement, or the thing itself, belongs to: the IRI without its fragment."""
    return iri.partition("#")[0]


def text(term: object) -> str:
    """The IRI or the lexical form of a term; its syntax, when it has no name."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
