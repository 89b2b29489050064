"""The tools as agents see them: names, arguments and what they are for. What they do, `desk` says."""

# ruff: noqa: ASYNC109 -- `timeout` is an argument of the agent's
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal

from pydantic import Field

from nbs_graph.agents import listing
from nbs_graph.agents.clerks import Clerks
from nbs_graph.agents.desk import SECONDS

Tongue = Literal["en", "zh"]
Language = Annotated[Tongue, Field(description="language of titles, labels and messages")]
Messages = Annotated[Tongue, Field(description="language of messages")]
Offset = Annotated[int, Field(description="rows to skip", ge=0)]
Limit = Annotated[int, Field(description="at most so many rows", ge=1, le=500)]
Timeout = Annotated[float, Field(description="seconds", gt=0, le=SECONDS)]
Tool = Callable[..., Awaitable[dict[str, Any]]]
_READING = (
    20.0  # seconds besides for an answer as large as may be; the query's own time ends in its own process
)


def tools(clerks: Clerks, default: Tongue) -> tuple[Tool, ...]:
    """The tools; their docstrings are what agents read.

    Args:
        clerks: who does what is asked; default: the language where an agent asks for none.
    """

    async def list_questions(
        about: Annotated[
            str, Field(description="words that name, text or tags must have, e.g. `policy`")
        ] = "",
        language: Language = default,
    ) -> dict[str, Any]:
        """List the tested questions that the graph can be asked, with their parameters and columns. Start here."""
        return listing.list_questions(about, language)

    async def ask(
        question: Annotated[str, Field(description="name from list_questions, e.g. `entries-by-sdg`")],
        parameters: Annotated[
            dict[str, str | int | float | bool] | None,
            Field(
                description='by name, e.g. {"sdg": "13"}; ids, codes and labels in English or Chinese are understood'
            ),
        ] = None,
        language: Language = default,
        limit: Limit = 50,
        offset: Offset = 0,
        timeout: Timeout = 30,
    ) -> dict[str, Any]:
        """Ask one of the tested questions. `total` counts all rows; `note` says when not all of them are here."""
        return await clerks.do(
            "ask",
            timeout,
            question=question,
            parameters=parameters or {},
            language=language,
            limit=limit,
            offset=offset,
        )

    async def sparql(
        query: Annotated[str, Field(description="SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE")],
        language: Messages = default,
        limit: Limit = 50,
        timeout: Timeout = 30,
    ) -> dict[str, Any]:
        """Ask in SPARQL what no tested question answers; read nbs://schema-card and nbs://pitfalls before.

        The default graph is the union of all graphs; the prefixes of nbs://prefixes need no declaration. Only reading:
        no updates, no SERVICE. Errors say line and column.
        """
        return await clerks.do(
            "sparql", timeout + _READING, query=query, language=language, limit=limit, seconds=timeout
        )

    async def find(
        text: Annotated[str, Field(description="a name, acronym, code or word, in English or Chinese")],
        language: Language = default,
        limit: Limit = 10,
        timeout: Timeout = 30,
    ) -> dict[str, Any]:
        """Find things by name in either language: entries, themes, goals, organisations, people, places, classes.

        `things` are called so (`how`: is, begins, contains, or only resembles); their `id` is what other tools take.
        `mentioned_in` are further entries that have the words in keywords or summary. Their totals count all.
        """
        return await clerks.do("find", timeout, text=text, language=language, limit=limit)

    async def explain(
        entry: Annotated[
            str | None, Field(description="id of an entry, or issue and position `2023-08/05`")
        ] = None,
        concept: Annotated[
            str | None, Field(description="e.g. `sdg:13`, `gbf:8`, `theme:flood-risk`")
        ] = None,
        language: Messages = default,
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """Say why an entry is linked to a concept: quoted words of the source, a curator's reason, or a rule.

        With only an entry: all its links; with only a concept: all entries linked to it. `alternatives` were considered
        and do not hold.
        """
        return await clerks.do(
            "explain", entry=entry, concept=concept, language=language, limit=limit, offset=offset
        )

    async def suggest(
        text: Annotated[str, Field(description="title and summary of something, in English or Chinese")],
        language: Language = default,
        everything: Annotated[bool, Field(description="also what is below the threshold")] = False,
    ) -> dict[str, Any]:
        """Suggest themes, ecosystems, SDGs and KM-GBF targets for a text that is not in the graph.

        Each has a confidence and the words that speak for it. Suggestions are no facts of the graph: a person decides.
        """
        return await clerks.do("suggest", text=text, language=language, everything=everything)

    return list_questions, ask, sparql, find, explain, suggest
