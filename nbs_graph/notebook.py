"""Questions and SPARQL in a notebook.

    %load_ext nbs_graph.notebook

    %question entries-by-sdg sdg=13 --to pandas

    %%sparql papers --to polars
    SELECT ?paper ?title { ?paper a nbs:Publication ; dcterms:title ?title }

What goes wrong is told in one message, without a traceback; the cell still counts as failed.
"""

import argparse
import re
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from nbs_graph.errors import NbsError, UsageProblem
from nbs_graph.settings import LANGUAGES, language

if TYPE_CHECKING:
    from nbs_graph.api import Graph

FORMS = ("rows", "pandas", "polars")
_USAGE = {
    "question": "%question NAME [parameter=value …]",
    "sparql": "%%sparql [VARIABLE] [-p parameter=value …]",
}
_OPTIONS = "[--to rows|pandas|polars] [--prefixed] [--lang en|zh] [--store DIR | --endpoint URL]"


def load_ipython_extension(shell: Any) -> None:
    """Called by `%load_ext` with IPython's shell."""

    def question(line: str) -> Any:
        return _told(lambda: ask(line))

    def sparql(line: str, cell: str) -> Any:
        return _told(lambda: run(line, cell, shell.user_ns))

    question.__doc__ = f"Ask a named question: {_USAGE['question']} {_OPTIONS}"
    sparql.__doc__ = (
        f"Ask in SPARQL: {_USAGE['sparql']} {_OPTIONS}. With VARIABLE, keep the answer and show nothing."
    )
    shell.register_magic_function(question, "line", "question")
    shell.register_magic_function(sparql, "cell", "sparql")
    shell.set_hook("complete_command", _complete, str_key="%question")


def ask(line: str) -> Any:
    """What `%question` answers: rows, or a data frame.

    Raises:
        UsageProblem: no such question, parameter or option. CannotDo: it could not be answered.
    """
    asked, rest = _parsed("question", line)
    if not rest or "=" in rest[0]:
        raise _misused("question", "name a question", "请写出问题名称")
    name, *given = rest
    return _answer(name, asked, given)


def run(line: str, cell: str, names: dict[str, Any]) -> Any:
    """What `%%sparql` answers; kept in `names`, and None, when the line names a variable.

    Raises:
        UsageProblem: no query, or no such parameter or option. CannotDo: it could not be answered.
    """
    asked, rest = _parsed("sparql", line)
    if len(rest) > 1 or (rest and not rest[0].isidentifier()):
        raise _misused(
            "sparql", f"“{' '.join(rest)}” is not one variable", f"“{' '.join(rest)}”不是单个变量名"
        )
    if not cell.strip():
        raise _misused("sparql", "the cell holds no query", "单元格中没有查询")
    # a line break, so that it can be neither a name nor a file
    found = _answer(f"{cell}\n", asked, asked.p)
    if not rest:
        return found
    names[rest[0]] = found
    return None


def _answer(question: str, asked: argparse.Namespace, given: Sequence[str]) -> Any:
    parameters: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not (equals and name):
            raise UsageProblem(
                f"A parameter is written name=value, not “{pair}”.",
                f"参数的写法是 name=value，而不是“{pair}”。",
            )
        if name in parameters:
            raise UsageProblem(f"{name} is given twice.", f"{name} 给出了两次。")
        if name == "lang":
            raise UsageProblem(
                "The language is an option: --lang en or --lang zh.",
                "语言用选项指定：--lang en 或 --lang zh。",
            )
        parameters[name] = value
    if asked.prefixed and asked.to == "rows":
        raise UsageProblem(
            "--prefixed goes with --to pandas or --to polars; rows keep IRIs whole.",
            "--prefixed 须与 --to pandas 或 --to polars 同用；rows 保留完整的 IRI。",
        )
    found = _graph(asked.endpoint or asked.store).query(question, lang=asked.lang, **parameters)
    if asked.to == "rows":
        return found
    return (found.to_pandas if asked.to == "pandas" else found.to_polars)(prefixed=asked.prefixed)


_opened: "dict[str | None, tuple[object, Graph]]" = {}


def _graph(place: str | None) -> "Graph":
    """A graph is opened once, a store again when there is a new build."""
    import nbs_graph
    from nbs_graph.graph.endpoint.address import is_url
    from nbs_graph.graph.store import signature

    now = None if is_url(place) else signature(Path(place) if place else None)
    if place not in _opened or _opened[place][0] != now:
        _opened.pop(place, None)  # closed before the next takes its memory
        _opened[place] = now, nbs_graph.open(place)
    return _opened[place][1]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong by an error of ours instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        raise _misused(self.prog, message, _in_chinese(message))


def _in_chinese(message: str) -> str:
    """What argparse finds wrong, which it says in English only."""
    for pattern, zh in _FAULTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return zh.format(*found.groups())
    return f"选项有误（{message}）"


_FAULTS = (
    (r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)", "{0} 没有 {1} 这一取值，可用：{2}"),
    (r"argument (\S+): expected one argument", "{} 后缺少取值"),
    (r"argument (\S+): not allowed with argument (\S+)", "{} 与 {} 不能同用"),
    (r"argument (\S+): ignored explicit argument (.+)", "{} 不带取值，却给出了 {}"),
    (r"unrecognized arguments: (.+)", "没有选项 {}"),
)


def _parsed(magic: str, line: str) -> tuple[argparse.Namespace, list[str]]:
    """The options of a magic, and what stands beside them."""
    parser = _Parser(prog=magic, add_help=False, allow_abbrev=False)
    parser.add_argument("--to", choices=FORMS, default="rows")
    parser.add_argument("--prefixed", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--store")
    where.add_argument("--endpoint")
    if magic == "sparql":
        parser.add_argument("-p", action="append", default=[])
    parser.add_argument("rest", nargs="*")
    try:
        words = shlex.split(line)
    except ValueError as error:
        zh = "引号不成对" if "quotation" in str(error) else "末尾的反斜线后没有字符"
        raise _misused(magic, str(error), zh) from error
    found = parser.parse_intermixed_args(words)
    return found, found.rest


def _misused(magic: str, en: str, zh: str) -> UsageProblem:
    usage = f"{_USAGE[magic]} {_OPTIONS}"
    return UsageProblem(f"{en}; usage: {usage}", f"{zh}；用法：{usage}")


def _told(act: Callable[[], Any]) -> Any:
    """Do it; what we say goes wrong becomes an error that IPython shows without a traceback."""
    try:
        return act()
    except NbsError as error:
        from IPython.core.error import UsageError

        raise UsageError(error.message(language())) from None


def _complete(_: Any, event: Any) -> list[str]:
    """The names of the questions, and after one, its parameters."""
    from nbs_graph.graph import catalogue

    before = event.line[: len(event.line) - len(event.symbol)].split()
    if len(before) < 2:
        return catalogue.names()
    if before[1] not in catalogue.names():
        return []
    return [f"{p.name}=" for p in catalogue.question(before[1]).asked]
