"""Profiles: the same shapes, weighed for editors or for partners."""

import pyoxigraph as ox
import pytest

from nbs_graph.errors import UsageProblem
from nbs_graph.model import Diagnostic, Severity
from nbs_graph.validation.profiles import weighed
from nbs_graph.validation.shapes import load

SHAPE = "https://w3id.org/nbs-graph/shape/"


def found(shape: str, severity: Severity) -> Diagnostic:
    return Diagnostic("NBS100", severity, {"en": "x", "zh": "x"}, shape=SHAPE + shape)


def test_partners_need_not_write_two_languages() -> None:
    """What the profile lists is a warning there, and a violation for editors."""
    said = [found("Entry-summary", Severity.VIOLATION), found("Entry-title", Severity.VIOLATION)]
    assert [d.severity for d in weighed(said, load(), "entry")] == [Severity.VIOLATION, Severity.VIOLATION]
    assert [d.severity for d in weighed(said, load(), "import")] == [Severity.WARNING, Severity.VIOLATION]


def test_nothing_becomes_graver() -> None:
    """A hint stays a hint."""
    assert weighed([found("Entry-summary", Severity.INFO)], load(), "import")[0].severity is Severity.INFO


def test_what_is_listed_exists() -> None:
    """A misspelt name in profiles.ttl would lessen nothing."""
    shapes = load()
    listed = shapes.values(ox.NamedNode(SHAPE + "import"), SHAPE + "warnsOnly")
    assert len(listed) > 10
    assert [shape.value for shape in listed if shape not in shapes.said] == []


def test_an_unknown_profile_is_refused() -> None:
    """By name."""
    with pytest.raises(UsageProblem, match="editor"):
        weighed([], load(), "editor")
