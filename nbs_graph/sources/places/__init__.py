"""Where the triples of a partner's RDF text are written, in each of the six formats.

RDF parsers give no positions, so the text is read a second time, by readers that only look for places. The text was
parsed before: they check nothing, and stop without complaint at what they cannot read. All of them take linear time. No
nesting is too deep, except that of JSON, which has a limit that is also the importer's.
"""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from nbs_graph.model import Span
from nbs_graph.sources.places import json_ld, lines, rdf_xml, turtle
from nbs_graph.sources.places.record import ANONYMOUS, Blanks, Dropped, Record
from nbs_graph.sources.positions import Positions

__all__ = ["ANONYMOUS", "READERS", "blanks", "dropped", "places"]

READERS: Mapping[str, Callable[[Record], None]] = MappingProxyType(
    {
        "turtle": turtle.read,
        "trig": turtle.read,
        "ntriples": lines.read,
        "nquads": lines.read,
        "jsonld": json_ld.read,
        "rdfxml": rdf_xml.read,
    }
)


def places(text: str, format: str, wanted: Collection[str] | None = None) -> Positions:
    """The text of one file → where its subjects and triples are written.

    A subject is where it is first described; a triple is where its object is written: an IRI, a literal with its quotes
    and its language or datatype, a whole `[ … ]` or `( … )`. Blank nodes with a label are `_:` and that label; those
    without are no subjects, and `ANONYMOUS` as objects. A triple that is written twice has its first place.

    Args:
        text: what a parser was given; it may be faulty, then what comes before the fault is found.
        format: `turtle`, `trig`, `ntriples`, `nquads`, `jsonld` or `rdfxml`.
        wanted: the subjects to note; None for all. What is said of others costs next to nothing.
    """
    record = Record(text, wanted)
    READERS[format](record)
    return record.positions


def blanks(text: str, format: str) -> list[Span]:
    """The text of one file → where its blank nodes are written, in the order written.

    That is the opening bracket of `[ … ]`, of `( … )` that is not empty, of a JSON object without `@id`; the start tag of
    an XML element that makes a node without name; a label, where it is first written.
    """
    record = Blanks(text)
    READERS[format](record)
    return sorted(record.spans)


def dropped(text: str) -> dict[tuple[str, str], Span]:
    """The text of a JSON-LD file → what of it is in no triple, by kind and words, with its first place.

    Keys and types that the context does not have, names that are no IRIs, ill languages and values without a value are
    dropped without a word (JSON-LD 1.1 API, sections 5.1.2 and 7). The kinds: `key`, `type`, `iri`, `language`,
    `nothing`. What is null, or null in the context, is meant to be dropped and not told.
    """
    record = Dropped(text)
    json_ld.read(record)
    return record.found
