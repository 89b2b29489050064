"""`make eval` from end to end on tiny inputs: what is measured, kept, shown, and what is left alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import links, run
from benchmarks.linking import goal_texts, goals, languages, newsletters, page, promises, sampling, verdicts
from benchmarks.linking.plan import plan
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.pipeline.suggested import suggested
from nbs_graph.sources.passages import of_text
from tests.newsletters.small import SMALL

CSV = """id,text,sdg,label
0aaaaaa,"Restoring mangroves and coral reefs protects marine and coastal ecosystems.",14,True
1aaaaaa,"The parliament debated the budget of the railway.",14,False
2aaaaaa,"Deforestation must halt; forests and biodiversity are lost.",15,True
3aaaaaa,"A text that occurs twice.",15,False
9aaaaaa,"A text that occurs twice.",15,True
baaaaaa,"Forests are restored and deforestation is halted.",15,True
"""


@pytest.fixture
def texts(tmp_path: Path) -> list[goal_texts.Text]:
    """A benchmark of six texts, four of which may be tuned on by their ids."""
    (tmp_path / "benchmark.csv").write_text(CSV, "utf-8")
    return goal_texts.read(tmp_path / "benchmark.csv")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: list[goal_texts.Text]) -> Path:
    """Everything that is measured is tiny, and docs/ is somewhere else."""
    issue, docs = tmp_path / "issue", tmp_path / "docs"
    issue.mkdir()
    docs.mkdir()
    (issue / "newsletter.txt").write_text(SMALL, "utf-8")
    title = newsletters.read(issue)[0].entry
    gold = {"title_zh": title.title_zh, "title_en": title.title_en, "sdg_primary": ["15"], "themes": ["x"]}
    (issue / newsletters.GOLD).write_text(json.dumps({"entries": [gold]}), "utf-8")
    (docs / "figures.json").write_text((run.ROOT / "docs" / "figures.json").read_text("utf-8"), "utf-8")

    def folders(*, held_out: bool) -> Any:
        known = [
            ("2023-08", "reference", issue),
            ("made", "development", issue),
            ("gone", "development", None),
        ]
        return [*known, *([("unseen", newsletters.HELD_OUT, issue)] if held_out else [])]

    monkeypatch.setattr(newsletters, "folders", folders)
    monkeypatch.setattr(goal_texts, "texts", lambda: texts)
    monkeypatch.setattr(goal_texts, "installed", lambda: "1.0.0")
    few = languages.files()[:2]
    monkeypatch.setattr(languages, "files", lambda: few)
    monkeypatch.setattr(links, "FIGURES", docs / "figures-links.json")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setitem(plan(), "draws", 20)
    return docs


def test_texts_for_tuning_and_for_the_report_are_kept_apart(texts: list[goal_texts.Text]) -> None:
    """By the first character of the id; what occurs twice is not tuned on."""
    found = goal_texts.parts(texts)
    assert [text.id[0] for text in found["tuned"]] == ["0", "1", "2"]
    assert [text.id[0] for text in found["reported"]] == ["9", "b"]
    assert len(found["all"]) == 6
    with pytest.raises(ValueError, match="not looked at"):
        goals.misses(found["reported"])


def test_averages_are_means_over_goals() -> None:
    """Each goal counts alike, however many texts it has; measures that divide by nothing are 0."""
    outcomes = [
        *(goals.Outcome(15, there, there) for there in (True, True, False, False)),  # all right
        goals.Outcome(1, there=True, offered=False),  # all wrong
    ]
    found = goals.judged(outcomes)
    assert found["texts"] == 5
    assert found["goals"]["15"]["accuracy"][0] == 1
    assert found["goals"]["1"] == {"n": 1, "accuracy": [0.0, 0.0, 0.7935], "precision": [0.0], "recall": [0.0, 0.0, 0.7935], "F1": [0.0]}  # fmt: skip
    assert found["averages"]["all accuracy"][0] == 0.5
    assert found["averages"]["nature accuracy"][0] == 1
    some = goals.measures([goals.Outcome(2, *one) for one in ((True, True), (False, True), (True, False))])
    assert some == {"accuracy": 1 / 3, "precision": 1 / 2, "recall": 1 / 2, "F1": 1 / 2}


def test_without_report_nothing_held_out_is_read_or_kept(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the issues nor the half of the benchmark; docs/ stays as it is; what is absent is said."""
    asked: list[str] = []
    offered = goals.outcome
    monkeypatch.setattr(goals, "outcome", lambda text: asked.append(text.id) or offered(text))
    assert links.main([]) == 0
    printed = capsys.readouterr().out
    assert {id[0] for id in asked} == {"0", "1", "2"}
    assert "unseen" not in printed
    assert "| reported" not in printed
    assert "skipped: newsletter gone: it has no links.gold.json" in printed
    assert not (desk / "figures-links.json").exists()


def test_the_report_is_kept_and_shown(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it, in JSON and on the page; of a part alone, docs/ stays as it is."""
    links.main(["--report", "newsletters"])
    assert "docs/ stays as it is" in capsys.readouterr().out
    there = [known for known in newsletters.folders(held_out=True) if known[2]]
    monkeypatch.setattr(newsletters, "folders", lambda **_: there)
    links.main(["--report"])
    kept = json.loads((desk / "figures-links.json").read_text("utf-8"))
    assert list(kept["newsletters"]) == ["2023-08", "made", "unseen", "all development", "all held out"]
    assert list(kept["languages"]) == ["en", "zh"]
    assert list(kept["benchmark"]["parts"]) == ["tuned", "reported", "all"]
    assert (desk / "figures.md").read_text("utf-8").startswith("# Figures")
    shown = page.page(desk / "figures-links.json", desk / "none.json")
    assert "| unseen | held out | goals | 1 |" in shown
    assert "curated by the project itself" in shown
    assert "| SDG Prospector | 88 |" in shown
    assert "**nbs-graph**" in shown
    assert page.page(desk / "none.json") == ""


def test_promises_are_judged_by_what_was_measured() -> None:
    """Both means of a measure have to hold; a part that is absent is not judged."""
    assert promises.broken({}, None) == []
    good = {
        f"{way} {measure}": [1.0]
        for way in ("macro", "micro")
        for measure in ("precision", "recall", "recall@5")
    }
    families = {"goals": good, "themes": good | {"micro recall": [0.69]}}
    averages = {"all accuracy": [0.81, 0.7, 0.9], "nature accuracy": [0.84, 0.7, 0.9]}
    kept = {
        "newsletters": {"2023-08": {"families": families}},
        "benchmark": {"parts": {"reported": {"averages": averages}}, "speed": {"texts per second": 400}},
    }
    review = {"drawn": ["x"] * 2, "reviewers": {"A": [True, True], "B": [True, False]}}
    lines = promises.broken(kept, review)
    assert [line.partition(",")[0] for line in lines] == ["2023-08", "reported texts", "400 texts per second", "reviewer B accepted 1 of 2"]  # fmt: skip


def test_the_benchmark_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to type."""
    monkeypatch.setitem(plan()["benchmark"], "distribution", "no-such-distribution")
    with pytest.raises(CannotDo, match="make eval"):
        goal_texts.texts()


def test_a_sample_is_judged_and_counted(tmp_path: Path) -> None:
    """The same for the same seed; what reviewers fill in is read back, and only that may be changed."""
    text = "Mangrove restoration in Fiji\nThe bay was bare. Mangrove restoration protects coasts from storms. Nothing else was said."
    entry = suggested(of_text(text), "a.txt", text, {})
    drawn = sampling.draw([("a", entry)], 3, 2)
    assert drawn == sampling.draw([("a", entry)], 3, 2)
    shown = sampling.readable(drawn, 3)
    assert "**" in shown
    assert "Nothing else was said" not in shown
    assert drawn[0].suggestion.concept in shown
    with pytest.raises(UsageProblem, match="Only"):
        sampling.draw([("a", entry)], 3, 10_000)
    with pytest.raises(UsageProblem, match="of 1, 2"):
        verdicts.read(shown)
    filled = shown.replace("- verdict:", "- verdict: yes")
    with pytest.raises(UsageProblem, match="not those that were drawn"):
        verdicts.read(filled.replace("<!-- a ", "<!-- b ", 1))
    kept = tmp_path / "review.json"
    verdicts.keep("A", verdicts.read(filled), place=kept)
    verdicts.keep("B", verdicts.read(filled.replace("- verdict: yes", "- verdict: no", 1)), place=kept)
    assert verdicts.counted(verdicts.kept_in(kept) or {}) == {"A": 2, "B": 1, "all": 1}
    assert "The bay" not in kept.read_text("utf-8")
    other = verdicts.read(sampling.readable(drawn[:1], 4).replace("- verdict:", "- verdict: yes"))
    with pytest.raises(UsageProblem, match="another sample"):
        verdicts.keep("A", other, place=kept)
    verdicts.keep("A", other, anew=True, place=kept)
    assert verdicts.counted(verdicts.kept_in(kept) or {}) == {"A": 1}
