"""What things are called on pages, and where links to them lead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from nbs_graph.namespaces import (
    BASE,
    DCTERMS,
    GRAPH,
    ID,
    ONTOLOGY,
    RDF_TYPE,
    RDFS,
    SCHEME,
    SDG,
    SKOS,
    shorten,
)
from nbs_graph.service.web.described import value
from nbs_graph.service.web.markup import property_name
from nbs_graph.terms.labels import labels

CROSSWALK = BASE + "crosswalk/"
_OURS = (ID, SCHEME, GRAPH, CROSSWALK, BASE + "problem/", ONTOLOGY)
_NOTATION = ox.NamedNode(SKOS + "notation")
_SUPER = ox.NamedNode(RDFS + "subClassOf")
_PART_OF, _ITEM = ox.NamedNode(DCTERMS + "isPartOf"), ID + "item/"
_TYPE = ox.NamedNode(RDF_TYPE)
_FROM, _TO = ox.NamedNode(ONTOLOGY + "mapsFrom"), ox.NamedNode(ONTOLOGY + "mapsTo")
_CODE = re.compile(r"[A-Z]{0,2}\d{1,2}(?:\.[0-9a-z]{1,2})?|[A-Z]")
_AGENDAS = {SDG: "SDG ", SCHEME + "gbf/": "KM-GBF ", SCHEME + "aichi/": "Aichi "}
_SAFE = "/:@!$&'()*+,;=~-._"
_HTTP = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are shown: in which language, when it is known; where they lead; whether out of this site."""

    text: str
    lang: str | None = None
    href: str | None = None
    external: bool = False
    code: bool = False


def by_name(link: Text) -> list[tuple[bool, int, str]]:
    """The order of names: numbers in them by value."""
    parts = re.split(r"(\d+)", link.text.casefold())
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts if part]


def is_web(iri: str) -> bool:
    """Whether a link may lead there: `javascript:`, `data:` and the like never become one."""
    return iri.lower().startswith(_HTTP) and not any(c.isspace() or ord(c) < 32 for c in iri)


def path_of(iri: str) -> str | None:
    """Where this site has the page of an IRI of ours, from its root; None for others' IRIs."""
    if iri == ONTOLOGY[:-1]:
        return "ontology"
    if not iri.startswith(_OURS):
        return None
    path, mark, fragment = iri.removeprefix(BASE).partition("#")
    return quote(path, safe=_SAFE) + (mark and f"#{quote(fragment, safe=_SAFE)}")


@dataclass
class Names:
    """Names of things in one reader's language.

    Args:
        store: the graph. tongue: `en` or `zh`.
        root: the way to the root of the site, `../` as often as needed.
        chosen: whether the reader asked for the language in the address; links then keep it.
    """

    store: ox.Store
    tongue: str
    root: str
    chosen: bool
    _known: dict[str, Text] = field(default_factory=dict)

    def link(self, iri: str) -> Text:
        """The name of a thing, with a link to its page here, or to where it is."""
        if iri not in self._known:
            text, lang, code = self._name(iri)
            href, external = self.address(iri)
            self._known[iri] = Text(text, lang, href, external, code)
        return self._known[iri]

    def address(self, iri: str) -> tuple[str | None, bool]:
        """Where a link to a thing leads, and whether out of the site; None: nowhere."""
        path = path_of(iri)
        if path is not None:
            before, mark, fragment = path.partition("#")
            return f"{self.root}{before}{self.query()}{mark}{fragment}", False
        if self._described(iri):
            return f"{self.root}about{self.query(iri=iri)}", False
        return (iri, True) if is_web(iri) else (None, False)

    def query(self, **fields: str) -> str:
        """A query string that keeps the chosen language; empty when there is nothing in it."""
        if self.chosen:
            fields["lang"] = self.tongue
        return f"?{urlencode(fields)}" if fields else ""

    def _described(self, iri: str) -> bool:
        return next(self.store.quads_for_pattern(ox.NamedNode(iri), None, None), None) is not None

    def _name(self, iri: str) -> tuple[str, str | None, bool]:
        named = self.texts(iri)
        for tag in (self.tongue, "en", "zh", *sorted(named)):
            if tag in named:
                return self._notation(iri) + named[tag], tag if tag != self.tongue else None, False
        if known := property_name(iri, self.tongue):
            return known, None, False
        ends = [self._object(iri, end) for end in (_FROM, _TO)]
        if ends[0] and ends[1]:
            return f"{self.link(ends[0]).text} → {self.link(ends[1]).text}", None, False
        if iri.startswith(_ITEM) and (issue := self._object(iri, _PART_OF)):
            return f"{self.link(issue).text} · {iri.rpartition('/')[2]}", None, False
        base, mark, fragment = iri.partition("#")
        if mark and base.startswith(ID):
            whole = self.link(base)
            return f"{whole.text} · {fragment}", whole.lang, False
        return shorten(iri).removeprefix(ID), None, True

    def texts(self, iri: str) -> Mapping[str, str]:
        """The names of a thing by language."""
        return labels(self.store, iri)

    def _notation(self, iri: str) -> str:
        """Goals, targets and ecosystems are known by their agenda and number or code: `SDG 15.2 `, `T1 `."""
        agenda = next((name for space, name in _AGENDAS.items() if iri.startswith(space)), "")
        for quad in self.store.quads_for_pattern(ox.NamedNode(iri), _NOTATION, None):
            if isinstance(quad.object, ox.Literal) and _CODE.fullmatch(quad.object.value):
                return f"{agenda}{value(quad.object)} "
        return ""

    def _object(self, iri: str, predicate: ox.NamedNode) -> str | None:
        for quad in self.store.quads_for_pattern(ox.NamedNode(iri), predicate, None):
            if isinstance(quad.object, ox.NamedNode):
                return value(quad.object)
        return None

    def kind(self, iri: str) -> str | None:
        """The narrowest class of ours that a thing is of, else any class."""
        types = [value(q.object) for q in self.store.quads_for_pattern(ox.NamedNode(iri), _TYPE, None)]
        ours = {type for type in types if type.startswith(ONTOLOGY)}
        above = {
            value(quad.object)
            for type in ours
            for quad in self.store.quads_for_pattern(ox.NamedNode(type), _SUPER, None)
        }
        narrow = sorted(ours - above) or sorted(set(types) - {SKOS + "Concept"}) or sorted(types)
        return narrow[0] if narrow else None
