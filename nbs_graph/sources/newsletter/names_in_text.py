"""Where organisations are named in a text: by known names, by the form of a name, by what a name does."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from nbs_graph.sources.newsletter.acting import acts
from nbs_graph.sources.newsletter.gazetteer import Countries, Gazetteer
from nbs_graph.sources.newsletter.source import Range
from nbs_graph.sources.newsletter.vocabulary import alternatives, declared

_HAN = r"[一-鿿]"
_LATIN = re.compile(
    r"(?<![A-Za-z\d\-])[A-Z][A-Za-z\d&’'\-]*(?:\s+(?:(?:of|and|for|the|de|&)\s+)*[A-Z][A-Za-z\d&’'\-]*)*"
    r"(?:\s*(?:基金会|研究所|研究院|大学|公司|集团|组织|协会|联盟|银行|学院|中心|实验室))?"
)
_LEFT = re.compile(rf"{_HAN}{{2,12}}\Z")
_OF_SEVERAL = re.compile(r"[和与及].{1,10}(?:部|厅|局|署|委员会)\Z")
_ITEM = re.compile(rf"({_HAN}{{2,12}})、\Z")
_AND_BEFORE = re.compile(r"\s*(?:[(（][^()（）]{1,30}[)）])?\s*[和与及、]\s*\Z")
_AND_BEHIND = re.compile(r"\s*(?:[(（][^()（）]{1,30}[)）])?\s*[和与及、]\s*")
_COMMON = re.compile(r"[和与及](?:银行|企业|公司|机构|大学|政府|基金会|协会|部门|高校)\Z")
_LONGEST = 26
_SHORTEST = 4
_REACH = 60


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = declared("organisations")["forms"]
    return forms


@cache
def _ends() -> re.Pattern[str]:
    forms = _forms()
    ends = [e for e in declared("names")["organisation_ends"] if len(e) > 1 and e not in forms["too_common"]]
    return re.compile(rf"(?:{alternatives(ends)}|{'|'.join(forms['endings'])})(?!{forms['not_before']})")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(_forms()["stops"])


@cache
def _thing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    behind = rf"\s*(?:[(（][^()（）]*[)）])?\s*(?:{_forms()['things_behind']})"
    return re.compile(behind), re.compile(_forms()["things"])


@cache
def _fund() -> re.Pattern[str]:
    name = rf"({_HAN}{{2,14}}基金|[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)*\sFund)"
    return re.compile(
        rf"(?:{alternatives(_forms()['through'])})\s*{name}(?=\s*(?:[(（][^()（）]*[)）])?\s*{_forms()['gives']})"
    )


def named(text: str, gazetteer: Gazetteer) -> list[Range]:
    """Where organisations are named, in order, none over another; countries are not among them."""
    spans = [match.span() for match in gazetteer.pattern.finditer(text) if not _counted(text, match.start())]
    ends = {end: start for start, end in spans}
    spans += [
        span for span in _formed(text, gazetteer) if not _prefixed(text, span, ends.get(span[1]), gazetteer)
    ]
    spans += _latin(text, gazetteer, Taken(sorted(spans)))
    spans = _apart(spans, text)
    taken = Taken(spans)
    return sorted(spans + [match.span(1) for match in _fund().finditer(text) if match.span(1) not in taken])


def _counted(text: str, start: int) -> bool:
    """Is it what is measured in per cent, as in 95% CI?"""
    return text[max(0, start - 2) : start].rstrip(" ").endswith(("%", "％"))


def _prefixed(text: str, span: Range, known: int | None, gazetteer: Gazetteer) -> bool:
    """Is it a known name with words before it that are part of no name?"""
    if known is None or known <= span[0]:
        return False
    before = text[span[0] : known]
    return not before.endswith(("省", "市", "州", "国", "大学", "中国")) and not _is_name(before, gazetteer)


def acting_countries(title: str, text: str, countries: Countries, *, policy: bool) -> list[Range]:
    """Where countries act: in the title of a policy, giving money, or as governments."""
    found: list[Range] = []
    match = countries.in_title.match(title) if policy else None
    leads = [(0, match[0])] if match else []
    for match in countries.in_text.finditer(text):
        lead = countries.lead.match(match[0])
        leads += [(match.start(), lead[0])] if lead else []
    for start, words in leads:
        found += [(start + name.start(), start + name.end()) for name in countries.name.finditer(words)]
    return found + [match.span() for match in countries.government.finditer(text)]


class Taken:
    """Stretches of a text that do not overlap, found quickly however many they are."""

    def __init__(self, spans: Iterable[Range] = ()) -> None:
        """`spans` in any order; of those that overlap the first is kept."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in spans:
            if span not in self:
                self.add(span)

    def __contains__(self, span: Range) -> bool:
        """Does it share a character with one of them?"""
        at = bisect_left(self._starts, span[1])
        return at > 0 and self._ends[at - 1] > span[0]

    def add(self, span: Range) -> None:
        """Take one more."""
        at = bisect_left(self._starts, span[0])
        self._starts.insert(at, span[0])
        self._ends.insert(at, span[1])

    def __iter__(self) -> Iterator[Range]:
        return zip(self._starts, self._ends, strict=True)


def _formed(text: str, gazetteer: Gazetteer) -> list[Range]:
    """Names by their last characters; to the left as far as a name can reach."""
    not_known = declared("organisations")["not_known"]
    found: list[Range] = []
    for match in _ends().finditer(text):
        start = _over_list(text, _left(text, match.start(), match.end(), gazetteer), match.end(), gazetteer)
        name = text[start : match.end()]
        if (
            len(name) >= _SHORTEST
            and not _COMMON.search(name)
            and not any(name.endswith(other) and len(name) < len(other) + 2 for other in not_known)
        ):
            found.append((start, match.end()))
    return found


def _left(text: str, start: int, end: int, gazetteer: Gazetteer) -> int:
    """Where the name that ends at `end` begins; 和 is part of it unless a whole name stands before."""
    position, floor = start, max(0, end - _LONGEST)
    while position > floor:
        before = text[position - 1]
        if before in "和与及":
            left = _LEFT.search(text, max(0, position - 13), position - 1)
            if left is None or _is_name(left[0], gazetteer):
                break
        elif not re.match(_HAN, before) or any(
            _stop().fullmatch(text, max(0, position - size), position) for size in (2, 1)
        ):
            break
        position -= 1
    return position


def _over_list(text: str, start: int, end: int, gazetteer: Gazetteer) -> int:
    """A ministry may be of several things: 环境、气候变化和林业部."""
    if not _OF_SEVERAL.search(text, start, end):
        return start
    while match := _ITEM.search(text, max(0, start - 14), start):
        words = match[1]
        stop = max((m.end() for m in _stop().finditer(words)), default=0)
        if _is_name(words, gazetteer):
            break
        start = match.start(1) + stop
        if stop:
            break
    return start


def _is_name(words: str, gazetteer: Gazetteer) -> bool:
    return gazetteer.pattern.search(words) is not None or any(
        match.end() == len(words) for match in _ends().finditer(words)
    )


def _latin(text: str, gazetteer: Gazetteer, taken: Taken) -> list[Range]:
    """Names in Latin letters that do what organisations do, or are called so."""
    words = set(declared("names")["organisation_words"])
    called = re.compile(_forms()["called"] + r"\Z")
    found: list[Range] = []
    for match in _LATIN.finditer(text):
        name = match[0]
        if (
            _counted(text, match.start())
            or match.span() in taken
            or name in gazetteer
            or _is_thing(text, *match.span(), name)
        ):
            continue
        plainly = not name.isascii() or (" " in name and not words.isdisjoint(re.findall(r"[A-Za-z]+", name)))
        if (
            plainly
            or acts(text, match.end())
            or called.search(text[max(0, match.start() - 6) : match.start()])
        ):
            found.append(match.span())
    return found


def _in_list(text: str, span: Range, taken: Taken) -> bool:
    """Is it listed with a name of an organisation?"""
    before = _AND_BEFORE.search(text, max(0, span[0] - _REACH), span[0])
    behind = _AND_BEHIND.match(text, span[1])
    return (before is not None and (before.start() - 1, before.start()) in taken) or (
        behind is not None and (behind.end(), behind.end() + 1) in taken
    )


def _is_thing(text: str, start: int, end: int, name: str) -> bool:
    """Is it the name of a paper, a fund, a method or a treaty, or the translation of something?"""
    behind, things = _thing()
    opened = max(text.rfind(mark, max(0, start - _REACH), start) for mark in "(（《")
    inside = opened >= 0 and not re.search(r"[)）》。；]", text[opened:start])
    return inside or behind.match(text, end) is not None or things.search(name) is not None


def _apart(spans: list[Range], text: str) -> list[Range]:
    """Of spans that overlap the longest; a name that goes on behind another, or behind its short form, is one with it."""
    kept = Taken(sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])))
    ends = {end for _, end in kept}
    free = sorted(
        (a, b)
        for a, b in kept
        if not (a - 1 in ends and text[a - 1] in "(（" and text[b : b + 1] in ")），,；;")
    )
    goes_on = re.compile(_forms()["goes_on"])
    merged: list[Range] = []
    for start, end in free:
        gap = text[merged[-1][1] : start] if merged else "-"
        if not gap or (re.fullmatch(r"[(（][A-Z]{2,8}[)）]| ", gap) and goes_on.match(text, start)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
