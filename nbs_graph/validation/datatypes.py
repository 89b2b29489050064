"""Literals of partners' RDF that want another datatype: which, and how that is written in the format of the file."""

import json
import re
from collections.abc import Iterator

import pyoxigraph as ox
from rdflib.term import Literal, URIRef

from nbs_graph.namespaces import XSD, shorten
from nbs_graph.validation import lexical
from nbs_graph.validation.oxstore import term_of
from nbs_graph.validation.reference import Result
from nbs_graph.validation.shapes import Shapes, Term

_STRING = XSD + "string"
_DEEPEST = 8


def retyped(result: Result, shapes: Shapes, format: str) -> str | None:
    """A result about a value → the same characters with a datatype that its shape accepts, as they are typed.

    Args:
        result: of a property shape; shapes: where that is defined.
        format: of the file, as `--input-format` takes it.
    Returns:
        None when the datatype is not what is wrong, or no datatype that the shape asks for fits the characters.
    """
    value = result.value
    if not isinstance(value, Literal | URIRef) or not result.path or value == result.focus:
        return None
    now = str(value.datatype or _STRING) if isinstance(value, Literal) and not value.language else None
    asked = list(_asked(shapes, term_of(result.shape), _DEEPEST))
    if now in {datatype for _, datatype in asked}:
        return None
    for shape, datatype in asked:
        patterns = [p.value for p in shapes.values(shape, "pattern") if isinstance(p, ox.Literal)]
        if lexical.check(str(value), datatype) is None and all(re.search(p, str(value)) for p in patterns):
            return written(str(value), datatype, format)
    return None


def _asked(shapes: Shapes, shape: Term, depth: int, *, refused: bool = False) -> Iterator[tuple[Term, str]]:
    """The shapes, among those that a value is shown to, that ask for a datatype, and which."""
    if not refused:
        for datatype in shapes.values(shape, "datatype"):
            if isinstance(datatype, ox.NamedNode):
                yield shape, datatype.value
    if depth == 0:
        return
    for name in ("node", "not"):
        for inner in shapes.values(shape, name):
            yield from _asked(shapes, inner, depth - 1, refused=refused != (name == "not"))
    for name in ("and", "or", "xone"):
        for listed in shapes.values(shape, name):
            for inner in shapes.items(listed):
                yield from _asked(shapes, inner, depth - 1, refused=refused)


def written(text: str, datatype: str, format: str) -> str:
    """A literal as it is typed in a format."""
    if format == "jsonld":
        return json.dumps({"@value": text, "@type": datatype}, ensure_ascii=False)
    if format == "rdfxml":
        return f'rdf:datatype="{datatype}"'
    if datatype == _STRING:
        return str(ox.Literal(text))
    short = shorten(datatype)
    name = short if format in ("turtle", "trig") and short != datatype else f"<{datatype}>"
    return f"{ox.Literal(text)}^^{name}"
