"""How wide the text is set, and so which line ends are meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from nbs_graph.sources.newsletter.source import Line, width

_WIDEST = 140
"""Columns: wider lines are paragraphs in full, as web pages have them."""
_NARROWEST = 40
_TOLERANCE = 0.87
"""Of the width: proportional letters are narrower than half a Chinese character."""
_SHARE = 0.3
"""Of the lines of prose that reach the margin, where lines are broken by machine."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`margin` in columns, 0 where each line is a paragraph."""

    margin: int

    def full(self, line: Line, after: Line) -> bool:
        """Had the first word of the next line no room any more on this one?"""
        if not self.margin:
            return False
        return line.width + _first(after.text) > self.margin * _TOLERANCE


def layout(lines: Sequence[Line]) -> Layout:
    """The lines of an issue, addresses left out → its layout."""
    prose = sorted(line.width for line in lines if not line.text.isascii() and line.width > _NARROWEST // 2)
    if len(prose) < 8:
        return Layout(0)
    margin = prose[int(len(prose) * 0.97) - 1 if len(prose) > 40 else -1]
    reaching = sum(line >= margin * _TOLERANCE for line in prose)
    wrapped = _NARROWEST <= margin <= _WIDEST and reaching >= len(prose) * _SHARE
    return Layout(margin if wrapped else 0)


def _first(text: str) -> int:
    """Columns of the first word: of Chinese, a character with the marks that stay with it."""
    if not text[0].isascii():
        length = 1
        while length < len(text) and text[length] in "，。、；：！？）》”’":
            length += 1
        return width(text[:length])
    word = text.split(" ", 1)[0]
    end = next((index for index, character in enumerate(word) if not character.isascii()), len(word))
    return min(end, 24)
