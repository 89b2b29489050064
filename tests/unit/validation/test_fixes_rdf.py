"""`--fix` in partners' RDF: six formats, namespaces, language tags, and that nothing else changes."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.model import Diagnostic, Span
from nbs_graph.sources import rdf
from nbs_graph.validation import gate
from nbs_graph.validation.fixes import fixed

THING = "https://w3id.org/nbs-graph/id/report/x"
DC = "http://purl.org/dc/terms/"
MONTH = "http://www.w3.org/2001/XMLSchema#gYearMonth"
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


def said(text: str, file: str = "x.ttl", locate: gate.Locate | None = None) -> list[Diagnostic]:
    """What is wrong with the values of one file."""
    body = text.removeprefix("\ufeff")
    document = rdf.read_rdf(body.encode(), file=file, format=rdf.SUFFIXES["." + file.rsplit(".", 1)[1]])
    assert not document.faults
    return gate.inspect(document.readable, file, locate or gate.nowhere)


def mend(text: str, file: str = "x.ttl") -> str:
    """The file after `--fix`; a second run changes nothing."""
    after = fixed(text, said(text, file))
    assert fixed(after, said(after, file)) == after
    return after


@pytest.mark.parametrize(
    ("file", "text", "after"),
    [
        (
            "x.nt",
            f'<{THING}> <{DC}issued> "2023-7"^^<{MONTH}> .\r\n',
            f'<{THING}> <{DC}issued> "2023-07"^^<{MONTH}> .\r\n',
        ),
        (
            "x.nq",
            f'\ufeff<{THING}> <http://schema.org/version> "3\u200e" <https://e.org/g> .\n',
            f'\ufeff<{THING}> <https://schema.org/version> "3" <https://e.org/g> .\n',
        ),
        (
            "x.trig",
            f"PREFIX s: <http://schema.org/>\nGRAPH <urn:g> {{ <{THING}> s:version '''Bele\u0301m''' }}\n",
            f"PREFIX s: <https://schema.org/>\nGRAPH <urn:g> {{ <{THING}> s:version '''Bel\u00e9m''' }}\n",
        ),
        (
            "x.jsonld",
            f'{{"@context": {{"s": "http://schema.org/"}}, "@id": "{THING}", "s:version": "Bele\u0301m"}}',
            f'{{"@context": {{"s": "https://schema.org/"}}, "@id": "{THING}", "s:version": "Bel\u00e9m"}}',
        ),
        (
            "x.rdf",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://schema.org/">'
            f'<rdf:Description rdf:about="{THING}"><!-- http://schema.org/ --><s:version>e\u0301</s:version>'
            "</rdf:Description></rdf:RDF>\n",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">'
            f'<rdf:Description rdf:about="{THING}"><!-- http://schema.org/ --><s:version>\u00e9</s:version>'
            "</rdf:Description></rdf:RDF>\n",
        ),
        (
            "x.ttl",
            f'<{THING}> <{DC}title> "Roofs"@en-GB, """屋顶"""@zh-Hans-CN .',
            f'<{THING}> <{DC}title> "Roofs"@en, """屋顶"""@zh .',
        ),
        (
            "x.ttl",
            f"@prefix sdg: <https://metadata.un.org/sdg/> . # <https://metadata.un.org/sdg/>\n"
            f"<{THING}> <{DC}subject> sdg:15, <https://metadata.un.org/sdg/13> ;\n"
            f'  <{DC}title> "<https://metadata.un.org/sdg/13>"@en .',
            f"@prefix sdg: <http://metadata.un.org/sdg/> . # <https://metadata.un.org/sdg/>\n"
            f"<{THING}> <{DC}subject> sdg:15, <http://metadata.un.org/sdg/13> ;\n"
            f'  <{DC}title> "<https://metadata.un.org/sdg/13>"@en .',
        ),
    ],
)
def test_what_is_mended(file: str, text: str, after: str) -> None:
    """Literals, namespaces where they are declared, tags; comments and texts that look alike stay."""
    assert mend(text, file) == after
    assert not said(after, file)


@pytest.mark.parametrize(
    "statement",
    [
        '<urn:p:t> "屋顶"@zh-Hant',  # traditional characters
        '<urn:p:t> "wūdǐng"@zh-Latn',
        '<urn:p:t> "colour"@en-GB, "color"@en-US',  # two texts in English
        '<urn:p:t> "toit"@fr',
        f'<{DC}issued> "2023年8月"^^<http://www.w3.org/2001/XMLSchema#date>',  # a month is not a day
        f'<urn:p:a> "yes"^^<{BOOLEAN}> ; <urn:p:b> "yes"^^<{BOOLEAN}>',  # which one? no places here
        '<urn:p:t> "Bele\\u0301m"',
        "<urn:p:t> <javascript:alert>",
        "<https://w3id.org/nbs-graph/ontology#jurnal> <urn:p:o>",
    ],
)
def test_what_is_left_to_a_person(statement: str) -> None:
    """It is told, and stays as it is."""
    text = f"<{THING}> {statement} .\n"
    assert said(text)
    assert mend(text) == text


def test_a_place_tells_which_is_meant() -> None:
    """Of equal values the one in the place reported is mended, its quotation marks and datatype in the place."""
    text = f'<{THING}> <urn:p:a> "yes"^^<{BOOLEAN}> ;\n  <urn:p:b> "yes"^^<{BOOLEAN}> .\n'

    def locate(_subject: str, path: str | None, _value: str | None) -> Span:
        line = 1 if path == "urn:p:a" else 2
        return Span(
            line, text.splitlines()[line - 1].index('"') + 1, line, len(text.splitlines()[line - 1]) - 1
        )

    first, second = said(text, locate=locate)
    assert fixed(text, [second]) == text.replace('<urn:p:b> "yes"', '<urn:p:b> "true"')
    assert fixed(text, [first, second]) == text.replace('"yes"', '"true"')


def test_the_place_must_be_that_of_the_thing() -> None:
    """An equal value of another thing is not touched, even where the place reported is wrong."""
    text = f'<{THING}> <urn:p:a> "\\u0079es"^^<{BOOLEAN}> . <urn:p:other> <urn:p:a> "yes"^^<{BOOLEAN}> .\n'
    (found,) = [d for d in said(text) if d.focus == THING]
    assert found.value == "yes"
    assert fixed(text, [found]) == text


def test_a_namespace_that_holds_other_names_too_stays() -> None:
    """What is right would become wrong; names in full are mended all the same."""
    text = (
        f"@prefix w: <https://www.wikidata.org/> .\n"
        f"<{THING}> <urn:p:a> w:entity\\/Q1 ; <urn:p:b> <https://www.wikidata.org/wiki/Q1> ; <urn:p:c> w:about .\n"
    )
    assert [d.code for d in said(text)] == ["NBS028"]
    assert mend(text) == text
    full = text.replace("w:entity\\/Q1", "<https://www.wikidata.org/entity/Q1>")
    assert mend(full) == full.replace("<https://www.wikidata.org/entity/", "<http://www.wikidata.org/entity/")


def test_format_by_name_of_the_option() -> None:
    """A file whose name does not tell, as `--input-format` reads it."""
    text = f'<{THING}> <urn:p:v> "e\u0301" .\n'
    found = [
        Diagnostic(d.code, d.severity, d.message, "x.data", None, d.focus, d.path, d.value)
        for d in said(text)
    ]
    assert fixed(text, found) == text
    assert fixed(text, found, format="turtle") == f'<{THING}> <urn:p:v> "\u00e9" .\n'


def test_hundreds_of_faults_take_no_time() -> None:
    """One reading before and one after, however many; one that cannot be mended does not stop the others."""
    lines = [
        f'<{THING}-{n}> <{DC}issued> "2023-7"^^<{MONTH}> ; <urn:p:v> "e\u0301{n}" .\n' for n in range(400)
    ]
    lines.insert(200, f'<{THING}> <{DC}issued> "2023年7月"^^<http://www.w3.org/2001/XMLSchema#date> .\n')
    text = "".join(lines)

    def locate(subject: str, path: str | None, _value: str | None) -> Span | None:
        number = int(subject.rsplit("-", 1)[1]) if subject != THING else 200
        number += subject != THING and number >= 200
        line = text.splitlines()[number]
        start = line.index("2023" if path == DC + "issued" else '"e') + 1
        return Span(number + 1, start, number + 1, start + 6)

    after = fixed(text, said(text, locate=locate))
    assert after.count('"2023-07"') == 400
    assert after.count("\u00e9") == 400
    assert "2023年7月" in after


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2023-7", "２０２３", "e\u0301", "a\u200eb", "yes", "plain", "洪水。"]),
            st.sampled_from(["", "@en-GB", "@zh", f"^^<{BOOLEAN}>", f"^^<{MONTH}>"]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.text(st.sampled_from("#<>\"'\\ab@ ."), max_size=10),
)
def test_statements_stay_apart_from_what_is_mended(values: list[tuple[str, str]], comment: str) -> None:
    """However values stand beside each other: each statement is there before and after, the same or mended."""
    lines = [f'<{THING}> <urn:p:{n}> "{value}"{kind} . # {comment}' for n, (value, kind) in enumerate(values)]
    text = "\n".join([*lines, ""])
    after = mend(text)
    before, mended = (list(ox.parse(t.encode(), format=ox.RdfFormat.TURTLE)) for t in (text, after))
    assert [(q.subject, q.predicate) for q in before] == [(q.subject, q.predicate) for q in mended]
    left = {(d.path, d.code) for d in said(after)}
    assert left <= {(d.path, d.code) for d in said(text)}
    assert after.count(f"# {comment}") >= len(values)
