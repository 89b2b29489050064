"""The newsletter itself, so that quotes can be shown among the words they stand in."""

import hashlib
import unicodedata
from dataclasses import dataclass

import pyoxigraph as ox

from nbs_graph.errors import CannotDo
from nbs_graph.linking.explanation import Context
from nbs_graph.namespaces import ONTOLOGY, name
from nbs_graph.sparql.graph import Readable

_AROUND = 40
"""Characters of context on either side, at most."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of an issue in which offsets count, and the IRI of the issue."""

    issue: str
    text: str

    def around(self, start: int, end: int) -> Context:
        """The words before and behind a stretch of the text."""
        before, after = self.text[max(start - _AROUND, 0) : start], self.text[end : end + _AROUND]
        return Context(_folded(before), _folded(after))


def printed(raw: bytes, store: Readable) -> Printed:
    """The bytes of a text file → the issue of the graph that it is the text of.

    Args:
        raw: as published, or as `ingest --text-out` writes it; byte order mark, line ends and normal form are evened out.
        store: the graph, whose issues say the SHA-256 and the length of their texts.
    Raises:
        CannotDo: it is not UTF-8, or no issue has this text.
    """
    try:
        decoded = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotDo(
            "The source is not UTF-8 text; for PDF, HTML or Word give what `nbs-graph ingest --text-out` wrote.",
            "原文不是 UTF-8 文本；若为 PDF、HTML 或 Word，请给出 `nbs-graph ingest --text-out` 所写的文本。",
        ) from error
    text = unicodedata.normalize("NFC", decoded.replace("\r\n", "\n").replace("\r", "\n"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = {
        quad.subject.value: quad.object.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(ONTOLOGY + "sourceSha256"), None)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
    for issue, said in sorted(known.items()):
        lengths = store.quads_for_pattern(ox.NamedNode(issue), ox.NamedNode(ONTOLOGY + "sourceLength"), None)
        if said == digest and all(getattr(q.object, "value", "") == str(len(text)) for q in lengths):
            return Printed(issue, text)
    listed = [f"{name(issue)} ({said[:12]}…)" for issue, said in sorted(known.items())]
    raise CannotDo(
        f"No issue of the graph has this text: its SHA-256 is {digest[:12]}…, its length {len(text)}. "
        f"Known: {', '.join(listed) or 'none'}. Offsets count in the text as it was read when the issue was made.",
        f"图谱中没有任何一期与此文本相符：其 SHA-256 为 {digest[:12]}…，长度为 {len(text)}。"
        f"已知：{'、'.join(listed) or '无'}。位置以制作该期时所读的文本为准。",
    )


def _folded(text: str) -> str:
    """A text on one line; a blank at its ends stays one."""
    words = " ".join(text.split())
    return (
        (" " if text[:1].isspace() and words else "") + words + (" " if text[-1:].isspace() and words else "")
    )
