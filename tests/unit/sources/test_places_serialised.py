"""Places in what serialisers write: pyoxigraph's, rdflib's and our own, of graphs with nasty texts and names."""

from collections.abc import Callable, Sequence

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from places_written import RDF, XSD, E, every_triple_is_found, nasty_texts, parsed, wanted_are_like_all

from nbs_graph.publish.turtle import to_trig, to_turtle
from nbs_graph.sources.rdf import FORMATS

PREFIXES = {"e": E, "x": E + "x/", "b": E + "x/b#", "洪": "https://e.org/洪/", "xsd": XSD, "rdf": RDF}
iris = st.sampled_from(
    [
        E + name
        for name in (
            "s",
            "t.u",
            "x/y",
            "x/b#z",
            "x/(a),'b'",
            "洪/水",
            "%20",
            "",
            "x/?q=1&r=2#f",
            "1.5",
            "a~b",
            "-a",
            "é\u0301",
        )
    ]
).map(ox.NamedNode) | st.just(ox.NamedNode("urn:x:y"))
predicates = st.sampled_from([RDF + "type", E + "p", E + "x/q", E + "洪/水"]).map(ox.NamedNode)
typed = st.sampled_from([
    ("05", "integer"), ("1.50", "decimal"), ("1e3", "double"), ("true", "boolean"), ("1", "boolean"), ("x", "date"), (".5", "decimal"),
    ("-5", "integer"), ("1.0E0", "double"), ("NaN", "double"), ("", "integer"),
]).map(lambda pair: ox.Literal(pair[0], datatype=ox.NamedNode(XSD + pair[1])))  # fmt: skip


def objects_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[ox.NamedNode | ox.Literal | ox.BlankNode]:
    """Objects of all sorts, with these texts."""
    return st.one_of(
        iris,
        texts.map(ox.Literal),
        st.tuples(texts, st.sampled_from(["en", "zh-hans"])).map(
            lambda pair: ox.Literal(pair[0], language=pair[1])
        ),
        texts.map(lambda text: ox.Literal(text, datatype=ox.NamedNode(E + "d"))),
        typed,
        st.sampled_from(["a", "b1"]).map(ox.BlankNode),
    )


subjects = iris | st.sampled_from(["a", "b1"]).map(ox.BlankNode)
xml_texts = nasty_texts.map(
    lambda text: (
        "".join(c for c in text if c >= " " or c in "\t\n").replace("\uffff", "").replace("\ufffe", "")
    )
)
graphs = st.lists(st.builds(ox.Triple, subjects, predicates, objects_of(nasty_texts)), max_size=12)
xml_types = st.builds(
    ox.Triple, subjects, st.just(ox.NamedNode(RDF + "type")), st.just(ox.NamedNode(E + "洪/水"))
)
xml_predicates = st.sampled_from([E + "p", E + "x/q", E + "洪/水", RDF + "_1"]).map(ox.NamedNode)
xml_graphs = st.lists(
    xml_types | st.builds(ox.Triple, subjects, xml_predicates, objects_of(xml_texts)), max_size=12
)
"""Graphs that RDF/XML can write: types and predicates end with a name."""
Write = Callable[[Sequence[ox.Triple]], str]


def with_oxigraph(format: str, *, names: bool = False, graph: str = "") -> Write:
    """Pyoxigraph's serialiser, with prefixes or not, in a named graph or not."""

    def write(triples: Sequence[ox.Triple]) -> str:
        quads = (
            [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph)) for t in triples]
            if graph
            else triples
        )
        raw = ox.serialize(
            quads,
            format=FORMATS[format],
            prefixes=PREFIXES if names else None,
            base_iri=E + "x/" if names else None,
        )
        assert isinstance(raw, bytes)
        return raw.decode()

    return write


def with_rdflib(format: str) -> Write:
    """One of rdflib's serialisers."""

    def write(triples: Sequence[ox.Triple]) -> str:
        graph = rdflib.Dataset(default_union=True) if format == "trig" else rdflib.Graph()
        for triple in triples:
            graph.add(tuple(map(as_rdflib, triple)))  # type: ignore[arg-type]
        for prefix, space in PREFIXES.items():
            graph.bind(prefix, space)
        try:
            return graph.serialize(format=format)
        except ArithmeticError:  # rdflib looks for integers in its longturtle, and stumbles over NaN
            reject()

    return write


def as_rdflib(term: object) -> rdflib.term.Identifier:
    """A term of one library → of the other."""
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return (
        rdflib.BNode(term.value)
        if isinstance(term, ox.BlankNode)
        else rdflib.URIRef(getattr(term, "value", ""))
    )


def ours(triples: Sequence[ox.Triple]) -> str:
    """Our own Turtle."""
    quads = sorted((ox.Quad(*t, ox.NamedNode(E + "g")) for t in triples), key=str)
    return to_turtle(quads, PREFIXES).decode()


def ours_in_graphs(triples: Sequence[ox.Triple]) -> str:
    """Our own TriG."""
    quads = sorted((ox.Quad(*t, ox.NamedNode(E + "g")) for t in triples), key=str)
    return to_trig(quads, PREFIXES).decode()


WRITERS: dict[str, tuple[str, Write]] = {
    "oxigraph turtle": ("turtle", with_oxigraph("turtle")),
    "oxigraph turtle with names": ("turtle", with_oxigraph("turtle", names=True)),
    "oxigraph trig": ("trig", with_oxigraph("trig", names=True, graph=E + "g")),
    "oxigraph ntriples": ("ntriples", with_oxigraph("ntriples")),
    "oxigraph nquads": ("nquads", with_oxigraph("nquads", graph=E + "g")),
    "oxigraph jsonld": ("jsonld", with_oxigraph("jsonld")),
    "oxigraph jsonld of a graph": ("jsonld", with_oxigraph("jsonld", graph=E + "g")),
    "oxigraph rdfxml": ("rdfxml", with_oxigraph("rdfxml", names=True)),
    "rdflib turtle": ("turtle", with_rdflib("turtle")),
    "rdflib longturtle": ("turtle", with_rdflib("longturtle")),
    "rdflib trig": ("trig", with_rdflib("trig")),
    "rdflib nt": ("ntriples", with_rdflib("nt")),
    "rdflib json-ld": ("jsonld", with_rdflib("json-ld")),
    "rdflib xml": ("rdfxml", with_rdflib("xml")),
    "rdflib pretty-xml": ("rdfxml", with_rdflib("pretty-xml")),
    "our turtle": ("turtle", ours),
    "our trig": ("trig", ours_in_graphs),
}


@pytest.mark.parametrize("writer", WRITERS)
@given(data=st.data())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_what_serialisers_write(writer: str, data: st.DataObject) -> None:
    """Every triple has its place; in Turtle and its kin the text there, parsed by itself, is the object."""
    format, write = WRITERS[writer]
    triples = data.draw(xml_graphs if format == "rdfxml" else graphs)
    text = write(triples)
    head = "\n".join(
        line for line in text.split("\n") if line.lower().startswith(("@prefix", "prefix", "@base", "base"))
    )

    def denotes(place: str, object: object) -> bool:
        (first, *_) = parsed(f"{head}\n<urn:s> <urn:p> {place} .\n", format)
        return first.object == object or isinstance(object, ox.BlankNode)

    every_triple_is_found(
        text, format, denotes if format in {"turtle", "trig", "ntriples", "nquads"} else None
    )
    wanted_are_like_all(text, format)
