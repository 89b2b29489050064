"""`nbs-graph query` and `nbs-graph queries`: asking the graph, and what can be asked of it."""

import json
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

import typer

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.settings import language

if TYPE_CHECKING:
    from nbs_graph.graph.asking import Request
    from nbs_graph.graph.catalogue import Question
    from nbs_graph.graph.coercion import Parameter

_SECONDS = 60.0
_LONGEST = 1e6
_IN_MEMORY = 16 * 2**20


class Format(StrEnum):
    """How an answer is printed: for people, as rows, as a graph."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"
    NT = "nt"
    JSONLD = "jsonld"


class ListFormat(StrEnum):
    """How the questions are listed."""

    TEXT = "text"
    JSON = "json"


def query(
    what: Annotated[
        str | None,
        typer.Argument(metavar="[NAME|FILE.rq]", help="A named question (see `queries`), or a file."),
    ] = None,
    *,
    expression: Annotated[str | None, typer.Option("-e", metavar="QUERY", help="SPARQL, as text.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Option("-p", metavar="NAME=VALUE", help="A parameter; may be repeated.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print the answer.")] = Format.TABLE,
    store: common.Store = None,
    endpoint: common.Endpoint = None,
    federate: Annotated[
        bool,
        typer.Option("--federate", help="Let a query of your own hold SERVICE, which goes to the network."),
    ] = False,
    timeout: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            help="Give up after this; 60 for endpoints, files and -e, none for named questions of a store.",
        ),
    ] = None,
    lang: common.Language = None,
) -> None:
    """Answer a named question, a SPARQL file, or a query, from the graph.

    Every prefix of the project is known in queries; the default graph is the union of all graphs.
    """
    from nbs_graph.graph.store import locate

    tongue = language(lang)
    if timeout is not None and not 0 < timeout < _LONGEST:
        raise UsageProblem("--timeout is a number of seconds above 0.", "--timeout 应为大于 0 的秒数。")
    request = replace(
        _request(what, expression, parameters or [], format, None if endpoint else locate(store), tongue),
        endpoint=_endpoint(endpoint, store),
        seconds=timeout,
        federate=federate,
    )
    if federate and request.text is None:
        raise UsageProblem(
            "--federate goes with a file or -e; named questions ask one graph.",
            "--federate 只用于文件或 -e；命名问题只查询一个图谱。",
        )
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
        rows = _answer(request, timeout, cast("BinaryIO", whole))
        if format is Format.TABLE:
            _heading(request)
        whole.seek(0)
        with common.output() as out:
            shutil.copyfileobj(whole, out)
    if format is Format.TABLE and rows is not None:
        common.say(f"\n共 {rows} 条" if tongue == "zh" else f"\n{rows} row{'' if rows == 1 else 's'}")


def _request(
    what: str | None,
    expression: str | None,
    parameters: list[str],
    format: Format,
    store: Path | None,
    tongue: str,
) -> "Request":
    from nbs_graph.graph.asking import Request

    if (what is None) == (expression is None):
        raise UsageProblem(
            "Name a question, a file, or give a query with -e. `nbs-graph queries` lists the questions.",
            "请指定问题名称或文件，或用 -e 给出查询。`nbs-graph queries` 列出全部问题。",
        )
    name, text = ("query", expression) if what is None else _named(what)
    return Request(
        name=name,
        text=text,
        parameters=_parameters(parameters),
        store=None if store is None else str(store),
        format=format.value,
        language=tongue,
        columns=common.terminal_columns(),
    )


def _endpoint(url: str | None, store: Path | None) -> str | None:
    common.one_place(store, url)
    if url is None:
        return None
    from nbs_graph.graph.endpoint.address import checked

    return checked(url)


def _named(what: str) -> tuple[str, str | None]:
    """The name of a question, or of a file with its text."""
    if not what.endswith((".rq", ".sparql")) and "/" not in what:
        return what, None
    path = Path(what)
    try:
        return path.stem, path.read_text("utf-8-sig")
    except OSError as error:
        raise CannotDo(
            f"{what} cannot be read: {error.strerror}.", f"无法读取 {what}：{error.strerror}。"
        ) from error
    except UnicodeDecodeError as error:
        raise CannotDo(f"{what} is not UTF-8 text.", f"{what} 不是 UTF-8 文本。") from error


def _parameters(given: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise UsageProblem(
                f"-p takes NAME=VALUE, not “{pair}”.", f"-p 的写法是 NAME=VALUE，而不是“{pair}”。"
            )
        if name in found:
            raise UsageProblem(f"{name} is given twice.", f"{name} 给出了两次。")
        found[name] = value
    return found


def _answer(request: "Request", timeout: float | None, out: BinaryIO) -> int | None:
    """Our own questions are answered here, and what others answer; anything else in a process that can be stopped."""
    if request.endpoint is not None or (request.text is None and timeout is None):
        from nbs_graph.graph.asking import answer

        return answer(request, out)
    from nbs_graph.graph.limited import answer_limited

    return answer_limited(request, out, _SECONDS if timeout is None else timeout)


def _heading(request: "Request") -> None:
    """Above a table for people: the question in their language."""
    if request.text is None:
        from nbs_graph.graph.catalogue import question

        common.say(question(request.name).question.get(request.language, request.name) + "\n")


def queries(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Show this question in full.")] = None,
    *,
    format: Annotated[ListFormat, typer.Option(help="How to print the list.")] = ListFormat.TEXT,
    lang: common.Language = None,
) -> None:
    """List the named questions with their parameters, or show one in full."""
    from nbs_graph.graph import catalogue

    tongue = language(lang)
    found = catalogue.questions() if name is None else [catalogue.question(name)]
    if format is ListFormat.JSON:
        shown = (
            [q.as_json() for q in found] if name is None else {**found[0].as_json(), "sparql": found[0].text}
        )
        json.dump(shown, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif name is None:
        sys.stdout.writelines(f"{line}\n" for line in _list(found, tongue))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _full(found[0], tongue))


def _list(found: "list[Question]", tongue: str) -> Iterator[str]:
    for question in found:
        usage = " ".join(_usage(p) for p in question.asked)
        yield f"{question.name}  {usage}".rstrip()
        yield f"    {question.question.get(tongue, '')}"


def _usage(parameter: "Parameter") -> str:
    value = (
        shlex.quote(parameter.example) if parameter.example else "|".join(parameter.choices) or parameter.type
    )
    pair = f"{parameter.name}={value}"
    return f"-p {pair}" if parameter.required else f"[-p {pair}]"


def _full(question: "Question", tongue: str) -> Iterator[str]:
    from nbs_graph.terms.width import pad, width

    zh = tongue == "zh"
    yield question.question.get(tongue, "")
    yield ""
    yield f"  nbs-graph query {question.name} {' '.join(_usage(p) for p in question.asked)}".rstrip()
    for head, described in (
        ("参数" if zh else "Parameters", [(p.name, _told(p, tongue)) for p in question.asked]),
        ("列" if zh else "Columns", [(c.name, c.help.get(tongue, "")) for c in question.columns]),
    ):
        if described:
            yield f"\n{head}"
            margin = max(width(name) for name, _ in described)
            yield from (f"  {pad(name, margin)}  {help}".rstrip() for name, help in described)
    yield f"\nSPARQL\n{question.text.strip()}"


def _told(parameter: "Parameter", tongue: str) -> str:
    """A parameter's help, choices and default, in one line."""
    zh = tongue == "zh"
    parts = [(parameter.help or {}).get(tongue, "")]
    if parameter.choices:
        parts.append(" | ".join(parameter.choices))
    if parameter.required:
        parts.append("必填" if zh else "required")
    elif parameter.default:
        parts.append(f"默认 {parameter.default}" if zh else f"default {parameter.default}")
    return ("；" if zh else "; ").join(filter(None, parts))
