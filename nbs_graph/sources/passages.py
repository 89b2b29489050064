"""What an entry says of itself, as passages with places: of an item of a newsletter, of a draft, of plain text.

A passage is the words of a title or a body as they read, and where each character stands in the source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nbs_graph.sources.newsletter.entry import Entry, Ranges
from nbs_graph.sources.newsletter.source import over_space
from nbs_graph.sources.newsletter.targets import targets
from nbs_graph.sources.yaml_raw import placed
from nbs_graph.sources.yaml_tree import Items, Map, Node, Text

_TITLES = ("title", "translatedTitle")
_BODY = ("summary", "keyPoints", "keywords")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST_TITLE = 120
_UNPAIRED = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold; a caller from Python may have some."""
_ENDS = "。.！!？?；;：:"


@dataclass(frozen=True, slots=True)
class Passage:
    r"""Words of a source.

    Args:
        place: `title` or `body`; text: the words; offsets: where each character begins in the source.
        ends: where it ends, exclusive; empty when each takes one character there (in YAML, `\u6e7f` takes six).
        published: whether they are the title under which the entry itself was published.
    """

    place: str
    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...] = ()
    published: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the words → where it stands in the source, end exclusive."""
        return self.offsets[start], self.ends[end - 1] if self.ends else self.offsets[end - 1] + 1


@dataclass(slots=True)
class Told:
    """An entry as far as its words go.

    Args:
        title_zh, title_en: its titles, None when absent; id: the path under `id/`, empty when it has none.
        stated: goals and targets that it names: scheme, code, spans.
    """

    title_zh: str | None = None
    title_en: str | None = None
    id: str = ""
    passages: list[Passage] = field(default_factory=list)
    stated: list[tuple[str, str, Ranges]] = field(default_factory=list)


def of_item(entry: Entry, text: str) -> Told:
    """An item of a newsletter, whose text is `text`."""
    found = Told(
        entry.title_zh.text if entry.title_zh else None, entry.title_en.text if entry.title_en else None
    )
    for said in (entry.title_zh, entry.title_en):
        if said:
            found.passages.append(_passage("title", text, said.ranges))
    if entry.body:
        found.passages.append(_passage("body", text, entry.body.ranges))
    found.stated = [(goal.scheme, goal.code, over_space(text, goal.ranges)) for goal in entry.goals]
    return found


def of_text(text: str) -> Told:
    """Plain text: its first line is a title when it is short, no sentence, and more follows."""
    found = Told()
    first = re.match(r"\s*(\S[^\n]*)\n\s*\S", text)
    body = 0
    if first and len(first[1]) <= _LONGEST_TITLE and first[1].rstrip()[-1] not in _ENDS:
        title = first[1].strip()
        found.title_zh, found.title_en = (title, None) if _HAN.search(title) else (None, title)
        body = first.end(1)
        found.passages.append(_passage("title", text, ((first.start(1), body),)))
    found.passages.append(_passage("body", text, ((body, len(text)),)))
    _name_goals(found)
    return found


def of_draft(tree: Map, text: str) -> Told:
    """A file of an entry: its titles, summaries, key points and keywords, each where it is typed."""
    found = Told(id=_value(tree.get("id")))
    titles = [
        (part, key == _TITLES[0]) for key in _TITLES if (node := tree.get(key)) for part in _texts(node)
    ]
    for part, _ in titles:
        if _HAN.search(part.value):
            found.title_zh = found.title_zh or part.value
        else:
            found.title_en = found.title_en or part.value
    body = [(part, False) for key in _BODY if (node := tree.get(key)) for part in _texts(node)]
    starts = _line_starts(text)
    for place, parts in (("title", titles), ("body", body)):
        for part, published in parts:
            span = part.span
            start, end = (
                starts[span.line - 1] + span.column - 1,
                starts[span.end_line - 1] + span.end_column - 1,
            )
            words = placed(part.value, text, start, end)
            if words.text:
                found.passages.append(Passage(place, *words, published))
    _name_goals(found)
    return found


def _passage(place: str, text: str, ranges: Ranges) -> Passage:
    return Passage(
        place,
        _UNPAIRED.sub("\ufffd", "".join(text[start:end] for start, end in ranges)),
        tuple(offset for start, end in ranges for offset in range(start, end)),
    )


def _name_goals(found: Told) -> None:
    for passage in found.passages:
        for named in targets(passage.text):
            found.stated.append((named.scheme, named.code, (passage.span(*named.place),)))


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _texts(item)
    else:
        for _, value in node.pairs:
            yield from _texts(value)


def _value(node: Node | None) -> str:
    return node.value if isinstance(node, Text) else ""


def _line_starts(text: str) -> list[int]:
    """Where each line begins, by the line ends that YAML 1.1 knows."""
    return [0, *(match.end() for match in re.finditer("\r\n|[\r\n\x85\u2028\u2029]", text)), len(text)]
