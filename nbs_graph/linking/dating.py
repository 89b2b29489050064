"""Days to filter and sort on: `nbs:earliest`, `nbs:latest`, `nbs:edtf`, and the occurrences of recurring days.

Stores compare `xsd:date` with `xsd:gYear` each in its own way, and SPARQL cannot expand an RRULE; so the build
states plain days. They live in the graph of their subject.
"""

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from nbs_graph.namespaces import DCTERMS, ONTOLOGY, SCHEMA_ORG, XSD
from nbs_graph.terms import dates
from nbs_graph.terms.recurrence import expand

# What dates a thing, the most telling property first (model.md, "Titles, dates, money").
_SINGLE = (
    DCTERMS + "issued",
    ONTOLOGY + "observedOn",
    DCTERMS + "date",
    ONTOLOGY + "signedOn",
    ONTOLOGY + "launchedOn",
    ONTOLOGY + "period",
    ONTOLOGY + "due",
    ONTOLOGY + "inForceFrom",
)
_START, _END = SCHEMA_ORG + "startDate", SCHEMA_ORG + "endDate"
_BEFORE, _AFTER = 1, 10
"""Years of occurrences kept before and after the one in which a day was printed."""

_RULE, _OBSERVED = ONTOLOGY + "recurrenceRule", ONTOLOGY + "observedOn"


def day_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """The quads to add for every dated subject of the store, sorted by subject."""
    written: dict[tuple[ox.NamedNode, ox.NamedNode], dict[str, str]] = {}
    for predicate in (*_SINGLE, _START, _END):
        for subject, value, graph in _literals(store, predicate):
            written.setdefault((subject, graph), {}).setdefault(predicate, value)
    for (subject, graph), values in sorted(written.items(), key=str):
        dated = _dated(values)
        if dated is None:
            continue
        yield _quad(subject, "edtf", ox.Literal(dated.edtf), graph)
        for name, day in (("earliest", dated.earliest), ("latest", dated.latest)):
            if day is not None:
                yield _quad(subject, name, _day(day), graph)


def occurrence_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """The dated occurrences of every observance, from the year before it was printed to ten years after."""
    observed = {subject: value for subject, value, _ in _literals(store, _OBSERVED)}
    for subject, rule, graph in _literals(store, _RULE):
        try:
            printed = dates.parse(observed.get(subject, "")).earliest
            days = expand(rule, printed.year - _BEFORE, printed.year + _AFTER) if printed else []
        except ValueError:
            continue  # the gate has reported the rule or the date
        for day in days:
            yield _quad(subject, "occurrence", _day(day), graph)


def _literals(store: ox.Store, predicate: str) -> list[tuple[ox.NamedNode, str, ox.NamedNode]]:
    """Subject, lexical form and graph of every literal value of a property, sorted."""
    found = [
        (quad.subject, quad.object.value, quad.graph_name)
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None)
        if isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and isinstance(quad.graph_name, ox.NamedNode)
    ]
    return sorted(found, key=str)


def _dated(values: dict[str, str]) -> dates.PartialDate | None:
    """The date a thing goes by; None when its lexical forms are broken, which the gate reports."""
    try:
        for predicate in _SINGLE[:1]:
            if predicate in values:
                return dates.parse(values[predicate])
        if _START in values or _END in values:
            return dates.span(values.get(_START, ""), values.get(_END, ""))
        for predicate in _SINGLE[1:]:
            if predicate in values:
                return dates.parse(values[predicate])
    except ValueError:
        return None
    return None


def _quad(subject: ox.NamedNode, name: str, value: ox.Literal, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(ONTOLOGY + name), value, graph)


def _day(day: date) -> ox.Literal:
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))
