"""The gate over quads: every kind of fault once, at its place."""

import pyoxigraph as ox
import pytest

from nbs_graph.model import Span
from nbs_graph.namespaces import GRAPH, ID, ONTOLOGY
from nbs_graph.validation.gate import inspect

HERE = ox.NamedNode(GRAPH + "issue/2023-08")
THING = ID + "observance/x"
XSD = "http://www.w3.org/2001/XMLSchema#"


def quad(predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.Quad:
    """A quad about the thing."""
    return ox.Quad(ox.NamedNode(THING), ox.NamedNode(predicate), value, HERE)


def typed(value: str, name: str) -> ox.Literal:
    """A literal of an XML Schema datatype."""
    return ox.Literal(value, datatype=ox.NamedNode(XSD + name))


@pytest.mark.parametrize(
    ("predicate", "value", "code"),
    [
        (ONTOLOGY + "value", typed("NaN", "decimal"), "NBS023"),
        ("http://purl.org/ontology/bibo/doi", ox.Literal("doi:10.1016/x"), "NBS026"),
        ("https://schema.org/url", typed("javascript:x", "anyURI"), "NBS025"),
        ("http://purl.org/dc/terms/abstract", ox.Literal("x", language="fr"), "NBS029"),
        ("http://purl.org/dc/terms/title", ox.Literal("x\u200b", language="en"), "NBS032"),
        ("https://schema.org/location", ox.BlankNode("b"), "NBS035"),
        (ONTOLOGY + "noSuchTerm", ox.Literal("x"), "NBS037"),
        ("http://schema.org/name", ox.Literal("x"), "NBS028"),
        (ONTOLOGY + "recurrenceRule", ox.Literal("every Friday"), "NBS033"),
    ],
)
def test_each_kind_of_fault(
    predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal, code: str
) -> None:
    """One fault, one diagnostic, with thing, property and value."""
    (found,) = inspect([quad(predicate, value)], "x.nt")
    assert (found.code, found.file, found.focus, found.path) == (code, "x.nt", THING, predicate)


def test_positions_are_asked_for_the_value() -> None:
    """The gate says which value it means; the reader knows where that was typed."""
    asked: list[tuple[str, str | None, str | None]] = []

    def locate(subject: str, path: str | None, value: str | None) -> Span | None:
        asked.append((subject, path, value))
        return Span(3, 1, 3, 4)

    (found,) = inspect([quad(ONTOLOGY + "value", typed("3,000", "decimal"))], "x", locate)
    assert asked == [(THING, ONTOLOGY + "value", "3,000")]
    assert found.span == Span(3, 1, 3, 4)
    assert found.suggestion == "3000"


def test_a_mistyped_name_is_said_once() -> None:
    """Not at each of its uses."""
    quads = [quad("http://schema.org/name", ox.Literal(str(n))) for n in range(5)]
    assert [d.code for d in inspect(quads, "x")] == ["NBS028"]


@pytest.mark.parametrize(
    ("rule", "day", "code", "suggestion"),
    [
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=3SA", "2023-09-16", None, None),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=3SA", "2023-09-17", "NBS034", "2023-09-16"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2023-02-28", "NBS034", None),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=SA", "2023-09-17", "NBS034", None),
    ],
)
def test_rules_and_printed_days_agree(rule: str, day: str, code: str | None, suggestion: str | None) -> None:
    """The printed date is one on which the rule falls; where the rule gives one day, that is suggested."""
    found = inspect(
        [
            quad(ONTOLOGY + "recurrenceRule", ox.Literal(rule)),
            quad(ONTOLOGY + "observedOn", typed(day, "date")),
        ],
        "x",
    )
    assert [(d.code, d.suggestion) for d in found] == ([(code, suggestion)] if code else [])


def test_quotations_are_left_as_the_source_has_them() -> None:
    """Evidence is copied, its characters are not ours to change."""
    assert not inspect([quad("http://www.w3.org/ns/oa#exact", ox.Literal("a\u200b"))], "x")
