"""Joining files to a graph gives what linking and judging everything anew gives: incremental = full."""

import random
from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.graphs import new_quads, write
from benchmarks.synthetic.world import World
from nbs_graph.linking.rules import SHARED
from nbs_graph.namespaces import GRAPH, ID
from nbs_graph.pipeline.assemble import assemble
from nbs_graph.pipeline.files import Files, thing_of
from nbs_graph.pipeline.joining import Joiner
from nbs_graph.sources.positions import Positions
from nbs_graph.sources.yaml_ld import Document
from nbs_graph.validation.engine import engine
from nbs_graph.validation.reference import Result
from nbs_graph.validation.shapes import load

ENTRIES = 40
WORLD = World(ENTRIES, 7)


def parsed(lines: Iterable[str]) -> list[ox.Quad]:
    return list(ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS))


@cache
def written() -> tuple[ox.Quad, ...]:
    """A made-up graph of forty entries, some of them faulty."""
    return tuple(parsed(line for lines in write(WORLD, 0.1) for line in lines))


@cache
def base() -> ox.Store:
    return assemble(written()).store


@cache
def joiner() -> Joiner:
    """One for all examples, so that what one leaves behind would show in the next."""
    return Joiner(base())


def judged(store: ox.Store) -> set[Result]:
    declared = {quad.subject for home in SHARED for quad in store.quads_for_pattern(None, None, None, home)}
    subjects = {quad.subject for quad in store} - declared
    return set(engine(load()).validate(store, subjects))


@cache
def before() -> frozenset[Result]:
    return frozenset(judged(base()))


@cache
def things() -> dict[str, tuple[ox.Quad, ...]]:
    """What was written of each thing."""
    found: dict[str, list[ox.Quad]] = {}
    for quad in written():
        found.setdefault(thing_of(quad.subject.value), []).append(quad)
    return {thing: tuple(quads) for thing, quads in found.items()}


def edit(seed: int) -> list[ox.Quad]:
    """Things of the graph as somebody changed them, and perhaps new entries; the same for the same seed."""
    chance = random.Random(seed)
    names = sorted(name for name in things() if not name.startswith(ID + "item/"))
    quads: list[ox.Quad] = []
    for name in chance.sample(names, chance.randrange(4)):
        own = list(things()[name])
        if name.startswith(ID + "issue/"):  # an issue comes with its items
            issue = name.removeprefix(ID + "issue/")
            own += [q for t, found in things().items() if t.startswith(f"{ID}item/{issue}/") for q in found]
        for _ in range(chance.randrange(5)):
            own = changed(own, chance)
        quads += own
    for number in chance.sample(range(1, 30), chance.randrange(3)):
        quads += parsed([new_quads(ENTRIES + number, WORLD)])
    return list(dict.fromkeys(quads))


def changed(quads: list[ox.Quad], chance: random.Random) -> list[ox.Quad]:
    """One quad less, another value for one, or one more, taken from anywhere in the graph."""
    if not quads:
        return quads
    at, donor = chance.randrange(len(quads)), chance.choice(written())
    old = quads[at]
    same = [q for q in chance.choices(written(), k=400) if q.predicate == old.predicate]
    rest = quads[:at] + quads[at + 1 :]
    match chance.randrange(4):
        case 0:
            return rest
        case 1 if same:
            return [*rest, ox.Quad(old.subject, old.predicate, chance.choice(same).object, old.graph_name)]
        case 2:
            return [*quads, ox.Quad(old.subject, donor.predicate, donor.object, old.graph_name)]
        case _:
            return [q for q in quads if q.subject != old.subject]


def files_of(quads: list[ox.Quad]) -> Files:
    return Files((Document("edit.nq", None, None, tuple(quads), Positions(), ()),))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**40))
def test_joined_is_as_if_everything_were_judged_anew(seed: int) -> None:
    """What is derived and what the shapes say is the same, and whoever was not looked at is judged as before."""
    quads = edit(seed)
    files = files_of(quads)
    joined = joiner().join(files, quads, engine(load()).footprint)
    kept = [quad for quad in written() if not files.replaces(quad.subject.value)]
    anew = assemble([*kept, *quads])
    after = judged(anew.store)
    if joined is None:  # whom it concerns could not be told: then everything is judged anew
        return
    results = (
        set(engine(load()).validate(joined.nodes.graph, joined.concerned)) if joined.concerned else set()
    )
    looked = {node.value for node in joined.concerned if isinstance(node, ox.NamedNode)}
    assert results == {r for r in after if str(r.focus) in looked}
    assert {r for r in after if str(r.focus) not in looked} == {
        r for r in before() if str(r.focus) not in looked
    }
    for node in joined.concerned:
        as_joined = {q.triple for q in joined.nodes.graph.quads_for_pattern(node, None, None)}
        assert as_joined == {q.triple for q in anew.store.quads_for_pattern(node, None, None)}


@pytest.mark.slow
def test_everybody_is_seldom_concerned() -> None:
    """A new entry, a changed one, a new organisation: none of them makes the whole graph be judged."""
    for number in range(1, 12):
        quads = parsed([new_quads(ENTRIES + number, WORLD)])
        joined = joiner().join(files_of(quads), quads, engine(load()).footprint)
        assert joined is not None
        assert len(joined.concerned) < 150
    for name, known in things().items():
        if name.startswith((ID + "organisation/", ID + "person/")):
            joined = joiner().join(files_of(list(known)), known, engine(load()).footprint)
            assert joined is not None
            assert {thing_of(str(n)[1:-1]) for n in joined.concerned} == {name}, (
                "an unchanged file concerns itself"
            )


def test_a_joiner_leaves_nothing_behind() -> None:
    """After any number of joins the same question has the same answer."""
    quads = parsed([new_quads(ENTRIES + 3, WORLD)])
    first = joiner().join(files_of(quads), quads, engine(load()).footprint)
    again = joiner().join(files_of(quads), quads, engine(load()).footprint)
    assert first is not None
    assert again is not None
    assert (first.concerned, set(first.own)) == (again.concerned, set(again.own))
    assert GRAPH + "import" not in {str(graph) for graph in base().named_graphs()}
