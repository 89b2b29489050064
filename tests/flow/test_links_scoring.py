"""The measures of suggested links, on cases that a reader can work out, and beside the scorer of the corpus."""

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.linking import newsletters, wanted
from benchmarks.linking.intervals import bootstrap, wilson
from benchmarks.linking.scoring import Case, Wanted, agreement, cases, ranked
from nbs_graph.pipeline import suggesting

THEIRS = {"precision": "precision", "recall": "recall", "f1": "F1", "p@1": "P@1", "r@5": "recall@5"}


def told(concept: str, confidence: float) -> dict[str, Any]:
    family = {"theme": "themes", "gbf": "gbf"}.get(concept.partition(":")[0])
    return {"concept": concept, "confidence": confidence, "family": family or ("targets" if "." in concept else "goals")}  # fmt: skip


def case(
    right: Sequence[str], found: Sequence[str], accepted: int, sought: Sequence[str] | None = None
) -> Case:
    """`accepted` is how many of `found`, from the first."""
    aim = Wanted(frozenset(right), frozenset(right if sought is None else sought))
    return Case(aim, tuple(found), frozenset(found[:accepted]))


def test_a_target_counts_for_its_goal_once() -> None:
    """With the higher of both confidences; what is told first comes first among equals."""
    found = ranked([told("sdg:13", 0.5), told("sdg:15", 0.4), told("sdg:15.3", 0.9), told("sdg:11.5", 0.5)])
    assert list(found["goals"].items()) == [("sdg:15", 0.9), ("sdg:13", 0.5), ("sdg:11", 0.5)]
    assert list(found["targets"]) == ["sdg:15.3", "sdg:11.5"]


def test_secondary_goals_are_right_and_need_not_be_found() -> None:
    """Precision counts them, recall does not."""
    aim = wanted.of_gold(
        {"sdg_primary": ["13"], "sdg_secondary": ["15", "16"], "themes": ["other: x", "flood-risk"]}
    )
    assert aim["themes"].right == {"theme:flood-risk"}
    suggestions = [told("sdg:15", 0.9), told("sdg:13.1", 0.5), told("sdg:2", 0.5), told("sdg:16", 0.4)]
    made = cases([(aim, {"suggestions": suggestions})], dict.fromkeys(aim, 0.5))
    assert made["goals"][0].shares == {
        "precision": (2, 3),
        "recall": (1, 1),
        "P@1": (1, 1),
        "recall@5": (1, 1),
    }
    assert made["goals"][0].f1 == pytest.approx(0.8)
    assert made["targets"][0].f1 == 0


def test_means_over_entries_and_over_links() -> None:
    """Undefined shares are left out of the mean; an entry that was not found has recall and F1 0."""
    three = [
        case(["a", "b"], ["a", "c", "b"], 2),  # precision 1/2, recall 1/2, F1 1/2
        case(["a"], [], 0),  # nothing suggested: precision is not defined, recall and F1 are 0
        case([], ["c"], 1),  # nothing to find, something wrong said: F1 is 0
        case([], ["c"], 0),  # nothing on either side: F1 is not defined
    ]
    found = agreement(three)
    assert found["macro precision"] == pytest.approx((1 / 2 + 0) / 2)
    assert found["micro precision"] == pytest.approx(1 / 3)
    assert found["macro recall"] == pytest.approx((1 / 2 + 0) / 2)
    assert found["micro recall"] == pytest.approx(1 / 3)
    assert found["macro F1"] == pytest.approx((1 / 2 + 0 + 0) / 3)
    assert found["micro F1"] == pytest.approx(1 / 3)
    assert found["macro P@1"] == pytest.approx(1 / 3)
    assert found["macro recall@5"] == pytest.approx((1 + 0) / 2)


def test_recall_at_five_asks_for_five_at_most() -> None:
    """Of seven sought, five can stand among the first five."""
    seven = [f"x{n}" for n in range(7)]
    assert case(seven, ["no", *seven], 0).shares["recall@5"] == (4, 5)


def test_an_entry_that_was_not_found_misses_all() -> None:
    """Entries are paired by title; those that only the suggestions have are not counted."""
    gold = [
        {"title_zh": "湿地修复指南", "sdg_primary": ["15"]},
        {"title_en": "Something else entirely", "sdg_primary": ["13"]},
    ]
    entries = [
        {"title_zh": "红熊猫日", "title_en": None, "suggestions": [told("sdg:15", 0.9)]},
        {"title_zh": "《湿地修复指南》", "title_en": None, "suggestions": [told("sdg:15", 0.9)]},
    ]
    found = newsletters.compared(gold, {"threshold": {"goals": 0.5}, "entries": entries})
    assert set(found) == {"goals"}, "families of which the gold has no link are left out"
    assert agreement(found["goals"])["micro recall"] == 1 / 2
    assert agreement(found["goals"])["micro precision"] == 1


def test_links_of_an_editors_file() -> None:
    """Stated and curated ones; a target brings its goal; doubtful ones are right and need not be found."""
    entry = {
        "sdg": [
            {"code": "15.3", "basis": "curated", "confidence": "medium"},
            {"code": "13", "basis": "stated"},
            {"code": "2.4", "basis": "curated", "confidence": "low"},
            {"code": "6", "basis": "suggested", "score": "0.9"},
            {"code": "11", "basis": "rejected"},
        ],
        "gbf": [{"code": "D", "basis": "curated", "confidence": "high"}],
    }
    found = wanted.of_draft(entry, {"goals": ["stated", "high"], "others": ["stated", "high", "medium"]})
    assert found["goals"] == Wanted(frozenset({"sdg:15", "sdg:13", "sdg:2"}), frozenset({"sdg:13"}))
    assert found["targets"] == Wanted(frozenset({"sdg:15.3", "sdg:2.4"}), frozenset({"sdg:15.3"}))
    assert not found["gbf"].right, "goals of the KM-GBF are never suggested"
    assert not found["ecosystems"].right


def test_wilson() -> None:
    """8 of 10 at 95 %: the example that textbooks have."""
    low, high = wilson(8, 10, 0.95) or (0.0, 0.0)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert wilson(0, 0, 0.95) is None
    assert wilson(5, 5, 0.95) == (pytest.approx(0.566, abs=0.001), 1.0)


def test_the_bootstrap_is_the_same_for_a_seed_and_about_right() -> None:
    """Near the interval of the normal approximation; strata keep their sizes; undefined samples are left out."""

    def share(strata: Sequence[Sequence[int]]) -> dict[str, float | None]:
        assert [len(items) for items in strata] == [400, 3]
        return {"share": sum(strata[0]) / 400, "never": None}

    items = [[1] * 100 + [0] * 300, [1, 2, 3]]
    found = bootstrap(items, share, 1, 500, 0.95)
    assert found == bootstrap(items, share, 1, 500, 0.95) != bootstrap(items, share, 2, 500, 0.95)
    half = 1.96 * math.sqrt(0.25 * 0.75 / 400)
    assert found["share"] == (pytest.approx(0.25 - half, abs=0.01), pytest.approx(0.25 + half, abs=0.01))
    assert found["never"] is None


@pytest.mark.corpus
def test_the_scorer_of_the_corpus_says_the_same(corpus: Path, tmp_path: Path) -> None:
    """Every measure of August 2023, over entries and over links; and the gold has all families but the KM-GBF."""
    document = suggesting.as_json(newsletters.read(corpus))
    suggested = tmp_path / "suggested.json"
    suggested.write_text(json.dumps(document), "utf-8")
    gold = corpus / newsletters.GOLD
    command = [sys.executable, str(corpus.parent / "score_links.py"), str(gold), str(suggested), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["families"]
    ours = newsletters.compared(json.loads(gold.read_text("utf-8"))["entries"], document)
    assert set(ours) == {"goals", "targets", "themes"}
    for family, made in ours.items():
        found = agreement(made)
        for way in ("macro", "micro"):
            for theirs_name, name in THEIRS.items():
                assert found[f"{way} {name}"] == pytest.approx(theirs[family][way][theirs_name]), (family, way, name)  # fmt: skip
