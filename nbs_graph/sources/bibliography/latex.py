"""LaTeX in BibTeX fields ↔ plain text.

Accents and named letters are the library's (`latexcodec`); this module adds what must be exact for a text to come
back as it was: the escapes of special characters, braces, ligatures that are not meant.
"""

import codecs
import re
from functools import cache
from typing import Any

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    '"': r"\textquotedbl{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "'": "{'}",
    "`": "{`}",
    "-": "{-}",
    ",": "{,}",
}
_LONE = re.compile("(?<![-'`?!,])[-',](?![-'`,])")
"""A hyphen, comma or apostrophe that joins no neighbour to a ligature stands as it is."""

_HELD = 0x10F000
"""Private characters stand for what was an escape while everything else is read."""
_MEANT = {name.removesuffix("{}"): character for character, name in _ESCAPES.items() if name.startswith("\\")}
_MEANT |= {r"\{": "{", r"\}": "}", r"\ ": " ", r"\,": " ", r"\-": "", r"\/": "", r"\textquotesingle": "'"}
_ESCAPED = re.compile(
    "|".join(
        re.escape(name) + (r"(?![A-Za-z])(?:\{\}| +)?" if name[-1].isalpha() else "")
        for name in sorted(_MEANT, key=len, reverse=True)
    )
)
_TEX = re.compile(r"[\\{}$~]|--|``|''|,,|[!?]`|<<|>>")
"""What LaTeX reads otherwise than it is written."""
_STYLE = re.compile(
    r"\\(?:emph|text(?:it|bf|rm|sc|sf|tt|sl|up|normal|subscript|superscript)|mathrm|mathit|mathbf|url|mbox|ensuremath"
    r"|(?:it|bf|rm|sc|em|tt)(?:shape|series|family)?)(?![A-Za-z])\s*"
)
_MATH = re.compile(r"(?<!\\)\$([^$]*)\$")
_SCRIPT = re.compile(r"([_^])\{?([0-9+\-]+)\}?")
_BELOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_ABOVE = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@cache
def _codec() -> Any:
    import latexcodec  # noqa: F401 -- registers the codec

    return codecs.lookup("ulatex")


def encoded(text: str) -> str:
    """A plain text → the same in LaTeX, letters left as they are (UTF-8)."""
    out = []
    for at, character in enumerate(text):
        lone = character in "-'," and _LONE.match(text, at)
        out.append(character if lone else _ESCAPES.get(character, character))
    return "".join(out)


def decoded(latex: str) -> str:
    """LaTeX → plain text on one line; what is not understood stays, with its backslash."""
    if _TEX.search(latex) is None:
        return " ".join(latex.split())
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        name = match[0].rstrip(" ").removesuffix("{}")
        held.append(_MEANT.get(name, _MEANT.get(match[0], "")))
        return chr(_HELD + len(held) - 1) if len(held) < 0x0FFE else held.pop()

    text = _ESCAPED.sub(hold, latex)
    text = _MATH.sub(lambda match: "{" + _SCRIPT.sub(_scripts, match[1]) + "}", text)
    text = _codec().decode(_STYLE.sub("", text))[0]
    text = text.replace("{", "").replace("}", "").replace("\xa0", " ")
    for number, character in enumerate(held):
        text = text.replace(chr(_HELD + number), character)
    return " ".join(text.split())


def _scripts(match: re.Match[str]) -> str:
    return match[2].translate(_BELOW if match[1] == "_" else _ABOVE)
