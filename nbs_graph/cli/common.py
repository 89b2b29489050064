"""What the commands share: the reader's language, where output goes, the options that many of them take."""

import contextlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from nbs_graph.errors import UsageProblem
from nbs_graph.settings import LANGUAGES, language

Store = Annotated[
    Path | None,
    typer.Option("--store", metavar="DIR", help="The build to read; else NBS_GRAPH_STORE, ./build, the graph that ships."),
]
Language = Annotated[str | None, typer.Option("--lang", metavar="en|zh", help="Language of labels and messages.")]


def spoken(arguments: Sequence[str]) -> str:
    """The language of messages, known before the arguments are parsed, since parsing them may fail.

    Raises:
        UsageProblem: `--lang` names a language we do not speak.
    """
    asked = None
    for argument, after in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--":
            break
        if argument == "--lang":
            asked = after
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    if asked is not None and asked not in LANGUAGES:
        raise UsageProblem(f"--lang is en or zh, not “{asked}”.", f"--lang 应为 en 或 zh，而不是“{asked}”。")
    return language(asked)


def say(text: str) -> None:
    """Tell a person something beside the data: on stderr, after what stdout has already got."""
    with contextlib.suppress(BrokenPipeError, ValueError):
        sys.stdout.flush()
    sys.stderr.write(text + "\n")


def terminal_columns() -> int | None:
    """The width to lay out for; None when the output is read by a program or kept in a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


@contextlib.contextmanager
def output() -> Iterator[BinaryIO]:
    """Where data go: stdout as bytes, UTF-8 whatever the locale, so that files are the same everywhere."""
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()
