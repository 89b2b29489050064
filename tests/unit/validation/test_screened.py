"""What the screen and the store spare pySHACL, it would have found conforming: on shapes and graphs at random."""

import logging
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import event, given, note, settings
from hypothesis import strategies as st

from tests.made import graphs, shapes
from tests.w3c.cases import FAILURE, Case, Ours, by_pyshacl, of_turtle

PRESENT = frozenset((node, "e:present", literal) for node in graphs.NODES for literal in graphs.LITERALS)
"""For a node or literal that is nowhere in the graph, rdflib and Oxigraph differ on paths of no step at all."""


@pytest.fixture(autouse=True, scope="module")
def quiet() -> Iterator[None]:
    """pySHACL tells of all that it refuses."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_engine_says_what_pyshacl_says(dice: Random) -> None:
    """Of the whole graph, and of its nodes one by one; but for what pySHACL refuses to compare.

    Sub-queries are left out: rdflib lets variables through that they hide.
    """
    turtle, facts = shapes.shapes(dice), graphs.graph(dice) | PRESENT
    note(f"{turtle}\n{sorted(facts - PRESENT)}")
    data = graphs.PROLOGUE + "".join(f"{' '.join(fact)} .\n" for fact in sorted(facts))
    if "{ SELECT" in turtle:
        return
    case = Case("made", of_turtle(data), of_turtle(turtle), FAILURE)
    ours = Ours(case)
    whole, plain = ours.whole(), by_pyshacl(case)
    event("refused" if plain == FAILURE else "faults" if whole else "none")
    if plain != FAILURE:
        assert whole == plain
    assert ours.one_by_one() == whole
