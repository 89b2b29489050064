"""Places in a partner's file, looked up when something has to be told: most files give no cause to."""

from collections.abc import Iterable
from functools import cached_property

from nbs_graph.model import Span
from nbs_graph.sources.places import blanks, places
from nbs_graph.sources.positions import Positions

_SMALL = 8_000_000
"""Characters up to which a whole file is read for places at once; of a larger one only what is asked for."""


class Sought:
    """The places of one RDF text.

    Args:
        text: as it was parsed.
        format: `turtle`, `trig`, `ntriples`, `nquads`, `jsonld` or `rdfxml`.
    """

    def __init__(self, text: str, format: str) -> None:
        self._text = text
        self.format = format
        self._known = Positions()
        self._sought: set[str] = set()

    def expect(self, subjects: Iterable[str]) -> None:
        """Look up the places of these subjects, all in one reading."""
        new = {subject for subject in subjects if subject not in self._sought}
        if not new:
            return
        if len(self._text) <= _SMALL:
            if not self._sought:
                self._known = places(self._text, self.format)
            self._sought |= new
            return
        self._sought |= new
        self._known = places(self._text, self.format, self._sought)

    def find(self, subject: str, predicate: str | None = None, value: str | None = None) -> Span | None:
        """The narrowest place known: the value, else the property's first value, else the subject, else None."""
        if len(self._text) <= _SMALL:  # of a larger text, only what was expected
            self.expect([subject])
        return self._known.find(subject, predicate, value)

    def graph(self, iri: str) -> Span | None:
        """Where the first statement of a named graph stands; of a large text that is not known."""
        if len(self._text) <= _SMALL:
            self.expect([iri])
        return self._known.graph(iri)

    def subjects(self) -> tuple[str, ...]:
        """The subjects that were asked for and found."""
        return self._known.subjects()

    @cached_property
    def unnamed(self) -> list[Span]:
        """Where nodes without a name are written."""
        return blanks(self._text, self.format)
