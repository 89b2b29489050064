"""XML that is no XML, RDF/XML that is no RDF/XML, and RDF/XML that says what nobody here reads."""

from collections.abc import Iterator

from tests.faults.corpus.cases import Case, bad

ABOUT = 'rdf:about="https://w3id.org/nbs-graph/id/report/@@"'
RIGHT = "<schema:identifier>1</schema:identifier>"
OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n'
    '  xmlns:schema="https://schema.org/" xmlns:nbs="https://w3id.org/nbs-graph/ontology#">\n'
)

# Inside <rdf:Description>: no XML (XML 1.0, fifth edition, well-formedness).
XML = {
    "tag-not-closed": "<schema:version>«x\n",
    "tag-closed-otherwise": "<schema:version>x</«schema:name»>",
    "tag-crossed": "<schema:version><schema:name>x</«schema:version»></schema:name>",
    "tag-capital": "<schema:version>x</«schema:Version»>",
    "tag-not-opened": "</«schema:version»>",
    "tag-with-space": "<«» schema:version>x</schema:version>",
    "tag-starting-with-digit": "<«1»version>x</1version>",
    "tag-empty": "<«»>x</>",
    "attribute-without-quotes": "<schema:about «rdf:resource»=https://e.org/ />",
    "attribute-without-value": "<schema:about «rdf:resource»/>",
    "attribute-twice": '<schema:about rdf:resource="https://e.org/" «rdf:resource»="https://e.org/b"/>',
    "attribute-curly-quotes": "<schema:about rdf:resource=«“https://e.org/”»/>",
    "attribute-with-less-than": '<schema:about rdf:resource="https://e.org/«<»"/>',
    "attribute-not-closed": '<schema:about rdf:resource=«"https://e.org/>\n',
    "attributes-together": '<schema:about rdf:resource="https://e.org/"«xml:lang»="en"/>',
    "ampersand": "<schema:version>bread «& butter»</schema:version>",
    "ampersand-in-address": '<schema:about rdf:resource="https://e.org/?a=1«&b=2»"/>',
    "entity-html": "<schema:version>a«&nbsp;»b</schema:version>",
    "entity-without-semicolon": "<schema:version>a«&amp b»</schema:version>",
    "entity-unknown": "<schema:version>«&floods;»</schema:version>",
    "character-nul": "<schema:version>«&#0;»</schema:version>",
    "character-surrogate": "<schema:version>«&#xD800;»</schema:version>",
    "character-beyond": "<schema:version>«&#x110000;»</schema:version>",
    "character-not-number": "<schema:version>«&#xZZ;»</schema:version>",
    "less-than": "<schema:version>1 «< 2»</schema:version>",
    "comment-not-closed": "«<!-- a comment\n",
    "comment-two-hyphens": "<!-- a «--» b -->",
    "cdata-not-closed": "<schema:version>«<![CDATA[x</schema:version>",
    "instruction-not-closed": "«<?php\n",
    "prefix-unknown": "<«dcterms:title»>x</dcterms:title>",
    "attribute-prefix-unknown": '<schema:about «foo:bar»="x"/>',
    "full-width-brackets": "«＜schema:version＞»x＜/schema:version＞",
}
# Inside <rdf:Description>: no RDF/XML (W3C Recommendation 2014, section 6).
RDF = {
    "resource-and-text": '<schema:about «rdf:resource="https://e.org/">x»</schema:about>',
    "resource-and-node": '<schema:about «rdf:nodeID="b" rdf:resource="https://e.org/"»/>',
    "resource-and-parse-type": '<schema:about «rdf:resource="https://e.org/" rdf:parseType="Literal"»/>',
    "text-and-element": "<schema:about>x«<nbs:Report/>»</schema:about>",
    "two-elements": '<schema:about><nbs:Report rdf:about="https://e.org/"/>«<nbs:Report/>»</schema:about>',
    "text-between": "«floods»",
    "id-with-space": '<schema:version «rdf:ID="a b"»>x</schema:version>',
    "id-with-digit": '<schema:version «rdf:ID="1a"»>x</schema:version>',
    "id-without-base": '<schema:version «rdf:ID="a"»>x</schema:version>',
    "node-id-with-space": '<schema:about «rdf:nodeID="a b"»/>',
    "resource-relative": '<schema:about rdf:resource=«"floods"»/>',
    "resource-empty": '<schema:about rdf:resource=«""»/>',
    "resource-with-space": '<schema:about rdf:resource=«"https://e.org/a b"»/>',
    "resource-with-brace": '<schema:about rdf:resource=«"https://e.org/{b}"»/>',
    "about-each": '<schema:about «rdf:aboutEach="https://e.org/"»/>',
    "bag-id": '<schema:version «rdf:bagID="a"»>x</schema:version>',
    "li-attribute": '<schema:about «rdf:li="x"»/>',
    "property-description": "<«rdf:Description»>x</rdf:Description>",
    "property-rdf": "<«rdf:RDF»>x</rdf:RDF>",
    "property-about": "<«rdf:about»>x</rdf:about>",
    "property-resource": "<«rdf:resource»>x</rdf:resource>",
    "property-without-namespace": "<«version»>x</version>",
    "language-with-space": '<schema:name «xml:lang="e n"»>x</schema:name>',
    "language-chinese": '<schema:name «xml:lang="中文"»>x</schema:name>',
    "language-underscore": '<schema:name «xml:lang="en_GB"»>x</schema:name>',
    "datatype-relative": '<schema:version «rdf:datatype="string"»>x</schema:version>',
    "attribute-without-namespace": '<schema:version «lang="en"»>x</schema:version>',
    "attribute-on-text": '<schema:version «schema:name="y"»>x</schema:version>',
}
# Inside <rdf:Description>: RDF/XML that parses and cannot be taken.
REFUSED = {
    "blank-resource": (
        "NBS035",
        '«<schema:about rdf:parseType="Resource">»<schema:version>x</schema:version></schema:about>',
    ),
    "blank-node": (
        "NBS035",
        "<schema:about>«<rdf:Description>»<schema:version>x</schema:version></rdf:Description></schema:about>",
    ),
    "blank-node-id": ("NBS035", '<schema:about rdf:nodeID=«"b"»/>'),
    "blank-attributes": ("NBS035", '«<schema:about schema:version="x"/>»'),
    "collection": (
        "NBS035",
        '«<schema:about rdf:parseType="Collection">»<rdf:Description rdf:about="https://e.org/"/></schema:about>',
    ),
    "bag": ("NBS035", "<schema:about>«<rdf:Bag>»<rdf:li>x</rdf:li></rdf:Bag></schema:about>"),
    "xml-literal": ("NBS036", '<schema:version rdf:parseType="Literal">«<b>x</b>»</schema:version>'),
    "parse-type-unknown": ("NBS070", '<schema:version rdf:parseType="Bag">«x»</schema:version>'),
    "datatype-double": (
        "NBS036",
        '<nbs:value rdf:datatype="http://www.w3.org/2001/XMLSchema#double">«1.5»</nbs:value>',
    ),
    "term-unknown": ("NBS037", "«<nbs:jurnal>»Science</nbs:jurnal>"),
    "kind-unknown": ("NBS037", '<rdf:type rdf:resource=«"https://w3id.org/nbs-graph/ontology#Reprot"»/>'),
    "theme-unknown": (
        "NBS054",
        '<nbs:target rdf:resource=«"https://w3id.org/nbs-graph/scheme/theme/flood-risks"»/>',
    ),
    "thing-unknown": (
        "NBS055",
        '<schema:about rdf:resource=«"https://w3id.org/nbs-graph/id/report/atlantis"»/>',
    ),
    "javascript": ("NBS027", '<schema:about rdf:resource=«"javascript:alert(1)"»/>'),
}
# Whole files.
NAMESPACE = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
DESCRIPTION = f"<rdf:Description {NAMESPACE} {ABOUT} xmlns:s='https://schema.org/'><s:version>x</s:version></rdf:Description>"
WHOLE = {
    "empty": ("NBS070 NBS004", ""),
    "blank": ("NBS070 NBS004", "\n  \n"),
    "declaration-only": ("NBS070 NBS004", '<?xml version="1.0"?>\n'),
    "no-statement": ("NBS004", f"«<rdf:RDF {NAMESPACE}/>»\n"),
    "declaration-late": ("NBS070", f'\n«<?xml version="1.0"?>»\n{DESCRIPTION}\n'),
    "declaration-twice": ("NBS070", f'<?xml version="1.0"?>\n«<?xml version="1.0"?>»\n{DESCRIPTION}\n'),
    "version-two": ("NBS070", f'«<?xml version="2.0"?>»\n{DESCRIPTION}\n'),
    "encoding-false": ("NBS070 NBS001", f'«<?xml version="1.0" encoding="UTF-16"?>»\n{DESCRIPTION}\n'),
    "two-roots": ("NBS070", f"{DESCRIPTION}\n«<b/>»\n"),
    "text-after": ("NBS070", f"{DESCRIPTION}\n«floods»\n"),
    "text-before": ("NBS070", f"«floods»\n{DESCRIPTION}\n"),
    "html": ("NBS070", "«<html>»<body><p>Floods</p></body></html>\n"),
    "html-doctype": ("NBS071 NBS070", "«<!DOCTYPE html>»\n<html><body><p>Floods</p></body></html>\n"),
    "atom": ("NBS070 NBS004 NBS035", '«<feed» xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>\n'),
    "svg": ("NBS070 NBS004 NBS035", '«<svg» xmlns="http://www.w3.org/2000/svg"><g/></svg>\n'),
    "turtle": ("NBS070", '«@prefix e: <https://e.org/> .»\ne:a e:b "x" .\n'),
    "json": ("NBS070", '«{"a": 1}»\n'),
    "word": ("NBS070", "«floods»\n"),
    "doctype": ("NBS071", f"«<!DOCTYPE rdf:RDF>»\n{DESCRIPTION}\n"),
    "doctype-external": ("NBS071", f'«<!DOCTYPE rdf:RDF SYSTEM "https://e.org/rdf.dtd">»\n{DESCRIPTION}\n'),
    "entity": ("NBS071", f'«<!DOCTYPE rdf:RDF [<!ENTITY a "https://e.org/">]>»\n{DESCRIPTION}\n'),
    "entity-file": (
        "NBS071",
        f'«<!DOCTYPE rdf:RDF [<!ENTITY a SYSTEM "file:///etc/passwd">]>»\n{DESCRIPTION}\n',
    ),
    "entity-parameter": (
        "NBS071",
        f'«<!DOCTYPE r [<!ENTITY % a SYSTEM "https://e.org/">%a;]>»\n{DESCRIPTION}\n',
    ),
    "entity-lower-case": ("NBS071 NBS070", f'«<!doctype r [<!entity a "x">]>»\n{DESCRIPTION}\n'),
    "not-closed": ("NBS070", f"<rdf:RDF {NAMESPACE}>\n«{DESCRIPTION}\n"),
    "blank-subject": (
        "NBS035",
        f"«<rdf:Description» {NAMESPACE} xmlns:s='https://schema.org/'><s:version>x</s:version></rdf:Description>\n",
    ),
    "about-and-id": (
        "NBS070",
        f"<rdf:RDF {NAMESPACE} xml:base='https://e.org/' xmlns:s='https://schema.org/'>\n"
        f"«<rdf:Description {ABOUT} rdf:ID='a'>»<s:version>x</s:version></rdf:Description></rdf:RDF>\n",
    ),
    "id-twice": (
        "NBS070",
        f"<rdf:RDF {NAMESPACE} xml:base='https://w3id.org/nbs-graph/id/report/' xmlns:s='https://schema.org/'>\n"
        "<rdf:Description rdf:ID='a'><s:version>1</s:version></rdf:Description>\n"
        "«<rdf:Description rdf:ID='a'>»<s:version>2</s:version></rdf:Description></rdf:RDF>\n",
    ),
    "about-relative": (
        "NBS070",
        f"<rdf:RDF {NAMESPACE} xmlns:s='https://schema.org/'>\n"
        "«<rdf:Description rdf:about='floods'>»<s:version>x</s:version></rdf:Description></rdf:RDF>\n",
    ),
}


def cases() -> Iterator[Case]:
    """All of them."""
    for what, inside in XML.items():
        yield bad(
            f"rdfxml-{what}",
            "rdf",
            _file(inside),
            "NBS070",
            late=4,
            open="place" if what == "full-width-brackets" else "",
        )
    for what, inside in RDF.items():
        told = "" if what in ("bag-id", "about-each") else "place"
        yield bad(f"rdfxml-{what}", "rdf", _file(inside), "NBS070", late=1, open=told)
    for what, (codes, inside) in REFUSED.items():
        yield bad(f"rdfxml-{what}", "rdf", _file(inside), codes)
    for what, (codes, text) in WHOLE.items():
        open = {"version-two": "silent"}.get(
            what, "place" if what in ("about-and-id", "id-twice", "about-relative") else ""
        )
        yield bad(f"rdfxml-whole-{what}", "rdf", text, codes, late=2, open=open)


def _file(inside: str) -> str:
    """A right file with one thing more in its description."""
    return f"{OPEN}<rdf:Description {ABOUT}>\n{RIGHT}\n{inside}\n</rdf:Description>\n</rdf:RDF>\n"
