"""`nbs-graph validate`: what is wrong with entries, where, and what to type."""

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import UsageProblem
from nbs_graph.model import Report, Severity
from nbs_graph.pipeline.limited import Request
from nbs_graph.settings import language


class Format(StrEnum):
    """How the report is printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


class FailOn(StrEnum):
    """From which severity on the command fails."""

    VIOLATION = "violation"
    WARNING = "warning"


class Profile(StrEnum):
    """For whom the severities are weighed."""

    ENTRY = "entry"
    IMPORT = "import"


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
    profile: Annotated[
        Profile,
        typer.Option(
            help="entry: as our editors write; import: partners' data, which need not be bilingual."
        ),
    ] = Profile.ENTRY,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="DIR|URL",
            help="The graph that the entries would join: a build or a SPARQL endpoint. Default: as for --store.",
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print the report.")] = Format.TEXT,
    fail_on: Annotated[FailOn, typer.Option(help="The severity that fails.")] = FailOn.VIOLATION,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be written one way only; shows the change first.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --fix: write without asking.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Say as well which shape speaks and where it is defined.")
    ] = False,
    lang: common.Language = None,
) -> None:
    """Check entries before they join the graph, or all of data/.

    Exit code 0: conforming; 1: something is wrong; 2: called wrongly; 3: could not be checked.
    """
    from nbs_graph.pipeline import limited

    tongue = language(lang)
    request = _request(paths or [], input_format, against, profile)
    if yes and not fix:
        raise UsageProblem("--yes goes with --fix.", "--yes 需与 --fix 一同使用。")
    with common.progress(tongue) as told:
        report = limited.validate(request, told)
    if fix:
        from nbs_graph.cli.fixing import mend

        if mend(report, tongue, without_asking=yes):
            report = limited.validate(request)
    _print(report, request, format, fail_on, tongue, verbose=verbose)
    common.say(summary(report, tongue))
    worst = report.worst()
    if worst is not None and worst >= _limit(fail_on):
        raise typer.Exit(1)


def _limit(fail_on: FailOn) -> Severity:
    return Severity.WARNING if fail_on is FailOn.WARNING else Severity.VIOLATION


def _request(paths: list[str], input_format: str | None, against: str | None, profile: Profile) -> Request:
    if paths:
        stdin = sys.stdin.buffer.read() if "-" in paths else b""
        return Request(tuple(paths), False, input_format, against, profile.value, stdin)
    from nbs_graph.resources import data_dir

    if input_format is not None or against is not None:
        raise UsageProblem(
            "--input-format and --against go with a PATH.",
            "--input-format 与 --against 需与 PATH 一同使用。",
        )
    here = Path("data")
    return Request((str(here if here.is_dir() else data_dir()),), whole=True, profile=profile.value)


def _print(
    report: Report, request: Request, format: Format, fail_on: FailOn, tongue: str, *, verbose: bool
) -> None:
    out = io.StringIO()
    texts = {"-": request.stdin.decode("utf-8", "replace")} if request.stdin else None
    if format is Format.JSON:
        from nbs_graph.validation.formats import json

        json.write(report, out)
    elif format is Format.SARIF:
        from nbs_graph.validation.formats import sarif

        sarif.write(report, out, language=tongue, texts=texts)
    elif format is Format.JUNIT:
        from nbs_graph.validation.formats import junit

        junit.write(report, out, language=tongue, failing=_limit(fail_on), texts=texts)
    elif format is Format.GITHUB:
        from nbs_graph.validation.formats import github

        github.write(report, out, language=tongue)
    else:
        from nbs_graph.validation.formats import text

        colour = common.colours()
        text.write(report, out, language=tongue, colour=colour, verbose=verbose, texts=texts)
    with common.output() as stream:
        stream.write(out.getvalue().encode("utf-8", "replace"))


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
