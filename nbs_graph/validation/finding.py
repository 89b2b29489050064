"""How diagnostics find places, and how things are called in messages: what the stages are given for that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nbs_graph.model import Span

Find = Callable[[str, str | None, str | None], tuple[str, Span | None] | None]
"""Thing, property, value → the file that describes it and where; None when no file of this run does."""

Meant = Callable[[str, str | None], str | None]
"""A value that is not known and its property → what was probably meant."""


@dataclass(frozen=True, slots=True)
class Words:
    """How things are called in messages.

    Args:
        key: property IRI → key of the authoring format, None when it has none.
        properties: key → the IRIs of the properties that it may stand for.
        meant: finds what an unknown reference stands for.
    """

    key: Callable[[str], str | None]
    properties: Callable[[str], Sequence[str]]
    meant: Meant
