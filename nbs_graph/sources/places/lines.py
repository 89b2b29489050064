"""N-Triples and N-Quads: where each triple is written.

RDF 1.1 N-Triples, section 7; RDF 1.1 N-Quads, section 4. One expression goes from line to line and looks at the subject
only; a line is taken apart when its subject is wanted.
"""

import re

from nbs_graph.sources.places.iris import unescape_iri
from nbs_graph.sources.places.record import ANONYMOUS, Record
from nbs_graph.sources.places.turtle_tokens import content

_BARE_RETURN = re.compile(r"\r(?!\n)")
_LINE_END = re.compile(r"[\r\n]++")


def _lines_of_a_subject(end: str) -> re.Pattern[str]:
    """Lines of one subject, one after another; `end` are the characters that end a line."""
    rest = rf"[^{end}]*+[{end}]*+"
    return re.compile(rf"[ \t]*+(?:(<[^>{end}]*+>|_:[^ \t<{end}]*+){rest}(?:\1(?=[ \t<]){rest})*+|{rest})")


_LINES = _lines_of_a_subject(r"\n")
_LINES_OR_RETURNS = _lines_of_a_subject(r"\r\n")

_IRI = r"<[^>\r\n]*+>"
_BLANK = r"_:[\-0-9A-Z_a-z\x80-\U0010ffff]++(?:\.++[\-0-9A-Z_a-z\x80-\U0010ffff]++)*+"
_STATEMENT = re.compile(
    rf"[ \t]*+(?P<subject>{_IRI}|{_BLANK})[ \t]*+<(?P<predicate>[^>\r\n]*+)>[ \t]*+"
    rf"(?P<object>{_IRI}|{_BLANK}|(?P<string>\"(?:[^\"\\\r\n]++|\\[^\r\n])*+\")"
    rf"(?:@[A-Za-z0-9\-]++|[ \t]*+\^\^[ \t]*+{_IRI}|[ \t]++@[A-Za-z0-9\-]++)?+|<<\([^\r\n]*\)>>)"
    rf"[ \t]*+(?P<graph>{_IRI}|{_BLANK})?+[ \t]*+\."
)


def read(record: Record) -> None:
    """Note the places of an N-Triples or N-Quads text; lines that are neither are passed over."""
    text = record.text
    wanted = None
    if record.wanted is not None:
        wanted = {key if key.startswith("_:") else f"<{key}>" for key in record.wanted}
    lines = _LINES_OR_RETURNS if "\r" in text and _BARE_RETURN.search(text) else _LINES
    for match in lines.finditer(text):
        subject = match[1]
        if subject is None or not (
            wanted is None or subject in wanted or ("\\" in subject and record.wants(_term(subject)))
        ):
            continue
        at, end = match.span()
        while at < end:
            _note(record, at)
            line_end = _LINE_END.search(text, at, end)
            at = line_end.end() if line_end else end


def _note(record: Record, start: int) -> None:
    """Note the line that begins at `start`."""
    match = _STATEMENT.match(record.text, start)
    if match is None:
        return
    subject, written, string = _term(match["subject"]), match["object"], match["string"]
    for part in ("subject", "object", "graph"):
        if (match[part] or "").startswith("_:"):
            record.blank(*match.span(part), match[part])
    if string is not None:
        value = content(string)
    else:
        value = ANONYMOUS if written.startswith("<<") else _term(written)
    record.home = _term(match["graph"]) if match["graph"] else None
    record.subject(subject, *match.span("subject"))
    record.triple(subject, unescape_iri(match["predicate"]), value, *match.span("object"))


def _term(written: str) -> str:
    return unescape_iri(written[1:-1]) if written[0] == "<" else written
