"""Where text is put down line by line, as blocks, line breaks and cells ask for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nbs_graph.sources.newsletter.readers.addresses import row

_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class _Row:
    """A row of a table: its finished cells, and the lines of the page around it."""

    around: list[str]
    cells: list[list[str]] = field(default_factory=list)
    in_cell: bool = False


class Paper:
    """Lines that are done, and the one that is being written."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._gap = 0
        self._space = False
        self._part = False
        self._prefix = ""
        self._rows: list[_Row] = []
        self._marked: list[str] | None = None
        self._mark = 0

    def write(self, text: str, *, as_it_is: bool = False) -> None:
        """Text; white space counts as one space, unless it is kept as it is."""
        if as_it_is:
            for number, piece in enumerate(re.split(r"\r\n|[\r\n]", text)):
                if number:
                    self.new_line()
                self._put(piece)
            return
        for number, piece in enumerate(_SPACES.split(text)):
            self._space = self._space or number > 0
            if piece:
                self._put(piece)

    def _put(self, piece: str) -> None:
        if not piece:
            return
        if self._gap or not self._line:
            self._turn()
            self._space = False
            if self._prefix:
                self._line.append(self._prefix)
                self._prefix = ""
        elif self._space or (self._part and "!" <= piece[0] <= "~"):
            self._line.append(" ")
        self._space = self._part = False
        if self._marked is not None and not self._marked:
            self._mark = len(self._line)
        self._line.append(piece)
        if self._marked is not None:
            self._marked.append(piece)

    def gap(self, lines: int) -> None:
        """What follows stands on a new line (1), or behind a blank one (2)."""
        if self._line or self._lines:
            self._gap = max(self._gap, lines)
        if self._marked and lines:
            self._marked.append(" ")

    def new_line(self) -> None:
        """A line break that was asked for; two make a blank line."""
        if self._gap:
            self._turn()
        self._lines.append("".join(self._line).rstrip(" "))
        self._line.clear()
        self._space = self._part = False
        if self._marked:
            self._marked.append(" ")

    def _turn(self) -> None:
        if self._gap:
            if self._line:
                self._lines.append("".join(self._line).rstrip(" "))
                self._line.clear()
            if self._gap > 1 and self._lines and self._lines[-1]:
                self._lines.append("")
            self._gap = 0

    def prefix(self, text: str) -> None:
        """What the next text begins with."""
        self._prefix = text

    def mark(self) -> None:
        """Words begin that a link may stand behind."""
        self._marked, self._mark = [], 0

    def marked(self) -> str:
        """Those words; they end here."""
        words, self._marked = "".join(self._marked or ()), None
        return words

    def replace(self, text: str) -> bool:
        """Put something else for the words just ended, if they are the end of this line."""
        if self._gap or self._mark >= len(self._line):
            return False
        del self._line[self._mark :]
        self._line.append(text)
        self._part = True
        return True

    def part(self) -> None:
        """What follows does not touch what was written last."""
        self._part = True

    def row(self) -> None:
        """A row of a table begins."""
        self._turn()
        self._close()
        self._rows.append(_Row(self._lines))

    def cell(self) -> None:
        """A cell begins."""
        if not self._rows or self._rows[-1].in_cell:
            self.gap(1)
            return
        self._close()
        self._lines = []
        self._rows[-1].in_cell = True

    def end_cell(self) -> None:
        """A cell ends."""
        if self._rows and self._rows[-1].in_cell:
            self._close()
            self._rows[-1].cells.append(self._lines)
            self._rows[-1].in_cell = False
            self._lines = self._rows[-1].around

    def end_row(self) -> None:
        """A row ends: its cells become lines."""
        if not self._rows:
            return
        self.end_cell()
        self._close()
        done = self._rows.pop()
        self._lines = done.around
        self._lines += row(done.cells)

    def _close(self) -> None:
        """End the line; nothing is owed to what follows."""
        if self._line:
            self._lines.append("".join(self._line).rstrip(" "))
            self._line.clear()
        self._gap, self._space, self._part, self._prefix = 0, False, False, ""

    def text(self) -> str:
        """All lines."""
        while self._rows:
            self.end_row()
        self._close()
        return joined(self._lines)


def joined(lines: Sequence[str]) -> str:
    """Lines → a text without blank lines around it, each ended by LF."""
    text = "\n".join(lines).strip("\n")
    return f"{text}\n" if text else ""
