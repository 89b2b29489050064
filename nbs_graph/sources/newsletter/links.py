"""Printed addresses: put together again where lines broke them, told from annotations that a PDF left behind.

A PDF keeps a clickable rectangle for each line of an address; programs that extract text print these addresses at the
end of the page, beside an entry that they do not belong to. They can confirm how a broken address goes on, no more.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from nbs_graph.sources.newsletter import labels
from nbs_graph.sources.newsletter.addresses import Link, Linked, closed, cut
from nbs_graph.sources.newsletter.labels import DOI, SAFE, URL
from nbs_graph.sources.newsletter.layout import Layout
from nbs_graph.sources.newsletter.source import Line, Range

_CONTINUES = re.compile(rf"{SAFE}+\Z")
_PART = re.compile(rf"({SAFE}+)\s+(?=https?://|www\.|[；;、，,|｜🔗])")
_BEGINS = ("http", "doi", "www.")
_JOINER = tuple("-/=&?_%.+#:~")
_WORD = re.compile(r"(?:[A-Z][a-z]+|[A-Z]{2,8})[.,:;]?\Z")
"""What may be a title of one word."""
_HAN_BEHIND = re.compile(r"[^\u4e00-\u9fff]{0,3}[\u4e00-\u9fff]{2}")
_CITING = re.compile(r"(?:参见|参考|引自|(?<!详)见|根据|依据|基于)\s*\Z")
_MOST_LINES = 14
_LONG_NUMBER = 5
"""Digits that no page number has."""


def find(lines: Sequence[Line], skipped: set[int], layout: Layout, confirmed: Iterable[str] = ()) -> Linked:
    """The lines of an issue, with those that are furniture → its links; `confirmed` are addresses known from elsewhere."""
    found = Linked()
    rows = [index for index in range(len(lines)) if index not in skipped]
    whole = {
        index for index in rows if (match := URL.match(lines[index].text)) and match[0] == lines[index].text
    }
    said = set(confirmed)
    known = Counter([*(lines[index].text for index in whole), *said])
    places = {index: place for place, index in enumerate(rows)}
    search = _Search(lines, rows, whole, known, layout, found, places)
    search.complete.update([*(lines[index].text for index in whole if search.ended(places[index])), *said])
    search.run()
    _confirm(found, said | search.annotated)
    return found


def _confirm(found: Linked, annotated: set[str]) -> None:
    """Mark the links of which an annotation says the same; an address on a line of its own is none of itself."""
    for links in found.links.values():
        links[:] = [
            replace(link, confirmed=True) if link.url in annotated and not _is_bare_doi(link) else link
            for link in links
        ]


def _is_bare_doi(link: Link) -> bool:
    return link.label.upper() == "DOI" and link.doi is not None


@dataclass(slots=True)
class _Search:
    lines: Sequence[Line]
    rows: list[int]
    whole: set[int]
    known: Counter[str]
    layout: Layout
    found: Linked
    places: dict[int, int]
    """Line index → its place among `rows`."""
    begin: dict[int, int] = field(default_factory=dict)
    """Lines of which the first characters are the end of an address."""
    complete: Counter[str] = field(default_factory=Counter)
    """Addresses that end where their line ends, as annotations or the next line say."""
    annotated: set[str] = field(default_factory=set)
    """The addresses of lines that are annotations."""

    def run(self) -> None:
        """First what is labelled or stands in a line, then addresses that are lines of their own."""
        open_label: tuple[str, tuple[Range, ...]] | None = None
        taken: set[int] = set()
        printed: set[str] = set()
        for place, index in enumerate(self.rows):
            if index in taken:
                continue
            text = self.lines[index].text
            if index in self.whole:
                if open_label is not None and text not in printed:
                    taken.update(self._follow(place, 0, open_label))
                    printed.add(self.found.links[index][-1].url)
                continue
            if (label := self._alone(place)) is not None:
                open_label = label
                continue
            spans = list(labels.spans(text, self.begin.get(index, 0)))
            if spans and self._is_cited(text, spans):
                open_label = None
                self._inline(index, spans)
                printed.update(link.url for link in self.found.inline[index])
            elif spans:
                open_label = None
                for start, end, label_start, label_text in spans:
                    labelled = (label_text, self._ranges(index, label_start, start))
                    taken.update(self._follow(place, start, labelled, end=end))
                    printed.add(self.found.links[index][-1].url)
                    self.found.used[index] = min(self.found.used.get(index, label_start), label_start)
                if text.endswith(("：", ":")):
                    open_label = (
                        text[spans[-1][1] :].strip(" ：:"),
                        self._ranges(index, spans[-1][1], len(text)),
                    )
            elif labels.hollow(text):
                self.found.hollow.add(index)
                self.found.used[index] = 0
            elif open_label is None or not DOI.fullmatch(text):
                open_label = None
            elif "DOI" in open_label[0].upper():
                taken.update(self._follow(place, 0, open_label))
        self._lone(taken)

    @staticmethod
    def _is_cited(text: str, spans: Sequence[tuple[int, int, int, str]]) -> bool:
        """Do addresses stand in the midst of a sentence: words behind that are no label, or 参见 before?"""
        start, rest = spans[0][0], text[spans[-1][1] :]
        label = labels.begins(rest.lstrip(" ；;、，,")) or rest.rstrip().endswith(("：", ":"))
        if _HAN_BEHIND.match(rest) is not None and not label:
            return True
        return not spans[0][3] and _CITING.search(text, max(0, start - 10), start) is not None

    def _inline(self, index: int, spans: Sequence[tuple[int, int, int, str]]) -> None:
        for start, end, _, label in spans:
            url = cut(self.lines[index].text[start:end])
            ranges = closed(self._ranges(index, start, start + len(url)))
            self.found.inline.setdefault(index, []).append(Link(url, label, ranges, cited=True))

    def _alone(self, place: int) -> tuple[str, tuple[Range, ...]] | None:
        """A label that is a line, or the end of one; the address stands on the next."""
        index = self.rows[place]
        text = self.lines[index].text
        start = labels.label_at_end(text)
        if start is None and self.rows[place + 1 : place + 2] and self.rows[place + 1] in self.whole:
            start = 0 if labels.is_label(text) else None
        if start is None:
            return None
        self.found.used[index] = start
        return text[start:].strip(" ：:"), self._ranges(index, start, len(text))

    def _ranges(self, index: int, start: int, end: int) -> tuple[Range, ...]:
        return tuple((offset, offset + 1) for offset in self.lines[index].offsets[start:end])

    def _follow(
        self, place: int, start: int, label: tuple[str, tuple[Range, ...]], end: int | None = None
    ) -> list[int]:
        """Take an address and the lines on which it goes on → those lines."""
        index = self.rows[place]
        line = self.lines[index]
        end = len(line.text) if end is None else end
        pieces = [(index, start, end)]
        text = line.text[start:end]
        if end == len(line.text):
            pieces += self._more(place, text)
        url = "".join(self.lines[i].text[a:b] for i, a, b in pieces)
        url = cut(url)
        ranges = [
            (offset, offset + 1) for i, a, b in pieces for offset in self.lines[i].offsets[a:b]
        ][: len(url)]  # fmt: skip
        self.found.links.setdefault(index, []).append(
            Link(url, label[0], closed(ranges), closed(label[1]), len(pieces) - 1)
        )
        for i, a, _ in pieces[1:] if start or end < len(line.text) else pieces:
            self.found.used[i] = min(self.found.used.get(i, a), a)
        self.begin.update({i: b for i, _, b in pieces[1:] if b < len(self.lines[i].text)})
        return [i for i, _, b in pieces if b == len(self.lines[i].text)]

    def _more(self, place: int, text: str, *, over: bool = True) -> list[tuple[int, int, int]]:
        """The lines on which an address goes on, perhaps `over` annotations; one that says how it ends decides."""
        ahead = list(self._ahead(place, text, over=over))
        for count in range(len(ahead), 0, -1):
            if text + "".join(words for _, words in ahead[:count]) in self.known:
                return [(index, 0, len(words)) for index, words in ahead[:count]]
        if not text.endswith(_JOINER) and self.complete[text] > (
            self.rows[place] in self.whole and self.ended(place)
        ):
            return []
        taken: list[tuple[int, int, int]] = []
        last = self.rows[place]
        for index, words in ahead:
            if any(row in self.whole and not self._dumped(row) for row in range(last + 1, index)):
                break  # a line that begins another address may go on in this one
            if not self._goes_on(text, self.lines[last], self.lines[index], words):
                break
            taken.append((index, 0, len(words)))
            text += words
            last = index
        return taken

    def ended(self, place: int) -> bool:
        """Can the next line be no more of an address? Two may begin alike and be broken at the same character."""
        after = [self.lines[index].text for index in self.rows[place + 1 : place + 2]]
        return not any(_CONTINUES.match(words) and not words.lower().startswith(_BEGINS) for words in after)

    def _ahead(self, place: int, text: str, *, over: bool) -> Iterator[tuple[int, str]]:
        """The lines behind an address that may be more of it; of the last one perhaps only what stands before the next."""
        first = True
        for index in self.rows[place + 1 : place + _MOST_LINES]:
            words = self.lines[index].text
            if (
                over
                and index in self.whole
                and (text.endswith(_JOINER) or not first)
                and not text.endswith("://")
            ):
                continue  # annotations may stand between, at the end of a page
            part = _PART.match(words)
            starts = words.lower().startswith(_BEGINS) and not (first and text.endswith("://"))
            if starts or index in self.found.used or not (_CONTINUES.match(words) or part):
                return
            first = False
            if part:
                yield index, part[1]
                return
            yield index, words

    def _dumped(self, index: int) -> bool:
        """Is a line an annotation, as the same address before or behind it says? Nobody prints one twice in a row."""
        place = self.places[index]
        near = [*self.rows[max(0, place - 1) : place], *self.rows[place + 1 : place + 2]]
        return any(self.lines[other].text == self.lines[index].text for other in near)

    def _goes_on(self, text: str, line: Line, after: Line, words: str) -> bool:
        """Is the next line, without a space in it, more of the address?"""
        if text.endswith(_JOINER):
            return True
        if words.isdigit() and len(words) >= _LONG_NUMBER:
            return True
        return self.layout.full(line, after) or not (words.isdigit() or _WORD.match(words))

    def _lone(self, taken: set[int]) -> None:
        """Addresses that are lines of their own and have no label: annotations, or the links of entries without label."""
        printed = {link.url for links in self.found.links.values() for link in links}
        for group in self._groups(taken):
            urls = [self._joined(pieces) for pieces in group]
            repeated = any(url in printed for url in urls)
            doubled = len(set(urls)) < len(urls)
            for url, pieces in zip(urls, group, strict=True):
                first = pieces[0][0]
                if url in printed:
                    self.found.annotations.update(index for index, _, _ in pieces)
                    self.annotated.add(url)
                elif repeated or doubled or not self._ends(first):
                    self.found.unplaced.update(index for index, _, _ in pieces)
                else:
                    self._follow(self.places[first], 0, ("", ()))
                    printed.add(self.found.links[first][-1].url)
                self.found.used.update({index: 0 for index, _, _ in pieces})

    def _joined(self, pieces: Sequence[tuple[int, int, int]]) -> str:
        return cut("".join(self.lines[index].text[start:end] for index, start, end in pieces))

    def _groups(self, taken: set[int]) -> list[list[list[tuple[int, int, int]]]]:
        """Such lines, with those on which they go on, that stand together on one page with no line between them."""
        groups: list[list[list[tuple[int, int, int]]]] = []
        last = -2
        for place, index in enumerate(self.rows):
            if index not in self.whole or index in taken or index <= last:
                continue
            text = self.lines[index].text
            pieces = [(index, 0, len(text)), *self._more(place, text, over=False)]
            if index == last + 1 and self.lines[index].page == self.lines[last].page:
                groups[-1].append(pieces)
            else:
                groups.append([pieces])
            last = pieces[-1][0]
        return groups

    def _ends(self, index: int) -> bool:
        """Does the line before end a sentence, or a link, if there is one?"""
        place = self.places[index]
        if not place:
            return True
        before = self.rows[place - 1]
        return self.lines[before].text.endswith(tuple("。！？.…”）)")) or before in self.found.used
