"""The queries of `docs/pitfalls.yaml` that look right and are not, with what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import yaml

from nbs_graph.graph.dataset import Dataset

FILE = Path(__file__).resolve().parents[1] / "docs" / "pitfalls.yaml"


@dataclass(frozen=True, slots=True)
class Pitfall:
    """A question, the query that misleads, the one that answers it, and why; texts by language."""

    name: str
    asks: Mapping[str, str]
    because: Mapping[str, str]
    wrong: str
    right: str


def pitfalls() -> list[Pitfall]:
    """All of them, in the order of the file."""
    return [Pitfall(**values) for values in yaml.load(FILE.read_text("utf-8"), Loader=yaml.BaseLoader)]


def answer(dataset: Dataset, query: str) -> list[tuple[str, ...]]:
    """The rows of a SELECT, as text."""
    found = dataset.query(query)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a pitfall is a SELECT")
    return [
        tuple(term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" for term in row)
        for row in found
    ]
