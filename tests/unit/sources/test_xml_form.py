"""RDF/XML before it is parsed: what is no XML is refused at its place, what is cut too; nothing is expanded."""

import pytest

from nbs_graph.sources.xml_form import MAX_DEPTH, not_read

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/"'


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (f"<rdf:RDF {RDF}>\n<s:A/>\n", "NBS070", 3, 1),
        (f"<rdf:RDF {RDF}>\n  洪水 & 屋顶</rdf:RDF>", "NBS070", 2, 7),
        (f"<rdf:RDF {RDF}>\n<s:A></s:B></rdf:RDF>", "NBS070", 2, 8),
        (f"<rdf:RDF {RDF}>\n<t:A/></rdf:RDF>", "NBS070", 2, 1),
        (f"<rdf:RDF {RDF}/>\n<b/>", "NBS070", 2, 1),
        (f'<!DOCTYPE r [<!ENTITY a "b">]>\n<rdf:RDF {RDF}/>', "NBS071", 1, 1),
        (f"<rdf:RDF {RDF}>" + "<s:a>" * (MAX_DEPTH + 1), "NBS002", 1, 596),
    ],
)
def test_what_is_refused(text: str, code: str, line: int, column: int) -> None:
    """Code and place, columns in characters."""
    fault = not_read(text, "x.rdf")
    assert fault is not None
    assert fault.span is not None
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        f"<rdf:RDF {RDF}/>",
        f"<rdf:RDF {RDF}><s:A><![CDATA[<!DOCTYPE html>]]></s:A><!-- <!DOCTYPE --></rdf:RDF>",
    ],
)
def test_what_may_be_read(text: str) -> None:
    """Empty files are told elsewhere; a document type in a text or comment is none."""
    assert not_read(text, "x.rdf") is None
