"""Files made to exhaust by sheer size: much of the same, no text at all, a hundred megabytes."""

# ruff: noqa: PLW0108 -- a content is made when it is needed, not when it is listed
from collections.abc import Iterator

from tests.faults.corpus.cases import entry
from tests.faults.corpus.hostile import ABOUT, MEGABYTE, RDF, XSD, Hostile, S, V, text, triple


def _entry(more: str) -> str:
    return entry(more=more).replace("@@", "hostile")


def large() -> Iterator[Hostile]:
    """Much of the same."""
    yield Hostile(
        "prefixes",
        "ttl",
        lambda: (
            "".join(f"@prefix p{n}: <https://e.org/{n}/> .\n" for n in range(10_000)).encode()
            + triple("p1:x y").encode()
        ),
        "NBS070",
    )
    yield Hostile(
        "prefixes-many",
        "ttl",
        lambda: (
            "".join(f"@prefix p{n}: <https://e.org/{n}/> .\n" for n in range(100_000)).encode()
            + triple("p1:x y").encode()
        ),
        "NBS070",
        quick=True,
    )
    yield Hostile(
        "base-climbing",
        "ttl",
        lambda: f"@base <https://e.org/{'a/' * 20_000}> .\n{S} {V} <{'../' * 20_000}x> , x y .".encode(),
        "NBS070",
        seconds=30,
    )
    yield Hostile(
        "decimal-exponent", "nt", text(triple(f'"1E999999999"^^<{XSD}decimal>')), "NBS023", quick=True
    )
    yield Hostile("integer-exponent", "nt", text(triple(f'"1E999999999"^^<{XSD}integer>')), "NBS023")
    yield Hostile(
        "decimal-digits", "nt", lambda: triple(f'"{"9" * MEGABYTE}"^^<{XSD}decimal>').encode(), "NBS023"
    )
    yield Hostile(
        "integer-digits", "nt", lambda: triple(f'"{"9" * MEGABYTE}"^^<{XSD}integer>').encode(), "NBS023"
    )
    yield Hostile("decimal-bare", "ttl", lambda: triple("9" * MEGABYTE + ".5").encode(), "NBS023")
    yield Hostile(
        "date-digits",
        "nt",
        lambda: triple(f'"2023-{"1" * MEGABYTE}"^^<{XSD}date>').encode(),
        "NBS020 NBS021",
    )
    yield Hostile(
        "date-slashes", "nt", lambda: triple(f'"{"2023/" * 200_000}"^^<{XSD}date>').encode(), "NBS020"
    )
    yield Hostile(
        "date-blanks",
        "nt",
        lambda: triple(f'"2023{" " * MEGABYTE}年"^^<{XSD}date>').encode(),
        "NBS020",
        quick=True,
    )
    yield Hostile(
        "number-blanks", "nt", lambda: triple(f'"1{" " * MEGABYTE}亿"^^<{XSD}decimal>').encode(), "NBS023"
    )
    yield Hostile("year-far", "nt", text(triple(f'"99999999999999999999-01-01"^^<{XSD}date>')), "NBS020")
    yield Hostile(
        "boolean-long", "nt", lambda: triple(f'"{"yes" * 300_000}"^^<{XSD}boolean>').encode(), "NBS024"
    )
    yield Hostile(
        "address-dots", "nt", lambda: triple(f'"https://{"a." * 300_000}"^^<{XSD}anyURI>').encode(), "NBS025"
    )
    yield Hostile(
        "address-signs",
        "nt",
        lambda: triple(f'"https://a.org/{"%" * MEGABYTE}"^^<{XSD}anyURI>').encode(),
        "NBS025",
    )
    yield Hostile(
        "doi-dots",
        "nt",
        lambda: f'{S} <http://purl.org/ontology/bibo/doi> "10.1234{".1" * 300_000}" .\n'.encode(),
        "NBS026",
    )
    yield Hostile(
        "rule-long",
        "nt",
        lambda: (
            f'{S} <https://w3id.org/nbs-graph/ontology#recurrenceRule> "FREQ=YEARLY;BYSETPOS={"1," * 300_000}1" .\n'.encode()
        ),
        "NBS033",
    )
    yield Hostile(
        "rule-busy",
        "nt",
        text(
            f'{S} <https://w3id.org/nbs-graph/ontology#recurrenceRule> "FREQ=YEARLY;INTERVAL=999999999;BYWEEKNO=53;BYDAY=-53MO" .\n'
        ),
        "NBS033",
    )
    yield Hostile(
        "language-long", "nt", lambda: triple(f'"x"@{"abcdefgh-" * 100_000}a').encode(), "NBS029 NBS070"
    )
    yield Hostile(
        "iri-long",
        "nt",
        lambda: triple(f"<https://w3id.org/nbs-graph/ontology#{'a' * MEGABYTE}>").encode(),
        "NBS037",
    )
    yield Hostile("key-long", "yaml", lambda: b"a" * MEGABYTE + b": x\n", "NBS001 NBS010 NBS005")
    yield Hostile(
        "keys-many",
        "yaml",
        lambda: _entry("".join(f"k{n}: x\n" for n in range(20_000))).encode(),
        "NBS010",
        seconds=60,
    )
    yield Hostile(
        "codes-many",
        "yaml",
        lambda: _entry(f"practices: [{', '.join(f'绿色{n}' for n in range(2_000))}]\n").encode(),
        "NBS014",
        seconds=60,
    )
    yield Hostile(
        "languages-many",
        "yaml",
        lambda: _entry("note:\n" + "".join(f"  语{n}: x\n" for n in range(20_000))).encode(),
        "NBS013",
    )
    yield Hostile(
        "blanks-many",
        "nt",
        lambda: "".join(f"_:b{n} {V} _:b{n + 1} .\n" for n in range(50_000)).encode(),
        "NBS035",
        seconds=60,
        megabytes=1500,
    )
    yield Hostile(
        "dates-many",
        "nt",
        lambda: "".join(
            f'<https://w3id.org/nbs-graph/id/report/h{n}> <http://purl.org/dc/terms/issued> "2023年{n}"^^<{XSD}date> .\n'
            for n in range(20_000)
        ).encode(),
        "NBS020 NBS021",
        seconds=60,
        megabytes=1500,
    )
    yield Hostile(
        "terms-circle",
        "jsonld",
        lambda: (
            '{"@context": {'
            + ", ".join(f'"t{n}": "t{n + 1}:x"' for n in range(10_000))
            + ', "t10000": "t0:x"}}'
        ).encode(),
        "NBS070 NBS072",
        seconds=30,
    )
    yield Hostile(
        "terms-chain",
        "jsonld",
        lambda: (
            '{"@context": {'
            + ", ".join(f'"t{n}": "t{n + 1}:x"' for n in range(10_000))
            + ', "t10000": "https://e.org/"}, "@id": 5}'
        ).encode(),
        "NBS070 NBS072",
        seconds=30,
    )
    yield Hostile("commas", "jsonld", lambda: b"[" + b"," * MEGABYTE, "NBS070")
    yield Hostile(
        "attributes-many",
        "rdf",
        lambda: (
            f"<rdf:RDF {RDF}><rdf:Description {ABOUT} "
            + " ".join(f's:a{n}="x"' for n in range(50_000))
            + " s:a1='y'/></rdf:RDF>"
        ).encode(),
        "NBS070",
        seconds=30,
    )


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
    yield Hostile(
        "line-triples",
        "nt",
        lambda: triple('"' + "a" * line + '"@1').encode(),
        "NBS070 NBS072",
        (1, 3),
        120,
        3000,
    )
    yield Hostile(
        "line-turtle", "ttl", lambda: f'{S} {V} "{"a" * line}'.encode(), "NBS070 NBS072", (1, 3), 120, 3000
    )
    yield Hostile(
        "line-json", "jsonld", lambda: f'{{"a": "{"a" * line}'.encode(), "NBS070 NBS072", (1, 3), 120, 5000
    )
    yield Hostile(
        "line-xml",
        "rdf",
        lambda: f"<rdf:RDF {RDF}><!-- {'a' * line}".encode(),
        "NBS070 NBS072",
        (1, 3),
        120,
        3000,
    )
    yield Hostile("line-yaml", "yaml", lambda: b"a: " + b"x" * line, "NBS002", (1, 3), 120, 3000)
    yield Hostile("nul-many", "nt", lambda: b"\0" * line, "NBS070 NBS072", (1, 3), 120, 3000)
    yield Hostile(
        "comments", "ttl", lambda: b"# a comment\n" * (line // 12) + b"x", "NBS070 NBS072", (1, 3), 120, 3000
    )
