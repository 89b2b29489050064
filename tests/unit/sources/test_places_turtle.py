"""Places in Turtle and TriG: each construct of the grammar, and texts put together from all of them."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places_written import (
    RDF,
    E,
    blanks_where_marked,
    cut,
    every_triple_is_found,
    found_where_marked,
    wanted_are_like_all,
)

from nbs_graph.sources.places import ANONYMOUS, blanks, places

P = "@prefix : <https://e.org/> .\n"

OBJECTS = {
    "iri": (":s :p ⟦<https://e.org/o>⟧ .", E + "o"),
    "name": (":s :p ⟦:o⟧ .", E + "o"),
    "name without local part": (":s :p ⟦:⟧ .", E),
    "name with dots": (":s :p ⟦:a.b..c⟧.", E + "a.b..c"),
    "name with escapes": (r":s :p ⟦:a\,b\.\~⟧.", E + "a,b.~"),
    "name with percents": (":s :p ⟦:a%2Eb%C3⟧.", E + "a%2Eb%C3"),
    "name with colons": (":s :p ⟦:a:b:⟧ .", E + "a:b:"),
    "chinese name": (":s :p ⟦:洪水⟧ .", E + "洪水"),
    "escaped iri": (r":s :p ⟦<https://e.org/\u6D2A\U0001F600>⟧ .", E + "洪😀"),
    "later object": (":s :p :a, :b,\n  ⟦:c⟧ , :d .", E + "c"),
    "later predicate": (":s :q :o ;\n ; :r :o ;\n  :p ⟦:o⟧ ; .", E + "o"),
    "later subject": (":t :p :o .\n:s :p ⟦:o⟧ .", E + "o"),
    "after a comment": (':s # . :s :p "x" .\n :p#\n⟦:o⟧#\n.', E + "o"),
    "after brackets": (":s :q [ :p :o ; :p [ :p () ] ] , ( 1 [ :p 2 ] ( :a ) ) ; :p ⟦:o⟧ .", E + "o"),
    "string": (":s :p ⟦'x'⟧ .", "x"),
    "empty string": (':s :p ⟦""⟧ .', ""),
    "empty long string": (":s :p ⟦''''''⟧ .", ""),
    "language": (':s :p ⟦"洪水"@zh-Hans⟧ .', "洪水"),
    "language apart": (':s :p ⟦"洪水" # !\n @zh⟧ .', "洪水"),
    "direction": (':s :p ⟦"洪水"@zh--ltr⟧ .', "洪水"),
    "datatype": (':s :p ⟦"5"^^:d⟧ .', "5"),
    "datatype apart": (':s :p ⟦"5" ^^ <https://e.org/d>⟧ .', "5"),
    "escapes": (r':s :p ⟦"\t\b\n\r\f\"\'\\\u6C34\U0001F600"⟧ .', "\t\b\n\r\f\"'\\水😀"),
    "long string": (':s :p ⟦"""a\n"b" ""\n\\"""."""⟧ .', 'a\n"b" ""\n""".'),
    "long string of apostrophes": (":s :p ⟦'''a\n'b' ''\n#.'''@en⟧ .", "a\n'b' ''\n#."),
    "carriage returns": (":s :p ⟦'''a\r\nb\rc'''⟧ .", "a\r\nb\rc"),
    "wide characters before": (":s :p '😀é\u0301洪', ⟦:o⟧ .", E + "o"),
    "integer": (":s :p ⟦+05⟧ .", "+05"),
    "integer before the end": (":s :p ⟦5⟧.\n:t :p 6.", "5"),
    "decimal": (":s :p ⟦-.50⟧.", "-.50"),
    "double": (":s :p ⟦5.e-10⟧.", "5.e-10"),
    "boolean": (":s :p ⟦true⟧ .", "true"),
    "no boolean": (":s :p ⟦:true⟧, true .", E + "true"),
    "empty list": (":s :p ⟦( )⟧ .", RDF + "nil"),
    "list": (":s :p ⟦( :o\n ( 1 ) )⟧ .", ANONYMOUS),
    "bracket": (":s :p ⟦[ :p ']' ;\n :q [] ]⟧ , [] .", ANONYMOUS),
    "label": (":s :p ⟦_:a.b⟧ .", "_:a.b"),
    "twice": (":s :p ⟦:o⟧ . :s :p :o .", E + "o"),
    "reified": (":s :p ⟦<< :a :b :c ~ :r >>⟧ .", E + "r"),
    "triple term": (":s :p ⟦<<( :a :b <<( :a :b '>>' )>> )>>⟧ .", ANONYMOUS),
    "annotated": (":s :p :a ~ :r {| :p :o ; :q [] |} {| :p 1 |} , ⟦:o⟧ ~ .", E + "o"),
}


@pytest.mark.parametrize(("document", "value"), OBJECTS.values(), ids=OBJECTS)
def test_the_place_of_a_triple_is_its_object(document: str, value: str) -> None:
    """From the first to the last character of the term, with language or datatype."""
    found_where_marked(P + document, "turtle", E + "s", E + "p", value)
    found_where_marked(P + document, "trig", E + "s", E + "p", value)
    for graph in (":g {{ {} }}", "GRAPH _:g{{{}}}", "{{ {} }}", "[]{{{}}}"):
        found_where_marked(P + ":s :q :o . " + graph.format(document), "trig", E + "s", E + "p", value)


SUBJECTS = {
    "name": (P + "⟦:s⟧ :p :o .", E + "s"),
    "escaped": (P + "⟦<https://e.org/\\u0073>⟧ :p :o .", E + "s"),
    "first of two": (P + "⟦:s⟧ :p :o .\n:s :q :o .", E + "s"),
    "not as an object": (P + ":t :p :s .\n⟦:s⟧ :q :o .", E + "s"),
    "label": (P + "⟦_:s⟧ :p :o .", "_:s"),
    "reifier": (P + ":a :b :c ⟦~ :s⟧ {| :p :o |} .", E + "s"),
    "reified triple": (P + "⟦<< :a :b :c ~ :s >>⟧ :p :o .", E + "s"),
    "inner reified triple": (P + "<< ⟦<< :a :b :c ~ :s >>⟧ :b :c >> :p :o .", E + "s"),
    "relative": ("@base <https://e.org/a/b> .\n⟦<../s>⟧ <p> <o> .", E + "s"),
    "empty reference": ("BASE <https://e.org/s#t>\n⟦<>⟧ <p> <o> .", E + "s"),
    "base of a base": ("@base <https://e.org/a/> . BASE <b/>⟦<s>⟧ <p> <o> .", E + "a/b/s"),
    "prefix below the base": ("@base <https://e.org/a/> . prefix x: <b#> ⟦x:s⟧ <p> <o> .", E + "a/b#s"),
    "new meaning of a prefix": (P + ":s :p :o . @prefix : <https://e.org/2/> . ⟦:s⟧ :p :o .", E + "2/s"),
    "keywords in any case": ("PreFIX : <https://e.org/> bAsE <https://f.org/> ⟦:s⟧ a :o .", E + "s"),
    "prefixes like keywords": (
        "@prefix a: <https://e.org/> . @prefix base: <https://e.org/> .\n⟦a:s⟧ a base:o .",
        E + "s",
    ),
}


@pytest.mark.parametrize(("document", "subject"), SUBJECTS.values(), ids=SUBJECTS)
def test_the_place_of_a_subject_is_where_it_is_described(document: str, subject: str) -> None:
    """The token, the first time."""
    found_where_marked(document, "turtle", subject)
    found_where_marked("VERSION '1.2'\n@version '1.2' .\n" + document, "trig", subject)


def test_the_name_of_a_graph_is_no_subject() -> None:
    """A graph is described elsewhere, if at all."""
    text = P + ":g { :s :p :o } GRAPH :h { } :g { :t :p :o } :i{}"
    assert places(text, "trig").subjects() == (E + "s", E + "t")


def test_a_is_the_type() -> None:
    """`a` as a verb only."""
    found_where_marked(
        P + "@prefix a: <https://e.org/> .\n:s a:a a:b ; a ⟦a:a⟧ .", "turtle", E + "s", RDF + "type"
    )


@pytest.mark.parametrize(
    "unwanted",
    [
        ':t :p """\n"x""", """ .\n:s :p :wrong .\n""" .',
        ":t :p ' . :s :p :wrong . ' .",
        ":t :p <https://e.org/.> , :a.b, 1.5, .5, 5.e1, 'x'@en.",
        ":t :p [ :p 1 ] .",
        "# :s :p :wrong .\n:t#:s :p :wrong .\n:p :o.",
        r":t :p :\., '\'', :a\#, :a.\. .",
        ":t :p <<( :a :b '>>.' )>> {| :p 1 |} .",
        ":t.t :p 5.:t :p :t.\n:t.t :p :t.t.",
        "_:t.t :p _:b.c, _:d.",
        "[ :p [ :q '].' ] ] :p :o . [] :p :o . ( 1 ) :p 2 .",
    ],
)
def test_what_is_not_wanted_is_passed_over_whole(unwanted: str) -> None:
    """No dot, quote or bracket in it ends it."""
    found_where_marked(f"{P}{unwanted}\n:s :p ⟦:o⟧ .", "turtle", E + "s", E + "p", E + "o")
    found_where_marked(f"{P}{{{unwanted}}} :g{{:s :p ⟦:o⟧}}", "trig", E + "s", E + "p", E + "o")


def test_blank_nodes() -> None:
    """Their brackets, and their labels the first time; an empty list is no blank node."""
    blanks_where_marked(
        P + ':s :p ⟦[⟧ :p ⟦_:a⟧ , "[" ] , ⟦(⟧ 1 ⟦(⟧ 2 ) () ⟦[⟧] ) , () ; :q _:a, :\\( . # [ (\n'
        "⟦_:b⟧ :p ⟦[⟧].\n⟦[⟧ :p 1 ] .",
        "turtle",
    )
    blanks_where_marked(P + "⟦_:g⟧ { ⟦[⟧] :p _:g } ⟦[⟧] { ⟦(⟧ 1 ) :p 2 }", "trig")
    blanks_where_marked(
        P + "⟦<<⟧ :a :b :c >> :p ⟦<<⟧ :a :b :c >> . :s :p :o ⟦~⟧ ⟦{|⟧ :p 1 |} ~ ⟦_:b⟧ {| :p 1 |} .", "turtle"
    )


@pytest.mark.parametrize(
    "text",
    [
        P + ":s :p :o .\n:s :p 'open .\n:s :p :o .",
        P + ":s :p :o .\n:s :p <https://e .org> .",
        P + ":s :p :o .\n:s :p unknown:o .",
        P + ":s :p :o .\n] .",
        P + ":s :p :o .\n:s ^ :o .",
        P + ":s :p :o .\n:s :p ) .",
        P + ":s :p :o .\n:s :p [ :p :o ) .",
        P + ":s :p :o .\n@prefix : .",
        P + ":s :p :o .\n<< :a :b",
        P + ':s :p :o .\n:t :p """ open',
    ],
)
def test_a_faulty_text_is_read_up_to_the_fault(text: str) -> None:
    """What came before is found, and there is no complaint."""
    for wanted in (None, {E + "s"}):
        found = places(text, "turtle", wanted).find(E + "s", E + "p", E + "o")
        assert found is not None
        assert cut(text, found) == ":o"
    blanks(text, "turtle")


PREFIXES = "@prefix : <https://e.org/> . @prefix a.b: <https://e.org/b#> .\n@base <https://e.org/x/y> .\n"
gaps = st.sampled_from([" ", "\n", "\t", "  ", " # . ; \"'<[(\n", "\r\n"])
names = st.sampled_from([
    ":s", ":t", ":", "a.b:s", "a.b:1.2", ":\\.", ":x\\'y", ":洪水", "<>", "<s>", "<../s#t>", "<https://e.org/s>", ":a%2E",
    "<\\u6d2a>", ":a:b", ":true",
])  # fmt: skip
literals = st.sampled_from([
    "1", "-1", "+1.5", ".5", "5.e3", "1E-3", "true", "false", "''", '""', "'x'", '"""a"b\n""c"""', "'''\\''''", "'.'@en",
    "'\\\\'@zh-Hans", '"5"^^:d', "'x'^^<https://e.org/d>", "'洪\\u6C34'", '"""."""@en', "'#'", "'[('", "'\\n'",
])  # fmt: skip
labels = st.sampled_from(["_:a", "_:b.c", "_:1"])


def joined(
    parts: st.SearchStrategy[list[str]], before: str, between: str, after: str
) -> st.SearchStrategy[str]:
    """Parts with a mark between them and any white space around it."""
    return st.tuples(parts, gaps, gaps).map(
        lambda p: before + p[1] + (p[1] + between + p[2]).join(p[0]) + p[2] + after
    )


verbs = names | st.just("a")


def statements_of(objects: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Predicates with their objects, `;` between them."""
    listed = joined(st.lists(objects, min_size=1, max_size=3), "", ",", "")
    pairs = st.tuples(verbs, gaps, listed).map("".join)
    return joined(st.lists(pairs, min_size=1, max_size=3), "", ";", "")


objects = st.recursive(
    names | literals | labels,
    lambda inner: (
        joined(st.lists(inner, max_size=3), "(", " ", ")")
        | statements_of(inner).map(lambda said: f"[{said}]")
        | st.just("[]")
    ),
    max_leaves=6,
)
statements = st.tuples(
    names | labels | st.just("[]"), gaps, statements_of(objects), st.sampled_from([".", ";.", "; ; ."])
).map("".join)


@given(st.lists(statements, max_size=6))
@settings(deadline=None, max_examples=150)
def test_texts_from_all_constructs(written: list[str]) -> None:
    """Every triple of a named subject that the parser reads has its place, and what is written there denotes it."""
    text = PREFIXES + "\n".join(written) + "\n"

    def denotes(place: str, object: object) -> bool:
        (first, *_) = [
            q.object
            for q in ox.parse(f"{PREFIXES}<urn:s> <urn:p> {place} .\n".encode(), format=ox.RdfFormat.TURTLE)
            if q.subject == ox.NamedNode("urn:s")
        ]
        return first == object or (isinstance(object, ox.BlankNode) and isinstance(first, ox.BlankNode))

    every_triple_is_found(text, "turtle", denotes)
    wanted_are_like_all(text, "turtle")


@given(
    st.lists(
        st.tuples(st.sampled_from(["", ":g", "<g>", "GRAPH _:g", "[]"]), st.lists(statements, max_size=3)),
        max_size=3,
    )
)
@settings(deadline=None)
def test_graphs_from_all_constructs(graphs: list[tuple[str, list[str]]]) -> None:
    """The same in graphs; the last statement of a graph needs no dot."""
    text = PREFIXES + "\n".join(
        f"{name}{{{' '.join(written).removesuffix('.')}}}" for name, written in graphs
    )
    every_triple_is_found(text, "trig")
    wanted_are_like_all(text, "trig")


def test_numbers_next_to_dots() -> None:
    """The dot that ends the statement is no part of the number; one inside is."""
    text = P + ":a :p 1.:b :p 1.5.:c :p 1.e5.:d :p .5.:e :p 1e5.:f :p +1."
    assert every_triple_is_found(text, "turtle") == 6
