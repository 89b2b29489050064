"""Where a result of the shapes is shown: the narrowest place in a file that has to do with it.

A value at fault is shown itself. Something that is missing, or that there is too much of as a whole, is shown where it is
called for: at the property by which its shape targets the thing (`unlinked:` calls for no SDG link, `moreAuthors:` for
authors), or at what else is there by the condition that is not allowed (`basis: stated` calls for evidence).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import pyoxigraph as ox

from nbs_graph.model import Span
from nbs_graph.validation.finding import Find
from nbs_graph.validation.oxstore import term_of
from nbs_graph.validation.reference import Result
from nbs_graph.validation.shapes import Shapes, Term

Place = tuple[str, Span | None]
_LEAST = "MinCountConstraintComponent"
_COUNTS = frozenset(
    {
        _LEAST,
        "QualifiedMinCountConstraintComponent",
        "QualifiedMaxCountConstraintComponent",
    }
)
"""Conditions on how many values there are (of some sort), so that the first one there is has nothing to do with it."""


def place(
    result: Result, shapes: Shapes, named: Sequence[str], find: Find
) -> tuple[str | None, Place | None]:
    """The property to name, and the place of a result; None when the thing is in no file.

    Args:
        result: what is to be shown; shapes: where its shape is defined.
        named: the properties whose keys its message names, for conditions in SPARQL, which have no path.
        find: finds places.
    """
    focus = str(result.focus)
    value = None if result.value is None or result.value == result.focus else str(result.value)
    path = result.path[0] if result.path else None
    best = find(focus, None, None)
    if value is None and (found := _first(find, focus, _calling(result, shapes), best)) is not None:
        return path, found[1]
    steps: Sequence[str] = result.path
    if value is None and result.component in _COUNTS - {_LEAST}:
        steps = ()
    elif value is not None and not steps:
        steps = named
    if (found := _first(find, focus, steps, best, value)) is not None:
        return found
    if best is None and value is not None:
        best = find(value, None, None)
    return path, best


def _first(
    find: Find, focus: str, steps: Iterable[str], best: Place | None, value: str | None = None
) -> tuple[str, Place] | None:
    """The first of some properties that has a place of its own."""
    for step in steps:
        found = find(focus, step, value)
        if found is not None and found != best:
            return step, found
    return None


def _calling(result: Result, shapes: Shapes) -> Iterator[str]:
    """The properties that call for what is missing."""
    shape = term_of(result.shape)
    if result.component in _COUNTS:
        yield from (step for step in _targeting(shapes).get(shape, ()) if step not in result.path)
    elif result.component == "NotConstraintComponent":
        for refused in shapes.values(shape, "not"):
            yield from _demanded(shapes, refused)


def _demanded(shapes: Shapes, shape: Term) -> Iterator[str]:
    """The properties that must have a value by a shape."""
    for listed in shapes.values(shape, "property"):
        least = [*shapes.values(listed, "minCount"), *shapes.values(listed, "qualifiedMinCount")]
        if shapes.values(listed, "hasValue") or any(str(getattr(n, "value", "0")) != "0" for n in least):
            yield from (
                step.value for step in shapes.values(listed, "path") if isinstance(step, ox.NamedNode)
            )


@lru_cache(maxsize=8)
def _targeting(shapes: Shapes) -> Mapping[Term, tuple[str, ...]]:
    """Property shape → the properties whose subjects the shapes that list it target."""
    found: dict[Term, tuple[str, ...]] = {}
    for target in shapes.targets:
        if target.kind == "targetSubjectsOf" and isinstance(target.value, ox.NamedNode):
            for listed in shapes.values(target.shape, "property"):
                found[listed] = (*found.get(listed, ()), target.value.value)
    return found
