"""`nbs-graph import`: reference managers' files and spreadsheets → drafts for an editor."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbs_graph.cli import common
from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.settings import language

if TYPE_CHECKING:
    from nbs_graph.pipeline.importing import Outcome
    from nbs_graph.sources.bibliography.work import Batch


class InputFormat(StrEnum):
    """What can be read."""

    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    OPENALEX = "openalex"
    CSV = "csv"
    XLSX = "xlsx"


class Template(StrEnum):
    """Tables to fill in."""

    CSV = "csv"
    XLSX = "xlsx"


def import_(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE|-]", help="The file; - reads standard input.")
    ] = None,
    *,
    input_format: Annotated[
        InputFormat | None, typer.Option("--input-format", help="When the name of the file does not tell.")
    ] = None,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Where the drafts go; files that are there are left alone.")
    ] = Path("drafts"),
    template: Annotated[
        Template | None,
        typer.Option(help="Print a table to fill in, with an example row, instead of reading a file."),
    ] = None,
    store: common.Store = None,
    lang: common.Language = None,
) -> None:
    """Make drafts of entries from BibTeX, RIS, CSL-JSON, OpenAlex JSON, CSV or XLSX.

    One YAML file per work that the graph does not know by DOI, address or title, one per new person or institution.
    What an editor owes stands in them as comments; what of the file was not taken is reported on stderr.
    """
    tongue = language(lang)
    if (file is None) == (template is None):
        raise UsageProblem(
            "Name a FILE to import, or ask for a table to fill in with --template csv.",
            "请指定要导入的文件，或用 --template csv 生成表格模板。",
        )
    if template is not None:
        _print_template(template, tongue)
        return
    assert file is not None
    from nbs_graph.graph.store import open_dataset
    from nbs_graph.pipeline.importing import import_works
    from nbs_graph.pipeline.known import known
    from nbs_graph.sources.bibliography import formats

    format = formats.format_of("-" if str(file) == "-" else file.name, input_format and input_format.value)
    batch = formats.read(_bytes(file, formats.MOST + 1), str(file), format)
    outcome = import_works(batch, known(open_dataset(store)), file.name, out, tongue)
    for path in outcome.entries:
        sys.stdout.write(f"{path}\n")
    for line in _report(outcome, batch, zh=tongue == "zh"):
        common.say(line)
    if outcome.taken or any(what == "untitled" for _, what, _ in batch.aside):
        raise typer.Exit(1)


def _bytes(file: Path, most: int) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read(most)
    try:
        with file.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise CannotDo(
            f"{file} cannot be read: {error.strerror}.", f"无法读取 {file}：{error.strerror}。"
        ) from error


def _print_template(template: Template, tongue: str) -> None:
    if template is Template.CSV:
        from nbs_graph.sources.bibliography.spreadsheet import template_csv as made
    else:
        from nbs_graph.sources.bibliography.workbook import template as made

        if sys.stdout.isatty():
            raise UsageProblem(
                "A workbook is no text: add `> entries.xlsx`.", "工作簿不是文本：请加上 `> entries.xlsx`。"
            )
    with common.output() as stream:
        stream.write(made(tongue))


def _report(outcome: "Outcome", batch: "Batch", *, zh: bool) -> Iterator[str]:
    """What became of the file, a line each."""
    from nbs_graph.sources.bibliography.work import ASIDE, REASONS

    tongue = "zh" if zh else "en"
    signs = {"doi": "DOI", "url": "网址" if zh else "address", "title": "标题" if zh else "title"}
    for work, entry, by in outcome.known:
        where = work.where.told(tongue)
        yield (
            f"{where}：图谱中已有（{signs[by]}相同）：{entry}  {work.title}"
            if zh
            else f"{where}: in the graph already (same {signs[by]}): {entry}  {work.title}"
        )
    for work, first, by in outcome.twice:
        where, before = work.where.told(tongue), first.where.told(tongue)
        yield (
            f"{where}：与{before}重复（{signs[by]}相同），未写出：{work.title}"
            if zh
            else f"{where}: the same work as {before} (same {signs[by]}), not written: {work.title}"
        )
    for work, id_ in outcome.taken:
        where = work.where.told(tongue)
        yield (
            f"{where}：id {id_} 已属他物，草稿中未写 id；请手工拟定：{work.title}"
            if zh
            else f"{where}: the id {id_} belongs to another work; the draft has none, make one by hand: {work.title}"
        )
    for name, id_ in outcome.homonyms.items():
        yield (
            f"{name}：{id_} 在图谱中是另一人；请在草稿中另拟 id"
            if zh
            else f"{name}: {id_} is somebody else in the graph; make another id in the draft"
        )
    for place, what, said in batch.aside:
        yield f"{place.told(tongue)}{'：' if zh else ': '}{ASIDE[what][zh]}{'：' if zh else ': '}{said}".rstrip(
            "：: "
        )
    for path in outcome.standing:
        yield f"{path}：已存在，未改动" if zh else f"{path}: is there already, left alone"
    for (name, why), count in sorted(outcome.left.items()):
        yield (
            f"未采用 {name}（{count} 条）：{REASONS[why][zh]}"
            if zh
            else f"not taken: {name} ({count} record{'' if count == 1 else 's'}): {REASONS[why][zh]}"
        )
    yield _summary(outcome, batch, zh=zh)


def _summary(outcome: "Outcome", batch: "Batch", *, zh: bool) -> str:
    entries, agents, works = len(outcome.entries), len(outcome.agents), len(batch.works)
    if zh:
        return f"读取 {works} 条记录，写出 {entries} 个条目草稿、{agents} 个人员或机构草稿。"
    return (
        f"{works} record{'' if works == 1 else 's'} read; drafts written: "
        f"{entries} of entries, {agents} of people and institutions."
    )
