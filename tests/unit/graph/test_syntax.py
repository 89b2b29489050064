"""A SPARQL error names its place and what was expected there."""

import sys

import pytest

from nbs_graph.errors import UsageProblem
from nbs_graph.graph import grammar
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.guard import MAX_DEPTH
from nbs_graph.resources import queries_dir
from nbs_graph.sparql.lexer import tokens

EMPTY = Dataset()

WRONG = [
    ("SELECT ?s { ?s ?p }", 1, 19, "unexpected “}”; expected an object"),
    ("SELECT ?s WHERE { ?s ?p ?o\n FILTER(?x = ) }", 2, 14, "unexpected “)”; expected an expression"),
    ("SELECT ?s { ?s ?p 1 . ?x }", 1, 26, "expected a predicate"),
    ("SELECT * { ?s foo:bar ?o }", 1, 15, "prefix “foo:” is not declared"),
    ("SELECT * { ?s skoz:bar ?o }", 1, 15, "Did you mean “skos:”"),
    ("SELECT ?s { ?s ?p ?o", 1, 11, "this “{” is never closed"),
    ("SELECT ?s { ?s ?p ?o }}", 1, 23, "“}” closes nothing"),
    ("SELECT ?s { ?s ?p (1 }", 1, 22, "“}” comes before “(” is closed"),
    ("SELECT ?s { ?s <http://a b> ?o }", 1, 16, "no IRI may have"),
    ("SELECT ?s { ?s <rel> ?o }", 1, 16, "not an absolute IRI"),
    ("SELECT ?s { ?s ?p ?o } ORDER BY", 1, 32, "ends too early; expected a variable"),
    ("SELECT ?s WERE { ?s ?p ?o }", 1, 11, "Did you mean WHERE"),
    ("SELECT ?s { ?s ?p ?o FLTER(?o > 1) }", 1, 22, "Did you mean FILTER"),
    ("SELECT ?s { FILTER(CONTAIN(?o, 'x')) }", 1, 20, "Did you mean CONTAINS"),
    ("SELECT ?s, ?p { ?s ?p ?o }", 1, 10, "unexpected “,”"),
    ("SELECT ?s { ?s ?p ?o } LIMIT ten", 1, 30, "expected a number"),
    ("SELECT ?s { ?s ?p ?o FILTER ?o > 1 }", 1, 29, "expected a condition in ( )"),
    ("SELECT (COUNT(?x) ?n) { ?s ?p ?x }", 1, 19, "AS"),
    ("SELECT ?s (COUNT(?p) AS ?n) { ?s ?p ?o }", 1, 1, "neither in GROUP BY"),
    ("SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }", 1, 1, "bound twice"),
    ("SELECT ?a ?b ?a { ?a ?b ?c }", 1, 14, "?a is named twice in SELECT"),
    ("SELECT * { { SELECT ?y ?y { ?y ?a ?b } } }", 1, 24, "?y is named twice in SELECT"),
    ("SELECT (1 AS ?x) { ?x ?b ?c }", 1, 14, "?x is a variable of the pattern already"),
    ("SELECT * { ?x ?b ?c } GROUP BY ?b", 1, 8, "cannot be used with GROUP BY"),
    ("SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999", 1, 29, "LIMIT takes a whole number"),
    ("SELECT * { ?s ?p ?o } OFFSET 1.5", 1, 30, "OFFSET takes a whole number"),
    (r'SELECT * { ?s ?p "a\uD800b" }', 1, 20, "is no character"),
    (r'SELECT * { ?s ?p ?o FILTER(REGEX(?o, "\d+")) }', 1, 39, "is no escape"),
    ("SELECT * { ?s ?p <http://a/%zz> }", 1, 18, "not a valid IRI"),
    ("SELECT * { ?s ?p 'x'@en-123456789 }", 1, 21, "each part of a language tag"),
]


@pytest.mark.parametrize(("text", "line", "column", "said"), WRONG)
def test_errors_are_located_and_told(text: str, line: int, column: int, said: str) -> None:
    """In both languages, with the line of the query and a caret."""
    with pytest.raises(UsageProblem) as caught:
        EMPTY.query(text)
    message = caught.value.message_en
    assert message.startswith(f"SPARQL, line {line}, column {column}: "), message
    assert said in message
    shown, caret = message.splitlines()[1:]
    assert caret.index("^") - 2 == column - 1
    assert shown.strip() == text.splitlines()[line - 1].strip() or len(text) > 60
    assert f"第 {line} 行第 {column} 列" in caught.value.message_zh


RIGHT = [
    "PREFIX a: <http://x/> BASE <http://y/> SELECT DISTINCT ?s (COUNT(DISTINCT *) AS ?n) FROM <g> WHERE { } GROUP BY ?s",
    "SELECT * { ?s skos:a/skos:b*|^skos:c ?o , 1 ; a 'x'@en . OPTIONAL { ?o !(skos:x|^skos:y) [] } }",
    "SELECT * { { ?s ?p -1.5 } UNION { [ skos:x 1 ] skos:y ( 1 'a'^^xsd:token ) . } GRAPH ?g { ?s ?p true ; . } }",
    "SELECT * { FILTER NOT EXISTS { ?s ?p ?a } FILTER(?a IN (1, 2) && !BOUND(?x) || -?x < 3) MINUS { ?s ?p ?o } }",
    "SELECT * { VALUES (?a ?b) { (1 UNDEF) } { SELECT ?s { ?s ?p ?x } GROUP BY ?s HAVING(SUM(?x) > 1) } } VALUES ?q { 1 }",
    "SELECT (GROUP_CONCAT(?x; SEPARATOR=', ') AS ?l) { ?s ?p ?x . FILTER regex(?x, 'a') . ?x ?y ?z }",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1",
    "CONSTRUCT { ?s ?p [] } FROM NAMED <a:g> WHERE { ?s ?p ?o } ORDER BY DESC(?s) STR(?p) OFFSET 2 LIMIT 1",
    "DESCRIBE ?s <a:b> { ?s (<a:a>/<a:b>)+ ?o . ?s <a:a>? ?x }",
    "ASK { BIND(IF(?a, 1, xsd:integer('2')) AS ?z) }",
]


@pytest.mark.parametrize("text", RIGHT)
def test_the_grammar_accepts_what_the_engine_accepts(text: str) -> None:
    """Both readers agree on right queries, so that the grammar never blames the wrong place."""
    EMPTY.query(text)
    assert grammar.read(list(tokens(text))) is None


def test_what_is_deeply_nested_is_read() -> None:
    """As deep as may be: Python's own limit of calls within calls is lower."""
    limit = sys.getrecursionlimit()
    some, most = MAX_DEPTH - 2, MAX_DEPTH - 1
    for part in (
        f"FILTER({'STR(' * some}?x{')' * some})",
        f"{'FILTER EXISTS { ' * most}?s ?p ?o{' }' * most}",
    ):
        assert grammar.read(list(tokens(f"ASK {{ {part} }}"))) is None
        with pytest.raises(UsageProblem, match="unexpected “}”; expected an object"):
            EMPTY.query(f"ASK {{ {part} . ?a ?b }}")
    assert sys.getrecursionlimit() == limit


@pytest.mark.parametrize("path", sorted(queries_dir().glob("*.rq")), ids=lambda p: p.stem)
def test_the_grammar_reads_our_questions(path) -> None:
    """Every shipped question is read to its end."""
    assert grammar.read(list(tokens(path.read_text("utf-8")))) is None


@pytest.mark.parametrize(
    "call", ["<http://www.w3.org/2005/xpath-functions#current-dateTime>()", "xsd:integer(1, 2)"]
)
def test_calls_that_the_engine_does_not_know(call: str) -> None:
    """Are mistakes of the query, and told as such, with the name of the function."""
    with pytest.raises(UsageProblem, match=r"function <http://www.w3.org/"):
        list(Dataset().query(f"SELECT ({call} AS ?x) {{}}"))
