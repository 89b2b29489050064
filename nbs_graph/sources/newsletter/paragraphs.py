"""Lines → paragraphs: what was broken to fit the page is one again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nbs_graph.sources.newsletter.byline import Byline, parse
from nbs_graph.sources.newsletter.layout import Layout
from nbs_graph.sources.newsletter.source import Flow, Line, width
from nbs_graph.sources.newsletter.vocabulary import marks

_ENDS = tuple("。！？；…?!;")
_CLOSERS = "”’」』）)】》"
_TITLED = re.compile(r"《[^》]+》\S{0,12}\Z")
_WIDEST_TITLE = 230
_WIDEST_QUESTION = 90
_LONGEST_LATIN_TITLE = 450
_SHORTEST_LATIN_TITLE = 20
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST_SENTENCE = 110
_MOST_BROKEN = 4
_SEEN = 8
"""Lines of a paragraph that decide about the next one; all of them would take the square of their number."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one; `rows` are their indexes among all lines.

    Args:
        flow: its text.
        byline: what it says when it is a byline.
        number: as printed before it, empty when it has none.
    """

    rows: tuple[int, ...]
    flow: Flow
    byline: Byline | None
    number: str
    number_flow: Flow

    def with_number(self) -> "Paragraph":
        """The same when its number is one of the sentence."""
        whole = Flow(
            self.number_flow.text + " " + self.flow.text, (*self.number_flow.offsets, -1, *self.flow.offsets)
        )
        return Paragraph(self.rows, whole, None, "", Flow("", ()))

    @property
    def text(self) -> str:
        """Without the number."""
        return self.flow.text

    @property
    def ended(self) -> bool:
        """Does it end a sentence?"""
        return ends(self.text)

    @property
    def is_prose(self) -> bool:
        """Is it sentences rather than a title? Sentences are Chinese here; a title may ask or exclaim."""
        if self.is_latin:
            return len(self.text) > _LONGEST_LATIN_TITLE
        if _whole_title(self.text):
            return False
        asks = self.text.rstrip(_CLOSERS).endswith(("？", "！", "?", "!"))
        wide = width(self.text)
        return (
            (self.ended and not (asks and wide < _WIDEST_QUESTION))
            or "。" in self.text[:-1]
            or wide > _WIDEST_TITLE
        )

    @property
    def is_latin(self) -> bool:
        """Has it no Chinese character?"""
        return not re.search(r"[\u3400-\u9fff]", self.text)

    @property
    def is_titled(self) -> bool:
        """Is it one title in 《》, perhaps with a few words behind?"""
        return bool(_TITLED.match(self.text))


def ends(text: str) -> bool:
    """Does a sentence end here?"""
    return text.rstrip(_CLOSERS + " ").endswith(_ENDS) or (
        text.endswith(".") and len(text) > _LONGEST_SENTENCE
    )


def _whole_title(text: str) -> bool:
    return text.startswith("《") and text.endswith("》") and text.count("《") == 1


def open_brackets(text: str) -> bool:
    """Is a bracket open at the end?"""
    return any(text.count(a) > text.count(b) for a, b in ("《》", "（）", "【】", "「」"))


def paragraphs(
    rows: Sequence[tuple[int, Line]], layout: Layout, known: Callable[[str], bool], numbered: bool
) -> list[Paragraph]:
    """Lines of one stretch of text → its paragraphs."""
    found: list[Paragraph] = []
    group: list[tuple[int, Line]] = []
    for position, row in enumerate(rows):
        if group and _parts(group, row, rows[position + 1 : position + 2], layout, known, numbered):
            found.append(_paragraph(group, known, numbered))
            group = []
        group.append(row)
    if group:
        found.append(_paragraph(group, known, numbered))
    return found


def _parts(
    group: list[tuple[int, Line]],
    row: tuple[int, Line],
    later: Sequence[tuple[int, Line]],
    layout: Layout,
    known: Callable[[str], bool],
    numbered: bool,
) -> bool:
    """Does a line begin a new paragraph?"""
    before, line = group[-1][1], row[1]
    if line.indented:
        return True
    text = Flow.of((item.text, item.offsets) for _, item in group[-_SEEN:]).text
    if open_brackets(text) and len(group) < _MOST_BROKEN and not text.startswith(("(", "（")):
        return False
    if re.search(r"\d\s*[年月]?\Z", text) and re.match(r"(?:\d{1,2}\s*)?[年月日]", line.text):
        return False
    if numbered and marks().match(line.text) and ends(text):
        return True
    if (said := parse(text, known)) is not None:
        if any(date.end >= len(text) - 1 for date in said.dates):
            return True
        joined = Flow.of([(text, ()), (line.text, ())]).text if layout.margin else ""
        return not joined or parse(joined, known) is None or not layout.full(before, line)
    if parse(line.text, known) is not None and not _mid_byline(text, line.text, known):
        return True
    if (
        len(text) > _SHORTEST_LATIN_TITLE
        and not _HAN.search(text)
        and re.match(r"[“《\u3400-\u9fff]", line.text)
    ):
        return True  # a title in Latin letters, then the Chinese one
    if line.text.startswith("《") and (text.isascii() or not re.search(r"[\u3400-\u9fff]", text)):
        return True
    if (
        text.startswith("《")
        and text.endswith("》")
        and not open_brackets(text)
        and len(group) <= _MOST_BROKEN
    ):
        return not layout.full(before, line) or _then_byline(line, later, layout, known)
    if ends(text) and later and not layout.full(line, later[0][1]) and not ends(line.text):
        return True  # a short line without an end, behind a whole sentence
    return not layout.full(before, line) or _then_byline(line, later, layout, known)


def _mid_byline(text: str, line: str, known: Callable[[str], bool]) -> bool:
    """Is the line the end of a byline that began before?"""
    return len(text) < 200 and not text.startswith("《") and parse(Flow.of([(text, range(len(text))), (line, range(len(line)))]).text, known) is not None  # fmt: skip


def _then_byline(
    line: Line, later: Sequence[tuple[int, Line]], layout: Layout, known: Callable[[str], bool]
) -> bool:
    """Does a byline of two lines begin here?"""
    if not later or not layout.full(line, later[0][1]) or len(line.text) > 140:
        return False
    both = Flow.of(
        [(line.text, range(len(line.text))), (later[0][1].text, range(len(later[0][1].text)))]
    ).text
    return parse(line.text, known) is None and parse(both, known) is not None


def _paragraph(group: list[tuple[int, Line]], known: Callable[[str], bool], numbered: bool) -> Paragraph:
    flow = Flow.of((line.text, line.offsets) for _, line in group)
    number = Flow("", ())
    match = marks().match(flow.text) if numbered else None
    if match and match.end() < len(flow.text):
        number, flow = flow.part(0, match.end()), flow.part(match.end(), len(flow.text))
    return Paragraph(tuple(index for index, _ in group), flow, parse(flow.text, known), number.text, number)
