"""Which format a file is in, and its bytes → works, within bounds."""

from collections.abc import Iterable

from nbs_graph.errors import CannotDo, NotConformingError, UsageProblem
from nbs_graph.sources.bibliography.work import Batch, Work

INPUT = ("bibtex", "ris", "csl-json", "openalex", "csv", "xlsx")
OUTPUT = ("bibtex", "ris", "csl-json")
MOST = 10_000_000
"""Largest file, in bytes."""

_SUFFIXES = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".ris": "ris",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".jsonl": "openalex",
}
_RDF = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf", ".owl", ".ttl.gz", ".nt.gz", ".nq.gz", ".trig.gz")


def format_of(name: str, asked: str | None) -> str:
    """The format of a file by its name, unless one is asked for; `json` is settled by the content.

    Raises:
        UsageProblem: RDF, which is validated and not drafted, or a name that does not tell.
    """
    if asked is not None:
        return asked
    low = name.lower()
    if low.endswith(_RDF):
        raise UsageProblem(
            f"{name} is RDF, which needs no drafts: it can join the graph as it is. Check it with "
            f"`nbs-graph validate --profile import {name}`.",
            f"{name} 是 RDF，无需生成草稿，可直接并入图谱。请用 `nbs-graph validate --profile import {name}` 校验。",
        )
    found = next((format for suffix, format in _SUFFIXES.items() if low.endswith(suffix)), None)
    if found is None:
        raise UsageProblem(
            f"The name {name} does not tell the format; add --input-format, one of {', '.join(INPUT)}.",
            f"无法从文件名 {name} 判断格式；请加 --input-format，可用：{'、'.join(INPUT)}。",
        )
    return found


def read(raw: bytes, file: str, format: str) -> Batch:
    """The bytes of a file in that format → its works.

    Raises:
        NotConformingError: broken, in another encoding than UTF-8, or without any record.
        CannotDo: too large.
    """
    if len(raw) > MOST:
        raise CannotDo(
            f"{file} is larger than {MOST // 10**6} MB; split it.",
            f"{file} 超过 {MOST // 10**6} MB；请拆分后再导入。",
        )
    if not raw.strip():
        raise _nothing(file)
    if format == "xlsx":
        from nbs_graph.sources.bibliography import workbook

        batch = workbook.read(raw, file)
    else:
        batch = _read_text(decoded(raw, file), file, format)
    if not batch.works and not batch.aside:
        raise _nothing(file)
    return batch


def _read_text(text: str, file: str, format: str) -> Batch:
    if format == "json":
        from nbs_graph.sources.bibliography.openalex import is_openalex

        format = "openalex" if is_openalex(text) else "csl-json"
    if format == "bibtex":
        from nbs_graph.sources.bibliography import bibtex

        return bibtex.read(text, file)
    if format == "ris":
        from nbs_graph.sources.bibliography import ris

        return ris.read(text, file)
    if format == "csl-json":
        from nbs_graph.sources.bibliography import csl

        return csl.read(text, file)
    if format == "openalex":
        from nbs_graph.sources.bibliography import openalex

        return openalex.read(text, file)
    from nbs_graph.sources.bibliography import spreadsheet

    return spreadsheet.read_csv(text, file)


def write(works: Iterable[Work], format: str) -> str:
    """Works → the text of a file in one of `OUTPUT`."""
    from nbs_graph.sources.bibliography import bibtex, csl, ris

    return {"bibtex": bibtex.write, "ris": ris.write, "csl-json": csl.write}[format](works)


def decoded(raw: bytes, file: str) -> str:
    """Bytes → text without byte order mark; UTF-8, or UTF-16 where the mark says so.

    Raises:
        NotConformingError: another encoding, or no text at all; says where.
    """
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in raw and not marked:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        raise NotConformingError(
            f"{file}:{line}: this is not a text file; see --input-format for what can be read.",
            f"{file}:{line}：不是文本文件；可读取的格式见 --input-format。",
        )
    try:
        return raw.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NotConformingError(
            f"{file}:{line}: the file is not UTF-8; save it as UTF-8 (in Excel: “CSV UTF-8”).",
            f"{file}:{line}：文件不是 UTF-8 编码；请另存为 UTF-8（Excel 中选“CSV UTF-8”）。",
        ) from error


def _nothing(file: str) -> NotConformingError:
    return NotConformingError(
        f"{file} holds no record; look whether it is the file you mean, or say --input-format.",
        f"{file} 中没有任何记录；请确认文件是否正确，或用 --input-format 指定格式。",
    )
