"""Every named question has the same rows, in the same order, on every engine."""

import pytest

from nbs_graph.api import Graph
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph.dataset import Dataset
from nbs_graph.graph.endpoint.virtuoso import WRONG
from nbs_graph.graph.endpoint.writing import written
from tests.contract.engines import Engine
from tests.queries.question_cases import Case, by_value, cases, table

CASES = list(cases())
each_case = pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)


@each_case
def test_the_rows_are_the_same(case: Case, engine: Engine, graph: Graph, embedded: Dataset) -> None:
    if engine.name == "virtuoso" and case.question.name in WRONG:
        with pytest.raises(CannotDo, match="wrongly"):
            table(graph._dataset, case)
    else:
        assert by_value(table(graph._dataset, case)) == by_value(table(embedded, case))


def test_what_is_said_to_be_wrong_is_wrong(engine: Engine, graph: Graph, embedded: Dataset) -> None:
    """A question that Virtuoso answers rightly by now must leave the list."""
    if engine.name != "virtuoso":
        assert engine.name in {"embedded", "oxigraph", "service"}
        return
    right = set(WRONG)
    for case in CASES:
        if case.question.name in right and not _agrees(case, graph, embedded):
            right.remove(case.question.name)
    assert not right


def _agrees(case: Case, graph: Graph, embedded: Dataset) -> bool:
    from nbs_graph.graph.asking import terms

    bound = terms(embedded, case.question, case.given, case.given.get("lang", "en"))
    try:
        answer = graph._dataset.query(written(case.question.text, bound))
    except (CannotDo, UsageProblem):
        return False
    rows = [["" if term is None else term.value for term in row] for row in answer]  # type: ignore[union-attr]
    return by_value(rows) == by_value(table(embedded, case)[1:])


@pytest.mark.parametrize(
    "text",
    [
        'carbon credit" } DROP ALL #',
        'a\\" . ?s ?p ?o } UNION { ?s ?p "',
        "红树林'''\n\t\"\"\"",
        "}",
        "\\",
        "?entry",
        "<http://example.org/>",
    ],
)
def test_what_is_typed_is_never_part_of_the_query(text: str, graph: Graph, local: Graph) -> None:
    assert list(graph.query("find", text=text)) == list(local.query("find", text=text))
    assert len(graph.query("find", text="carbon credit")) > 0


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("entries-by-sdg", {"sdg": "99"}),
        ("entries-by-theme", {"theme": "flood-risks"}),
        ("entries-by-sdg", {"goal": "13"}),
        ("events-between", {"from_": "2023-02-30"}),
        ("why", {}),
        ("why", {"entry": "publication/nothing-of-the-kind"}),
    ],
)
def test_wrong_parameters_are_told_alike(
    name: str, given: dict[str, str], graph: Graph, local: Graph
) -> None:
    said = []
    for asked in (graph, local):
        with pytest.raises(UsageProblem) as told:
            asked.query(name, **given)
        said.append((told.value.message_en, told.value.message_zh))
    assert said[0] == said[1]


@pytest.mark.parametrize("typed", ["sdg:13.1", "13.1", "http://metadata.un.org/sdg/13.1"])
def test_values_are_understood_however_they_are_written(typed: str, graph: Graph, local: Graph) -> None:
    assert list(graph.query("entries-by-sdg", sdg=typed)) == list(local.query("entries-by-sdg", sdg="13.1"))
