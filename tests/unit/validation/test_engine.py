"""pySHACL over the store: the whole graph, or some things of it with the same outcome."""

import itertools
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nbs_graph.errors import CannotDo
from nbs_graph.model import Severity
from nbs_graph.validation.engine import validate
from nbs_graph.validation.oxstore import graph_over, to_oxigraph, to_rdflib
from nbs_graph.validation.reference import Result
from nbs_graph.validation.shapes import Shapes, load

E = "https://e.org/"
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix e: <https://e.org/> .
e:s-prefixes sh:declare e:s-prefix . e:s-prefix sh:prefix "e" ; sh:namespace "https://e.org/"^^xsd:anyURI .
e:Work-shape a sh:NodeShape ; sh:targetClass e:Work ; sh:property e:title-shape , e:date-shape , e:by-shape ; sh:sparql e:twice .
e:title-shape a sh:PropertyShape ; sh:path e:title ; sh:minCount 1 ; sh:message "A title, please."@en , "请写标题。"@zh .
e:date-shape a sh:PropertyShape ; sh:path e:date ; sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] ) ; sh:severity sh:Warning .
e:by-shape a sh:PropertyShape ; sh:path ( e:part e:by ) ; sh:class e:Person .
e:twice sh:prefixes e:s-prefixes ; sh:message "{?value} is the title of {?other} too."@en , "{?value} 也是 {?other} 的标题。"@zh ;
    sh:select "SELECT $this ?value ?other WHERE { $this e:title ?value . ?other e:title ?value . FILTER(?other != $this) }" .
e:Dated-shape a sh:NodeShape ; sh:targetSubjectsOf e:date ; sh:property e:note-shape .
e:note-shape a sh:PropertyShape ; sh:path e:note ; sh:maxCount 1 ; sh:severity sh:Info .
e:Named-shape a sh:NodeShape ; sh:targetObjectsOf e:part ; sh:nodeKind sh:IRI ; sh:property e:name-shape .
e:name-shape a sh:PropertyShape ; sh:path e:name ; sh:datatype xsd:string ; sh:hasValue "n" .
"""


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Shapes:
    """A small set with every kind of target that we use."""
    folder = tmp_path_factory.mktemp("shapes")
    (folder / "work.ttl").write_text(SHAPES, "utf-8")
    return load(folder)


def store_of(turtle: str) -> ox.Store:
    """Turtle, in two named graphs, with one class below another."""
    head = "@prefix e: <https://e.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    store = ox.Store()
    triples = ox.parse(head + turtle + "\ne:Book rdfs:subClassOf e:Work .", format=ox.RdfFormat.TURTLE)
    for number, quad in enumerate(triples):
        graph = ox.NamedNode(f"{E}graph-{number % 2}")
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    return store


def told(results: list[Result]) -> list[tuple[str, str, str]]:
    """Results in short."""
    return sorted((str(r.focus).removeprefix(E), str(r.shape).removeprefix(E), r.component) for r in results)


@pytest.mark.parametrize(
    ("turtle", "expected"),
    [
        ("e:a a e:Work ; e:title 't' .", []),
        ("e:a a e:Book .", [("a", "title-shape", "MinCountConstraintComponent")]),
        ("e:a a e:Work ; e:title 't' ; e:date 'x' .", [("a", "date-shape", "OrConstraintComponent")]),
        ("e:a a e:Work ; e:title 't' ; e:date '2023'^^xsd:gYear .", []),
        (
            "e:a e:date '2023'^^xsd:gYear ; e:note 'x' , 'y' .",
            [("a", "note-shape", "MaxCountConstraintComponent")],
        ),
        ("e:a e:part e:p . e:p e:name 'n' .", []),
        ("e:a e:part e:p . e:p e:name 'n' , 4 .", [("p", "name-shape", "DatatypeConstraintComponent")]),
        (
            "e:a a e:Work ; e:title 't' . e:b a e:Work ; e:title 't' .",
            [
                ("a", "Work-shape", "SPARQLConstraintComponent"),
                ("b", "Work-shape", "SPARQLConstraintComponent"),
            ],
        ),
    ],
)
def test_all_targets_and_kinds(shapes: Shapes, turtle: str, expected: list[tuple[str, str, str]]) -> None:
    """Whole graph and things one by one give the same."""
    store = store_of(turtle)
    assert told(validate(store, shapes)) == expected
    assert told(validate(store, shapes, [E + "a", E + "b", E + "p"])) == expected


def test_results_carry_their_parts(shapes: Shapes) -> None:
    """Severity, path, value, message of the constraint with its variables."""
    (dated,) = validate(store_of("e:a a e:Work ; e:title 't' ; e:date 'x' ."), shapes)
    assert (dated.severity, dated.path, str(dated.value)) == (Severity.WARNING, (E + "date",), "x")
    first, _ = validate(store_of("e:a a e:Work ; e:title 't' . e:b a e:Work ; e:title 't' ."), shapes)
    assert any("is the title of" in message for message in first.messages)
    (parted,) = validate(
        store_of("e:a a e:Work ; e:title 't' ; e:part e:p . e:p e:by e:x ; e:name 'n' ."), shapes
    )
    assert parted.path == (E + "part", E + "by")


def test_nothing_targeted_is_no_pass(shapes: Shapes) -> None:
    """A mistyped class would else be silence."""
    for things in (None, [E + "a"]):
        with pytest.raises(CannotDo):
            validate(store_of("e:a a e:Wrok ."), shapes, things)


def test_shapes_in_the_data_are_not_used(shapes: Shapes) -> None:
    """A partner cannot switch a constraint off or bring one along."""
    data = "@prefix sh: <http://www.w3.org/ns/shacl#> . e:title-shape sh:deactivated true . e:own a sh:NodeShape ; sh:targetClass e:Work ; sh:nodeKind sh:Literal . e:a a e:Work ."
    assert told(validate(store_of(data), shapes)) == [("a", "title-shape", "MinCountConstraintComponent")]


FACTS = [
    *("e:{} a e:Work .", "e:{} a e:Book .", "e:{} e:title 't' .", "e:{} e:title 'u' .", "e:{} e:date 'x' ."),
    *("e:{} e:date '2023-01-01'^^xsd:date .", "e:{} e:note 'x' .", "e:{} e:note 'y' .", "e:{} e:part e:b ."),
    *("e:{} e:by e:c .", "e:{} e:name 'n' .", "e:{} a e:Person .", "e:{} e:part 'text' ."),
]
GRAPHS = st.sets(st.sampled_from([fact.format(x) for fact in FACTS for x in "abc"]), max_size=14).map(sorted)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(GRAPHS)
def test_thing_by_thing_is_the_full_run(shapes: Shapes, facts: list[str]) -> None:
    """Any graph: what is said of all things together is what is said of each alone."""
    store = store_of("\n".join(facts))
    try:
        full = told([r for r in validate(store, shapes) if isinstance(r.focus, rdflib.URIRef)])
    except CannotDo:
        full = []
    alone = []
    for thing in "abc":
        try:
            alone += told(validate(store, shapes, [E + thing]))
        except CannotDo:
            continue
    assert sorted(alone) == full


def test_shapes_know_their_file_and_number(shapes: Shapes) -> None:
    """Where a shape is defined, and how much is checked."""
    assert shapes.files[E + "title-shape"].name == "work.ttl"
    assert shapes.count == (8, 10)
    assert shapes.messages(ox.NamedNode(E + "title-shape")) == {"en": "A title, please.", "zh": "请写标题。"}


def test_a_folder_without_shapes(tmp_path: Path) -> None:
    """No shapes, or broken ones: it cannot be done."""
    with pytest.raises(CannotDo):
        load(tmp_path)
    (tmp_path / "x.ttl").write_text("e:a", "utf-8")
    with pytest.raises(CannotDo, match=r"x\.ttl"):
        load(tmp_path)


def test_terms_look_the_same_on_both_sides() -> None:
    """Lexical forms, languages and datatypes survive the way there and back."""
    terms = [
        *(ox.NamedNode(E + "a"), ox.BlankNode("b"), ox.Literal("x"), ox.Literal("x", language="zh")),
        ox.Literal("0x", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
        ox.Literal("1.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    ]
    assert [to_oxigraph(to_rdflib(term)) for term in terms] == terms
    assert to_oxigraph(None) is None


def test_the_view_answers_patterns_and_length() -> None:
    """All named graphs as one; its length says whether there is anything; true even when empty."""
    graph = graph_over(store_of("e:a a e:Work ; e:title 't' ."))
    assert len(graph) == 1
    assert {str(o) for o in graph.objects(rdflib.URIRef(E + "a"), rdflib.URIRef(E + "title"))} == {"t"}
    assert bool(graph_over(ox.Store()).store)
    assert not list(itertools.islice(graph.triples((rdflib.Literal("x"), None, None)), 1))
