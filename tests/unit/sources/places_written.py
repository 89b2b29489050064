"""What the tests of places share: marked documents, and the comparison with what the parser reads."""

import re
from collections.abc import Callable

import pyoxigraph as ox
from hypothesis import strategies as st

from nbs_graph.model import Span
from nbs_graph.sources.places import ANONYMOUS, blanks, places
from nbs_graph.sources.positions import Positions
from nbs_graph.sources.rdf import FORMATS

E = "https://e.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
NASTY = (
    "\"'\\\n\r\t \u3000.;,#<>[](){}@^&%~_:-+/?!$*=|`"
    "中文洪水é\u0301\u200d\u00a0\u2028\ufeff😀🏽\U0010fffd0123456789abcdefEtruez"
)
"""Characters that have a meaning somewhere, are wide, combine, or take two units elsewhere."""


def marked(document: str) -> tuple[str, list[Span]]:
    """A document with places in ⟦ ⟧ → the document without the marks, and those places.

    It ends with a line feed, as the parser trips over an escape in a name just before the end (pyoxigraph 0.5.13).
    """
    text, spans = "", []
    for outside, inside in re.findall(r"([^⟦]*)(?:⟦([^⟧]*)⟧)?", document):
        text += outside
        if inside:
            line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
            text += inside
            spans.append(Span(line, column, text.count("\n") + 1, len(text) - text.rfind("\n")))
    return text + "\n", spans


def cut(text: str, span: Span) -> str:
    """What is written at a place."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def found_where_marked(document: str, format: str, *key: str) -> None:
    """What `key` names (subject, predicate, value, as many as given) is at the only mark, also when it is wanted."""
    text, (span,) = marked(document)
    list(ox.parse(text.encode(), format=FORMATS[format]))
    for wanted in (None, {key[0]}):
        found = places(text, format, wanted).find(*key)
        assert found == span, f"{found and cut(text, found)!r} is not {cut(text, span)!r}"
    assert places(text, format, {E + "other"}).find(*key) is None


def blanks_where_marked(document: str, format: str) -> None:
    """The blank nodes are at the marks."""
    text, spans = marked(document)
    list(ox.parse(text.encode(), format=FORMATS[format]))
    assert [cut(text, span) for span in blanks(text, format)] == [cut(text, span) for span in spans]
    assert blanks(text, format) == spans


Denotes = Callable[[str, ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple], bool]


def every_triple_is_found(text: str, format: str, denotes: Denotes | None = None) -> int:
    """What the parser reads in `text` of named subjects has its place, where that is written → how many triples.

    The parser's own faults are no matter: what it read before is compared.
    """
    positions = places(text, format)
    subjects = set(positions.subjects())
    count = 0
    for quad in parsed(text, format):
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        count += 1
        key = (quad.subject.value, quad.predicate.value)
        named = not isinstance(quad.object, ox.BlankNode | ox.Triple)
        spans = [
            span
            for value, found in positions._triples.get(key, {}).items()
            for span in found
            if (value == quad.object.value if named else value.startswith(ANONYMOUS))
        ]
        assert spans, f"{quad} has no place in\n{text}"
        assert quad.subject.value in subjects, text
        if named:
            assert positions.find(*key, quad.object.value) == spans[0]
        if denotes is not None:
            assert any(denotes(cut(text, span), quad.object) for span in spans), (quad, text)
    return count


def parsed(text: str, format: str) -> list[ox.Quad]:
    """What the parser reads, up to the first fault."""
    quads = []
    try:
        quads.extend(ox.parse(text.encode("utf-8", "replace"), format=FORMATS[format]))
    except SyntaxError:
        return quads
    return quads


def restricted(positions: Positions, wanted: set[str]) -> tuple[dict, dict]:
    """What is noted of some subjects."""
    return (
        {subject: span for subject, span in positions._subjects.items() if subject in wanted},
        {key: found for key, found in positions._triples.items() if key[0] in wanted},
    )


def wanted_are_like_all(text: str, format: str) -> None:
    """Each half of the subjects, when only these are wanted, has the places that it has among all."""
    every = places(text, format)
    subjects = every.subjects()
    for wanted in (set(subjects[::2]), set(subjects[1::2]), set(subjects), set()):
        some = places(text, format, wanted)
        assert restricted(some, wanted) == restricted(every, wanted), text
        assert set(some.subjects()) <= wanted


nasty_texts = st.text(st.sampled_from(NASTY) | st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
