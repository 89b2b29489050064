"""Runs of glyphs → printed lines, in the order in which they are read."""

import re
from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from nbs_graph.sources.newsletter.readers.pdf_runs import Run

_SAME_LINE = 0.5
"""Of the size: how far off the base line an index or a foot mark may stand."""
_WORD_GAP = 0.15
"""Of the size: the least gap between words in letters."""
_CHINESE_GAP = 0.8
"""Of the size: the least gap that was meant between Chinese characters; narrower ones are justification."""
_COLUMN_GAP = 2.0
_APART = 2.5
"""Of the size: lines farther below the last are a block of their own."""
_DOUBLED = 0.12
"""Of the size: letters drawn again so near to themselves are bold, not doubled."""
_MOST_BLOCKS = 1_000
_HAN = "\u2e80-\u303f\u3041-\u312f\u31c0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{_HAN}“”‘’…—·]")
_SPACED = re.compile(f"(?<=[{_HAN}]) (?=[{_HAN}])")
_PAIR = re.compile(f"(?<=[{_HAN}])(?=[{_HAN}])")
_FEWEST = 4


@dataclass(slots=True)
class Printed:
    """A printed line.

    Args:
        text: what it says.
        places: for each character, where it begins and ends along the line; a space that was put in has none.
        y: the base line; size: of its letters; turn: quarter turns.
    """

    text: str
    places: tuple[tuple[float, float] | None, ...]
    y: float
    size: float
    turn: int


@dataclass(slots=True)
class _Line:
    y: float
    size: float
    turn: int
    runs: list[tuple[float, int, Run]] = field(default_factory=list)

    def takes(self, run: Run) -> bool:
        """Does a run stand on this line?"""
        return run.turn == self.turn and abs(run.y - self.y) <= _SAME_LINE * max(self.size, run.size)

    def add(self, run: Run) -> None:
        if run.size > self.size:
            self.size, self.y = run.size, run.y
        insort(self.runs, (run.xs[0], len(self.runs), run), key=lambda item: item[:2])


def printed(runs: Sequence[Run]) -> list[Printed]:
    """What a page shows → its lines as they are read."""
    lines: list[_Line] = []
    for run in runs:
        if not run.text:
            continue
        if not lines or not lines[-1].takes(run):
            if not run.text.strip():
                continue
            lines.append(_Line(run.y, run.size, run.turn))
        lines[-1].add(run)
    found = (_set(line) for line in _ordered(lines))
    return [line for line in found if line.text.strip()]


def _ordered(lines: list[_Line]) -> list[_Line]:
    """Lines as they came, but for blocks that stand wholly above what came before: running heads, and what was added.

    Columns and cells, which stand beside one another, stay as they came.
    """
    blocks: list[list[_Line]] = []
    for line in lines:
        last = blocks[-1][-1] if blocks else None
        if (
            last is None
            or last.turn != line.turn
            or not -_APART * line.size < line.y - last.y <= _SAME_LINE * line.size
        ):
            blocks.append([])
        blocks[-1].append(line)
    if len(blocks) > _MOST_BLOCKS:
        return lines
    placed: list[list[_Line]] = []
    for block in blocks:
        at = len(placed)
        while at and _above(block, placed[at - 1]):
            at -= 1
        if at < len(placed) and not any(map(partial(_over, block), placed[at:])):
            at = len(placed)
        if at and _within(block, placed[at - 1]):
            placed[at - 1] = sorted(placed[at - 1] + block, key=lambda line: -line.y)
        else:
            placed.insert(at, block)
    return [line for block in placed for line in block]


def _above(block: Sequence[_Line], other: Sequence[_Line]) -> bool:
    return block[0].turn == other[0].turn and block[-1].y > other[0].y + _SAME_LINE * other[0].size


def _over(block: Sequence[_Line], other: Sequence[_Line]) -> bool:
    """Do they share some of the width?"""
    left, right = _sides(block)
    other_left, other_right = _sides(other)
    return left < other_right and other_left < right


def _sides(block: Sequence[_Line]) -> tuple[float, float]:
    return min(line.runs[0][0] for line in block), max(
        run.xs[-1] for line in block for _, _, run in line.runs
    )


def _within(block: Sequence[_Line], other: Sequence[_Line]) -> bool:
    """Does a block stand in a gap between two lines of another?"""
    if block[0].turn != other[0].turn or len(other) < 2:
        return False
    top, bottom = block[0].y + block[0].size, block[-1].y - _SAME_LINE * block[-1].size
    if not other[-1].y < bottom < top < other[0].y or not _over(block, other):
        return False
    return not any(bottom < line.y + _SAME_LINE * line.size and line.y < top for line in other)


def _set(line: _Line) -> Printed:
    """The runs of a line, from left to right, as one text."""
    text: list[str] = []
    places: list[tuple[float, float] | None] = []
    last: Run | None = None
    for _, _, run in line.runs:
        if last is not None:
            if run.text == last.text and abs(run.xs[0] - last.xs[0]) < _DOUBLED * run.size:
                continue
            if space := _space(last, run):
                text.append(space)
                places.append(None)
        text.extend(run.text)
        places.extend(zip(run.xs, run.xs[1:], strict=False))
        last = run
    said, kept = _closed("".join(text), places)
    return Printed(said, tuple(kept), line.y, line.size, line.turn)


def _space(last: Run, run: Run) -> str:
    """What stands between two runs: nothing, a space, or a tab where columns are."""
    if last.text[-1].isspace() or run.text[0].isspace():
        return ""
    gap = (run.xs[0] - last.xs[-1]) / max(last.size, run.size)
    if gap > _COLUMN_GAP:
        return "\t"
    chinese = _IS_HAN.match(last.text[-1]) and _IS_HAN.match(run.text[0])
    return " " if gap > (_CHINESE_GAP if chinese else _WORD_GAP) else ""


def _closed(
    text: str, places: Sequence[tuple[float, float] | None]
) -> tuple[str, list[tuple[float, float] | None]]:
    """A line whose Chinese characters are set apart by spaces throughout → without these."""
    spaced = {match.start() for match in _SPACED.finditer(text)}
    if len(spaced) < _FEWEST or len(spaced) <= sum(1 for _ in _PAIR.finditer(text)):
        return text, list(places)
    kept = [index for index in range(len(text)) if index not in spaced]
    return "".join(text[index] for index in kept), [places[index] for index in kept]


def covered(line: Printed, corners: Iterable[float]) -> str:
    """The characters of a level line whose middle is in a rectangle (left, bottom, right, top)."""
    left, bottom, right, top = corners
    if line.turn or not bottom <= line.y + 0.3 * line.size <= top:
        return ""
    return "".join(
        character
        for character, place in zip(line.text, line.places, strict=True)
        if place and left <= (place[0] + place[1]) / 2 <= right
    )
