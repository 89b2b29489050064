"""Places in JSON-LD: contexts, containers, nested nodes, and documents put together from all of them."""

import json
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places_written import (
    RDF,
    XSD,
    E,
    blanks_where_marked,
    cut,
    every_triple_is_found,
    found_where_marked,
    nasty_texts,
    parsed,
    wanted_are_like_all,
)

from nbs_graph.sources.places import ANONYMOUS, blanks, places
from nbs_graph.sources.places.json_values import number

TERMS: dict[str, Any] = {
    "@vocab": E,
    "@base": E + "base/",
    "x": "https://x.org/",
    "id": "@id",
    "type": "@type",
    "value": "@value",
    "inside": "@nest",
    "ref": {"@id": "x:ref", "@type": "@id"},
    "word": {"@id": "x:word", "@type": "@vocab"},
    "date": {"@id": "x:date", "@type": "x:date-type"},
    "double": {"@type": XSD + "double"},
    "label": {"@id": "x:label", "@container": "@language"},
    "labels": {"@id": "x:labels", "@container": ["@language", "@set"]},
    "list": {"@id": "x:list", "@container": "@list"},
    "set": {"@id": "x:set", "@container": "@set"},
    "byIndex": {"@id": "x:byIndex", "@container": "@index"},
    "byKey": {"@id": "x:byKey", "@container": "@index", "@index": "x:key"},
    "byId": {"@id": "x:byId", "@container": "@id"},
    "graph": {"@id": "x:graph", "@container": "@graph"},
    "graphs": {"@id": "x:graphs", "@container": ["@graph", "@id"]},
    "of": {"@reverse": "x:has"},
    "json": {"@id": "x:json", "@type": "@json"},
    "nothing": None,
    "scoped": {"@id": "x:scoped", "@context": {"p": "x:scoped-p"}},
    "Scoped": {"@id": "x:Scoped", "@context": {"p": "x:typed-p"}},
}
X = "https://x.org/"
HEAD = f'{{"@context": {json.dumps(TERMS)},\n'
S, B = E + "s", E + "base/"

FOUND = {
    "string": ('"id": "../s", "p": ⟦"洪水"⟧', (S, E + "p", "洪水")),
    "escapes": (r'"id": "../s", "p": ⟦"\u6D2A\ud83d\ude00\n\"\/"⟧', (S, E + "p", '洪😀\n"/')),
    "escaped keys": (r'"\u0069d": "..\/s", "\u0070": ⟦"x"⟧', (S, E + "p", "x")),
    "later value": ('"id": "../s", "p": ["x",\n ⟦"y"⟧]', (S, E + "p", "y")),
    "wide characters before": ('"id": "../s", "p": ["😀é\u0301洪", ⟦"y"⟧]', (S, E + "p", "y")),
    "integer": ('"id": "../s", "p": ⟦5.0⟧', (S, E + "p", "5")),
    "double": ('"id": "../s", "p": ⟦-150.5e-1⟧', (S, E + "p", "-1.505E1")),
    "double by its term": ('"id": "../s", "double": ⟦5⟧', (S, E + "double", "5.0E0")),
    "boolean": ('"id": "../s", "p": [null, ⟦true⟧]', (S, E + "p", "true")),
    "curie as a key": ('"id": "../s", "x:p": ⟦"x"⟧', (S, X + "p", "x")),
    "iri as a key": ('"id": "../s", "https://p.org/": ⟦"x"⟧', (S, "https://p.org/", "x")),
    "reference": ('"id": "../s", "p": {"id": ⟦"o"⟧}', (S, E + "p", B + "o")),
    "coerced reference": ('"id": "../s", "ref": [⟦"o"⟧, "x:o"]', (S, X + "ref", B + "o")),
    "coerced curie": ('"id": "../s", "ref": ["o", ⟦"x:o"⟧]', (S, X + "ref", X + "o")),
    "term as a value": ('"id": "../s", "word": [⟦"date"⟧, "p"]', (S, X + "word", X + "date")),
    "word of the vocabulary": ('"id": "../s", "word": ["date", ⟦"p"⟧]', (S, X + "word", E + "p")),
    "typed by its term": ('"id": "../s", "date": ⟦"2023"⟧', (S, X + "date", "2023")),
    "value object": ('"id": "../s", "p": ⟦{"value": "x", "@language": "en"}⟧', (S, E + "p", "x")),
    "typed value object": ('"id": "../s", "p": ⟦{"type": "date", "value": 5}⟧', (S, E + "p", "5")),
    "language map": ('"id": "../s", "label": {"en": "x", "zh": ⟦"洪水"⟧}', (S, X + "label", "洪水")),
    "languages of several": ('"id": "../s", "labels": {"en": ["x", ⟦"y"⟧]}', (S, X + "labels", "y")),
    "type": ('"id": "../s", "type": ["Thing", ⟦"x:T"⟧]', (S, RDF + "type", X + "T")),
    "list": ('"id": "../s", "list": ⟦["x", {"id": "o"}]⟧', (S, X + "list", ANONYMOUS)),
    "list object": ('"id": "../s", "p": ⟦{"@list": ["x"]}⟧', (S, E + "p", ANONYMOUS)),
    "empty list": ('"id": "../s", "list": ⟦[]⟧', (S, X + "list", RDF + "nil")),
    "set": ('"id": "../s", "set": {"@set": ["x", ⟦"y"⟧]}', (S, X + "set", "y")),
    "arrays in arrays": ('"id": "../s", "p": [["x"], [[⟦"y"⟧]]]', (S, E + "p", "y")),
    "index": ('"id": "../s", "byIndex": {"a": "x", "b": [⟦"y"⟧]}', (S, X + "byIndex", "y")),
    "key that is a triple": ('"id": "../s", "byKey": {⟦"a"⟧: {"id": "o"}}', (B + "o", X + "key", "a")),
    "id as a key": ('"id": "../s", "byId": {⟦"o"⟧: {"p": "x"}}', (S, X + "byId", B + "o")),
    "thing whose id is a key": ('"id": "../s", "byId": {"o": {"p": ⟦"x"⟧}}', (B + "o", E + "p", "x")),
    "nested node": ('"id": "../t", "p": {"q": {"id": "../s", "p": ⟦"x"⟧}}', (S, E + "p", "x")),
    "node without id": ('"id": "../s", "p": ⟦{"p": {"id": "o"}}⟧', (S, E + "p", ANONYMOUS)),
    "node in a list": ('"id": "../t", "list": [{"id": "../s", "p": ⟦"x"⟧}]', (S, E + "p", "x")),
    "node in a graph": ('"@graph": [{"id": "../t"}, {"id": "../s", "p": ⟦"x"⟧}]', (S, E + "p", "x")),
    "graph as a value": ('"id": "../t", "graph": {"id": "../s", "p": ⟦"x"⟧}', (S, E + "p", "x")),
    "graph with a name": ('"id": "../s", "graphs": {⟦"g"⟧: {"id": "../t"}}', (S, X + "graphs", B + "g")),
    "included": ('"id": "../t", "@included": {"id": "../s", "p": ⟦"x"⟧}', (S, E + "p", "x")),
    "nest": ('"id": "../s", "inside": {"p": ⟦"x"⟧}', (S, E + "p", "x")),
    "reverse": ('"id": "../t", "@reverse": {"p": {"id": ⟦"../s"⟧}}', (S, E + "p", E + "t")),
    "reverse term": ('"id": "../t", "of": [{"id": ⟦"../s"⟧, "p": 5}]', (S, X + "has", E + "t")),
    "json": ('"id": "../s", "json": ⟦{"b": [1.0, "x"],\n "a": null}⟧', (S, X + "json", '{"a":null,"b":[1,"x"]}')),
    "scoped by the key": ('"id": "../t", "scoped": {"id": "../s", "p": ⟦"x"⟧}', (S, X + "scoped-p", "x")),
    "scoped by the type": ('"type": "Scoped", "id": "../s", "p": ⟦"x"⟧', (S, X + "typed-p", "x")),
    "not scoped further": ('"type": "Scoped", "q": {"id": "../s", "p": ⟦"x"⟧}', (S, E + "p", "x")),
    "its own context": ('"q": {"p": ⟦"x"⟧, "id": "../s", "@context": {"p": "x:own"}}', (S, X + "own", "x")),
    "no context any more": ('"q": {"@context": null, "@id": "https://e.org/s", "x:p": ⟦"x"⟧}', (S, "x:p", "x")),
    "the same twice": ('"id": "../s", "p": [⟦"x"⟧, "x"]', (S, E + "p", "x")),
}  # fmt: skip


@pytest.mark.parametrize(("members", "key"), FOUND.values(), ids=FOUND)
def test_the_place_of_a_triple_is_its_value(members: str, key: tuple[str, ...]) -> None:
    """A scalar, a value object, the id of a node."""
    found_where_marked(HEAD + members + "}", "jsonld", *key)
    found_where_marked(HEAD + f'"@graph": [[{{"id": "z"}}, {{ {members} }}]]}}', "jsonld", *key)
    found_where_marked("[{}, " + HEAD + members + "}]", "jsonld", *key)
    context = HEAD.strip()[1:-1]
    found_where_marked(f"{{ {members}, {context} }}", "jsonld", *key)


SUBJECTS = {
    "id": (HEAD + '"p": 1, "id": ⟦"../s"⟧}', S),
    "first of two": (HEAD + '"@graph": [{"id": ⟦"../s"⟧, "p": 1}, {"id": "../s", "p": 1}]}', S),
    "not as a reference": (HEAD + '"@graph": [{"id": "t", "p": {"id": "../s"}}, {"id": ⟦"../s"⟧, "p": 1}]}', S),
    "label": (HEAD + '"id": ⟦"_:b"⟧, "p": 1}', "_:b"),
    "without context": ('[{"@type": ["https://e.org/T"], "@id": ⟦"https://e.org/s"⟧}]', S),
    "later context": ('{"@graph": {"n": {"n": 1, "@id": ⟦"x:s"⟧}}, "@context": {"n": "x:n", "x": "https://e.org/"}}', S),
    "chain of terms": ('{"@context": {"n": "b:n", "b": "a:", "a": "https://e.org/"}, "@id": ⟦"b:s"⟧, "n": 1}', S),
    "list of contexts": ('{"@context": [{"a": "https://e.org/"}, {"n": "a:n"}, {}], "@id": ⟦"a:s"⟧, "n": 1}', S),
    "vocabulary below the base": ('{"@context": {"@base": "https://e.org/", "@vocab": "#"}, "@id": ⟦"s"⟧, "n": 1}', S),
}  # fmt: skip


@pytest.mark.parametrize(("document", "subject"), SUBJECTS.values(), ids=SUBJECTS)
def test_the_place_of_a_subject_is_its_id(document: str, subject: str) -> None:
    """Where it is described, not where it is only named."""
    found_where_marked(document, "jsonld", subject)


def test_the_node_is_found_when_the_key_is_not_understood() -> None:
    """A key that means nothing has no place of its own, the thing has."""
    text = HEAD + '"id": "../s", "nothing": "x"}'
    found = places(text, "jsonld").find(S, "nothing", "x")
    assert found is not None
    assert cut(text, found) == '"../s"'


def test_blank_nodes() -> None:
    """Objects that are nodes without id, lists, and labels the first time; no values, no maps."""
    blanks_where_marked(
        HEAD + '"id": "s", "p": [⟦{⟧"q": ⟦{⟧}}, {"id": ⟦"_:a"⟧}, {"value": "{"}, {"@set": [⟦{⟧}]}, "_:c"],'
        '"list": ⟦[⟧{"id": "_:a"}, ⟦{⟧}], "label": {"en": "x"}, "byId": {"o": {}, "@none": ⟦{⟧}}, "ref": ⟦"_:b"⟧,'
        '"type": "T", "inside": {"q": {"@list": []}}, "json": {"a": {}}, "@included": [⟦{⟧"p": 1}]}',
        "jsonld",
    )  # fmt: skip
    blanks_where_marked('[{"@id": "https://e.org/s"}, ⟦{⟧"@graph": [⟦{⟧"https://e.org/p": 1}]}]', "jsonld")


@pytest.mark.parametrize(
    "rest",
    [
        "",
        ",",
        ', {"@id": }]',
        ', {"@id": "x',
        ", }]",
        ", [",
        ", nul",
        ', {"a" "b"}',
        ', "\\ud83d"]',
        ", " + "[" * 10_000,
    ],
)
def test_a_faulty_text_is_read_up_to_the_fault(rest: str) -> None:
    """What came before is found, and there is no complaint."""
    text = f'[{{"@id": "{S}", "{E}p": "x"}}{rest}'
    for wanted in (None, {S}):
        found = places(text, "jsonld", wanted).find(S, E + "p", "x")
        assert found is not None
        assert cut(text, found) == '"x"'
    blanks(text, "jsonld")


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?", fullmatch=True))
@settings(deadline=None)
def test_numbers_are_called_what_the_parser_calls_them(written: str) -> None:
    """Integers of at most 20 digits as such, others as doubles; all as doubles when the term says so."""
    context = json.dumps({"d": {"@id": E + "d", "@type": XSD + "double"}})
    text = f'{{"@context": {context}, "@id": "{S}", "{E}p": {written}, "d": {written}}}'
    called = {quad.predicate.value: quad.object.value for quad in parsed(text, "jsonld")}
    assert called == {E + "p": number(written), E + "d": number(written, double=True)}


ids = st.sampled_from(["../s", "t", "x:u", S, "_:b", "#洪"])
scalars = (
    nasty_texts | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.none()
)
literals = scalars | st.fixed_dictionaries({"@value": nasty_texts}, optional={"@language": st.just("zh")})


def nodes_of(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Node objects with every sort of key."""
    some = inner | st.lists(inner, max_size=3)
    mixed = some | literals | st.lists(literals, max_size=3)
    return st.fixed_dictionaries(
        {},
        optional={
            "id": ids, "type": st.sampled_from(["T", ["x:T", "U"]]), "p": mixed, "x:p": mixed, "nothing": mixed,
            "ref": ids | st.lists(ids, max_size=2), "word": st.sampled_from(["date", "x:w", "w"]), "date": nasty_texts,
            "label": st.dictionaries(st.sampled_from(["en", "zh"]), nasty_texts), "list": st.lists(inner | literals, max_size=2),
            "set": st.fixed_dictionaries({"@set": mixed}), "byIndex": st.dictionaries(st.sampled_from("ab"), some),
            "byId": st.dictionaries(ids, inner), "graph": some, "of": some, "@included": some, "inside": st.fixed_dictionaries({"q": mixed}),
            "@reverse": st.fixed_dictionaries({"p": some}), "scoped": some,
        },
    )  # fmt: skip


nodes = st.recursive(nodes_of(st.just({"id": "r"})), nodes_of, max_leaves=5)


@given(nodes, st.booleans(), st.sampled_from([None, 1]))
@settings(deadline=None, max_examples=100)
def test_documents_from_all_constructs(node: dict[str, Any], escaped: bool, indent: int | None) -> None:
    """Every triple of a named subject that the parser reads has its place, and what is written there denotes it."""
    for document in (
        {"@context": TERMS, **node},
        {"@context": TERMS, "@graph": [node, {"id": "v", "p": [node]}]},
    ):
        text = json.dumps(document, ensure_ascii=escaped, indent=indent)
        turned = any(
            key in json.dumps(node) for key in ('"of"', '"@reverse"')
        )  # there the value is the subject
        every_triple_is_found(text, "jsonld", None if turned else denotes)
        wanted_are_like_all(text, "jsonld")


def denotes(place: str, object: Any) -> bool:
    """Does this piece of JSON, as an id, a type or a value of a property, stand for the object?"""
    written = json.loads(place)
    readings = [{key: written} for key in ("p", "word", "date", "ref", "list")]
    if isinstance(written, str):
        readings += [{"p": {"@id": written}}, {"@type": written}]
    objects = [
        quad.object
        for reading in readings
        for quad in parsed(json.dumps({"@context": TERMS, "@id": "urn:s", **reading}), "jsonld")
    ]
    if isinstance(object, ox.Literal):
        return any(isinstance(o, ox.Literal) and o.value == object.value for o in objects)
    return object in objects or (
        isinstance(object, ox.BlankNode) and any(isinstance(o, ox.BlankNode) for o in objects)
    )
