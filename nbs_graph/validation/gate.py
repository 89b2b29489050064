"""The lexical gate: each quad as it was parsed, before a store or rdflib normalises, mends or drops anything.

It is the same for every format. What it finds is about one value at a time; `integrity` compares files and graphs,
`engine` asks the shapes.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from nbs_graph.model import Diagnostic, Severity, Span
from nbs_graph.namespaces import OA, ONTOLOGY, RDF_TYPE, XSD
from nbs_graph.terms import dates
from nbs_graph.terms.recurrence import expand
from nbs_graph.validation import addresses, lexical, names, texts
from nbs_graph.validation.fault import Fault, brief

Locate = Callable[[str, str | None, str | None], Span | None]
"""Subject, property and value → where that was written, as narrowly as known."""

_KIND = ox.NamedNode(RDF_TYPE)
_DOI = "http://purl.org/ontology/bibo/doi"
_PRINTED = ONTOLOGY + "printedUrl"
_RULE, _OBSERVED = ONTOLOGY + "recurrenceRule", ONTOLOGY + "observedOn"
_QUOTE = OA + "exact"


def nowhere(_subject: str, _path: str | None, _value: str | None) -> None:
    """A `Locate` for formats whose positions are not known."""


def inspect(
    quads: Iterable[ox.Quad],
    file: str | None,
    locate: Locate = nowhere,
    faulty: Callable[[ox.Quad], object] = lambda _: None,
    ours: Callable[[ox.Quad], bool] = lambda _: False,
) -> list[Diagnostic]:
    """Every lexical fault of the quads of one file, in the order written.

    Args:
        quads: of the file.
        file: as the user named it.
        locate: finds places in it.
        faulty: told of each quad that has a fault.
        ours: whether a statement about what is the project's own is one that the project makes.
    """
    found: list[Diagnostic] = []
    told: set[tuple[str, str]] = set()
    recurring: list[ox.Quad] = []
    known: set[object] = set()
    for quad in quads:
        if quad.predicate.value in (_RULE, _OBSERVED):
            recurring.append(quad)
        for value, fault in _faults(quad, known, ours):
            graph = value == _name(quad.graph_name)
            said = (fault.code, "" if fault.code == OURS and not graph else value)
            if said in told and fault.code in _ONCE:
                continue
            told.add(said)
            if not graph and fault.severity is Severity.VIOLATION:
                faulty(quad)
            subject, predicate = _name(quad.subject), quad.predicate.value
            span = locate(subject, predicate, value)
            found.append(_diagnostic(fault, file, span, focus=subject, path=predicate, value=value))
    found.extend(
        _diagnostic(fault, file, locate(subject, path, value), focus=subject, path=path, value=value)
        for subject, path, value, fault in _recurrences(recurring)
    )
    return found


OURS = "NBS038"
_ONCE = frozenset({"NBS027", "NBS028", "NBS035", "NBS037", OURS})
"""Faults of names, said once and not at every use; that of describing what is ours, once in a file.

The value of a fault of a named graph is its name.
"""
_MOST = 1_000_000
"""Names that are remembered as sound; then all are forgotten, so that memory stays bounded."""


def _faults(
    quad: ox.Quad, known: set[object], ours: Callable[[ox.Quad], bool]
) -> Iterator[tuple[str, Fault]]:
    value, graph = quad.object, quad.graph_name
    if graph not in known:
        fault = names.writing(_name(graph))
        if fault is None:
            known.add(graph)
        elif not ours(quad):
            yield _name(graph), fault
    if (fault := names.saying(quad)) and not (fault.code == OURS and ours(quad)):
        yield _name(value), fault
    predicate = quad.predicate
    for node in (quad.subject, predicate, value):
        if node in known:
            continue
        if isinstance(node, ox.BlankNode):
            yield str(node), _BLANK
        elif isinstance(node, ox.NamedNode):
            fault = addresses.iri(node.value) or names.name(node.value)
            if fault is None and (node is predicate or (node is value and predicate == _KIND)):
                fault = names.term(node.value)
            if fault is None:
                if len(known) > _MOST:
                    known.clear()
                known.add(node)
            else:
                yield node.value, fault
    if not isinstance(value, ox.Literal):
        return
    path = predicate.value
    if value.language is not None:
        fault = addresses.language(value.language, path) or _tongue(value.value, value.language, path)
        if fault:
            yield value.value, fault
    if fault := _literal(value, path):
        yield value.value, fault


def _tongue(value: str, language: str, predicate: str) -> Fault | None:
    """A text under the other language; a title or name may be Latin in Chinese too."""
    if language == "zh" and addresses.is_name(predicate):
        return None
    return texts.tongue(value, language)


UNNAMED = "NBS035"
_BLANK = Fault(
    UNNAMED,
    "A node without a name (a blank node): give it an IRI, so that others can point at it.",
    "存在没有名称的节点（空白节点）：请给它一个 IRI，以便引用。",
)


def _literal(value: ox.Literal, predicate: str) -> Fault | None:
    if predicate == _DOI:
        return addresses.doi(value.value)
    if value.datatype.value == XSD + "anyURI":
        return addresses.url(value.value, as_printed=predicate == _PRINTED)
    fault = _lexical(value.value, value.datatype.value)
    if fault is None and predicate != _QUOTE:  # a quotation is as the source has it
        fault = texts.check(value.value)
    return fault


@lru_cache(maxsize=10_000)
def _lexical(value: str, datatype: str) -> Fault | None:
    return lexical.check(value, datatype)


def _recurrences(quads: list[ox.Quad]) -> Iterator[tuple[str, str, str, Fault]]:
    """Rules of recurring days that cannot be read, and printed days on which their rule does not fall."""
    printed = {
        _name(q.subject): q.object.value
        for q in quads
        if q.predicate.value == _OBSERVED and isinstance(q.object, ox.Literal)
    }
    for quad in quads:
        if quad.predicate.value != _RULE or not isinstance(quad.object, ox.Literal):
            continue
        subject, rule = _name(quad.subject), quad.object.value
        try:
            day = dates.parse(printed.get(subject, ""))
        except ValueError:
            day = None  # absent, which the shapes judge, or broken, which was said already
        year = day.earliest.year if day and day.earliest else 2000
        try:
            days = expand(rule, year, year)
            falls = bool(days) or bool(expand(rule, year, year + _LEAP))
        except ValueError:
            falls = False
        if not falls:
            yield subject, _RULE, rule, _UNREADABLE
            continue
        if day and day.datatype == XSD + "date" and day.earliest not in days:
            yield subject, _OBSERVED, day.text, _disagrees(rule, day, [d.isoformat() for d in days])


_LEAP = 8
"""Years within which any day of the calendar comes back, 29 February included."""

_UNREADABLE = Fault(
    "NBS033",
    "The rule of a recurring day is an RFC 5545 RRULE of whole days, such as "
    "`FREQ=YEARLY;BYMONTH=9;BYDAY=3SA` (third Saturday of September) or `FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=16`.",
    "周年日规则须为按整日计的 RFC 5545 RRULE，例如 `FREQ=YEARLY;BYMONTH=9;BYDAY=3SA`（九月第三个星期六）"
    "或 `FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=16`。",
)


def _disagrees(rule: str, day: dates.PartialDate, computed: list[str]) -> Fault:
    found = ", ".join(computed[:3]) or "–"
    return Fault(
        "NBS034",
        f"By its rule (`{brief(rule)}`) the day of {day.text[:4]} is {found}, not {day.text}; correct one of them.",
        f"按规则（`{brief(rule)}`），{day.text[:4]} 年该日应为 {found}，而不是 {day.text}；请更正其一。",
        computed[0] if len(computed) == 1 else None,
    )


def _name(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node)


def _diagnostic(
    fault: Fault, file: str | None, span: Span | None, *, focus: str, path: str, value: str
) -> Diagnostic:
    return Diagnostic(
        fault.code,
        fault.severity,
        fault.message,
        file,
        span,
        focus,
        None if path == RDF_TYPE else path,
        value,
        suggestion=fault.suggestion,
    )
