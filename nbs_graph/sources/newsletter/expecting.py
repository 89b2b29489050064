"""What an issue is expected to hold, as `--expect items=32` says, and whether it does."""

from collections import Counter
from collections.abc import Mapping, Sequence

from nbs_graph.errors import UsageProblem
from nbs_graph.sources.newsletter.entry import Issue
from nbs_graph.sources.newsletter.vocabulary import declared


def wanted(said: Sequence[str]) -> dict[str, int]:
    """`items=32`, `links=27`, `research=10` → what and how many.

    Raises:
        UsageProblem: it is not written so.
    """
    known = ["items", "links", *declared("newsletter")["headings"]]
    found: dict[str, int] = {}
    for part in said:
        what, _, number = part.partition("=")
        if what not in known or not number.isdigit():
            raise UsageProblem(
                f"--expect {part}: write WHAT=N with one of {', '.join(known)}.",
                f"--expect {part}：请写 WHAT=N，WHAT 为 {'、'.join(known)} 之一。",
            )
        found[what] = int(number)
    return found


def unmet(issue: Issue, counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """An issue and what was expected → what is not so, in English and Chinese."""
    there = Counter(entry.section_code for entry in issue.entries)
    there["items"] = len(issue.entries)
    there["links"] = sum(len(entry.links) for entry in issue.entries)
    return [
        (f"expected {what}: {number}, found: {there[what]}", f"预期 {what} 为 {number}，实为 {there[what]}")
        for what, number in counts.items()
        if there[what] != number
    ]
