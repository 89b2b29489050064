"""In a worker: the page of a named question, with its form and its answer as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from nbs_graph.graph import asking, binding
from nbs_graph.graph.catalogue import Question
from nbs_graph.graph.coercion import Parameter
from nbs_graph.graph.dataset import Dataset
from nbs_graph.namespaces import RDF_TYPE, SCHEME, SDG, SKOS
from nbs_graph.service.web import markup
from nbs_graph.service.web.names import Names, Text
from nbs_graph.service.web.values import shown

MOST_ROWS = 1_000
_INPUTS = {"integer": "number", "year": "number", "date": "date"}
_IN_SCHEME, _NOTATION = ox.NamedNode(SKOS + "inScheme"), ox.NamedNode(SKOS + "notation")
_TYPE = ox.NamedNode(RDF_TYPE)


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter as a field of the form."""

    name: str
    help: str
    type: str
    value: str
    required: bool
    example: str
    choices: Sequence[tuple[str, str]]
    known: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: the names of its columns, its first rows, how many there are in all."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Text | None]]
    total: int


def ready(question: Question, given: Mapping[str, str]) -> bool:
    """Whether the question can be asked with what is given."""
    return all(p.name in given or p.default is not None for p in question.asked if p.required)


def example(dataset: Dataset, question: Question, tongue: str) -> dict[str, Any]:
    """A question as a query that can be run at once: what it needs is filled in with its example.

    Returns:
        `query`, and `parameters`: those that were filled in, as a person would type them.
    """
    given = {p.name: p.example or "" for p in question.asked if p.required and p.default is None}
    bound = asking.terms(dataset, question, given, tongue)
    return {"query": _runnable(question, bound), "parameters": given}


def _runnable(question: Question, bound: Mapping[str, binding.Term | None]) -> str:
    """The query with its parameters in place, without the lines that its header left blank."""
    return binding.bind(question.text, bound).strip() + "\n"


def page(dataset: Dataset, question: Question, request: Mapping[str, Any], problem: str | None) -> bytes:
    """The page of a question; with its answer, when all that it needs is given and there is no problem.

    Args:
        request: `parameters` as typed; the rest as for `entity.written`.
        problem: why it cannot be asked this way.
    Raises:
        UsageProblem, CannotDo: as the question does.
    """
    tongue, given = request["lang"], request["parameters"]
    names = Names(dataset.store, tongue, request["root"], request["chosen"])
    table, edit = None, ""
    if problem is None and ready(question, given):
        bound = asking.terms(dataset, question, given, tongue)
        edit = names.query(query=_runnable(question, bound))
        table = _table(asking.ask(dataset, question, given, tongue), names)
    return markup.page(
        "question.html",
        tongue,
        request["root"],
        question=question,
        fields=[_field(dataset.store, p, given, names) for p in question.asked],
        problem=problem,
        table=table,
        again="?" + urlencode({**given, "lang": tongue}),
        edit=edit,
        switch=request["switch"],
        keep=names.query(),
    )


def _field(store: ox.Store, parameter: Parameter, given: Mapping[str, str], names: Names) -> Field:
    boolean = [("true", "true"), ("false", "false")] if parameter.type == "boolean" else []
    return Field(
        name=parameter.name,
        help=(parameter.help or {}).get(names.tongue, parameter.name),
        type=_INPUTS.get(parameter.type, "text"),
        value=given.get(parameter.name, parameter.default or ""),
        required=parameter.required,
        example=parameter.example or "",
        choices=[(choice, choice) for choice in parameter.choices] or boolean,
        known=_concepts(store, parameter.scheme, names) if parameter.scheme else (),
    )


def _concepts(store: ox.Store, scheme: str, names: Names) -> list[tuple[str, str]]:
    """The concepts of a vocabulary: what a person types, and the name."""
    home = ox.NamedNode(SDG.rstrip("/") if scheme == "sdg" else SCHEME + scheme)
    iris = [quad.subject.value for quad in store.quads_for_pattern(None, _IN_SCHEME, home)
            if isinstance(quad.subject, ox.NamedNode)]  # fmt: skip
    return [(iri.rpartition("/")[2], names.link(iri).text) for iri in sorted(iris)]


def _table(answer: object, names: Names) -> Table | None:
    """Rows as cells; None for an answer that has none (ASK, CONSTRUCT)."""
    if not isinstance(answer, ox.QuerySolutions):
        return None
    columns = [variable.value for variable in answer.variables]
    rows: list[list[Text | None]] = []
    total = 0
    for solution in answer:
        total += 1
        if total <= MOST_ROWS:
            rows.append([_cell(term, names) for term in solution])
    return Table(columns, rows, total)


def _cell(term: object, names: Names) -> Text | None:
    return shown([term], names)[0] if term is not None else None
