"""Profiles: the same shapes, weighed for editors (`entry`) or for partners' dumps (`import`); see shapes/profiles.ttl."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

import pyoxigraph as ox

from nbs_graph.errors import UsageProblem
from nbs_graph.model import Diagnostic, Severity
from nbs_graph.namespaces import BASE
from nbs_graph.validation.shapes import Shapes

_SHAPE = BASE + "shape/"
_DRAFT = _SHAPE + "Review-review"
_ITEM = re.compile(r"(.*/id/)item/(\d{4}-\d{2}[^/]*)/")
"""An item of an issue is part of its draft."""
_MISSING = frozenset({"NBS100", "NBS111"})
NAMES = ("entry", "import")


def weighed(diagnostics: Iterable[Diagnostic], shapes: Shapes, profile: str) -> list[Diagnostic]:
    """Diagnostics with the severities of a profile: what it lists is a warning instead of a violation.

    In drafts, which say so by `review:`, what is missing is a warning in any profile.

    Raises:
        UsageProblem: no such profile.
    """
    if profile not in NAMES:
        raise UsageProblem(
            f"--profile is {' or '.join(NAMES)}, not “{profile}”.",
            f"--profile 应为 {' 或 '.join(NAMES)}，而不是“{profile}”。",
        )
    found_ones = list(diagnostics)
    drafts = {found.focus for found in found_ones if found.shape == _DRAFT}
    listed = shapes.values(ox.NamedNode(_SHAPE + profile), _SHAPE + "warnsOnly")
    lessened = {shape.value for shape in listed}
    return [
        replace(found, severity=Severity.WARNING)
        if found.severity is Severity.VIOLATION and (found.shape in lessened or _owed(found, drafts))
        else found
        for found in found_ones
    ]


def _owed(found: Diagnostic, drafts: Collection[str | None]) -> bool:
    """Is something missing in a draft, or in a statement of one? Whatever it does say must be right all the same."""
    thing = (found.focus or "").partition("#")[0]
    if (item := _ITEM.match(thing)) is not None:
        thing = f"{item[1]}issue/{item[2]}"
    return found.code in _MISSING and thing in drafts
