"""Sums of money, goals and findings in the text of an item, each with the place of its words."""

import re

from nbs_graph.sources.newsletter.entry import Doubt, Entry, Figure, Goal, Sum
from nbs_graph.sources.newsletter.giving import giving
from nbs_graph.sources.newsletter.organisations import Actors
from nbs_graph.sources.newsletter.source import Flow
from nbs_graph.sources.newsletter.targets import targets
from nbs_graph.terms.reading.money import Money, read_money
from nbs_graph.terms.reading.quantities import read_quantities
from nbs_graph.terms.reading.refused import Refused

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]?")


def values(found: Entry, title: Flow, body: Flow, whole: Flow, who: Actors) -> None:
    """Fill in the money, goals and findings of an entry, and tell what looks like one and is not read.

    Args:
        found: the entry.
        title, body: its title (perhaps empty) and text; whole: both, as together() puts them.
        who: the organisations that the whole speaks of.
    """
    shift = len(title.text) + 1 if title else 0
    goals = targets(body.text)
    named = [goal.place for goal in goals]
    read = read_money(whole.text)
    sums = [money for money in read.found if not _over(money.start - shift, money.end - shift, named)]
    headlined = [_key(money) for money in sums if money.end <= shift]
    kept: list[Money] = []
    for money in sums:
        if money.start >= shift and _key(money) in headlined:
            headlined.remove(_key(money))  # the text says again what the title says
        else:
            kept.append(money)
    for money, giver, receiver in giving(whole.text, kept, who):
        ranges = whole.ranges(money.start, money.end)
        found.money.append(
            Sum(
                money.amount,
                money.amount_to,
                money.currency,
                money.qualifier,
                money.as_written,
                ranges,
                giver,
                receiver,
            )
        )
        if money.per:
            found.doubts.append(
                Doubt(
                    {
                        "en": f"“{money.as_written}” is for each {money.per}, no sum of all.",
                        "zh": f"“{money.as_written}”为单位金额（{money.per}），并非总额。",
                    },
                    ranges,
                )
            )
    found.goals = [Goal(goal.scheme, goal.code, body.ranges(*goal.place)) for goal in goals]
    taken = [(money.start - shift, money.end - shift) for money in sums if money.start >= shift] + named
    refused = [one for one in read.refused if one.start >= shift]
    taken += [(one.start - shift, one.end - shift) for one in refused]
    quantities = read_quantities(body.text, taken)
    for figure in quantities.found:
        found.findings.append(
            Figure(
                figure.value,
                figure.value_to,
                figure.plus_minus,
                re.sub(r"/\((\w+)·(\w+)\)", r"/\1/\2", figure.unit),
                figure.qualifier,
                figure.as_written,
                _around(body.text, figure.start, figure.end),
                body.ranges(figure.start, figure.end),
                _sentence(body.text, figure.start),
                figure.change or "",
            )
        )
    for one in read.refused:
        found.doubts.append(_unread(one, whole))
    for one in quantities.refused:
        found.doubts.append(_unread(one, body))


def _unread(refused: Refused, flow: Flow) -> Doubt:
    written, why = refused.as_written.strip(), refused.reason
    return Doubt(
        {"en": f"“{written}” was not read: {why['en']}.", "zh": f"未读取“{written}”：{why['zh']}。"},
        flow.ranges(refused.start, refused.end),
    )


def _key(money: Money) -> tuple[object, ...]:
    return money.amount, money.amount_to, money.currency


def _over(start: int, end: int, places: list[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in places)


def _around(text: str, start: int, end: int) -> str:
    """The clause that a figure stands in."""
    left = max(text.rfind(mark, 0, start) for mark in "，。；：！？\n") + 1
    right = min((place for mark in "，。；！？\n" if (place := text.find(mark, end)) >= 0), default=len(text))
    return text[left:right].strip()


def _sentence(text: str, place: int) -> str:
    left = max(text.rfind(mark, 0, place) for mark in "。！？\n") + 1
    match = _SENTENCE.match(text, left)
    return match[0].strip() if match else ""
