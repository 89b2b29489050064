"""Lines and columns ↔ places in a text."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from nbs_graph.model import Span

_YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1 (section 4.2)."""
_BREAK = re.compile("\n")
"""What ends a line for the parsers of RDF; a carriage return before it is the line's last character."""


@dataclass(frozen=True)
class Lines:
    r"""A text by lines, counted as the parser counts them that gave the positions.

    Args:
        text: without byte order mark.
        yaml: whether the text is YAML, which has more line breaks than `\n`.
    """

    text: str
    yaml: bool = True

    @cached_property
    def _starts(self) -> list[int]:
        pattern = _YAML_BREAK if self.yaml else _BREAK
        return [0, *(match.end() for match in pattern.finditer(self.text))]

    def bounds(self, number: int) -> tuple[int, int] | None:
        """Where a line, counted from 1, starts and ends without its break; None when there is no such line."""
        if not 0 < number <= len(self._starts):
            return None
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        breaks = "\r\n\x85\u2028\u2029" if self.yaml else "\r\n"
        while end > start and self.text[end - 1] in breaks:
            end -= 1
        return start, end

    def offset(self, line: int, column: int) -> int:
        """The place of a line and column, both from 1; inside the text whatever they are."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[max(line, 1) - 1] + max(column, 1) - 1, len(self.text))

    def stretch(self, span: Span) -> tuple[int, int]:
        """Where a span starts and ends in the text."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def span(self, start: int, end: int) -> Span:
        """The span of a stretch of the text."""
        first, last = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return Span(first, start - self._starts[first - 1] + 1, last, end - self._starts[last - 1] + 1)


def is_yaml(file: str) -> bool:
    """Whether the name of a file is that of YAML; standard input is taken for it, as editors pipe that."""
    return file == "-" or file.lower().endswith((".yaml", ".yml"))
