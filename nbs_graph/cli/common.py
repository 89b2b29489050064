"""What the commands share: where output goes, the options that many of them take."""

import contextlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

Store = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="The build to read; else NBS_GRAPH_STORE, ./build, the graph that ships.",
    ),
]
Language = Annotated[
    str | None, typer.Option("--lang", metavar="en|zh", help="Language of labels and messages.")
]


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
