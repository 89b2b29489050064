"""Rows of a spreadsheet → works; its columns are declared in `ontology/reading/spreadsheet.yaml`."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from nbs_graph.errors import NotConformingError
from nbs_graph.resources import ontology_dir
from nbs_graph.sources.authoring import authoring
from nbs_graph.sources.bibliography import fields, names
from nbs_graph.sources.bibliography.record import Record, bounded
from nbs_graph.sources.bibliography.work import Batch, Name, Place, Work
from nbs_graph.terms.header import TEXT_ONLY
from nbs_graph.terms.vocabulary import closest

COMMENT = "#"
"""A row whose first cell begins so is a remark."""

Row = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, headings and help by language, other headings it is known by, and an example."""

    key: str
    header: Mapping[str, str]
    help: Mapping[str, str]
    also: tuple[str, ...]
    example: str


@cache
def columns() -> tuple[Column, ...]:
    """The columns as declared, in order."""
    declared = yaml.load(
        (ontology_dir() / "reading" / "spreadsheet.yaml").read_text("utf-8"), Loader=TEXT_ONLY
    )
    return tuple(
        Column(key, said["header"], said["help"], tuple(said["also"]), said["example"])
        for key, said in declared["columns"].items()
    )


def _folded(heading: str) -> str:
    return " ".join(heading.replace("_", " ").lower().split())


@cache
def _by_heading() -> dict[str, str]:
    return {
        _folded(name): column.key
        for column in columns()
        for name in (*column.header.values(), *column.also, column.key)
    }


def read_csv(text: str, file: str) -> Batch:
    """CSV with `,`, `;` or tabs between the cells → works.

    Raises:
        NotConformingError: a broken row, or no column of titles.
    """
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)

    def numbered() -> Iterator[Row]:
        begin = 1
        try:
            for row in rows:
                yield begin, row
                begin = rows.line_num + 1
        except csv.Error as error:
            raise NotConformingError(
                f"{file}:{rows.line_num or begin}: this is not CSV: {error}. Look for a quotation mark that is not closed.",
                f"{file}:{rows.line_num or begin}：不是有效的 CSV：{error}。请检查是否有未闭合的引号。",
            ) from error

    return read_rows(numbered(), file, "line")


def read_rows(rows: Iterable[Row], file: str, unit: str) -> Batch:
    """Rows, each with its number, the first with headings → works.

    Raises:
        NotConformingError: no column of titles.
    """
    given = iter(rows)
    works: list[Work] = []
    aside: list[tuple[Place, str, str]] = []
    keys: list[str] | None = None
    for number, cells in given:
        row = [cell.strip() for cell in cells]
        place = Place(number, unit)
        if not any(row) or row[0].startswith(COMMENT):
            continue
        if keys is None:
            keys = _headed(row, file, number)
            for name in dict.fromkeys(
                name.removeprefix("?") for name in keys if name.startswith("?") and name != "?"
            ):
                near = closest(name, list(_by_heading()))
                aside.append((place, "column", f"{name} (→ {near}?)" if near else name))
            continue
        bounded(len(works), file)
        found = _work(place, keys, row)
        if isinstance(found, Work):
            works.append(found)
        else:
            aside.append((place, found or "untitled", next(filter(None, row))[:80]))
    return Batch(tuple(works), tuple(aside))


def _headed(row: list[str], file: str, number: int) -> list[str]:
    known = _by_heading()
    keys = [known.get(_folded(name), f"?{name}") for name in row]
    twice = next((name for i, name in enumerate(keys) if name in keys[:i] and name != "?"), None)
    if twice is not None:
        raise NotConformingError(
            f"{file}:{number}: two columns are “{twice.removeprefix('?')}”; keep one.",
            f"{file}:{number}：有两列均为“{twice.removeprefix('?')}”；请只保留一列。",
        )
    if not {"title_en", "title_zh"} & set(keys):
        raise NotConformingError(
            f"{file}:{number}: no column is called “English title” or “Chinese title”. "
            "`nbs-graph import --template csv` prints a table to fill in.",
            f"{file}:{number}：缺少“英文标题”或“中文标题”列。`nbs-graph import --template csv` 可生成模板。",
        )
    return keys


def _work(place: Place, keys: list[str], row: list[str]) -> Work | str:
    """A row → its work, or a key of `ASIDE`."""
    kinds = {kind.lower(): kind for kind in authoring().entry_kinds()}
    record = Record("bibtex", place, "", "misc")
    for key, value in zip(keys, row, strict=False):
        record.put(key.removeprefix("?") or "?", value)
    for value in filter(None, row[len(keys) :]):
        record.leave("?", value, "no place")
    example = {column.key: column.example for column in columns()}
    if all(example.get(key) == value for key, value in zip(keys, row, strict=False) if value):
        return "example"
    typed = record.take("kind")
    kind = kinds.get(typed.lower())
    if typed and kind is None:
        record.leave("kind", typed, "type")
    authors, more = _authors(record.take("authors"))
    en, zh, language = record.take("title_en"), record.take("title_zh"), record.take("language")
    published, other = (
        (zh, en) if zh and (not en or fields.language(zh, language) == ("zh", True)) else (en, zh)
    )
    date = record.take("issued")
    found = record.work(
        title=published,
        translated=other,
        authors=authors,
        more=more,
        issued=fields.edtf(date),
        said=date,
        language=language,
        url=record.take("url"),
        doi=record.take("doi"),
        journal=record.take("journal"),
        publishers=tuple(filter(None, [record.take("publisher")])),
        summary={tongue: fields.line(record.take(f"summary_{tongue}")) for tongue in ("en", "zh")},
        kind=kind or "Publication",
    )
    return found if isinstance(found, Work) else "untitled"


def _authors(value: str) -> tuple[tuple[Name, ...], bool]:
    pieces = [piece.strip() for piece in value.replace("；", ";").split(";")]
    return (
        tuple(
            names.named(p, institution=False if "," in p else None)
            for p in pieces
            if p and not names.is_more(p)
        ),
        any(names.is_more(piece) for piece in pieces),
    )


def template_rows(language: str) -> list[list[str]]:
    """The table to fill in: headings, one example row, then a remark on each column."""
    rows = [[column.header[language] for column in columns()], [column.example for column in columns()]]
    return rows + [[f"{COMMENT} {column.header[language]}: {column.help[language]}"] for column in columns()]


def template_csv(language: str) -> bytes:
    """The table as CSV, with a byte order mark, without which Excel garbles Chinese."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(template_rows(language))
    return out.getvalue().encode("utf-8-sig")
