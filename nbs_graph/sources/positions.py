"""Where each statement of the graph was written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from nbs_graph.model import Span


class Places(Protocol):
    """What tells where things were written in one file."""

    def find(self, subject: str, predicate: str | None = None, value: str | None = None) -> Span | None:
        """The narrowest place known: the value, else its key's first value, else the subject, else None."""
        ...

    def subjects(self) -> tuple[str, ...]:
        """All things known to be described in the file, in the order written."""
        ...

    def expect(self, subjects: Iterable[str]) -> None:
        """Be told which subjects will be asked for, so that they can be looked up together."""
        ...


@dataclass(slots=True)
class Positions:
    """From subjects, predicates and objects to places in one file.

    Keys are IRIs; objects are the IRI or the lexical form of the literal, which is what validators report.
    """

    _subjects: dict[str, Span] = field(default_factory=dict)
    _triples: dict[tuple[str, str], dict[str, list[Span]]] = field(default_factory=dict)
    _graphs: dict[str, Span] = field(default_factory=dict)

    def subject(self, iri: str, span: Span) -> None:
        """Record where `iri` is described; the first place stays."""
        self._subjects.setdefault(iri, span)

    def triple(self, subject: str, predicate: str, value: str, span: Span) -> None:
        """Record where a value was typed; of several places the first is found."""
        self._triples.setdefault((subject, predicate), {}).setdefault(value, []).append(span)

    def inside(self, graph: str, span: Span) -> None:
        """Record where something was written into a named graph; the first place stays."""
        self._graphs.setdefault(graph, span)

    def graph(self, iri: str) -> Span | None:
        """Where the first statement of a named graph stands, None when that is not known."""
        return self._graphs.get(iri)

    def subjects(self) -> tuple[str, ...]:
        """All things described in the file, in the order written."""
        return tuple(self._subjects)

    def expect(self, subjects: Iterable[str]) -> None:
        """Nothing to prepare: everything is known."""

    def find(self, subject: str, predicate: str | None = None, value: str | None = None) -> Span | None:
        """The narrowest place known: the value, else its key's first value, else the subject, else None."""
        written = self._triples.get((subject, predicate)) if predicate else None
        if written:
            return (written.get(value or "") or next(iter(written.values())))[0]
        return self._subjects.get(subject)
