"""The part of docs/figures.md on links, from docs/figures-links.json and docs/figures-links-review.json."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.linking import verdicts
from benchmarks.linking.goal_page import benchmark
from benchmarks.linking.plan import FIGURES, REVIEW, plan

_MEASURES = ("precision", "recall", "F1", "recall@5", "P@1")
_MICRO = ("precision", "recall", "F1")


def page(figures: Path = FIGURES, review: Path = REVIEW) -> str:
    """Markdown; empty when nothing has been measured."""
    if not figures.is_file():
        return ""
    kept = json.loads(figures.read_text("utf-8"))
    return "\n".join(["\n\n## Links\n", _introduction(kept), *told(kept), *_review(verdicts.kept_in(review))])


def _introduction(kept: Mapping[str, Any]) -> str:
    machine = ", ".join(f"{name} {value}" for name, value in kept["machine"].items())
    return f"""Measured by `make eval`, which is `python -m benchmarks.links --report`; raw in [figures-links.json](figures-links.json).
What is suggested, and why, is told in [decision 18](decisions/0018-suggesting-links.md); a suggestion is *accepted* at the
threshold of its family. Date: {kept["date"]}. Machine: {machine}."""


def told(kept: Mapping[str, Any]) -> Iterator[str]:
    """The lines on what was measured: all parts, or those that are there."""
    yield (
        f"In brackets: {plan()['level']:.0%} intervals, by the bootstrap ({plan()['draws']:,} draws, "
        f"seed {plan()['seed']}) unless said otherwise.\n"
        "Where every draw gave the same, as in 1.00 (1.00–1.00), the interval says nothing of what was not measured."
    )
    if "newsletters" in kept:
        yield from _newsletters(kept["newsletters"])
    if "languages" in kept:
        yield from _languages(kept["languages"])
    if "benchmark" in kept:
        yield from benchmark(kept["benchmark"])


def _newsletters(issues: Mapping[str, Any]) -> Iterator[str]:
    yield "\n### Newsletters\n"
    yield (
        "Entries of whole issues, read as `suggest ISSUE` reads them, against what a careful reader links them to\n"
        "(`links.gold.json`), scored as the `score_links.py` of the corpus does. *Reference* is the issue that the promise is\n"
        "about; what went wrong with those for *development* was looked at while cues were written; those *held out* were kept\n"
        "for the end. Macro: the mean over entries; micro: over links. A secondary goal is right, and need not be found; a\n"
        "target counts for its goal too. Intervals over entries.\n"
    )
    yield f"| issue | used as | family | entries | accepted | sought | {' | '.join(_MEASURES)} | micro {' / '.join(_MICRO)} |"
    yield "| --- " * (7 + len(_MEASURES)) + "|"
    for name, issue in issues.items():
        for family, figures in issue["families"].items():
            yield f"| {name} | {issue['use']} | {family} | {_row(figures)} |"
        if not issue["families"]:
            yield f"| {name} | {issue['use']} | not measured: not there |" + " |" * (4 + len(_MEASURES))
    promised = plan()["promised"]
    texts = [
        f"{family} " + ", ".join(f"{measure} {value:.2f}" for measure, value in least.items())
        for family, least in promised["links"].items()
    ]
    yield f"\nPromised for {promised['newsletter']}, at least: {'; '.join(texts)}."


def _languages(languages: Mapping[str, Any]) -> Iterator[str]:
    yield "\n### Languages and schemes\n"
    yield (
        "Entries of `data/issues`, by their titles and summaries in one language at a time, against the links in their own\n"
        "files. **These links were curated by the project itself**, by whoever knew the vocabularies and the whole issue, and the\n"
        "summaries are its own words: the table compares languages and schemes, and is no measure of quality by others. Stated\n"
        "links and those of high or medium confidence have to be found (goals: stated or high), any other is right when it is.\n"
    )
    yield f"| language | family | entries | accepted | sought | {' | '.join(_MEASURES)} | micro {' / '.join(_MICRO)} |"
    yield "| --- " * (6 + len(_MEASURES)) + "|"
    for language, families in languages.items():
        for family, figures in families.items():
            yield f"| {language} | {family} | {_row(figures)} |"


def _row(figures: Mapping[str, Any]) -> str:
    counts = [str(figures[name]) for name in ("entries", "accepted", "sought")]
    macro = [cell(figures[f"macro {name}"]) for name in _MEASURES]
    micro = [cell(figures[f"micro {name}"][:1]) for name in _MICRO]
    return " | ".join([*counts, *macro, " / ".join(micro)])


def cell(values: list[float | None]) -> str:
    """A figure, and its interval in brackets when it has one; `—` when it is not defined."""
    shown = ["—" if value is None else f"{value:.2f}" for value in values]
    return f"{shown[0]} ({shown[1]}–{shown[2]})" if len(shown) == 3 else shown[0]


def _review(kept: Mapping[str, Any] | None) -> Iterator[str]:
    if not kept:
        return
    of = len(kept["drawn"])
    yield "\n### Reviewers\n"
    yield (
        f"Of {of} accepted suggestions drawn from all newsletters and entries with seed {kept['seed']}\n"
        f"(`python -m benchmarks.links sample --seed {kept['seed']} --count {of}`), reviewers who saw only the sentences, the words in\n"
        "them and the concept took as justified ([verdicts](figures-links-review.json)):\n"
    )
    yield "| reviewer | accepted | of |\n| --- | --- | --- |"
    for name, accepted in verdicts.counted(kept).items():
        yield f"| {name} | {accepted} | {of} |"
    yield f"\nPromised: each at least {plan()['promised']['review']:.0%}."
