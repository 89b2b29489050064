"""Where the nodes of a YAML text stand in it, so that a text can be edited in place.

Parsers end a block only where the next thing begins, behind comments and blank lines; here it ends with its last
value.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from nbs_graph.sources.yaml_tree import Items, Map, Node, Text, read

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1 (section 4.2)."""


class Edit(NamedTuple):
    """Characters `start` to `end` of a text become `text`."""

    start: int
    end: int
    text: str


class Layout:
    """A text, its tree, and where each node stands.

    Args:
        text: without byte order mark.
    Raises:
        YamlProblem: it is not the YAML that we accept.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = read(text)
        breaks = list(_BREAK.finditer(text))
        self._starts = [0, *(match.end() for match in breaks)]
        self._ends = [*(match.start() for match in breaks), len(text)]
        self.newline = breaks[0][0] if breaks else "\n"

    def start(self, node: Node) -> int:
        """Where a node begins."""
        return self._place(node.span.line, node.span.column)

    def end(self, node: Node) -> int:
        """Where a node ends: behind its last value, or its closing bracket."""
        last = self._place(node.span.end_line, node.span.end_column)
        if isinstance(node, Text):
            start = self.start(node)
            return start + len(self.text[start:last].rstrip())
        if self.in_brackets(node):
            return last
        inner = node.items if isinstance(node, Items) else [part for pair in node.pairs for part in pair]
        return max(self.end(part) for part in inner)

    def _place(self, line: int, column: int) -> int:
        """Parsers count a line more where a text ends without a line break."""
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self.text)

    def in_brackets(self, node: Node) -> bool:
        """Whether a list or map is written with brackets or braces."""
        return not isinstance(node, Text) and self.text[self.start(node)] in "[{"

    def line_end(self, place: int) -> int:
        """Where the line of a place ends, before its line break."""
        return self._ends[bisect_right(self._starts, place) - 1]

    def line_start(self, place: int) -> int:
        """Where the line of a place begins."""
        return self._starts[bisect_right(self._starts, place) - 1]

    def before_line(self, place: int) -> int:
        """Where the line before that of a place ends, before its line break; 0 when it is the first."""
        number = bisect_right(self._starts, place) - 1
        return self._ends[number - 1] if number else 0

    def past_comments(self, place: int, margin: int) -> int:
        """The end of the line of a place, or of the last comment below it that is indented further than `margin`."""
        number = last = bisect_right(self._starts, place) - 1
        while number + 1 < len(self._starts):
            number += 1
            line = self.text[self._starts[number] : self._ends[number]]
            if line.strip() and not (
                line.lstrip().startswith("#") and len(line) - len(line.lstrip()) > margin
            ):
                break
            last = number if line.strip() else last
        return self._ends[last]

    def column(self, node: Node) -> int:
        """How many characters stand before a node in its line."""
        return node.span.column - 1

    def colon(self, key: Text) -> int:
        """The place behind the colon of a key."""
        return self.text.index(":", self.end(key)) + 1

    def step(self) -> int:
        """By how many columns this text indents."""
        for key, value in self.tree.pairs:
            inside = isinstance(value, Map) and not self.in_brackets(value)
            if inside and value.span.line > key.span.line:
                return self.column(value) - self.column(key)
        return 2

    def edited(self, edits: list[Edit]) -> str:
        """The text with edits made that do not overlap."""
        parts, at = [], 0
        for edit in sorted(edits, key=lambda e: e[:2]):
            parts += [self.text[at : edit.start], edit.text]
            at = edit.end
        return "".join([*parts, self.text[at:]])
