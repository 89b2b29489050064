"""How suggested links agree with those that a careful reader gave.

An entry and a family of concepts make a `Case`. A measure of a case is a share, `(right ones, of how many)`; over
cases it is told twice: *macro*, the mean of the shares that are defined, so that each entry counts alike, and *micro*,
all counts summed first, so that each link does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Share = tuple[int, int]
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """CURIEs that are right for an entry, and those among them that have to be found."""

    right: frozenset[str]
    sought: frozenset[str]


@dataclass(frozen=True)
class Case:
    """What an entry should have of a family, what was suggested, best first, and what of it was accepted."""

    wanted: Wanted
    ranked: tuple[str, ...]
    accepted: frozenset[str]

    @cached_property
    def shares(self) -> dict[str, Share]:
        """Each measure but F1."""
        right, sought = self.wanted.right, self.wanted.sought
        first, five = self.ranked[:1], self.ranked[:5]
        return {
            "precision": (len(self.accepted & right), len(self.accepted)),
            "recall": (len(self.accepted & sought), len(sought)),
            "P@1": (len(right.intersection(first)), len(first)),
            "recall@5": (len(sought.intersection(five)), min(5, len(sought))),
        }

    @cached_property
    def f1(self) -> float | None:
        """0 when only wrong ones are accepted; None when nothing is sought and nothing wrong is accepted."""
        if self.wanted.sought:
            return harmonic(_ratio(self.shares["precision"]) or 0.0, _ratio(self.shares["recall"]) or 0.0)
        return 0.0 if self.accepted - self.wanted.right else None


def ranked(suggestions: Iterable[Entry]) -> dict[str, dict[str, float]]:
    """Suggestions of an entry, as `suggest --format json` tells them → family → CURIE → confidence, best first.

    A target also suggests its goal, with its own confidence when that is higher. Ties stay as told.
    """
    found: dict[str, dict[str, float]] = {}
    for one in suggestions:
        told = [(one["family"], one["concept"])]
        if one["family"] == "targets":
            told.append(("goals", goal_of(one["concept"])))
        for family, concept in told:
            known = found.setdefault(family, {})
            known[concept] = max(known.get(concept, 0.0), one["confidence"])
    return {family: dict(sorted(known.items(), key=lambda item: -item[1])) for family, known in found.items()}


def goal_of(target: str) -> str:
    """`sdg:15.3` → `sdg:15`; a goal stays what it is."""
    return target.partition(".")[0]


def cases(
    pairs: Iterable[tuple[Mapping[str, Wanted], Entry | None]], thresholds: Mapping[str, float]
) -> dict[str, list[Case]]:
    """Entries beside what was suggested for each → the cases of every family.

    Args:
        pairs: what an entry should have, by family; and it with its `suggestions`, None when it was not found at all.
        thresholds: family → the confidence from which a suggestion counts as accepted.
    """
    found: dict[str, list[Case]] = {}
    for wanted, entry in pairs:
        told = ranked(entry["suggestions"]) if entry else {}
        for family, links in wanted.items():
            known = told.get(family, {})
            accepted = frozenset(c for c, confidence in known.items() if confidence >= thresholds[family])
            found.setdefault(family, []).append(Case(links, tuple(known), accepted))
    return found


def agreement(told: Sequence[Case]) -> dict[str, float | None]:
    """`macro precision`, `micro recall@5` … of the cases of a family; None where it is not defined."""
    found: dict[str, float | None] = {}
    for name in told[0].shares if told else ():
        shares = [case.shares[name] for case in told]
        found[f"macro {name}"] = mean(right / of for right, of in shares if of)
        found[f"micro {name}"] = _ratio((sum(right for right, _ in shares), sum(of for _, of in shares)))
    if told:
        found["macro F1"] = mean(case.f1 for case in told if case.f1 is not None)
        precision, recall = found["micro precision"], found["micro recall"]
        neither = precision is None and recall is None
        found["micro F1"] = None if neither else harmonic(precision or 0.0, recall or 0.0)
    return found


def harmonic(a: float, b: float) -> float:
    """F1 of precision and recall; 0 when either is."""
    return 2 * a * b / (a + b) if a and b else 0.0


def mean(values: Iterable[float]) -> float | None:
    """None of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else None


def _ratio(share: Share) -> float | None:
    right, of = share
    return right / of if of else None
