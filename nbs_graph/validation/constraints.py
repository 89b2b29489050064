"""The constraints of SHACL Core (section 4) as functions of a focus node and its value nodes.

Three-valued, for the screen: True surely conforms, False surely does not, None leaves it to the reference engine.
"""

import re

import pyoxigraph as ox

from nbs_graph.validation import comparing
from nbs_graph.validation.compounds import COMPOUNDS
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.shacl import SH
from nbs_graph.validation.shapes import Shapes, Term
from nbs_graph.validation.verdicts import Check, Compile, Maker, Verdict, all_of, of_values, whole

_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}


def _min_count(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    least = whole(value)
    return lambda _nodes, _focus, values: len(values) >= least


def _max_count(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    most = whole(value)
    return lambda _nodes, _focus, values: len(values) <= most


def _datatype(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    def test(term: Term) -> Verdict:
        if not isinstance(term, ox.Literal) or term.datatype != value:
            return False
        return comparing.well_formed(term)

    return of_values(test)


_KINDS = {
    "IRI": (ox.NamedNode,),
    "BlankNode": (ox.BlankNode,),
    "Literal": (ox.Literal,),
    "BlankNodeOrIRI": (ox.BlankNode, ox.NamedNode),
    "BlankNodeOrLiteral": (ox.BlankNode, ox.Literal),
    "IRIOrLiteral": (ox.NamedNode, ox.Literal),
}


def _node_kind(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check | None:
    kinds = _KINDS.get(value.value.removeprefix(SH))
    return of_values(lambda term: isinstance(term, kinds)) if kinds else None


def _class(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    return lambda nodes, _focus, values: all(nodes.is_a(term, value) for term in values)


def _pattern(shapes: Shapes, shape: Term, value: Term, _c: Compile) -> Check | None:
    letters = "".join(flag.value for flag in shapes.values(shape, "flags"))
    if set(letters) - set(_FLAGS):
        return None
    flags = 0
    for letter in letters:
        flags |= _FLAGS[letter]
    try:
        search = re.compile(value.value, flags).search
    except re.error:
        return None
    return of_values(lambda term: not isinstance(term, ox.BlankNode) and search(term.value) is not None)


def _length(name: str) -> "Maker":
    def make(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
        bound, least = whole(value), name == "minLength"

        def test(term: Term) -> Verdict:
            if isinstance(term, ox.BlankNode):
                return False
            return len(term.value) >= bound if least else len(term.value) <= bound

        return of_values(test)

    return make


def _language_in(shapes: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    ranges = [item.value.lower() for item in shapes.items(value)]

    def test(term: Term) -> Verdict:
        if not isinstance(term, ox.Literal) or not term.language:
            return False
        tag = term.language.lower()
        return any(tag == known or tag.startswith(known + "-") or known == "*" for known in ranges)

    return of_values(test)


def _unique_lang(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    asked = value.value == "true"

    def check(_nodes: Nodes, _focus: Term, values: list[Term]) -> Verdict:
        if not asked or len(values) < 2:
            return True
        tags = [term.language.lower() for term in values if isinstance(term, ox.Literal) and term.language]
        return len(tags) == len(set(tags))

    return check


def _in(shapes: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    allowed = frozenset(shapes.items(value))
    return of_values(lambda term: True if term in allowed else None)


def _has_value(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    return lambda _nodes, _focus, values: True if value in values else None if _literals(values) else False


def _literals(values: list[Term]) -> bool:
    return any(isinstance(value, ox.Literal) for value in values)


def _bound(name: str) -> "Maker":
    allowed = {"minInclusive": (0, 1), "minExclusive": (1,), "maxInclusive": (0, -1), "maxExclusive": (-1,)}[
        name
    ]

    def make(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
        def test(term: Term) -> Verdict:
            found = comparing.order(term, value)
            return None if found is None else found in allowed

        return of_values(test)

    return make


def _pair(name: str) -> "Maker":
    allowed = (-1,) if name == "lessThan" else (-1, 0)

    def make(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
        def check(nodes: Nodes, focus: Term, values: list[Term]) -> Verdict:
            others = nodes.objects(focus, value.value)
            found = [comparing.order(term, other) for term in values for other in others]
            return all_of(None if order is None else order in allowed for order in found)

        return check

    return make


def _equals(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    return lambda nodes, focus, values: set(values) == set(nodes.objects(focus, value.value)) or None


def _disjoint(_s: Shapes, _shape: Term, value: Term, _c: Compile) -> Check:
    return lambda nodes, focus, values: (
        not set(values).intersection(nodes.objects(focus, value.value)) or None
    )


def _closed(shapes: Shapes, shape: Term, value: Term, _c: Compile) -> Check:
    if value.value != "true":
        return lambda _nodes, _focus, _values: True
    allowed = {
        item.value for listed in shapes.values(shape, "ignoredProperties") for item in shapes.items(listed)
    }
    for inner in shapes.values(shape, "property"):
        allowed |= {way.value for way in shapes.values(inner, "path") if isinstance(way, ox.NamedNode)}
    return lambda nodes, _focus, values: all(allowed.issuperset(nodes.said(term)) for term in values) or None


MAKERS: dict[str, Maker] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "class": _class,
    "pattern": _pattern,
    "minLength": _length("minLength"),
    "maxLength": _length("maxLength"),
    "languageIn": _language_in,
    "uniqueLang": _unique_lang,
    "in": _in,
    "hasValue": _has_value,
    "minInclusive": _bound("minInclusive"),
    "minExclusive": _bound("minExclusive"),
    "maxInclusive": _bound("maxInclusive"),
    "maxExclusive": _bound("maxExclusive"),
    "lessThan": _pair("lessThan"),
    "lessThanOrEquals": _pair("lessThanOrEquals"),
    "equals": _equals,
    "disjoint": _disjoint,
    "closed": _closed,
    **COMPOUNDS,
}
"""Local name of the SHACL parameter → what makes its check."""
