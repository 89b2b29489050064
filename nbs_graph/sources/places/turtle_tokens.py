"""The terminals of Turtle and TriG as regular expressions, and what they stand for.

RDF 1.1 Turtle, section 6.5, with the additions of RDF 1.2. The texts were read by a strict parser before, so the sets
of characters are wider than the grammar's. Every repetition is possessive: nothing is tried twice.
"""

import re

from nbs_graph.sources.places.iris import LONGEST, character, resolve, unescape_iri

_SPACE = r"(?:[ \t\r\n]++|\#[^\r\n]*+)*+"
_IRI = r"<[^<>\"{}|^`\x00-\x20]*+>"
_STRING = (
    r"\"\"\"(?:[^\"\\]++|\\.|\"(?!\"\"))*+\"\"\""
    r"|'''(?:[^'\\]++|\\.|'(?!''))*+'''"
    r"|\"(?!\"\")(?:[^\"\\\r\n]++|\\.)*+\"|'(?!'')(?:[^'\\\r\n]++|\\.)*+'"
)
_TAG = r"@[A-Za-z]++(?:--?[A-Za-z0-9]++)*+"
_IN_LABEL = r"[\-0-9A-Z_a-z\x80-\U0010ffff]"
_BLANK = rf"_:{_IN_LABEL}++(?:\.++{_IN_LABEL}++)*+"
_NUMBER = (
    r"[+\-]?(?:[0-9]++(?:\.[0-9]*+[eE][+\-]?[0-9]++|\.[0-9]++|[eE][+\-]?[0-9]++)?+"
    r"|\.[0-9]++(?:[eE][+\-]?[0-9]++)?+)"
)
_IN_NAME = r"[\-%0-9:A-Z_a-z\x80-\U0010ffff]"
_NAME = rf"[:A-Za-z\x80-\U0010ffff](?:{_IN_NAME}++|\\.|\.++(?=[\\\-%0-9:A-Z_a-z\x80-\U0010ffff]))*+"

TOKEN = re.compile(
    rf"{_SPACE}(?:(?P<iri>{_IRI})|(?P<name>{_NAME})|(?P<string>{_STRING})|(?P<blank>{_BLANK})"
    rf"|(?P<number>{_NUMBER})|(?P<tag>{_TAG})|(?P<mark><<\(|\)>>|<<|>>|\{{\||\|\}}|\^\^|[.;,\[\](){{}}~]))",
    re.DOTALL,
)
SUFFIX = re.compile(rf"{_SPACE}(?:{_TAG}|\^\^{_SPACE}(?:{_IRI}|{_NAME}))", re.DOTALL)
"""What may follow a string: a language tag or a datatype."""
REST = re.compile(
    rf"(?:[\x00-\x21$&()*,;=>?\[\]^`~]++|{_NAME}|{_IRI}|{_STRING}|{_NUMBER}|{_BLANK}|[<+\-]|{_TAG}"
    rf"|\#[^\r\n]*+|\{{\||\|\}})*+",
    re.DOTALL,
)
"""The rest of a statement, up to its `.`, or the brace where it ends (a graph, or its name)."""

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_LOCAL_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_REMEMBERED = 10_000


def content(token: str) -> str:
    """A string as written → its characters (RDF 1.1 Turtle, section 6.4)."""
    quotes = 3 if len(token) > 5 and token[0] == token[1] == token[2] else 1
    inside = token[quotes:-quotes]
    return _ESCAPE.sub(_unescaped, inside) if "\\" in inside else inside


def _unescaped(match: re.Match[str]) -> str:
    if match[3] is not None:
        return _LETTERS.get(match[3], match[3])
    return character(match[1] or match[2])


class Names:
    """What names stand for at this place of the document: its base and its prefixes so far."""

    def __init__(self) -> None:
        self._base: str | None = None
        self._prefixes: dict[str, str] = {}
        self._known: dict[str, str | None] = {}

    def rebase(self, token: str) -> None:
        """`@base <token>`."""
        self._base = self.iri(token)
        self._known.clear()

    def declare(self, name: str, token: str) -> None:
        """`@prefix name: <token>`."""
        self._prefixes[name.partition(":")[0]] = self.iri(token)
        self._known.clear()

    def iri(self, token: str) -> str:
        """`<…>` → the IRI."""
        return resolve(self._base, unescape_iri(token[1:-1]))

    def name(self, token: str) -> str | None:
        """`prefix:local` → the IRI; None when the prefix was not declared."""
        if token in self._known:
            return self._known[token]
        prefix, colon, local = token.partition(":")
        space = self._prefixes.get(prefix) if colon else None
        iri = None if space is None or len(space) > LONGEST else space + _LOCAL_ESCAPE.sub(r"\1", local)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[token] = iri
        return iri
