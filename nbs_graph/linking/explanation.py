"""What is told of a link: on what it rests, in which words, and what was considered beside it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

HOLDING = ("stated", "curated", "derived")
"""Bases of links that hold."""
CONSIDERED = ("suggested", "rejected")
"""Bases of links that were considered and do not hold."""


@dataclass(frozen=True, slots=True)
class Context:
    """The words of the source around a quote, each run of blanks as one space."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source: the item they stand in, and their offsets when recorded (code points, end exclusive).

    `context` is there when the source itself was at hand.
    """

    text: str
    item: str
    start: int | None
    end: int | None
    context: Context | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One link and what it rests on.

    Args:
        entry, concept, statement: IRIs; `entry_label` and `concept_label` by language.
        basis: `stated`, `curated` or `derived`; `suggested` or `rejected` of one that was considered.
        quotes: evidence; reason: of a person, by language; confidence: `high`, `medium`, `low` or None.
        rule: IRI of the rule of a derived link; rule_label by language.
        derived_from: IRIs of the statements and mappings that the rule used.
        who: IRI of the person or organisation that made it; when: the date as written.
        score: of a suggestion, as written; kept when it was rejected.
    """

    entry: str
    entry_label: Mapping[str, str]
    concept: str
    concept_label: Mapping[str, str]
    statement: str
    basis: str
    quotes: tuple[Quote, ...]
    reason: Mapping[str, str]
    confidence: str | None
    rule: str | None
    rule_label: Mapping[str, str]
    derived_from: tuple[str, ...]
    who: str | None
    when: str | None
    score: str | None = None

    @property
    def scheme(self) -> str:
        """What the concepts of its scheme begin with."""
        return self.concept.rpartition("/")[0]

    def as_json(self) -> dict[str, Any]:
        """The object that `explain --format json` prints."""
        return asdict(self)


def answers(
    holding: "list[Explanation]", considered: "list[Explanation]", *, by_scheme: bool
) -> list[dict[str, Any]]:
    """What `explain --format json` prints: each link that holds, with the `alternatives` that were considered.

    Where links were considered and none holds, an object whose `basis` is null says so, with its `alternatives`.

    Args:
        holding: links that hold; considered: those suggested or rejected.
        by_scheme: alternatives of a link are those of its entry in its scheme; else those with its concept.
    """

    def place(link: Explanation) -> tuple[str, str]:
        return link.entry, link.scheme if by_scheme else link.concept

    beside: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for link in considered:
        beside.setdefault(place(link), []).append(link.as_json())
    found = [link.as_json() | {"alternatives": beside.get(place(link), [])} for link in holding]
    held = {place(link) for link in holding}
    for link in considered:
        if place(link) not in held:
            held.add(place(link))
            one = None if by_scheme and len(beside[place(link)]) > 1 else link.concept
            found.append(
                {
                    "entry": link.entry,
                    "entry_label": link.entry_label,
                    "concept": one,
                    "concept_label": link.concept_label if one else {},
                    "statement": None,
                    "basis": None,
                    "quotes": [],
                    "alternatives": beside[place(link)],
                }
            )
    return found
