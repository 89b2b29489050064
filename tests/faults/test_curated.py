"""The curated bad inputs, class by class, and good ones beside them: nothing passes in silence, nothing is blamed wrongly."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.corpus import (
    good,
    good_forms,
    integrity,
    iris,
    json_ld,
    literals,
    quads,
    rdf_xml,
    turtle,
    unicode,
    yaml_entries,
    yaml_syntax,
)
from tests.faults.corpus.cases import SEED, Case
from tests.faults.running import Outcome, run, written, wrong

MODULES = (turtle, quads, json_ld, rdf_xml, yaml_syntax, yaml_entries, iris, literals, unicode, integrity)
CASES = [case for module in MODULES for case in module.cases()]
GOOD = [*good.cases(), *good_forms.cases()]
OWED = {
    "turtle": 150, "triples": 40, "nquads": 10, "trig": 25, "jsonld": 150, "rdfxml": 100, "yaml": 200, "iris": 200, "literals": 250,
    "unicode": 150, "integrity": 80,
}  # fmt: skip
"""How many of each class there are at least; the first four are one class."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Outcome]]:
    """One run for each class: folder and outcome."""
    print(f"seed {SEED}")  # noqa: T201 -- shown when something fails
    found = {}
    for kind in OWED:
        folder = written((case for case in CASES if case.kind == kind), tmp_path_factory.mktemp(kind))
        found[kind] = (folder, run([folder]))
    return found


@pytest.mark.parametrize("kind", OWED)
def test_a_run_ends_as_it_should(runs: dict[str, tuple[Path, Outcome]], kind: str) -> None:
    """Exit code 1, nothing but the summary beside the report, the right file not blamed, well below a second for each."""
    folder, outcome = runs[kind]
    assert outcome.exit == 1, outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert "bug" not in outcome.stderr
    assert not outcome.of(folder / "right.yaml")
    assert outcome.seconds < 60
    assert outcome.megabytes < 2_000


@pytest.mark.parametrize("case", [c for c in CASES if not c.open], ids=lambda case: case.name)
def test_it_is_refused(runs: dict[str, tuple[Path, Outcome]], case: Case) -> None:
    """With one of its codes and no other, where it is at fault."""
    folder, outcome = runs[case.kind]
    found = outcome.of(folder / case.name)
    said = [(d["code"], d["line"], d["column"], d["message"]["en"][:200]) for d in found]
    assert not wrong(case, found), (sorted(case.codes), case.lines, case.column, said)


@pytest.mark.parametrize("case", [c for c in CASES if c.open], ids=lambda case: case.name)
def test_what_is_not_right_yet_is_known(runs: dict[str, tuple[Path, Outcome]], case: Case) -> None:
    """A case that is mended loses its mark, so that it stays mended."""
    folder, outcome = runs[case.kind]
    assert wrong(case, outcome.of(folder / case.name)) == case.open, "mended? then take its mark away"


def test_messages_are_in_both_languages(runs: dict[str, tuple[Path, Outcome]]) -> None:
    """English that says something, Chinese in Chinese."""
    for _, outcome in runs.values():
        for diagnostic in outcome.violations:
            assert len(diagnostic["message"]["en"]) > 10, diagnostic
            assert re.search(r"[\u4e00-\u9fff]", diagnostic["message"]["zh"]), diagnostic


def test_there_are_as_many_as_are_owed() -> None:
    """Each class has its number, each case a name of its own and, but for a few, its place."""
    count = Counter(case.kind for case in CASES)
    assert set(count) == set(OWED)
    assert all(count[kind] >= owed for kind, owed in OWED.items()), count
    assert len({case.name for case in CASES}) == len(CASES) >= 1_300
    assert sum(case.lines is None for case in CASES) < 100


def test_right_files_pass(tmp_path: Path) -> None:
    """Real entries in every style and format, every key of every kind, rare but right forms: no violation at all."""
    assert len({case.name for case in GOOD}) == len(GOOD) >= 200
    outcome = run([written(GOOD, tmp_path)])
    assert [(d["file"], d["line"], d["code"], d["message"]["en"]) for d in outcome.violations] == []
    assert outcome.exit == 0


def test_faults_are_told_though_nothing_can_be_judged(tmp_path: Path) -> None:
    """The fault that was found is told, whatever else could not be looked at."""
    subject, double = "https://w3id.org/nbs-graph/id/report/alone", "http://www.w3.org/2001/XMLSchema#double"
    (tmp_path / "alone.nt").write_text(f'<{subject}> <https://schema.org/version> "1"^^<{double}> .\n')
    outcome = run([tmp_path / "alone.nt"])
    assert [d["code"] for d in outcome.violations] == ["NBS036"]
    assert outcome.exit == 1
