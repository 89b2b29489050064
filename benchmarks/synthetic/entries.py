"""Made-up entries and the issues that report them, as an editor would type them."""

import hashlib
from calendar import monthrange
from collections.abc import Callable
from datetime import timedelta

from benchmarks.synthetic.sentences import ENDINGS, JOURNALS, MIDDLES, OPENINGS
from benchmarks.synthetic.statements import (
    Quoting,
    authors,
    commitments,
    findings,
    links,
    milestones,
    participations,
    precise,
)
from benchmarks.synthetic.words import one_of, pick, sentence
from benchmarks.synthetic.world import PER_ISSUE, Draft, World
from benchmarks.synthetic.writing import Tree

_ROOM = 450
"""Characters of the newsletter that an item takes."""
_ZONES = ("Europe/London", "Asia/Shanghai", "America/New_York")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SECTIONS = (
    "research",
    "policy-international",
    "policy-domestic",
    "industry-news",
    "practice-cases",
    "special-topic",
    "important-dates",
)
_SECTION_OF = {
    "Publication": 0,
    "Report": 0,
    "Agreement": 1,
    "CaseStudy": 4,
    "Topic": 5,
    "Observance": 6,
}


def entry(world: World, draft: Draft, position: int, item: str = "") -> Tree:
    """An entry in full.

    Args:
        position: of the item that reports it, which says where its quotes stand.
        item: named with each quote, where the reader cannot tell it from the issue.
    """
    quoting = Quoting(position * _ROOM, item)
    tree: Tree = {"id": draft.id, "kind": draft.kind}
    tree |= _titles(draft) | {"summary": _summary(draft)}
    tree |= _OWN[draft.kind](world, draft, quoting)
    if draft.kind not in {"Topic", "Course", "Observance"} and draft.rng.random() < 0.8:
        tree["url"] = f"https://www.example.org/{draft.kind.lower()}/{draft.number}"
    tree |= links(draft, quoting, world)
    if draft.kind == "CaseStudy" or draft.rng.random() < 0.3:
        tree["places"] = [draft.place.code]
    if draft.kind == "CaseStudy" or draft.rng.random() < 0.25:
        tree["practices"] = [draft.practice.code]
    if draft.rng.random() < 0.15:
        tree["keywords"] = {
            "en": [draft.practice.en, draft.theme.en],
            "zh": [draft.practice.zh, draft.theme.zh],
        }
    if draft.rng.random() < 0.08:
        tree["mentions"] = [world.draft(draft.rng.randrange(world.entries)).id]
    if draft.kind in {"Publication", "Report", "CaseStudy"} and draft.rng.random() < 0.25:
        tree["findings"] = findings(draft, quoting)
    return tree


def issue(world: World, number: int) -> tuple[Tree, list[tuple[Draft, int]]]:
    """An issue with its items, and its entries with the position of the item that reports each."""
    rng = world.rng("issue", number)
    last = min((number + 1) * PER_ISSUE, world.entries)
    drafts = [world.draft(n) for n in range(number * PER_ISSUE, last)]
    placed = sorted(
        ((_section(draft), draft) for draft in drafts), key=lambda found: (found[0], found[1].number)
    )
    items: list[Tree] = []
    covered: list[tuple[Draft, int]] = []
    count = 0
    for section, draft in placed:
        name = _SECTIONS[section]
        if items and items[-1]["section"] == name and rng.random() < 0.12:
            items[-1].setdefault("covers", []).append(draft.id)
        else:
            items.append({"main": draft.id, "section": name})
            if rng.random() < 0.85:
                items[-1]["links"] = [{"printed": f"https://www.example.org/{draft.number}"}]
                count += 1
        covered.append((draft, len(items)))
    month = world.issue(drafts[0].number)
    year, digits = month.split("-")
    tree: Tree = {
        "id": f"issue/{month}",
        "kind": "NewsletterIssue",
        "translatedTitle": {
            "en": f"Made-up newsletter, {month}",
            "zh": f"虚构通讯（{year} 年 {int(digits)} 月）",
        },
        "issued": month,
        "publisher": world.organisations[0].code,
        "language": "zh",
        "sourceSha256": hashlib.sha256(month.encode()).hexdigest(),
        "sourceLength": str((len(items) + 2) * _ROOM),
        "curatedBy": world.organisations[1].code,
        "curatedOn": world.day(drafts[0].number, 40).isoformat(),
        "expectedItems": str(len(items)),
        "expectedLinks": str(count),
        "items": items,
    }
    return tree, covered


def _section(draft: Draft) -> int:
    if draft.kind == "Policy":
        return 1 + draft.number % 2
    return _SECTION_OF.get(draft.kind, 3)


def _titles(draft: Draft) -> Tree:
    """Published in English with a translation, or the other way round."""
    en, zh = draft.title
    if draft.rng.random() < 0.7:
        return {"title": {"en": en}, "translatedTitle": {"zh": zh}}
    return {"title": {"zh": zh}, "translatedTitle": {"en": en}}


def _summary(draft: Draft) -> Tree:
    """Two to four sentences, the same in both languages."""
    rng = draft.rng
    pairs = [one_of(rng, OPENINGS), *(rng.sample(MIDDLES, 1 + (rng.random() < 0.4)))]
    if rng.random() < 0.5:
        pairs.append(one_of(rng, ENDINGS))
    n = rng.randrange(2, 60)
    en: dict[str, str | int] = {
        "n": n,
        "practice": draft.practice.en.lower(),
        "theme": draft.theme.en.lower(),
        "place": draft.place.en,
    }
    zh: dict[str, str | int] = {
        "n": n,
        "practice": draft.practice.zh,
        "theme": draft.theme.zh,
        "place": draft.place.zh,
    }
    return {
        "en": " ".join(sentence(pair[0], **en) for pair in pairs),
        "zh": "".join(sentence(pair[1], **zh) for pair in pairs),
    }


def _issued(world: World, draft: Draft) -> Tree:
    return {"issued": precise(draft.rng, world.day(draft.number, -draft.rng.randrange(1, 90)).isoformat())}


def _publication(world: World, draft: Draft, quoting: Quoting) -> Tree:
    found = _issued(world, draft) | ({"doi": draft.doi} if draft.doi else {})
    found |= {"journal": draft.rng.choice(JOURNALS), "authors": authors(draft, quoting, world)}
    if draft.rng.random() < 0.15:
        found["moreAuthors"] = "true"
    if draft.rng.random() < 0.1:
        found["participations"] = participations(draft, quoting, world, ["publisher"])
    return found


def _report(world: World, draft: Draft, quoting: Quoting) -> Tree:
    found = _issued(world, draft) | {"participations": participations(draft, quoting, world, ["publisher"])}
    return found | (
        {"coverage": f"{1990 + draft.rng.randrange(10)}/{2000 + draft.rng.randrange(20)}"}
        if draft.rng.random() < 0.3
        else {}
    )


def _policy(world: World, draft: Draft, quoting: Quoting) -> Tree:
    found = _issued(world, draft) | {"jurisdiction": draft.place.code}
    found["participations"] = participations(
        draft, quoting, world, draft.rng.choice((["issuer"], ["adopter"], ["issuer", "publisher"]))
    )
    if draft.rng.random() < 0.2:
        found["namesNbS"] = "true"
    if draft.rng.random() < 0.3:
        found["milestones"] = milestones(draft, quoting, world)
    return found


def _agreement(world: World, draft: Draft, quoting: Quoting) -> Tree:
    signed = world.day(draft.number, -draft.rng.randrange(1, 90)).isoformat()
    parties = participations(draft, quoting, world, ["signatory"] * draft.rng.randrange(2, 6))
    return {"signed": signed, "jurisdiction": draft.place.code, "participations": parties}


def _fund(world: World, draft: Draft, quoting: Quoting) -> Tree:
    launched = world.day(draft.number, -draft.rng.randrange(1, 60)).isoformat()
    found: Tree = {"launched": launched, "participations": participations(draft, quoting, world, ["host"])}
    found["instruments"] = [pick(draft.rng, "finance-instrument").code]
    return found | {"commitments": commitments(draft, quoting, world)}


def _event(world: World, draft: Draft, quoting: Quoting) -> Tree:
    rng = draft.rng
    start = world.day(draft.number, rng.randrange(-30, 60))
    mode = rng.choice(("online", "in-person", "in-person", "hybrid"))
    if rng.random() < 0.2:
        hour = rng.randrange(8, 17)
        found: Tree = {
            "start": f"{start}T{hour:02d}:00:00+00:00",
            "end": f"{start}T{hour + 2:02d}:30:00+00:00",
            "timeZone": rng.choice(_ZONES),
        }
    else:
        found = {"start": start.isoformat(), "end": (start + timedelta(days=rng.randrange(5))).isoformat()}
    found |= {"mode": mode} | ({} if mode == "online" else {"venue": draft.place.code})
    return found | {"participations": participations(draft, quoting, world, ["organiser"])}


def _course(world: World, draft: Draft, quoting: Quoting) -> Tree:
    start = world.day(draft.number, draft.rng.randrange(10, 60))
    end = start + timedelta(days=draft.rng.randrange(20, 90))
    found: Tree = {"start": start.isoformat(), "end": end.isoformat(), "mode": "online"}
    found |= {"url": f"https://www.example.org/course/{draft.number}"}
    return found | {"participations": participations(draft, quoting, world, ["organiser"])}


def _framework(world: World, draft: Draft, quoting: Quoting) -> Tree:
    found: Tree = {"version": f"{draft.rng.randrange(1, 4)}.{draft.rng.randrange(10)}"}
    return found | {"participations": participations(draft, quoting, world, ["designer"])}


def _case(world: World, draft: Draft, quoting: Quoting) -> Tree:
    year = world.day(draft.number).year - draft.rng.randrange(2, 8)
    found: Tree = {"start": str(year)} | (
        {"end": str(year + draft.rng.randrange(2, 6))} if draft.rng.random() < 0.7 else {}
    )
    return found | {"participations": participations(draft, quoting, world, ["implementer"])}


def _topic(world: World, draft: Draft, quoting: Quoting) -> Tree:
    found: Tree = {"url": f"https://www.example.org/topic/{draft.number}"}
    found["keyPoints"] = {
        "en": [draft.practice.en, draft.theme.en],
        "zh": [draft.practice.zh, draft.theme.zh],
    }
    return found | {"participations": participations(draft, quoting, world, ["publisher"])}


def _observance(world: World, draft: Draft, quoting: Quoting) -> Tree:  # noqa: ARG001 - one form for all kinds
    """A day of the month, or a weekday of it, in the month after the issue."""
    rng, first = draft.rng, world.day(draft.number, 31).replace(day=1)
    if rng.random() < 0.5:
        day = first.replace(day=rng.randrange(1, monthrange(first.year, first.month)[1] + 1))
        return {
            "rule": f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}",
            "observedOn": day.isoformat(),
        }
    nth = rng.randrange(1, 5)
    day = first + timedelta(days=(rng.randrange(7) - first.weekday()) % 7 + 7 * (nth - 1))
    return {
        "rule": f"FREQ=YEARLY;BYMONTH={day.month};BYDAY={nth}{_WEEKDAYS[day.weekday()]}",
        "observedOn": day.isoformat(),
    }


_OWN: dict[str, Callable[[World, Draft, Quoting], Tree]] = {
    "Publication": _publication,
    "Report": _report,
    "Policy": _policy,
    "Agreement": _agreement,
    "Fund": _fund,
    "FundingProgramme": _fund,
    "Event": _event,
    "Course": _course,
    "Framework": _framework,
    "Guideline": _framework,
    "CaseStudy": _case,
    "Topic": _topic,
    "Observance": _observance,
}
"""What each kind has of its own."""
