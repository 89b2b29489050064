"""The server of the Model Context Protocol: which tools and resources there are, and how errors are told."""

import functools
import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from mcp.server.mcpserver.resources import FunctionResource
from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import ValidationError

from nbs_graph.agents import arguments, reading
from nbs_graph.agents.clerks import Clerks
from nbs_graph.agents.tools import Tongue, tools
from nbs_graph.errors import NbsError
from nbs_graph.graph.store import open_dataset
from nbs_graph.settings import LANGUAGES, version

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


def serve(store: Path | None, language: str) -> None:
    """Answer on stdin and stdout until the client closes them.

    Args:
        store: the graph, as `store.locate` takes it; language: what is spoken where an agent asks for none.
    Raises:
        CannotDo: there is no graph, or it cannot be read.
    """
    open_dataset(store)  # what is wrong with it is told before an agent waits for an answer
    made(Clerks(store), "zh" if language == "zh" else "en").run("stdio")


def made(clerks: Clerks, language: Tongue) -> MCPServer[None]:
    """The server, with those who do what is asked."""
    server = MCPServer(
        "nbs-graph",
        title="nbs-graph",
        instructions=INSTRUCTIONS,
        version=version(),
        log_level="WARNING",
        tools=[_Strict.made(_telling(tool, language), language) for tool in tools(clerks, language)],
        lifespan=lambda _: clerks.at_work(),
    )
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


class _Strict(Tool):
    """A tool that takes the arguments it declares, no others, and says so in the agent's language."""

    language: Tongue

    @classmethod
    def made(cls, told: Callable[..., Awaitable[CallToolResult]], language: Tongue) -> "_Strict":
        tool = Tool.from_function(told, annotations=_READS)
        tool.parameters["additionalProperties"] = False
        return cls(**dict(tool), language=language)

    async def run(self, arguments_: dict[str, Any], context: Any, convert_result: bool = False) -> Any:
        try:
            arguments.named(self.name, self.parameters, arguments_)
            self.fn_metadata.validate_arguments(arguments_)
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0])
            problem = arguments.wrong(self.name, self.parameters, name, arguments_.get(name))
            return _refusal(problem, arguments_, self.language)
        except NbsError as error:
            return _refusal(error, arguments_, self.language)
        return await super().run(arguments_, context, convert_result)


def _telling(
    tool: Callable[_P, Awaitable[dict[str, Any]]], default: Tongue
) -> Callable[_P, Awaitable[CallToolResult]]:
    """A tool that answers in JSON without blanks, and whose errors tell the agent what to do, in its language."""

    @functools.wraps(tool)
    async def told(*args: _P.args, **kwargs: _P.kwargs) -> CallToolResult:
        try:
            found = await tool(*args, **kwargs)
        except NbsError as error:
            return _refusal(error, kwargs, default)
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=found)

    return told


def _refusal(error: NbsError, given: Mapping[str, object], default: str) -> CallToolResult:
    """An error as an answer: raised, it would get an English heading of the library's."""
    asked = given.get("language")
    language = asked if asked in LANGUAGES else default
    text = error.message(str(language))
    return CallToolResult(content=[TextContent(type="text", text=text)], is_error=True)
