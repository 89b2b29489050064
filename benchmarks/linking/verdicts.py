"""What reviewers said of a sample: read from the files they filled in, kept in docs/figures-links-review.json."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.linking.plan import REVIEW
from benchmarks.linking.sampling import digest
from nbs_graph.errors import UsageProblem

_HEAD = re.compile(r"^# (\d+) suggestions, seed (\d+), sample (\w+)$", re.MULTILINE)
_ITEM = re.compile(
    r"^## (?P<number>\d+)$.*?^<!-- (?P<key>[^\n]+) -->$.*?^- verdict:[ \t]*(?P<verdict>\w*)",
    re.MULTILINE | re.DOTALL,
)
_YES, _NO = "yes", "no"
ALL = "all"
"""Stands for all reviewers together; no reviewer may be called so."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A sample that was judged: its seed and digest, key of each suggestion → accepted or not."""

    seed: int
    sample: str
    accepted: Mapping[str, bool]


def read(text: str) -> Filled:
    """A file of `sample`, filled in.

    Raises:
        UsageProblem: it is none, something in it is not judged, or its suggestions are not those that were drawn.
    """
    head = _HEAD.search(text)
    if not head:
        raise UsageProblem("This is no sample of suggestions.", "这不是建议样本文件。")
    told = {match["key"]: (match["number"], match["verdict"].lower()) for match in _ITEM.finditer(text)}
    open_ = [number for number, verdict in told.values() if verdict not in {_YES, _NO}]
    if open_:
        numbers = ", ".join(open_)
        raise UsageProblem(f"Write yes or no behind `verdict:` of {numbers}.", f"请在以下各条的 `verdict:` 后填写 yes 或 no：{numbers}。")  # fmt: skip
    if len(told) != int(head[1]) or digest(told) != head[3]:
        raise UsageProblem(
            "Its suggestions are not those that were drawn: only the verdicts may be changed.",
            "文件中的建议与抽取的不符：只可填写 verdict。",
        )
    return Filled(int(head[2]), head[3], {key: verdict == _YES for key, (_, verdict) in told.items()})


def keep(reviewer: str, filled: Filled, *, anew: bool = False, place: Path = REVIEW) -> None:
    """Keep what a reviewer said, beside what others said of the same sample; no sentence of the texts is kept.

    Args:
        anew: the verdicts on another sample that are kept give way.
    Raises:
        UsageProblem: others are kept, and are not to give way; or the name means all.
    """
    if reviewer == ALL:
        raise UsageProblem(f"No reviewer is called “{ALL}”.", f"评审人不能叫“{ALL}”。")
    kept: dict[str, Any] = kept_in(place) or {}
    if kept and kept["sample"] != filled.sample:
        if not anew:
            raise UsageProblem(
                f"{place.name} holds verdicts on another sample; --anew replaces them.",
                f"{place.name} 中是另一份样本的评判；--anew 可替换。",
            )
        kept = {}
    reviewers = kept.get("reviewers", {}) | {reviewer: list(filled.accepted.values())}
    told = {
        "seed": filled.seed,
        "sample": filled.sample,
        "drawn": list(filled.accepted),
        "reviewers": reviewers,
    }
    place.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def kept_in(place: Path = REVIEW) -> dict[str, Any] | None:
    """Seed, digest and keys of the sample, and each reviewer's verdicts in their order; None when there are none."""
    if not place.is_file():
        return None
    found: dict[str, Any] = json.loads(place.read_text("utf-8"))
    return found


def counted(kept: Mapping[str, Any]) -> dict[str, int]:
    """How many each reviewer accepted; with two or more, also how many `all` did."""
    each = {name: sum(verdicts) for name, verdicts in kept["reviewers"].items()}
    together = zip(*kept["reviewers"].values(), strict=True)
    return each | ({ALL: sum(all(verdicts) for verdicts in together)} if len(each) > 1 else {})
