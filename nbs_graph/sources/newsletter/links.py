"""Printed addresses: put together again where lines broke them, told from annotations that a PDF left behind.

A PDF keeps a clickable rectangle for each line of an address; programs that extract text print these addresses at the
end of the page, beside an entry that they do not belong to. They can confirm how a broken address goes on, no more.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from nbs_graph.sources.newsletter.addresses import Link, Linked, closed, cut, doi_of
from nbs_graph.sources.newsletter.layout import Layout
from nbs_graph.sources.newsletter.source import Line, Range
from nbs_graph.sources.newsletter.vocabulary import alternatives, declared

_SAFE = r"[!-~’]"  # an apostrophe in a text fragment is printed as it is
_URL = re.compile(rf"(?:https?://|www\.){_SAFE}+|https?://\Z", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/[!-~]+")
_CONTINUES = re.compile(rf"{_SAFE}+\Z")
_PART = re.compile(rf"({_SAFE}+)\s+(?=https?://|www\.|[；;、，,|｜🔗])")
_JOINER = tuple("-/=&?_%.+#:~")
_WORD = re.compile(r"(?:[A-Z][a-z]+|[A-Z]{2,8})[.,:;]?\Z")
"""What may be a title of one word."""
_OWN_LABEL = re.compile(r"(?:^|[\s；;、，,。])([^\s。；;，,]{1,12}[：:]\s*)$")
"""Any few words with a colon right before an address."""
_HAN_BEHIND = re.compile(r"[^\u4e00-\u9fff]{0,3}[\u4e00-\u9fff]{2}")
_LONGEST_HOLLOW = 10
_MOST_LINES = 14
_LONG_NUMBER = 5
"""Digits that no page number has."""


@cache
def _label() -> re.Pattern[str]:
    links = declared("newsletter")["links"]
    arrows = alternatives(links["arrows"])
    plain = alternatives([label for label in links["labels"] if not label.isascii()])
    latin = alternatives([label for label in links["labels"] if label.isascii()])
    marked = rf"(?:(?:{plain}|\b(?:{latin}))\s*(?:[(（][^()（）]{{1,12}}[)）])?\s*(?:[:：]|{arrows}))"
    return re.compile(
        rf"[(（【\[]?(?:{marked}|{arrows}|(?:{plain})(?=\s*(?:https?://|www\.)))[】\]]?\s*", re.IGNORECASE
    )


def find(lines: Sequence[Line], skipped: set[int], layout: Layout, confirmed: Iterable[str] = ()) -> Linked:
    """The lines of an issue, with those that are furniture → its links; `confirmed` are addresses known from elsewhere."""
    found = Linked()
    rows = [index for index in range(len(lines)) if index not in skipped]
    whole = {
        index for index in rows if (match := _URL.match(lines[index].text)) and match[0] == lines[index].text
    }
    known = Counter([*(lines[index].text for index in whole), *confirmed])
    _Search(lines, rows, whole, known, layout, found).run()
    return found


@dataclass(slots=True)
class _Search:
    lines: Sequence[Line]
    rows: list[int]
    whole: set[int]
    known: Counter[str]
    layout: Layout
    found: Linked
    begin: dict[int, int] = field(default_factory=dict)
    """Lines of which the first characters are the end of an address."""

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
            if (label := self._alone(index)) is not None:
                open_label = label
                continue
            spans = list(self._spans(text, self.begin.get(index, 0)))
            if spans and self._sentence_goes_on(text[spans[-1][1] :]):
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
            elif (
                (hollow := _label().match(text))
                and len(text) - hollow.end() <= _LONGEST_HOLLOW
                and not re.search(r"[。，]", text)
            ):
                self.found.hollow.add(index)
                self.found.used[index] = 0
            elif not (open_label is not None and _DOI.fullmatch(text)):
                open_label = None
        self._lone(taken)

    @staticmethod
    def _sentence_goes_on(rest: str) -> bool:
        """Is what stands behind an address more of its sentence, rather than a label or nothing?"""
        label = _label().match(rest.lstrip(" ；;、，,")) or rest.rstrip().endswith(("：", ":"))
        return _HAN_BEHIND.match(rest) is not None and not label

    def _inline(self, index: int, spans: Sequence[tuple[int, int, int, str]]) -> None:
        for start, end, _, label in spans:
            url = cut(self.lines[index].text[start:end])
            ranges = closed(self._ranges(index, start, start + len(url)))
            self.found.inline.setdefault(index, []).append(Link(url, label, ranges))

    def _alone(self, index: int) -> tuple[str, tuple[Range, ...]] | None:
        """A label that is a line, or the end of one; the address stands on the next."""
        text = self.lines[index].text
        matches = [match for match in _label().finditer(text) if match.end() == len(text)]
        if not matches or (matches[-1].start() and text[matches[-1].start() - 1] not in "。！？；.;)） "):
            return None
        start = matches[-1].start()
        self.found.used[index] = start
        return text[start:].strip(" ：:"), self._ranges(index, start, len(text))

    def _ranges(self, index: int, start: int, end: int) -> tuple[Range, ...]:
        return tuple((offset, offset + 1) for offset in self.lines[index].offsets[start:end])

    def _spans(self, text: str, position: int) -> Iterator[tuple[int, int, int, str]]:
        """Addresses in a line, from a position on: start, end, where the label before it starts, its words."""
        for match in _URL.finditer(text):
            if match.start() < position:
                continue
            label_start, label = match.start(), ""
            for before in _label().finditer(text, position, match.start()):
                if before.end() == match.start():
                    label_start, label = before.start(), before[0].strip(" ：:")
            if not label and (own := _OWN_LABEL.search(text, position, match.start())):
                label_start, label = own.start(1), own[1].strip(" ：:")
            yield match.start(), match.end(), label_start, label
            position = match.end()
        for match in re.finditer(rf"\bDOI\s*[:：]?\s*({_DOI.pattern})", text, re.IGNORECASE):
            if match.start() >= position or match.end() < position:
                yield match.start(1), match.end(1), match.start(), "DOI"

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
        doi = label[0].upper() == "DOI" and doi_of(url)
        self.found.links.setdefault(index, []).append(
            Link(
                url,
                label[0],
                closed(ranges),
                closed(label[1]),
                len(pieces) - 1,
                url in self.known and not doi,
            )
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
        if not text.endswith(_JOINER) and self.known[text] > (text == self.lines[self.rows[place]].text):
            return []
        taken: list[tuple[int, int, int]] = []
        last = self.rows[place]
        for index, words in ahead:
            if not self._goes_on(text, self.lines[last], self.lines[index], words):
                break
            taken.append((index, 0, len(words)))
            text += words
            last = index
        return taken

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
            starts = words.lower().startswith(("http", "doi", "www.")) and not (
                first and text.endswith("://")
            )
            if starts or not (_CONTINUES.match(words) or part):
                return
            first = False
            if part:
                yield index, part[1]
                return
            yield index, words

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
                self.found.used.update({index: 0 for index, _, _ in pieces})
                if url in printed:
                    self.found.annotations.update(index for index, _, _ in pieces)
                elif repeated or doubled or not self._ends(first):
                    self.found.unplaced.update(index for index, _, _ in pieces)
                else:
                    self._follow(self.rows.index(first), 0, ("", ()))
                    printed.add(self.found.links[first][-1].url)

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
        """Does the line before end a sentence, or a link?"""
        place = self.rows.index(index)
        before = self.lines[self.rows[place - 1]].text if place else ""
        return before.endswith(tuple("。！？.…”）)")) or self.rows[place - 1] in self.found.used
