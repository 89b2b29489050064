"""Whom a change concerns: incremental = full, for any shapes, graphs and edits."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import event, given, note, settings
from hypothesis import strategies as st

from nbs_graph.errors import CannotDo
from nbs_graph.validation.engine import Engine
from nbs_graph.validation.nodes import Nodes
from nbs_graph.validation.reference import Result
from nbs_graph.validation.shapes import Term
from tests.made import graphs, shapes

Judged = dict[Term, frozenset[Result]]


def without_descriptions(result: Result) -> Result:
    """A result without the messages of pySHACL that quote all that is said of a blank node, whatever is asked of it."""
    return (
        replace(result, messages=()) if {type(result.focus), type(result.value)} & {rdflib.BNode} else result
    )


def judged(engine: Engine, store: ox.Store, nodes: Iterable[Term]) -> Judged:
    """What is said of each node when it is asked about alone: nested shapes speak of others too."""
    found = {}
    for node in nodes:
        try:
            found[node] = frozenset(map(without_descriptions, engine.validate(store, [node])))
        except CannotDo as error:
            if "nothing was checked" not in str(error):
                raise
            found[node] = frozenset()
    return found


def differing(
    engine: Engine, before: graphs.Graph, after: graphs.Graph
) -> tuple[set[Term], set[Term] | None]:
    """The nodes that an edit makes to be judged otherwise, and those that it is said to concern."""
    was, now = graphs.store(before), graphs.store(after)
    nodes: list[Term] = [node for store in (was, now) for q in store for node in (q.subject, q.object)]  # type: ignore[misc]
    nodes = list(dict.fromkeys([*nodes, *(target.value for target in engine.shapes.targets)]))
    one, other = judged(engine, was, nodes), judged(engine, now, nodes)
    concerned = engine.footprint.concerned(graphs.quads(before ^ after), Nodes(was), Nodes(now))
    return {node for node in nodes if one[node] != other[node]}, concerned


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_only_the_concerned_are_judged_otherwise(dice: Random) -> None:
    """Whatever the shapes, the graph and the edits: whoever is judged otherwise is among the concerned."""
    turtle, before = shapes.shapes(dice), graphs.graph(dice)
    note(f"{turtle}\n{sorted(before)}")
    engine = Engine(shapes.read(turtle))
    for _ in range(3):
        after = graphs.edited(dice, before)
        note(f"{sorted(before - after)} → {sorted(after - before)}")
        try:
            changed, concerned = differing(engine, before, after)
        except CannotDo:
            event("pySHACL refuses to compare what is there")
            return
        event("any" if concerned is None else "some" if changed else "same")
        assert concerned is None or changed <= concerned
        before = after


SHAPE = "e:S a sh:NodeShape ; sh:targetNode e:a ; "


def constraint(where: str) -> str:
    """A SPARQL constraint."""
    return f"{shapes.DECLARED} . {SHAPE} sh:sparql [ sh:prefixes e:names ; sh:select 'SELECT $this WHERE {{ {where} }}' ] ."


def links(text: str) -> frozenset[graphs.Triple]:
    """`apb bqc` → two triples."""
    return frozenset((f"e:{s}", f"e:{p}", f"e:{o}") for s, p, o in text.split())


@pytest.mark.parametrize(
    ("turtle", "kept", "new"),
    [
        (SHAPE + "sh:property [ sh:path [ sh:oneOrMorePath e:p ] ; sh:maxCount 0 ] .", "", "apb"),
        (SHAPE + "sh:property [ sh:path [ sh:oneOrMorePath e:p ] ; sh:nodeKind sh:Literal ] .", "apb", "bpc"),
        (
            SHAPE
            + "sh:property [ sh:path e:p ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true ; "
            "sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ] , [ sh:path e:q ; sh:qualifiedMinCount 0 ; "
            "sh:qualifiedValueShape [ sh:property [ sh:path e:r ; sh:minCount 1 ] ] ] .",
            "apb",
            "brc",
        ),
        (
            f"{shapes.DECLARED} . {SHAPE} sh:property [ sh:path e:p ; sh:sparql [ sh:prefixes e:names ; "
            "sh:select 'SELECT $this ?value WHERE { $this $PATH ?value . ?value e:q ?x }' ] ] .",
            "apb",
            "bqc",
        ),
        (constraint("?x e:q ?y FILTER(?y = $this)"), "", "bqa"),
        (constraint("?x e:q ?y . BIND($this AS ?z) FILTER(?z = ?y)"), "", "bqa"),
        (constraint("$this e:p* ?x"), "", "arb"),
        (constraint("e:a e:p* $this"), "", "bra"),
        (constraint("?y e:p ?x . ?x e:q* $this"), "bpc", "cqa"),
        (constraint("$this e:p ?x OPTIONAL { ?x e:q ?y } ?y e:r ?z"), "apb crd", "bqe"),
        (
            constraint("$this e:p ?x . { ?x e:q ?y FILTER NOT EXISTS { ?z e:s ?y } } ?z e:r ?x"),
            "apb bqc drb",
            "esc",
        ),
        (constraint("$this e:p ?x . { SELECT $this WHERE { $this e:q ?y . ?y e:r ?x } }"), "apb aqc", "crd"),
        (constraint("FILTER NOT EXISTS { $this e:p ?x . ?y e:q ?x }"), "apb", "cqb"),
        ("e:S a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:closed true .", "apb", "aqb"),
        ("e:S a sh:NodeShape ; sh:targetObjectsOf e:p ; sh:closed true .", "aqb", "bpa"),
    ],
)
def test_ways_that_are_easily_missed(turtle: str, kept: str, new: str) -> None:
    """Repeated steps, siblings, `$PATH`, what filters compare, no step at all, groups in groups."""
    before, after = links(kept), links(kept) | links(new)
    engine = Engine(shapes.read(graphs.PROLOGUE + turtle))
    for one, other in ((before, after), (after, before)):
        changed, concerned = differing(engine, one, other)
        assert changed
        assert concerned is None or changed <= concerned


def test_shapes_that_refer_to_themselves() -> None:
    """How far they look is not bounded, and pySHACL stops somewhere: any node may be concerned."""
    turtle = SHAPE + "sh:node e:T . e:T sh:property [ sh:path e:p ; sh:node e:T ; sh:maxCount 1 ] ."
    footprint = Engine(shapes.read(graphs.PROLOGUE + turtle)).footprint
    before, after = (Nodes(graphs.store(links(text))) for text in ("apb", "apb bpc"))
    assert footprint.concerned(graphs.quads(links("bpc")), before, after) is None


@pytest.mark.parametrize(
    ("turtle", "kept", "new", "concerned"),
    [
        (SHAPE + "sh:property [ sh:path e:p ; sh:class e:A ] .", "apb cqb", "brd", ""),
        (SHAPE + "sh:property [ sh:path e:p ; sh:maxCount 1 ] .", "apb", "cpb", "c"),
        (SHAPE + "sh:property [ sh:path ( e:p e:q ) ; sh:maxCount 1 ] .", "apb cpd", "bqd", "ab"),
        (constraint("$this e:p ?x . ?y e:q ?x FILTER($this != ?y)"), "apb cpd", "eqb", "a"),
        (constraint("$this e:p ?x . ?x e:p ?y . ?x e:q ?y"), "apb bpc cpd", "bqc", "a"),
    ],
)
def test_few_are_concerned(turtle: str, kept: str, new: str, concerned: str) -> None:
    """No more than the ways back lead to: else everything would be judged anew with every edit."""
    engine = Engine(shapes.read(graphs.PROLOGUE + turtle))
    _, found = differing(engine, links(kept), links(kept) | links(new))
    assert found is not None
    nodes = {str(node)[1:-1].removeprefix(graphs.E) for node in found}
    assert nodes <= set(concerned)
