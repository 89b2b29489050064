"""What can be asked, whether it is a store on this machine or an endpoint elsewhere, and what it answers."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

import pyoxigraph as ox

from nbs_graph.graph.binding import Term
from nbs_graph.graph.dataset import Answer
from nbs_graph.sparql.graph import Readable


class Triples(tuple[ox.Triple, ...]):
    """The graph that CONSTRUCT or DESCRIBE gave, as it came from an endpoint."""

    __slots__ = ()


Received = Answer | Triples


class Askable(Protocol):
    """A graph that answers SPARQL, and that can be read triple by triple."""

    @property
    def store(self) -> Readable:
        """For reading triple by triple."""
        ...

    def query(self, text: str, bindings: Mapping[str, Term | None] | None = None) -> Received:
        """Answer a SPARQL query over the union of the named graphs.

        Args:
            text: the query; the project's prefixes need no declaration.
            bindings: values of its parameters, see `binding`.
        Raises:
            UsageProblem: not an acceptable query. CannotDo: it could not be answered.
            ValueError: no place for a parameter.
        """
        ...


@runtime_checkable
class Judged(Protocol):
    """What may be unable to answer a named question rightly, and knows it."""

    def expect_right(self, question: str) -> None:
        """See that it can.

        Raises:
            CannotDo: it cannot.
        """
        ...
