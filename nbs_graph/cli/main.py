"""The door: `nbs-graph COMMAND …`. Finds the command, imports it only then, and turns errors into exit codes.

A command is a function in a module of this folder, with Typer's annotations; a row of `COMMANDS` makes it known.
"""

import contextlib
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
import typer.core
from typer.exceptions import TyperException

from nbs_graph import errors
from nbs_graph.cli import common
from nbs_graph.settings import language

# Name → module and function, and what it does, in the order they are told.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "query": ("query:query", "Answer a named question, a SPARQL file or a query.", "回答命名问题、SPARQL 文件或查询"),
    "queries": ("query:queries", "List the named questions, or show one.", "列出命名问题，或查看其一"),
    "explain": ("explain:explain", "Say why an entry is linked to a theme or a goal.", "说明条目为何与某主题或目标相关联"),
    "validate": ("validate:validate", "Check entries before they join the graph.", "在条目并入图谱前检查"),
    "new": ("new:new", "Write a commented template for a new entry.", "生成新条目的带注释模板"),
    "build": ("build:build", "Make the graph: store, dumps, manifest.", "构建图谱：图库、转储文件与清单"),
    "verify": ("build:verify", "Check a build against its manifest.", "对照清单检查构建结果"),
    "diff": ("diff:diff", "Tell what changed between two builds or dumps.", "说明两次构建或两份转储之间的变化"),
}
INTERRUPTED = 130


class _LazyGroup(typer.core.TyperGroup):
    """Commands that are imported when they are called; help needs none of them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise _no_command(args[0])
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        chinese = _speaking(sys.argv[1:]) == "zh"
        with formatter.section("命令" if chinese else "Commands"):
            formatter.write_dl([(name, zh if chinese else en) for name, (_, en, zh) in COMMANDS.items()])


def load(name: str) -> Any:
    """The command of that name, ready to be called."""
    module, _, function = COMMANDS[name][0].partition(":")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name)(getattr(importlib.import_module(f"nbs_graph.cli.{module}"), function))
    return typer.main.get_command(app)


def _no_command(name: str) -> errors.UsageProblem:
    from nbs_graph.terms.vocabulary import closest

    near = closest(name, COMMANDS)
    return errors.UsageProblem(
        f"There is no command “{name}”." + (f" Did you mean `{near}`?" if near else " See nbs-graph --help."),
        f"没有命令“{name}”。" + (f"是否想用 `{near}`？" if near else "请参阅 nbs-graph --help。"),
    )


app = typer.Typer(
    cls=_LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    *,
    lang: common.Language = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error came from.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """The knowledge graph of Nature-based Solutions | 基于自然的解决方案知识图谱."""
    if lang:
        ctx.default_map = {name: {"lang": lang} for name in COMMANDS}
    if version:
        import nbs_graph

        typer.echo(f"nbs-graph {nbs_graph.__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


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
        with contextlib.suppress(OSError):  # whoever read has seen enough; keep the interpreter from complaining
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if debug:
            import traceback

            traceback.print_exc()
        return _tell(error, _speaking(given))
    return code


def _run(arguments: list[str]) -> int:
    common.spoken(arguments)
    code = app(arguments, prog_name="nbs-graph", standalone_mode=False)
    return code if isinstance(code, int) else 0


def _speaking(arguments: Sequence[str]) -> str:
    try:
        return common.spoken(arguments)
    except errors.UsageProblem:
        return language()


def _tell(error: Exception, tongue: str) -> int:
    """Say on stderr what went wrong; the exit code that it means."""
    zh = tongue == "zh"
    if isinstance(error, errors.NbsError):
        text, code = error.message(tongue), error.exit_code
    elif isinstance(error, TyperException):
        text, code = _usage(error, zh=zh), errors.UsageProblem.exit_code
    elif isinstance(error, OSError):
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        reason = ("磁盘已满" if zh else "the disk is full") if full else error.strerror or str(error)
        text = f"{error.filename}：{reason}" if zh and error.filename else reason
        text = f"{error.filename}: {reason}" if not zh and error.filename else text
        code = errors.CannotDo.exit_code
    elif isinstance(error, MemoryError):
        text, code = "内存不足" if zh else "out of memory", errors.CannotDo.exit_code
    else:
        what = f"{type(error).__name__}: {error}"
        text = (
            f"程序出错（{what}）。这是缺陷，请报告：附上命令，以及加 --debug 后的输出。"
            if zh
            else f"a bug ({what}). Please report it, with the command and what it prints under --debug."
        )
        code = errors.NbsError.exit_code
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{'错误：' if zh else 'Error: '}{text}\n")
    return code


def _usage(error: TyperException, *, zh: bool) -> str:
    """What the argument parser complains about, and where to read on."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "nbs-graph"
    said = error.format_message()
    return f"用法有误：{said}\n请参阅 `{command} --help`。" if zh else f"{said}\nSee `{command} --help`."


if __name__ == "__main__":
    sys.exit(main())
