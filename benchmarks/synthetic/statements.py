"""What is claimed about a made-up entry: links, participations, findings, money, milestones, each with its ground."""

from collections.abc import Sequence
from random import Random

from benchmarks.synthetic.sentences import MEASURED, REASONS
from benchmarks.synthetic.words import Word, one_of, pick, sentence, skewed
from benchmarks.synthetic.world import Draft, World
from benchmarks.synthetic.writing import Tree

_CURRENCIES = (("CAD", "加元"), ("GBP", "英镑"), ("EUR", "欧元"), ("USD", "美元"), ("CNY", "元"))
_STATUSES = ("pledged", "announced", "approved", "proposed", "disbursed")
_QUALIFIERS = ("eq", "eq", "eq", "approx", "more_than", "nearly", "up_to")
_CONFIDENCES = ("high", "high", "medium", "low")
_QUOTED = 30


class Quoting:
    """Quotes of one entry, each at its place in the text of the issue.

    Args:
        item: `2001-01/05`, when the evidence has to name what it quotes.
        start: where the words of the entry begin.
    """

    def __init__(self, start: int, item: str = "") -> None:
        self._at = start
        self._item = item

    def __call__(self, words: str) -> Tree:
        """Evidence for some words, after those quoted before."""
        quote = words[:_QUOTED].strip()
        self._at += 3
        end = self._at + len(quote)
        piece = {"quote": quote, "at": f"{self._at}-{end}"}
        self._at = end
        return piece | ({"item": self._item} if self._item else {})


def links(draft: Draft, quoting: Quoting, world: World) -> Tree:
    """`themes:`, `sdg:` and whatever else it is linked with; the first theme is the one it is about."""
    rng = draft.rng
    themes = {draft.theme.code: draft.theme}
    if rng.random() < 0.2:
        extra = pick(rng, "theme")
        themes.setdefault(extra.code, extra)
    found: Tree = {"themes": [_link(draft, word, quoting, 0.5) for word in themes.values()]}
    found |= _few(draft, quoting, "sdg", 1, 0.15)
    for key, name, chance in (
        ("challenges", "challenge", 0.2),
        ("gbf", "gbf", 0.1),
        ("ecosystems", "ecosystem", 0.08),
        ("approaches", "approach", 0.05),
    ):
        if rng.random() < chance:
            found |= _few(draft, quoting, key, 1, 0, name)
    if draft.kind in {"Framework", "Guideline", "Fund"} and rng.random() < 0.5:
        other = world.draft(rng.randrange(world.entries))
        if other.number != draft.number:
            found["alignsWith"] = [{"code": other.id} | _curated(draft, other.theme)]
    return found


def _few(draft: Draft, quoting: Quoting, key: str, least: int, more: float, name: str = "") -> Tree:
    words = {
        word.code: word
        for word in (pick(draft.rng, name or key) for _ in range(least + (draft.rng.random() < more)))
    }
    return {key: [_link(draft, word, quoting, 0.1) for word in words.values()]}


def _link(draft: Draft, word: Word, quoting: Quoting, stated: float) -> Tree:
    if draft.rng.random() < stated:
        return {"code": word.code, "basis": "stated", "evidence": quoting(word.zh)}
    return {"code": word.code} | _curated(draft, word)


def _curated(draft: Draft, word: Word) -> Tree:
    return {"basis": "curated", "confidence": draft.rng.choice(_CONFIDENCES), "reason": reason(draft, word)}


def reason(draft: Draft, word: Word) -> Tree:
    """Why, in both languages."""
    en, zh = one_of(draft.rng, REASONS)
    return {
        "en": sentence(en, practice=draft.practice.en.lower(), theme=word.en.lower(), place=draft.place.en),
        "zh": sentence(zh, practice=draft.practice.zh, theme=word.zh, place=draft.place.zh),
    }


def authors(draft: Draft, quoting: Quoting, world: World) -> list[Tree]:
    """One to five people, in their order."""
    count = 1 + min(int(draft.rng.expovariate(1.6)), 4)
    chosen = {int(len(world.people) * draft.rng.random() ** 2) for _ in range(count)}
    people = [world.people[n] for n in sorted(chosen)]
    draft.rng.shuffle(people)
    names = [
        (code, f"{given} {family}" if tag == "en" else family + given) for code, tag, given, family in people
    ]
    return [{"agent": code, "as": name, "evidence": quoting(name)} for code, name in names]


def participations(draft: Draft, quoting: Quoting, world: World, roles: Sequence[str]) -> list[Tree]:
    """An organisation for each role, or a government where it signs or adopts."""
    found: list[Tree] = []
    for role in roles:
        state = role in {"signatory", "adopter"}
        pool = world.governments if state else world.organisations
        word = pool[skewed(draft.rng, len(pool))]
        while state and any(word.code == other["agent"] for other in found):
            word = draft.rng.choice(pool)
        ground = (
            {"evidence": quoting(word.zh)}
            if draft.rng.random() < 0.3
            else {"reason": reason(draft, draft.theme)}
        )
        found.append({"agent": word.code, "role": role} | ground)
    return found


def findings(draft: Draft, quoting: Quoting) -> Tree:
    """One or two quantities by name."""
    rng = draft.rng
    found: Tree = {}
    for number in range(1 + (rng.random() < 0.25)):
        unit, kind, en, zh = rng.choice(MEASURED)
        value = str(rng.randrange(2, 100)) + (
            f".{rng.randrange(1, 10)}" if unit in {"percent", "ha", "km2"} and rng.random() < 0.5 else ""
        )
        slots_en = {"practice": draft.practice.en.lower(), "place": draft.place.en}
        slots_zh = {"practice": draft.practice.zh, "place": draft.place.zh}
        made = {
            "measured": {"en": en.format_map(slots_en), "zh": zh.format_map(slots_zh)},
            "value": value,
            "unit": unit,
            "findingKind": kind,
            "qualifier": rng.choice(_QUALIFIERS),
        }
        if rng.random() < 0.15:
            made["valueTo"] = str(100 + rng.randrange(900))
        if rng.random() < 0.3:
            made["period"] = f"{1980 + rng.randrange(15)}/{1996 + rng.randrange(5)}"
        if rng.random() < 0.3:
            made["place"] = draft.place.code
        found[f"finding-{number + 1}"] = made | {"evidence": quoting(value)}
    return found


def commitments(draft: Draft, quoting: Quoting, world: World) -> Tree:
    """Money from governments to the fund or programme itself."""
    rng = draft.rng
    found: Tree = {}
    for number in range(1 + min(int(rng.expovariate(0.9)), 3)):
        millions = rng.randrange(1, 900)
        currency, zh = rng.choice(_CURRENCIES)
        giver = world.governments[skewed(rng, len(world.governments))]
        found[f"pledge-{number + 1}"] = {
            "from": giver.code,
            "to": draft.id,
            "amount": f"{millions}00000",
            "currency": currency,
            "qualifier": rng.choice(_QUALIFIERS),
            "status": rng.choice(_STATUSES),
            "date": world.day(draft.number, -rng.randrange(1, 60)).isoformat(),
            "evidence": quoting(f"{millions}0 万{zh}"),
        }
    return found


def milestones(draft: Draft, quoting: Quoting, world: World) -> Tree:
    """One or two dated targets of a policy, half of them with a number."""
    rng, year = draft.rng, world.day(draft.number).year
    found: Tree = {}
    for step in range(1 + (rng.random() < 0.4)):
        due = year + 5 * (step + 1)
        made: Tree = {
            "due": str(due),
            "text": {
                "en": f"{draft.practice.en} in use across {draft.place.en}",
                "zh": f"{draft.practice.zh}在{draft.place.zh}普遍应用",
            },
        }
        if rng.random() < 0.5:
            made |= {
                "measured": {
                    "en": f"Area under {draft.practice.en.lower()}",
                    "zh": f"{draft.practice.zh}面积",
                },
                "value": str(rng.randrange(10, 9000)),
                "unit": "km2",
                "qualifier": rng.choice(_QUALIFIERS),
            }
        found[f"by-{due}"] = made | {"evidence": quoting(f"到 {due} 年")}
    return found


def precise(rng: Random, day: str) -> str:
    """A date as precise as sources are: mostly the day, else the month or the year."""
    dice = rng.random()
    return day if dice < 0.6 else day[:7] if dice < 0.85 else day[:4]
