"""What was promised of the links, and was not kept."""

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.linking import verdicts
from benchmarks.linking.plan import plan


def broken(kept: Mapping[str, Any], review: Mapping[str, Any] | None) -> list[str]:
    """Figures and verdicts → a line for each promise that does not hold; what was not measured is not judged.

    Args:
        kept: as in docs/figures-links.json; review: as in docs/figures-links-review.json.
    """
    return [*_links(kept), *_benchmark(kept), *_review(review)]


def _links(kept: Mapping[str, Any]) -> Iterator[str]:
    """A measure holds when both its means, over entries and over links, are at least what was promised."""
    issue = plan()["promised"]["newsletter"]
    families = kept.get("newsletters", {}).get(issue, {}).get("families", {})
    for family, least in plan()["promised"]["links"].items():
        for measure, value in least.items() if family in families else ():
            for way in ("macro", "micro"):
                found = families[family][f"{way} {measure}"][0] or 0.0
                if found < value:
                    yield f"{issue}, {family}: {way} {measure} {found:.3f}, promised {value:.2f}"


def _benchmark(kept: Mapping[str, Any]) -> Iterator[str]:
    promised = plan()["promised"]["benchmark"]
    told = kept.get("benchmark", {})
    part = told.get("parts", {}).get(promised["part"])
    for name in ("all", "nature") if part else ():
        found = part["averages"][f"{name} accuracy"][0]
        if found < promised[name]:
            yield f"{promised['part']} texts, {name} goals: accuracy {found:.3f}, promised {promised[name]:.2f}"
    if told and told["speed"]["texts per second"] < promised["texts per second"]:
        yield f"{told['speed']['texts per second']} texts per second, promised {promised['texts per second']}"


def _review(review: Mapping[str, Any] | None) -> Iterator[str]:
    if review is None:
        return
    of, least = len(review["drawn"]), plan()["promised"]["review"]
    for name, accepted in verdicts.counted(review).items():
        if name != verdicts.ALL and accepted < least * of:
            yield f"reviewer {name} accepted {accepted} of {of}, promised {least:.0%}"
