"""`nbs-graph new`: a commented template for a new file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo
from nbs_graph.settings import language


def new(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="Publication, Policy, Event, Organisation …")],
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here; never over a file that is there.")
    ] = None,
    guided: Annotated[
        bool, typer.Option("--guided", help="Ask key by key and check each answer; answers may be piped in.")
    ] = False,
    lang: Annotated[str | None, typer.Option(metavar="en|zh", help="Language of the comments.")] = None,
) -> None:
    """Print a template to fill in: owed keys first, the others commented out, each with a word of help."""
    from nbs_graph.sources.template import template

    if out is not None and out.exists():
        raise _is_there(out)
    text = (_guided(kind, language(lang)) if guided else None) or template(kind, language(lang))
    if out is None:
        sys.stdout.write(text)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise _is_there(out) from error
    except OSError as error:
        raise CannotDo(
            f"{out} cannot be written: {error.strerror}.", f"无法写入 {out}：{error.strerror}。"
        ) from error
    sys.stderr.write(f"{out}\n")


def _is_there(out: Path) -> CannotDo:
    return CannotDo(f"{out} is there already; choose another name.", f"{out} 已存在，请另选文件名。")


def _guided(kind: str, tongue: str) -> str | None:
    """Ask on the terminal, or take answers from a pipe, a line each; None where there is nobody to ask."""
    from nbs_graph.pipeline.wizard.guided import guided, unanswered

    piped = (
        None if sys.stdin.isatty() else _lines(sys.stdin.buffer.read(_MOST).decode("utf-8-sig", "replace"))
    )
    if piped is not None and not piped:
        return None

    def ask(prompt: str) -> str | None:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        typed = sys.stdin.readline() if piped is None else piped.pop(0) + "\n" if piped else ""
        if piped is not None or not typed:
            sys.stderr.write(typed or "\n")
        return typed or None

    text = guided(kind, tongue, ask, common.say)
    left = ", ".join(unanswered(text))
    if left:
        common.say(f"留待以后：{left}" if tongue == "zh" else f"Left for later: {left}")
    return text


def _lines(text: str) -> list[str]:
    return text.splitlines() if text.strip() else []


_MOST = 1_000_000
