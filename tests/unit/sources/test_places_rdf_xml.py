"""Places in RDF/XML: node and property elements, attributes, and documents put together from all of them."""

from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places_written import (
    NASTY,
    RDF,
    E,
    blanks_where_marked,
    cut,
    every_triple_is_found,
    found_where_marked,
    wanted_are_like_all,
)

from nbs_graph.sources.places import ANONYMOUS, blanks, places

NAMESPACES = f'xmlns:rdf="{RDF}" xmlns:e="{E}" xml:base="{E}base/b?q#f"'
HEAD = f'<?xml version="1.0" encoding="utf-8"?>\n<!-- é😀 -->\n<rdf:RDF {NAMESPACES}>\n'
S, B = E + "s", E + "base/"


def document(nodes: str) -> str:
    """Node elements in a document."""
    return f"{HEAD}{nodes}\n</rdf:RDF>"


PROPERTIES = {
    "text": ("<e:p>⟦洪水⟧</e:p>", "洪水"),
    "text over lines": ("<e:p>⟦\n a\n  b ⟧</e:p>", "\n a\n  b "),
    "references": ("<e:p>⟦&lt;a&gt; &amp; &quot;&apos;&#27946;&#x1F600;⟧</e:p>", "<a> & \"'洪😀"),
    "character data": ("<e:p>⟦<![CDATA[<b/> &amp;]]>⟧</e:p>", "<b/> &amp;"),
    "comment before": ("<e:p>⟦<!-- <e:p> -->x⟧</e:p>", "x"),
    "white space": ("<e:p>⟦  ⟧</e:p>", "  "),
    "nothing": ("⟦<e:p>⟧</e:p>", ""),
    "empty element": ("⟦<e:p />⟧", ""),
    "language": ('<e:p xml:lang="zh">⟦洪水⟧</e:p>', "洪水"),
    "datatype": ('<e:p rdf:datatype="https://e.org/d">⟦5⟧</e:p>', "5"),
    "later value": ("<e:p>x</e:p><e:q>y</e:q>\n<e:p>⟦y⟧</e:p>", "y"),
    "wide characters before": ("<e:q>😀é\u0301洪</e:q><e:p>⟦y⟧</e:p>", "y"),
    "resource": ('<e:p rdf:resource=⟦"https://e.org/o"⟧/>', E + "o"),
    "resource with a reference": ("<e:p rdf:resource = ⟦'https://e.org/?a&amp;b'⟧ ></e:p>", E + "?a&b"),
    "relative resource": ('<e:p rdf:resource=⟦"../o"⟧/>', E + "o"),
    "relative to its own base": (
        '<e:p xml:base="https://f.org/a/" rdf:resource=⟦"b"⟧/>',
        "https://f.org/a/b",
    ),
    "label": ('<e:p rdf:nodeID=⟦"x"⟧/>', "_:x"),
    "node": ('<e:p>\n<rdf:Description rdf:about=⟦"../o"⟧/>\n</e:p>', E + "o"),
    "node without name": ("<e:p>⟦<e:T>⟧<e:p>x</e:p></e:T></e:p>", ANONYMOUS),
    "property attributes": ('⟦<e:p e:q="1" e:r="2"/>⟧', ANONYMOUS),
    "resource in place": ('⟦<e:p rdf:parseType="Resource">⟧<e:p>x</e:p></e:p>', ANONYMOUS),
    "after a resource in place": ('<e:p rdf:parseType="Resource"><e:p>no</e:p></e:p><e:p>⟦x⟧</e:p>', "x"),
    "collection": (
        '<e:p rdf:parseType="Collection">\n ⟦<e:T/>\n<e:T rdf:about="o"/>⟧ </e:p>',
        ANONYMOUS,
    ),
    "empty collection": ('⟦<e:p rdf:parseType="Collection">⟧ </e:p>', RDF + "nil"),
    "literal of markup": ('<e:p rdf:parseType="Literal">⟦a "&amp;" b⟧</e:p>', "a &quot;&amp;&quot; b"),
    "after a literal of markup": (
        '<e:q rdf:parseType="Literal"><e:p>no<e:p/></e:p></e:q><e:p>⟦x⟧</e:p>',
        "x",
    ),
    "statement about it": ('<e:p rdf:ID="st">⟦x⟧</e:p>', "x"),
    "deep inside": ("<e:p><e:T><e:p><e:U><e:p>no</e:p></e:U></e:p></e:T></e:p><e:p>⟦x⟧</e:p>", "x"),
}


@pytest.mark.parametrize(("properties", "value"), PROPERTIES.values(), ids=PROPERTIES)
def test_the_place_of_a_triple_is_its_object(properties: str, value: str) -> None:
    """The text between the tags, the attribute, the tag when there is nothing else."""
    key = (S, E + "p", value)
    found_where_marked(document(f'<e:T rdf:about="../s">{properties}</e:T>'), "rdfxml", *key)
    found_where_marked(
        document(f'<e:T><e:q><e:T rdf:about="../s">\n{properties}</e:T></e:q></e:T>'), "rdfxml", *key
    )
    alone = f'<e:T rdf:about="../s" {NAMESPACES}>{properties}</e:T>'
    found_where_marked(alone, "rdfxml", *key)
    found_where_marked(alone.replace("\n", "\r\n") if "\n" not in value else alone, "rdfxml", *key)


FOUND = {
    "about": ('<e:T rdf:about=⟦"../s"⟧/>', (S,)),
    "id": ('<e:T rdf:ID=⟦"s"⟧/>', (B + "b?q#s",)),
    "label": ('<e:T rdf:nodeID=⟦"x"⟧/>', ("_:x",)),
    "the first of two": ('<e:T rdf:about=⟦"../s"⟧/><e:T rdf:about="../s"/>', (S,)),
    "not as a resource": ('<e:T><e:p rdf:resource="../s"/></e:T><e:T rdf:about=⟦"../s"⟧/>', (S,)),
    "described as a resource": ('<e:T><e:p rdf:resource=⟦"../s"⟧ e:p="x"/></e:T>', (S,)),
    "type by the element": ('<⟦e:T⟧ rdf:about="../s"/>', (S, RDF + "type", E + "T")),
    "type by an attribute": (
        '<rdf:Description rdf:type=⟦"../T"⟧ rdf:about="../s"/>',
        (S, RDF + "type", E + "T"),
    ),
    "attribute": ('<e:T e:q="" rdf:about="../s" e:p=⟦"洪\n&#10;水"⟧ />', (S, E + "p", "洪\n\n水")),
    "attribute of a resource": ('<e:T><e:q rdf:resource="../s" e:p=⟦"x"⟧/></e:T>', (S, E + "p", "x")),
    "first of a sequence": ('<rdf:Seq rdf:about="../s"><rdf:li>⟦x⟧</rdf:li></rdf:Seq>', (S, RDF + "_1", "x")),
    "third of a sequence": (
        '<rdf:Seq rdf:about="../s"><rdf:li>x</rdf:li><rdf:li rdf:parseType="Resource"><rdf:li/></rdf:li>'
        '<rdf:_9>x</rdf:_9><rdf:li rdf:resource=⟦"../o"⟧/></rdf:Seq>',
        (S, RDF + "_3", E + "o"),
    ),
    "statement": ('<e:T><e:p rdf:ID=⟦"x"⟧>y</e:p></e:T>', (B + "b?q#x", RDF + "object", "y")),
    "statement about a node": (
        '<e:T rdf:about="o"><e:p rdf:ID=⟦"x"⟧><e:T/></e:p></e:T>',
        (B + "b?q#x", RDF + "subject", B + "o"),
    ),
    "in a collection": (
        '<e:T><e:p rdf:parseType="Collection"><e:T/><e:T rdf:about="../s"><e:p>⟦x⟧</e:p></e:T></e:p></e:T>',
        (S, E + "p", "x"),
    ),
    "base of an element": (
        '<e:T xml:base="https://f.org/x/"><e:p xml:base="https://f.org/x/y/"><e:T rdf:about=⟦"z"⟧/></e:p></e:T>',
        ("https://f.org/x/y/z",),
    ),
}


@pytest.mark.parametrize(("nodes", "key"), FOUND.values(), ids=FOUND)
def test_places_of_other_sorts(nodes: str, key: tuple[str, ...]) -> None:
    """Subjects are at the attribute that names them; types, attributes, lists and statements have places too."""
    found_where_marked(document(nodes), "rdfxml", *key)


def test_the_property_is_found_when_its_markup_is_not() -> None:
    """The parser writes markup in its own way, so the place is that of the property's first value."""
    text = document('<e:T rdf:about="../s"><e:p rdf:parseType="Literal">a<b c="d"/></e:p></e:T>')
    found = places(text, "rdfxml").find(S, E + "p", "a<b c='d'></b>")
    assert found is not None
    assert cut(text, found) == 'a<b c="d"/>'


def test_blank_nodes() -> None:
    """The tags of nodes without name, and labels the first time."""
    blanks_where_marked(
        document(
            '⟦<e:T>⟧<e:p>⟦<e:U/>⟧</e:p><e:p rdf:nodeID=⟦"a"⟧/></e:T><e:T rdf:nodeID="a"/><e:T rdf:about="b">'
            '⟦<e:p rdf:parseType="Resource">⟧<e:p>x</e:p></e:p>⟦<e:p e:q="x"/>⟧<e:p rdf:parseType="Collection"/>'
            '⟦<e:p rdf:parseType="Collection">⟧<e:T rdf:about="c"/>⟦<e:T/>⟧</e:p><e:p>x</e:p></e:T>'
        ),
        "rdfxml",
    )


@pytest.mark.parametrize(
    "rest", ["", "<", "<e:T", "<e:T>", "</e:T>", "<x:T/>", "&a;", "<e:T rdf:about='", "\0", "]]>", "<!--"]
)
def test_a_faulty_text_is_read_up_to_the_fault(rest: str) -> None:
    """What came before is found, and there is no complaint."""
    text = f'{HEAD}<e:T rdf:about="../s"><e:p>x</e:p></e:T>{rest}'
    for wanted in (None, {S}):
        found = places(text, "rdfxml", wanted).find(S, E + "p", "x")
        assert found is not None
        assert cut(text, found) == "x"
    blanks(text, "rdfxml")


def test_entities_are_not_read() -> None:
    """A document type ends the reading, however small it is."""
    text = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n'
        f'<e:T {NAMESPACES} rdf:about="s">&b;</e:T>'
    )
    assert places(text, "rdfxml").subjects() == ()


texts = st.text(st.sampled_from([c for c in NASTY if c != "\r"]), max_size=8)
references = st.sampled_from(["../s", "t", "#u", "", S, "https://e.org/?a&b", "洪"])


def attribute(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return values.map(lambda value: f" {name}={quoteattr(value)}")


attributes = st.one_of(
    st.just(""),
    attribute("e:a", texts),
    attribute("\ne:b", texts),
    attribute("rdf:type", references),
    attribute("xml:lang", st.just("zh")),
)
statements = st.just("") | attribute("rdf:ID", st.sampled_from(["i", "j", "k", "l"]))

called = st.one_of(
    st.just(""),
    attribute("rdf:about", references),
    attribute("rdf:about", references),
    attribute("rdf:nodeID", st.just("n")),
)
gaps = st.sampled_from(["", "\n  ", "<!-- <e:p>é😀</e:p> -->", "<?x é?>"])
leaves = st.one_of(
    st.tuples(statements, texts).map(lambda p: f"<e:p{p[0]}>{escape(p[1])}</e:p>"),
    texts.map(lambda text: f'<e:q xml:lang="zh">{escape(text)}</e:q>'),
    attribute("rdf:resource", references).map(lambda given: f"<rdf:li{given}/>"),
    st.tuples(attribute("rdf:resource", references), attributes).map(lambda given: f"<e:p{''.join(given)}/>"),
    st.sampled_from(
        [
            "<e:p/>",
            '<e:p e:a="洪"/>',
            '<e:p rdf:nodeID="n"/>',
            "<rdf:li>5</rdf:li>",
            '<e:q rdf:parseType="Collection"/>',
        ]
    ),
)


def nodes_of(properties: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(
        st.sampled_from(["e:T", "rdf:Description", "rdf:Seq"]),
        called,
        attributes,
        gaps,
        st.lists(properties, max_size=3),
    ).map(lambda n: f"<{n[0]}{n[1]}{n[2]}>{n[3]}{n[3].join(n[4])}{n[3]}</{n[0]}>")


def properties_of(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    node = st.tuples(gaps, nodes_of(inner), gaps).map("".join)
    return st.one_of(
        st.tuples(statements, node).map(lambda p: f"<e:p{p[0]}>{p[1]}</e:p>"),
        st.lists(node, max_size=2).map(
            lambda inside: f'<e:q rdf:parseType="Collection">{"".join(inside)}</e:q>'
        ),
        st.lists(inner, max_size=2).map(
            lambda inside: f'<e:p rdf:parseType="Resource">{"".join(inside)}</e:p>'
        ),
    )


nodes = nodes_of(st.recursive(leaves, properties_of, max_leaves=5))


@given(st.lists(nodes, max_size=3))
@settings(deadline=None, max_examples=100)
def test_documents_from_all_constructs(written: list[str]) -> None:
    """Every triple of a named subject that the parser reads has its place, and what is written there denotes it."""
    text = document("".join(written))

    def denotes(place: str, object: object) -> bool:
        forms = (
            f"<e:p>{place}</e:p>",
            f"<e:p rdf:resource={place}/>",
            f"<e:p>{place[1:-1]}</e:p>",
            f"<e:p><{place}/></e:p>",
            place,
        )
        for form in forms:
            try:
                quads = list(
                    ox.parse(
                        document(f'<rdf:Description rdf:about="urn:s">{form}</rdf:Description>').encode(),
                        format=ox.RdfFormat.RDF_XML,
                    )
                )
            except SyntaxError:
                continue
            for quad in quads:
                if getattr(quad.object, "value", "") == getattr(object, "value", "") or isinstance(
                    object, ox.BlankNode
                ):
                    return True
        return place.startswith("<") or place.strip('"') in "ijkl"  # a tag, or the name of a statement

    every_triple_is_found(text, "rdfxml", denotes)
    wanted_are_like_all(text, "rdfxml")
