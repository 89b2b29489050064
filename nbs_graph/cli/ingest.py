"""`nbs-graph ingest`: a newsletter as text, PDF, web page or Word file → drafts of entries."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo, NotConformingError
from nbs_graph.settings import language

if TYPE_CHECKING:
    from nbs_graph.pipeline import ingest as pipeline


class Format(StrEnum):
    """What comes out."""

    YAML = "yaml"
    TTL = "ttl"
    JSON = "json"


class Input(StrEnum):
    """What can be read."""

    TEXT = "text"
    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"


def ingest(
    file: Annotated[Path, typer.Argument(metavar="FILE|-", help="The newsletter; - reads standard input.")],
    *,
    issue: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help="Its month; else as printed, or inferred.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the drafts go.  [default: drafts/YYYY-MM]")
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", help="yaml: drafts in DIR; ttl, json: the same on standard output.")
    ] = Format.YAML,
    input_format: Annotated[
        Input | None, typer.Option("--input-format", help="When neither content nor name tells.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the report here instead of to standard error.")
    ] = None,
    text_out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the extracted text, in which offsets count.")
    ] = None,
    expect: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT=N", help="items, links or a section, and how many; stops when it is not so."
        ),
    ] = None,
    store: common.Store = None,
    lang: common.Language = None,
) -> None:
    """Read a newsletter and write drafts of its entries, with the words that each field rests on.

    What was repaired, inferred and left over is reported, with the share of the text that is accounted for. Drafts
    that an editor has changed are left alone when the newsletter is read again.
    """
    from nbs_graph.graph.store import open_dataset
    from nbs_graph.pipeline import ingest as pipeline
    from nbs_graph.pipeline.extracting import extract
    from nbs_graph.sources.newsletter import reader
    from nbs_graph.sources.newsletter.expecting import unmet, wanted
    from nbs_graph.sources.newsletter.neutral import neutral
    from nbs_graph.sources.newsletter.telling import told

    tongue = language(lang)
    counts = wanted(expect or [])
    found = extract(common.read_bytes(file), file.name, input_format.value if input_format else None)
    if text_out is not None:
        _write(text_out, found["text"])
    dataset = open_dataset(store)
    read = reader.read(found["text"], pipeline.world(dataset), issue=issue, confirmed=found["links"])
    said = told(read, [note[tongue] for note in found["notes"]], tongue)
    if missing := unmet(read, counts):
        _report(report, said)
        raise NotConformingError(
            *(
                "; ".join(part) if n == 0 else "；".join(part)
                for n, part in enumerate(zip(*missing, strict=True))
            )
        )
    if format is Format.JSON:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        json.dump(neutral(read), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        sys.stdout.flush()
        _report(report, said)
        return
    if format is Format.TTL:
        with common.output() as stream:
            stream.write(pipeline.turtle(read, dataset, tongue))
        _report(report, said)
        return
    folder = out or Path("drafts") / read.month
    if report is not None:
        _report(report, said)  # before anything is written, in case it cannot be
    written = pipeline.write_drafts(read, dataset, folder, tongue)
    for path in (*written.new, *written.renewed):
        sys.stdout.write(f"{path}\n")
    _report(report, said + _drafts(written, tongue))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be written: {error.strerror}.", f"无法写入 {path}：{error.strerror}。"
        ) from error


def _report(path: Path | None, text: str) -> None:
    if path is None:
        common.say(text.rstrip("\n"))
    else:
        _write(path, text)


def _drafts(written: "pipeline.Written", tongue: str) -> str:
    from nbs_graph.sources.newsletter.telling import drafts

    return drafts(
        new=len(written.new),
        renewed=len(written.renewed),
        same=len(written.same),
        kept=[str(path) for path in written.kept],
        gone=[str(path) for path in written.gone],
        withdrawn=len(written.withdrawn),
        stale=[str(path) for path in written.stale],
        recognised=[(entry.position, id_, by) for entry, id_, by in written.recognised],
        tongue=tongue,
    )
