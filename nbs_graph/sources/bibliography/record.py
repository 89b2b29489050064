"""One record while it is read: fields are taken from it, and what is left at the end is told."""

from nbs_graph.errors import CannotDo
from nbs_graph.sources.bibliography import fields
from nbs_graph.sources.bibliography.work import TAKEN_UP, Leftover, Name, Place, Work, declared, kind_of
from nbs_graph.sources.minting import has_han

MOST = 5000
"""Most records of a file: nobody finishes more drafts."""
LONGEST = 200_000
"""Longest value that is read, in characters: a paper of three thousand authors."""


def bounded(number: int, file: str) -> None:
    """Stop at a file with too many records.

    Raises:
        CannotDo: it has more than `MOST`.
    """
    if number > MOST:
        raise CannotDo(
            f"{file} has more than {MOST} records; split it.", f"{file} 超过 {MOST} 条记录；请拆分后再导入。"
        )


class Record:
    """The fields of one record.

    Args:
        format: its name in `ontology/reading/bibliography.yaml`.
        place, key, type: where it stands, what it is called there, and its type there.
    """

    def __init__(self, format: str, place: Place, key: str, type: str) -> None:
        self._place, self._key = place, key
        self._fields: dict[str, str] = {}
        self._left: list[Leftover] = []
        kind = kind_of(format, type)
        self._kind = kind or "Publication"
        if kind is None:
            self.leave("type", type, "type")

    def put(self, name: str, value: str) -> None:
        """A field of the file; of two with one name the first counts, and the other is told."""
        if len(value) > LONGEST:
            self.leave(name, value[:TAKEN_UP], "long")
        elif name in self._fields and value:
            self.leave(name, value, "twice")
        elif value:
            self._fields[name] = value

    def take(self, name: str) -> str:
        """The value of a field, empty when absent; it is no longer a leftover."""
        return self._fields.pop(name, "")

    def leave(self, field: str, value: str, why: str) -> None:
        """Something was read and is not taken."""
        self._left.append(Leftover(field, value, why))

    def work(
        self,
        *,
        title: str,
        authors: tuple[Name, ...] = (),
        more: bool = False,
        issued: str = "",
        said: str = "",
        language: str = "",
        url: str = "",
        doi: str = "",
        journal: str = "",
        publishers: tuple[str, ...] = (),
        translated: str = "",
        summary: dict[str, str] | None = None,
        kind: str = "",
    ) -> Work | str:
        """The work that the values taken make; the record's key when it has no title.

        Args:
            issued: EDTF, empty when it could not be read; said: the date as written.
            language: as the record calls it; translated: the title in the other language.
        """
        title = fields.line(title)
        if not title or len(title) > fields.LONGEST:
            return self._key
        tag, stated = fields.language(title, language)
        if said and not issued:
            self.leave("date", said, "date")
        if "/" in issued and (shared := fields.point(issued)):
            self.leave("date", said, "span")
            issued = shared
        address, number = fields.url(url), fields.doi(doi) or fields.doi_in(url)
        if url and not address:
            self.leave("url", url, "url")
        if doi and not fields.doi(doi):
            self.leave("doi", doi, "doi")
        for publisher in publishers:
            self.leave("publisher", fields.line(publisher), "publisher")
        if "\\" in title:
            self.leave("title", title, "latex")
        other = fields.line(translated)
        return Work(
            self._place,
            title,
            tag,
            key=self._key,
            kind=kind or self._kind,
            stated=stated,
            translated={"zh" if has_han(other) else "en": other} if other else {},
            summary={tongue: text for tongue, text in (summary or {}).items() if text},
            authors=tuple(name for name in authors if name.printed),
            more=more,
            issued=issued,
            url=address,
            doi=number,
            journal=fields.line(journal),
            publishers=tuple(fields.line(publisher) for publisher in publishers),
            leftovers=(*self._left, *self._rest()),
        )

    def _rest(self) -> tuple[Leftover, ...]:
        abstracts = declared()["abstracts"]
        return tuple(
            Leftover(name, value, "abstract" if name in abstracts else "no place")
            for name, value in self._fields.items()
        )
