"""A newsletter as it was published (text, PDF, web article, Word) → its text."""

from nbs_graph.sources.newsletter.readers.extracted import Extracted, Hidden, Note, Target
from nbs_graph.sources.newsletter.readers.formats import FORMATS, format_of


def read(raw: bytes, name: str, format: str | None = None) -> Extracted:
    """The bytes of an issue → its text in canonical form.

    Args:
        raw: the content of the file.
        name: its name, for messages, and to tell the format where the content does not.
        format: one of `FORMATS`, when it is not to be told.
    Raises:
        UsageProblem: the format is none of them.
        CannotDo: empty, without text, encrypted, of a format that is not read, or larger than is believed.
        NotConformingError: broken: cut off, of mixed encodings, not what its name says.
    """
    match format_of(raw, name, format):
        case "pdf":
            from nbs_graph.sources.newsletter.readers.pdf import read_pdf

            return read_pdf(raw, name)
        case "html":
            from nbs_graph.sources.newsletter.readers.html import read_html

            return read_html(raw, name)
        case "docx":
            from nbs_graph.sources.newsletter.readers.docx import read_docx

            return read_docx(raw, name)
        case _:
            from nbs_graph.sources.newsletter.readers.text import read_text

            return read_text(raw, name)


__all__ = ["FORMATS", "Extracted", "Hidden", "Note", "Target", "read"]
