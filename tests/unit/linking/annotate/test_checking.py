"""Broken files of cues are told with file, line and what to write; none of them passes in silence or crashes."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from nbs_graph.errors import CannotDo
from nbs_graph.linking.annotate.cues import declared
from tests.made.annotators import annotator

HEAD = "concepts:\n  theme:wetlands:\n"
WHEN = HEAD + "    when:\n      - {{say: [pilot], as: plain, {}}}\n"


def said(folder: Path) -> str:
    """What is complained of, in English; in Chinese it names the same file."""
    with pytest.raises(CannotDo) as caught:
        declared(folder)
    told = caught.value
    assert str(folder) in told.message("en")
    assert str(folder) in told.message("zh")
    return told.message("en").removeprefix(str(folder) + "/")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small ontology that is right."""
    annotator(tmp_path / "right", "concepts: {theme:wetlands: {strong: [bog*]}}\n")
    declared.cache_clear()
    return tmp_path / "right"


@pytest.mark.parametrize(
    ("cues", "line", "says"),
    [
        ("concepts: [theme:wetlands]\n", 1, "concepts: `key: value`"),
        ("\ngroups: [forest]\n", 2, "groups: `key: value`"),
        ("concepts:\n  sdg:6: foo\n", 2, "sdg:6: `key: value`"),
        ("concepts:\n  sdg:6: [foo]\n", 2, "sdg:6: `key: value`"),
        ("concepts:\n  sdg:66: {strong: [a]}\n", 2, "no such concept"),
        ("- a\n", 1, "mapping at the top"),
        ("", 1, "mapping at the top"),
        ("a: [\n", 2, "no YAML"),
        ("masks: \x01\n", None, "no YAML"),
        ("? [a]\n: b\n", None, "no YAML"),
        ("mask: [a]\n", 1, "unknown key “mask”"),
        ("masks: a\n", 1, "list of words"),
        ("masks: [no]\n", 1, "quotes"),
        ("masks:\n  - a\n  - '  '\n", 1, "empty"),
        (HEAD + "    strong: bog\n", 3, "list of words"),
        (HEAD + "    strong: [1]\n", 3, "quotes"),
        (HEAD + "    strong:\n      - bog\n      - wet*lands\n", 5, "only the end"),
        (HEAD + "    weak: ['*lands']\n", 3, "only the end"),
        (HEAD + "    weak: [湿地*]\n", 3, "only the end"),
        (HEAD + "    weak: ['*']\n", 3, "only the end"),
        (HEAD + "    weak: [bog**]\n", 3, "only the end"),
        (HEAD + "    strnog: [bog]\n", 3, "unknown key; known: strong"),
        (HEAD + "    strong: [a]\n    strong: [b]\n", 4, "twice"),
        (HEAD + "    strong: [a]\n  theme:wetlands:\n    weak: [b]\n", 4, "twice"),
        (HEAD + "    when:\n      - {say: [a], say: [b], as: weak}\n", 4, "twice"),
        (HEAD + "    strong: [Peat-bog]\n    against: [peat bog]\n", 4, "both for and against"),
        (HEAD + "    when: {say: [a], as: weak}\n", 3, "write `- {say"),
        (HEAD + "    when: [a]\n", 3, "write `- {say"),
        (WHEN.format("with: [forest]"), 4, "with: GROUP"),
        (WHEN.format("with: no"), 4, "with: GROUP"),
        (WHEN.format("within: paragraph"), 4, "within: text"),
        (WHEN.format("witin: text"), 4, "within: text"),
        (WHEN.format("with: nature"), 4, "theme:wetlands: when: no file has a group “nature”"),
        (WHEN.format("without: nature"), 4, "no file has a group"),
        ("groups: {nature: tree}\n", 1, "nature: a list of words"),
    ],
)
def test_a_broken_cue_file_is_told(folder: Path, cues: str, line: int | None, says: str) -> None:
    (folder / "cues" / "own.yaml").write_text(cues, "utf-8")
    told = said(folder)
    assert told.startswith("cues/own.yaml" + (f", line {line}: " if line else ""))
    assert says in told


def test_a_group_of_another_file_is_no_second_one(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / "cues" / f"{name}.yaml").write_text("groups:\n  nature: [tree]\n", "utf-8")
    assert said(folder).startswith("cues/b.yaml, line 2: groups: nature: the group is in another file")


def test_a_cue_that_another_file_has_on_the_other_side(folder: Path) -> None:
    (folder / "cues" / "b.yaml").write_text(HEAD + "    against: [Bog*]\n", "utf-8")
    assert said(folder).startswith(
        "cues/b.yaml, line 3: concepts: theme:wetlands: against: “Bog*” speaks both"
    )


def test_files_that_cannot_be_read(folder: Path) -> None:
    (folder / "cues" / "own.yaml").write_bytes("masks:\n  - Böschung\n".encode("latin-1"))
    assert said(folder).startswith("cues/own.yaml, line 2: not UTF-8")
    (folder / "cues" / "own.yaml").unlink()
    (folder / "cues" / "settings.yaml").unlink()
    assert said(folder).startswith("cues/settings.yaml: cannot be read")


def changed(folder: Path, where: str, value: Any) -> None:
    """Settings with one key set, or taken away when the value is None; `a→b` renames it."""
    path = folder / "cues" / "settings.yaml"
    settings = yaml.safe_load(path.read_text("utf-8"))
    *above, last = where.split(".")
    inner = settings
    for name in above:
        inner = inner[name]
    old, _, new = last.partition("→")
    if new:
        inner[new] = inner.pop(old)
    elif value is None:
        del inner[old]
    else:
        inner[old] = value
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


@pytest.mark.parametrize(
    ("where", "value", "says"),
    [
        *(
            (key, None, f"the key “{key.rpartition('.')[2]}” is missing")
            for key in (
                "families",
                "points.weak",
                "crosswalk.suggests",
                "negations.reach",
                "negations.reach.zh",
                "families.themes.threshold",
                "learning.prior",
                "places.lead",
                "goal_of_target",
                "families.gbf.crowd.share",
            )
        ),
        ("families.themes.threshold→treshold", None, "families: themes: treshold: unknown key"),
        ("families.themes.relative→relativ", None, "unknown key; known: broader"),
        ("points.weak→week", None, "points: week: unknown key"),
        ("families.themes.threshold", "high", "number from 0–1 is needed, not high"),
        ("families.themes.threshold", 1.2, "number from 0–1"),
        ("families.themes.threshold", True, "number from 0–1"),
        ("families.themes.most", 1.5, "a whole number"),
        ("families.themes.learned", "perhaps", "write `yes` or `no`"),
        ("families.themes.prefix", 3, "no prefix"),
        ("families.themes.prefix", "theem", "no prefix"),
        ("families.goals.class", "Gaol", "write one of Goal, Target"),
        ("families", {}, "nothing is said"),
        ("families", ["themes"], "`key: value` lines"),
        ("labels.altLabel", "strnog", "write one of strong"),
        ("negations.en", [False, "not"], "put quotes around numbers and `no`"),
        ("negations.not_negations.zh", "不仅", "a list of words"),
    ],
)
def test_broken_settings_are_told(folder: Path, where: str, value: Any, says: str) -> None:
    changed(folder, where, value)
    told = said(folder)
    assert told.startswith("cues/settings.yaml, line ")
    assert says in told


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (" ; nbs:strength strength:always", "", "/crosswalk/theme-sdg/w: write `nbs:strength"),
        ("strength:always", "strength:allways", "/crosswalk/theme-sdg/w: write `nbs:strength"),
        ("nbs:strength strength:always .", "nbs:strength", ", line 8: no Turtle: "),
    ],
)
def test_a_broken_crosswalk_is_told(folder: Path, old: str, new: str, says: str) -> None:
    path = folder / "crosswalks" / "all.ttl"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert says in said(folder).removeprefix("crosswalks/all.ttl")


def test_a_broken_scheme_is_told(folder: Path, tmp_path: Path) -> None:
    folder = folder.rename(tmp_path / "other")  # schemes are read once
    path = folder / "schemes" / "all.ttl"
    path.write_text(path.read_text("utf-8") + "\ntheme:x a .\n", "utf-8")
    assert said(folder).startswith("schemes/all.ttl, line 14: no Turtle")


@pytest.mark.parametrize(
    "row",
    ["2023-08\t-1\t-1", "2023-08\t3\t-1", "2023-08\t2\t3", "2023-08\t0\t0", "2023-08\ta\t0", "2023-08\t1"],
)
def test_counts_that_cannot_be_are_told(folder: Path, row: str) -> None:
    path = folder / "cues" / "proved.tsv"
    head = "concept\twords\tissue\tsaid\tright\ntheme:city\tcity\t2023-08\t2\t1\n"
    path.write_text(head, "utf-8")
    assert declared(folder).proved
    declared.cache_clear()
    path.write_text(f"{head}theme:wetlands\tbog\t{row}\n", "utf-8")
    assert said(folder).startswith("cues/proved.tsv, line 3: not as written by tools/cue_reliability.py")


def test_what_ships_keeps_the_rules() -> None:
    """Each cue can be found: none was found to have a `*` in its midst, or to be dropped as a key's second."""
    assert len(declared(None).cues) > 30_000
