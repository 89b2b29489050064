"""CSL-JSON (the data model of the Citation Style Language 1.0.2, as Zotero writes it) ↔ works."""

import html
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from nbs_graph.sources.bibliography import fields, names
from nbs_graph.sources.bibliography.json_text import records, text_of, within
from nbs_graph.sources.bibliography.record import Record, bounded
from nbs_graph.sources.bibliography.work import Batch, Name, Place, Work, type_of

_SERIALS = ("article-journal", "article-magazine", "article-newspaper", "review", "article", "report")
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?: [^<>]{0,80})?>")
_ALONE = frozenset({"type", "id", "author", "issued"})


def read(text: str, file: str) -> Batch:
    """The text of a CSL-JSON file → its works.

    Raises:
        NotConformingError: not JSON, or not a list of objects.
    """
    works: list[Work] = []
    aside: list[tuple[Place, str, str]] = []
    for number, item in enumerate(records(text, file, ("items",)), 1):
        bounded(number, file)
        place = Place(number, "record")
        found = _work(place, item)
        if isinstance(found, Work):
            works.append(found)
        else:
            aside.append((place, "untitled", found))
    return Batch(tuple(works), tuple(aside))


def _work(place: Place, item: Mapping[str, Any]) -> Work | str:
    type = text_of(item.get("type"))
    record = Record("csl-json", place, text_of(item.get("id")), type)
    for key, value in item.items():
        if key not in _ALONE:
            record.put(key, text_of(value))
    authors, more = _authors(record, item.get("author"))
    issued, said = _date(item.get("issued"))
    return record.work(
        title=_plain(record.take("title")),
        authors=authors,
        more=more,
        issued=issued,
        said=said,
        language=record.take("language"),
        url=record.take("URL"),
        doi=record.take("DOI"),
        journal=_plain(record.take("container-title")) if type in _SERIALS else "",
        publishers=tuple(filter(None, [record.take("publisher")])),
    )


def _plain(text: str) -> str:
    """Without the markup that CSL allows in titles (`<i>`, `<sub>` …)."""
    return html.unescape(_MARKUP.sub("", text)) if _MARKUP.search(text) else text


def _authors(record: Record, value: Any) -> tuple[tuple[Name, ...], bool]:
    found: list[Name] = []
    more = False
    for item in value if isinstance(value, list) else [value] if value else []:
        parts = {key: text_of(part).strip() for key, part in item.items()} if isinstance(item, dict) else {}
        literal = parts.get("literal") or ("" if parts else text_of(item))
        if literal:
            if names.is_more(literal):
                more = True
            else:
                found.append(names.named(literal))
            continue
        family = f"{parts.get('non-dropping-particle', '')} {parts.get('family', '')}".strip()
        given = f"{parts.get('given', '')} {parts.get('dropping-particle', '')}".strip()
        if names.is_more(family) and not given:
            more = True
        elif family or given:
            found.append(names.person(family, given, parts.get("suffix", "")))
        else:
            record.leave("author", text_of(item), "no place")
    return tuple(found), more


def _date(value: Any) -> tuple[str, str]:
    """`{"date-parts": [[2023, 8, 9]]}`, or the date in words → EDTF and as written."""
    said = text_of(value)
    parts = within(value, "date-parts")
    if isinstance(parts, list) and parts and all(isinstance(part, list) for part in parts):
        if within(value, "circa") or within(value, "season"):
            return "", said
        points = [fields.of_parts(*map(text_of, part[:3])) for part in parts[:2] if part]
        if points and all(points):
            return fields.edtf("/".join(points)), said
        return "", said
    words = text_of(within(value, "raw") or within(value, "literal")) or (
        said if isinstance(value, str | int) else ""
    )
    return fields.edtf(words), said


def write(works: Iterable[Work]) -> str:
    """Works → the text of a CSL-JSON file."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def _item(work: Work) -> dict[str, Any]:
    authors: list[dict[str, str]] = [
        {"family": name.family, "given": name.given}
        if name.family and name.given
        else {"literal": name.printed}
        for name in work.authors
    ]
    if work.more:
        authors.append({"literal": "et al."})
    said = {
        "id": work.key,
        "type": type_of("csl-json", work.kind, journal=bool(work.journal)),
        "title": html.escape(work.title, quote=False) if _MARKUP.search(work.title) else work.title,
        "author": authors,
        "issued": {
            "date-parts": [[int(n) for n in point[:10].split("-")] for point in work.issued.split("/")]
        }
        if work.issued and ".." not in work.issued
        else {"raw": work.issued}
        if work.issued
        else None,
        "container-title": work.journal,
        "publisher": "; ".join(work.publishers),
        "DOI": work.doi,
        "URL": work.url,
        "language": work.language,
    }
    return {key: value for key, value in said.items() if value}
