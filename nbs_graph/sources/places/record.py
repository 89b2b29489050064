"""What a reader of places notes down: offsets into the text → lines and columns."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from nbs_graph.model import Span
from nbs_graph.sources.positions import Positions

ANONYMOUS = "_:"
"""The value of a triple whose object has no name: `[ … ]`, `( … )`, a JSON object without `@id`."""

_NEWLINE = re.compile("\n")


class Record:
    """The places of the subjects that are wanted, and of their triples.

    Keys of blank nodes are `_:` and the label as written; nothing is noted for those without a label.
    """

    def __init__(self, text: str, wanted: Collection[str] | None = None) -> None:
        """`text` is the whole file; `wanted` the keys of the subjects to note, None for all."""
        self.text = text
        self.positions = Positions()
        self.wanted = None if wanted is None else frozenset(wanted)
        self.home: str | None = None
        """The named graph that is being written to; told of when everything is wanted."""
        self._starts: array[int] | None = None

    @contextmanager
    def inside(self, graph: str | None) -> Iterator[None]:
        """While what a named graph says is noted."""
        before, self.home = self.home, graph
        yield
        self.home = before

    def wants(self, subject: str) -> bool:
        """Is this subject to be noted?"""
        return self.wanted is None or subject in self.wanted

    def subject(self, iri: str, start: int, end: int) -> None:
        """Note where a wanted subject is described."""
        self.positions.subject(iri, self.span(start, end))

    def triple(self, subject: str, predicate: str, value: str, start: int, end: int) -> None:
        """Note where the object of a wanted subject is written."""
        span = self.span(start, end)
        self.positions.triple(subject, predicate, value, span)
        if self.home is not None and self.wanted is None:
            self.positions.inside(self.home, span)

    def blank(self, start: int, end: int, label: str | None = None) -> None:
        """Note the syntax of a blank node; here it is of no interest."""

    def passed_over(self, kind: str, written: str, start: int, end: int) -> None:
        """Note what JSON-LD drops: a `key`, `type`, `iri` or `language`, or `nothing`; here it is of no interest."""

    def span(self, start: int, end: int) -> Span:
        """Offsets in code points, the end exclusive → lines and columns; a line ends with a line feed."""
        if self._starts is None:
            self._starts = array("q", (0,))
            self._starts.extend(match.end() for match in _NEWLINE.finditer(self.text))
        starts = self._starts
        line = bisect_right(starts, start)
        end_line = line
        if line < len(starts) and end >= starts[line]:
            end_line = bisect_right(starts, end)
        return Span(line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)


class Dropped(Record):
    """What JSON-LD drops, kind and words → where it is first written."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.found: dict[tuple[str, str], Span] = {}

    def subject(self, iri: str, start: int, end: int) -> None:
        """What is kept is not noted."""

    def triple(self, subject: str, predicate: str, value: str, start: int, end: int) -> None:
        """What is kept is not noted."""

    def passed_over(self, kind: str, written: str, start: int, end: int) -> None:
        """Note it, once."""
        if (kind, written) not in self.found:
            self.found[kind, written] = self.span(start, end)


class Blanks(Record):
    """The places of blank nodes only; a label is noted where it is first written."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.spans: list[Span] = []
        self._labels: set[str] = set()

    def subject(self, iri: str, start: int, end: int) -> None:
        """Named subjects are of no interest here."""

    def triple(self, subject: str, predicate: str, value: str, start: int, end: int) -> None:
        """Triples are of no interest here."""

    def blank(self, start: int, end: int, label: str | None = None) -> None:
        """Note a blank node: its bracket, or its label when it is new."""
        if label is not None:
            if label in self._labels:
                return
            self._labels.add(label)
        self.spans.append(self.span(start, end))
