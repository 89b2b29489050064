"""The days of the month: one line, one observance, with the rule by which it comes back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nbs_graph.sources.newsletter.byline import DATE
from nbs_graph.sources.newsletter.source import Flow

_ONE = r"(?:第\s*[一二三四五1-5]\s*个?|最后\s*一?\s*个?|倒数第[一二]个?)"
_NUMBER = rf"{_ONE}(?:\s*[和与及、或]\s*{_ONE})*"
_DAY = r"(?:周|星期|礼拜)\s*[一二三四五六日天末]"
_WEEK = r"(?:周|星期|礼拜)(?![一二三四五六日天末])"
_MONTH = r"(?:每年)?\s*(?:的)?\s*(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份)?\s*的?\s*"
_MONTHS = rf"{_MONTH}(?:[和与及、]\s*{_MONTH})*"
RULE = re.compile(
    rf"(?:{_MONTHS}|每年|本月)?(?:的)?{_NUMBER}(?:完整的?)?{_DAY}|(?:{_MONTHS}|每年|本月)(?:的)?{_NUMBER}(?:完整的?)?{_WEEK}"
)
"""Words that may be a rule; whether they are, and which, is read elsewhere."""
_AWAY = re.compile(
    r"\s*的?\s*(?:(?P<away>(?:之|以)?\s*[前后]\s*的?\s*(?:第|下|上|那|最近的?)?\s*[一二两三四五六七八九十\d]*\s*个?\s*"
    rf"(?:{_DAY}|{_WEEK}|天|日|工作日)|当周|所在的?\s*(?:周|星期)|次日|翌日|前夕)"
    rf"|[(（]?\s*(?:和|与|及|、|或者?|至|到|-|–|—|~|～)\s*(?:{DATE.pattern}|\d{{1,2}}\s*[日号]|(?:{_MONTHS})?(?:{_NUMBER})?{_DAY})"
    r"|起(?:的?\s*一周|\s*[一二两三四五六七八九十\d]+\s*[天周])?)"
)
"""Behind a date or a rule: the day meant is another one (`away`), or not the only one."""
_ODD = re.compile(
    r"每\s*隔?\s*(?:[两二三四五六七八九十]|\d+)\s*个?\s*(?:年|月|季度?|周)(?:\s*一[次届])?|(?:每\s*隔\s*一|隔)\s*年(?:\s*一[次届])?"
    r"|每\s*个?\s*(?:半年|季度?|月|周(?![一二三四五六日天])|星期(?![一二三四五六日天])|逢)|每年\s*[两二三四2-4]\s*[次个回]"
    r"|除了?[^，,。外]{1,20}?(?:之|以)?外|(?:19|20)\d\d\s*年(?=\s*(?:的\s*)?(?:\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月\s*的?\s*(?:第|最后|倒数))"
    r"|[(（]\s*(?:春分|秋分|夏至|冬至|清明|立春)[^()（）]*[)）]|(?i:\b(?:every (?:two|three|four|five|other|\d+) years?|biennial(?:ly)?)\b)"
)
"""What no rule of a day of every year says: only some years, several days a year, days of the sun."""
_MOON = re.compile(
    r"(?:农历|阴历|旧历|夏历)\s*的?\s*(?:(?:正|腊|冬|\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月\s*"
    r"(?:初?[一二三四五六七八九十廿]{1,3}|\d{1,2})?\s*[日号]?)?"
)
_SINCE = re.compile(
    r"[(（]?\s*(?:自|从)?\s*(?:19|20)\d\d\s*年\s*(?:起|开始|以来|以后|首次(?:设立|举办|庆祝)?|设立)\s*(?:[，,]\s*)?[)）]?"
)
"""The first year: its year is no date of the line."""
_YEARLY = re.compile(
    r"(?:定于|于|在|是|为)?\s*每年\s*的?(?=\s*(?:\d|[一二三四五六七八九十]|第|最后|倒数|[)）]|$))"
)
_SHORT = re.compile(r"(?:1[0-2]|0?[1-9])[./·-](?:3[01]|[12]\d|0?[1-9])(?=\s|$)")
"""`4.22`, a date at the head of a line of days only."""
_TODAY = re.compile(
    r"[(（]\s*(?:周|星期)[一二三四五六日天]\s*[)）]|(?<=[\s日])(?:周|星期)[一二三四五六日天](?=\s)"
)
_ENGLISH = re.compile(r"[^\S\n]+[A-Z][A-Za-z’' \-]*[A-Za-z]")
"""The English name behind the Chinese one."""
_SHORTEST = 3
_SHORT_NAME = re.compile(r"[^\W\d周次当每今明昨本同期一二三四五六七八九十][日节]")
"""A name of two characters: 春节."""
_NOT_A_NAME = re.compile(
    r"农历|每[月周季年逢隔]|阴历|(?:之|以)?[前后]的|[(（]?\s*(?:19|20)\d\d\s*年|第[一二三四五1-5]个?[周星]"
)
"""What is no name: words of a time that were not understood."""
_EMPTY = re.compile(r"[(（]\s*[)）]")
_NAME = re.compile(
    r"\S*(?:日|周|节|月|年|Day|Week|Month|Hour|小时|大会|行动)(?:[^\S\n]*[(（][^()（）\n]*[)）])?"
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A line: where the date, the name and the rule stand in it; date or rule is None when it is not there.

    `odd` are words for which no rule may be made of the others; `since` those that name its first year.
    """

    date: Span | None
    name: Span
    rule: Span | None
    odd: Span | None = None
    since: Span | None = None


def read_day(flow: Flow) -> Day | None:
    """A line of the section → its parts; None when it has no date or no name."""
    text = flow.text
    taken, odd, since = _around(text)
    left = _masked(text, taken)
    rule = RULE.search(left)
    date = _SHORT.match(left) or DATE.search(left)
    if rule and date and rule.start() <= date.start() < rule.end():
        date = next((match for match in DATE.finditer(left) if match.start() >= rule.end()), None)
    if date is None and rule is None and not _MOON.search(text):
        return None
    day, spoken = date.span() if date else None, rule.span() if rule else None
    for span in (day, spoken):
        away = _AWAY.match(left, span[1]) if span else None
        if span is None or away is None:
            continue
        taken += [span, away.span()]
        odd = odd or (span[0], away.end())
        if span == day and away["away"]:
            day = None  # the Sunday before 30 November is not 30 November
    name = _name(text, [*taken, *(span for span in (day, spoken) if span)])
    return Day(day, name, spoken, odd, since) if name else None


def _around(text: str) -> tuple[list[Span], Span | None, Span | None]:
    """Words that qualify the day, and are neither date nor name: all, the odd ones, the first year."""
    since = _SINCE.search(text)
    strange = [*_ODD.finditer(text), *_MOON.finditer(text)]
    spans = [match.span() for match in (since, *strange, *_YEARLY.finditer(text)) if match]
    return spans, strange[0].span() if strange else None, since.span() if since else None


def _masked(text: str, spans: Iterable[Span]) -> str:
    """Line ends for what is taken: no name runs across them."""
    masked = list(text)
    for start, end in spans:
        masked[start:end] = "\n" * (end - start)
    return "".join(masked)


def _name(text: str, taken: Iterable[Span]) -> Span | None:
    rest = _masked(text, taken)
    for pattern in (_TODAY, _EMPTY):
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    rest = (
        re.sub(r"[(（]\s*[)）]|[:：|｜—–\-·,，、;；]", lambda match: " " * len(match[0]), rest)
        if not _NAME.search(rest)
        else _blanked(rest)
    )
    match = _NAME.search(rest) or re.search(r"\S+(?:[^\S\n]+[A-Za-z]\S*)*", rest)
    if match is None or _NOT_A_NAME.match(match[0]):
        return None
    if len(re.findall(r"\w", match[0])) < _SHORTEST and not _SHORT_NAME.fullmatch(match[0]):
        return None
    start, end = match.span()
    if more := _ENGLISH.match(rest, end):
        end = more.end()
    return start, end


def _blanked(rest: str) -> str:
    """Without the marks that part the columns of a line."""
    return re.sub(
        r"(?:(?<=\s)|^)[:：|｜—–\-·,，、;；~]+(?=\s|$)|^[\s:：|｜—–\-·,，、;；~]+",
        lambda match: " " * len(match[0]),
        rest,
    )
