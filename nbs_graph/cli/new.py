"""`nbs-graph new`: a commented template for a new file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from nbs_graph.errors import CannotDo
from nbs_graph.settings import language


def new(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="Publication, Policy, Event, Organisation …")],
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here; never over a file that is there.")
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="en|zh", help="Language of the comments.")] = None,
) -> None:
    """Print a template to fill in: owed keys first, the others commented out, each with a word of help."""
    from nbs_graph.sources.template import template

    text = template(kind, language(lang))
    if out is None:
        sys.stdout.write(text)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise CannotDo(
            f"{out} is there already; choose another name.", f"{out} 已存在，请另选文件名。"
        ) from error
    except OSError as error:
        raise CannotDo(
            f"{out} cannot be written: {error.strerror}.", f"无法写入 {out}：{error.strerror}。"
        ) from error
    sys.stderr.write(f"{out}\n")
