"""Whether the goal of a text of `sdgclassification-benchmark` is suggested for it, and how fast.

A text speaks for its goal when the annotator offers the goal, at or above the threshold. Each goal has its own figures;
an average over goals is their plain mean, as the benchmark's authors take it.
"""

import statistics
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.linking.goal_texts import Text
from benchmarks.linking.intervals import bootstrap, wilson
from benchmarks.linking.plan import plan
from benchmarks.linking.scoring import harmonic, mean
from nbs_graph.linking.annotate import cues
from nbs_graph.linking.annotate.annotator import Annotator
from nbs_graph.pipeline import suggested
from nbs_graph.sources.passages import of_text

MEASURES = ("accuracy", "precision", "recall", "F1")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A goal, whether it is in a text, and whether it was offered."""

    goal: int
    there: bool
    offered: bool


def outcome(text: Text) -> Outcome:
    """A text as `suggest` reads it, goals named by number included."""
    told = suggested.offered(of_text(text.words))
    return Outcome(text.goal, text.there, any(s.concept == f"sdg:{text.goal}" and s.accepted for s in told))


def measures(told: Iterable[Outcome]) -> dict[str, float]:
    """Accuracy, precision, recall and F1 of at least one outcome; what would divide by nothing is 0."""
    seen = Counter((one.there, one.offered) for one in told)
    right, wrong, missed = seen[True, True], seen[False, True], seen[True, False]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    values = ((right + seen[False, False]) / seen.total(), precision, recall, harmonic(precision, recall))
    return dict(zip(MEASURES, values, strict=True))


def averages(strata: Sequence[Sequence[Outcome]]) -> dict[str, float | None]:
    """The outcomes of each goal → `all accuracy`, `nature F1` …: means over all goals, and over those of nature."""
    by_goal = {outcomes[0].goal: measures(outcomes) for outcomes in strata}
    nature = [by_goal[goal] for goal in plan()["benchmark"]["nature"] if goal in by_goal]
    return {
        f"{name} {measure}": mean(found[measure] for found in among)
        for name, among in (("all", list(by_goal.values())), ("nature", nature))
        for measure in MEASURES
    }


def judged(told: Iterable[Outcome]) -> dict[str, Any]:
    """Outcomes → how many, figures of each goal, averages; an interval behind each accuracy and each average."""
    by_goal: dict[int, list[Outcome]] = {}
    for one in told:
        by_goal.setdefault(one.goal, []).append(one)
    strata = [by_goal[goal] for goal in sorted(by_goal)]
    margins = bootstrap(strata, averages, plan()["seed"], plan()["draws"], plan()["level"])
    return {
        "texts": sum(map(len, strata)),
        "goals": {str(outcomes[0].goal): _goal(outcomes) for outcomes in strata},
        "averages": {name: _rounded(v, margins[name]) for name, v in averages(strata).items()},
    }


def _goal(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    level = plan()["level"]
    offered = [one for one in outcomes if one.offered]
    there = [one for one in outcomes if one.there]
    both = sum(one.there for one in offered)
    margins = {
        "accuracy": wilson(sum(one.there == one.offered for one in outcomes), len(outcomes), level),
        "precision": wilson(both, len(offered), level),
        "recall": wilson(both, len(there), level),
    }
    values = measures(outcomes)
    return {"n": len(outcomes), **{name: _rounded(v, margins.get(name)) for name, v in values.items()}}


def _rounded(value: float | None, margin: tuple[float, float] | None) -> list[float]:
    return [round(number, 4) for number in (*([] if value is None else [value]), *(margin or ()))]


def measured(among: Mapping[str, Sequence[Text]]) -> dict[str, Any]:
    """Parts of the benchmark → the figures of each."""
    known = {text.id: outcome(text) for part in among.values() for text in part}
    return {name: judged(known[text.id] for text in part) for name, part in among.items()}


def speed(among: Sequence[Text]) -> dict[str, Any]:
    """How long making the annotator takes, and how many texts it then reads in a second, in this one process."""
    cues.declared.cache_clear()
    started = time.perf_counter()
    Annotator()
    made = time.perf_counter() - started
    clock, processor = [], []
    for _ in range(plan()["benchmark"]["passes"]):
        started, used = time.perf_counter(), time.process_time()
        for text in among:
            outcome(text)
        clock.append(time.perf_counter() - started)
        processor.append(time.process_time() - used)
    return {
        "annotator, s": round(made, 2),
        "texts": len(among),
        "passes": len(clock),
        "texts per second": round(len(among) / statistics.median(clock)),
        "texts per second of the processor": round(len(among) / statistics.median(processor)),
    }


def misses(tuned: Iterable[Text]) -> list[str]:
    """What went wrong with texts of the tuned part, a line each; of other parts it must not be asked."""
    rest = [text for text in tuned if text.id[0] not in plan()["benchmark"]["tuned"]]
    if rest:
        raise ValueError("the texts that are reported on are not looked at")
    return [
        f"{text.id} SDG {text.goal} {'missed' if text.there else 'wrong'}: {' '.join(text.words.split())}"
        for text in tuned
        if outcome(text).offered != text.there
    ]
