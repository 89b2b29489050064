"""Where TopQuadrant SHACL and our engine differ, and where both differ from pySHACL or from SHACL, each one decided."""

from dataclasses import dataclass

Key = tuple[str, str, str]
"""Shape, component, value."""
DOUBLE = '"200000000"^^<http://www.w3.org/2001/XMLSchema#double>'
NAN, POWER = (f'"{text}"^^<http://www.w3.org/2001/XMLSchema#decimal>' for text in ("NaN", "4e1"))

ONLY_THEIRS: dict[Key, str] = {
    ("Commitment-amount", "PatternConstraintComponent", DOUBLE): (
        'an amount as a double, "2.0E8": a store writes it 200000000, which the pattern likes; both say that it is no '
        "decimal, and the lexical gate has refused it before"
    ),
    ("Alignment-score", "DatatypeConstraintComponent", NAN): "see `no number` below",
    ("Commitment-amount", "DatatypeConstraintComponent", NAN): "see `no number` below",
    ("Finding-margin", "DatatypeConstraintComponent", POWER): "see `a power of ten` below",
}
"""What TopQuadrant says of the fixtures or the faulty graph and our engine does not → why."""


@dataclass(frozen=True, slots=True)
class Case:
    """One property shape and one node on which engines differ, from each other or from SHACL.

    Args:
        shape: path and constraints; data: what is said of the node.
        ours, theirs: the component that is violated, or empty.
        decided: who is right, and what we do about it.
    """

    shape: str
    data: str
    ours: str
    theirs: str
    decided: str


_ORDER = "e:p ; sh:lessThanOrEquals e:q"
_GATE = "theirs is right; pySHACL does not look at such literals; the lexical gate refuses them"
DECIDED = {
    "a day and a moment": Case(
        _ORDER,
        "e:p '2024-01-02'^^xsd:date ; e:q '2024-01-01T00:00:00Z'^^xsd:dateTime",
        "",
        "LessThanOrEquals",
        "theirs is right: SPARQL cannot compare them; pySHACL takes either as conforming; shape:Day asks for days",
    ),
    "a day and a year": Case(
        _ORDER,
        "e:p '2024-01-02'^^xsd:date ; e:q '2023'^^xsd:gYear",
        "",
        "LessThanOrEquals",
        "theirs is right, as above; shape:Day asks for days",
    ),
    "a moment without a zone": Case(
        _ORDER,
        "e:p '2024-01-01T00:00:00'^^xsd:dateTime ; e:q '2023-01-01T00:00:00Z'^^xsd:dateTime",
        "",
        "LessThanOrEquals",
        "theirs is right; no shape of ours orders moments",
    ),
    "a node without a name": Case(
        _ORDER,
        "e:p [] ; e:q 1",
        "LessThanOrEquals",
        "LessThanOrEquals",
        "what cannot be compared is at fault; pySHACL alone would stop here",
    ),
    "not a number": Case(
        "e:p ; sh:minInclusive 0",
        "e:p 'NaN'^^xsd:decimal",
        "MinInclusive",
        "MinInclusive",
        "as above",
    ),
    "a line feed at the end": Case(
        "e:p ; sh:pattern '^x$'",
        "e:p 'x\\n'",
        "",
        "",
        "both are wrong: `$` is the very end in SPARQL; the lexical gate refuses line ends in one-line texts",
    ),
    "a carriage return at the end": Case(
        "e:p ; sh:pattern '^x$'", "e:p 'x\\r'", "Pattern", "", "ours is right; Java takes it for a line end"
    ),
    "a character beyond the first plane": Case(
        "e:p ; sh:maxLength 1", "e:p '\U0001f332'", "", "MaxLength", "ours is right; Java counts it twice"
    ),
    "flag x": Case(
        "e:p ; sh:pattern '^a b$' ; sh:flags 'x'",
        "e:p 'ab'",
        "Pattern",
        "",
        "theirs is right; no shape has it",
    ),
    "no number": Case("e:p ; sh:datatype xsd:decimal", "e:p 'NaN'^^xsd:decimal", "", "Datatype", _GATE),
    "a power of ten": Case("e:p ; sh:datatype xsd:decimal", "e:p '4e1'^^xsd:decimal", "", "Datatype", _GATE),
    "a short year": Case("e:p ; sh:datatype xsd:gYear", "e:p '23'^^xsd:gYear", "", "Datatype", _GATE),
    "no day of a month": Case(
        "e:p ; sh:datatype xsd:gMonthDay", "e:p '--13-40'^^xsd:gMonthDay", "", "Datatype", _GATE
    ),
    "sorts of integers": Case(
        "e:p ; sh:datatype xsd:nonNegativeInteger",
        "e:p '1'^^xsd:nonNegativeInteger",
        "Datatype",
        "",
        "theirs is right; the store keeps every integer as xsd:integer, and shapes ask for either",
    ),
    "numbers as written": Case(
        "e:p ; sh:equals e:q",
        "e:p 1.50 ; e:q 1.5",
        "",
        "Equals",
        "theirs is right; the store has one spelling",
    ),
    "one for true": Case(
        "e:p ; sh:uniqueLang '1'^^xsd:boolean",
        "e:p 'x'@en , 'y'@en",
        "",
        "",
        "both are right (section 4.4.5); pySHACL alone is not",
    ),
    "a sequence backwards": Case(
        "[ sh:inversePath ( e:p e:q ) ] ; sh:maxCount 0",
        "e:p e:c . e:b e:p e:a . e:c e:q e:b",
        "",
        "",
        "both are right; pySHACL alone goes backwards by e:p first",
    ),
    "a fault at the end of a sequence backwards": Case(
        "[ sh:inversePath ( e:p e:q ) ] ; sh:nodeKind sh:Literal",
        "e:r 1 . e:c e:p e:b . e:b e:q e:a",
        "",
        "NodeKind",
        "theirs is right, and here pySHACL has the last word: write ( [ sh:inversePath e:q ] [ sh:inversePath e:p ] )",
    ),
}
