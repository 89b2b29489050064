"""Profiles: the same shapes, weighed for editors (`entry`) or for partners' dumps (`import`); see shapes/profiles.ttl."""

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox

from nbs_graph.errors import UsageProblem
from nbs_graph.model import Diagnostic, Severity
from nbs_graph.namespaces import BASE
from nbs_graph.validation.shapes import Shapes

_SHAPE = BASE + "shape/"
NAMES = ("entry", "import")


def weighed(diagnostics: Iterable[Diagnostic], shapes: Shapes, profile: str) -> list[Diagnostic]:
    """Diagnostics with the severities of a profile: what it lists is a warning instead of a violation.

    Raises:
        UsageProblem: no such profile.
    """
    if profile not in NAMES:
        raise UsageProblem(
            f"--profile is {' or '.join(NAMES)}, not “{profile}”.",
            f"--profile 应为 {' 或 '.join(NAMES)}，而不是“{profile}”。",
        )
    listed = shapes.values(ox.NamedNode(_SHAPE + profile), _SHAPE + "warnsOnly")
    lessened = {shape.value for shape in listed}
    return [
        replace(found, severity=Severity.WARNING)
        if found.severity is Severity.VIOLATION and found.shape in lessened
        else found
        for found in diagnostics
    ]
