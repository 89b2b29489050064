"""Names that are known before a newsletter is read: of organisations and of countries."""

import re
from collections.abc import Iterable, Mapping, Sequence

from nbs_graph.sources.newsletter.vocabulary import alternatives, declared

_ACRONYM = re.compile(r"[A-Z\d\-]{2,12}")
_SHORTEST_REST = 4


def _key(name: str) -> str:
    """A name as it is compared: spaces beside Chinese characters come and go."""
    return name if name.isascii() else name.replace(" ", "")


def _spaced(name: str) -> str:
    """A name → a pattern of it, with and without spaces beside Chinese characters."""
    return re.sub(
        r" (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) |(?<=[\u3400-\u9fff])(?=[A-Za-z\d])|(?<=[A-Za-z\d])(?=[\u3400-\u9fff])",
        "\0",
        name,
    )


class Gazetteer:
    """Names of organisations → a group for each, and the id of those in the graph."""

    def __init__(self, ours: Iterable[tuple[str, Sequence[str], Sequence[str]]] = ()) -> None:
        """`ours`: id, names, acronyms of the organisations of the graph."""
        self._group: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self._acronyms: set[str] = set()
        self._names: set[str] = set()
        known = declared("organisations")["known"]
        for number, names in enumerate(known):
            self._names.update(names)
            for name in names:
                self._group.setdefault(_key(name), number)
            self._acronyms.update(name for name in names[1:] if _ACRONYM.fullmatch(name))
        for number, (identifier, names, acronyms) in enumerate(ours, len(known)):
            group = next((self._group[_key(name)] for name in names if _key(name) in self._group), number)
            self._ids.setdefault(group, identifier)
            self._names.update((*names, *acronyms))
            for name in (*names, *acronyms):
                self._group.setdefault(_key(name), group)
            self._acronyms.update(acronyms)
        han = alternatives([_spaced(name) for name in self._names if not name.isascii()]).replace("\0", " ?")
        latin = alternatives([name for name in self._names if name.isascii()])
        self.pattern = re.compile(
            rf"(?:{han})(?![门长员级队法案])|(?<![A-Za-z\d\-])(?:{latin})(?![A-Za-z\d\-])"
        )

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._group

    def group(self, name: str) -> object:
        """What makes two names those of one organisation."""
        return self._group.get(_key(name), _key(name).casefold())

    def id(self, name: str) -> str:
        """The id of an organisation of the graph; an acronym gives none."""
        return "" if name in self._acronyms else self._ids.get(self._group.get(_key(name), -1), "")


class Countries:
    """Names of countries → their codes; they are actors where they act."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        """`codes`: name → id."""
        self.codes = dict(codes)
        rules = declared("organisations")["countries"]
        between = alternatives(declared("organisations")["between"])
        self.name = re.compile(alternatives(list(codes)) or r"(?!)")
        names = rf"(?:{self.name.pattern})"
        self.lead = re.compile(rf"{names}(?:\s*[、和与]\s*{names})*(?:政府)?")
        acts = {
            where: rf"{self.lead.pattern}(?:{between})*(?:{alternatives(rules[where])})"
            for where in ("title", "text")
        }
        self.in_title = re.compile(acts["title"])
        self.in_text = re.compile(
            acts["text"] + r"[^。；]{0,40}?[\d一二三四五六七八九十]\s*(?:[万千百]?亿|[千百]?万)"
        )
        self.government = re.compile(rf"{names}(?:联邦)?政府")

    def group(self, name: str, gazetteer: Gazetteer) -> object:
        """What makes names those of one actor: a country and its government; a name with or without that of its country."""
        plain = re.sub(r"(?:联邦)?政府\Z", "", name)
        if plain in self.codes:
            return self.codes[plain]
        match = self.name.match(name)
        if name not in gazetteer and match and len(name) - match.end() > _SHORTEST_REST:
            return gazetteer.group(name[match.end() :])
        return gazetteer.group(name)
