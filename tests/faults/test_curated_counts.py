"""What the corpus of bad inputs owes as a whole, why some of it is still open, and what large files do otherwise.

`test_curated` runs every case in bulk and `test_hostile` the hostile ones, each by itself.
"""

from collections import Counter
from pathlib import Path

import pytest

from nbs_graph.pipeline.dump import LARGE
from tests.faults.corpus.cases import SUBJECT, VERSION, bad
from tests.faults.running import run, written, wrong
from tests.faults.test_curated import CASES, GOOD

LEAST = {
    ("turtle", "trig", "triples", "nquads"): 250,
    ("jsonld",): 150,
    ("rdfxml",): 100,
    ("yaml",): 200,
    ("iris",): 200,
    ("literals",): 250,
    ("unicode",): 150,
    ("integrity",): 80,
}
"""Classes → how many cases they have at least."""
OPEN = {
    ("jsonld", "place"): "the parser tells no line of what is JSON and no JSON-LD: line 1",
    ("rdfxml", "place"): "the parser tells no line of faults of XML and of RDF/XML: line 1",
    ("rdfxml", "silent"): "the parser is laxer than XML and RDF/XML",
    ("iris", "place"): "the parser tells no line of a bad IRI in RDF/XML: line 1",
}
"""Class and what is not right yet → why."""


def test_each_class_has_its_number() -> None:
    """A thousand and more bad inputs, two hundred good ones."""
    count = Counter(case.kind for case in CASES)
    short = {
        kinds: sum(count[k] for k in kinds)
        for kinds, least in LEAST.items()
        if sum(count[k] for k in kinds) < least
    }
    assert not short
    assert set(count) == {kind for kinds in LEAST for kind in kinds}
    assert len(CASES) >= 1_000
    assert len(GOOD) >= 200


def test_what_is_open_has_a_reason() -> None:
    """Nothing crashes; each mark has its reason, and each reason still a case."""
    still = {(case.kind, case.open) for case in CASES if case.open}
    assert still == set(OPEN), "give a new mark its reason, take a needless reason away"


def test_json_that_says_a_key_twice_is_told_at_the_second(tmp_path: Path) -> None:
    """Not at a key or a text of the same letters that stands alone, and escaped or not."""
    head = '{"@id": "https://w3id.org/nbs-graph/id/report/@@",\n'
    texts = (
        '"https://schema.org/about": {"a": 1}, "a": "a",\n«"a"»: 2}',
        '"a": [{"b": "a"}, {"a": "b"}],\n "b": "a", «"\\u0061"»: 2}',
        '"x": [{"a": {"b": 1}, "b": 2}, {"b": 1, «"b"»: 2}]}',
    )
    cases = [bad(f"jsonld-again-{n}", "jsonld", head + text, "NBS003") for n, text in enumerate(texts)]
    outcome = run([written(cases, tmp_path)])
    assert outcome.exit == 1, outcome.stderr
    assert {case.name: wrong(case, outcome.of(tmp_path / case.name)) for case in cases} == {
        c.name: "" for c in cases
    }


def large(last: str) -> str:
    """N-Triples that are taken for a dump, and a last line."""
    line = f'{SUBJECT.replace("@@", "large")} {VERSION} "{"right " * 30}{{}}" .\n'
    return "".join(line.format(n) for n in range(LARGE // len(line) + 1)) + last


def test_a_large_file_that_is_no_triples_is_told(tmp_path: Path) -> None:
    """At its last line."""
    text = large("x\n")
    path = tmp_path / "large.nt"
    path.write_text(text, "utf-8")
    outcome = run([path])
    assert outcome.exit == 1, outcome.stderr
    assert [(d["code"], d["line"]) for d in outcome.violations] == [("NBS070", text.count("\n"))]


@pytest.mark.parametrize("what", ["triple-term", "comments"])
def test_large_files_are_refused_as_small_ones_are(tmp_path: Path, what: str) -> None:
    """What `sources.rdf` says of a small file is true of a large one."""
    about = f'{SUBJECT} {VERSION} <<( {SUBJECT} {VERSION} "x" )>> .\n'.replace("@@", "large")
    path = tmp_path / "large.nt"
    path.write_text(large(about) if what == "triple-term" else "# nothing\n" * (LARGE // 10 + 1), "utf-8")
    outcome = run([path])
    assert {d["code"] for d in outcome.violations} == {"NBS002" if what == "triple-term" else "NBS004"}
    assert outcome.exit == 1
