"""The texts of `sdgclassification-benchmark`: each was read by experts, who said whether a goal is in it.

The half whose ids begin with 8–f is there to be reported on, once the cues are done: what this module gives of it goes
into sums only.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from benchmarks.linking.plan import plan
from nbs_graph.errors import CannotDo

TUNED, REPORTED, ALL = "tuned", "reported", "all"


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the goal it was read for, and whether that goal is in it."""

    id: str
    words: str
    goal: int
    there: bool


def installed() -> str | None:
    """The version of the benchmark that is installed; None when there is none."""
    try:
        return distribution(plan()["benchmark"]["distribution"]).version
    except PackageNotFoundError:
        return None


def texts() -> list[Text]:
    """All texts of the benchmark that is installed; its own code, which needs pandas, is not run.

    Raises:
        CannotDo: it is not installed.
    """
    name = plan()["benchmark"]["distribution"]
    if installed() is None:
        raise CannotDo(
            f"{name} is not installed: run `make eval`, or `pip install --group eval`.",
            f"未安装 {name}：请运行 `make eval` 或 `pip install --group eval`。",
        )
    return read(Path(str(distribution(name).locate_file(plan()["benchmark"]["file"]))))


def read(file: Path) -> list[Text]:
    """A CSV file with the columns id, text, sdg, label (`True` or `False`)."""
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            Text(row["id"], row["text"], int(row["sdg"]), row["label"] == "True")
            for row in csv.DictReader(stream)
        ]


def parts(among: Iterable[Text]) -> dict[str, list[Text]]:
    """The texts that cues may be tuned on, those that are reported on, and all.

    A text that occurs twice is in no tuned part: its other copy may be among the reported.
    """
    told = list(among)
    often = Counter(text.words for text in told)
    tuned = [text for text in told if text.id[0] in plan()["benchmark"]["tuned"]]
    return {
        TUNED: [text for text in tuned if often[text.words] == 1],
        REPORTED: [text for text in told if text.id[0] not in plan()["benchmark"]["tuned"]],
        ALL: told,
    }
