"""Files made to hang, exhaust or crash whoever reads them: nested, packed, never closed.

Each is made when it is needed and tried by itself; `hostile_much` has those that are merely large.
"""

# ruff: noqa: PLW0108 -- a content is made when it is needed, not when it is listed
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults.corpus.cases import SUBJECT, VERSION

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


def text(text: str) -> Callable[[], bytes]:
    return lambda: text.encode()


def triple(value: str) -> str:
    return f"{S} {V} {value} .\n"


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
    return "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
    )


def nesting() -> Iterator[Hostile]:
    """Brackets in brackets, 100,000 deep and more."""
    deep = 100_000
    yield Hostile(
        "turtle-brackets",
        "ttl",
        lambda: f"{S} {V} {'[ <https://e.org/p> ' * deep}".encode(),
        "NBS070 NBS072 NBS035",
        quick=True,
    )
    yield Hostile(
        "turtle-brackets-closed",
        "ttl",
        lambda: f"{S} {V} {'[ <https://e.org/p> ' * deep}1{' ]' * deep} .".encode(),
        "NBS070 NBS072 NBS035",
        seconds=30,
    )
    yield Hostile(
        "turtle-lists",
        "ttl",
        lambda: f"{S} {V} {'( ' * deep}{') ' * deep} .".encode(),
        "NBS070 NBS072 NBS035",
        seconds=30,
    )
    yield Hostile(
        "turtle-triple-terms",
        "ttl",
        lambda: (f"{S} {V} " + f"<<( {S} {V} " * deep).encode(),
        "NBS070 NBS072 NBS002",
    )
    yield Hostile("trig-blocks", "trig", lambda: b"{ " * deep, "NBS070 NBS072")
    yield Hostile("json-lists", "jsonld", lambda: b"[" * deep, "NBS002 NBS070", quick=True)
    yield Hostile("json-lists-closed", "jsonld", lambda: b"[" * deep + b"]" * deep, "NBS002 NBS070")
    yield Hostile("json-objects", "jsonld", lambda: b'{"a":' * deep, "NBS002 NBS070")
    yield Hostile("json-contexts", "jsonld", lambda: b'{"@context":' * deep, "NBS002 NBS070")
    yield Hostile(
        "xml-elements",
        "rdf",
        lambda: (f"<rdf:RDF {RDF}>" + "<s:a>" * deep).encode(),
        "NBS002",
    )
    yield Hostile(
        "xml-nodes",
        "rdf",
        lambda: (f"<rdf:RDF {RDF}>" + "<s:A><s:b>" * deep + "</s:b></s:A>" * deep + "</rdf:RDF>").encode(),
        "NBS002",
    )
    yield Hostile("yaml-lists", "yaml", lambda: b"a: " + b"[" * deep, "NBS002", quick=True)
    yield Hostile("yaml-maps", "yaml", lambda: b"a: " + b"{b: " * deep, "NBS002")
    yield Hostile("yaml-dashes", "yaml", lambda: b"- " * deep, "NBS002")
    yield Hostile("yaml-questions", "yaml", lambda: b"? " * deep, "NBS002")
    yield Hostile("yaml-lines", "yaml", lambda: b"".join(b" " * n + b"a:\n" for n in range(2_500)), "NBS002")


def bombs() -> Iterator[Hostile]:
    """Little that becomes much."""
    yield Hostile("entities", "rdf", text(_laughs()), "NBS071", quick=True)
    yield Hostile(
        "entity-long",
        "rdf",
        lambda: (
            f'<!DOCTYPE r [<!ENTITY a "{"a" * 100_000}">]><rdf:RDF {RDF}><rdf:Description {ABOUT}><s:version>{"&a;" * 100_000}</s:version></rdf:Description></rdf:RDF>'.encode()
        ),
        "NBS071",
    )
    yield Hostile("entity-far", "rdf", lambda: b" " * MEGABYTE + _laughs().encode(), "NBS071 NBS070")
    yield Hostile("aliases", "yaml", text(_yaml_laughs()), "NBS002", quick=True)
    yield Hostile("gzip-bomb", "ttl.gz", _bomb, "NBS073")
    yield Hostile(
        "gzip-bomb-nested", "ttl.gz", lambda: _packed(b"\0" * 100 * MEGABYTE, 3), "NBS073 NBS001 NBS070"
    )
    yield Hostile(
        "gzip-cut", "ttl.gz", lambda: _packed(triple('"x"').encode() * 1000)[:-20], "NBS073", quick=True
    )
    yield Hostile("gzip-none", "ttl.gz", text(triple('"x"')), "NBS073")
    yield Hostile("gzip-empty", "ttl.gz", lambda: b"", "NBS073 NBS004")
    yield Hostile(
        "gzip-changed",
        "nt.gz",
        lambda: bytes(b ^ 1 if n == 40 else b for n, b in enumerate(_packed(triple('"x"').encode() * 100))),
        "NBS073",
    )
    yield Hostile(
        "gzip-rubbish-after", "ttl.gz", lambda: _packed(triple('"x"').encode()) + b"rubbish" * 10, "NBS073"
    )
    yield Hostile(
        "gzip-sum-wrong", "ttl.gz", lambda: _packed(triple('"x"').encode())[:-8] + b"\0" * 8, "NBS073"
    )


def unending() -> Iterator[Hostile]:
    """What is opened and never closed, a megabyte and more of it."""
    filler = "洪水 floods\n" * 80_000
    plain = filler.replace("\n", " ")
    yield Hostile(
        "turtle-long-text",
        "ttl",
        lambda: f'{S} {V} """{filler}'.encode(),
        "NBS070 NBS072",
        seconds=30,
        quick=True,
    )
    yield Hostile("turtle-text", "ttl", lambda: f'{S} {V} "{plain}'.encode(), "NBS070 NBS072", seconds=30)
    yield Hostile(
        "turtle-iri",
        "ttl",
        lambda: f"{S} {V} <https://e.org/{'a' * MEGABYTE}".encode(),
        "NBS070 NBS072",
        seconds=30,
    )
    yield Hostile("triples-text", "nt", lambda: f'{S} {V} "{plain}'.encode(), "NBS070 NBS072", seconds=30)
    yield Hostile("yaml-text", "yaml", lambda: f'a: "{filler}'.encode(), "NBS001", quick=True)
    yield Hostile("yaml-single-quotes", "yaml", lambda: f"a: '{filler}".encode(), "NBS001")
    yield Hostile("yaml-bracket", "yaml", lambda: b"a: [" + b"x, " * 300_000, "NBS001")
    yield Hostile("json-text", "jsonld", lambda: f'{{"a": "{plain}'.encode(), "NBS070", seconds=30)
    yield Hostile(
        "xml-comment", "rdf", lambda: f"<rdf:RDF {RDF}><!-- {filler}".encode(), "NBS070", seconds=30
    )
    yield Hostile(
        "xml-attribute", "rdf", lambda: f'<rdf:RDF {RDF} a="{filler}'.encode(), "NBS070", seconds=30
    )
    yield Hostile(
        "xml-cdata", "rdf", lambda: f"<rdf:RDF {RDF}><![CDATA[{filler}".encode(), "NBS070", seconds=30
    )
