"""A query about some nodes needs no more of a graph than what is gathered for it, and is changed by nothing else."""

from collections import Counter
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import event, given, note, settings
from hypothesis import strategies as st

from nbs_graph.sparql.graph import Term
from nbs_graph.sparql.nearby import about, nearby
from nbs_graph.sparql.reading import read
from nbs_graph.sparql.routes import Known, concerned, routes
from tests.made import graphs, queries


def query_of(where: str) -> str:
    """A query whose solutions show all that its clause binds."""
    return f"{graphs.PROLOGUE}SELECT ?this ?x ?y ?z WHERE {{ {where} }}"


def answers(store: ox.Store, query: str, given: dict[str, list[Term]]) -> Counter[str]:
    """The solutions for some values, each with how often it is found."""
    asked = about(query, given)
    assert asked is not None
    return Counter(map(str, store.query(asked, use_default_graph_as_union=True)))  # type: ignore[arg-type]


def iri(node: str) -> ox.NamedNode:
    """A node without its prefix."""
    return ox.NamedNode(node.replace("e:", graphs.E))


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_near_answers_as_the_whole(dice: Random) -> None:
    """Any graph, query and nodes: restricted to the nodes, it has the same solutions over what is gathered."""
    facts, where, name = graphs.graph(dice), queries.group(dice), dice.choice(["this", "this", "x"])
    nodes: list[Term] = [iri(dice.choice(graphs.NAMED)) for _ in range(dice.randint(1, 2))]
    note(f"{sorted(facts)}\n{where}\n?{name}: {nodes}")
    whole, query, asked = graphs.store(facts), query_of(where), {name: list(dict.fromkeys(nodes))}
    few = nearby(whole, read(query).where, asked)
    event("a part" if len(few) < len(whole) else "all")
    assert answers(few, query, asked) == answers(whole, query, asked)


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_who_is_concerned(dice: Random) -> None:
    """Any graph, query and edit: the values of `?this` whose solutions change are among those that are reached."""
    before, where = graphs.graph(dice), queries.group(dice)
    after = graphs.edited(dice, before)
    note(f"{sorted(before)}\n{sorted(before - after)} → {sorted(after - before)}\n{where}")
    query = query_of(where)
    was, now = graphs.store(before), graphs.store(after)
    ways = list(routes(read(query).where, "this"))
    found: set[Term] = set()
    known: Known = {}
    for quad in graphs.quads(before ^ after):
        for route in ways:
            reached = concerned(route, "this", quad, (was, now), known)
            if reached is None:
                event("any")
                return
            found |= reached
    event("some")
    for node in map(iri, sorted(set(graphs.NAMED))):
        if node not in found:
            assert answers(was, query, {"this": [node]}) == answers(now, query, {"this": [node]}), node


@pytest.mark.parametrize(
    ("where", "solutions"),
    [
        ("{ FILTER(?this = e:a) }", 1),
        ("{ { FILTER bound(?this) } UNION { FILTER(?this = e:b) } }", 3),
        ("BIND(?this AS ?x) FILTER(?x = e:a)", 1),
        ("{ BIND(?this AS ?x) }", 2),
        ("FILTER NOT EXISTS { { ?y e:p ?z FILTER(?y = ?this) } }", 1),
        ("?y e:p ?z OPTIONAL { { ?this e:q ?x } FILTER(?this = e:a) }", 2),
        ("{ SELECT ?this (COUNT(?y) AS ?z) WHERE { ?this e:p ?y } GROUP BY ?this }", 1),
        ("{ SELECT ?this WHERE { FILTER(?this != e:b) } }", 1),
        ("VALUES ?x { e:a } FILTER(?x = ?this)", 1),
    ],
)
def test_values_are_known_in_every_group(where: str, solutions: int) -> None:
    """As SHACL has it of `$this` (section 5.3.1): in groups, unions, sub-queries, EXISTS and BIND."""
    store = graphs.store({("e:a", "e:p", "e:b")})
    assert answers(store, query_of(where), {"this": [iri("e:a"), iri("e:b")]}).total() == solutions


def test_what_cannot_be_stated() -> None:
    """A blank node has no name to write down; MINUS with VALUES in it would take other things away."""
    assert about(query_of("?this e:p ?x"), {"this": [ox.BlankNode("k")]}) is None
    assert about(query_of("?this e:p ?x MINUS { ?y e:q ?x }"), {"this": [iri("e:a")]}) is None


def test_only_what_is_needed_is_gathered() -> None:
    """From the nodes on, step by step, in either direction; nothing is read of the rest."""
    facts = {("e:a", "e:p", "e:b"), ("e:c", "e:q", "e:b"), ("e:c", "e:r", "1"), ("e:d", "e:q", "e:d")}
    where = read(query_of("?this e:p ?x . ?y e:q ?x OPTIONAL { ?y e:r ?z }")).where
    few = nearby(graphs.store(facts), where, {"this": [iri("e:a")]})
    assert set(few) == set(graphs.quads(facts - {("e:d", "e:q", "e:d")}))
