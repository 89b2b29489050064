"""Answers, questions and graphs as a notebook shows them, in the reader's language."""

from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

from nbs_graph.graph.catalogue import Question
from nbs_graph.graph.coercion import Parameter
from nbs_graph.namespaces import XSD
from nbs_graph.settings import language
from nbs_graph.terms import markup

MOST_ROWS = 50
_NUMBERS = {XSD + kind for kind in ("integer", "decimal", "double", "float", "int", "long")}


class Questions(list[Question]):
    """Named questions; a notebook shows them as a table."""

    def _repr_html_(self) -> str:
        tongue = language()
        zh = tongue == "zh"
        head = ("名称", "问题", "参数") if zh else ("name", "question", "parameters")
        body = [
            (
                markup.code(one.name),
                markup.value(one.question.get(tongue, "")),
                " ".join(_parameter(p) for p in one.asked),
            )
            for one in self
        ]
        return markup.table(head, body) + markup.note("* 必填" if zh else "* required")


def rows(columns: Sequence[str], terms: Sequence[Sequence[Any]], most: int = MOST_ROWS) -> str:
    """An answer as a table, and how many rows it has.

    Args:
        columns: names; terms: rows, None where unbound; most: how many rows are shown.
    """
    shown = terms[:most]
    right = [_are_numbers([row[i] for row in shown if row[i] is not None]) for i in range(len(columns))]
    body = ([_cell(term) for term in row] for row in shown)
    return markup.table(columns, body, right) + markup.note(_count(len(terms), len(shown)))


def graph(size: str, place: str | None) -> str:
    """An opened graph: its own words on how much it holds, where it is (None: where we look first), how to ask it."""
    from nbs_graph.graph.store import locate

    where = markup.value(str(locate()) if place is None else place)
    calls = markup.code("g.questions()"), markup.code("g.query('entries-by-sdg', sdg='13')")
    if language() == "zh":
        told = f"可问的问题：{calls[0]}；提问示例：{calls[1]}"
    else:
        told = f"What it can be asked: {calls[0]}; to ask: {calls[1]}"
    return f"<p>{markup.code(size)} {where}<br>{told}</p>"


def _parameter(parameter: Parameter) -> str:
    example = f"={parameter.example}" if parameter.example else ""
    return markup.code(parameter.name + example) + ("*" if parameter.required else "")


def _cell(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return markup.link(term.value)
    return markup.value(term.value if isinstance(term, ox.Literal) else str(term))


def _are_numbers(terms: Sequence[object]) -> bool:
    found = [isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS for term in terms]
    return bool(found) and all(found)


def _count(of: int, shown: int) -> str:
    if language() == "zh":
        return f"共 {of} 条" + (f"，显示前 {shown} 条" if shown < of else "")
    counted = f"{of} row{'' if of == 1 else 's'}"
    return f"the first {shown} of {counted}" if shown < of else counted
