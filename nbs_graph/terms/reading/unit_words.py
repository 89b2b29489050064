"""Units, classifiers and the nouns they count, as `ontology/reading/quantities.yaml` declares them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Literal

from nbs_graph.terms.reading.text import SPACE, declared, either

S = SPACE
Sort = Literal["measure", "duration", "count"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a word behind a number means.

    Args:
        code: of `ontology/schemes/unit.ttl`, or written in its manner.
        sort: which rules hold for it.
        plain: nothing like “per hectare” belongs to it.
        flow: 年均 before the number makes it a yearly flow.
        mass: a substance may follow (吨 + 碳).
        noun_needed: counts only when a declared noun follows.
        only_after: what must stand in the clause before the number.
    """

    code: str
    sort: Sort
    plain: bool = False
    flow: bool = False
    mass: bool = False
    noun_needed: bool = False
    only_after: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that says what one of some classifiers counts, at most `reach` characters behind it."""

    code: str
    after: frozenset[str]
    pattern: re.Pattern[str]
    reach: int


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The declared words as patterns; `units` is looked up by the word without white space."""

    pattern: re.Pattern[str]
    units: Mapping[str, Unit]
    substance: re.Pattern[str]
    substances: Mapping[str, str]
    per: re.Pattern[str]
    per_codes: Mapping[str, str]
    nouns: tuple[Noun, ...]
    stops: re.Pattern[str]
    nouns_before: tuple[Noun, ...]


def key(word: str) -> str:
    """A word as it is looked up."""
    return "".join(word.split())


def guarded(rows: Iterable[Mapping[str, Any]], *, inner: bool = False) -> str:
    """Rows of `words` and `not_before` → one pattern, longest words first, each with its own guard."""
    guards = {word: row.get("not_before") for row in rows for word in row["words"]}
    ordered = sorted(guards, key=lambda w: (-len(w), w))
    return "|".join(
        either([w], inner=inner) + (f"(?!{S}(?:{guards[w]}))" if guards[w] else "") for w in ordered
    )


@cache
def unit_words() -> UnitWords:
    """The declared words, read once."""
    table = declared("quantities")
    units: dict[str, Unit] = {}
    sorts: tuple[tuple[Sort, str], ...] = (
        ("measure", "measures"),
        ("duration", "durations"),
        ("count", "classifiers"),
    )
    for sort, section in sorts:
        for row in table[section]:
            yes = {name for name in ("plain", "flow", "mass", "only_with_noun") if row.get(name) == "yes"}
            after = re.compile(either(row["only_after"])) if "only_after" in row else None
            unit = Unit(
                row["code"],
                sort,
                "plain" in yes,
                "flow" in yes,
                "mass" in yes,
                "only_with_noun" in yes,
                after,
            )
            units.update((key(word), unit) for word in row["words"])
    substances = {key(word): row["code"] for row in table["substances"] for word in row["words"]}
    per = {key(word): code for code, words in table["per"].items() for word in words}
    word = either(per)
    of = rf"{S}(?:of\s)?{S}(?P<substance>{guarded(table['substances'], inner=True)})"
    masses = sorted((w for w, unit in units.items() if unit.mass and w.isascii()), key=len, reverse=True)
    # TgC is one word to the eye: before a substance a unit need not end
    joint = f"(?<![A-Za-z])(?:{'|'.join(masses)})(?={of.replace('?P<substance>', '?:')})"
    return UnitWords(
        pattern=re.compile(
            rf"{S}(?P<word>{joint}|{guarded(chain.from_iterable(table[section] for _, section in sorts))})"
        ),
        units=units,
        substance=re.compile(of),
        substances=substances,
        per=re.compile(rf"{S}(?:[/／·]{S}|每|per\s|[ ])({word})(?:\s?(?P<power>[-−⁻](?:1|¹)))?"),
        per_codes=per,
        nouns=tuple(
            Noun(
                row["code"],
                frozenset(row["after"]),
                re.compile(
                    either(row["words"]) + (f"(?!{S}(?:{row['not_before']}))" if "not_before" in row else "")
                ),
                int(row["reach"]),
            )
            for row in table["nouns"]
        ),
        stops=re.compile("[" + re.escape(table["stops"]) + "\n]"),
        nouns_before=tuple(
            Noun(row["code"], frozenset(row["after"]), re.compile(either(row["words"])), int(row["reach"]))
            for row in table["nouns_before"]
        ),
    )


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit where it ends, with its code complete (`tCO2-eq/(ha·a)`)."""

    end: int
    code: str
    word: str
    unit: Unit


def counted_before(clause: str, word: str) -> str | None:
    """What a classifier counts by a noun that stands before it in its clause; None when none does."""
    for noun in unit_words().nouns_before:
        if word in noun.after and noun.pattern.search(clause[-noun.reach :]):
            return noun.code
    return None


def unit_at(text: str, at: int) -> FoundUnit | None:
    """Folded text, where the number ends → the unit right behind it."""
    words = unit_words()
    match = words.pattern.match(text, at)
    if match is None:
        return None
    word = key(match["word"])
    unit, end = words.units[word], match.end()
    if unit.sort == "count":
        code = _counted(text, end, word) or ("" if unit.noun_needed else unit.code)
        return FoundUnit(end, code, word, unit) if code else None
    code = unit.code
    if unit.mass and (substance := words.substance.match(text, end)):
        code, end = code + words.substances[key(substance["substance"])], substance.end()
    rates: list[str] = []
    while not unit.plain and len(rates) < 2 and (rate := words.per.match(text, end)):
        spaced = text[end : rate.start(1)].isspace()
        if spaced != (rate["power"] is not None) and spaced:
            break  # “5 t a …” is no rate; t a-1 is
        rates.append(words.per_codes[key(rate[1])])
        end = rate.end()
    return FoundUnit(end, with_rates(code, rates), word, unit)


def with_rates(code: str, rates: Iterable[str]) -> str:
    """`tC` and [`a`, `ha`] → `tC/(ha·a)`."""
    ordered = sorted(set(rates), key=lambda rate: (rate == "a", rate))
    if not ordered:
        return code
    return f"{code}/{ordered[0]}" if len(ordered) == 1 else f"{code}/({'·'.join(ordered)})"


def _counted(text: str, at: int, word: str) -> str | None:
    """What a classifier counts, by the first declared noun behind it, before the noun phrase ends."""
    words = unit_words()
    stop = words.stops.search(text, at, at + 20)
    end = stop.start() if stop else at + 20
    first: tuple[int, str] | None = None
    for noun in words.nouns:
        match = noun.pattern.search(text, at, at + 30) if word in noun.after else None
        if match is None or match.start() > end or len(text[at : match.start()].strip()) > noun.reach:
            continue
        if first is None or match.start() < first[0]:
            first = (match.start(), noun.code)
    return first[1] if first else None
