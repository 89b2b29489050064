"""The SHACL vocabulary, as far as this house names it: constraint parameters, targets, and all terms for the lint."""

from nbs_graph.namespaces import RDFS

SH = "http://www.w3.org/ns/shacl#"
RDF_FIRST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
RDF_REST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
RDF_NIL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
SUBCLASS = RDFS + "subClassOf"
CLASSES = (RDFS + "Class", "http://www.w3.org/2002/07/owl#Class")

TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
"""SHACL section 2.1.3; a shape that is a class besides targets its instances (2.1.3.3)."""

PARAMETERS = frozenset(
    [
        "and",
        "class",
        "closed",
        "datatype",
        "disjoint",
        "equals",
        "hasValue",
        "ignoredProperties",
        "in",
        "languageIn",
        "lessThan",
        "lessThanOrEquals",
        "maxCount",
        "maxExclusive",
        "maxInclusive",
        "maxLength",
        "minCount",
        "minExclusive",
        "minInclusive",
        "minLength",
        "node",
        "nodeKind",
        "not",
        "or",
        "pattern",
        "qualifiedMaxCount",
        "qualifiedMinCount",
        "qualifiedValueShape",
        "qualifiedValueShapesDisjoint",
        "sparql",
        "uniqueLang",
        "xone",
    ]
)
"""What states a constraint (SHACL sections 4 and 5), but for `sh:property`, which only names another shape."""

PATHS = frozenset(["inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"])
"""What a path is made of (section 2.3.1), beside properties and lists."""

TERMS = (
    PARAMETERS
    | PATHS
    | frozenset(TARGETS)
    | frozenset(
        [
            "property",
            "path",
            "name",
            "description",
            "message",
            "severity",
            "order",
            "group",
            "defaultValue",
            "deactivated",
            "flags",
            "declare",
            "prefix",
            "prefixes",
            "namespace",
            "select",
            "ask",
            "shapesGraph",
            "suggestedShapesGraph",
            "entailment",
            "parameter",
            "optional",
            "labelTemplate",
            "validator",
            "nodeValidator",
            "propertyValidator",
            "target",
            "NodeShape",
            "PropertyShape",
            "Shape",
            "SPARQLConstraint",
            "PrefixDeclaration",
            "PropertyGroup",
            "ConstraintComponent",
            "Parameter",
            "SPARQLAskValidator",
            "SPARQLSelectValidator",
            "Validator",
            "IRI",
            "Literal",
            "BlankNode",
            "BlankNodeOrIRI",
            "BlankNodeOrLiteral",
            "IRIOrLiteral",
            "NodeKind",
            "Violation",
            "Warning",
            "Info",
            "Severity",
            "this",
        ]
    )
)
"""Every term that a file of shapes may use."""

NUMBERS = frozenset(
    ["minCount", "maxCount", "minLength", "maxLength", "qualifiedMinCount", "qualifiedMaxCount"]
)
"""Parameters whose value is an `xsd:integer` (sections 4.2, 4.4 and 4.7)."""
FLAGS = frozenset(["closed", "deactivated", "qualifiedValueShapesDisjoint", "uniqueLang"])
"""Properties whose value is true or false."""
LISTS = frozenset(["and", "ignoredProperties", "in", "languageIn", "or", "xone"])
"""Parameters whose value is a list."""
NODE_KINDS = ("BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRI", "IRIOrLiteral", "Literal")
