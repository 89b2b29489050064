"""What agents read before they ask: the schema card, the pitfalls, the questions, the prefixes."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from nbs_graph.agents import listing
from nbs_graph.errors import CannotDo
from nbs_graph.graph import catalogue
from nbs_graph.namespaces import prefixes
from nbs_graph.resources import docs_dir

_PITFALLS = "\n## Pitfalls\n"


@dataclass(frozen=True, slots=True)
class Text:
    """One resource: its address, what it is, its media type, and how it is had."""

    uri: str
    name: str
    description: str
    media_type: str
    read: Callable[[], str]


def schema_card() -> str:
    """Classes, properties, named graphs and prefixes, counted in the graph that ships.

    Raises:
        CannotDo: the installation is incomplete.
    """
    return _card()[0]


def pitfalls() -> str:
    """Queries that look right and are not, each with one that is.

    Raises:
        CannotDo: the installation is incomplete.
    """
    return f"# Pitfalls\n{_card()[1]}"


def questions() -> str:
    """The named questions with all that is said of them, as JSON."""
    return json.dumps([one.as_json() for one in catalogue.questions()], ensure_ascii=False, indent=1)


def question(name: str) -> str:
    """The SPARQL of a named question.

    Raises:
        UsageProblem: there is none of that name.
    """
    return listing.named(name).text.strip() + "\n"


def prefix_lines() -> str:
    """The prefixes that every query may use, as SPARQL declares them."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes().items())


def _card() -> tuple[str, str]:
    path = docs_dir() / "schema-card.md"
    try:
        head, _, tail = path.read_text("utf-8").partition(_PITFALLS)
    except OSError as error:
        raise CannotDo(
            f"This installation lacks {path.name}; reinstall nbs-graph.",
            f"安装不完整：缺少 {path.name}，请重新安装 nbs-graph。",
        ) from error
    return head, tail


TEXTS = (
    Text(
        "nbs://schema-card",
        "schema-card",
        "Named graphs, classes and properties with counts and examples. Read it before writing SPARQL.",
        "text/markdown",
        schema_card,
    ),
    Text(
        "nbs://pitfalls",
        "pitfalls",
        "Queries that look right and are wrong, each with the right one. Read it before writing SPARQL.",
        "text/markdown",
        pitfalls,
    ),
    Text(
        "nbs://questions",
        "questions",
        "The named questions with parameters and columns explained in English and Chinese.",
        "application/json",
        questions,
    ),
    Text(
        "nbs://prefixes",
        "prefixes",
        "The prefixes of short names. Queries need not declare them.",
        "application/sparql-query",
        prefix_lines,
    ),
)
