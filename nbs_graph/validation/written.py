"""Where values stand in a text: the scalars of YAML, the strings and IRIs of RDF.

Only places are found here, by the lexical grammars of the formats; that a place means what it seems to, a parser
confirms (`validation.unchanged`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import yaml

YAML = "yaml"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINES = frozenset({ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS})
"""The formats that share Turtle's way of writing strings and IRIs."""

# Turtle 1.1, section 6.5: STRING_LITERAL_LONG_*, STRING_LITERAL_*, IRIREF, comments, escapes in names.
_TURTLE = re.compile(
    r'"""(?P<a>(?:[^"\\]++|\\.|"(?!""))*+)"""'
    r"|'''(?P<b>(?:[^'\\]++|\\.|'(?!''))*+)'''"
    r'|"(?P<c>(?:[^"\\\n\r]++|\\.)*+)"'
    r"|'(?P<d>(?:[^'\\\n\r]++|\\.)*+)'"
    r'|<(?P<iri>[^<>"{}|^`\\\x00-\x20]*+)>'
    r"|\#[^\n\r]*+|\\.",
    re.DOTALL,
)
_TAG = re.compile(r"@([A-Za-z]+(?:-[A-Za-z0-9]+)*)")
_DECLARES = re.compile(r"(?:@prefix|\bprefix|@base|\bbase)\s+(?:[^\s<>:#]*:)?\s*\Z", re.IGNORECASE)
_SPACE_ENDS = ("/", "#")
_JSON = re.compile(r'"(?P<c>(?:[^"\\]++|\\.)*+)"', re.DOTALL)
_XML = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r'|"(?P<c>[^"<>]*)"'
    r"|'(?P<d>[^'<>]*)'"
    r"|>(?P<e>[^<>]+)(?=<)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text that holds one value.

    Args:
        start: of the value, quotation marks and the like left out; end: behind it.
        content: the value as it is written, escapes not resolved.
        iri: it can be an IRI; string: it can be the text of a literal.
        declares: it may be a namespace that other IRIs begin with.
        tag: where the language tag of a string stands, and the tag.
    """

    start: int
    end: int
    content: str
    iri: bool
    string: bool
    declares: bool = False
    tag: tuple[int, str] | None = None


_EXTENSIONS = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "rdfxml": "rdf"}


def named(format: str) -> str:
    """A format as `--input-format` calls it → as `places` does; what it calls the same stays."""
    return _EXTENSIONS.get(format, format)


def format_of(file: str | None) -> str | None:
    """The format that the name of a file tells: `yaml`, or the extension of an RDF format; None when it does not."""
    extension = (file or "").rsplit(".", 1)[-1].lower()
    if extension in ("yaml", "yml") or file == "-":
        return YAML
    return extension if ox.RdfFormat.from_extension(extension) else None


def places(text: str, format: str) -> Iterator[Place]:
    """Every value of a text, in the order written; as many as there are up to where the text is broken.

    Args:
        text: without byte order mark.
        format: as `format_of` returns it.
    """
    if format == YAML:
        yield from _yaml(text)
        return
    kind = ox.RdfFormat.from_extension(format)
    if kind in _LINES:
        yield from _turtle(text)
    elif kind == ox.RdfFormat.JSON_LD:
        for match in _JSON.finditer(text):
            space = match["c"].endswith(_SPACE_ENDS)
            yield Place(*match.span("c"), match["c"], iri=True, string=True, declares=space)
    elif kind == ox.RdfFormat.RDF_XML:
        yield from _xml(text)


def _yaml(text: str) -> Iterator[Place]:
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.ScalarEvent):
                start, end = _index(event.start_mark), _index(event.end_mark)
                if event.style in ("'", '"'):
                    start, end = start + 1, end - 1
                elif event.style in ("|", ">"):
                    start = text.find("\n", start, end) + 1 or end
                yield Place(start, end, text[start:end], iri=True, string=True)
    except yaml.YAMLError:
        return


def _index(mark: object) -> int:
    """The place of a mark, which libyaml and PyYAML count in characters."""
    index = getattr(mark, "index", 0)
    assert isinstance(index, int)
    return index


def _turtle(text: str) -> Iterator[Place]:
    for match in _TURTLE.finditer(text):
        group = match.lastgroup
        if group is None:
            continue
        start, end = match.span(group)
        if group == "iri":
            declares = bool(_DECLARES.search(text[max(0, start - 200) : start - 1]))
            yield Place(start, end, match[group], iri=True, string=False, declares=declares)
            continue
        tag = _TAG.match(text, match.end())
        yield Place(
            start, end, match[group], iri=False, string=True, tag=(tag.start(1), tag[1]) if tag else None
        )


def _xml(text: str) -> Iterator[Place]:
    for match in _XML.finditer(text):
        group = match.lastgroup
        if group is not None:
            attribute = group != "e"
            space = attribute and match[group].endswith(_SPACE_ENDS)
            yield Place(*match.span(group), match[group], iri=attribute, string=True, declares=space)
