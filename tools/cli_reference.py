"""`docs/cli.md`: the commands with their arguments and options, as their own help has them."""

import importlib
import inspect
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from typer.models import ArgumentInfo, ParameterInfo

from nbs_graph.cli.main import COMMANDS
from tools import markdown

PATHS = ("docs/cli.md",)

_INTRO = """
# Command line

Data go to stdout, messages and progress to stderr. The same text, shorter: `nbs-graph COMMAND --help`.
命令行参考；中文帮助信息与标签请加 `--lang zh`。

**Which graph is read**: `--store DIR`, else the environment variable `NBS_GRAPH_STORE`, else `./build` if it is a build,
else the graph that ships in the package. **Language**: `--lang en|zh`, else the locale's, else English.
**ENTRY** is an IRI, a CURIE, a path under `id/` (`fund/global-biodiversity-framework-fund`), or issue and position
(`2023-08/05`). **CONCEPT** is an IRI or a CURIE (`sdg:13.1`, `theme:flood-risk`, `gbf:8`).

| exit code | means |
| --- | --- |
| 0 | done, and conforming |
| 1 | the data are wrong: a diagnostic of the failing severity |
| 2 | called wrongly: an unknown option, name or parameter, a syntax error in a query |
| 3 | could not be done: a file is absent or unreadable, a limit is exceeded, the disk is full |
| 4 | a bug; the message asks to report it |

`--debug`, anywhere, shows where in the program an error came from.

"""


def make() -> dict[str, bytes]:
    """Path → content."""
    overview = markdown.table(
        ["command", "does", "用途"],
        [(f"[`{name}`](#nbs-graph-{name})", en, zh) for name, (_, en, zh) in COMMANDS.items()],
    )
    parts = [markdown.notice("nbs_graph/cli/"), _INTRO, overview, *(_command(name) for name in COMMANDS)]
    return {PATHS[0]: "".join(parts).encode()}


def _command(name: str) -> str:
    function = _function(name)
    described = [_Parameter.of(*row) for row in _annotated(function)]
    arguments = [p for p in described if p.is_argument]
    options = [p for p in described if not p.is_argument]
    usage = " ".join(
        ["nbs-graph", name, *(p.written for p in arguments), *(["[OPTIONS]"] if options else [])]
    )
    text = "\n\n".join(" ".join(part.split()) for part in (inspect.getdoc(function) or "").split("\n\n"))
    rows = [(f"`{p.written}`", p.help, p.default) for p in (*arguments, *options)]
    return f"\n## nbs-graph {name}\n\n{markdown.code(usage, 'sh')}\n{text}\n\n" + markdown.table(
        ["argument or option", "is", "default"], rows
    )


def _function(name: str) -> Callable[..., None]:
    module, _, function = COMMANDS[name][0].partition(":")
    found: Callable[..., None] = getattr(importlib.import_module(f"nbs_graph.cli.{module}"), function)
    return found


def _annotated(function: Callable[..., None]) -> Iterator[tuple[str, Any, ParameterInfo, Any]]:
    """Name, type, what Typer is told, and default of each parameter of a command."""
    hints = typing.get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        type_, info = typing.get_args(hints[name])[:2]
        yield name, type_, info, parameter.default


@dataclass(frozen=True, slots=True)
class _Parameter:
    is_argument: bool
    written: str
    help: str
    default: str

    @classmethod
    def of(cls, name: str, type_: Any, info: ParameterInfo, default: Any) -> "_Parameter":
        """What Typer's own help would say, whatever its version."""
        inner = next((t for t in typing.get_args(type_) if t is not type(None)), type_)
        choices = (
            [member.value for member in inner] if isinstance(inner, type) and issubclass(inner, Enum) else []
        )
        metavar = "|".join(choices) or (info.metavar or name.upper()).removeprefix("[").removesuffix("]")
        required = default in {inspect.Parameter.empty, ...}
        shown = "" if required or default in {None, False} else f"`{getattr(default, 'value', default)}`"
        if isinstance(info, ArgumentInfo):
            return cls(True, metavar if required else f"[{metavar}]", info.help or "", shown)
        names = ", ".join(info.param_decls or [f"--{name.replace('_', '-')}"])
        return cls(False, names if inner is bool else f"{names} {metavar}", info.help or "", shown)
