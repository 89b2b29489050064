"""Addresses that lead nowhere: IRIs in each format, web addresses and DOIs that editors type, external ids."""

from collections.abc import Iterator

from tests.faults.corpus.cases import SUBJECT, VERSION, Case, bad, dice, entry, triples

ABOUT = "<https://schema.org/about>"
# Characters that no IRI may have (RFC 3987 section 2.2), by name.
FORBIDDEN = {
    "space": " ", "less-than": "<", "quote": '"', "brace-open": "{", "brace-close": "}", "pipe": "|", "caret": "^",
    "backtick": "`", "backslash": "\\", "tab": "\t", "line-feed": "\n", "nul": "\x00", "escape": "\x1b", "delete": "\x7f",
    "next-line": "\u0085", "no-break-space": "\u00a0", "space-chinese": "\u3000", "space-thin": "\u2009",
    "zero-width": "\u200b", "byte-order": "\ufeff", "direction": "\u202e", "soft-hyphen": "\u00ad",
    "line-separator": "\u2028", "private": "\ue000", "noncharacter": "\ufffe", "replacement": "\ufffd",
}  # fmt: skip
TAKEN = {
    "space-thin",
    "space-chinese",
    "no-break-space",
    "zero-width",
    "byte-order",
    "direction",
    "soft-hyphen",
    "line-separator",
}
"""Characters that the parsers take for letters, so that we say it; of the others JSON-LD drops the statement."""
FORMATS = {
    "nt": lambda iri: f"{SUBJECT} {ABOUT} «<{_escaped(iri)}>» .\n",
    "ttl": lambda iri: f"{SUBJECT} {VERSION} '1' ;\n  {ABOUT} «<{_escaped(iri)}>» .\n",
    "jsonld": lambda iri: f'{{"@id": "https://w3id.org/nbs-graph/id/report/@@", "https://schema.org/version": "1",\n'
    f'"https://schema.org/about": {{"@id": «"{_json(iri)}"»}}}}\n',
    "rdf": lambda iri: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">\n'
    '<rdf:Description rdf:about="https://w3id.org/nbs-graph/id/report/@@">\n'
    f'<s:about rdf:resource=«"{_xml(iri)}"»/>\n</rdf:Description>\n</rdf:RDF>\n',
}  # fmt: skip
# Schemes that nobody may follow from here, and IRIs that say nothing.
SCHEMES = {
    "javascript": "javascript:alert(1)", "javascript-capital": "JavaScript:alert(1)", "vbscript": "vbscript:x",
    "data": "data:text/html,x", "file": "file:///etc/passwd", "ftp": "ftp://ftp.example.org/a", "about": "about:blank",
    "blob": "blob:https://e.org/1", "windows": "C:/data/floods", "ssh": "ssh://e.org/", "websocket": "wss://e.org/",
    "doi": "doi:10.1234/a", "prefix": "schema:version", "ours": "nbs:Report", "http-capital": "HTTP://e.org/a",
    "http-no-slashes": "http:e.org", "http-one-slash": "http:/e.org/a", "http-three": "https:///e.org/a",
    "http-empty": "http://", "https-empty": "https:", "http-no-host": "http://?a", "http-port-only": "http://:80/",
    "urn-empty": "urn:", "urn-one-part": "urn:x", "mail-empty": "mailto:", "user": "https://me:secret@e.org/",
    "dots": "https://..", "host-with-blank": "https://e%20org/",
}  # fmt: skip
# One letter off what everybody writes.
NEAR = {
    "schema-http": "http://schema.org/name", "schema-www": "https://www.schema.org/name",
    "sdg-https": "https://metadata.un.org/sdg/13", "nbs-http": "http://w3id.org/nbs-graph/id/place/cn",
    "nbs-www": "https://www.w3id.org/nbs-graph/id/place/cn", "dc-https": "https://purl.org/dc/terms/title",
    "skos-https": "https://www.w3.org/2004/02/skos/core#Concept", "wikidata-https": "https://www.wikidata.org/entity/Q1",
    "ror-http": "http://ror.org/04tehfn33", "rdfs-https": "https://www.w3.org/2000/01/rdf-schema#label",
    "rdf-https": "https://www.w3.org/1999/02/22-rdf-syntax-ns#type", "owl-https": "https://www.w3.org/2002/07/owl#Class",
    "foaf-https": "https://xmlns.com/foaf/0.1/name", "oa-https": "https://www.w3.org/ns/oa#exact",
    "org-https": "https://www.w3.org/ns/org#unitOf", "prov-https": "https://www.w3.org/ns/prov#wasDerivedFrom",
    "bibo-https": "https://purl.org/ontology/bibo/doi",
    "currency-https": "https://publications.europa.eu/resource/authority/currency/CAD",
}  # fmt: skip
TERMS = {
    "class": "Reprot", "class-plural": "Reports", "class-lower": "report", "property": "jurnal", "property-capital": "Journal",
    "property-dash": "translated-title", "property-underscore": "translated_title", "nothing": "", "slash": "a/b",
    "chinese": "标题", "space-encoded": "a%20b", "version": "0.1",
}  # fmt: skip
# Web addresses as editors type them.
URLS = {
    "no-scheme": "www.example.org/floods", "no-scheme-bare": "example.org", "scheme-only": "https://", "one-slash": "https:/www.e.org",
    "no-colon": "https//www.example.org", "no-slashes": "https:www.example.org", "full-width-colon": "https：//www.example.org",
    "full-stop-chinese": "https://www.example.org/floods。", "comma-chinese": "https://www.example.org/a，b",
    "bracket-chinese": "https://www.example.org/floods）", "full-stop-full-width": "https://www．example．org",
    "blank-inside": "https://www.example.org/a b", "blank-after-scheme": "https:// www.example.org", "no-dot": "https://example",
    "localhost": "http://localhost:8000/", "user": "https://me@example.org/", "password": "https://me:secret@example.org/",
    "ftp": "ftp://example.org/a.pdf", "javascript": "javascript:alert(1)", "data": "data:text/html,x",
    "mail": "mailto:editor@example.org", "mail-bare": "editor@example.org", "file": "file:///C:/floods.pdf", "path": "/floods.html",
    "windows": "C:\\floods.pdf", "percent": "https://www.example.org/50%", "percent-bad": "https://www.example.org/%zz",
    "quote": 'https://www.example.org/"a"', "less-than": "https://www.example.org/<a>", "brace": "https://www.example.org/{a}",
    "pipe": "https://www.example.org/a|b", "backslash": "https:\\\\www.example.org", "two": "https://a.org https://b.org",
    "two-together": "https://a.orghttps://b.org", "words": "see the web site", "chinese": "见网站", "dot-first": "https://.example.org/",
    "dot-last": "https://example./", "dots": "https://..", "port-bad": "https://www.example.org:port/", "host-underscore-end": "https://example.o",
    "markdown": "[site](https://www.example.org)", "brackets": "<https://www.example.org>", "ellipsis": "https://www.example.org/…",
}  # fmt: skip
DOIS = {
    "https": "https://doi.org/10.1234/a", "http-dx": "http://dx.doi.org/10.1234/a", "prefix": "doi:10.1234/a",
    "prefix-capital": "DOI: 10.1234/a", "no-scheme": "doi.org/10.1234/a", "no-slash": "10.1234", "no-name": "10.1234/",
    "no-prefix": "/a", "eleven": "11.1234/a", "short": "10.12/a", "words": "see the journal", "blank": "10.1234/a b",
    "full-stop": "10.1234/a.", "comma": "10.1234/a,", "full-stop-chinese": "10.1234/a。", "full-width": "１０.1234/a",
    "full-width-slash": "10.1234／a", "less-than": "10.1234/<a>", "quote": '10.1234/"a"', "two": "10.1234/a;10.1234/b c",
    "arxiv": "arXiv:2301.00001", "isbn": "978-3-16-148410-0", "url": "https://www.example.org/10.1234/a", "chinese": "无",
}  # fmt: skip
EXTERNAL = {
    "wikidata-property": "wikidata: P31", "wikidata-number": "wikidata: 48268", "wikidata-zero": "wikidata: Q0", "wikidata-lower": "wikidata: q48268",
    "wikidata-name": "wikidata: IUCN", "ror-short": "ror: 04tehfn", "ror-letter": "ror: 04tehfl33", "ror-name": "ror: iucn", "ror-one": "ror: 14tehfn33",
    "wikidata-page": "wikidata: https://www.wikidata.org/wiki/Q48268",
    "ror-http": "ror: http://ror.org/04tehfn33", "match-text": "exactMatch: iucn", "match-name": "closeMatch: report/x",
}  # fmt: skip


def _escaped(text: str) -> str:
    r"""As `\\u` escapes, so that the characters reach the parser."""
    return "".join(c if "!" <= c <= "~" and c not in '<>"{}|^`\\' else f"\\u{ord(c):04X}" for c in text)


def _json(text: str) -> str:
    return "".join(c if "!" <= c <= "~" and c not in '"\\' else f"\\u{ord(c):04X}" for c in text)


def _xml(text: str) -> str:
    return "".join(c if "!" <= c <= "~" and c not in '<>"&' else f"&#{ord(c)};" for c in text)


def _typed(text: str) -> str:
    """As an editor may type it in YAML, in single quotes."""
    return f"'«{text}»'"


NO_XML = frozenset({"nul", "escape", "noncharacter"})


def cases() -> Iterator[Case]:
    """All of them."""
    rng = dice("iris")
    for what, character in FORBIDDEN.items():
        for suffix, form in FORMATS.items():
            told = suffix == "rdf" and what not in TAKEN | NO_XML  # XML has no such character, and says where
            yield bad(
                f"iris-{what}-{suffix}",
                suffix,
                form(f"https://e.org/a{character}b"),
                "NBS027 NBS070",
                open="place" if told else "",
            )
    for what, iri in SCHEMES.items():
        line = f"{SUBJECT} {ABOUT} «<{_escaped(iri)}>» ."
        yield bad(f"iris-scheme-{what}", "nt", triples(line, rng), "NBS027 NBS070")
    for what, iri in NEAR.items():
        yield bad(f"iris-near-{what}", "nt", triples(f"{SUBJECT} {ABOUT} «<{iri}>» .", rng), "NBS028")
    for what, local in TERMS.items():
        line = f'{SUBJECT} «<https://w3id.org/nbs-graph/ontology#{local}>» "x" .'
        yield bad(f"iris-term-{what}", "nt", triples(line, rng), "NBS037")
    for what, url in URLS.items():
        typed = _typed(url).replace("'«", "«'").replace("»'", "'»")
        yield bad(f"iris-url-{what}", "yaml", entry({"url": f"url: {typed}"}), "NBS025")
    for what, doi in DOIS.items():
        typed = _typed(doi).replace("'«", "«'").replace("»'", "'»")
        yield bad(f"iris-doi-{what}", "yaml", entry(more=f"doi: {typed}\n"), "NBS026")
    for what, line in EXTERNAL.items():
        key, _, value = line.partition(": ")
        organisation = f"id: organisation/@@\nkind: Organisation\nname: {{en: Example}}\ncountry: ch\n{key}: «{value}»\nsource: https://e.example.org\n"
        yield bad(f"iris-external-{what}", "yaml", organisation, "NBS105 NBS014 NBS027 NBS028 NBS055")
