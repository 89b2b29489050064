"""The part of the page on `sdgclassification-benchmark`."""

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.linking.goal_texts import ALL, REPORTED, TUNED
from benchmarks.linking.goals import MEASURES
from benchmarks.linking.plan import plan

_PARTS = {
    TUNED: "cues were tuned on these (id 0–7, texts that occur twice left out)",
    REPORTED: "kept for the end (id 8–f)",
    ALL: "both, as peers are measured; half of them tuned on",
}


def benchmark(kept: Mapping[str, Any]) -> Iterator[str]:
    """Lines of Markdown."""
    told = plan()["benchmark"]
    nature = ", ".join(map(str, told["nature"]))
    yield "\n### SDG goals of English texts\n"
    yield (
        f"`{told['distribution']}` {kept['version']}: texts that experts read for one goal each. A text counts for the goal when\n"
        "the annotator offers it. Per cent; averages are means over goals, with intervals by the bootstrap within each goal.\n"
    )
    head = [f"{which} {measure}" for which in ("all", "nature") for measure in MEASURES]
    yield f"| part | texts | {' | '.join(head)} |"
    yield "| --- " * (2 + len(head)) + "|"
    for part, figures in kept["parts"].items():
        cells = " | ".join(_percent(figures["averages"][name]) for name in head)
        yield f"| {part}: {_PARTS[part]} | {figures['texts']:,} | {cells} |"
    promised = plan()["promised"]["benchmark"]
    yield (
        f"\n*All* 17 goals; *nature*: goals {nature}. Promised on the {promised['part']} part: accuracy of all at least "
        f"{promised['all']:.0%}, of nature {promised['nature']:.0%}."
    )
    yield from _peers(kept)
    yield from _goals(kept)
    speed = kept["speed"]
    yield (
        f"\nSpeed: {speed['texts per second']:,} texts a second of the clock in one process, "
        f"{speed['texts per second of the processor']:,} of the processor; medians of {speed['passes']} passes over\n"
        f"{speed['texts']:,} texts. Making the annotator takes {speed['annotator, s']} s. "
        f"Promised: {promised['texts per second']:,} of the clock."
    )


def _peers(kept: Mapping[str, Any]) -> Iterator[str]:
    """Ours among the published accuracies, when all texts were measured."""
    if ALL not in kept["parts"]:
        return
    published = plan()["published"]
    ours = kept["parts"][ALL]["averages"]["all accuracy"]
    rows = [(value / 100, name, f"{value}") for name, value in published["accuracy"].items()]
    rows.append((ours[0], "**nbs-graph** (measured here; half of the texts were tuned on)", _percent(ours)))
    yield (
        f"\nAverage accuracy over the goals on all texts. The others' figures are [published]({published['source']}) by the\n"
        "authors of the benchmark and were not measured here; whether a peer had seen some of the texts is not known to us.\n"
    )
    yield "| model | accuracy |\n| --- | --- |"
    for _, name, shown in sorted(rows, key=lambda row: -row[0]):
        yield f"| {name} | {shown} |"


def _goals(kept: Mapping[str, Any]) -> Iterator[str]:
    for part, figures in kept["parts"].items():
        yield f"\nEach goal, {part} part; Wilson's interval of the accuracy:\n"
        yield f"| goal | n | {' | '.join(MEASURES)} |"
        yield "| --- " * (2 + len(MEASURES)) + "|"
        for goal, told in figures["goals"].items():
            rest = " | ".join(_percent(told[name][:1]) for name in MEASURES[1:])
            yield f"| {goal} | {told['n']} | {_percent(told['accuracy'])} | {rest} |"


def _percent(values: list[float]) -> str:
    """A share and its interval, in per cent."""
    shown = [f"{value * 100:.1f}" for value in values]
    return f"{shown[0]} ({shown[1]}–{shown[2]})" if len(shown) == 3 else (shown or ["—"])[0]
