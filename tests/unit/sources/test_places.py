"""Places in all formats: the project's own files, faulty texts, and hostile ones."""

import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places_written import (
    NASTY,
    RDF,
    E,
    cut,
    every_triple_is_found,
    restricted,
    wanted_are_like_all,
)

from nbs_graph.model import Span
from nbs_graph.sources.places import READERS, blanks, places
from nbs_graph.sources.rdf import FORMATS

ROOT = Path(__file__).resolve().parents[3]
OWN = sorted(
    [
        *(ROOT / "data").glob("nbs-graph.t*"),
        *(ROOT / "ontology").rglob("*.ttl"),
        *(ROOT / "shapes").glob("*.ttl"),
    ]
)


def test_every_format_has_a_reader() -> None:
    """The formats that are imported are those with places."""
    assert READERS.keys() == FORMATS.keys()


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_text_has_no_places(format: str) -> None:
    """Neither subjects nor blank nodes."""
    assert places("", format).subjects() == ()
    assert blanks("", format) == []


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_triple_of_our_files_is_found(path: Path) -> None:
    """With its value, not only its subject; also when few subjects are wanted."""
    text = path.read_text("utf-8")
    format = "trig" if path.suffix == ".trig" else "turtle"
    assert every_triple_is_found(text, format) or not path.stat().st_size
    every = places(text, format)
    wanted = set(every.subjects()[::7])
    assert restricted(places(text, format, wanted), wanted) == restricted(every, wanted)


SAMPLES = {
    "turtle": """@prefix : <https://e.org/> .\nBASE <https://e.org/b/>\n<s> a :T ; :p "x"@zh , '''a\n\\u6D2A'''^^:d , [ :q ( 1 -.5 true ) ] ;
    :r _:b . # .\n[] :p <../o> ~ :i {| :q 1e5 |} . << :a :b :c >> :p <<( :a :b 'c' )>> .\n:洪\\~ :p :a.b, () .\n""",
    "ntriples": """<https://e.org/s> <https://e.org/p> "x\\u6D2A\\n"@zh .\n_:b <https://e.org/p> <<( <s:s> <s:p> "x" )>> .\r\n# x
<https://e.org/s><https://e.org/p>"5"^^<https://e.org/d>.\n<https://e.org/\\u0073> <https://e.org/p> _:b .""",
    "jsonld": """{"@context": {"@base": "https://e.org/", "@vocab": "#", "x": "https://x.org/", "id": "@id", "l": {"@id": "x:l",
    "@container": "@language"}, "r": {"@reverse": "x:r"}, "m": {"@id": "x:m", "@container": "@id"}, "j": {"@id": "x:j", "@type": "@json"},
    "c": {"@id": "x:c", "@context": {"p": "x:p2"}}}, "@graph": [{"id": "s", "@type": "T", "p": ["洪\\n", 1.5, {"@value": "x"}, {"@list": [{}]}]},
    {"id": "t", "l": {"zh": ["x"]}, "r": {"id": "s"}, "m": {"u": {"p": 1}}, "j": {"a": 1}, "c": {"@set": [{"p": true}]}, "@nest": {"p": 1}}]}""",
    "rdfxml": f"""<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="{E}" xml:base="{E}b">\n<e:T rdf:about="s" e:a="x&#10;">
    <e:p rdf:resource="o" e:q="x"/><e:p rdf:ID="i">洪 &amp; <!-- x --></e:p><e:p rdf:parseType="Collection"><e:T/><e:T rdf:nodeID="b"/></e:p>
    <e:p rdf:parseType="Resource"><rdf:li>x</rdf:li></e:p><e:p/></e:T><e:T><e:p rdf:parseType="Literal">a<b/></e:p></e:T></rdf:RDF>""",
}  # fmt: skip
SAMPLES |= {
    "trig": SAMPLES["turtle"] + ":g { :s :p :o } GRAPH _:g { [] :p 1 . :s :q 2 } { :t :p [] }",
    "nquads": SAMPLES["ntriples"].replace(" .", " <g:g> ."),
}


@pytest.mark.parametrize("format", FORMATS)
def test_the_samples_are_whole(format: str) -> None:
    """They are what they should be, before anything is changed."""
    assert len(list(ox.parse(SAMPLES[format].encode(), format=FORMATS[format]))) >= 4
    assert every_triple_is_found(SAMPLES[format], format)
    wanted_are_like_all(SAMPLES[format], format)


pieces = st.text(st.sampled_from(NASTY + "\0\ud800"), max_size=4) | st.sampled_from([
    '"""', "'''", "<<", ">>", "<<(", ")>>", "{|", "|}", "^^", "@en", "_:a", "@prefix", "@base <", "GRAPH", "\\u00", "\\U", "<!--", "]]>",
    "<![CDATA[", "</", "/>", "&#x110000;", "&amp", '"@id":', '"@context":', '"@graph":[', '"@value"', '"@list":', "null", "1e999999999",
    "rdf:ID=", ' rdf:parseType="Literal"', "\r\n", "[" * 200, "(" * 200, '{"a":' * 200, "<a>" * 200,
])  # fmt: skip
cuts = st.tuples(st.floats(0, 1), st.integers(0, 30), pieces, st.booleans())


@pytest.mark.parametrize("format", FORMATS)
@given(changes=st.lists(cuts, min_size=1, max_size=5))
@settings(deadline=None, max_examples=150)
def test_no_change_of_a_text_is_a_complaint(format: str, changes: list[tuple[float, int, str, bool]]) -> None:
    """Whatever is cut out, put in or doubled, there are places, in the text, and soon."""
    text = SAMPLES[format]
    for where, length, piece, doubled in changes:
        at = int(where * len(text))
        text = text[:at] + piece + (text[at : at + length] * 2 if doubled else "") + text[at + length :]
    before = time.process_time()
    positions = places(text, format)
    spans = [
        *positions._subjects.values(),
        *(span for of in positions._triples.values() for found in of.values() for span in found),
    ]
    for span in (*spans, *blanks(text, format)):
        assert span.line >= 1
        assert span.column >= 1
        assert (span.line, span.column) < (span.end_line, span.end_column)
        assert cut(text, span)
    places(text, format, set(positions.subjects()[::2]))
    assert time.process_time() - before < 5


@pytest.mark.parametrize("format", FORMATS)
@given(text=st.text(st.sampled_from(NASTY + "\0\ud800") | st.characters(), max_size=60))
@settings(deadline=None)
def test_no_text_is_a_complaint(format: str, text: str) -> None:
    """Also what is nothing of the sort."""
    places(text, format)
    places(text, format, {E})
    blanks(text, format)


TURTLE = "@prefix : <https://e.org/> .\n:s :p "
XML = f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="{E}"><e:T rdf:about="s">'
MANY = 20_000
TERMS = "{" + ",".join(f'"t{i}":"x:{i}"' for i in range(2_000)) + "}"
HOSTILE = {
    "turtle": [
        "[ :p " * MANY, "( " * MANY + ") " * MANY, '"""\\"' * MANY, "<a" * MANY, ":a" + "." * MANY, ":a" + ".:" * MANY, "1 , " * MANY,
        "'''" + "x\n" * MANY, "#" * MANY, "\\'" * MANY, "<< " * MANY, "<< :a :b " * MANY + ">> " * MANY, "1 " + "~ " * MANY, "1e" * MANY,
        "1 " + "{| :p 1 " * MANY, "_:a" * MANY, "'x'@" + "a-" * MANY, "1.1" * MANY, "'''" + "''\\'" * MANY, "{ " * MANY, ". :t {" * MANY,
        ":\\a" * MANY, ":a\\" * MANY, ". :t :p ~ " * MANY, ". @prefix p: <> " * MANY, "<" + "../" * MANY + ">", "'' '' " * MANY, ". @base <a/> . <s> <p> 1 " * MANY, f". @prefix p: <{'a' * MANY}> . " + "p:s p:p 1 . " * MANY,
    ],
    "ntriples": [
        "<s> <p> <o> .\n" * MANY, "<a" * MANY, "<a\n" * MANY, "\r" * MANY, "\r\n" * MANY, '<s> <p> "' + '\\"' * MANY, " " * MANY, "_:a" * MANY,
        "<s> <p> <<(" + ")>> <g> " * MANY, "<s> <p> <<( " * MANY, "_:a <p> _:a" + "." * MANY, "<s>" + " " * MANY, "<\\u0041> <p> <o> .\n" * MANY,
    ],
    "jsonld": [
        "[" * MANY, '{"a":' * MANY, '"' * MANY, '["\\' * MANY, "[{}," * MANY, "[1," * MANY, " " * MANY, '{"a" ' * MANY, "[" + "1," * MANY + "1]",
        '[{"@id":"x:s","x:p":1},' + '{"@id":"x:s"},' * MANY + "1]", '{"@id":"x:s","x:p":1' + "0" * MANY + "}", '{"@id":"x:s","x:p":1e' + "9" * MANY + "}",
        '{"@context":[' + "{}," * MANY + '{}],"@id":"x:s"}', '{"@context":{' + ",".join(f'"t{i}":"t{i + 1}:"' for i in range(MANY // 5)) + "}}",
        '{"@id":"x:s","@type":[' + ",".join(f'"T{i}"' for i in range(MANY // 5)) + "]}", "[" * 90 + "1," * MANY, f'{{"@context":{{"@vocab":"x:{"a" * MANY}"}},"@graph":[' + '{"@id":"x:s","b":1},' * MANY + "1]}",
        f'{{"@context":{{"T":{{"@id":"x:T","@context":{TERMS}}}}},"@graph":[' + '{"@type":"T","@context":{"a":"x:a"}},' * 2_000 + "1]}",
        '{"@context":{"t0":"x:/",' + ",".join(f'"t{i + 1}":"t{i}:/"' for i in range(MANY)) + '},"@id":"x:s"}',
        f'{{"@context":{TERMS},"@graph":[' + '{"@context":[{},null,{"a":"x:a"}],"@id":"x:s"},' * MANY + "1]}", '{"@context":{"a":"x:a"},"b":' * 99,
    ],
    "rdfxml": [
        "<e:p>" * MANY, "<e:p>" * MANY + "</e:p>" * MANY, "<e:p>" + "&amp;中\n" * MANY + "</e:p></e:T>", "<e:p>" + "<!---->" * MANY + "</e:p></e:T>",
        "<e:p" + "".join(f' e:a{i}=""' for i in range(MANY // 5)) + "/></e:T>", '<e:p rdf:parseType="Collection">' + "<e:b/>" * MANY + "</e:p></e:T>",
        '<e:p rdf:parseType="Literal">' * MANY, "<e:p>" + "<!--" * MANY, '<e:p rdf:parseType="Resource">' * MANY, "<e:p " + " " * MANY + "/>",
        '<e:p rdf:parseType="Collection">\n<e:T>' * MANY + "</e:T>\n</e:p>" * MANY, '<e:p><e:T xml:base="a/" rdf:about="b">' * MANY,
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("format", "text"),
    [
        pytest.param(
            format, {"turtle": TURTLE, "rdfxml": XML}.get(format, "") + text, id=f"{format}-{number}"
        )
        for format, texts in HOSTILE.items()
        for number, text in enumerate(texts)
    ],
)
def test_the_time_grows_with_the_size_only(format: str, text: str) -> None:
    """Nothing is looked at again and again: a square of these sizes would take minutes."""
    before = time.process_time()
    places(text, format)
    places(text, format, {E})
    blanks(text, format)
    assert time.process_time() - before < 10


def test_a_place_may_end_where_a_line_begins() -> None:
    """The end is the first place that is no longer part of it."""
    text = f"{XML}<e:p>x\n</e:p></e:T></rdf:RDF>"
    column = text.index("x\n") + 1
    assert places(text, "rdfxml").find("s", E + "p") == Span(1, column, 2, 1)
