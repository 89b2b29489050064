"""Sets of shapes at random: every kind of target, path and constraint, shapes in shapes, SPARQL about `$this`."""

from collections.abc import Callable
from random import Random

import pyoxigraph as ox

from nbs_graph.validation.shapes import Shapes
from tests.made import queries
from tests.made.graphs import CLASSES, LITERALS, NAMED, PREFIXES, PROLOGUE, PROPERTIES

TERMS = [*NAMED, *LITERALS]
DECLARED = "e:names sh:declare " + " , ".join(
    f"[ sh:prefix '{prefix}' ; sh:namespace '{space}'^^xsd:anyURI ]" for prefix, space in PREFIXES.items()
)


def shapes(dice: Random) -> str:
    """One or two shapes with targets, in Turtle."""
    made = [f"{DECLARED} ."]
    for number in range(dice.randint(1, 2)):
        aims = " ; ".join(target(dice) for _ in range(dice.randint(1, 2)))
        if dice.randrange(5) == 0:
            made.append(f"e:shape-{number} {aims} ; {property_shape(dice, 2)} .")
        else:
            made.append(f"e:shape-{number} a sh:NodeShape ; {aims} ; {node_shape(dice, 2)} .")
    return PROLOGUE + "\n".join(made)


def read(turtle: str) -> Shapes:
    """Shapes in Turtle, without the lint."""
    quads = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    return Shapes(tuple(dict.fromkeys(ox.Triple(q.subject, q.predicate, q.object) for q in quads)), {})


def target(dice: Random) -> str:
    """One of the four kinds."""
    return dice.choice(
        [
            f"sh:targetClass {dice.choice(CLASSES)}",
            f"sh:targetNode {dice.choice(TERMS)}",
            f"sh:targetSubjectsOf {dice.choice(PROPERTIES)}",
            f"sh:targetObjectsOf {dice.choice(PROPERTIES)}",
        ]
    )


def node_shape(dice: Random, depth: int) -> str:
    """What a node shape states."""
    return _several(dice, depth, [_nested, _nested, _about_node, _about_value, _sparql])


def property_shape(dice: Random, depth: int) -> str:
    """What a property shape states."""
    stated = _several(dice, depth, [_about_values, _about_values, _about_value, _nested, _sparql])
    return f"sh:path {path(dice)} ; {stated}"


def _several(dice: Random, depth: int, makers: list[Callable[[Random, int], str]]) -> str:
    """One or two constraints, each of its own kind."""
    stated = [dice.choice(makers)(dice, depth) for _ in range(dice.randint(1, 2))]
    return " ; ".join({text.partition(" ")[0]: text for text in stated}.values())


def path(dice: Random, depth: int = 2, *, sequences: bool = True) -> str:
    """A property path of SHACL, of any kind but the inverse of a sequence, which pySHACL walks in the wrong order."""
    sort = dice.randrange(8) if depth else 0
    if sort < 3 or (sort == 4 and not sequences):
        return dice.choice(PROPERTIES)
    if sort == 3:
        return f"[ sh:inversePath {path(dice, depth - 1, sequences=False)} ]"
    one, other = (path(dice, depth - 1, sequences=sequences) for _ in "ab")
    if sort == 4:
        return f"( {one} {other} )"
    if sort == 5:
        return f"[ sh:alternativePath ( {one} {other} ) ]"
    times = dice.choice(["zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"])
    return f"[ sh:{times} {one} ]"


def _shape(dice: Random, depth: int) -> str:
    if dice.randrange(2):
        return f"[ a sh:NodeShape ; {node_shape(dice, depth)} ]"
    return f"[ {property_shape(dice, depth)} ]"


def _about_value(dice: Random, _depth: int) -> str:
    return dice.choice(
        [
            f"sh:class {dice.choice(CLASSES)}",
            f"sh:datatype {dice.choice(['xsd:string', 'xsd:integer', 'xsd:date', 'rdf:langString'])}",
            f"sh:nodeKind {dice.choice(['sh:IRI', 'sh:Literal', 'sh:BlankNode', 'sh:BlankNodeOrIRI'])}",
            f"sh:in ( {dice.choice(TERMS)} {dice.choice(TERMS)} {dice.choice(TERMS)} )",
            f"sh:hasValue {dice.choice(TERMS)}",
            f"sh:pattern {dice.choice(['x', '^h', 'a$'])!r}",
            f"sh:minLength {dice.randint(1, 15)}",
            f"sh:{dice.choice(['min', 'max'])}{dice.choice(['In', 'Ex'])}clusive {dice.choice(LITERALS[4:])}",
            "sh:languageIn ( 'en' )",
        ]
    )


def _about_values(dice: Random, depth: int) -> str:
    other = dice.choice(PROPERTIES)
    return dice.choice(
        [
            f"sh:minCount {dice.randint(1, 2)}",
            f"sh:maxCount {dice.randint(0, 2)}",
            "sh:uniqueLang true",
            f"sh:lessThan {other}",
            f"sh:lessThanOrEquals {other}",
            f"sh:equals {other}",
            f"sh:disjoint {other}",
            f"sh:qualifiedValueShape {_shape(dice, depth - 1 if depth else 0)} ; "
            f"sh:qualified{dice.choice(['Min', 'Max'])}Count {dice.randint(1, 2)} ; "
            f"sh:qualifiedValueShapesDisjoint {dice.choice(['true', 'false'])}"
            if depth
            else "sh:minCount 1",
        ]
    )


def _about_node(dice: Random, _depth: int) -> str:
    return dice.choice(
        [
            f"sh:closed true ; sh:ignoredProperties ( rdf:type {dice.choice(PROPERTIES)} )",
            f"sh:equals {dice.choice(PROPERTIES)}",
            f"sh:disjoint {dice.choice(PROPERTIES)}",
        ]
    )


def _nested(dice: Random, depth: int) -> str:
    if not depth:
        return _about_value(dice, depth)
    sort, inner = dice.randrange(8), _shape(dice, depth - 1)
    if sort < 3:
        several = " , ".join(f"[ {property_shape(dice, depth - 1)} ]" for _ in range(dice.randint(1, 2)))
        return f"sh:property {several}"
    if sort < 5:
        return f"sh:{dice.choice(['node', 'not'])} {inner}" if inner.startswith("[ a") else f"sh:not {inner}"
    return f"sh:{dice.choice(['and', 'or', 'xone'])} ( {inner} {_shape(dice, depth - 1)} )"


def _sparql(dice: Random, _depth: int) -> str:
    where = queries.group(dice, 1)
    while "?this" not in where:
        where = queries.group(dice, 1)
    head = dice.choice(["$this", "$this ?value", "DISTINCT $this ?value"])
    text = f"SELECT {head} WHERE {{ {where} }}".replace("?this", "$this").replace("?x", "?value")
    return f'sh:sparql [ sh:prefixes e:names ; sh:select """{text}""" ]'
