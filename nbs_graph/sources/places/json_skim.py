"""Large JSON-LD documents, item by item: the top of the file, and which items of its arrays matter.

The items are decoded by the standard library, which is fast; only those that matter become trees with places.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from nbs_graph.sources.places.json_context import Context
from nbs_graph.sources.places.json_tree import Array, Object, Scalar, Value, decode, tree
from nbs_graph.sources.places.record import Record

_SPACE = re.compile(r"[ \t\r\n]*+")


class Unread(Array):
    """An array whose items are read one after another, by `items`, as a file may be one array."""


def items(text: str, array: Unread) -> Iterator[tuple[Any, int]]:
    """The items of an array, each decoded, with its offset; up to the first fault."""
    yield from ((item, start) for item, start, _ in _items(text, array.start))


def outline(text: str) -> Value | None:
    """The value that a file is, as a tree in which an array, or those that are members of the map, are not read yet."""
    at = _past_space(text, 0)
    if text.startswith("[", at):
        return Unread(at, len(text))
    if not text.startswith("{", at):
        return None
    found = Object(at, len(text))
    while at < len(text):
        key = tree(text, _past_space(text, at + 1))  # past the brace or the comma
        if not isinstance(key, Scalar) or not isinstance(key.value, str):
            break
        at = _past_space(text, key.end)
        value = _member(text, _past_space(text, at + 1)) if text.startswith(":", at) else None
        if value is None:
            break
        found.pairs.append((key, value))
        at = _past_space(text, value.end)
        if not text.startswith(",", at):
            break
    found.end = min(at + 1, len(text))
    return found


def _member(text: str, start: int) -> Value | None:
    if not text.startswith("[", start):
        return tree(text, start)
    end = start + 1
    for _, _, after in _items(text, start):
        end = after
    return Unread(start, min(_past_space(text, end) + 1, len(text)))


def _items(text: str, start: int) -> Iterator[tuple[Any, int, int]]:
    at = start
    while at < len(text):
        at = _past_space(text, at + 1)  # past the bracket or the comma
        found = decode(text, at) if at < len(text) else None
        if found is None:
            return
        yield found[0], at, found[1]
        at = _past_space(text, found[1])
        if not text.startswith(",", at):
            return


def _past_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def chooser(context: Context, record: Record) -> Callable[[Any], bool]:
    """For the items of an array in `context`: may a decoded one describe a thing that is wanted?"""
    names = frozenset(context.aliases("@id"))

    def matters(item: Any) -> bool:
        if not context.plain or record.wanted is None:
            return True
        waiting = [item]
        while waiting:
            inner = waiting.pop()
            if isinstance(inner, list):
                waiting.extend(inner)
            elif isinstance(inner, dict):
                if "@context" in inner or "@reverse" in inner:
                    return True
                waiting.extend(value for value in inner.values() if isinstance(value, list | dict))
                for name in names & inner.keys():
                    iri = context.expand(inner[name], relative=True) if isinstance(inner[name], str) else None
                    if iri is not None and record.wants(iri):
                        return True
        return False

    return matters
