"""Files made to hang, exhaust or crash whoever reads them; each is made when it is needed and tried by itself."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults.corpus.cases import SUBJECT, VERSION, entry

MEGABYTE = 1_000_000
S, V = SUBJECT.replace("@@", "hostile"), VERSION
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/"'
ABOUT = 'rdf:about="https://w3id.org/nbs-graph/id/report/hostile"'
XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One such file.

    Args:
        name: of the case.
        suffix: of the file.
        make: its content.
        codes: what may be said of it; none: it may pass, if it passes in time.
        exits: the exit codes that are right.
        seconds: within which the answer is there, on a quiet machine.
        megabytes: of memory that it may take at most.
        quick: whether it is tried at every run of the tests.
    """

    name: str
    suffix: str
    make: Callable[[], bytes]
    codes: str
    exits: tuple[int, ...] = (1,)
    seconds: float = 5.0
    megabytes: int = 1_000
    quick: bool = False


def _n(text: str) -> Callable[[], bytes]:
    return text.encode


def _triple(value: str) -> str:
    return f"{S} {V} {value} .\n"


def _entry(more: str) -> str:
    return entry(more=more).replace("@@", "hostile")


def _packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = gzip.compress(content, 9, mtime=0)
    return content


def _bomb() -> bytes:
    """400 MB of zeros in 400 kB, made piece by piece."""
    out, packer = io.BytesIO(), zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(40):
        out.write(packer.compress(b"\0" * 10 * MEGABYTE))
    out.write(packer.flush())
    return out.getvalue()


def _laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE r [<!ENTITY a0 "ha">{entities}]><rdf:RDF {RDF}><rdf:Description {ABOUT}><s:version>&a9;</s:version></rdf:Description></rdf:RDF>'


def _yaml_laughs() -> str:
    return "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))


def nesting() -> Iterator[Hostile]:
    """Brackets in brackets, 100,000 deep and more."""
    deep = 100_000
    yield Hostile("turtle-brackets", "ttl", f"{S} {V} {'[ <https://e.org/p> ' * deep}".encode, "NBS070 NBS072 NBS035", quick=True)
    yield Hostile("turtle-brackets-closed", "ttl", f"{S} {V} {'[ <https://e.org/p> ' * deep}1{' ]' * deep} .".encode, "NBS070 NBS072 NBS035", seconds=30)
    yield Hostile("turtle-lists", "ttl", f"{S} {V} {'( ' * deep}{') ' * deep} .".encode, "NBS070 NBS072 NBS035", seconds=30)
    yield Hostile("turtle-triple-terms", "ttl", (f"{S} {V} " + f"<<( {S} {V} " * deep).encode, "NBS070 NBS072 NBS002")
    yield Hostile("trig-blocks", "trig", lambda: b"{ " * deep, "NBS070 NBS072")
    yield Hostile("json-lists", "jsonld", lambda: b"[" * deep, "NBS002 NBS070", quick=True)
    yield Hostile("json-lists-closed", "jsonld", lambda: b"[" * deep + b"]" * deep, "NBS002 NBS070")
    yield Hostile("json-objects", "jsonld", lambda: b'{"a":' * deep, "NBS002 NBS070")
    yield Hostile("json-contexts", "jsonld", lambda: b'{"@context":' * deep, "NBS002 NBS070")
    yield Hostile("xml-elements", "rdf", (f"<rdf:RDF {RDF}>" + "<s:a>" * deep).encode, "NBS070 NBS072 NBS035", seconds=30)
    yield Hostile("xml-nodes", "rdf", (f"<rdf:RDF {RDF}>" + "<s:A><s:b>" * deep + "</s:b></s:A>" * deep + "</rdf:RDF>").encode, "NBS070 NBS072 NBS035", seconds=30)
    yield Hostile("yaml-lists", "yaml", lambda: b"a: " + b"[" * deep, "NBS002", quick=True)
    yield Hostile("yaml-maps", "yaml", lambda: b"a: " + b"{b: " * deep, "NBS002")
    yield Hostile("yaml-dashes", "yaml", lambda: b"- " * deep, "NBS002")
    yield Hostile("yaml-questions", "yaml", lambda: b"? " * deep, "NBS002")
    yield Hostile("yaml-lines", "yaml", lambda: b"".join(b" " * n + b"a:\n" for n in range(2_500)), "NBS002")


def bombs() -> Iterator[Hostile]:
    """Little that becomes much."""
    yield Hostile("entities", "rdf", _n(_laughs()), "NBS071", quick=True)
    yield Hostile("entity-long", "rdf", f'<!DOCTYPE r [<!ENTITY a "{"a" * 100_000}">]><rdf:RDF {RDF}><rdf:Description {ABOUT}><s:version>{"&a;" * 100_000}</s:version></rdf:Description></rdf:RDF>'.encode, "NBS071")
    yield Hostile("entity-far", "rdf", lambda: b" " * MEGABYTE + _laughs().encode(), "NBS071 NBS070")
    yield Hostile("aliases", "yaml", _n(_yaml_laughs()), "NBS002", quick=True)
    yield Hostile("gzip-bomb", "ttl.gz", _bomb, "NBS073")
    yield Hostile("gzip-bomb-nested", "ttl.gz", lambda: _packed(b"\0" * 100 * MEGABYTE, 3), "NBS073 NBS001 NBS070")
    yield Hostile("gzip-cut", "ttl.gz", lambda: _packed(_triple('"x"').encode() * 1000)[:-20], "NBS073", quick=True)
    yield Hostile("gzip-none", "ttl.gz", _n(_triple('"x"')), "NBS073")
    yield Hostile("gzip-empty", "ttl.gz", lambda: b"", "NBS073 NBS004")
    yield Hostile("gzip-changed", "nt.gz", lambda: bytes(b ^ 1 if n == 40 else b for n, b in enumerate(_packed(_triple('"x"').encode() * 100))), "NBS073")
    yield Hostile("gzip-rubbish-after", "ttl.gz", lambda: _packed(_triple('"x"').encode()) + b"rubbish" * 10, "NBS073")
    yield Hostile("gzip-sum-wrong", "ttl.gz", lambda: _packed(_triple('"x"').encode())[:-8] + b"\0" * 8, "NBS073")


def unending() -> Iterator[Hostile]:
    """What is opened and never closed, a megabyte and more of it."""
    filler = "洪水 floods\n" * 80_000
    plain = filler.replace("\n", " ")
    yield Hostile("turtle-long-text", "ttl", f'{S} {V} """{filler}'.encode, "NBS070 NBS072", seconds=30, quick=True)
    yield Hostile("turtle-text", "ttl", f'{S} {V} "{plain}'.encode, "NBS070 NBS072", seconds=30)
    yield Hostile("turtle-iri", "ttl", f"{S} {V} <https://e.org/{'a' * MEGABYTE}".encode, "NBS070 NBS072", seconds=30)
    yield Hostile("triples-text", "nt", f'{S} {V} "{plain}'.encode, "NBS070 NBS072", seconds=30)
    yield Hostile("yaml-text", "yaml", f'a: "{filler}'.encode, "NBS001", quick=True)
    yield Hostile("yaml-single-quotes", "yaml", f"a: '{filler}".encode, "NBS001")
    yield Hostile("yaml-bracket", "yaml", lambda: b"a: [" + b"x, " * 300_000, "NBS001")
    yield Hostile("json-text", "jsonld", f'{{"a": "{plain}'.encode, "NBS070", seconds=30)
    yield Hostile("xml-comment", "rdf", f"<rdf:RDF {RDF}><!-- {filler}".encode, "NBS070", seconds=30)
    yield Hostile("xml-attribute", "rdf", f'<rdf:RDF {RDF} a="{filler}'.encode, "NBS070", seconds=30)
    yield Hostile("xml-cdata", "rdf", f"<rdf:RDF {RDF}><![CDATA[{filler}".encode, "NBS070", seconds=30)


def large() -> Iterator[Hostile]:
    """Much of the same."""
    yield Hostile("prefixes", "ttl", lambda: "".join(f"@prefix p{n}: <https://e.org/{n}/> .\n" for n in range(10_000)).encode() + _triple("p1:x y").encode(), "NBS070")
    yield Hostile("prefixes-many", "ttl", lambda: "".join(f"@prefix p{n}: <https://e.org/{n}/> .\n" for n in range(100_000)).encode() + _triple("p1:x y").encode(), "NBS070", quick=True)
    yield Hostile("base-climbing", "ttl", f"@base <https://e.org/{'a/' * 20_000}> .\n{S} {V} <{'../' * 20_000}x> , x y .".encode, "NBS070", seconds=30)
    yield Hostile("decimal-exponent", "nt", _n(_triple(f'"1E999999999"^^<{XSD}decimal>')), "NBS023", quick=True)
    yield Hostile("integer-exponent", "nt", _n(_triple(f'"1E999999999"^^<{XSD}integer>')), "NBS023")
    yield Hostile("decimal-digits", "nt", lambda: _triple(f'"{"9" * MEGABYTE}"^^<{XSD}decimal>').encode(), "NBS023")
    yield Hostile("integer-digits", "nt", lambda: _triple(f'"{"9" * MEGABYTE}"^^<{XSD}integer>').encode(), "NBS023")
    yield Hostile("decimal-bare", "ttl", lambda: _triple("9" * MEGABYTE + ".5").encode(), "NBS023")
    yield Hostile("date-digits", "nt", lambda: _triple(f'"2023-{"1" * MEGABYTE}"^^<{XSD}date>').encode(), "NBS020 NBS021")
    yield Hostile("date-slashes", "nt", lambda: _triple(f'"{"2023/" * 200_000}"^^<{XSD}date>').encode(), "NBS020")
    yield Hostile("date-blanks", "nt", lambda: _triple(f'"2023{" " * MEGABYTE}年"^^<{XSD}date>').encode(), "NBS020", quick=True)
    yield Hostile("number-blanks", "nt", lambda: _triple(f'"1{" " * MEGABYTE}亿"^^<{XSD}decimal>').encode(), "NBS023")
    yield Hostile("year-far", "nt", _n(_triple(f'"99999999999999999999-01-01"^^<{XSD}date>')), "NBS020")
    yield Hostile("boolean-long", "nt", lambda: _triple(f'"{"yes" * 300_000}"^^<{XSD}boolean>').encode(), "NBS024")
    yield Hostile("address-dots", "nt", lambda: _triple(f'"https://{"a." * 300_000}"^^<{XSD}anyURI>').encode(), "NBS025")
    yield Hostile("address-signs", "nt", lambda: _triple(f'"https://a.org/{"%" * MEGABYTE}"^^<{XSD}anyURI>').encode(), "NBS025")
    yield Hostile("doi-dots", "nt", f'{S} <http://purl.org/ontology/bibo/doi> "10.1234{".1" * 300_000}" .\n'.encode, "NBS026")
    yield Hostile("rule-long", "nt", f'{S} <https://w3id.org/nbs-graph/ontology#recurrenceRule> "FREQ=YEARLY;BYSETPOS={"1," * 300_000}1" .\n'.encode, "NBS033")
    yield Hostile("rule-busy", "nt", _n(f'{S} <https://w3id.org/nbs-graph/ontology#recurrenceRule> "FREQ=YEARLY;INTERVAL=999999999;BYWEEKNO=53;BYDAY=-53MO" .\n'), "NBS033")
    yield Hostile("language-long", "nt", lambda: _triple(f'"x"@{"abcdefgh-" * 100_000}a').encode(), "NBS029 NBS070")
    yield Hostile("iri-long", "nt", lambda: _triple(f"<https://w3id.org/nbs-graph/ontology#{'a' * MEGABYTE}>").encode(), "NBS037")
    yield Hostile("key-long", "yaml", lambda: b"a" * MEGABYTE + b": x\n", "NBS001 NBS010 NBS005")
    yield Hostile("keys-many", "yaml", lambda: _entry("".join(f"k{n}: x\n" for n in range(20_000))).encode(), "NBS010", seconds=60)
    yield Hostile("codes-many", "yaml", lambda: _entry(f"practices: [{', '.join(f'绿色{n}' for n in range(2_000))}]\n").encode(), "NBS014", seconds=60)
    yield Hostile("languages-many", "yaml", lambda: _entry("note:\n" + "".join(f"  语{n}: x\n" for n in range(20_000))).encode(), "NBS013")
    yield Hostile("blanks-many", "nt", lambda: "".join(f"_:b{n} {V} _:b{n + 1} .\n" for n in range(50_000)).encode(), "NBS035", seconds=60, megabytes=1500)
    yield Hostile("dates-many", "nt", lambda: "".join(f'<https://w3id.org/nbs-graph/id/report/h{n}> <http://purl.org/dc/terms/issued> "2023年{n}"^^<{XSD}date> .\n' for n in range(20_000)).encode(), "NBS020 NBS021", seconds=60, megabytes=1500)
    yield Hostile("terms-circle", "jsonld", ('{"@context": {' + ", ".join(f'"t{n}": "t{n + 1}:x"' for n in range(10_000)) + ', "t10000": "t0:x"}}').encode, "NBS070 NBS072", seconds=30)
    yield Hostile("terms-chain", "jsonld", ('{"@context": {' + ", ".join(f'"t{n}": "t{n + 1}:x"' for n in range(10_000)) + ', "t10000": "https://e.org/"}, "@id": 5}').encode, "NBS070 NBS072", seconds=30)
    yield Hostile("commas", "jsonld", lambda: b"[" + b"," * MEGABYTE, "NBS070")
    yield Hostile("attributes-many", "rdf", (f"<rdf:RDF {RDF}><rdf:Description {ABOUT} " + " ".join(f's:a{n}="x"' for n in range(50_000)) + " s:a1='y'/></rdf:RDF>").encode, "NBS070", seconds=30)


def bytewise() -> Iterator[Hostile]:
    """What is no text at all."""
    for suffix in ("yaml", "ttl", "nt", "jsonld", "rdf"):
        yield Hostile(f"nul-{suffix}", suffix, lambda: b"\0" * MEGABYTE, "NBS001 NBS070 NBS004")
        yield Hostile(f"utf-16-{suffix}", suffix, lambda: ("洪水" * 100_000).encode("utf-16"), "NBS001")
        yield Hostile(f"surrogates-{suffix}", suffix, lambda: b"\xed\xa0\x80" * 100_000, "NBS001")
    yield Hostile("noise", "ttl", lambda: bytes(n * n % 251 for n in range(MEGABYTE)), "NBS001 NBS070")
    yield Hostile("line-feeds", "yaml", lambda: b"\n" * 4 * MEGABYTE, "NBS004", seconds=20)
    yield Hostile("returns", "yaml", lambda: b"\r" * 4 * MEGABYTE, "NBS004", seconds=20)


def enormous() -> Iterator[Hostile]:
    """A hundred megabytes: told in time or read in time."""
    line = 100 * MEGABYTE
    yield Hostile("line-triples", "nt", lambda: _triple('"' + "a" * line + '"@1').encode(), "NBS070 NBS072", (1, 3), 120, 3000)
    yield Hostile("line-turtle", "ttl", f'{S} {V} "{"a" * line}'.encode, "NBS070 NBS072", (1, 3), 120, 3000)
    yield Hostile("line-json", "jsonld", f'{{"a": "{"a" * line}'.encode, "NBS070 NBS072", (1, 3), 120, 3000)
    yield Hostile("line-xml", "rdf", f"<rdf:RDF {RDF}><!-- {'a' * line}".encode, "NBS070 NBS072", (1, 3), 120, 3000)
    yield Hostile("line-yaml", "yaml", lambda: b"a: " + b"x" * line, "NBS002", (1, 3), 120, 3000)
    yield Hostile("nul-many", "nt", lambda: b"\0" * line, "NBS070 NBS072", (1, 3), 120, 3000)
    yield Hostile("comments", "ttl", lambda: b"# a comment\n" * (line // 12) + b"x", "NBS070 NBS072", (1, 3), 120, 3000)
