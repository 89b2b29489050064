"""Questions are read from their files; a wrong header is told, not guessed at."""

from pathlib import Path

import pytest

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph import catalogue

GOOD = """#+ question: {en: "Which?", zh: 哪些？}
#+ tags: [a, b]
#+ parameters:
#+   - {name: parts, type: choice, choices: [yes, no], default: no, help: {en: more, zh: 更多}}
#+   - {name: lang, type: choice, choices: [en, zh], default: en}
#+ columns:
#+   - {name: s, help: {en: it, zh: 它}}
# a comment
SELECT ?s { ?s ?p ?o }
"""


def test_a_question_is_read_whole() -> None:
    """All values are text (`no` is not false), and the query keeps its line numbers."""
    asked = catalogue.parse("which", GOOD)
    assert asked.question == {"en": "Which?", "zh": "哪些？"}
    assert asked.tags == ("a", "b")
    assert asked.parameters[0].choices == ("yes", "no")
    assert asked.parameters[0].default == "no"
    assert [p.name for p in asked.asked] == ["parts"]
    assert asked.columns[0].help["zh"] == "它"
    assert asked.text.splitlines()[8] == "SELECT ?s { ?s ?p ?o }"
    assert asked.as_json()["parameters"][0]["choices"] == ["yes", "no"]


def test_a_query_needs_no_header() -> None:
    assert catalogue.parse("x", "ASK {}").parameters == ()


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("question: [", "not YAML"),
        ("- a", "not a map"),
        ("colums: []", "unknown keys in the header: colums"),
        ("parameters: [{name: a, type: concpet}]", "unknown type concpet"),
        ("parameters: [{name: a, type: concept}]", "needs a scheme"),
        ("parameters: [{name: a, type: choice}]", "needs choices"),
        ("parameters: [{type: text}]", "missing in the header: name"),
        ("parameters: [text]", "not a map"),
        ("name: other", "the header's name is other"),
    ],
)
def test_wrong_headers_are_told(header: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        catalogue.parse("x", f"#+ {header}\nASK {{}}")


def test_names_and_suggestions(tmp_path: Path) -> None:
    (tmp_path / "sdg-coverage.rq").write_text("ASK {}")
    assert catalogue.names(tmp_path) == ["sdg-coverage"]
    with pytest.raises(UsageProblem, match="Did you mean `sdg-coverage`"):
        catalogue.question("sdg-covrage", tmp_path)
    with pytest.raises(UsageProblem, match="`nbs-graph queries` lists them"):
        catalogue.question("../../etc/passwd", tmp_path)


def test_a_broken_file_is_told_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_text("#+ a: [\nASK {}")
    with pytest.raises(CannotDo, match=r"x\.rq cannot be used"):
        catalogue.question("x", tmp_path)


@pytest.mark.parametrize("name", catalogue.names())
def test_shipped_questions_are_complete(name: str) -> None:
    """Asked in both languages; every parameter and column is explained and has its place in the query."""
    asked = catalogue.question(name)
    assert set(asked.question) == {"en", "zh"}
    assert asked.columns
    for described in (*asked.asked, *asked.columns):
        assert set(described.help or {}) == {"en", "zh"}, described.name
    for parameter in asked.parameters:
        assert f"VALUES ?{parameter.name} " in asked.text, parameter.name
