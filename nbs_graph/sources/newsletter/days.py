"""The days of the month: one line, one observance, with the rule by which it comes back."""

import re
from dataclasses import dataclass

from nbs_graph.sources.newsletter.byline import DATE
from nbs_graph.sources.newsletter.source import Flow

_NUMBER = r"(?:第\s*[一二三四五1-5]\s*个?|最后\s*一?\s*个?|倒数第[一二]个?)"
_DAY = r"(?:周|星期|礼拜)\s*[一二三四五六日天末]"
_MONTH = r"(?:每年)?\s*(?:的)?\s*(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份)?\s*的?\s*"
RULE = re.compile(rf"(?:{_MONTH}|每年|本月)?(?:的)?{_NUMBER}(?:完整的?)?{_DAY}")
"""Words that may be a rule; whether they are, and which, is read elsewhere."""
_SHORT = re.compile(r"(?:1[0-2]|0?[1-9])[./·-](?:3[01]|[12]\d|0?[1-9])(?=\s|$)")
"""`4.22`, a date at the head of a line of days only."""
_TODAY = re.compile(
    r"[(（]\s*(?:周|星期)[一二三四五六日天]\s*[)）]|(?<=[\s日])(?:周|星期)[一二三四五六日天](?=\s)"
)
_ENGLISH = re.compile(r"\s+[A-Z][A-Za-z’' \-]*[A-Za-z]")
"""The English name behind the Chinese one."""
_SHORTEST = 3
_NOT_A_NAME = re.compile(r"农历|每月|每周|每季|每逢|阴历")
"""What is no day of each year by our calendar."""
_EMPTY = re.compile(r"[(（]\s*[)）]")
_NAME = re.compile(r"\S*(?:日|周|节|月|年|Day|Week|Month|Hour|小时|大会|行动)(?:\s*[(（][^()（）]*[)）])?")


@dataclass(frozen=True, slots=True)
class Day:
    """A line: where the date, the name and the rule stand in it; date or rule is None when it is not there."""

    date: tuple[int, int] | None
    name: tuple[int, int]
    rule: tuple[int, int] | None


def read_day(flow: Flow) -> Day | None:
    """A line of the section → its parts; None when it has no date or no name."""
    text = flow.text
    rule = RULE.search(text)
    date = _SHORT.match(text) or DATE.search(text)
    if rule and date and rule.start() <= date.start() < rule.end():
        date = next((match for match in DATE.finditer(text) if match.start() >= rule.end()), None)
    if date is None and rule is None:
        return None
    masked = list(text)
    for match in (date, rule, *_TODAY.finditer(text)):
        if match is not None:
            masked[match.start() : match.end()] = " " * (match.end() - match.start())
    rest = "".join(masked)
    rest = _EMPTY.sub(lambda match: " " * len(match[0]), rest)
    rest = (
        re.sub(r"[(（]\s*[)）]|[:：|｜—–\-·,，、;；]", lambda match: " " * len(match[0]), rest)
        if not _NAME.search(rest)
        else _blanked(rest)
    )
    match = _NAME.search(rest) or re.search(r"\S+(?:\s+[A-Za-z]\S*)*", rest)
    if match is None or len(re.findall(r"\w", match[0])) < _SHORTEST or _NOT_A_NAME.match(match[0]):
        return None
    start, end = match.span()
    if more := _ENGLISH.match(rest, end):
        end = more.end()
    return Day(date.span() if date else None, (start, end), rule.span() if rule else None)


def _blanked(rest: str) -> str:
    """Without the marks that part the columns of a line."""
    return re.sub(
        r"(?:(?<=\s)|^)[:：|｜—–\-·,，、;；~]+(?=\s|$)|^[\s:：|｜—–\-·,，、;；~]+",
        lambda match: " " * len(match[0]),
        rest,
    )
