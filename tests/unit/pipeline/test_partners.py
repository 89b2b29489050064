"""What partners are told of their RDF: datatypes as they are typed, slips in other people's terms."""

from collections.abc import Callable

import pytest

from nbs_graph.model import Diagnostic, Severity

Judge = Callable[..., list[Diagnostic]]
XSD = "http://www.w3.org/2001/XMLSchema#"
REPORT = "https://w3id.org/nbs-graph/id/report/partners"
URL, ISSUED = "https://schema.org/url", "http://purl.org/dc/terms/issued"
TURTLE = f"<{REPORT}> a <https://w3id.org/nbs-graph/ontology#Report> ; <{{}}> {{}} .\n"


def told(found: list[Diagnostic], path: str) -> list[str | None]:
    return [d.suggestion for d in found if d.path == path]


@pytest.mark.parametrize(
    ("path", "typed", "wanted"),
    [
        (URL, "<https://a.org/>", '"https://a.org/"^^xsd:anyURI'),
        (URL, '"https://a.org/"', '"https://a.org/"^^xsd:anyURI'),
        (ISSUED, '"2023-08-09"', '"2023-08-09"^^xsd:date'),
        (ISSUED, "2023", '"2023"^^xsd:gYear'),
        (ISSUED, '"2023-08"', '"2023-08"^^xsd:gYearMonth'),
        (ISSUED, '"in August"', None),
        (URL, '"a.org"', None),
        ("https://w3id.org/nbs-graph/ontology#hasMoreAuthors", '"true"', '"true"^^xsd:boolean'),
    ],
)
def test_the_datatype_is_suggested_as_it_is_typed(
    judge: Judge, path: str, typed: str, wanted: str | None
) -> None:
    """Where the same characters with a datatype are right; nothing is made up where they are not."""
    assert wanted in told(judge(TURTLE.format(path, typed), "partner.ttl"), path)


def test_every_format_has_its_way_of_writing(judge: Judge) -> None:
    """Full IRIs in N-Triples, an object in JSON-LD, an attribute in RDF/XML."""
    kind = "https://w3id.org/nbs-graph/ontology#Report"
    lines = f'<{REPORT}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{kind}> .\n<{REPORT}> <{ISSUED}> "2023" .\n'
    json = f'{{"@id": "{REPORT}", "@type": "{kind}", "{ISSUED}": "2023"}}'
    xml = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/terms/" '
        f'xmlns:n="https://w3id.org/nbs-graph/ontology#"><n:Report rdf:about="{REPORT}"><d:issued>2023</d:issued>'
        "</n:Report></rdf:RDF>"
    )
    assert told(judge(lines, "a.nt"), ISSUED) == [f'"2023"^^<{XSD}gYear>']
    assert told(judge(json, "a.jsonld"), ISSUED) == [f'{{"@value": "2023", "@type": "{XSD}gYear"}}']
    assert told(judge(xml, "a.rdf"), ISSUED) == [f'rdf:datatype="{XSD}gYear"']


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        ("http://purl.org/dc/terms/isued", "dcterms:issued"),
        ("https://schema.org/nmae", "schema:name"),
        ("https://schema.org/temporalCoverge", "schema:temporalCoverage"),
        ("http://purl.org/ontology/bibo/editon", "bibo:edition"),
    ],
)
def test_slips_in_other_vocabularies_are_warnings(judge: Judge, term: str, meant: str) -> None:
    """Once in a file, with what was meant, and the value is not touched."""
    more = f'<{REPORT}-2> <{term}> "y" .\n'
    found = [d for d in judge(TURTLE.format(term, '"x"') + more, "partner.ttl") if d.code == "NBS037"]
    assert [(d.severity, d.suggestion, d.span and d.span.line) for d in found] == [
        (Severity.WARNING, meant, 1)
    ]


@pytest.mark.parametrize(
    "term",
    [
        "https://schema.org/temporalCoverage",
        "http://purl.org/dc/terms/date",
        "http://purl.org/ontology/bibo/issue",
        "https://schema.org/somethingQuiteNew",
        "https://partner.example.org/terms#isued",
    ],
)
def test_terms_that_exist_or_resemble_nothing_are_left_alone(judge: Judge, term: str) -> None:
    """Partners may say more than we do."""
    assert [d for d in judge(TURTLE.format(term, '"x"'), "partner.ttl") if d.code == "NBS037"] == []
