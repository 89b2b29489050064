"""`nbs-graph validate`: what is wrong with entries, where, and what to type."""

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.model import Report, Severity
from nbs_graph.settings import language, store_location

if TYPE_CHECKING:
    import pyoxigraph as ox


class Format(StrEnum):
    """How the report is printed."""

    TEXT = "text"
    JSON = "json"


class FailOn(StrEnum):
    """From which severity on the command fails."""

    VIOLATION = "violation"
    WARNING = "warning"


def validate(
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…|-]", help="Files or folders; - reads standard input. Default: data/."),
    ] = None,
    input_format: Annotated[
        str | None,
        typer.Option(
            "--input-format",
            metavar="FORMAT",
            help="yaml, turtle, trig, ntriples, nquads, jsonld or rdfxml, when the name does not tell.",
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The build that the entries would join. Default: as for --store."),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print the report.")] = Format.TEXT,
    fail_on: Annotated[FailOn, typer.Option(help="The severity that fails.")] = FailOn.VIOLATION,
    lang: common.Language = None,
) -> None:
    """Check entries before they join the graph, or all of data/.

    Exit code 0: conforming; 1: something is wrong; 2: called wrongly; 3: could not be checked.
    """
    report = _report(paths or [], input_format, against)
    tongue = language(lang)
    printed = io.StringIO()
    if format is Format.JSON:
        from nbs_graph.validation.formats import json

        json.write(report, printed)
    else:
        from nbs_graph.validation.formats import text

        text.write(report, printed, language=tongue, colour=sys.stdout.isatty())
    with common.output() as out:
        out.write(printed.getvalue().encode())
    common.say(summary(report, tongue))
    limit = Severity.WARNING if fail_on is FailOn.WARNING else Severity.VIOLATION
    worst = report.worst()
    if worst is not None and worst >= limit:
        raise typer.Exit(1)


def _report(paths: list[str], input_format: str | None, against: str | None) -> Report:
    from nbs_graph.pipeline.validate import validate_data, validate_paths

    if not paths:
        from nbs_graph.resources import data_dir

        if input_format is not None or against is not None:
            raise UsageProblem(
                "--input-format and --against go with a PATH.",
                "--input-format 与 --against 需与 PATH 一同使用。",
            )
        here = Path("data")
        return validate_data(here if here.is_dir() else data_dir())
    base = _base(against)
    stdin = sys.stdin.buffer.read() if "-" in paths else b""
    return validate_paths(paths, base=base, input_format=input_format, stdin=stdin)


def _base(against: str | None) -> "ox.Store | None":
    """The graph that entries would join; nothing but the vocabularies when there is none yet."""
    from nbs_graph.graph.store import open_dataset

    if against is not None and "://" in against:
        raise UsageProblem(
            "--against takes the folder of a build; endpoints cannot be validated against yet.",
            "--against 只接受构建文件夹，尚不支持端点地址。",
        )
    asked = Path(against) if against else None
    try:
        return open_dataset(asked).store
    except CannotDo:
        if store_location(asked) is not None:
            raise
        return None


def summary(report: Report, tongue: str) -> str:
    """The last line: what was found, and in how much."""
    found = {s: sum(d.severity is s for d in report.diagnostics) for s in Severity}
    checked = report.checked
    if tongue == "zh":
        return (
            f"{found[Severity.VIOLATION]} 个错误、{found[Severity.WARNING]} 个警告、{found[Severity.INFO]} 个提示；"
            f"已检查 {checked.files} 个文件、{checked.entries} 个事物，"
            f"依据 {checked.shapes} 个形状的 {checked.constraints} 条约束。"
        )

    def counted(number: int, noun: str) -> str:
        return f"{number} {noun}" + ("" if number == 1 else "s")

    return (
        f"{counted(found[Severity.VIOLATION], 'error')}, {counted(found[Severity.WARNING], 'warning')}, "
        f"{counted(found[Severity.INFO], 'hint')}; checked {counted(checked.files, 'file')}, "
        f"{counted(checked.entries, 'thing')} against {checked.constraints} constraints of {checked.shapes} shapes."
    )
