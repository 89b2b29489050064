"""`nbs-graph suggest`: a newsletter, drafts or a text → links that may hold, each with its words."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.newsletters.small import SMALL

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]
ISSUE = ROOT / "tests" / "newsletters" / "2025-10" / "newsletter.txt"
PLAIN = "Rewetting drained peatlands\n\nRewetting cuts greenhouse gas emissions from peatlands and brings back wetland birds.\n"
FAMILIES = {"themes", "goals", "targets", "gbf", "challenges", "ecosystems"}
DRAFT = """# kept
id: publication/{name}
kind: Publication
title: {{en: "{title}"}}   # so printed
translatedTitle: {{zh: 泥炭地再湿润与湿地鸟类}}
summary:
  en: >-
    Rewetting cuts greenhouse gas
    emissions from peatlands.
  zh: 再湿润减少泥炭地的温室气体排放。
"""


def told(done: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    """The document that was printed."""
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def violations(nbs: Run, path: Path) -> set[tuple[str, str]]:
    """What makes a file fail: code and shape."""
    checked = nbs("validate", str(path), "--format", "json", store=None)
    return {
        (d["code"], str(d["shape"]))
        for d in json.loads(checked.stdout)["diagnostics"]
        if d["severity"] == "violation"
    }


@pytest.fixture(scope="module")
def newsletter(nbs: Run) -> dict[str, Any]:
    """What is suggested for an issue."""
    return told(nbs("suggest", str(ISSUE), "--format", "json", store=None))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft about peatlands."""
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT.format(name="peat", title="Rewetting peatlands"), "utf-8")
    return path


def test_a_newsletter_gives_every_entry_its_suggestions(newsletter: dict[str, Any]) -> None:
    """In the form of the contract: entries in order, best first, thresholds by family, at least one span each."""
    assert set(newsletter["threshold"]) == FAMILIES
    assert len(newsletter["entries"]) > 20
    text = ISSUE.read_text("utf-8")
    for entry in newsletter["entries"]:
        for s in entry["suggestions"]:
            assert re.fullmatch(r"(sdg|theme|gbf|challenge|ecosystem):\S+", s["concept"])
            assert 0 <= s["confidence"] <= 1
            assert s["accepted"] is (s["confidence"] >= newsletter["threshold"][s["family"]])
            assert s["evidence"]
            assert s["quotes"] == [text[start:end] for start, end in s["evidence"]]
            assert set(s["label"]) == {"en", "zh"}
        for family in FAMILIES:
            ranks = [s["confidence"] for s in entry["suggestions"] if s["family"] == family]
            assert ranks == sorted(ranks, reverse=True)


def test_every_span_points_at_words_that_are_declared(newsletter: dict[str, Any]) -> None:
    """A span is a label or a cue of the concept it speaks for, or of the one where its path begins; or names a goal."""
    from nbs_graph.linking.annotate.cues import declared
    from nbs_graph.linking.annotate.folding import key
    from nbs_graph.sources.newsletter.targets import targets

    cues: dict[str, set[str]] = {}
    for cue in declared(None).cues:
        cues.setdefault(cue.concept, set()).add(cue.words.rstrip("*").strip())
    for entry in newsletter["entries"]:
        for s in entry["suggestions"]:
            own = cues[s["concept"]].union(*(cues.get(step, ()) for step in s["path"]))
            for quote in s["quotes"]:
                said = key(quote)
                singular = {said, said.removesuffix("s"), said.removesuffix("es"), said + "s", said.removesuffix("ies") + "y", said.removesuffix("y") + "ies"}  # fmt: skip
                named = {f"{one.scheme}:{one.code}" for one in targets(quote)}
                wild = any(said.startswith(cue) for cue in own)
                assert singular & own or wild or named, (s["concept"], quote)


def test_plain_text_is_one_entry_with_its_first_line_as_title(nbs: Run, tmp_path: Path) -> None:
    """From a file or standard input; goals named by number are certain."""
    (tmp_path / "text.txt").write_text(PLAIN, "utf-8")
    found = told(nbs("suggest", "text.txt", "--format", "json", store=None, cwd=tmp_path))
    (entry,) = found["entries"]
    assert (entry["title_en"], entry["title_zh"]) == ("Rewetting drained peatlands", None)
    best = entry["suggestions"][0]
    assert (best["concept"], best["accepted"]) == ("theme:peatlands", True)
    piped = told(nbs("suggest", "-", "--format", "json", store=None, stdin=PLAIN + "It serves SDG 15.3."))
    (target,) = (s for s in piped["entries"][0]["suggestions"] if s["concept"] == "sdg:15.3")
    assert (target["confidence"], target["quotes"]) == (1.0, ["SDG 15.3"])


def test_drafts_are_read_where_they_stand(nbs: Run, draft: Path) -> None:
    """Offsets count in the file; the folded summary is found over its line end."""
    found = told(nbs("suggest", str(draft.parent), "--format", "json", store=None))
    (entry,) = found["entries"]
    assert (entry["id"], entry["title_en"]) == ("publication/peat", "Rewetting peatlands")
    said = {q for s in entry["suggestions"] for q in s["quotes"]}
    assert "泥炭地" in said or "泥炭地再湿" in said
    assert any(re.fullmatch(r"greenhouse gas\s+emissions", quote) for quote in said)


def test_suggestions_are_written_into_drafts_and_stay_what_they_are(nbs: Run, draft: Path) -> None:
    """`--write` adds them as suggested, touches nothing else, adds nothing twice; the draft stays valid."""
    before, wrong = draft.read_text("utf-8"), violations(nbs, draft)
    done = nbs("suggest", str(draft), "--write", store=None)
    assert (done.returncode, done.stdout.strip()) == (0, str(draft))
    after = draft.read_text("utf-8")
    assert after.startswith(before.rstrip("\n"))
    entry = yaml.safe_load(after)
    assert "peatlands" in {link["code"] for link in entry["themes"]}
    assert {link["basis"] for key in ("themes", "sdg", "gbf") for link in entry.get(key, ())} == {"suggested"}
    again = nbs("suggest", str(draft), "--write", store=None)
    assert (again.stdout, draft.read_text("utf-8")) == ("", after)
    assert violations(nbs, draft) == wrong


def test_what_was_rejected_is_not_offered_again(nbs: Run, draft: Path) -> None:
    """And what was accepted is marked as linked."""
    text = draft.read_text("utf-8")
    text += "themes:\n  - {code: peatlands, basis: rejected, reason: {en: no, zh: 否}, by: organisation/tnc-china, when: 2026-11-25}\n"
    text += "  - {code: wetlands, basis: curated, confidence: high, reason: {en: yes, zh: 是}}\n"
    draft.write_text(text, "utf-8")
    (entry,) = told(nbs("suggest", str(draft), "--format", "json", store=None))["entries"]
    by = {s["concept"]: s for s in entry["suggestions"]}
    assert "theme:peatlands" not in by
    assert by["theme:wetlands"]["linked"] == "curated"


@pytest.mark.parametrize(
    ("tongue", "words"), [("en", ["themes", "Peatlands", "“Rewetting”"]), ("zh", ["主题", "泥炭地"])]
)
def test_people_see_label_confidence_and_words(
    nbs: Run, tmp_path: Path, tongue: str, words: list[str]
) -> None:
    """In their language; what stays below the threshold is shown on request."""
    (tmp_path / "text.txt").write_text(PLAIN, "utf-8")
    short = nbs("suggest", "text.txt", "--lang", tongue, store=None, cwd=tmp_path)
    long = nbs("suggest", "text.txt", "--lang", tongue, "--all", store=None, cwd=tmp_path)
    assert short.returncode == long.returncode == 0
    assert all(word in short.stdout for word in words)
    assert "    ? " in long.stdout
    assert "    ? " not in short.stdout


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("empty.txt", b"", 3, "empty"),
        ("space.txt", b" \n\t\n", 3, "no text"),
        ("absent.txt", None, 3, "does not exist"),
        ("broken.yaml", b"a: [", 1, "broken.yaml:2: NBS001 This is not valid YAML"),
        ("list.yaml", b"- a\n", 1, "list.yaml:1: NBS004"),
        ("noise.pdf", b"%PDF-1.7\n\x00\xff", 1, "cut off"),
    ],
)
def test_what_cannot_be_read_is_refused(
    nbs: Run, tmp_path: Path, name: str, content: bytes | None, code: int, says: str
) -> None:
    """With the exit code of the contract and no traceback."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = nbs("suggest", name, store=None, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_write_is_for_drafts(nbs: Run, tmp_path: Path) -> None:
    """A text has no place for links."""
    (tmp_path / "text.txt").write_text(PLAIN, "utf-8")
    done = nbs("suggest", "text.txt", "--write", store=None, cwd=tmp_path)
    assert (done.returncode, "draft" in done.stderr) == (2, True)


def test_drafts_of_a_newsletter_bring_their_suggestions_with_the_words(nbs: Run, tmp_path: Path) -> None:
    """`ingest` writes them with places in the newsletter."""
    (tmp_path / "issue.txt").write_text(SMALL, "utf-8")
    assert nbs("ingest", "issue.txt", "--out", "drafts", store=None, cwd=tmp_path).returncode == 0
    (first,) = (tmp_path / "drafts").glob("01-*.yaml")
    entry = yaml.safe_load(first.read_text("utf-8"))
    link = next(link for link in entry["themes"] if link["code"] == "mangroves")
    assert link["basis"] == "suggested"
    evidence = link["evidence"] if isinstance(link["evidence"], list) else [link["evidence"]]
    for one in evidence:
        start, end = map(int, one["at"].split("-"))
        assert SMALL[start:end] == one["quote"]


def test_a_theme_that_is_added_is_suggested_at_once(tmp_path: Path) -> None:
    """Labels and a mapping in Turtle are enough: no Python, no cue file."""
    for folder in ("nbs_graph", "ontology", "queries", "shapes"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "data").symlink_to(ROOT / "data")
    text = "Fog harvesting\n\nFog harvesting nets bring water to dry hills."

    def concepts() -> set[str]:
        done = subprocess.run(
            [sys.executable, "-m", "nbs_graph.cli.main", "suggest", "-", "--format", "json"],
            input=text, capture_output=True, encoding="utf-8", cwd=tmp_path, check=True, env={"PYTHONPATH": str(tmp_path), "LANG": "C.UTF-8"},
        )  # fmt: skip
        found = json.loads(done.stdout)["entries"][0]["suggestions"]
        return {s["concept"] for s in found if s["accepted"]}

    assert not {"theme:fog-harvesting", "sdg:6.4"} & concepts()
    scheme = tmp_path / "ontology" / "schemes" / "theme.ttl"
    scheme.write_text(scheme.read_text("utf-8") + """
theme:fog-harvesting a skos:Concept ;
    skos:inScheme <https://w3id.org/nbs-graph/scheme/theme> ;
    skos:topConceptOf <https://w3id.org/nbs-graph/scheme/theme> ;
    skos:notation "fog-harvesting" ;
    skos:prefLabel "Fog harvesting"@en , "集雾取水"@zh .
""", "utf-8")  # fmt: skip
    crosswalk = tmp_path / "ontology" / "crosswalks" / "theme-sdg.ttl"
    crosswalk.write_text(crosswalk.read_text("utf-8") + """
m:fog-harvesting--6.4 a nbs:Mapping ;
    nbs:mapsFrom theme:fog-harvesting ; nbs:mapsTo sdg:6.4 ; nbs:strength strength:always ;
    nbs:reason "Water from fog eases scarcity."@en , "雾水缓解缺水。"@zh .
""", "utf-8")  # fmt: skip
    assert {"theme:fog-harvesting", "sdg:6.4"} <= concepts()
