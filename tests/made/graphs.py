"""Small graphs at random, dense enough that everything is somewhere near everything else, and edits of them.

What is made here and in the neighbouring modules is thrown with dice; those of `hypothesis.strategies.randoms` shrink.
"""

from collections.abc import Iterable
from functools import cache
from random import Random

import pyoxigraph as ox

E = "https://e.org/"
PREFIXES = {
    "e": E,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PROLOGUE = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
"""For Turtle and SPARQL."""

NAMED = [f"e:{letter}" for letter in "abcdabcdabcdefghij"]
NODES = [*NAMED, "_:k", "_:l"]
"""Some are thrown much more often than others, so that triples meet."""
PROPERTIES = ["e:p", "e:q", "e:r", "e:s"]
CLASSES = ["e:A", "e:B", "e:C"]
LITERALS = ["'x'", "'y'", "'x'@en", "'z'@zh", "1", "2", "'2023-01-01'^^xsd:date", "'2024-01-01'^^xsd:date"]

Triple = tuple[str, str, str]
Graph = frozenset[Triple]


def triple(dice: Random) -> Triple:
    """A link, a text or a kind."""
    sort = dice.randrange(6)
    if sort < 3:
        return dice.choice(NODES), dice.choice(PROPERTIES), dice.choice(NODES)
    if sort < 4:
        return dice.choice(NODES), dice.choice(PROPERTIES), dice.choice(LITERALS)
    return dice.choice(NODES), "a", dice.choice(CLASSES)


def graph(dice: Random) -> Graph:
    """A graph, with a class or two below others."""
    below = {
        (dice.choice(CLASSES), "rdfs:subClassOf", dice.choice(CLASSES)) for _ in range(dice.randrange(3))
    }
    return frozenset(below | {triple(dice) for _ in range(dice.randrange(20))})


def edited(dice: Random, before: Graph) -> Graph:
    """The graph with a triple or a few added and taken away; of classes is seldom said anything else."""
    gone = {dice.choice(sorted(before)) for _ in range(dice.randrange(3))} if before else set()
    new = {triple(dice) for _ in range(dice.randrange(3))}
    if dice.randrange(10) == 0:
        return before - gone | {(dice.choice(CLASSES), "rdfs:subClassOf", dice.choice(CLASSES))}
    return frozenset(before - {fact for fact in gone if fact[1] != "rdfs:subClassOf"} | new)


@cache
def quad(fact: Triple) -> ox.Quad:
    """A triple in one of two named graphs, always in the same one."""
    (found,) = ox.parse(PROLOGUE + " ".join(fact) + " .", format=ox.RdfFormat.TURTLE)
    number = sum(map(ord, "".join(fact))) % 2
    return ox.Quad(found.subject, found.predicate, found.object, ox.NamedNode(f"{E}graph-{number}"))


def quads(facts: Iterable[Triple]) -> list[ox.Quad]:
    """Triples as quads, sorted."""
    return [quad(fact) for fact in sorted(facts)]


def store(facts: Iterable[Triple]) -> ox.Store:
    """Triples in a store."""
    made = ox.Store()
    made.extend(quads(facts))
    return made
