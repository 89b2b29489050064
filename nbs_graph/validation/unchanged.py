"""Do two texts say the same but for the changes that were meant? Asked of a parser, before a text is mended."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pyoxigraph as ox
import yaml

from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.validation import lexical
from nbs_graph.validation.written import YAML

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Seen = TypeVar("_Seen")


@dataclass(frozen=True, slots=True)
class Change:
    """One change that is meant.

    Args:
        focus: the thing; path: the property, None for its kind.
        before: the value as it is; after: as it is to be.
        language: the language tag that it is to have, None when that stays.
    """

    focus: str | None
    path: str | None
    before: str
    after: str
    language: str | None = None


@dataclass(frozen=True)
class Original:
    """A text as it is, parsed once.

    Args:
        text: without byte order mark; format: as `written.format_of` tells it.
    """

    text: str
    format: str

    def allows(self, mended: str, changes: Iterable[Change]) -> bool:
        """Whether `mended` parses, and differs from the text in these changes only."""
        if self.format == YAML:
            return _same_yaml(self._events, _events(mended), changes)
        return _same_rdf(self._quads, _quads(mended, self.format), changes)

    @cached_property
    def _events(self) -> list[yaml.Event] | None:
        return _events(self.text)

    @cached_property
    def _quads(self) -> list[ox.Quad] | None:
        return _quads(self.text, self.format)


def _events(text: str) -> list[yaml.Event] | None:
    try:
        return list(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError:
        return None


def _quads(text: str, format: str) -> list[ox.Quad] | None:
    try:
        return list(ox.parse(text.encode(), format=ox.RdfFormat.from_extension(format)))
    except (SyntaxError, ValueError):
        return None


def _pairs(before: list[_Seen] | None, after: list[_Seen] | None) -> Iterator[tuple[_Seen, _Seen]] | None:
    if before is None or after is None or len(before) != len(after):
        return None
    return zip(before, after, strict=True)


def _same_yaml(
    before: list[yaml.Event] | None, after: list[yaml.Event] | None, changes: Iterable[Change]
) -> bool:
    pairs = _pairs(before, after)
    meant = {(" ".join(c.before.split()), " ".join(c.after.split())) for c in changes}
    return pairs is not None and all(_same_event(a, b, meant) for a, b in pairs)


def _same_event(before: yaml.Event, after: yaml.Event, meant: set[tuple[str, str]]) -> bool:
    if type(before) is not type(after):
        return False
    if not isinstance(before, yaml.ScalarEvent) or not isinstance(after, yaml.ScalarEvent):
        return True
    if before.style != after.style:
        return False
    if before.value == after.value:
        return True
    return (" ".join(before.value.split()), " ".join(after.value.split())) in meant


def _same_rdf(before: list[ox.Quad] | None, after: list[ox.Quad] | None, changes: Iterable[Change]) -> bool:
    pairs = _pairs(before, after)
    if pairs is None or before is None:
        return False
    meant = list(changes)
    renamed = {(c.before, c.after) for c in meant}
    values: dict[tuple[str | None, str | None, str], list[Change]] = {}
    for change in meant:
        values.setdefault((change.focus, change.path, change.before), []).append(change)
    if any(c.language for c in meant):
        counted: Counter[tuple[str | None, ...]] = Counter(_tongue(quad) for quad in before)
        if any(counted[c.focus, c.path, c.language] > 1 for c in meant if c.language):
            return False  # two texts in one language would contradict each other: a person decides
    for old, new in pairs:
        named = zip(
            (old.subject, old.predicate, old.graph_name),
            (new.subject, new.predicate, new.graph_name),
            strict=True,
        )
        if not all(_same_name(a, b, renamed) for a, b in named):
            return False
        if isinstance(old.object, ox.Literal):
            path = None if old.predicate.value == RDF_TYPE else old.predicate.value
            mended = values.get((_name(old.subject), path, old.object.value), [])
            if not isinstance(new.object, ox.Literal) or not _same_literal(old.object, new.object, mended):
                return False
        elif not _same_name(old.object, new.object, renamed):
            return False
    return True


def _same_name(before: object, after: object, renamed: set[tuple[str, str]]) -> bool:
    if isinstance(before, ox.NamedNode) and isinstance(after, ox.NamedNode):
        return before == after or (before.value, after.value) in renamed
    return type(before) is type(after)


def _same_literal(before: ox.Literal, after: ox.Literal, changes: list[Change]) -> bool:
    """Whether a literal is the same, or changed as meant into one that is right for its datatype."""
    if before == after:
        return True
    if before.datatype != after.datatype or after.value not in {before.value, *(c.after for c in changes)}:
        return False
    if after.language not in {before.language, *(c.language for c in changes if c.language)}:
        return False
    return lexical.check(after.value, after.datatype.value) is None


def _tongue(quad: ox.Quad) -> tuple[str, ...]:
    """Thing, property and language of a text, region left aside; nothing of what is no text."""
    value = quad.object
    if not isinstance(value, ox.Literal) or value.language is None:
        return ()
    return _name(quad.subject), quad.predicate.value, value.language.split("-")[0]


def _name(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
