"""Every .rq beside this file is a promise of the ontology: a query that must return no row.

Its header (YAML after `#+`) says the promise, the sentence a row is printed as, and a `plant`: a fault in Turtle
that the query must catch, so that no promise can be kept by a query that never finds anything.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import yaml

from nbs_graph.namespaces import prefixes, shorten
from nbs_graph.resources import ontology_dir

HERE = Path(__file__).resolve().parent
FEWEST = 30  # a list of tests that silently shrinks proves nothing


class Promise(NamedTuple):
    """One invariant: what it promises, how a failure reads, a fault it catches, and the query."""

    promise: str
    failure: str
    plant: str
    query: str


def names() -> list[str]:
    """Names of the invariants, in order."""
    return sorted(path.stem for path in HERE.glob("*.rq"))


@cache
def read(name: str) -> Promise:
    """The invariant of that name. Raises TypeError when its header lacks a part."""
    text = (HERE / f"{name}.rq").read_text("utf-8")
    lines = [line.removeprefix("#+").removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    return Promise(**yaml.safe_load("\n".join(lines)), query=text)


@cache
def ontology() -> tuple[ox.Quad, ...]:
    """Every triple of every Turtle file under ontology/, in one graph."""
    found: list[ox.Quad] = []
    for path in sorted(ontology_dir().rglob("*.ttl")):
        found += ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    return tuple(found)


def planted(turtle: str) -> list[ox.Quad]:
    """Quads of a fault written in Turtle with the project's prefixes."""
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in prefixes().items())
    return list(ox.parse((head + turtle).encode(), format=ox.RdfFormat.TURTLE))


def show(term: object) -> str:
    """A value as a person reads it: CURIE, text, number."""
    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    return str(getattr(term, "value", term))


def failures(promise: Promise, quads: tuple[ox.Quad, ...]) -> list[str]:
    """Sentences, one per row that breaks the promise."""
    store = ox.Store()
    store.extend(quads)
    solutions = store.query(promise.query)
    assert isinstance(solutions, ox.QuerySolutions)
    columns = [variable.value for variable in solutions.variables]
    return sorted(
        {promise.failure.format(**{column: show(row[column]) for column in columns}) for row in solutions}
    )


@pytest.mark.parametrize("name", names())
def test_promise_is_kept(name: str) -> None:
    """The ontology as it is breaks no promise."""
    broken = failures(read(name), ontology())
    assert not broken, f"{read(name).promise}\n  " + "\n  ".join(broken)


@pytest.mark.parametrize("name", names())
def test_fault_is_caught(name: str) -> None:
    """The planted fault is found, and the sentence names it."""
    promise = read(name)
    quads = planted(promise.plant)
    assert quads, "the plant is empty"
    before = set(failures(promise, ontology()))
    caught = set(failures(promise, (*ontology(), *quads))) - before
    assert caught, f"{name} does not see its planted fault:\n{promise.plant}"
    if name != "nothing-is-blank":  # a blank node has no name to print
        assert any("planted" in sentence.lower() for sentence in caught), caught


def test_no_promise_was_lost() -> None:
    """As many invariants run as were written."""
    assert len(names()) >= FEWEST


@pytest.mark.parametrize("name", names())
def test_sentences_read_well(name: str) -> None:
    """A promise is a sentence; so is a failure, and it uses only columns that the query returns."""
    promise = read(name)
    assert promise.promise.endswith(".")
    assert promise.failure.endswith(".")
    used = set(re.findall(r"{(\w+)}", promise.failure))
    select = re.search(r"SELECT(.*?)WHERE", promise.query, re.DOTALL)
    assert used
    assert select is not None
    assert used <= set(re.findall(r"\?(\w+)", select[1]))
