"""Suggestions for whole newsletters, against their links.gold.json."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.linking.intervals import bootstrap
from benchmarks.linking.plan import plan
from benchmarks.linking.scoring import Case, agreement, cases
from benchmarks.linking.wanted import annotated, of_gold
from nbs_graph.graph.store import SHIPPED, open_dataset
from nbs_graph.linking.annotate.annotator import Annotator
from nbs_graph.pipeline import suggested, suggesting
from nbs_graph.resources import data_dir
from tests.newsletters.reading import HERE
from tests.newsletters.scoring import aligned

REFERENCE, HELD_OUT, BLIND = "reference", "held out", "blind"
LINKS_ONLY = HERE.parent / "newsletters-links"
GOLD = "links.gold.json"


def folders(*, held_out: bool) -> Iterator[tuple[str, str, Path | None]]:
    """Name, use and folder of the issues of the plan; the folder is None where there is nothing to read.

    Args:
        held_out: also those that are kept for the end.
    """
    corpus = os.environ.get("NBS_GRAPH_CORPUS")
    for name, use in plan()["newsletters"].items():
        if use in (HELD_OUT, BLIND) and not held_out:
            continue
        ours = HERE if (HERE / name / GOLD).is_file() else LINKS_ONLY
        place = ours / name if use != REFERENCE else Path(corpus, name) if corpus else None
        yield name, use, place if place and (place / GOLD).is_file() else None


def read(folder: Path) -> list[suggested.Suggested]:
    """What is suggested for each entry of an issue by its words alone: what people decided about it is not asked.

    Nor what was learned from this issue about the reliability of cues.
    """
    raw = (folder / "newsletter.txt").read_bytes()
    found = suggesting.suggest(raw, "newsletter.txt", open_dataset(data_dir() / SHIPPED))
    maker = Annotator(without=folder.name)
    return [replace(one, suggestions=tuple(suggested.offered(one.entry, maker)), linked={}) for one in found]


def judged(folder: Path) -> dict[str, list[Case]]:
    """An issue → the cases of every family that its gold has links of."""
    gold = json.loads((folder / GOLD).read_text("utf-8"))
    return compared(gold["entries"], suggesting.as_json(read(folder)))


def compared(gold: list[Mapping[str, Any]], found: Mapping[str, Any]) -> dict[str, list[Case]]:
    """Entries of a links.gold.json beside the document of `suggest --format json`, by their titles.

    Entries that only the document has are not counted; of those that only the gold has, nothing was found.
    """
    pairs = [(entry, known) for entry, known in aligned(gold, found["entries"]) if entry is not None]
    wanted = annotated(of_gold(entry) for entry, _ in pairs)
    return cases(zip(wanted, (known for _, known in pairs), strict=True), found["threshold"])


def figures(told: Mapping[str, list[Case]]) -> dict[str, Any]:
    """Cases by family → how many entries, links sought and accepted, and each measure with its interval."""
    return {family: _figures(known) for family, known in told.items()}


def _figures(told: list[Case]) -> dict[str, Any]:
    values = agreement(told)
    margins = bootstrap(
        [told], lambda strata: agreement(strata[0]), plan()["seed"], plan()["draws"], plan()["level"]
    )
    return {
        "entries": len(told),
        "sought": sum(len(case.wanted.sought) for case in told),
        "accepted": sum(len(case.accepted) for case in told),
        **{name: [_rounded(value), *map(_rounded, margins[name] or ())] for name, value in values.items()},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def measured(*, held_out: bool) -> dict[str, Any]:
    """Issue → its use and figures; beside them those of all development, and all held-out issues together."""
    found: dict[str, Any] = {}
    pooled: dict[str, dict[str, list[Case]]] = {}
    for name, use, folder in folders(held_out=held_out):
        if folder is None:
            found[name] = {"use": use, "families": {}}
            continue
        told = judged(folder)
        found[name] = {"use": use, "families": figures(told)}
        if use != REFERENCE:
            together = pooled.setdefault(use, {})
            for family, known in told.items():
                together.setdefault(family, []).extend(known)
    return found | {f"all {use}": {"use": use, "families": figures(told)} for use, told in pooled.items()}
