"""The shapes themselves: readable in both languages, without blank nodes, without misspelt or idle terms."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import yaml
from rdflib.namespace import RDF, SH
from rdflib.term import BNode, Literal, Node, URIRef

from nbs_graph.errors import CannotDo
from nbs_graph.validation.shapes import load

from . import fixtures

ROOT = fixtures.HERE.parents[1]
REFERS = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
_KEY = re.compile(r"`([a-zA-Z0-9]+):")


def test_no_blank_node() -> None:
    """Every shape can be pointed at, and a diff of the shapes means what it says."""
    assert [t for t in fixtures.shapes() if any(isinstance(term, BNode) for term in t)] == []


def test_only_terms_of_shacl() -> None:
    """A misspelt `sh:minCont` would be no constraint at all, in silence."""
    used = {term for triple in fixtures.shapes() for term in triple if str(term).startswith(str(SH))}
    assert [str(term) for term in used if term not in SH] == []


def test_shapes_speak_both_languages() -> None:
    """What reaches a reader has a message in en and zh and a severity; a property has a name besides."""
    graph = fixtures.shapes()
    constraints = set(graph.objects(None, SH.sparql))
    silent = [
        shape
        for shape in fixtures.reporting() | constraints
        if _speaks(shape) and not fixtures.bilingual(shape, SH.message)
    ]
    assert sorted(map(str, silent)) == []
    unnamed = [
        s
        for s in fixtures.reporting()
        if (s, RDF.type, SH.PropertyShape) in graph and not fixtures.bilingual(s, SH.name)
    ]
    assert sorted(map(str, unnamed)) == []
    unweighed = [s for s in fixtures.reporting() if _constrains(s) and (s, SH.severity, None) not in graph]
    assert sorted(map(str, unweighed)) == []


def _constrains(shape: Node) -> bool:
    """Whether a shape states anything but which property shapes to ask."""
    graph = fixtures.shapes()
    idle = {RDF.type, SH.property, SH.name, SH.message, SH.severity, SH.path, *fixtures.TARGETS}
    return any(p not in idle for p in graph.predicates(shape))


def _speaks(shape: Node) -> bool:
    """Whether results carry this node's own message: SPARQL constraints have theirs."""
    graph = fixtures.shapes()
    own = set(graph.predicates(shape)) - {SH.sparql}
    return _constrains(shape) and bool(
        own & {SH.select, SH["not"], SH.pattern} or (shape, RDF.type, SH.PropertyShape) in graph
    )


def _referred(shape: Node) -> Iterator[Node]:
    for predicate in REFERS:
        yield from fixtures.shapes().objects(shape, predicate)


def test_every_shape_is_used_and_none_is_recursive() -> None:
    """Recursive shapes miss violations; a shape that nothing reaches says nothing."""
    graph = fixtures.shapes()
    everything = set(graph.subjects(RDF.type, SH.NodeShape)) | set(graph.subjects(RDF.type, SH.PropertyShape))
    roots = {s for kind in fixtures.TARGETS for s in graph.subjects(kind)}
    reached: set[Node] = set()

    def visit(shape: Node, above: tuple[Node, ...]) -> None:
        assert shape not in above, f"{shape} refers to itself"
        reached.add(shape)
        for other in _referred(shape):
            visit(other, (*above, shape))

    for root in roots:
        visit(root, ())
    assert sorted(map(str, everything - reached)) == []
    assert sorted(map(str, reached - everything)) == []


def test_each_shape_is_defined_once_under_our_name() -> None:
    """One file for each shape, and the name of a property shape starts with that of its node shape's family."""
    homes: dict[Node, str] = {}
    for path in sorted(fixtures.SHAPES.glob("*.ttl")):
        for subject in set(rdflib.Graph().parse(path, format="turtle").subjects()):
            assert str(subject).startswith(str(fixtures.SHAPE)), subject
            assert homes.setdefault(subject, path.name) == path.name, (
                f"{subject} is in {homes[subject]} and {path.name}"
            )


@pytest.mark.parametrize("query", sorted(map(str, fixtures.shapes().objects(None, SH.select))))
def test_sparql_constraints_can_be_run(query: str) -> None:
    """With the declared prefixes only; about `$this`; without what SHACL forbids (section 5.3.1)."""
    graph = fixtures.shapes()
    declared = {
        str(graph.value(node, SH.prefix)): str(graph.value(node, SH.namespace))
        for node in graph.objects(fixtures.SHAPE.prefixes, SH.declare)
    }
    ox.Store().query(query.replace("$this", "?this"), prefixes=declared)
    assert "$this" in query
    assert not re.search(r"\b(MINUS|VALUES|SERVICE|FROM)\b", query)


def test_messages_name_keys_that_exist() -> None:
    """What an editor is told to type is a key of the authoring format."""
    context = json.loads((ROOT / "ontology/context.jsonld").read_text("utf-8"))["@context"]
    authoring = yaml.safe_load((ROOT / "ontology/authoring.yaml").read_text("utf-8"))
    known = (
        set(context)
        | {k for group in authoring["keys"].values() for keys in group.values() for k in keys}
        | {"en", "zh", "code"}
    )
    told = {
        (str(node), key)
        for node, text in fixtures.shapes().subject_objects(SH.message)
        if isinstance(text, Literal)
        for key in _KEY.findall(str(text))
    }
    assert sorted((node, key) for node, key in told if key not in known) == []


def test_lists_are_well_formed() -> None:
    """The lists of languages have names, one first and one rest each."""
    graph = fixtures.shapes()
    for node in graph.subjects(RDF.first):
        assert isinstance(node, URIRef)
        assert len(list(graph.objects(node, RDF.first))) == len(list(graph.objects(node, RDF.rest))) == 1


HEAD = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix nbs: <https://w3id.org/nbs-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix shape: <https://w3id.org/nbs-graph/shape/> .
shape:Other a sh:NodeShape ; sh:targetClass nbs:Report ; sh:property shape:Other-path .
shape:Other-path a sh:PropertyShape ; sh:path dcterms:issued ; sh:minCount 1 .

"""
SLIPS = {
    "sh:property shape:X-p ; sh:targetClass nbs:Repport .": "The ontology has no nbs:Repport; did you mean nbs:Report?",
    "sh:property shape:X-p .\nshape:X-p sh:path dcterms:isued .": "There is no dcterms:isued; did you mean dcterms:issued?",
    "sh:Severity sh:Warning .": "sh:Severity is a class, not a property; did you mean sh:severity?",
    'sh:minCount "one" .': "sh:minCount takes a whole number such as 1, not “one”.",
    'sh:closed "yes" .': "sh:closed takes true or false, not “yes”.",
    'sh:in "en" .': "sh:in takes a list, ( … ), not “en”.",
    "sh:nodeKind sh:Violation .": "sh:nodeKind takes one of sh:BlankNode,",
    'sh:pattern "(" .': "sh:pattern takes a regular expression, not “(”.",
    "sh:minCont 1 .": "SHACL has no sh:minCont; did you mean sh:minCount?",
    "sh:property [ sh:path nbs:journal ; sh:maxCount 1.5 ] .": "sh:maxCount takes a whole number such as 1, not “1.5”.",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_file_line_and_shape(slip: str, tmp_path: Path) -> None:
    """What would make a constraint idle, or break the engine, is refused before it is asked."""
    body = f"shape:X a sh:NodeShape ;\n  {slip}\n"
    (tmp_path / "x.ttl").write_text(HEAD + body, "utf-8")
    with pytest.raises(CannotDo) as refused:
        load(tmp_path)
    shape = "shape:X-p" if "isued" in slip else "shape:X"
    line = HEAD.count("\n") + (3 if "isued" in slip else 2)
    english, chinese = refused.value.message("en"), refused.value.message("zh")
    assert english.startswith(f"{tmp_path.name}/x.ttl:{line}: {shape}: {SLIPS[slip]}")
    assert chinese.startswith(f"{tmp_path.name}/x.ttl:{line}：")
    assert re.search(r"[\\u4e00-\\u9fff]", chinese)


def test_another_namespace_than_that_of_shacl(tmp_path: Path) -> None:
    """A file that says nothing at all in SHACL is told so, once, at the prefix."""
    (tmp_path / "right.ttl").write_text(HEAD, "utf-8")
    (tmp_path / "x.ttl").write_text(HEAD.replace("shacl#", "shacl/"), "utf-8")
    with pytest.raises(CannotDo) as refused:
        load(tmp_path)
    assert refused.value.message("en").splitlines() == [
        f"{tmp_path.name}/x.ttl:1: The namespace of SHACL is <http://www.w3.org/ns/shacl#>, not "
        "<http://www.w3.org/ns/shacl/>: what is written with it would say nothing."
    ]
    (tmp_path / "x.ttl").write_text("<https://example.org/a> <https://example.org/b> 1 .", "utf-8")
    with pytest.raises(CannotDo, match="Nothing here is SHACL"):
        load(tmp_path)


def test_all_slips_of_a_file_are_told_together(tmp_path: Path) -> None:
    """So that one run is enough to mend it."""
    body = 'shape:X a sh:NodeShape ;\n  sh:minCont 1 ;\n  sh:maxCount "two" .\n'
    (tmp_path / "x.ttl").write_text(HEAD + body, "utf-8")
    with pytest.raises(CannotDo) as refused:
        load(tmp_path)
    lines = [line.split(":")[1] for line in refused.value.message("en").splitlines()]
    assert lines == [str(HEAD.count("\n") + 2), str(HEAD.count("\n") + 3)]
