"""RDF/XML: where each triple is written.

RDF 1.1 XML Syntax, sections 2 and 7.2. The parser of the standard library says where tags are; a document type stops it,
so that there are no entities. The place of an IRI is its attribute with the quotes, of a literal the text between tags.
"""

from dataclasses import dataclass
from xml.parsers import expat

from nbs_graph.namespaces import RDF_TYPE
from nbs_graph.sources.places.iris import RDF, resolve
from nbs_graph.sources.places.record import ANONYMOUS, Record
from nbs_graph.sources.places.xml_tags import Tag, canonical, characters, tag

_XML = "http://www.w3.org/XML/1998/namespace"
_ABOUT, _ID, _NODE_ID, _RESOURCE = RDF + "about", RDF + "ID", RDF + "nodeID", RDF + "resource"
_PARSE_TYPE = RDF + "parseType"
_SYNTAX = frozenset({_ABOUT, _ID, _NODE_ID, _RESOURCE, _PARSE_TYPE, RDF + "datatype"})
_ROOT, _NODE, _PROPERTY, _COLLECTION, _LITERAL, _SAID = range(6)


class _DoctypeError(Exception):
    """The document has a document type."""


@dataclass(slots=True)
class _Frame:
    """An open element; `_SAID` is a property whose object is known already.

    Args:
        kind: what it is.
        base: for the references in it.
        name: of a node, if it has one; of a property, that of its node.
        subject: the same, when it is to be noted.
        predicate: of a property.
        tag: of a property, when there is something to note.
        reified: name and place of the statement about a property, when it is to be noted.
        items: how many `rdf:li` a node has, or how many members a collection.
    """

    kind: int
    base: str | None
    name: str | None = None
    subject: str | None = None
    predicate: str = ""
    tag: Tag | None = None
    reified: tuple[str, int, int] | None = None
    items: int = 0


def read(record: Record) -> None:
    """Note the places of an RDF/XML text, up to the first thing that is no XML."""
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator="")
    parser.ordered_attributes = True
    walk = _Walk(record, parser)
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(walk.raw, True)
    except (expat.ExpatError, _DoctypeError):
        return
    finally:  # they keep the text
        parser.StartElementHandler = parser.EndElementHandler = None


def _refuse(*_: object) -> None:
    raise _DoctypeError


class _Walk:
    """Follows the elements with a stack: nodes and properties take turns."""

    def __init__(self, record: Record, parser: expat.XMLParserType) -> None:
        self.raw = record.text.encode("utf-8", "replace")
        self._record = record
        self._text = record.text
        self._parser = parser
        self._ascii = len(self.raw) == len(record.text)
        self._bytes, self._characters = 0, 0
        self._stack: list[_Frame] = []
        self._literal = 0

    def _here(self) -> int:
        """The offset, in code points, of the tag at hand; the parser counts bytes."""
        at = self._parser.CurrentByteIndex
        if not self._ascii:
            self._characters += len(self.raw[self._bytes : at].decode("utf-8", "ignore"))
            self._bytes = at
            return self._characters
        return at

    def start(self, name: str, listed: list[str]) -> None:
        """A start tag: `listed` are its attributes, names and values in turn."""
        if self._literal:
            self._literal += 1
            return
        attributes = dict(zip(listed[::2], listed[1::2], strict=True))
        outer = self._stack[-1] if self._stack else _Frame(_ROOT, None)
        base = outer.base
        if _XML + "base" in attributes:
            base = resolve(base, attributes[_XML + "base"])
        if not self._stack and name == RDF + "RDF":
            self._stack.append(_Frame(_ROOT, base))
        elif outer.kind == _NODE:
            self._property(name, attributes, base, outer)
        else:
            self._node(name, attributes, base, outer)

    def end(self, _: str) -> None:
        """An end tag, or the end of an empty element."""
        if self._literal:
            self._literal -= 1
            if self._literal:
                return
        frame = self._stack.pop()
        if frame.tag is None or frame.kind not in {_PROPERTY, _COLLECTION, _LITERAL}:
            return
        begin, end = frame.tag.end, self._here()
        if frame.kind == _COLLECTION:
            value = ANONYMOUS if frame.items else RDF + "nil"
            while begin < end and self._text[begin].isspace():
                begin += 1
            while begin < end and self._text[end - 1].isspace():
                end -= 1
        else:
            inside = self._text[begin:end]
            value = canonical(inside) if frame.kind == _LITERAL else characters(inside)
        self._say(frame, value, *((begin, end) if begin < end else (frame.tag.start, frame.tag.end)))

    def _say(self, frame: _Frame, value: str, start: int, end: int) -> None:
        """Note the object of a property, and the statement about it."""
        if frame.subject is not None:
            self._record.triple(frame.subject, frame.predicate, value, start, end)
        if frame.reified is not None:
            name, *place = frame.reified
            self._record.subject(name, *place)
            self._record.triple(name, RDF + "subject", frame.name or ANONYMOUS, *place)
            self._record.triple(name, RDF + "predicate", frame.predicate, *place)
            self._record.triple(name, RDF + "object", value, *place)
            self._record.triple(name, RDF_TYPE, RDF + "Statement", *place)

    def _node(self, name: str, attributes: dict[str, str], base: str | None, outer: _Frame) -> None:
        """A node element (section 7.2.11)."""
        subject, key = _called(attributes, base, (_ABOUT, _ID, _NODE_ID))
        wanted = subject if subject is not None and self._record.wants(subject) else None
        start = end = 0
        if wanted is not None or key in {"", _NODE_ID} or outer.tag is not None:
            here = tag(self._text, self._here(), attributes)
            start, end = here.place(key)
            if key in {"", _NODE_ID}:
                self._record.blank(start, end, subject)
            if wanted is not None:
                self._record.subject(wanted, start, end)
                if name != RDF + "Description":
                    self._record.triple(wanted, RDF_TYPE, name, *here.name)
                self._attributes(wanted, here, attributes, base)
        if outer.kind == _PROPERTY:
            outer.kind = _SAID
            self._say(outer, subject or ANONYMOUS, start, end)
        elif outer.kind == _COLLECTION:
            outer.items += 1
            if outer.items == 1 and outer.tag is not None:
                self._record.blank(outer.tag.start, outer.tag.end)
        self._stack.append(_Frame(_NODE, base, subject, wanted))

    def _attributes(self, subject: str, here: Tag, attributes: dict[str, str], base: str | None) -> None:
        """Property attributes (section 7.2.25), of a node or of the object of a property."""
        for name, value in attributes.items():
            if _is_property(name):
                start, end = here.place(name)
                said = (
                    resolve(base, value) if name == RDF_TYPE else characters(self._text[start + 1 : end - 1])
                )
                self._record.triple(subject, name, said, start, end)

    def _property(self, name: str, attributes: dict[str, str], base: str | None, outer: _Frame) -> None:
        """A property element (sections 7.2.14 to 7.2.21)."""
        if name == RDF + "li":
            outer.items += 1
            name = f"{RDF}_{outer.items}"
        frame = _Frame(_PROPERTY, base, outer.name, outer.subject, name)
        self._stack.append(frame)
        parse_type = attributes.get(_PARSE_TYPE)
        value, key = _called(attributes, base, (_RESOURCE, _NODE_ID))
        if value is None and any(_is_property(more) and more != RDF_TYPE for more in attributes):
            value = ANONYMOUS
        reified = resolve(base, "#" + attributes[_ID]) if _ID in attributes else None
        to_note = [thing for thing in (value, reified) if thing is not None and self._record.wants(thing)]
        if outer.subject is None and not to_note and parse_type is None:
            frame.kind = _PROPERTY if value is None else _SAID
            return
        frame.tag = here = tag(self._text, self._here(), attributes)
        start, end = here.place(key)
        if reified is not None and reified in to_note:
            frame.reified = (reified, *here.place(_ID))
        if parse_type == "Collection":
            frame.kind = _COLLECTION
        elif parse_type == "Resource":
            self._record.blank(start, end)
            self._say(frame, ANONYMOUS, start, end)
            frame.kind, frame.name, frame.subject, frame.tag = _NODE, None, None, None
        elif parse_type is not None:
            frame.kind, self._literal = _LITERAL, 1
        elif value is not None:
            frame.kind = _SAID
            if value.startswith("_:"):
                self._record.blank(start, end, value if key else None)
            if key and value in to_note and any(map(_is_property, attributes)):
                self._record.subject(value, start, end)
                self._attributes(value, here, attributes, base)
            self._say(frame, value, start, end)


def _called(attributes: dict[str, str], base: str | None, keys: tuple[str, ...]) -> tuple[str | None, str]:
    """The name that one of these attributes gives, and which; None and empty when none does."""
    for key in keys:
        if key in attributes:
            value = attributes[key]
            if key == _NODE_ID:
                return "_:" + value, key
            return resolve(base, "#" + value if key == _ID else value), key
    return None, ""


def _is_property(name: str) -> bool:
    """Is this attribute a statement? Those of the syntax, of XML and without namespace are not."""
    return name not in _SYNTAX and ":" in name and not name.startswith(_XML)
