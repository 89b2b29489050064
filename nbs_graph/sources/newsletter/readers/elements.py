"""Open elements of HTML: what ends with what, and what is hidden; each step takes the same time however deep they are."""

import re
from dataclasses import dataclass

from nbs_graph.sources.newsletter.readers.markup import Tag

VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
PARAGRAPHS = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "table",
        "pre",
        "article",
        "hr",
        "figure",
    }
)
"""Blocks that a blank line stands around."""
BLOCKS = PARAGRAPHS | {
    "address", "aside", "body", "caption", "center", "dd", "details", "div", "dt", "fieldset", "figcaption", "footer",
    "form", "header", "html", "legend", "li", "main", "nav", "section", "summary", "tbody", "td", "tfoot", "th",
    "thead", "tr",
}  # fmt: skip
UNSEEN = frozenset(
    {
        "head",
        "template",
        "svg",
        "math",
        "object",
        "video",
        "audio",
        "canvas",
        "select",
        "datalist",
        "rp",
        "applet",
    }
)
_ENDS = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tr": ({"tr"}, {"table"}),
    "thead": ({"thead", "tbody", "tfoot"}, {"table"}),
    "tbody": ({"thead", "tbody", "tfoot"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tfoot"}, {"table"}),
    "body": ({"head"}, set[str]()),
}
"""Start tag → elements that it ends, unless one of the others stands between (HTML Standard, 13.1.2.4)."""
_NONE = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """An open element; `hidden` when it, or one around it, is not shown; `block`: place of the nearest block."""

    name: str
    hidden: bool
    block: int


class Open:
    """The open elements."""

    def __init__(self) -> None:
        self._stack: list[Element] = []
        self._places: dict[str, list[int]] = {}

    @property
    def hidden(self) -> bool:
        """Is what stands here not shown?"""
        return bool(self._stack) and self._stack[-1].hidden

    def start(self, tag: Tag) -> list[Element]:
        """Open an element → those that end by it, the innermost first."""
        ended: list[Element] = []
        if tag.name in BLOCKS and self._stack:
            block = self._stack[-1].block
            if block >= 0 and self._stack[block].name == "p":
                ended += self._to(block)
        if tag.name in _ENDS:
            ending, limits = _ENDS[tag.name]
            place = max((self._last(name) for name in ending), default=-1)
            if place >= 0 and place > max((self._last(name) for name in limits), default=-1):
                ended += self._to(place)
        if tag.name == "a" and (place := self._last("a")) >= 0 and place > self._block():
            ended += self._to(place)
        if tag.name not in VOID:
            self._push(tag)
        return ended

    def end(self, name: str) -> list[Element]:
        """Close an element → those that end by it; none when it is not open, or a block stands between."""
        place = self._last(name)
        if place < 0 or (name not in BLOCKS and name not in UNSEEN and place < self._block()):
            return []
        return self._to(place)

    def rest(self) -> list[Element]:
        """Close all."""
        return self._to(0)

    def _push(self, tag: Tag) -> None:
        place = len(self._stack)
        hidden = self.hidden or tag.name in UNSEEN or is_hidden(tag)
        block = place if tag.name in BLOCKS else self._block()
        self._stack.append(Element(tag.name, hidden, block))
        self._places.setdefault(tag.name, []).append(place)

    def _block(self) -> int:
        return self._stack[-1].block if self._stack else -1

    def _last(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _to(self, place: int) -> list[Element]:
        ended: list[Element] = []
        while len(self._stack) > place:
            element = self._stack.pop()
            self._places[element.name].pop()
            ended.append(element)
        return ended


def is_hidden(tag: Tag) -> bool:
    """Is an element never shown? `visibility` does not count: WeChat shows its articles later by a script."""
    return "hidden" in tag.attributes or bool(_NONE.search(tag.attributes.get("style", "")))
