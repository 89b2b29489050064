"""`nbs-graph suggest` on drafts: what is written, what is left out, what is broken."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from nbs_graph.errors import CannotDo
from nbs_graph.linking.annotate.cues import declared
from nbs_graph.pipeline import suggesting
from nbs_graph.pipeline.suggested import following

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DRAFT = """id: publication/{name}
kind: Publication
title: {{zh: "{title}"}}
translatedTitle: {{en: Mangroves and seagrass}}
summary: {{en: Rewetting peatlands cuts emissions., zh: 泥炭地再湿润。}}
"""
LISTED = "id: issue/2023-09\nkind: NewsletterIssue\nitems:\n  - main: publication/listed\n"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with two drafts, one of which its issue lists."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    for name in ("listed", "other"):
        text = DRAFT.format(name=name, title="泥炭地保护与红树林修复")
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    (folder / "issue.yaml").write_text(LISTED, "utf-8")
    return folder


def written(*paths: Path) -> list[str]:
    """Suggest for drafts, and write."""
    found, broken = suggesting.suggest_drafts(paths)
    assert not broken
    return list(suggesting.write(found))


def themes(path: Path) -> dict[str, list[str]]:
    """Theme → the words that were written with it."""
    made = {}
    for link in yaml.safe_load(path.read_text("utf-8-sig")).get("themes", ()):
        evidence = link.get("evidence", [])
        made[link["code"]] = [
            one["quote"] for one in (evidence if isinstance(evidence, list) else [evidence])
        ]
    return made


def test_words_of_the_published_title_are_evidence_of_a_listed_entry(nbs: Run, drafts: Path) -> None:
    """Never our own translation or summary, each once, at most three; without an item no words are written."""
    assert len(written(drafts)) == 2
    said = themes(drafts / "listed.yaml")
    assert said["peatlands"] == ["泥炭地保护"]
    assert set(said["mangroves"]) <= {"红树林修复", "红树林"}
    assert said["mangroves"]
    for quotes in said.values():
        assert len(quotes) == len(set(quotes)) <= 3
        assert all(quote in "泥炭地保护与红树林修复" for quote in quotes)
    assert set(themes(drafts / "other.yaml")) >= {"peatlands", "mangroves"}
    assert not any(themes(drafts / "other.yaml").values())
    checked = nbs("validate", str(drafts / "listed.yaml"), "--format", "json", store=None)
    codes = {d["code"] for d in json.loads(checked.stdout)["diagnostics"] if "evidence" in str(d)}
    assert not codes & {"NBS015", "NBS017"}


def test_an_edit_made_meanwhile_is_kept(drafts: Path) -> None:
    """Nothing is written at all when one file has changed or gone since it was read."""
    found, _ = suggesting.suggest_drafts([drafts])
    edited = drafts / "other.yaml"
    edited.write_text(edited.read_text("utf-8") + "# mine\n", "utf-8")
    before = {path: path.read_bytes() for path in drafts.iterdir()}
    with pytest.raises(CannotDo, match=r"other\.yaml was changed meanwhile"):
        list(suggesting.write(found))
    assert {path: path.read_bytes() for path in drafts.iterdir()} == before
    edited.unlink()
    with pytest.raises(CannotDo, match="changed meanwhile"):
        list(suggesting.write(found))


@pytest.mark.parametrize("bases", [("suggested", "rejected"), ("rejected", "suggested")])
def test_a_rejection_counts_beside_a_suggestion(drafts: Path, bases: tuple[str, str]) -> None:
    """In whatever order a file has them."""
    path = drafts / "other.yaml"
    links = "".join(f"  - {{code: peatlands, basis: {basis}}}\n" for basis in bases)
    path.write_text(f"{path.read_text('utf-8')}themes:\n{links}", "utf-8")
    ((found,), _) = suggesting.suggest_drafts([path])
    assert found.rejected == {"theme:peatlands"}
    assert "theme:peatlands" not in {one.concept for one in found.suggestions}


def test_a_draft_that_cannot_be_edited_is_named(drafts: Path) -> None:
    """And keeps the others from being written."""
    path = drafts / "other.yaml"
    path.write_text(path.read_text("utf-8") + "themes: {code: peatlands}\n", "utf-8")
    before = (drafts / "listed.yaml").read_bytes()
    with pytest.raises(CannotDo, match=r"other\.yaml: Line 6") as caught:
        written(drafts)
    assert "other.yaml：第 6 行" in caught.value.message("zh")
    assert (drafts / "listed.yaml").read_bytes() == before


def test_a_byte_order_mark_and_line_ends_stay(drafts: Path) -> None:
    path = drafts / "other.yaml"
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    assert written(path) == [str(path)]
    after = path.read_bytes()
    assert after.startswith(before)
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert "peatlands" in themes(path)


def test_a_folder_without_entries(nbs: Run, tmp_path: Path) -> None:
    """As `issue.yaml` alone, an organisation, or nothing."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "issue.yaml").write_text(LISTED, "utf-8")
    (tmp_path / "empty" / "who.yaml").write_text("id: person/a\nkind: Person\nname: {en: A}\n", "utf-8")
    for lang, said in (("en", "nothing to suggest for"), ("zh", "无可建议")):
        done = nbs("suggest", "empty", "--lang", lang, store=None, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert said in done.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"id: a\ntitle: [x\n", "NBS001"),
        (b"id: a\nid: b\n", "broken.yaml:2: NBS003 `id:` is already there in line 1"),
        ("id: a\ntitle: 湿地\n".encode("gb18030"), "broken.yaml:2: NBS001 The file is not UTF-8"),
    ],
)
def test_one_broken_file_does_not_keep_the_others_from_being_answered(
    nbs: Run, drafts: Path, content: bytes, told: str
) -> None:
    """It is told with its line; with `--write` nothing is written."""
    (drafts / "broken.yaml").write_bytes(content)
    done = nbs("suggest", str(drafts), "--format", "json", store=None)
    assert done.returncode == 1
    assert told in done.stderr
    assert [entry["id"] for entry in json.loads(done.stdout)["entries"]] == [
        "publication/listed",
        "publication/other",
    ]
    shown = nbs("suggest", str(drafts), store=None)
    assert (shown.returncode, "theme:peatlands" in shown.stdout) == (1, True)
    before = {path: path.read_bytes() for path in drafts.iterdir()}
    done = nbs("suggest", str(drafts), "--write", store=None)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert "Nothing was written" in done.stderr
    assert {path: path.read_bytes() for path in drafts.iterdir()} == before


def test_what_follows_from_links_that_hold_is_not_written(drafts: Path) -> None:
    """Broader themes, mappings that always hold, goals of targets; a suggestion or a rejection is no premise."""
    plan = declared(None)
    narrow, broad = next(
        (way.source, way.target)
        for ways in plan.mappings.values()
        for way in ways
        if way.strength == "broader"
    )
    assert broad in following([narrow], (), plan)
    assert following([narrow], {narrow}, plan) == set()
    assert broad not in following([narrow], {broad}, plan)
    assert following(["sdg:15.3"], (), plan) == {"sdg:15"}
    assert {"sdg:13"} <= following(["theme:ecosystem-based-adaptation"], (), plan)

    path = drafts / "other.yaml"
    text = path.read_text("utf-8").replace("泥炭地保护与红树林修复", "生态系统适应与气候行动")
    link = "themes:\n  - {{code: ecosystem-based-adaptation, basis: {}, confidence: high, reason: {{en: yes, zh: 是}}}}\n"
    (with_goal,) = (one for one in suggested(path, text + link.format("suggested")) if one == "13")
    assert with_goal
    assert "13" not in suggested(path, text + link.format("curated"))


def suggested(path: Path, text: str) -> list[str]:
    """The SDG codes that are written into a draft."""
    path.write_text(text, "utf-8")
    written(path)
    return [link["code"] for link in yaml.safe_load(path.read_text("utf-8")).get("sdg", ())]
