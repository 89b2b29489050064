"""Which answers are kept under `expected/`, how they are asked for, written and compared."""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from nbs_graph.graph.asking import ask
from nbs_graph.graph.catalogue import Question, questions
from nbs_graph.graph.dataset import Dataset

EXPECTED = Path(__file__).with_name("expected")
EMPTY = {"considered-links", "links-without-evidence"}  # of August 2023 the right answer is nothing

_WHOLE: dict[str, str] = {}
_VARIANTS: dict[str, dict[str, dict[str, str]]] = {
    # Question → variant → parameters; the variant "" is the file `<question>.csv`.
    "claims-side-by-side": {
        "": _WHOLE,
        "measure": {"practice": "urban-measure"},
        "theme": {"theme": "climate-adaptation"},
    },
    "entries": {
        "": _WHOLE,
        "event": {"kind": "Event"},
        "parts": {"parts": "yes"},
        "fund-parts": {"kind": "Fund", "parts": "yes"},
    },
    "entries-by-gbf": {"": {"gbf": "19"}, "goal": {"gbf": "D"}},
    "entries-by-place": {"": {"country": "US"}, "zh": {"country": "BR", "lang": "zh"}},
    "entries-by-sdg": {"": {"sdg": "13"}, "target": {"sdg": "13.1"}, "zh": {"sdg": "6", "lang": "zh"}},
    "entries-by-theme": {"": {"theme": "flood-risk"}, "broad": {"theme": "disaster-risk-reduction"}},
    "events-between": {"": {"from": "2023-09-01", "to": "2023-09-30"}, "all": _WHOLE},
    "evidence-for-sdg": {"": {"sdg": "15.2"}, "stated": {"sdg": "6"}},
    "evidence-without-policy": {"": _WHOLE, "targets": {"by": "country-challenge-target", "country": "CN"}},
    "find": {"": {"text": "carbon credit"}, "zh": {"text": "红树林", "lang": "zh"}},
    "findings": {"": _WHOLE, "zh": {"lang": "zh"}},
    "framework-alignments": {
        "": _WHOLE,
        "one": {"framework": "framework/kunming-montreal-global-biodiversity-framework"},
    },
    "fund-pledges": {"": {"fund": "fund/global-biodiversity-framework-fund"}, "all": _WHOLE},
    "gap-matrix": {
        "": _WHOLE,
        "country": {"by": "challenge-ecosystem", "country": "CN"},
        "ecosystem": {"by": "country", "ecosystem": "T7", "target": "sdg:13"},
        "gbf": {"by": "challenge-target", "scheme": "gbf"},
        "research": {"by": "country-challenge", "lacking": "research"},
    },
    "milestones": {"": _WHOLE, "notice": {"policy": "policy/zh-fc3abb61edbf"}},
    "observances": {"": {"year": "2027"}, "printed": {"year": "2023"}},
    "organisation-links": {"": _WHOLE, "tnc": {"organisation": "organisation/the-nature-conservancy"}},
    "organisations": {"": _WHOLE, "funder": {"role": "funder"}},
    "policies-and-evidence": {
        "": {"country": "CN", "challenge": "climate-change"},
        "zh": {"ecosystem": "T7", "lang": "zh"},
    },
    "policies-by-country": {"": {"country": "CN"}, "all": _WHOLE},
    "policy-without-evidence": {"": _WHOLE, "targets": {"by": "country-challenge-target", "country": "CN"}},
    "public-money": {"": {"country": "GB"}, "all": _WHOLE},
    "targets-without-entries": {
        "": _WHOLE,
        "gbf": {"scheme": "gbf", "kind": "Policy"},
        "goal": {"goal": "14", "country": "CN", "lang": "zh"},
    },
    "year-by-year": {
        "": _WHOLE,
        "issue": {"by": "theme", "dated": "issue", "kind": "Policy"},
        "sdg": {"by": "sdg", "from": "2020"},
    },
}


class Case(NamedTuple):
    """A question, the name of a variant, and what is given for its parameters."""

    question: Question
    variant: str
    given: dict[str, str]

    @property
    def name(self) -> str:
        return f"{self.question.name}.{self.variant}" if self.variant else self.question.name

    @property
    def file(self) -> Path:
        return EXPECTED / f"{self.name}.csv"


def cases() -> Iterator[Case]:
    """Every question with its variants; where none are listed, with the examples of its header."""
    for question in questions():
        examples = {p.name: p.example for p in question.asked if p.example}
        for variant, given in _VARIANTS.get(question.name, {"": examples}).items():
            yield Case(question, variant, given)


def table(dataset: Dataset, case: Case) -> list[list[str]]:
    """The answer as rows of text, the columns' names first."""
    found = ask(dataset, case.question, case.given, case.given.get("lang", "en"))
    assert isinstance(found, ox.QuerySolutions)
    head = [variable.value for variable in found.variables]
    return [head, *(["" if term is None else term.value for term in row] for row in found)]


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    """The rows as they are kept."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def kept(case: Case) -> list[list[str]]:
    """The rows of the expected answer."""
    return list(csv.reader(io.StringIO(case.file.read_text("utf-8"))))


def by_value(rows: Sequence[Sequence[str]]) -> list[list[str | Decimal]]:
    """The rows with numbers as numbers: a store may write `208.0` as `208`."""
    return [[_number(cell) for cell in row] for row in rows]


def _number(cell: str) -> str | Decimal:
    try:
        return Decimal(cell)
    except InvalidOperation:
        return cell
