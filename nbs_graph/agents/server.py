"""The server of the Model Context Protocol: which tools and resources there are, and what agents are told of them."""

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.server.mcpserver.resources import FunctionResource
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from nbs_graph.agents import listing, reading
from nbs_graph.agents.desk import Desk
from nbs_graph.errors import NbsError
from nbs_graph.settings import version

INSTRUCTIONS = """\
A knowledge graph of Nature-based Solutions (NbS), made from a monthly newsletter: publications, policies, funds, events, \
cases and observances in English and Chinese, linked with themes, ecosystems, SDGs and targets of the Kunming-Montreal \
Global Biodiversity Framework (KM-GBF). Each link says what it rests on.

How to work: 1. `find` turns a name in either language into an id. 2. `list_questions`, then `ask`: tested questions are \
more reliable than SPARQL of your own. 3. Only if none fits, read nbs://schema-card and nbs://pitfalls, then use `sparql`. \
4. Before you claim that something is linked to a theme or goal, `explain` it and cite the words, reason or rule.

Ids are short names: `sdg:13`, `theme:flood-risk` are prefixed names (nbs://prefixes); `publication/…` without a prefix \
stands for <https://w3id.org/nbs-graph/id/publication/…>, which in SPARQL is written in full. What a row does not have \
is left out of it. Dates are as precise as the source: `2023-08` is a month, do not make it a day. `basis` tells how a \
link is known: stated by the source, curated by a person, derived by a rule. Amounts of money are in their own currency; \
never add different currencies or statuses. The graph holds what the newsletter reports, not all there is: say so when \
you count or find nothing.
"""
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_P = ParamSpec("_P")

Tongue = Literal["en", "zh"]
Language = Annotated[Tongue, Field(description="language of titles, labels and messages")]
Limit = Annotated[int, Field(description="at most so many rows", ge=1, le=500)]


def serve(store: Path | None, language: str) -> None:
    """Answer on stdin and stdout until the client closes them.

    Args:
        store: the graph, as `store.locate` takes it; language: what is spoken where an agent asks for none.
    Raises:
        CannotDo: there is no graph, or it cannot be read.
    """
    made(Desk(store), "zh" if language == "zh" else "en").run("stdio")


def made(desk: Desk, language: Tongue) -> MCPServer:
    """The server over a desk."""
    server = MCPServer(
        "nbs-graph", title="nbs-graph", instructions=INSTRUCTIONS, version=version(), log_level="WARNING"
    )
    for tool in _tools(desk, language):
        server.add_tool(_telling(tool, language), annotations=_READS)
    for text in reading.TEXTS:
        server.add_resource(
            FunctionResource(
                uri=text.uri,
                name=text.name,
                description=text.description,
                mime_type=text.media_type,
                fn=text.read,
            )
        )

    @server.resource(
        "nbs://questions/{name}",
        name="question",
        description="The SPARQL of a named question: a tested pattern to start your own query from.",
        mime_type="application/sparql-query",
    )
    def question(name: str) -> str:
        try:
            return reading.question(name)
        except NbsError as error:
            raise ResourceNotFoundError(error.message(language)) from error

    return server


def _telling(tool: Callable[_P, dict[str, Any]], default: Tongue) -> Callable[_P, CallToolResult]:
    """A tool that answers in JSON without blanks, and whose errors tell the agent what to do, in its language."""

    @functools.wraps(tool)
    def told(*args: _P.args, **kwargs: _P.kwargs) -> CallToolResult:
        try:
            found = tool(*args, **kwargs)
        except NbsError as error:
            raise ToolError(error.message(str(kwargs.get("language", default)))) from error
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=found)

    return told


def _tools(desk: Desk, default: Tongue) -> tuple[Callable[..., dict[str, Any]], ...]:
    """The tools; their docstrings are what agents read."""

    def list_questions(
        about: Annotated[
            str, Field(description="words that name, text or tags must have, e.g. `policy`")
        ] = "",
        language: Language = default,
    ) -> dict[str, Any]:
        """List the tested questions that the graph can be asked, with their parameters and columns. Start here."""
        return listing.list_questions(about, language)

    def ask(
        question: Annotated[str, Field(description="name from list_questions, e.g. `entries-by-sdg`")],
        parameters: Annotated[
            dict[str, str | int | float | bool] | None,
            Field(
                description='by name, e.g. {"sdg": "13"}; ids, codes and labels in English or Chinese are understood'
            ),
        ] = None,
        language: Language = default,
        limit: Limit = 50,
        offset: Annotated[int, Field(description="rows to skip", ge=0)] = 0,
    ) -> dict[str, Any]:
        """Ask one of the tested questions. `total` counts all rows; `note` says when not all of them are here."""
        return desk.ask(question, parameters or {}, language, limit, offset)

    def sparql(
        query: Annotated[str, Field(description="SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE")],
        limit: Limit = 50,
        timeout: Annotated[float, Field(description="seconds", gt=0, le=60)] = 30,
    ) -> dict[str, Any]:
        """Ask in SPARQL what no tested question answers; read nbs://schema-card and nbs://pitfalls before.

        The default graph is the union of all graphs; the prefixes of nbs://prefixes need no declaration. Only reading:
        no updates, no SERVICE. Errors say line and column.
        """
        return desk.sparql(query, limit, timeout)

    def find(
        text: Annotated[str, Field(description="a name, acronym, code or word, in English or Chinese")],
        language: Language = default,
        limit: Limit = 10,
    ) -> dict[str, Any]:
        """Find things by name in either language: entries, themes, goals, organisations, people, places, classes.

        `things` are called so (`how`: is, begins, contains, or only resembles); their `id` is what other tools take.
        `mentioned_in` are further entries that have the words in keywords or summary.
        """
        return desk.find(text, language, limit)

    def explain(
        entry: Annotated[
            str | None, Field(description="id of an entry, or issue and position `2023-08/05`")
        ] = None,
        concept: Annotated[
            str | None, Field(description="e.g. `sdg:13`, `gbf:8`, `theme:flood-risk`")
        ] = None,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """Say why an entry is linked to a concept: quoted words of the source, a curator's reason, or a rule.

        With only an entry: all its links; with only a concept: all entries linked to it. `alternatives` were considered
        and do not hold.
        """
        return desk.explain(entry, concept, limit)

    def suggest(
        text: Annotated[str, Field(description="title and summary of something, in English or Chinese")],
        language: Language = default,
        everything: Annotated[bool, Field(description="also what is below the threshold")] = False,
    ) -> dict[str, Any]:
        """Suggest themes, ecosystems, SDGs and KM-GBF targets for a text that is not in the graph.

        Each has a confidence and the words that speak for it. Suggestions are no facts of the graph: a person decides.
        """
        return desk.suggest(text, language, everything=everything)

    return list_questions, ask, sparql, find, explain, suggest
