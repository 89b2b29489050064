"""The lines of a section → its items: titles, byline, text, links of each."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from nbs_graph.sources.newsletter.addresses import Link, Linked
from nbs_graph.sources.newsletter.layout import Layout
from nbs_graph.sources.newsletter.paragraphs import Paragraph, open_brackets, paragraphs
from nbs_graph.sources.newsletter.source import Flow, Line, width
from nbs_graph.sources.newsletter.vocabulary import counted, declared, marks

_SHORTEST_TITLE = 7
_LEAST_TITLE = 4
_NUMBER = re.compile(
    r"[(（]?(?:\d{1,2}[.．-](?=\d{1,2}\s))?(\d{1,2})(?:[、.．)）](?!\d)|(?<=\d[.．-]\d)\s|(?<=\d[.．-]\d\d)\s)"
)


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
    behind: list[Paragraph] = field(default_factory=list)
    """Sentences behind its links that belong to no item for certain."""


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
    chapter: str = ""
    """What stands before it: 2 of 2.7."""

    def read(self, rows: list[int]) -> list[Item]:
        """The lines of a section → its items."""
        numbered = self._numbered(rows)
        items: list[Item] = []
        for text_rows, links in self._chunks(rows):
            pieces = paragraphs(text_rows, self.layout, self.known, numbered)
            starts = self._starts(pieces, numbered)
            if items and pieces and 0 not in starts:
                end = min(starts, default=len(pieces))
                apart = bool(
                    starts and items[-1].links
                )  # between the links of one item and the title of the next
                items[-1].bylines.extend(piece for piece in pieces[:end] if piece.byline is not None)
                rest = [piece for piece in pieces[:end] if piece.byline is None]
                (items[-1].behind if apart else items[-1].body).extend(rest)
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
            match = None if counted().match(self.lines[index].text) else match
            count += match is not None and int(match[1]) == count + 1
        first = next((self.lines[index].text for index in rows if index not in self.linked.used), "")
        bulleted = (
            bool(first) and first[0] in declared("newsletter")["bullets"] and marks().match(first) is not None
        )
        return count > 1 or bulleted or (count == 1 and _NUMBER.match(first) is not None)

    def _chunks(self, rows: list[int]) -> Iterator[tuple[list[tuple[int, Line]], list[Link]]]:
        """Stretches of text, each with the links behind it."""
        text: list[tuple[int, Line]] = []
        links: list[Link] = []
        within: list[Link] = []  # in the midst of sentences
        ended = False
        for index in rows:
            line = self.lines[index]
            cut = self.linked.used.get(index, len(line.text))
            kept = line.text[:cut].rstrip(" (（【[") if cut < len(line.text) else line.text
            if kept.strip(" ；;、,，|｜"):
                if ended:
                    yield text, links + within
                    text, links, within, ended = [], [], [], False
                text.append((index, _cut(line, len(kept))))
                within.extend(self.linked.inline.get(index, ()))
            links.extend(self.linked.links.get(index, ()))
            ended = ended or bool(links) or index in self.linked.hollow
        if text or links:
            yield text, links + within

    def _starts(self, pieces: list[Paragraph], numbered: bool) -> set[int]:
        """Where items begin among the paragraphs of a stretch between links.

        Before a byline titles always open an item; without one, behind a whole sentence they may; the first paragraph of
        a stretch opens one unless it is a sentence.
        """
        starts: set[int] = set()
        titled = False  # do the paragraphs before, titles, belong to the same item?
        told = False  # has the item its text already?
        for place, piece in enumerate(pieces):
            if numbered and piece.number:
                if not _in_sentence(pieces, place) and self._next(piece.number):
                    starts.add(place)
                    titled, told = True, False
                    continue
                piece = pieces[place] = piece.with_number()  # noqa: PLW2901
            if piece.is_prose or piece.byline is not None:
                titled = False
                told |= piece.byline is None
            elif not titled and (
                place == 0
                or (told and (self._byline_follows(pieces[place:]) or self._opens(pieces, place, numbered)))
            ):
                if place or not numbered or self._byline_follows(pieces):
                    starts.add(place)
                titled, told = True, False
        return starts

    @staticmethod
    def _byline_follows(pieces: list[Paragraph]) -> bool:
        """Do titles stand here, and then a byline with a date or authors?"""
        for count, piece in enumerate(pieces[:5]):
            if piece.byline is not None:
                return count > 0 and not piece.is_prose
            if piece.is_prose:
                return False
        return False

    def _next(self, number: str) -> bool:
        """Is it the number that comes next? A bullet always does."""
        match = re.fullmatch(r"\D*(?:(\d{1,2})[.．-])?(\d{1,2})\D*", number)
        if match is None:
            return True
        if int(match[2]) != self.count + 1 or (self.count and (match[1] or "") != self.chapter):
            return False
        self.count, self.chapter = self.count + 1, match[1] or ""
        return True

    def _opens(self, pieces: list[Paragraph], place: int, numbered: bool) -> bool:
        """Does a title without byline begin an item here, behind a whole sentence and before the next?"""
        piece = pieces[place]
        if numbered or not pieces[place - 1].text.rstrip("”’）)").endswith(("。", "！", "？")):
            return False
        shortest = _SHORTEST_TITLE if self.layout.margin else _LEAST_TITLE
        if (
            ("，" in piece.text and self.layout.margin)
            or re.match(declared("newsletter")["no_title"], piece.text)
            or len(piece.text) < shortest
        ):
            return False
        for later in pieces[place + 1 : place + 4]:
            if later.is_prose:
                return True
            of_title = later.byline is not None or later.is_latin or later.is_titled
            if not of_title and width(later.text) < self.layout.margin:
                return False  # the rest of a line that was broken twice
        return False

    def _item(self, pieces: list[Paragraph]) -> Item:
        """The paragraphs of one item → its parts."""
        item = Item(self.section)
        rest = list(pieces)
        while (
            rest
            and not rest[0].is_prose
            and rest[0].byline is None
            and not (not item.titles and self._is_text(rest))
            and self._is_title(item.titles, rest)
        ):
            item.titles.append(rest.pop(0))
        if any(title.is_titled for title in item.titles) and self.section.code == "research":
            item.behind = [title for title in item.titles if not title.is_titled and not title.is_latin]
            item.titles = [title for title in item.titles if title not in item.behind]
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

    def _is_text(self, rest: list[Paragraph]) -> bool:
        """Is a first paragraph without end the beginning of a text without title, broken inside its first sentence?"""
        if self.section.code != "special-topic" or self._byline_follows(rest) or len(rest) == 1:
            return False
        text, following = rest[0].text, rest[1]
        if rest[0].is_titled or not following.is_prose or rest[0].is_latin:
            return False
        first = re.match(r"[^。]*", Flow.of([(text, ()), (following.text, ())]).text)
        named = any(
            match.end() > len(text)
            for pattern in declared("newsletter")["topic_title"]
            if (match := re.search(pattern, first[0] if first else ""))
        )
        return (
            named
            or re.match(declared("newsletter")["text_begins"], text) is not None
            or re.match(r"[，。、；：”）》]", following.text) is not None
            or text.endswith(("，", "、", "：", "；"))
            or open_brackets(text)
        )

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


def _in_sentence(pieces: list[Paragraph], place: int) -> bool:
    """Is the number before a paragraph one of the sentence that the paragraph before began: 扩大到 / 1.2 万亩?"""
    before = pieces[place - 1] if place else None
    if before is None or before.ended or before.byline is not None:
        return False
    return counted().match(pieces[place].with_number().text) is not None


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
