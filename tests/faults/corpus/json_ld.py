"""JSON that is no JSON, JSON-LD that is no JSON-LD, and JSON-LD that says what nobody here reads."""

from collections.abc import Iterator

from tests.faults.corpus.cases import Case, bad

SUBJECT = '"@id": "https://w3id.org/nbs-graph/id/report/@@"'
CONTEXT = '"@context": {"schema": "https://schema.org/", "nbs": "https://w3id.org/nbs-graph/ontology#", "nothing": null}'

# Texts that are no JSON (RFC 8259); inside a right object with three members, one in each line.
JSON = {
    "comma-at-end": '"schema:version": "x"«,»\n}',
    "comma-missing": '"schema:version": "x" «\n"schema:position»": "1"}',
    "comma-chinese": '"schema:version": "x"«，»\n"schema:position": "1"}',
    "colon-missing": '"schema:version" «"x"»}',
    "colon-chinese": '"schema:version"«：» "x"}',
    "equals": '"schema:version" «=» "x"}',
    "two-colons": '"schema:version": «:» "x"}',
    "apostrophes": "«'schema:version'»: 'x'}",
    "curly-quotes": "«“schema:version”»: “x”}",
    "full-width-quotes": "«＂schema:version＂»: ＂x＂}",
    "key-without-quotes": '«version»: "x"}',
    "value-without-quotes": '"schema:version": «x»}',
    "brace-missing": '"schema:version": "x"\n«',
    "brace-too-many": '"schema:version": "x"}«}»',
    "bracket-for-brace": '"schema:version": "x"«]»',
    "bracket-missing": '"schema:version": ["x"«}»\n',
    "bracket-too-many": '"schema:version": "x"«]»}',
    "comment-slashes": '«// a comment»\n"schema:version": "x"}',
    "comment-stars": '«/* a comment */» "schema:version": "x"}',
    "comment-hash": '«# a comment»\n"schema:version": "x"}',
    "number-leading-zero": '"schema:position": «01»}',
    "number-plus": '"schema:position": «+1»}',
    "number-point-first": '"schema:position": «.5»}',
    "number-point-last": '"schema:position": «5.»}',
    "number-hexadecimal": '"schema:position": «0x1F»}',
    "number-underscore": '"schema:position": «1_000»}',
    "number-thousands": '"schema:position": 3,«000»}',
    "number-full-width": '"schema:position": «５»}',
    "number-nan": '"schema:position": «NaN»}',
    "number-infinity": '"schema:position": «Infinity»}',
    "number-exponent-empty": '"schema:position": «1e»}',
    "number-minus": '"schema:position": «-»}',
    "word-true-capital": '"nbs:namesNbS": «True»}',
    "word-none": '"schema:version": «None»}',
    "word-undefined": '"schema:version": «undefined»}',
    "text-not-closed": '"schema:version": «"x}\n',
    "text-over-lines": '"schema:version": «"a\nb»"}',
    "text-with-tab": '"schema:version": «"a\tb"»}',
    "text-escape-x": '"schema:version": «"\\x41"»}',
    "text-escape-z": '"schema:version": «"\\z"»}',
    "text-escape-apostrophe": '"schema:version": «"\\\'"»}',
    "text-escape-short": '"schema:version": «"\\u12"»}',
    "text-escape-not-hexadecimal": '"schema:version": «"\\uZZZZ"»}',
    "text-lone-high-surrogate": '"schema:version": «"\\uD83D"»}',
    "text-lone-low-surrogate": '"schema:version": «"\\uDE00"»}',
    "text-two-high-surrogates": '"schema:version": «"\\uD83D\\uD83D"»}',
    "text-backslash-at-end": '"schema:version": «"C:\\"»}',
    "text-plus-text": '"schema:version": "a" «+» "b"}',
    "two-values": '"schema:version": "x"}\n«{»"a": 1}',
    "words-after": '"schema:version": "x"}\n«that is all»',
    "semicolon": '"schema:version": "x"«;»}',
}
# Whole files.
WHOLE = {
    "empty": ("NBS070 NBS004", "«"),
    "blank": ("NBS070 NBS004", "  \n\n"),
    "turtle": ("NBS070", '«@prefix» e: <https://e.org/> .\ne:a e:b "x" .\n'),
    "yaml": ("NBS070", "«id»: report/@@\nkind: Report\n"),
    "html": ("NBS070", "«<»!DOCTYPE html><html></html>\n"),
    "csv": ("NBS070", "«id»,version\n1,2\n"),
    "word": ("NBS070", "«floods»\n"),
    "text": ("NBS004 NBS070", '«"floods"»\n'),
    "number": ("NBS004 NBS070", "«5»\n"),
    "null": ("NBS004 NBS070", "«null»\n"),
    "true": ("NBS004 NBS070", "«true»\n"),
    "empty-object": ("NBS004 NBS070", "«{}»\n"),
    "empty-list": ("NBS004 NBS070", "«[]»\n"),
    "context-only": ("NBS004 NBS070", "«{" + CONTEXT + "}»\n"),
    "name-only": ("NBS004 NBS070", "«{" + SUBJECT + "}»\n"),
    "list-of-texts": ("NBS004 NBS070", '«["floods", "roofs"]»\n'),
}
# What JSON allows and we or JSON-LD 1.1 (the codes of its section 9.5) do not; members of a right object.
MEMBERS = {
    "key-twice": ("NBS003", '"schema:version": "x",\n«"schema:version"»: "y"'),
    "key-twice-inside": ("NBS003", '"schema:version": {"@value": "x", «"@value"»: "y"}'),
    "id-twice": ("NBS003", '"schema:version": "x",\n«"@id"»: "https://w3id.org/nbs-graph/id/report/b"'),
    "id-number": ("NBS070", '"schema:about": {"@id": «5»}'),
    "id-list": ("NBS070", '"schema:about": {"@id": «["https://e.org/"]»}'),
    "id-object": ("NBS070", '"schema:about": {"@id": «{}»}'),
    "type-number": ("NBS070", '"@type": «5»'),
    "type-object": ("NBS070", '"@type": «{"@id": "nbs:Report"}»'),
    "type-of-numbers": ("NBS070", '"@type": «[1]»'),
    "value-object": ("NBS070", '"schema:version": {"@value": «{}»}'),
    "value-list": ("NBS070", '"schema:version": {"@value": «["x"]»}'),
    "value-and-id": ("NBS070", '"schema:version": «{"@value": "x", "@id": "https://e.org/"}»'),
    "value-and-key": ("NBS070", '"schema:version": «{"@value": "x", "schema:version": "y"}»'),
    "value-type-and-language": (
        "NBS070",
        '"schema:version": «{"@value": "x", "@type": "schema:a", "@language": "en"}»',
    ),
    "value-type-list": ("NBS070 NBS036", '"schema:version": «{"@value": "x", "@type": ["schema:a"]}»'),
    "value-type-number": ("NBS070", '"schema:version": «{"@value": "x", "@type": 5}»'),
    "value-language-number": ("NBS070", '"schema:version": «{"@value": "x", "@language": 5}»'),
    "value-number-with-language": ("NBS070", '"schema:version": «{"@value": 5, "@language": "en"}»'),
    "list-and-id": ("NBS070", '"schema:version": «{"@list": ["x"], "@id": "https://e.org/"}»'),
    "set-and-key": ("NBS070", '"schema:version": «{"@set": ["x"], "schema:a": "y"}»'),
    "index-number": ("NBS070", '"schema:version": «{"@value": "x", "@index": 5}»'),
    "reverse-text": ("NBS070", '"@reverse": «"x"»'),
    "reverse-value": ("NBS070", '"@reverse": {"schema:about": «"x"»}'),
    "reverse-keyword": ("NBS070", '"@reverse": {«"@id": "https://e.org/"»}'),
    "included-text": ("NBS070", '"@included": «"x"»'),
    "included-value": ("NBS070", '"@included": «{"@value": "x"}»'),
    "nest-text": ("NBS070", '"@nest": «"x"»'),
    "direction-odd": ("NBS070", '"schema:version": «{"@value": "x", "@direction": "up"}»'),
    "direction": (
        "NBS036 NBS070",
        '"schema:version": «{"@value": "x", "@language": "en", "@direction": "rtl"}»',
    ),
    "datatype-relative": ("NBS070 NBS036", '"schema:version": {"@value": "x", "@type": «"string"»}'),
    "json-literal": ("NBS036", '"schema:version": «{"@value": {"a": 1}, "@type": "@json"}»'),
    "blank-inside": ("NBS035", '"schema:about": «{"schema:version": "x"}»'),
    "blank-label": ("NBS035", '"schema:about": {"@id": «"_:b"»}'),
    "blank-type": ("NBS035", '"@type": «"_:b"»'),
    "list": ("NBS035", '"schema:version": «{"@list": ["x", "y"]}»'),
    "id-javascript": ("NBS027", '"schema:about": {"@id": «"javascript:alert(1)"»}'),
    "type-misspelt": ("NBS037", '"@type": «"nbs:Reprot"»'),
    "key-unknown-prefix": ("NBS027", '"scheme:version": «"x"»'),
    "key-misspelt": ("NBS037", '«"nbs:jurnal"»: "x"'),
    "number-fraction": ("NBS036", '"schema:version": «1.5»'),
    "number-exponent": ("NBS036", '"schema:version": «1e30»'),
    "theme-unknown": (
        "NBS054",
        '"nbs:target": {"@id": «"https://w3id.org/nbs-graph/scheme/theme/flood-risks"»}',
    ),
    "thing-unknown": (
        "NBS055",
        '"schema:mentions": {"@id": «"https://w3id.org/nbs-graph/id/organisation/atlantis"»}',
    ),
}
# What a JSON-LD processor drops without a word (JSON-LD 1.1 API, sections 5.1.2, 5.2.2, 8.2), so that we have to say it.
DROPPED = {
    "language-without-value": ("NBS016", '"schema:version": {"@language": «"en"»}'),
    "language-odd": ("NBS029", '"schema:version": {"@value": "x", "@language": «"e n"»}'),
    "language-chinese": ("NBS029", '"schema:version": {"@value": "x", "@language": «"中文"»}'),
    "id-relative": ("NBS027", '"schema:about": {"@id": «"floods"»}'),
    "id-empty": ("NBS027", '"schema:about": {"@id": «""»}'),
    "id-with-space": ("NBS027", '"schema:about": {"@id": «"https://e.org/a b"»}'),
    "id-with-line-break": ("NBS027", '"schema:about": {"@id": «"https://e.org/a\\nb"»}'),
    "id-with-brace": ("NBS027", '"schema:about": {"@id": «"https://e.org/{b}"»}'),
    "type-relative": ("NBS010", '"@type": «"Report"»'),
    "key-unknown": ("NBS010", '«"titel"»: "Floods"'),
    "key-with-space": ("NBS010", '«"the title"»: "Floods"'),
    "key-chinese": ("NBS010", '«"标题"»: "Floods"'),
    "keyword-like": ("NBS010", '«"@version"»: "x"'),
    "type-among-others": ("NBS010", '"@type": ["schema:Thing", «"Reprot"»]'),
    "text-without-key": (
        "NBS010",
        '"@included": [{"@id": "https://e.org/", "schema:version": "1"}, {«"titel"»: "x"}]',
    ),
    "id-no-scheme": ("NBS027", '"schema:about": {"@id": «"www.iucn.org/resources"»}'),
    "keyword-elsewhere": ("NBS010", '«"@language"»: "en"'),
    "blank-key": ("NBS010", '«"_:version"»: "x"'),
}
# Contexts that are none (section 4.1), each the whole value of @context.
CONTEXTS = {
    "number": "«5»",
    "true": "«true»",
    "address": '«"https://schema.org/"»',
    "address-file": '«"file:///etc/passwd"»',
    "address-in-list": '[{"a": "https://e.org/a"}, «"https://schema.org/"»]',
    "address-relative": '«"context.jsonld"»',
    "import": '{«"@import"»: "https://schema.org/"}',
    "base-number": '{"@base": «5»}',
    "vocab-number": '{"@vocab": «5»}',
    "language-number": '{"@language": «5»}',
    "version-odd": '{"@version": «1.0»}',
    "version-text": '{"@version": «"1.1"»}',
    "propagate-text": '{"@propagate": «"yes"»}',
    "direction-odd": '{"@direction": «"up"»}',
    "protected-text": '{"@protected": «"yes"»}',
    "term-number": '{"a": «5»}',
    "term-list": '{"a": «["https://e.org/a"]»}',
    "term-id-number": '{"a": {"@id": «5»}}',
    "term-of-itself": '{"a": {"@id": «"a:b"»}}',
    "term-circle": '{"a": «"b:x"», "b": "a:x"}',
    "term-type-number": '{"a": {"@id": "https://e.org/a", "@type": «5»}}',
    "term-type-odd": '{"a": {"@id": "https://e.org/a", "@type": «"@index"»}}',
    "term-container-odd": '{"a": {"@id": "https://e.org/a", "@container": «"@bag"»}}',
    "term-reverse-and-id": '{"a": «{"@reverse": "https://e.org/a", "@id": "https://e.org/b"}»}',
    "term-reverse-number": '{"a": {"@reverse": «5»}}',
    "term-reverse-list": '{"a": {"@reverse": "https://e.org/a", "@container": «"@list"»}}',
    "term-language-number": '{"a": {"@id": "https://e.org/a", "@language": «5»}}',
    "term-prefix-text": '{"a": {"@id": "https://e.org/a", "@prefix": «"yes"»}}',
    "term-nest-keyword": '{"a": {"@id": "https://e.org/a", "@nest": «"@id"»}}',
    "term-unknown-key": '{"a": {"@id": "https://e.org/a", «"@bag"»: true}}',
    "term-index-odd": '{"a": {"@id": "https://e.org/a", "@index": «"x"»}}',
    "term-context-odd": '{"a": {"@id": "https://e.org/a", "@context": «5»}}',
    "keyword-again": '{«"@id"»: "https://e.org/id"}',
    "keyword-type-again": '{"@type": «{"@id": "https://e.org/type"}»}',
    "empty-term": '{«""»: "https://e.org/a"}',
}


def _object(member: str) -> str:
    """A right object with one member more."""
    return f'{{\n{CONTEXT},\n{SUBJECT},\n"schema:identifier": "1",\n{member}\n}}\n'


def cases() -> Iterator[Case]:
    """All of them."""
    for what, rest in JSON.items():
        text = f"{{{CONTEXT},\n{SUBJECT},\n{rest}"
        yield bad(f"jsonld-{what}", "jsonld", text, "NBS070", late=1)
    for what, (codes, text) in WHOLE.items():
        yield bad(f"jsonld-whole-{what}", "jsonld", text, codes, late=1)
    for what, (codes, member) in MEMBERS.items():
        open = "place" if codes == "NBS070" or what == "datatype-relative" else ""
        yield bad(f"jsonld-{what}", "jsonld", _object(member), codes, open=open)
    for what, (codes, member) in DROPPED.items():
        yield bad(f"jsonld-dropped-{what}", "jsonld", _object(member), codes)
    for what, context in CONTEXTS.items():
        codes = "NBS071 NBS070" if what.startswith(("address", "import")) else "NBS070"
        text = f'{{\n"@context": {context},\n{SUBJECT},\n"a": "x"\n}}\n'
        yield bad(f"jsonld-context-{what}", "jsonld", text, codes, late=1, open="place")
