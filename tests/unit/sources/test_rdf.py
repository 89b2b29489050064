"""Partners' RDF: six formats, one document; what is refused, and where."""

import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.namespaces import GRAPH
from nbs_graph.sources.rdf import FORMATS, IMPORT, read_rdf

TRIPLE = ox.Triple(
    ox.NamedNode("https://e.org/a"), ox.NamedNode("https://e.org/p"), ox.Literal("洪水", language="zh")
)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_the_same(format: str) -> None:
    """A triple written in any format is read as the same quad, in the graph of imports."""
    raw = ox.serialize([TRIPLE], format=FORMATS[format])
    assert isinstance(raw, bytes)
    document = read_rdf(raw, file="x", format=format)
    assert not document.faults
    assert document.quads == (ox.Quad(TRIPLE.subject, TRIPLE.predicate, TRIPLE.object, ox.NamedNode(IMPORT)),)


def test_only_graphs_of_ours_are_kept() -> None:
    """A partner's graph name means nothing here."""
    raw = f'<https://e.org/a> <https://e.org/p> "x" <{GRAPH}agents> .\n<https://e.org/b> <https://e.org/p> "x" <https://e.org/g> .'
    graphs = {
        str(q.subject): str(q.graph_name) for q in read_rdf(raw.encode(), file="x", format="nquads").quads
    }
    assert graphs == {"<https://e.org/a>": f"<{GRAPH}agents>", "<https://e.org/b>": f"<{IMPORT}>"}


@pytest.mark.parametrize(
    ("format", "text", "code", "line", "column"),
    [
        ("turtle", "<https://e.org/a>\n  <https://e.org/p> <https://e .org> .", "NBS070", 2, 21),
        ("turtle", "<a> <https://e.org/p> 1 .", "NBS070", 1, 1),
        ("turtle", "@prefix : <https://e.org/> .\n:a :p 'x'\n:b :p 'y' .", "NBS070", 3, 1),
        ("ntriples", "<https://e.org/a> <https://e.org/p> .", "NBS070", 1, 37),
        ("jsonld", '{"@id": "https://e.org/a",\n"x": }', "NBS070", 2, 6),
        ("jsonld", '{"@context": "https://e.org/context", "@id": "https://e.org/a"}', "NBS071", 1, 1),
        ("jsonld", '{"@id": "https://e.org/a",\n "@id": "https://e.org/b"}', "NBS003", 2, 2),
        ("rdfxml", '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n<x/>', "NBS071", 2, 1),
    ],
)
def test_refusals_have_a_place(format: str, text: str, code: str, line: int, column: int) -> None:
    """Syntax errors and refused constructs are diagnostics with line and column."""
    (fault,) = read_rdf(text.encode(), file="x", format=format).faults
    assert fault.span is not None
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column)


def test_deep_json_is_refused_before_it_is_parsed() -> None:
    """20,000 levels would end the process inside the parser."""
    raw = b'{"@id": "https://e.org/a", "https://e.org/p": ' + b"[" * 20_000 + b"]" * 20_000 + b"}"
    assert [f.code for f in read_rdf(raw, file="x", format="jsonld").faults] == ["NBS002"]


def test_brackets_in_texts_are_not_nesting() -> None:
    """Only structure counts."""
    raw = json.dumps({"@id": "https://e.org/a", "https://e.org/p": '\\"[' * 500}).encode()
    assert not read_rdf(raw, file="x", format="jsonld").faults


def test_blank_nodes_of_two_files_stay_apart() -> None:
    """Equal labels do not make equal nodes."""
    raw = b"_:a <https://e.org/p> 'x' ."
    one, two = (read_rdf(raw, file=name, format="turtle").quads[0].subject for name in ("1", "2"))
    assert one != two


@given(st.sampled_from(sorted(FORMATS)), st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_document(format: str, raw: bytes) -> None:
    """Quads, or one fault with a place."""
    document = read_rdf(raw, file="x", format=format)
    assert all(fault.span is not None and fault.span.line >= 1 for fault in document.faults)
