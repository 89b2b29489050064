"""HTML → tags and text, in one pass whose time grows with the length alone, whatever is broken in it.

The parser of Python takes the square of the length on tags that never end (CVE-2025-6069, in 3.11 to 3.13.5), and
libxml2 leaves out what is nested more than 256 deep; here nothing nests and nothing is searched twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_TAG = re.compile(r"</?([A-Za-z][^\s/>]{0,40})")
_NAME = re.compile(r"[^\s/>=]+")
_SPACE = re.compile(r"[\s/]*")
_BARE = re.compile(r"[^\s>]*")
_EQUALS = re.compile(r"\s*=\s*")
RAW = frozenset({"script", "style", "noscript", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})
"""Elements whose content is not markup (HTML Standard, 13.2.5); what is in them is not printed."""
_MOST_ATTRIBUTES = 200


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in lower case, whether it ends an element, its attributes."""

    name: str
    end: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(markup: str) -> Iterator[Tag | str]:
    """Markup → its tags, and the text between them with character references resolved."""
    scan = _Scan(markup)
    position = 0
    while position < len(markup):
        start = scan.find("<", position)
        if start > position:
            yield unescape(markup[position:start])
        if start == len(markup):
            return
        match = _TAG.match(markup, start)
        if match is None:
            position = scan.skipped(start)
            if position == start:
                yield "<"
                position += 1
            continue
        tag, position = scan.tag(match)
        yield tag
        if not tag.end and tag.name in RAW:
            position = scan.behind(tag.name, position)


class _Scan:
    """Finds ends, and remembers which there are no more of."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._gone: set[str] = set()
        self._lower: str | None = None

    def find(self, what: str, position: int) -> int:
        """Where it comes next; the end of the markup when it does not."""
        if what in self._gone:
            return len(self._markup)
        found = self._markup.find(what, position)
        if found < 0:
            self._gone.add(what)
            return len(self._markup)
        return found

    def skipped(self, start: int) -> int:
        """Behind a comment, declaration or instruction that begins here; the same place when none does."""
        markup = self._markup
        if markup.startswith("<!--", start):
            end = self.find("-->", start + 2)
            return end + 3 if end < len(markup) else len(markup)
        if markup.startswith("<![CDATA[", start):
            return self.find("]]>", start) + 3
        if markup.startswith(("<!", "<?", "</"), start):
            return self.find(">", start) + 1
        return start

    def tag(self, match: re.Match[str]) -> tuple[Tag, int]:
        """The tag that begins here, and where it ends."""
        markup, position = self._markup, match.end()
        attributes: dict[str, str] = {}
        while True:
            position = _SPACE.match(markup, position).end()  # type: ignore[union-attr]
            if position >= len(markup) or markup[position] == ">":
                break
            named = _NAME.match(markup, position)
            position = named.end() if named else position + 1
            name = named[0].lower() if named else ""
            value = ""
            if equals := _EQUALS.match(markup, position):
                value, position = self._value(equals.end())
            if name and len(attributes) < _MOST_ATTRIBUTES:
                attributes.setdefault(name, value)
        return Tag(match[1].lower(), markup[match.start() + 1] == "/", attributes), position + 1

    def _value(self, position: int) -> tuple[str, int]:
        quote = self._markup[position : position + 1]
        if quote in ('"', "'"):
            end = self.find(quote, position + 1)
            return unescape(self._markup[position + 1 : end]), end + 1
        bare = _BARE.match(self._markup, position)
        assert bare is not None  # it matches nothing, too
        return unescape(bare[0]), bare.end()

    def behind(self, name: str, position: int) -> int:
        """Where the raw content of an element ends: at its end tag, whatever its case."""
        if self._lower is None:
            self._lower = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in self._markup)
        mark = f"</{name}"
        if mark in self._gone:
            return len(self._markup)
        found = self._lower.find(mark, position)
        if found < 0:
            self._gone.add(mark)
            return len(self._markup)
        return found
