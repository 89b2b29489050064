"""The door: `nbs-graph COMMAND …`. Finds the command, imports it only then, and turns errors into exit codes.

A command is a function in a module of this folder, with Typer's annotations; a row of `COMMANDS` makes it known.
Nothing heavy is imported before a command is known, not even Typer, so that help is there at once.
"""

import contextlib
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

from nbs_graph import errors
from nbs_graph.settings import LANGUAGES, language

# Name → module and function, and what it does, in the order they are told.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "query": (
        "query:query",
        "answer a named question, a SPARQL file or a query",
        "回答命名问题、SPARQL 文件或查询",
    ),
    "queries": ("query:queries", "list the named questions, or show one", "列出命名问题，或查看其一"),
    "explain": (
        "explain:explain",
        "say why an entry is linked to a theme or a goal",
        "说明条目为何与某主题或目标相关联",
    ),
    "validate": ("validate:validate", "check entries before they join the graph", "在条目并入图谱前检查"),
    "new": ("new:new", "write a commented template for a new entry", "生成新条目的带注释模板"),
    "ingest": (
        "ingest:ingest",
        "read a newsletter (text, PDF, web page, Word) into drafts",
        "读取通讯（文本、PDF、网页、Word），生成条目草稿",
    ),
    "import": (
        "importing:import_",
        "make drafts from BibTeX, RIS, CSL-JSON, OpenAlex, CSV, XLSX",
        "由 BibTeX、RIS、CSL-JSON、OpenAlex、CSV、XLSX 生成草稿",
    ),
    "suggest": (
        "suggest:suggest",
        "suggest themes, SDGs and targets, with the words that speak for each",
        "建议主题、可持续发展目标与具体目标，并附依据的原文",
    ),
    "accept": (
        "deciding:accept",
        "link an entry with a concept, with the reason, who and when",
        "采纳关联：写明理由、何人、何时",
    ),
    "reject": (
        "deciding:reject",
        "record that a link does not hold; it is not suggested again",
        "否决关联：记录在案，不再建议",
    ),
    "export": (
        "export:export",
        "print publications as BibTeX, RIS or CSL-JSON",
        "以 BibTeX、RIS 或 CSL-JSON 输出论文与报告",
    ),
    "serve": (
        "serve:serve",
        "serve the graph as a SPARQL endpoint with named questions",
        "将图谱发布为带命名问题的 SPARQL 端点",
    ),
    "mcp": (
        "mcp:mcp",
        "serve the questions to an agent (Model Context Protocol)",
        "以 MCP 协议向智能体提供问题与查询",
    ),
    "push": (
        "push:push",
        "load the graph into a SPARQL server, and verify what arrived",
        "将图谱载入 SPARQL 服务器，并核对到达的内容",
    ),
    "build": ("build:build", "make the graph: store, dumps, manifest", "构建图谱：图库、转储文件与清单"),
    "verify": ("build:verify", "check a build against its manifest", "对照清单检查构建结果"),
    "diff": (
        "diff:diff",
        "tell what changed between two builds or dumps",
        "说明两次构建或两份转储之间的变化",
    ),
}
_HELP = {
    "en": """Usage: nbs-graph [--lang en|zh] [--debug] COMMAND [ARGS]...

  The knowledge graph of Nature-based Solutions: what a newsletter reports,
  as linked data, with the words that justify each link.

Commands:
{commands}

Options:
  --lang en|zh  language of labels and messages; else the locale's
  --debug       show where in the program an error came from
  --version     print the version
  --help        print this, or `nbs-graph COMMAND --help` for one command

A first question: nbs-graph query sdg-coverage
""",
    "zh": """用法：nbs-graph [--lang en|zh] [--debug] 命令 [参数]...

  基于自然的解决方案知识图谱：将通讯内容表示为关联数据，
  并附上每条关联所依据的原文。

命令：
{commands}

选项：
  --lang en|zh  标签与消息的语言；默认随系统区域设置
  --debug       显示错误在程序中的位置
  --version     显示版本
  --help        显示本说明；`nbs-graph 命令 --help` 查看单个命令

不妨先问：nbs-graph query sdg-coverage
""",
}
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        the exit code of the contract: 0 done, 1 not conforming, 2 wrong usage, 3 could not be done, 4 a bug.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [argument for argument in given if argument != "--debug"]
    try:
        code = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        with contextlib.suppress(
            OSError
        ):  # whoever read has seen enough; keep the interpreter from complaining
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the one place that turns errors into exit codes
        if debug:
            import traceback

            traceback.print_exc()
        if isinstance(error, OSError):
            with contextlib.suppress(OSError):  # what a full disk refused would be tried again at exit
                sys.stdout.close()
        return _tell(error, spoken(given) or language())
    return code


def _run(arguments: list[str]) -> int:
    """Read what stands before the command, and call it."""
    asked = spoken(arguments)
    if asked is not None and asked not in LANGUAGES:
        raise errors.UsageProblem(
            f"--lang is en or zh, not “{asked}”.", f"--lang 应为 en 或 zh，而不是“{asked}”。"
        )
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        option = rest.pop(0)
        if option == "--lang":
            rest = rest[1:]
        elif option in {"--help", "-h"}:
            rest = []
        elif option == "--version":
            import nbs_graph

            sys.stdout.write(f"nbs-graph {nbs_graph.__version__}\n")
            return 0
        elif not option.startswith("--lang="):
            raise _unknown(option, ("--lang", "--debug", "--version", "--help"), "option", "选项")
    if not rest:
        sys.stdout.write(help_text(language(asked)))
        return 0
    name, *given = rest
    if name not in COMMANDS:
        raise _unknown(name, COMMANDS, "command", "命令")
    if asked is not None and spoken(given) is None:
        given = ["--lang", asked, *given]
    return _call(name, given)


def _call(name: str, arguments: list[str]) -> int:
    """Call a command; not by Typer's own `main`, which would end the process with codes that are not ours."""
    command = load(name)
    from typer import Exit

    try:
        with command.make_context(f"nbs-graph {name}", arguments) as context:
            command.invoke(context)
    except Exit as done:
        return done.exit_code
    return 0


def spoken(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, wherever it stands: messages need it even when the arguments cannot be parsed."""
    found = None
    for argument, after in zip(arguments, [*arguments[1:], ""], strict=False):
        if argument == "--":
            break
        if argument == "--lang":
            found = after
        elif argument.startswith("--lang="):
            found = argument.partition("=")[2]
    return found


def help_text(tongue: str) -> str:
    """What `nbs-graph --help` prints."""
    lines = (f"  {name:<10}{zh if tongue == 'zh' else en}" for name, (_, en, zh) in COMMANDS.items())
    return _HELP[tongue].format(commands="\n".join(lines))


def load(name: str) -> Any:
    """The command of that name, ready to be called."""
    import typer

    module, _, function = COMMANDS[name][0].partition(":")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name)(getattr(importlib.import_module(f"nbs_graph.cli.{module}"), function))
    return typer.main.get_command(app)


def _unknown(typed: str, known: Any, en: str, zh: str) -> errors.UsageProblem:
    from nbs_graph.terms.vocabulary import closest

    near = closest(typed, known)
    return errors.UsageProblem(
        f"There is no {en} “{typed}”." + (f" Did you mean `{near}`?" if near else " See `nbs-graph --help`."),
        f"没有{zh}“{typed}”。" + (f"是否想用 `{near}`？" if near else "请参阅 `nbs-graph --help`。"),
    )


def _tell(error: Exception, tongue: str) -> int:
    """Say on stderr what went wrong; the exit code that it means."""
    zh = tongue == "zh"
    if isinstance(error, errors.NbsError):
        text, code = error.message(tongue), error.exit_code
    elif (usage := _usage(error, zh=zh)) is not None:
        text, code = usage, errors.UsageProblem.exit_code
    elif isinstance(error, OSError):
        text, code = _system(error, zh=zh), errors.CannotDo.exit_code
    elif isinstance(error, MemoryError):
        text, code = "内存不足。" if zh else "out of memory.", errors.CannotDo.exit_code
    else:
        what = f"{type(error).__name__}: {error}"
        text = (
            f"程序缺陷（{what}）。请报告，并附上所用命令及其在 --debug 下的输出。"
            if zh
            else f"a bug ({what}). Please report it, with the command and what it prints under --debug."
        )
        code = errors.NbsError.exit_code
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{'错误：' if zh else 'Error: '}{text}\n")
    return code


def _usage(error: Exception, *, zh: bool) -> str | None:
    """What Typer complains about, and where to read on; None when it is no complaint of Typer's."""
    if "typer" not in sys.modules:
        return None
    from typer.exceptions import TyperException

    if not isinstance(error, TyperException):
        return None
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "nbs-graph"
    said = error.format_message()
    return f"用法有误：{said}\n请参阅 `{command} --help`。" if zh else f"{said}\nSee `{command} --help`."


def _system(error: OSError, *, zh: bool) -> str:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    reason = ("磁盘已满" if zh else "the disk is full") if full else error.strerror or str(error)
    where = f"{error.filename}{'：' if zh else ': '}" if error.filename else ""
    return f"{where}{reason}{'。' if zh else '.'}"


if __name__ == "__main__":
    sys.exit(main())
