"""The named questions as requests: by name, and as the SPARQL that they become."""

from functools import cache
from itertools import count
from urllib.parse import urlencode

from benchmarks.serving.load import Ask
from nbs_graph.graph import asking, binding
from nbs_graph.graph.catalogue import questions
from nbs_graph.graph.store import open_dataset
from nbs_graph.resources import data_dir

_FRESH = count()


@cache
def named() -> list[Ask]:
    """Every question with the examples of its parameters, under `/questions/`."""
    return [
        Ask(f"/questions/{name}?{urlencode(given)}".rstrip("?"), name)
        for name, given in sorted(_given().items())
    ]


@cache
def _given() -> dict[str, dict[str, str]]:
    return {q.name: {p.name: p.example for p in q.asked if p.example} for q in questions()}


@cache
def _texts() -> list[tuple[str, str]]:
    """Name → SPARQL with its parameters in place."""
    dataset = open_dataset(data_dir() / "nbs-graph.trig")
    found = []
    for question in questions():
        terms = asking.terms(dataset, question, _given()[question.name], "en")
        found.append((question.name, binding.bind(question.text, terms)))
    return found


def never_seen(path: str, copies: int) -> list[Ask]:
    """Each question so many times, every one of them a text that was never sent before."""
    return [
        Ask(path, name, f"# {next(_FRESH)}\n{text}".encode())
        for _ in range(copies)
        for name, text in _texts()
    ]


def repeated(path: str, copies: int) -> list[Ask]:
    """Each question so many times, the same text."""
    return [Ask(path, name, text.encode()) for _ in range(copies) for name, text in _texts()]
