"""The lines of a section → its items: titles, byline, text, links of each."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from nbs_graph.sources.newsletter.addresses import Link
from nbs_graph.sources.newsletter.layout import Layout
from nbs_graph.sources.newsletter.links import Linked
from nbs_graph.sources.newsletter.paragraphs import Paragraph, paragraphs
from nbs_graph.sources.newsletter.source import Line
from nbs_graph.sources.newsletter.vocabulary import declared, marks

_SHORTEST_TITLE = 7
_LEAST_TITLE = 4
_NUMBER = re.compile(
    r"[(（]?(?:\d{1,2}[.．-](?=\d{1,2}\s))?(\d{1,2})(?:[、.．)）](?!\d)|(?<=\d[.．-]\d)\s|(?<=\d[.．-]\d\d)\s)"
)
_BULLETS = "①②■●◆▶•★"


@dataclass(slots=True)
class Section:
    """A section: what it is of, its heading as printed, the line of it, the section that it is a part of."""

    code: str
    words: str
    row: int
    parent: "Section | None" = None

    @property
    def printed(self) -> str:
        """As printed; of a part, behind that of the whole."""
        return f"{self.parent.words}/{self.words}" if self.parent else self.words


@dataclass(slots=True)
class Item:
    """An item as it stands: paragraphs by what they are."""

    section: Section
    titles: list[Paragraph] = field(default_factory=list)
    bylines: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Items:
    """Reads the items of one section."""

    section: Section
    lines: Sequence[Line]
    linked: Linked
    layout: Layout
    known: Callable[[str], bool]
    count: int = 0
    """The number of the last item."""

    def read(self, rows: list[int]) -> list[Item]:
        """The lines of a section → its items."""
        numbered = self._numbered(rows)
        items: list[Item] = []
        for text_rows, links in self._chunks(rows):
            pieces = paragraphs(text_rows, self.layout, self.known, numbered)
            starts = self._starts(pieces, numbered)
            if items and pieces and 0 not in starts:
                end = min(starts, default=len(pieces))
                items[-1].body.extend(pieces[:end])
                pieces, starts = pieces[end:], {start - end for start in starts}
            for start, end in _between(sorted(starts | {0}) if pieces else [], len(pieces)):
                items.append(self._item(pieces[start:end]))
            if items:
                items[-1].links.extend(links)
        return items

    def _numbered(self, rows: list[int]) -> bool:
        """Are the items numbered, one after another, or bulleted?"""
        count = 0
        for index in rows:
            match = _NUMBER.match(self.lines[index].text) if index not in self.linked.used else None
            count += match is not None and int(match[1]) == count + 1
        first = next((self.lines[index].text for index in rows if index not in self.linked.used), "")
        bulleted = any(
            self.lines[index].text[0] in _BULLETS and marks().match(self.lines[index].text) for index in rows
        )
        return count > 1 or bulleted or (count == 1 and _NUMBER.match(first) is not None)

    def _chunks(self, rows: list[int]) -> Iterator[tuple[list[tuple[int, Line]], list[Link]]]:
        """Stretches of text, each with the links behind it."""
        text: list[tuple[int, Line]] = []
        links: list[Link] = []
        for index in rows:
            line = self.lines[index]
            cut = self.linked.used.get(index, len(line.text))
            kept = line.text[:cut].rstrip(" (（【[") if cut < len(line.text) else line.text
            if kept.strip(" ；;、,，|｜"):
                if links:
                    yield text, links
                    text, links = [], []
                text.append((index, _cut(line, len(kept))))
            links.extend(self.linked.links.get(index, ()))
        if text or links:
            yield text, links

    def _starts(self, pieces: list[Paragraph], numbered: bool) -> set[int]:
        """Where items begin among the paragraphs of a stretch."""
        starts: set[int] = set()
        in_body = False
        for place, piece in enumerate(pieces):
            if numbered and piece.number:
                if self._next(piece.number):
                    starts.add(place)
                    in_body = False
                    continue
                piece = pieces[place] = piece.with_number()  # noqa: PLW2901
            if piece.is_prose and piece.byline is None:
                if place == 0:
                    continue
                in_body = True
            elif (
                in_body
                and piece.byline is None
                and pieces[place - 1].text.rstrip("”’）)").endswith(("。", "！", "？"))
                and self._opens(pieces[place:], numbered)
            ):
                starts.add(place)
                in_body = False
            elif place == 0 and piece.byline is None and not (numbered and not piece.number):
                starts.add(0)
        return starts

    def _next(self, number: str) -> bool:
        """Is it the number that comes next? A bullet always does."""
        match = re.fullmatch(r"\D*(?:\d{1,2}[.．-])?(\d{1,2})\D*", number)
        if match is None:
            return True
        if int(match[1]) != self.count + 1:
            return False
        self.count += 1
        return True

    def _opens(self, pieces: list[Paragraph], numbered: bool) -> bool:
        """Do these paragraphs begin an item: one or two titles, then a byline or text?"""
        if (
            numbered
            or "，" in pieces[0].text
            or re.match(declared("newsletter")["no_title"], pieces[0].text)
            or len(pieces[0].text) < _SHORTEST_TITLE
        ):
            return False
        for titles, piece in enumerate(pieces[:5]):
            if piece.byline is not None or piece.is_prose:
                return titles > 0
        return False

    def _item(self, pieces: list[Paragraph]) -> Item:
        """The paragraphs of one item → its parts."""
        item = Item(self.section)
        rest = list(pieces)
        while rest and not rest[0].is_prose and rest[0].byline is None and self._is_title(item.titles, rest):
            item.titles.append(rest.pop(0))
        while rest and rest[0].byline is not None:
            item.bylines.append(rest.pop(0))
            if rest and not item.body and not rest[0].is_prose and rest[0].is_latin and rest[0].byline is None and not any(
                title.is_latin for title in item.titles
            ):  # fmt: skip
                item.titles.append(rest.pop(0))
        while rest and not rest[-1].is_prose and rest[-1].byline is not None:
            item.bylines.append(rest.pop())
        first = next((place for place, piece in enumerate(rest) if piece.is_prose), len(rest))
        late = [piece for piece in rest[:first] if piece.byline is not None]
        item.bylines += late
        item.body = [piece for piece in rest if piece not in late]
        return item

    def _is_title(self, titles: list[Paragraph], rest: list[Paragraph]) -> bool:
        """Is the next paragraph, no prose, one more title? A second Chinese one is none, but in 《》 or before a byline."""
        piece = rest[0]
        if len(piece.text) < _LEAST_TITLE and not piece.is_titled:
            return False
        if not titles or piece.is_titled or piece.is_latin:
            return True
        if all(title.is_latin for title in titles):
            return True
        after = next((p for p in rest[1:3] if p.byline is not None or p.is_prose), None)
        return after is not None and after.byline is not None and len(rest) > 1 and rest[1] is after


def _between(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    yield from zip(starts, [*starts[1:], end], strict=False)


def _cut(line: Line, length: int) -> Line:
    if length == len(line.text):
        return line
    return Line(
        line.start,
        line.offsets[length - 1] + 1,
        line.text[:length],
        line.offsets[:length],
        line.number,
        line.page,
    )
