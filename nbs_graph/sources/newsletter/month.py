"""Which month an issue is of: as printed, else as follows from what it reports and announces."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.sources.newsletter.vocabulary import declared

_HAN = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_DAY = re.compile(r"(20\d\d)-(\d\d)(?:-\d\d)?\Z")


@dataclass(frozen=True, slots=True)
class Month:
    """Year and month, the basis (`given`, `printed` or `inferred`), and the months printed `against` what is given."""

    year: int
    month: int
    basis: str
    against: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def month_of(given: str | None, head: Sequence[str], days_heading: str, dates: Iterable[str]) -> Month:
    """The month of an issue.

    Args:
        given: what the user says, `2023-08`.
        head: the lines above the first heading.
        days_heading: the heading of the days announced, which are those of the next month.
        dates: publication dates of items, EDTF.

    Raises:
        UsageProblem: `given` is no month.
        CannotDo: it cannot be told, or two months could be meant.
    """
    if given is not None:
        match = _DAY.match(given)
        if match is None or not 1 <= int(match[2]) <= 12:
            raise UsageProblem(
                f"“{given}” is no month: write --issue 2023-08.", f"“{given}”不是月份：请写 --issue 2023-08。"
            )
        printed = [item for item in _printed(head) if item != (int(match[1]), int(match[2]))]
        return Month(int(match[1]), int(match[2]), "given", tuple(f"{y}-{m:02}" for y, m in printed))
    printed = _printed(head)
    if len(printed) == 1:
        return Month(*printed[0], "printed")
    if printed:
        _refuse([f"{year}-{month:02}" for year, month in printed])
    return _inferred(days_heading, dates)


def _printed(head: Sequence[str]) -> list[tuple[int, int]]:
    """Months in the masthead; the pattern declared first that finds any decides, the title line before the rest."""
    for lines in (head[:3], head[:8]):
        for pattern in declared("newsletter")["masthead"]:
            found = Counter(
                (int(match["year"]), int(match["month"])) for line in lines for match in re.finditer(pattern, line) if 1 <= int(match["month"]) <= 12
            )  # fmt: skip
            if found:
                return [item for item, count in found.items() if count == max(found.values())]
    return []


def announced(heading: str) -> int | None:
    """The heading of the days → their month."""
    match = re.search(declared("newsletter")["month_of_days"], heading)
    if match is None:
        return None
    word = match["month"]
    return int(word) if word.isdigit() else _HAN.get(word)


def _inferred(heading: str, dates: Iterable[str]) -> Month:
    """The days announced are those of the month after; the newest thing reported says of which year."""
    known = sorted(
        (int(match[1]), int(match[2])) for date in dates if (match := _DAY.match(date.split("/")[0]))
    )
    month = announced(heading)
    if not known:
        raise CannotDo(
            "The month of the issue is not printed and cannot be inferred: give it with --issue 2023-08.",
            "原文未印期数月份，也无法推断：请用 --issue 2023-08 指明。",
        )
    newest = known[-1]
    if month is None:
        return Month(*newest, "inferred")
    before = [(year, month) for year in range(newest[0] - 1, newest[0] + 2)]
    previous = [(year - (m == 1), (m - 2) % 12 + 1) for year, m in before]
    fitting = [item for item in previous if item >= newest]
    found = fitting[0]
    if (found[0] - newest[0]) * 12 + found[1] - newest[1] > 6:
        _refuse([f"{newest[0]}-{newest[1]:02}", f"{previous[-2][0]}-{previous[-2][1]:02}"])
    return Month(*found, "inferred")


def _refuse(candidates: Sequence[str]) -> None:
    raise CannotDo(
        f"The issue could be that of {' or '.join(candidates)}: say which with --issue {candidates[0]}.",
        f"本期可能是 {' 或 '.join(candidates)}：请用 --issue {candidates[0]} 指明。",
    )
