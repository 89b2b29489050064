"""Characters that nobody sees or means, in every place where text is; files in other encodings."""

import unicodedata
from collections.abc import Iterator

from tests.faults.corpus.cases import SUBJECT, Case, bad, dice, entry, triples

INVISIBLE = {
    "soft-hyphen": "\u00ad", "zero-width-space": "\u200b", "zero-width-joiner": "\u200d", "zero-width-non-joiner": "\u200c", "left-to-right": "\u200e",
    "right-to-left": "\u200f", "word-joiner": "\u2060", "byte-order": "\ufeff", "embedding": "\u202a", "override": "\u202e", "pop": "\u202c", "isolate": "\u2066",
    "isolate-end": "\u2069", "arabic-mark": "\u061c", "mongolian": "\u180e", "times": "\u2062", "language-tag": "\U000e0001", "tag-letter": "\U000e0061",
    "interlinear": "\ufff9", "shorthand": "\U0001bca0", "deprecated": "\u206f", "hangul-filler": "\u3164", "braille-blank": "\u2800",
}  # fmt: skip
BROKEN = {
    "replacement": "\ufffd", "private": "\ue000", "private-far": "\U000f0000", "unassigned": "\u0378", "noncharacter": "\ufdd0", "noncharacter-far": "\U0001ffff",
    "line-separator": "\u2028", "paragraph-separator": "\u2029", "next-line": "\u0085", "control-c1": "\u0080", "string-terminator": "\u009c", "object": "\ufffc",
}  # fmt: skip
# Texts that were read in a wrong encoding once.
TWICE_READ = {
    "latin-1": "BelÃ©m declaration", "windows-1252": "Natureâ€™s contribution", "chinese": "æ´ªæ°´", "dash": "1999â€“2018", "replacement-as-gbk": "锟斤拷锟斤拷",
}  # fmt: skip
# C0 controls and the like, which no YAML may hold as they are.
CONTROLS = {
    "nul": "\x00",
    "bell": "\x07",
    "backspace": "\x08",
    "form-feed": "\x0c",
    "escape": "\x1b",
    "delete": "\x7f",
    "unit": "\x1f",
    "fffe": "\ufffe",
    "ffff": "\uffff",
}
# Letters whose accent stands apart, and letters that Unicode writes otherwise.
APART = {
    "e-acute": "Bele\u0301m", "a-ring": "A\u030angstrom", "c-cedilla": "Franc\u0327ois", "u-umlaut": "Mu\u0308ller", "n-tilde": "Espan\u0303a", "hangul": "\u1112\u1161\u11ab",
    "vietnamese": "Vie\u0323\u0302t Nam", "kelvin": "5 \u212a", "angstrom-sign": "5 \u212b", "ohm": "5 \u2126", "cjk-compatibility": "Waters \uf900水", "order": "a\u0301\u0323",
}  # fmt: skip
PLACES = {
    "title": ({"title": 'title: {{en: «"{}"»}}'}, ""),
    "summary": ({"summary": 'summary:\n  en: «"{}"»\n  zh: 绿色屋顶可在一段时间内滞留雨水。'}, ""),
    "note": ({}, 'note: {{en: «"{}"»}}\n'),
    "journal": ({}, 'journal: «"{}"»\n'),
    "keyword": ({}, 'keywords: {{en: [«"{}"»]}}\n'),
}
CODES = [
    "32%\u200b",
    "green-roof\u200b",
    "\ufeffgreen-roof",
    "green\u00adroof",
    "green\u2010roof",
    "ɡreen-roof",
    "green-roof\u00a0x",
    "green-ｒoof",
]
ENCODINGS = {
    "utf-16": "utf-16", "utf-16-little": "utf-16-le", "utf-16-big": "utf-16-be", "utf-32": "utf-32", "utf-32-little": "utf-32-le", "gb18030": "gb18030", "gbk": "gbk",
    "big5": "big5", "shift-jis": "shift_jis", "latin-1": "latin-1", "windows-1252": "cp1252", "ebcdic": "cp037",
}  # fmt: skip
BYTES = {
    "overlong": b"\xc0\xaf", "overlong-nul": b"\xc0\x80", "continuation-alone": b"\x80", "cut": b"\xe6\xb4", "surrogate": b"\xed\xa0\x80", "surrogate-pair": b"\xed\xa0\xbd\xed\xb8\x80",
    "beyond": b"\xf4\x90\x80\x80", "five-bytes": b"\xf8\x88\x80\x80\x80", "ff": b"\xff", "fe": b"\xfe", "latin-letter": b"Bel\xe9m",
}  # fmt: skip
FORMATS = ("yaml", "ttl", "nt", "jsonld", "rdf")


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _in_entries()
    yield from _in_rdf()
    yield from _encodings()


def _in_entries() -> Iterator[Case]:
    places = list(PLACES.items())
    kinds = (
        (INVISIBLE, "NBS032 NBS031", "Green {} roofs"),
        (BROKEN, "NBS031", "Green {} roofs"),
        (APART, "NBS030", "Green roofs {}"),
    )
    number = 0
    for characters, codes, around in kinds:
        for what, character in characters.items():
            where, (changes, more) = places[number % len(places)]
            number += 1
            text = "".join(_escaped(c) for c in around.format(character))
            changed = {key: line.format(text) for key, line in changes.items()}
            yield bad(f"unicode-{where}-{what}", "yaml", entry(changed, more.format(text)), codes)
    for what, text in TWICE_READ.items():
        yield bad(f"unicode-read-{what}", "yaml", entry(more=f"journal: «{text}»\n"), "NBS031")
    for what, character in CONTROLS.items():
        yield bad(
            f"unicode-raw-{what}", "yaml", entry(more=f"journal: Green «{character}» roofs\n"), "NBS001"
        )
    for number, code in enumerate(CODES):
        yield bad(f"unicode-code-{number}", "yaml", entry(more=f"practices: [«'{code}'»]\n"), "NBS014")
    zero, apart = "\u200b", "e\u0301"
    yield bad("unicode-key", "yaml", entry(more=f"«jour{zero}nal»: Nature\n"), "NBS010")
    yield bad("unicode-key-look-alike", "yaml", entry(more="«jоurnal»: Nature\n"), "NBS010")
    yield bad("unicode-id", "yaml", entry({"id": f"id: «publication/a{zero}b»"}), "NBS005")
    yield bad("unicode-id-apart", "yaml", entry({"id": f"id: «publication/caf{apart}»"}), "NBS005")
    yield bad("unicode-kind", "yaml", entry({"kind": f"kind: «Publication{zero}»"}), "NBS006")
    yield bad("unicode-language", "yaml", entry(more=f"note: {{«en{zero}»: A note.}}\n"), "NBS013")
    yield bad("unicode-url", "yaml", entry({"url": f"url: «https://www.example.org/a{zero}b»"}), "NBS025")
    yield bad(
        "unicode-url-direction",
        "yaml",
        entry({"url": "url: «'https://www.example.org/\u202egnp.exe'»"}),
        "NBS025",
    )
    yield bad(
        "unicode-url-private", "yaml", entry({"url": "url: «'https://www.example.org/\ue000'»"}), "NBS025"
    )
    yield bad("unicode-doi", "yaml", entry(more=f"doi: «10.1234/a{zero}b»\n"), "NBS026")
    yield bad("unicode-doi-end", "yaml", entry(more=f"doi: «10.1234/a{zero}»\n"), "NBS026")
    yield bad("unicode-date", "yaml", entry({"issued": f"issued: «2023-{zero}08»"}), "NBS020")
    yield bad("unicode-number", "yaml", entry(more=_finding(f"«3{zero}2»")), "NBS023")
    yield bad("unicode-byte-order-inside", "yaml", entry(more="\ufeff«journal: Nature»\n"), "NBS001 NBS010")


def _finding(value: str) -> str:
    return (
        f"findings:\n  loss:\n    measured: {{en: Losses avoided, zh: 避免的损失}}\n    value: {value}\n    unit: percent\n"
        "    findingKind: result\n    qualifier: eq\n    evidence: {quote: 32%, item: 2023-08/02}\n"
    )


def _escaped(character: str) -> str:
    if " " <= character <= "~":
        return character
    return f"\\U{ord(character):08X}"


def _in_rdf() -> Iterator[Case]:
    rng = dice("unicode")
    kinds = ((INVISIBLE, "NBS032 NBS031"), (BROKEN, "NBS031"), (CONTROLS, "NBS031 NBS032"))
    for characters, codes in kinds:
        for what, character in list(characters.items())[::2]:
            line = f'{SUBJECT} <https://schema.org/version> «"a\\U{ord(character):08X}b"» .'
            yield bad(f"unicode-triples-{what}", "nt", triples(line, rng), codes)
    for what, text in APART.items():
        assert not unicodedata.is_normalized("NFC", text)
        line = f'{SUBJECT} <http://purl.org/dc/terms/title> «"{text}"@en» .'
        yield bad(f"unicode-triples-{what}", "nt", triples(line, rng), "NBS030")
    for what, text in list(APART.items())[:4]:
        iri = text.replace(" ", "")
        line = f"{SUBJECT} <https://schema.org/about> «<https://e.org/{iri}>» ."
        yield bad(f"unicode-iri-{what}", "nt", triples(line, rng), "NBS027")
    surrogate = "\\ud800"
    yield bad(
        "unicode-jsonld-surrogate",
        "jsonld",
        f'{{"@id": "https://e.org/a",\n"https://schema.org/version": «"{surrogate}"»}}',
        "NBS070",
        late=1,
    )


def _encodings() -> Iterator[Case]:
    text = entry()
    for what, encoding in ENCODINGS.items():
        content = text.encode(encoding, "replace")
        codes = "NBS001 NBS002 NBS004 NBS005 NBS006 NBS010"
        if what in ("latin-1", "windows-1252"):
            content = entry({"title": "title: {en: Belém}"}).encode(encoding, "replace")
        yield bad(f"unicode-encoding-{what}", "yaml", content, codes)
    right = {
        "yaml": entry().encode(),
        "ttl": f'{SUBJECT} <https://schema.org/version> "洪水" .\n'.encode(),
        "nt": f'{SUBJECT} <https://schema.org/version> "洪水" .\n'.encode(),
        "jsonld": '{"@id": "https://w3id.org/nbs-graph/id/report/@@", "https://schema.org/version": "洪水"}'.encode(),
        "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/"><rdf:Description '
        'rdf:about="https://w3id.org/nbs-graph/id/report/@@"><s:version>洪水</s:version></rdf:Description></rdf:RDF>'.encode(),
    }  # fmt: skip
    for number, (what, odd) in enumerate(BYTES.items()):
        suffix = FORMATS[number % len(FORMATS)]
        yield bad(f"unicode-bytes-{what}", suffix, right[suffix].replace("洪水".encode(), odd, 1), "NBS001")
    for suffix in FORMATS[1:]:
        yield bad(
            f"unicode-utf-16-{suffix}", suffix, right[suffix].decode().encode("utf-16"), "NBS001 NBS070"
        )
        yield bad(
            f"unicode-gb18030-{suffix}", suffix, right[suffix].decode().encode("gb18030"), "NBS001 NBS070"
        )
