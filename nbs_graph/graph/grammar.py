"""The grammar of SPARQL 1.1 queries (section 19.8), to say where a query is wrong and what was expected there.

The engine's parser reports neither dependably: it reads letters, not tokens, and its place runs ahead by the
length of the longest keyword it tried. The grammar is LL(1) over tokens, so the furthest token reached here is the
one at fault. It is consulted only after the engine has refused a query; what it accepts, the engine still judges.
Operators are one level (precedence does not matter for errors); whether SERVICE may be used at all, `guard` says.
"""

import contextlib
import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from nbs_graph.sparql.lexer import Token

_FUNCTIONS = """
ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI EXISTS FLOOR GROUP_CONCAT HOURS
IF IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW RAND REGEX REPLACE
ROUND SAMETERM SAMPLE SECONDS SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS
STRUUID SUBSTR SUM TIMEZONE TZ UCASE URI UUID YEAR
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
KEYWORDS = (
    "WHERE",
    "FILTER",
    "OPTIONAL",
    "UNION",
    "MINUS",
    "GRAPH",
    "BIND",
    "VALUES",
    "GROUP",
    "HAVING",
    "ORDER",
    "LIMIT",
)
# Quoted: a keyword or mark; in angle brackets: a kind of token; capitalised: a rule.
_RULES = """
Query       = ( 'BASE' <iri> | 'PREFIX' <name> <iri> )* ( Select | Construct | Describe | Ask ) Values? <end>
Select      = SelectList From* Where Modifiers
SubSelect   = SelectList Where Modifiers Values?
SelectList  = 'SELECT' ( 'DISTINCT' | 'REDUCED' )? ( '*' | Column Column* )
Column      = <variable> | '(' Expression 'AS' <variable> ')'
Construct   = 'CONSTRUCT' ( '{' Triples? '}' From* Where Modifiers | From* 'WHERE' '{' Triples? '}' Modifiers )
Describe    = 'DESCRIBE' ( '*' | VarOrIri VarOrIri* ) From* Where? Modifiers
Ask         = 'ASK' From* Where Modifiers
From        = 'FROM' ( Iri | 'NAMED' Iri )
Where       = 'WHERE'? Group
Modifiers   = ( 'GROUP' 'BY' GroupBy GroupBy* )? ( 'HAVING' Constraint Constraint* )?
              ( 'ORDER' 'BY' OrderBy OrderBy* )? ( ( 'LIMIT' | 'OFFSET' ) <number> )*
GroupBy     = <variable> | '(' Expression ( 'AS' <variable> )? ')' | Call | Iri Arguments
OrderBy     = ( 'ASC' | 'DESC' ) '(' Expression ')' | <variable> | Constraint
Group       = '{' ( SubSelect | Triples? ( Part '.'? Triples? )* ) '}'
Triples     = Triple ( '.' Triple? )*
Part        = Group ( 'UNION' Group )* | ( 'OPTIONAL' | 'MINUS' ) Group | 'GRAPH' VarOrIri Group
              | 'SERVICE' 'SILENT'? VarOrIri Group | 'FILTER' Constraint | 'BIND' '(' Expression 'AS' <variable> ')' | Values
Values      = 'VALUES' ( <variable> '{' Value* '}' | '(' <variable>* ')' '{' ( '(' Value* ')' )* '}' )
Value       = Iri | Literal | 'UNDEF'
Constraint  = '(' Expression ')' | Call | Iri Arguments
Triple      = Term Properties | Nested Properties?
Properties  = Predicate Object ( ',' Object )* ( ';' ( Predicate Object ( ',' Object )* )? )*
Predicate   = <variable> | Path
Object      = Term | Nested
Nested      = '(' Object Object* ')' | '[' Properties ']'
Path        = Step ( ( '/' | '|' ) Step )*
Step        = '^'? ( Iri | 'A' | '(' Path ')' | '!' ( Negated | '(' Negated? ( '|' Negated )* ')' ) ) ( '*' | '+' | '?' )?
Negated     = '^'? ( Iri | 'A' )
Expression  = Operand ( Operator Operand | 'NOT'? 'IN' ListOf )*
Operator    = '||' | '&&' | '=' | '!=' | '<=' | '>=' | '<' | '>' | '+' | '-' | '*' | '/'
Operand     = ( '!' | '-' | '+' )* ( '(' Expression ')' | Call | Iri Arguments? | Literal | <variable> )
Call        = 'NOT'? 'EXISTS' Group | 'COUNT' '(' 'DISTINCT'? ( '*' | Expression ) ')' | <function> Arguments
ListOf      = '(' ( Expression ( ',' Expression )* )? ')'
Arguments   = '(' 'DISTINCT'? ( Expression ( ',' Expression )* ( ';' 'SEPARATOR' '=' <string> )? )? ')'
VarOrIri    = <variable> | Iri
Term        = <variable> | Iri | Literal | <blank> | '(' ')' | '[' ']'
Iri         = <iri> | <name>
Literal     = <string> ( <language> | '^^' Iri )? | ( '+' | '-' )? <number> | 'TRUE' | 'FALSE'
"""
LABELS = {
    "Predicate": ("a predicate", "谓词"),
    "Object": ("an object", "宾语"),
    "Expression": ("an expression", "表达式"),
    "Operand": ("an expression", "表达式"),
    "Operator": ("an operator", "运算符"),
    "Constraint": ("a condition in ( )", "括号内的条件"),
    "Value": ("a value", "值"),
    "VarOrIri": ("a variable or an IRI", "变量或 IRI"),
    "Iri": ("an IRI", "IRI"),
    "Triple": ("a triple", "三元组"),
    "Part": ("FILTER, OPTIONAL, BIND …", "FILTER、OPTIONAL、BIND 等"),
    "Column": ("a variable", "变量"),
    "GroupBy": ("a variable", "变量"),
    "OrderBy": ("a variable", "变量"),
    "Path": ("a property", "属性"),
}
KINDS = {
    "variable": ("a variable", "变量"),
    "iri": ("an IRI in < >", "尖括号内的 IRI"),
    "name": ("a prefixed name", "带前缀的名称"),
    "number": ("a number", "数字"),
    "string": ("a text in quotes", "引号内的文本"),
    "language": ("a language tag", "语言标签"),
    "function": ("a function", "函数"),
    "end": ("the end", "查询结束"),
}
_Matcher = Callable[["Reading", int], int]
_FAILED = -1
_DEEP = 10_000
"""Calls within calls. A level of brackets takes up to 25; `guard` allows 100, and Python by itself 1000 calls."""
_DEEPENING = threading.Lock()


@dataclass(slots=True)
class Reading:
    """One attempt at reading tokens: how far it came, and what would have been accepted there."""

    found: Sequence[Token]
    furthest: int = 0
    expected: dict[tuple[str, str], None] = field(default_factory=dict)
    label: tuple[int, tuple[str, str]] | None = None

    def miss(self, at: int, wanted: tuple[str, str]) -> int:
        """Note that `wanted` was not found at token `at`."""
        if at > self.furthest:
            self.furthest, self.expected = at, {}
        if at == self.furthest:
            label = self.label[1] if self.label and self.label[0] == at else wanted
            self.expected[label] = None
        return _FAILED


def read(found: Sequence[Token]) -> Reading | None:
    """Where the tokens stop being a query; None when they are one."""
    reading = Reading(found)
    rules = _rules()
    with _deeper():
        return None if rules["Query"](reading, 0) != _FAILED else reading


@contextlib.contextmanager
def _deeper() -> Iterator[None]:
    """While rules call one another; the limit is the whole process's, so one thread after the other raises it."""
    with _DEEPENING:
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(max(before, _DEEP))
        try:
            yield
        finally:
            sys.setrecursionlimit(before)


@cache
def _rules() -> dict[str, _Matcher]:
    rules: dict[str, _Matcher] = {}
    for rule in re.split(r"\n(?=\w)", _RULES.strip()):
        name, _, body = rule.partition("=")
        rules[name.strip()] = _labelled(_choice(body.split(), rules), LABELS.get(name.strip()))
    return rules


def _choice(words: list[str], rules: dict[str, _Matcher]) -> _Matcher:
    """Consume `words` up to an unmatched `)`: alternatives of sequences."""
    options: list[list[_Matcher]] = [[]]
    while words and not words[0].startswith(")"):
        word = words.pop(0)
        if word == "|":
            options.append([])
            continue
        if word == "(":
            part = _choice(words, rules)
            word = words.pop(0)
        else:
            part = _single(word.rstrip("*?"), rules)
        options[-1].append(_repeated(part, word[-1]) if word[-1] in "*?" else part)
    return _alternatives([_sequence(option) for option in options])


def _single(word: str, rules: dict[str, _Matcher]) -> _Matcher:
    if word.startswith("'"):
        literal = word.strip("'")

        def keyword(reading: Reading, at: int) -> int:
            if at < len(reading.found):
                token = reading.found[at]
                if token.kind in {"word", "mark"} and token.text.upper() == literal:
                    return at + 1
            return reading.miss(at, (literal, literal))

        return keyword
    if word.startswith("<"):
        kind = word.strip("<>")

        def terminal(reading: Reading, at: int) -> int:
            token = reading.found[at] if at < len(reading.found) else None
            if kind == "end":
                right = token is None
            elif kind == "function":
                right = token is not None and token.is_word(*FUNCTIONS)
            else:
                right = token is not None and token.kind == kind
            return at + 1 if right else reading.miss(at, KINDS.get(kind, (kind, kind)))

        return terminal
    return lambda reading, at: rules[word](reading, at)  # noqa: PLW0108 -- the rule may be declared further down


def _sequence(parts: list[_Matcher]) -> _Matcher:
    def matcher(reading: Reading, at: int) -> int:
        for part in parts:
            at = part(reading, at)
            if at == _FAILED:
                return _FAILED
        return at

    return matcher


def _alternatives(options: list[_Matcher]) -> _Matcher:
    if len(options) == 1:
        return options[0]

    def matcher(reading: Reading, at: int) -> int:
        for option in options:
            end = option(reading, at)
            if end != _FAILED:
                return end
        return _FAILED

    return matcher


def _repeated(part: _Matcher, repeat: str) -> _Matcher:
    def matcher(reading: Reading, at: int) -> int:
        while True:
            end = part(reading, at)
            if end in {_FAILED, at}:
                return at
            at = end
            if repeat == "?":
                return at

    return matcher


def _labelled(part: _Matcher, label: tuple[str, str] | None) -> _Matcher:
    """Failures at the first token of a labelled rule are told by its label."""
    if label is None:
        return part

    def matcher(reading: Reading, at: int) -> int:
        outer = reading.label
        if outer is None or outer[0] != at:
            reading.label = (at, label)
        end = part(reading, at)
        reading.label = outer
        return end

    return matcher
