"""RIS ↔ works: lines of `TAG  - value`, from TY to ER.

Read here, not by `rispy` (0.10): it drops without a word what stands before TY, a last record without ER, and a tag's
second value; it cuts addresses at semicolons and knows no line numbers.
"""

import re
from collections.abc import Iterable, Iterator

from nbs_graph.errors import NotConformingError
from nbs_graph.sources.bibliography import fields, names
from nbs_graph.sources.bibliography.record import Record, bounded
from nbs_graph.sources.bibliography.work import Batch, Name, Place, Work, type_of

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)\Z", re.DOTALL)
_TITLES = ("TI", "T1", "CT", "BT")
_JOURNALS = ("JO", "JF", "T2", "JA", "J2")
_SERIALS = ("JOUR", "EJOUR", "MGZN", "NEWS", "INPR", "JFULL", "ABST")
_AUTHORS = ("AU", "A1")
_EDITED = ("KW", "AD", "N1", "L1", "L2", "A2", "A3", "A4", "ED", "SN")
"""Tags that may be given several times."""

Pairs = list[tuple[str, str]]


def read(text: str, file: str) -> Batch:
    """The text of a `.ris` file → its works.

    Raises:
        NotConformingError: a record without TY or ER, or a line that belongs to none; says where.
    """
    works: list[Work] = []
    aside: list[tuple[Place, str, str]] = []
    for place, pairs in _records(text, file):
        bounded(len(works), file)
        found = _work(place, pairs)
        if isinstance(found, Work):
            works.append(found)
        else:
            aside.append((place, "untitled", found))
    return Batch(tuple(works), tuple(aside))


def _records(text: str, file: str) -> Iterator[tuple[Place, Pairs]]:
    pairs: Pairs = []
    more: list[str] = []
    begin = 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        match = _TAG.match(line.rstrip())
        if match is None:
            if not line.strip():
                continue
            if not pairs:
                raise _wrong(file, number, "a record begins with `TY  - `", "记录须以 `TY  - ` 开头")
            more.append(line.strip())  # a value goes on in the next line
            continue
        if more:
            pairs[-1] = (pairs[-1][0], " ".join([pairs[-1][1], *more]))
            more = []
        tag, value = match[1], (match[2] or "").strip()
        if tag == "TY":
            if pairs:
                raise _wrong(
                    file,
                    number,
                    f"the record of line {begin} is not ended by `ER  - `",
                    f"第 {begin} 行的记录缺少 `ER  - `",
                )
            begin, pairs = number, [(tag, value)]
        elif not pairs:
            raise _wrong(file, number, "a record begins with `TY  - `", "记录须以 `TY  - ` 开头")
        elif tag == "ER":
            yield Place(begin), pairs
            pairs = []
        else:
            pairs.append((tag, value))
    if pairs:
        raise _wrong(file, begin, "this record is not ended by `ER  - `", "该记录缺少 `ER  - `")


def _wrong(file: str, line: int, en: str, zh: str) -> NotConformingError:
    return NotConformingError(
        f"{file}:{line}: this is not RIS: {en}.", f"{file}:{line}：不是有效的 RIS：{zh}。"
    )


def _work(place: Place, pairs: Pairs) -> Work | str:
    values = dict(reversed(pairs))
    record = Record("ris", place, values.get("ID", ""), values["TY"].upper())
    written = [value for tag, value in pairs if tag in _AUTHORS and value]
    for tag, value in pairs:
        if tag in _EDITED and values[tag] != value:
            record.leave(tag, value, "abstract" if tag in ("N2", "AB") else "no place")
        elif tag not in ("TY", "ID", *_AUTHORS):
            record.put(tag, value)
    title = next((found for tag in _TITLES if (found := record.take(tag))), "")
    tags = _JOURNALS if values["TY"].upper() in _SERIALS else _JOURNALS[:2]
    journal = next((found for tag in tags if (found := record.take(tag))), "")
    for tag in tags:  # the same journal under further tags
        if values.get(tag) == journal:
            record.take(tag)
    issued, said = _date(record)
    return record.work(
        title=title,
        authors=tuple(_name(value) for value in written if not names.is_more(value)),
        more=any(names.is_more(value) for value in written),
        issued=issued,
        said=said,
        language=record.take("LA"),
        url=record.take("UR"),
        doi=record.take("DO"),
        journal=journal,
        publishers=tuple(filter(None, [record.take("PB")])),
        translated=record.take("TT"),
    )


def _name(value: str) -> Name:
    """`Family, Given, Suffix`; without a comma, or when it is an institution, in one piece."""
    family, *rest = (part.strip() for part in value.split(","))
    rest = [part for part in rest if part]
    if family and rest and not names.is_body(family, " ".join(rest)):
        return names.person(family, rest[0], " ".join(rest[1:]))
    return names.named(value.strip(" ,"), institution=True if family and rest else None)


def _date(record: Record) -> tuple[str, str]:
    """DA, else PY or Y1: `2023/08/09/` with what follows the third slash left out; the most precise counts."""
    written = [found for tag in ("DA", "PY", "Y1") if (found := record.take(tag))]
    read_ = [(_slashed(value), value) for value in written]
    best = max(read_, key=lambda pair: len(pair[0]), default=("", ""))
    for found, value in read_:
        if found and not best[0].startswith(found[:4]):
            record.leave("date", value, "twice")
    return best[0], best[1] or (written[0] if written else "")


def _slashed(value: str) -> str:
    parts = [part.strip() for part in value.split("/")]
    if len(parts) > 1 and parts[0].isdigit() and all(len(part) <= 2 for part in parts[1:3]):
        year, month, day = [*parts, "", ""][:3]
        return fields.of_parts(year, month, day)
    return fields.edtf(value)


def write(works: Iterable[Work]) -> str:
    """Works → the text of a `.ris` file."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _lines(work)) for work in works)


def _lines(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", type_of("ris", work.kind, journal=bool(work.journal))
    yield "ID", work.key
    yield "TI", work.title
    for name in work.authors:
        yield "AU", f"{name.family}, {name.given}" if name.family and name.given else name.printed
    if work.more:
        yield "AU", "et al."
    day = work.issued.partition("T")[0]  # RIS has no times
    year, *rest = day.split("-") if "/" not in day else [""]
    if year:
        yield "PY", year
        yield "DA", "/".join([year, *rest, "", ""][:3]) + "/"
    elif work.issued:
        yield "DA", work.issued
    serial = "T2" if work.kind == "Publication" else "JO"
    for tag, value in ((serial, work.journal), ("DO", work.doi), ("UR", work.url), ("LA", work.language)):
        if value:
            yield tag, value
    for publisher in work.publishers:
        yield "PB", publisher
    yield "ER", ""
