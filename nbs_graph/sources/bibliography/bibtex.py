"""BibTeX and BibLaTeX ↔ works. Syntax and names are read by pybtex."""

import re
from collections.abc import Iterable, Iterator

from nbs_graph.errors import NotConformingError
from nbs_graph.sources.bibliography import fields, latex, names
from nbs_graph.sources.bibliography.record import Record, bounded
from nbs_graph.sources.bibliography.work import Batch, Name, Place, Work, type_of

_TO = re.compile(r"\s*(?:/(?!\d{1,2}(?:/|\Z))|---?|[–—])\s*(?:\.\.)?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-2[1-4]\Z", re.ASCII)
_LANGUAGES = {"en": "english", "zh": "chinese", "fr": "french", "de": "german", "es": "spanish"}


def read(text: str, file: str) -> Batch:
    """The text of a `.bib` file → its works.

    Raises:
        NotConformingError: the syntax is broken; says where.
    """
    from pybtex.database.input.bibtex import LowLevelParser, month_names
    from pybtex.scanner import PybtexSyntaxError
    from pybtex.utils import CaseInsensitiveDict

    parser = LowLevelParser(text, macros=CaseInsensitiveDict(month_names))
    works: list[Work] = []
    aside: list[tuple[Place, str, str]] = []
    counted = at = 0
    lines = 1

    def line(position: int) -> int:
        nonlocal counted, lines
        lines += text.count("\n", counted, position)
        counted = max(counted, position)
        return lines

    try:
        for command, content in parser:
            aside += _between(text, at, parser.command_start, line(at))
            place = Place(line(parser.command_start))
            at = parser.pos
            if command.lower() in ("string", "preamble"):
                continue
            bounded(len(works) + len(aside), file)
            key, written = content
            found = _work(command.lower(), key, written, place)
            if isinstance(found, Work):
                works.append(found)
            else:
                aside.append((place, "untitled", found))
    except PybtexSyntaxError as error:
        begin = text.count("\n", 0, parser.command_start or 0) + 1
        key = parser.current_entry_key or ""
        raise NotConformingError(
            f"{file}:{error.lineno}: this is not BibTeX: {_reason(error)} (in the entry {key} that begins in line {begin}). "
            "Look for a missing brace, comma or quotation mark there.",
            f"{file}:{error.lineno}：不是有效的 BibTeX：{_reason(error)}（条目 {key} 始于第 {begin} 行）。"
            "请检查该处是否缺少花括号、逗号或引号。",
        ) from error
    aside += _between(text, at, len(text), line(at))
    return Batch(tuple(works), tuple(aside))


def _reason(error: Exception) -> str:
    return str(error).partition(": ")[2] or str(error)


def _between(text: str, start: int, end: int, line: int) -> Iterator[tuple[Place, str, str]]:
    """Text between two entries that is neither blank nor meant as a comment."""
    for number, written in enumerate(text[start:end].split("\n"), line):
        said = written.strip().lstrip("\ufeff")
        if said and not said.startswith(("%", "@comment", "@Comment", "@COMMENT", "}")):
            yield Place(number), "text", said[:80]


def _work(type: str, key: str, content: list[tuple[str, list[str]]], place: Place) -> Work | str:
    """An entry → its work; its key when it has no title."""
    record = Record("bibtex", place, key, type)
    for name, parts in content:
        record.put(name.lower(), " ".join("".join(parts).split()))
    title = record.take("title")
    if subtitle := record.take("subtitle"):
        title = f"{title}: {subtitle}"
    authors, more = _names(record.take("author"))
    issued, said = _date(record)
    url = record.take("url")
    return record.work(
        title=latex.decoded(title),
        authors=authors,
        more=more,
        issued=issued,
        said=said,
        language=record.take("langid") or record.take("language"),
        url=url.replace(r"\_", "_")
        .replace(r"\%", "%")
        .replace(r"\&", "&")
        .replace(r"\#", "#")
        .replace(r"\~", "~"),
        doi=record.take("doi").replace(r"\_", "_").replace("{", "").replace("}", ""),
        journal=latex.decoded(record.take("journal") or record.take("journaltitle")),
        publishers=tuple(
            latex.decoded(publisher)
            for field in ("publisher", "institution", "organization", "school")
            for publisher in _split(record.take(field))
        ),
    )


def _date(record: Record) -> tuple[str, str]:
    """The date → EDTF and as written; `date` of BibLaTeX first, the year where nothing else can be read."""
    date = record.take("date")
    if date and (found := _span(date)):
        return found, date
    year, month, day = (record.take(name) for name in ("year", "month", "day"))
    if date and year:
        record.leave("date", date, "date")
    written = " ".join(part for part in (year, month, day) if part) or date
    if not day and month and not fields.month(month):  # “9 August”, “aug#"~9"”, “may--jul”
        pieces = month.replace("~", " ").split()
        ends = [f"{year}-{fields.month(end) or '?'}" for end in _TO.split(month, maxsplit=1)]
        return fields.edtf(" ".join([*pieces, year])) or fields.edtf("/".join(ends)), written
    return (fields.of_parts(year, month, day) or ("" if month else _span(year))), written


def _span(date: str) -> str:
    """A date of BibLaTeX or one in words → EDTF: an open end, a season's year, two dates with a dash."""
    first, *last = _TO.split(date.strip(), maxsplit=1)
    if last:
        ends = [fields.edtf(end) if end else ".." for end in (first, *last)]
        return fields.edtf("/".join(ends)) if all(ends) else ""
    season = _SEASON.match(first)
    return season[1] if season else fields.edtf(date)


def _split(value: str) -> list[str]:
    from pybtex.bibtex.utils import split_name_list

    return list(split_name_list(value)) if value else []


def _names(value: str) -> tuple[tuple[Name, ...], bool]:
    from pybtex.database import InvalidNameString, Person

    found: list[Name] = []
    more = False
    for written in _split(value):
        text = written.strip()
        if names.is_more(latex.decoded(text)):
            more = True
            continue
        if _is_braced(text) or ("," not in text and names.is_unsure(text.split())):
            found.append(names.named(latex.decoded(text)))
            continue
        try:
            parts = Person(text)
        except InvalidNameString:
            found.append(names.named(latex.decoded(text)))
            continue
        family = latex.decoded(" ".join(parts.prelast_names + parts.last_names))
        given = latex.decoded(" ".join(parts.first_names + parts.middle_names))
        suffix = latex.decoded(" ".join(parts.lineage_names))
        if family or given:
            found.append(names.person(family, given, suffix))
    return tuple(found), more


def _is_braced(text: str) -> bool:
    """Whether one pair of braces holds the whole: a name not to be taken apart."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return at == len(text) - 1 and text.startswith("{")
    return False


def write(works: Iterable[Work]) -> str:
    """Works → the text of a `.bib` file, for BibTeX and BibLaTeX alike."""
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    said = {
        "title": "{" + latex.encoded(work.title) + "}",
        "author": " and ".join([*map(_author, work.authors), *(["others"] if work.more else [])]),
        "journal": latex.encoded(work.journal),
        **_issued(work.issued),
        "publisher": " and ".join("{" + latex.encoded(publisher) + "}" for publisher in work.publishers),
        "doi": work.doi,
        "url": work.url,
        "langid": _LANGUAGES.get(work.language, work.language),
    }
    type = type_of("bibtex", work.kind, journal=bool(work.journal))
    lines = [f"  {name} = {{{value}}}," for name, value in said.items() if value]
    return "\n".join([f"@{type}{{{work.key},", *lines, "}", ""])


def _author(name: Name) -> str:
    if not (name.family and name.given):
        return "{" + latex.encoded(name.printed) + "}"
    return ", ".join(_part(part) for part in (name.family, name.given))


def _part(text: str) -> str:
    plain = all(c.isalpha() or c in " -." for c in text) and " and " not in f" {text.lower()} "
    return text if plain else "{" + latex.encoded(text) + "}"


def _issued(issued: str) -> dict[str, str]:
    """`date` for BibLaTeX; year, month and day for BibTeX."""
    if "/" in issued or "T" in issued:
        return {"date": issued}
    parts = issued.split("-")
    return dict(zip(("year", "month", "day"), parts, strict=False)) if issued else {}
