"""Every named question: its header, its form, and its answer on the real graph."""

import random
import re
import time

import pyoxigraph as ox
import pytest
from question_cases import EMPTY, EXPECTED, Case, by_value, cases, kept, table

from nbs_graph.graph.binding import bind
from nbs_graph.graph.catalogue import Question, questions
from nbs_graph.graph.dataset import Dataset
from nbs_graph.pipeline.assemble import Assembled
from nbs_graph.sparql.lexer import tokens

# shared/design/contract.md: the questions that always exist, with these columns and parameters.
CONTRACT = {
    "entries": ("entry kind title_en title_zh date section issue url", "kind parts"),
    "entries-by-sdg": ("entry kind title goal target basis", "sdg"),
    "entries-by-theme": ("entry kind title theme basis", "theme"),
    "sdg-coverage": ("goal entries stated curated derived", ""),
    "theme-sdg-matrix": ("theme goal entries", ""),
    "commitments": ("from through to amount currency status date entry", ""),
    "findings": ("entry measured value value_to margin unit qualifier kind place period", ""),
    "observances": ("day title_en title_zh rule", "year"),
    "organisations": ("organisation name_en name_zh role entries", ""),
    "organisation-links": ("a b entries", ""),
    "policies-by-country": ("country entry title date", "country"),
    "events-between": ("entry title start end place mode", "from to"),
    "milestones": ("entry due value unit text", ""),
    "research-without-policy": ("target publications", ""),
    "links-without-evidence": ("entry link", ""),
}
QUESTIONS = questions()
CASES = list(cases())
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
each_case = pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)


def test_the_questions_of_the_contract_exist() -> None:
    found = {q.name: q for q in QUESTIONS}
    for name, (columns, parameters) in CONTRACT.items():
        assert [c.name for c in found[name].columns] == columns.split(), name
        assert set(parameters.split()) <= {p.name for p in found[name].asked}, name
        assert not any(p.required for p in found[name].parameters), name


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 36


@each_question
def test_the_header_is_complete(question: Question) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", question.name)
    helps = [*(p.help or {} for p in question.parameters), *(c.help for c in question.columns)]
    for texts in (question.question, *helps):
        assert set(texts) == {"en", "zh"}
        assert all(text.strip() for text in texts.values())
        assert re.search(r"[\u4e00-\u9fff]", texts["zh"])
        assert not re.search(r"[\u4e00-\u9fff]", texts["en"])
    assert question.question["en"].endswith("?")
    assert question.question["zh"].endswith("？")
    assert question.tags


@each_question
def test_parameters_have_a_place_and_an_example(question: Question) -> None:
    for parameter in question.parameters:
        assert re.search(rf"VALUES \?{parameter.name} {{ UNDEF }}", question.text), parameter.name
    assert all(p.example for p in question.asked)


@each_question
def test_any_store_can_answer(question: Question, dataset: Dataset) -> None:
    """Prefixes are declared, the default graph is all that is asked, and the answer has an order."""
    words = {token.text.upper() for token in tokens(question.text) if token.kind == "word"}
    assert not words & {"GRAPH", "SERVICE", "FROM", "LATERAL"}
    assert "ORDER" in words
    found = ox.Store().query(question.text)
    assert isinstance(found, ox.QuerySolutions)
    assert [v.value for v in found.variables] == [c.name for c in question.columns]


@each_case
def test_the_answer_is_as_expected(case: Case, dataset: Dataset) -> None:
    rows = table(dataset, case)
    assert by_value(rows) == by_value(kept(case))
    assert (len(rows) == 1) == (case.question.name in EMPTY)
    assert len({tuple(row) for row in rows}) == len(rows), "a row stands twice"


def test_no_expected_answer_is_left_over() -> None:
    assert {path.name for path in EXPECTED.glob("*.csv")} == {case.file.name for case in CASES}


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if not any(p.required for p in q.parameters)], ids=lambda q: q.name
)
def test_parameters_may_be_left_out(question: Question, dataset: Dataset) -> None:
    rows = table(dataset, Case(question, "", {}))
    assert (len(rows) == 1) == (question.name in EMPTY)
    assert len({tuple(row) for row in rows}) == len(rows), "a row stands twice"


@pytest.mark.parametrize(
    "question",
    [q for q in QUESTIONS if len(q.asked) < len(q.parameters) and q.name not in EMPTY],
    ids=lambda q: q.name,
)
def test_it_speaks_chinese(question: Question, dataset: Dataset) -> None:
    given = {p.name: p.example for p in question.asked if p.example} | {"lang": "zh"}
    head, *rows = table(dataset, Case(question, "zh", given))
    texts = [
        row[head.index(c)]
        for row in rows
        for c in ("title", "label", "measured", "text", "reason", "name")
        if c in head
    ]
    assert any(re.search(r"[\u4e00-\u9fff]", text) for text in texts)


def test_the_order_does_not_hang_on_how_the_store_was_filled(graph: Assembled) -> None:
    quads = list(graph.store)
    random.Random(20230831).shuffle(quads)
    other = Dataset()
    other.extend(quads)
    for case in CASES:
        assert by_value(table(other, case)) == by_value(kept(case)), case.name


@pytest.mark.slow
@each_case
def test_another_engine_agrees(case: Case, graph: Assembled, rdflib_graph: object) -> None:
    """rdflib, whose plans and internal order are other than Oxigraph's, gives the same rows in the same order."""
    from nbs_graph.graph.asking import terms

    bound = terms(Dataset(graph.store), case.question, case.given, case.given.get("lang", "en"))
    found = rdflib_graph.query(bind(case.question.text, bound))  # type: ignore[attr-defined]
    rows = [["" if term is None else str(term) for term in row] for row in found]
    assert by_value(rows) == by_value(kept(case)[1:])


@pytest.mark.slow
@each_case
def test_it_is_answered_at_once(case: Case, dataset: Dataset) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        table(dataset, case)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.1
