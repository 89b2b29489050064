"""SPARQL text → tokens, after the terminals of the SPARQL 1.1 grammar (section 19.8).

Needed where the text is looked at before the engine sees it: limits (`guard`), parameters (`binding`), and the
place of an error (`syntax`). Nothing here builds queries.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?:\s++|\#[^\n\r]*+)*+
  (?: (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
  | (?P<string>\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<blank>_:\w(?:[\w\-]|\.(?=[\w\-]))*)
  | (?P<name>(?:[^\W\d_](?:[\w\-]|\.(?=[\w\-:]))*)?:
             (?:[\w\-:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]|\.(?=[\w\-:%\\]))*)
  | (?P<word>[^\W\d]\w*)
  | (?P<number>(?:\d+\.\d*(?=[eE])|\d*\.\d+|\d+)(?:[eE][+-]?\d+)?)
  | (?P<mark>\^\^|&&|\|\||!=|<=|>=|.)
  | \Z)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token: its kind (a group name of the expression above), its text, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the token ends (exclusive)."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Is this one of the given keywords (upper case), in any case?"""
        return self.kind == "word" and self.text.upper() in words


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` without white space and comments; every other character is in one of them."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is not None:
            yield Token(kind, match[kind], match.start(kind))


KEPT = 128
"""How many texts are remembered where the same ones come again and again, as named questions do."""
KEPT_LENGTH = 10_000
"""Characters of the longest text that is remembered, so that strangers cannot fill the memory."""


def lexed(text: str) -> tuple[Token, ...]:
    """All tokens of `text`."""
    return _kept(text) if len(text) <= KEPT_LENGTH else tuple(tokens(text))


@lru_cache(maxsize=KEPT)
def _kept(text: str) -> tuple[Token, ...]:
    return tuple(tokens(text))
