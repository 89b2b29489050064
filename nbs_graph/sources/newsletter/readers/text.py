"""A newsletter as plain text, as `pdftotext` writes it or as it was pasted."""

from nbs_graph.sources.newsletter.readers.encodings import decode
from nbs_graph.sources.newsletter.readers.extracted import Extracted, extracted


def read_text(raw: bytes, name: str) -> Extracted:
    """The bytes of a text file → its text.

    Raises:
        CannotDo: empty, too large, or a line that never ends.
        NotConformingError: encodings mixed or unknown, or no text at all.
    """
    return extracted(decode(raw, name), "text", name)
