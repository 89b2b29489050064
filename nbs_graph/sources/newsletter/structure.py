"""An issue's lines → its sections, and in them the items: title, byline, text, links."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from nbs_graph.sources.newsletter.addresses import Linked
from nbs_graph.sources.newsletter.byline import parse
from nbs_graph.sources.newsletter.days import read_day
from nbs_graph.sources.newsletter.items import Item, Items, Section
from nbs_graph.sources.newsletter.layout import Layout
from nbs_graph.sources.newsletter.paragraphs import ends, paragraphs
from nbs_graph.sources.newsletter.source import Flow, Line
from nbs_graph.sources.newsletter.vocabulary import Heading, declared, heading


@dataclass(slots=True)
class Structure:
    """The whole: what stands before the first heading, the sections, the items."""

    preface: list[int] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    after: list[int] = field(default_factory=list)


_LONGEST_ALONE = 10
_LONGEST_DAY = 60
_ALONE = re.compile(rf"[\u3400-\u9fff]{{2,{_LONGEST_ALONE}}}")


_UNWRAPPED = Layout(0)
_MARKED = 3
"""Headings with numbers or brackets that show the style of an issue."""


def headings(
    lines: Sequence[Line], rows: Sequence[int], linked: Linked, layout: Layout = _UNWRAPPED
) -> dict[int, Heading]:
    """Which lines are headings. One of an unknown section must look like the others, or stand alone before a title."""
    found: dict[int, Heading] = {}
    maybe: dict[int, Heading] = {}
    for place, index in enumerate(rows):
        if index in linked.used:
            continue
        mark = heading(lines[index].text)
        if mark is None:
            continue
        before = rows[place - 1] if place else -1
        clear = (
            before < 0
            or before in linked.used
            or before in found
            or ends(lines[before].text)
            or bool(mark.style)
        )
        clear = clear or lines[before].number + 1 < lines[index].number or len(lines[before].text) < 40
        inside = not mark.style and before >= 0 and before not in linked.used and before not in found
        after = lines[rows[place + 1]].text if place + 1 < len(rows) else ""
        if inside and layout.margin and re.match(declared("newsletter")["no_title"], after):
            continue  # a piece of a sentence, which goes on
        if mark.section and clear and not _sentence_goes_on(lines, before):
            found[index] = mark
        elif not mark.section:
            maybe[index] = mark
    marked = _drop_unmarked(lines, rows, linked, found)
    behind = _all_behind_links(rows, linked, found)
    counts = Counter(mark.style for mark in found.values())
    styles = {style for style in counts if style and not style.endswith(("N.", "N)", "N．"))}
    for place, index in enumerate(rows):
        if index in found or index in linked.used:
            continue
        mark = maybe.get(index)
        if mark is not None and (mark.style in styles or mark.style.endswith(("【", "〖", "「", "『"))):
            found[index] = mark
        elif (
            mark is None
            and found
            and not marked
            and not (behind and layout.margin and rows[place - 1] not in linked.used)
            and _stands_alone(lines, rows, place, linked, found, layout)
        ):
            found[index] = Heading("", lines[index].text, "")
    return found


def _drop_unmarked(
    lines: Sequence[Line], rows: Sequence[int], linked: Linked, found: dict[int, Heading]
) -> bool:
    """Where headings have marks, a plain word in a text is none, though behind links it is. Do they have marks?"""
    plain = [place for place, index in enumerate(rows) if index in found and not found[index].style]
    marked = len(found) - len(plain)
    inside = [
        place
        for place in plain
        if place and rows[place - 1] not in linked.used and rows[place - 1] not in found
        and not _before_a_day(lines, rows, place)
    ]  # fmt: skip
    if marked < _MARKED or marked < len(inside):
        return False
    for place in inside:
        del found[rows[place]]
    return True


def _all_behind_links(rows: Sequence[int], linked: Linked, found: Mapping[int, Heading]) -> bool:
    """Do the headings of the issue, but the first, stand behind links or other headings, with few exceptions?"""
    places = [place for place, index in enumerate(rows) if index in found][1:]
    count = sum(rows[place - 1] in linked.used or rows[place - 1] in found for place in places)
    return count >= _MARKED and (len(places) - count) * _MARKED <= count


def _before_a_day(lines: Sequence[Line], rows: Sequence[int], place: int) -> bool:
    """Does the line behind name a day, as in a calendar?"""
    if place + 1 >= len(rows):
        return False
    line = lines[rows[place + 1]]
    return len(line.text) < _LONGEST_DAY and read_day(Flow(line.text, line.offsets)) is not None


def _stands_alone(
    lines: Sequence[Line],
    rows: Sequence[int],
    place: int,
    linked: Linked,
    found: Mapping[int, Heading],
    layout: Layout,
) -> bool:
    """A few Chinese characters between the end of an item and a title: the heading of a new section.

    Behind a sentence they may also be a piece of the next one, broken twice: what follows them then tells.
    """
    if not _ALONE.fullmatch(lines[rows[place]].text) or place == 0 or place + 2 >= len(rows):
        return False
    before, after, then = rows[place - 1], rows[place + 1], rows[place + 2]
    if not (before in linked.used or (before not in found and lines[before].text.endswith("。"))):
        return False
    title = lines[after].text
    if after in linked.used or after in found or (ends(title) and not title.startswith("《")):
        return False
    if before not in linked.used and layout.margin and not title.startswith("《"):
        if layout.full(lines[before], lines[rows[place]]) or layout.full(lines[after], lines[then]):
            return False
        if re.search(r"[，、]", title) or re.match(declared("newsletter")["no_title"], title):
            return False
    if title.startswith("《") or (title.isascii() and len(title) > 2 * _LONGEST_ALONE):
        return True
    text = lines[then].text
    return then not in linked.used and (
        ends(text) or len(text) > 3 * _LONGEST_ALONE or parse(text) is not None
    )


def _sentence_goes_on(lines: Sequence[Line], before: int) -> bool:
    return before >= 0 and lines[before].text.endswith(("，", "、", "的", "与", "和", "了", "是"))


def structure(
    lines: Sequence[Line], skipped: set[int], linked: Linked, layout: Layout, known: Callable[[str], bool]
) -> Structure:
    """The lines of an issue, without those that are furniture or annotations → sections and items."""
    rows = [
        i
        for i in range(len(lines))
        if i not in skipped and i not in linked.annotations and i not in linked.unplaced
    ]
    marked = headings(lines, rows, linked, layout)
    found = Structure()
    section: Section | None = None
    parts: list[int] = []
    for index in rows:
        if index not in marked:
            parts.append(index)
            continue
        _flush(found, section, parts, lines, linked, layout, known)
        parts = []
        mark = marked[index]
        section = Section(mark.section, mark.words, index, _parent(mark, section))
        found.sections.append(section)
    _flush(found, section, parts, lines, linked, layout, known)
    return found


def _parent(mark: Heading, section: Section | None) -> Section | None:
    above = declared("newsletter")["parents"].get(mark.section)
    while section is not None:
        if above and section.code == above:
            return section
        section = section.parent
    return None


def _flush(
    found: Structure,
    section: Section | None,
    rows: list[int],
    lines: Sequence[Line],
    linked: Linked,
    layout: Layout,
    known: Callable[[str], bool],
) -> None:
    if section is None:
        found.preface.extend(rows)
    elif section.code not in declared("newsletter")["of_days"]:
        found.items.extend(Items(section, lines, linked, layout, known).read(rows))
    else:
        item = Item(section)
        item.body = [
            paragraph for index in rows for paragraph in paragraphs([(index, lines[index])], Layout(0), known, numbered=False)
        ]  # fmt: skip
        found.items.append(item)
