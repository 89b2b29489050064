"""What the commands share: where output goes, the options that many of them take."""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import typer

from nbs_graph.errors import CannotDo, UsageProblem

if TYPE_CHECKING:
    from nbs_graph.sparql.graph import Readable

Store = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="The build to read; else NBS_GRAPH_STORE, ./build, the graph that ships.",
    ),
]
Endpoint = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        metavar="URL",
        help="Ask this SPARQL 1.1 endpoint instead; NBS_GRAPH_ENDPOINT_USER and _PASSWORD, or ~/.netrc, if it asks who.",
    ),
]
Language = Annotated[
    str | None, typer.Option("--lang", metavar="en|zh", help="Language of labels and messages.")
]


_MOST_BYTES = 100_000_000


def read_bytes(file: Path) -> bytes:
    """A file, or standard input for `-`.

    Raises:
        CannotDo: it is absent, cannot be read, or is larger than 100 MB.
    """
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        if file.is_file() and file.stat().st_size > _MOST_BYTES:
            raise CannotDo(f"{file} is larger than 100 MB.", f"{file} 超过 100 MB。")
        return file.read_bytes()
    except FileNotFoundError as error:
        raise CannotDo(f"{file} does not exist.", f"{file} 不存在。") from error
    except OSError as error:
        raise CannotDo(
            f"{file} cannot be read: {error.strerror}.", f"无法读取 {file}：{error.strerror}。"
        ) from error


def one_place(store: Path | None, endpoint: str | None) -> None:
    """See that a graph is not named twice.

    Raises:
        UsageProblem: it is.
    """
    if endpoint is not None and store is not None:
        raise UsageProblem("Give --store or --endpoint, not both.", "--store 与 --endpoint 只能给出一个。")


def graph(store: Path | None, endpoint: str | None) -> "Readable":
    """The graph to read, triple by triple: of an endpoint, else of a store.

    Raises:
        UsageProblem: both are named, or no such address can be. CannotDo: it cannot be opened.
    """
    one_place(store, endpoint)
    if endpoint is not None:
        from nbs_graph.graph.remote import Remote

        return Remote(endpoint)
    from nbs_graph.graph.store import open_dataset

    return open_dataset(store).store


def say(text: str) -> None:
    """Tell a person something beside the data: on stderr, after what stdout has already got."""
    with contextlib.suppress(BrokenPipeError, ValueError):
        sys.stdout.flush()
    sys.stderr.write(text + "\n")


def terminal_columns() -> int | None:
    """The width to lay out for; None when the output is read by a program or kept in a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def colours(stream: TextIO | None = None) -> bool:
    """Whether to mark things with colour: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return (stream or sys.stdout).isatty() and not os.environ.get("NO_COLOR")


_JUDGED = {"": ("{} nodes judged", "已校验 {} 个节点")}


@contextlib.contextmanager
def progress(
    tongue: str, said: Mapping[str, tuple[str, str]] = _JUDGED
) -> Iterator[Callable[[str, int, int], None]]:
    """A line on stderr that tells how far a long task has come; only on a terminal.

    Args:
        said: stage → what is told beside the number, in English and in Chinese with a place for the number.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    shown = False

    def tell(stage: str, done: int, of: int) -> None:
        nonlocal shown
        if not done:
            return
        shown = True
        words = said.get(stage, next(iter(said.values())))[tongue == "zh"].format(f"{done:,}")
        full = round(_BAR * done / of) if of else 0
        bar = f" [{'#' * full}{'.' * (_BAR - full)}] {100 * done // of}%" if of else ""
        sys.stderr.write(f"\r\x1b[K{words}{bar}")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


_BAR = 30


@contextlib.contextmanager
def output() -> Iterator[BinaryIO]:
    """Where data go: stdout as bytes, UTF-8 whatever the locale, so that files are the same everywhere."""
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()
