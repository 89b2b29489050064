"""Mutants of the shapes: hardly a mistake in a shape goes unnoticed, and those that do are known, with the reason."""

import csv
import logging
from collections import Counter
from functools import cache
from itertools import chain

import pytest
from rdflib.namespace import SH

from . import fixtures, situations
from .graphs import Triple
from .mutation import Mutant, mutants
from .mutation_regex import milder_patterns, poorer_patterns
from .mutation_sparql import altered_queries
from .situations import Unit

SURVIVORS = fixtures.HERE / "survivors.csv"
LEAST = 0.95
ADDS = ("branch", "tight")  # these make the shapes say more, others less: first where that shows


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """rdflib logs a traceback for each ill-formed literal; the examples are full of them."""
    caplog.set_level(logging.CRITICAL, "rdflib.term")


@cache
def _units_with() -> dict[Triple, list[Unit]]:
    found: dict[Triple, list[Unit]] = {}
    for unit in situations.units():
        for triple in unit.triples:
            found.setdefault(triple, []).append(unit)
    return found


def _noticed(mutant: Mutant) -> bool:
    """Whether the examples and the faults are judged otherwise by the mutated shapes."""
    if mutant.operator == "target":
        return any(_missed(unit, mutant) for unit in situations.units() if unit.root == mutant.shape)
    concerned = dict.fromkeys(chain.from_iterable(_units_with().get(t, ()) for t in sorted(mutant.removed)))
    assert concerned, f"{mutant.name} concerns no shape that has a target"
    for unit in sorted(concerned, key=lambda unit: -len(unit.situations)):
        judge = unit.judge(mutant.removed, mutant.added)
        order = unit.situations[::-1] if mutant.operator in ADDS else unit.situations
        if any(judge.of(unit.root, s.focus, s.data) != s.said for s in order):
            return True
    return False


def _missed(unit: Unit, mutant: Mutant) -> bool:
    """Whether a result would be lost with a target: the thing is reached by no other."""
    lost = frozenset((kind, value) for _, kind, value in mutant.removed)
    return any(situation.said and lost in situation.targets for situation in unit.situations)


def test_situations_say_what_fixtures_expect() -> None:
    """What mutants are compared with is what the examples are tested for."""
    said = chain.from_iterable(s.said for unit in situations.units() for s in unit.situations)
    expected = chain.from_iterable(fault.expected for fault in fixtures.faults())
    assert {(f.shape, f.component, f.severity) for f in said} == {
        (f.shape, f.component, f.severity) for f in expected
    }


@pytest.mark.slow
def test_mutants_are_noticed() -> None:
    """Of all mutants 95 % and more; the survivors are those of `survivors.csv`, each of which says why nobody can tell."""
    everything = mutants()
    survivors = {mutant.name for mutant in everything if not _noticed(mutant)}
    made = Counter(mutant.operator for mutant in everything)
    left = Counter(mutant.operator for mutant in everything if mutant.name in survivors)
    for operator, number in sorted(made.items()):
        print(f"{operator:12}{number - left[operator]:6} of {number}")  # noqa: T201 -- shown by pytest -rP
    killed = len(everything) - len(survivors)
    print(f"{'all':12}{killed:6} of {len(everything)}, {100 * killed / len(everything):.1f} %")  # noqa: T201
    with SURVIVORS.open(encoding="utf-8", newline="") as file:
        listed = {row["mutant"]: row["reason"] for row in csv.DictReader(file)}
    assert sorted(survivors - listed.keys()) == [], (
        "nothing notices: add an example at the border, or a reason"
    )
    assert sorted(listed.keys() - survivors) == [], "noticed after all: take it out of survivors.csv"
    assert all(reason.strip() for reason in listed.values())
    assert killed >= LEAST * len(everything)


def test_each_constraint_has_a_mutant() -> None:
    """What reaches no reader, too; and each target, each severity but Info, each pattern, each query."""
    removed = set().union(*(mutant.removed for mutant in mutants()))
    idle = {SH.path, SH.name, SH.message, SH.prefixes, SH.declare, SH.prefix, SH.namespace}
    left = [
        triple
        for triple in fixtures.shapes()
        if str(triple[1]).startswith(str(SH)) and triple[1] not in idle and triple[2] != SH.Info
    ]
    assert [triple for triple in left if triple not in removed] == []


def test_operators_of_patterns() -> None:
    """An escaped or bracketed sign is no anchor, and a branch goes with its bar."""
    assert list(milder_patterns(r"^[^$]\$$")) == [
        ("no start", r"[^$]\$$", ""),
        ("no end", r"^[^$]\$", ""),
        ("anything", ".*", ""),
    ]
    assert ("any case", r"\Sa", "i") in list(milder_patterns(r"\Sa"))
    assert list(poorer_patterns(r"^(a|b(c|[|])|\|)$")) == [
        ("c", r"^(a|b([|])|\|)$"),
        ("[|]", r"^(a|b(c)|\|)$"),
        ("a", r"^(b(c|[|])|\|)$"),
        ("b(c|[|])", r"^(a|\|)$"),
        (r"\|", r"^(a|b(c|[|]))$"),
    ]


def test_operators_of_queries() -> None:
    """Signs within IRIs and texts are left alone; conditions go with the sign that joins them."""
    query = 'SELECT $this { ?a ex:b* <x=y> FILTER(?a > 1 && ?b IN (1, 2) || STR(?a) = ")>") FILTER NOT EXISTS { ?a ?b 3 * 4 } }'
    found = {f"{operator} {detail}": text for operator, detail, text in altered_queries(query)}
    middle = '?a > 1 && ?b IN (1, 2) || STR(?a) = ")>"'
    assert {name: text.partition("FILTER(")[2].partition(") FILTER")[0] for name, text in found.items()} == {
        "filter without 1": "",
        "filter without 2": middle + ")  }",
        "comparison 1 > to >=": middle.replace("a >", "a >="),
        "comparison 2 = to !=": middle.replace("=", "!="),
        "operand without 1": ' STR(?a) = ")>"',
        "operand without 2": "?a > 1 && ?b IN (1, 2) ",
        "operand without 3": ' ?b IN (1, 2) || STR(?a) = ")>"',
        "operand without 4": '?a > 1 || STR(?a) = ")>"',
        "operand without 5": middle.replace("1, 2", " 2"),
        "operand without 6": middle.replace("1, 2", "1"),
        "path one step 1": middle,
    }
