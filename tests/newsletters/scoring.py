"""How well an extraction agrees with a gold file: entries aligned by title, then values counted field by field."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

ALIKE = 0.8
_UNITS = {"fraction": "percent", "percentage_points": "pp"}
Entry = Mapping[str, Any]


def plain(text: Any) -> str:
    """Letters and digits only, of one width, in small ones."""
    folded = unicodedata.normalize("NFKC", str(text or "")).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LNM")


@dataclass(slots=True)
class Score:
    """Right, extracted and gold values of a field."""

    right: int = 0
    extracted: int = 0
    gold: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when there is nothing on either side."""
        return 2 * self.right / (self.extracted + self.gold) if self.extracted + self.gold else 1.0


def aligned(gold: list[Entry], found: list[Entry]) -> list[tuple[Entry | None, Entry | None]]:
    """Pairs of entries, most alike first; what has no partner stands alone."""
    pairs = sorted(
        ((-_alike(g, f), abs(i - j), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda p: p,
    )
    left: dict[int, int] = {}
    for unlike, _, i, j in pairs:
        if -unlike >= ALIKE and i not in left and j not in left.values():
            left[i] = j
    alone = [j for j in range(len(found)) if j not in left.values()]
    return [(g, found[left[i]] if i in left else None) for i, g in enumerate(gold)] + [
        (None, found[j]) for j in alone
    ]


def _titles(entry: Entry) -> list[str]:
    return [
        t
        for t in map(
            plain, (entry.get("title_zh"), entry.get("title_en"), *(entry.get("title_variants") or ()))
        )
        if t
    ]


def _alike(gold: Entry, found: Entry) -> float:
    return max((_ratio(a, b) for a in _titles(gold) for b in _titles(found)), default=0.0)


def _ratio(a: str, b: str) -> float:
    match = SequenceMatcher(None, a, b, autojunk=False)
    return match.ratio() if match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE else 0.0


def scores(gold: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Score]:
    """A gold file and a neutral list → field → score; `entries` counts the pairs."""
    names = {o["id"]: o for o in gold.get("organisations") or ()}
    total = {name: Score() for name in ("entries", *_FIELDS, "organisations", "findings")}
    for g, f in aligned(gold["entries"], found["entries"]):
        _add(total["entries"], Counter([1] if g else []), Counter([1] if f else []), 1 if g and f else 0, "")
        title = str((g or f or {}).get("title_zh") or (g or f or {}).get("title_en"))
        for name, values in _FIELDS.items():
            a, b = Counter(values(g or {})), Counter(values(f or {}))
            right = (
                sum((a & b).values())
                if name != "section" or not (g and f)
                else int(bool(_sections(g) & set(b)))
            )
            _add(total[name], a if name != "section" or not g else Counter([1]), b, right, title)
        _findings(total["findings"], g or {}, f or {}, title)
        _organisations(total["organisations"], g or {}, f or {}, names, title)
    return total


def _add(score: Score, gold: Counter[Any], found: Counter[Any], right: int, title: str) -> None:
    score.right += right
    score.gold += sum(gold.values())
    score.extracted += sum(found.values())
    if right < max(sum(gold.values()), sum(found.values())):
        score.wrong.append(f"{title[:24]}: gold {sorted(map(str, gold))}, found {sorted(map(str, found))}")


def _one(name: str, kept: Any = plain) -> Any:
    return lambda entry: [kept(entry[name])] if entry.get(name) else []


def _date(entry: Entry) -> list[str]:
    date = entry.get("date")
    date = date.get("edtf") if isinstance(date, Mapping) else date
    return [re.sub(r"T[^/]*", "", date)] if date else []


def _authors(entry: Entry) -> list[str]:
    said = [a["as_listed"] if isinstance(a, Mapping) else a for a in entry.get("authors") or ()]
    return ["".join(sorted(filter(None, map(plain, re.split(r"[\s,.]+", name))))) for name in said]


def _links(entry: Entry) -> list[str]:
    return [
        re.sub(r"\s+", "", link["url"] if isinstance(link, Mapping) else link)
        for link in entry.get("links") or ()
    ]


def _money(entry: Entry) -> list[tuple[float, str]]:
    return [(float(money["amount"]), money["currency"]) for money in entry.get("money") or ()]


def _goals(entry: Entry) -> list[str]:
    stated = [str(g.get("target") or g["goal"]) for g in entry.get("sdg_explicit") or ()]
    return sorted(set(stated) | set(map(str, entry.get("sdgs") or ())))


def _rule(entry: Entry) -> list[str]:
    rule = (entry.get("observance") or {}).get("rrule") or entry.get("rrule")
    return [rule] if rule else []


def _sections(entry: Entry) -> set[str]:
    said = (entry.get(name) for name in ("section", "section_canonical", "section_as_printed", "subsection"))
    bare = [re.sub(r"^[一二三四五六七八九十\d]+[、.．]\s*", "", text) for text in said if text]
    return set(map(plain, bare))


_FIELDS = {
    "section": _one("section"),
    "kind": _one("kind"),
    "title_zh": _one("title_zh"),
    "title_en": _one("title_en"),
    "date": _date,
    "doi": _one("doi", str.lower),
    "authors": _authors,
    "links": _links,
    "money": _money,
    "sdgs": _goals,
    "rrule": _rule,
}


def _values(findings: Iterable[Any]) -> list[tuple[float, str]]:
    """Findings, or bare numbers → value and unit; the two ends of a range apart, fractions as percentages."""
    found = []
    for finding in findings:
        one = finding if isinstance(finding, Mapping) else {"value": finding, "unit": ""}
        unit = str(one.get("unit") or "count")
        for value in (one.get("value"), one.get("value_to")):
            if isinstance(value, int | float):
                times = 100 if unit == "fraction" else 1
                found.append(
                    (round(float(value) * times, 1 if abs(value) >= 1 or times > 1 else 3), _unit(unit))
                )
    return found


def _unit(unit: str) -> str:
    return re.sub(r"[-_ ]", "", _UNITS.get(unit, unit)).replace("tco2e", "tco2").replace("CO2e", "CO2")


def _findings(score: Score, gold: Entry, found: Entry, title: str) -> None:
    free = {value for value, _ in _values(gold.get("findings_other") or ())} | {
        amount for amount, _ in _money(gold)
    }
    a, b = Counter(_values(gold.get("findings") or ())), Counter(_values(found.get("findings") or ()))
    b = Counter({key: n if key[0] not in free else min(n, a[key]) for key, n in b.items()})
    _add(score, a, +b, sum((a & b).values()), title)


def _organisations(score: Score, gold: Entry, found: Entry, names: Mapping[str, Any], title: str) -> None:
    wanted: dict[str, set[str]] = {}
    free = set(map(plain, gold.get("organisations_other") or ()))
    for said in gold.get("organisations") or ():
        key = (
            said.get("org")
            or said.get("id")
            or said.get("name")
            or said.get("name_zh")
            or said.get("name_en")
        )
        about = {**said, **names.get(said.get("org"), {})}
        called = {plain(about.get(name)) for name in ("name", "name_zh", "name_en", "acronym")} | {plain(key)}
        called |= {plain(re.sub(r"[(（].*?[)）]", "", str(about.get("name_zh") or "")))}
        called |= {
            plain(match[1]) for match in re.finditer(r"[(（](.*?)[)）]", str(about.get("name_zh") or ""))
        }
        if said.get("explicit") is False:
            free |= called
        else:
            wanted.setdefault(str(key), set()).update(called - {""})
    given = {plain(actor["name"]) for actor in found.get("organisations") or ()}
    hit = {org for org, called in wanted.items() if called & given}
    spare = [
        name for name in given if name not in free and not any(name in called for called in wanted.values())
    ]
    _add(score, Counter(wanted.keys()), Counter([*hit, *spare]), len(hit), title)
