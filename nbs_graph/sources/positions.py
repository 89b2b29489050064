"""Where each statement of the graph was written."""

from dataclasses import dataclass, field

from nbs_graph.model import Span


@dataclass(slots=True)
class Positions:
    """From subjects, predicates and objects to places in one file.

    Keys are IRIs; objects are the IRI or the lexical form of the literal, which is what validators report.
    """

    _subjects: dict[str, Span] = field(default_factory=dict)
    _triples: dict[tuple[str, str], list[tuple[str, Span]]] = field(default_factory=dict)

    def subject(self, iri: str, span: Span) -> None:
        """Record where `iri` is described; the first place stays."""
        self._subjects.setdefault(iri, span)

    def triple(self, subject: str, predicate: str, value: str, span: Span) -> None:
        """Record where a value was typed."""
        self._triples.setdefault((subject, predicate), []).append((value, span))

    def subjects(self) -> tuple[str, ...]:
        """All things described in the file, in the order written."""
        return tuple(self._subjects)

    def find(self, subject: str, predicate: str | None = None, value: str | None = None) -> Span | None:
        """The narrowest place known: the value, else its key's first value, else the subject, else None."""
        written = self._triples.get((subject, predicate), []) if predicate else []
        for known, span in written:
            if known == value:
                return span
        if written:
            return written[0][1]
        return self._subjects.get(subject)
