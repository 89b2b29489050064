"""Works of OpenAlex, as its API answers (`/works`, one work, or a work per line) → works. Read only."""

from collections.abc import Mapping
from typing import Any

from nbs_graph.sources.bibliography import fields, names
from nbs_graph.sources.bibliography.json_text import records, text_of, within
from nbs_graph.sources.bibliography.record import Record, bounded
from nbs_graph.sources.bibliography.work import Batch, Name, Place, Work

_ADDRESS = "https://openalex.org/"
_PADDED = "-01-01"


def is_openalex(text: str) -> bool:
    """Whether a JSON text looks like OpenAlex rather than CSL-JSON."""
    return f'"{_ADDRESS}W' in text and ('"authorships"' in text or '"display_name"' in text)


def read(text: str, file: str) -> Batch:
    """The text of an answer → its works.

    Raises:
        NotConformingError: not JSON, or not a list of objects.
    """
    works: list[Work] = []
    aside: list[tuple[Place, str, str]] = []
    for number, item in enumerate(records(text, file, ("results",)), 1):
        bounded(number, file)
        place = Place(number, "record")
        found = _work(place, item)
        if isinstance(found, Work):
            works.append(found)
        else:
            aside.append((place, "untitled", found))
    return Batch(tuple(works), tuple(aside))


def _work(place: Place, item: Mapping[str, Any]) -> Work | str:
    key = text_of(item.get("id")).removeprefix(_ADDRESS)
    record = Record("openalex", place, key, text_of(item.get("type")))
    taken = {"id", "type", "authorships", "primary_location", "publication_date", "publication_year", "ids"}
    for name, value in item.items():
        if name not in taken:
            record.put(name, text_of(value))
    title = record.take("title") or record.take("display_name")
    if item.get("display_name") == title:
        record.take("display_name")
    location = item.get("primary_location")
    source = within(location, "source")
    serial = within(source, "type") == "journal"
    publisher = text_of(within(source, "host_organization_name"))
    issued, said = _date(record, item)
    return record.work(
        title=title,
        authors=_authors(record, item.get("authorships")),
        more=record.take("is_authors_truncated") == "true",
        issued=issued,
        said=said,
        language=record.take("language"),
        url=text_of(within(location, "landing_page_url")),
        doi=record.take("doi"),
        journal=text_of(within(source, "display_name")) if serial else "",
        publishers=(publisher,) if publisher else (),
    )


def _authors(record: Record, value: Any) -> tuple[Name, ...]:
    found = []
    for authorship in value if isinstance(value, list) else []:
        printed = text_of(
            within(authorship, "raw_author_name") or within(authorship, "author", "display_name")
        )
        if printed:
            found.append(names.named(printed))
        else:
            record.leave("authorships", text_of(authorship), "no place")
    return tuple(found)


def _date(record: Record, item: Mapping[str, Any]) -> tuple[str, str]:
    date, year = text_of(item.get("publication_date")), text_of(item.get("publication_year"))
    if date.endswith(_PADDED):
        record.leave("publication_date", date, "padded")
        date = date.removesuffix(_PADDED)
    return fields.edtf(date or year), date or year
