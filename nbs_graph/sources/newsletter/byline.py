"""The line between title and text: who wrote it, who published it, where, when.

Everything on the line must be understood, else it is not a byline: a sentence that begins with a date is none.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from nbs_graph.sources.newsletter.naming import is_journal, is_organisation, is_person, is_word
from nbs_graph.sources.newsletter.vocabulary import alternatives, declared

LONGEST = 260
_DAY = r"\d{1,2}\s*[日号]"
_HAN_DATE = (
    r"(?:(?:19|20)\d\d|[二一][〇零○Ｏ九一二三四五六七八]{3})\s*年"
    r"(?:\s*(?:\d{1,2}(?:\s*[-–—~至]\s*\d{1,2})?|十[一二]?|[一二三四五六七八九])\s*月(?:份|[上中下]旬|底|初)?"
    r"(?:\s*(?:\d{1,2}(?:\s*[日号]?\s*[-–—~至]\s*\d{1,2})?|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*[日号])?)?"
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_ENGLISH_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s*[-–—]\s*\d{1,2}(?:st|nd|rd|th)?)?"
_OTHER_DATE = (
    r"(?:19|20)\d\d\s*[-./]\s*\d{1,2}(?:\s*[-./]\s*\d{1,2})?(?!\d)"
    rf"|{_ENGLISH_DAY}\s+{_MONTHS},?\s+20\d\d|{_MONTHS}\s+{_ENGLISH_DAY},?\s+20\d\d|{_MONTHS}\s+20\d\d|20\d\d\s+{_MONTHS}(?:\s+{_ENGLISH_DAY})?(?![\w.])"
    r"|(?:十[一二]?|[一二三四五六七八九])\s*月\s*(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*[日号]"
    rf"|\d{{1,2}}\s*月\s*(?:\d{{1,2}}\s*[日号]?\s*[-–—~至]\s*)?{_DAY}|(?<![\d.])20[0-4]\d(?![\d.])"
)
_POINT = rf"(?:{_HAN_DATE}|{_OTHER_DATE})"
DATE = re.compile(rf"{_POINT}(?:\s*(?:至|到|—+|–|-|~|～)\s*(?:{_POINT}|{_DAY}))?")
"""A date or a range of dates, by its form only."""

_SEPARATOR = re.compile(
    r"\s*(?:[，,、;；|｜]|\s[·•]\s|\s(?:and|&|与|和)\s|\s/\s|(?<=[\u4e00-\u9fff])(?:[与和])(?=[\u4e00-\u9fff]{2,3}(?:[，,、]|$)))\s*"
)
_WEAK = re.compile(r"\s*(?:and|&|与|和)\s*")
_NOTES = re.compile(r"[\s\d*†‡§#¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_INITIALS = re.compile(r"(?:[A-Z]\.[-\s]?){1,4}\Z|[A-Z]{1,2}\Z")
_AFFILIATED = re.compile(r"([^()（）]+?)\s*[(（][^()（）]+[)）]")
"""A name and where its bearer works."""
_BARS = re.compile(r"[|｜]")
_LONGEST_PLACE = 8
_ROLES = {"text": "authors"}
_MORE_WITHIN = re.compile(
    r"[\s，,]*\bet\s+al\b\.?(?=\s|,|，|$)|(?<=[\w\s，,、\u4e00-\u9fff])等(?:人)?(?=[\s，,。|｜(（]|$)"
)
_SENTENCE = re.compile(r"[。！？?!]|[《》].*[，,].*[《》]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name, where it stands on the line, and what a label says that it does."""

    name: str
    start: int
    end: int
    role: str = ""


@dataclass(slots=True)
class Byline:
    """What a byline says; positions count in its text.

    Args:
        people: authors, in their order.
        organisations: authors or publishers that are organisations.
        journals: where it was published.
        dates: where dates stand, the first that of the entry.
        more: there are more authors than are named.
        others: what a label introduced that is no field of the entry.
    """

    people: list[Named] = field(default_factory=list)
    organisations: list[Named] = field(default_factory=list)
    journals: list[Named] = field(default_factory=list)
    dates: list[Named] = field(default_factory=list)
    more: bool = False
    others: list[Named] = field(default_factory=list)


@cache
def _label() -> re.Pattern[str]:
    labels = declared("names")["labels"]
    groups = "|".join(f"(?P<{role}>{alternatives(words)})" for role, words in labels.items())
    return re.compile(
        rf"(?<![\w一-鿿])(?:(?:{groups})\s*[:：]|(?P<text>文|图文)\s*[/／])\s*|^(?:By|by)\s+", re.UNICODE
    )


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"[\s，,]*(?:{'|'.join(declared('names')['more'])})[.。]?\s*\Z", re.IGNORECASE)


@cache
def _noise() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in declared("names")["noise"]), re.IGNORECASE)


def parse(text: str, known: Callable[[str], bool] = lambda _: False) -> Byline | None:
    """A line → what it says as a byline; None when it is none. `known` tells the names of known organisations."""
    if len(text) > LONGEST or "://" in text:
        return None
    more = _MORE_WITHIN.search(text) is not None
    for noise in (_MORE_WITHIN, _noise()):
        text = noise.sub(lambda match: "，" + " " * (len(match[0]) - 1), text)
    start, end = 0, len(text)
    if text[:1] in "(（[【" and text[-1:] in ")）]】":
        start, end = 1, end - 1
    found = Byline(more=more)
    labelled = False
    position, role = start, ""
    for match in [*_label().finditer(text, start, end), None]:
        stop = match.start() if match else end
        if not _take(found, text, position, stop, role, known):
            return None
        if match:
            labelled, position, role = (
                True,
                match.end(),
                _ROLES.get(match.lastgroup or "authors", match.lastgroup or "authors"),
            )
    if not labelled and _SENTENCE.search(text[start:end]):
        return None
    if (
        found.dates
        and len(found.people) == 1
        and found.people[0].start > found.dates[0].start
        and not found.more
    ):
        found.others.append(found.people.pop())  # a place stands behind a date, an author before it
    named = len(found.people) + len(found.organisations) + len(found.journals)
    if labelled or (found.dates and (named or _only_dates(text, found))):
        return found
    return found if len(found.people) > 1 or (found.people and found.more) else None


def _only_dates(text: str, found: Byline) -> bool:
    rest = text
    for said in (*found.dates, *found.others):
        rest = rest.replace(said.name, "")
    return not rest.strip(" ()（）[]【】,，|｜.。")


def _take(found: Byline, text: str, start: int, end: int, role: str, known: Callable[[str], bool]) -> bool:
    """Read a stretch of the line; `role` is what a label says it is. False when something is not understood."""
    pieces = [name for piece in _pieces(found, text, start, end) for name in _spaced(piece)]
    if (
        role == "publisher"
        and len(pieces) > 1
        and not all(known(p.name) or is_organisation(p.name) for p in pieces[:-1])
    ):
        first, last = pieces[0].start, pieces[-1].end  # 环境、气候变化和林业部 is one
        pieces = [Named(text[first:last], first, last)]
    han_people = False
    for whole in pieces:
        name = _NOTES.sub("", whole.name) if role != "journal" else whole.name
        piece = Named(name, whole.start, whole.start + len(name))
        if not name or name in ("等", "by", "By"):
            found.more |= name == "等"
            continue
        if role in ("ignored", "place", "date"):
            found.others.append(piece)
        elif role == "journal" and not (is_organisation(name) and not is_journal(name)):
            found.journals.append(piece)
        elif role in ("publisher", "organiser") or known(name):
            found.organisations.append(Named(name, piece.start, piece.end, role))
        elif is_journal(name) and role != "authors":
            found.journals.append(piece)
        elif (of := _AFFILIATED.fullmatch(name)) and is_person(of[1]) and not is_organisation(of[1]):
            found.people.append(Named(of[1], piece.start, piece.start + len(of[1])))
        elif is_organisation(name):
            found.organisations.append(piece)
        elif is_person(name) or (role == "authors" and len(name) > 1):
            found.people.append(piece)
            han_people = True
        elif han_people and re.fullmatch(r"[一-鿿]{2,4}", name) and not is_word(name):
            found.people.append(piece)
        elif role or (_BARS.search(text) and len(name) <= _LONGEST_PLACE):
            found.others.append(piece)
        else:
            return False
    return True


def _pieces(found: Byline, text: str, start: int, end: int) -> Iterator[Named]:
    """Split a stretch at its dates and separators; a family name and the initials behind its comma stay together."""
    waiting: Named | None = None
    for whole in _split(found, text, start, end):
        name = whole.name
        if (more := _more().search(name)) is not None and more.start() >= 0:
            found.more = True
            name = name[: more.start()].strip()
            if not name:
                continue
        piece = Named(name, whole.start, whole.start + len(name))
        if waiting is not None:
            if _INITIALS.match(name) and re.fullmatch(r"[\w’'\-]+(?:\s[\w’'\-]+){0,3}", waiting.name):
                yield Named(text[waiting.start : piece.end], waiting.start, piece.end)
                waiting = None
                continue
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _split(found: Byline, text: str, start: int, end: int) -> Iterator[Named]:
    position = start
    for match in [*DATE.finditer(text, start, end), None]:
        stop = match.start() if match else end
        before = position
        for separator in [*_separators(text, position, stop), None]:
            until = separator.start() if separator else stop
            name = text[before:until]
            if lead := re.match(r"\s*(?:and|与|和)\s+", name):
                before, name = before + lead.end(), name[lead.end() :]
            if lead := re.match(r"\s*the\s+(?=[A-Z])", name):
                before, name = before + lead.end(), name[lead.end() :]
            left = len(name) - len(name.lstrip(" .,，&" if ")" in name or "）" in name else " .,，&(（"))
            name = _closed(name[left:].rstrip(" ,，&"))
            if name.strip(" .()（）"):
                yield Named(name, before + left, before + left + len(name))
            before = separator.end() if separator else stop
        if match:
            found.dates.append(Named(match[0], match.start(), match.end()))
            position = match.end()


def _separators(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What parts names; an `and` inside the name of an organisation does not."""
    waiting: list[re.Match[str]] = []
    begin = start
    for match in [*_SEPARATOR.finditer(text, start, end), None]:
        if match is not None and _WEAK.fullmatch(match[0]):
            waiting.append(match)
            continue
        if waiting and not _one_name(text, begin, waiting, match.start() if match else end):
            yield from waiting
        waiting = []
        if match is not None:
            begin = match.end()
            yield match


def _one_name(text: str, start: int, within: list[re.Match[str]], end: int) -> bool:
    """Is a stretch one organisation, rather than what stands between the words for `and`?"""
    edges = [start, *(edge for match in within for edge in match.span()), end]
    parts = [text[a:b].strip().removeprefix("the ") for a, b in pairwise(edges)][::2]
    whole = text[start:end].strip()
    return is_organisation(whole) and not all(
        is_person(part) or (is_organisation(part) and not is_journal(part)) for part in parts
    )


def _spaced(piece: Named) -> list[Named]:
    """`王一帆 李雷` → two people; all else stays one."""
    words = list(re.finditer(r"[\u4e00-\u9fff]{2,4}(?=\s|\Z)", piece.name))
    if len(words) < 2 or sum(len(word[0]) for word in words) != len("".join(piece.name.split())):
        return [piece]
    if not all(is_person(word[0]) for word in words):
        return [piece]
    return [Named(word[0], piece.start + word.start(), piece.start + word.end()) for word in words]


def _closed(name: str) -> str:
    """Take off brackets at the ends that have no partner."""
    while name and name[-1] in ")）" and name.count(name[-1]) > name.count("(（"[")）".index(name[-1])]):
        name = name[:-1].rstrip()
    while name and name[-1] in "(（":
        name = name[:-1].rstrip()
    return name
