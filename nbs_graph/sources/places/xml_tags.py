"""XML text → where the attributes of a tag are, and what character data says.

What is read here was found well-formed by the parser of the standard library (XML 1.0, sections 2.3 to 2.7 and 3.1).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nbs_graph.sources.places.iris import character

_NAME = re.compile(r"<[^\s/>]++")
_ATTRIBUTE = re.compile(r"\s++([^\s=/>]++)\s*+=\s*+(\"[^\"]*+\"|'[^']*+')")
_TAG_END = re.compile(r"\s*+/?>")
_MARKUP = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<data>.*?)\]\]>|&(?:\#x(?P<hex>[0-9A-Fa-f]{1,8})|\#(?P<dec>[0-9]{1,8})"
    r"|(?P<name>\w+));",
    re.DOTALL,
)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_ESCAPED = str.maketrans({meant: f"&{name};" for name, meant in _ENTITIES.items()})


@dataclass(slots=True)
class Tag:
    """A start tag: its extent, that of its name, and those of its attributes' values with their quotes."""

    start: int
    end: int
    name: tuple[int, int]
    values: dict[str, tuple[int, int]]

    def place(self, attribute: str) -> tuple[int, int]:
        """Where the value of an attribute is; the whole tag when there is no such attribute."""
        return self.values.get(attribute, (self.start, self.end))


def tag(text: str, start: int, attributes: Iterable[str]) -> Tag:
    """The start tag at `start`; `attributes` are their expanded names, without those that declare namespaces."""
    name = _NAME.match(text, start)
    at = end = name.end() if name else start + 1
    values: list[tuple[int, int]] = []
    while match := _ATTRIBUTE.match(text, end):
        end = match.end()
        if match[1] != "xmlns" and not match[1].startswith("xmlns:"):
            values.append(match.span(2))
    if close := _TAG_END.match(text, end):
        end = close.end()
    return Tag(start, end, (start + 1, at), dict(zip(attributes, values, strict=False)))


def characters(raw: str) -> str:
    """Character data, or the inside of an attribute value, as written → what it says; line ends are kept."""
    return _MARKUP.sub(_meant, raw) if "&" in raw or "<" in raw else raw


def canonical(raw: str) -> str:
    """The inside of an element as written → as an `rdf:XMLLiteral` has it, when it has no elements itself."""
    if "<" in raw:
        return raw
    return characters(raw).translate(_ESCAPED)


def _meant(match: re.Match[str]) -> str:
    if match["hex"] is not None:
        return character(match["hex"])
    if match["dec"] is not None:
        return character(f"{int(match['dec']):x}")
    if match["name"] is not None:
        return _ENTITIES.get(match["name"], match[0])
    return match["data"] or ""
