"""TriG, N-Triples and N-Quads that are not such, or say what nobody here reads."""

from collections.abc import Iterator

from tests.faults.corpus.cases import PROLOGUE, SUBJECT, VERSION, Case, bad, dice, triples

GRAPH = "<https://w3id.org/nbs-graph/graph/import>"
SP = f"{SUBJECT} {VERSION}"

# Lines that are no N-Triples; the line is certain, since a triple ends where its line does.
LINES = {
    "no-dot": f'{SP} «"x"\n»',
    "no-object": f"{SP} «.»",
    "no-predicate": f'{SUBJECT} «"x"» .',
    "only-a-dot": "«.»",
    "two-dots": f'{SP} "x" . «.»',
    "two-objects": f'{SP} "x" «,» "y" .',
    "semicolon": f'{SP} "x" «;» {VERSION} "y" .',
    "two-triples": f'{SP} "x" . «{SP} "y"» .',
    "literal-as-subject": f'«"x"» {VERSION} "x" .',
    "literal-as-predicate": f'{SUBJECT} «"x"» "x" .',
    "blank-as-predicate": f'{SUBJECT} «_:p» "x" .',
    "prefix-directive": "«@prefix» e: <https://e.org/> .",
    "base-directive": "«@base» <https://e.org/> .",
    "prefixed-name": f'{SUBJECT} «schema:version» "x" .',
    "the-word-a": f"{SUBJECT} «a» <https://w3id.org/nbs-graph/ontology#Report> .",
    "relative-subject": f'«<floods>» {VERSION} "x" .',
    "relative-predicate": f'{SUBJECT} «<version>» "x" .',
    "relative-object": f"{SP} «<floods>» .",
    "relative-datatype": f'{SP} «"x"^^<string>» .',
    "iri-space": f'«<https://e.org/a b>» {VERSION} "x" .',
    "iri-escape": f'«<https://e.org/\\n>» {VERSION} "x" .',
    "iri-escaped-space": f'«<https://e.org/\\u0020>» {VERSION} "x" .',
    "iri-not-closed": f"{SP} «<https://e.org/ .",
    "text-apostrophes": f"{SP} «'x'» .",
    "text-long": f'{SP} «"""x"""» .',
    "text-not-closed": f'{SP} «"x .',
    "text-over-lines": f'{SP} «"x\ny"» .',
    "text-no-quotes": f"{SP} «x» .",
    "text-curly-quotes": f"{SP} «“x”» .",
    "number-bare": f"{SP} «5» .",
    "boolean-bare": f"{SP} «true» .",
    "escape-z": f'{SP} «"\\z"» .',
    "escape-x": f'{SP} «"\\x41"» .',
    "escape-short": f'{SP} «"\\u12"» .',
    "escape-surrogate": f'{SP} «"\\uD800"» .',
    "language-empty": f'{SP} «"x"@» .',
    "language-digit": f'{SP} «"x"@1» .',
    "language-underscore": f'{SP} «"x"@en_GB» .',
    "language-and-datatype": f'{SP} «"x"@en^^<https://e.org/>» .',
    "datatype-empty": f'{SP} «"x"^^» .',
    "datatype-one-caret": f'{SP} «"x"^<https://e.org/>» .',
    "datatype-prefixed": f'{SP} «"x"^^xsd:string» .',
    "brackets": f"{SP} «[]» .",
    "list": f"{SP} «()» .",
    "comma-separated": f'«{SUBJECT},»{VERSION},"x"',
    "full-stop-chinese": f'{SP} "x" «。»',
    "space-chinese": f'{SUBJECT}«　»{VERSION} "x" .',
    "comment-slashes": "«//» comment",
    "blank-label-empty": f"{SP} «_:» .",
    "json": '«{"a": 1}»',
}
# N-Triples that parse and cannot be taken.
LINES_REFUSED = {
    "blank-object": ("NBS035", f"{SP} «_:b» ."),
    "blank-subject": ("NBS035", f'«_:b» {VERSION} "x" .'),
    "direction": ("NBS036", f'{SP} «"x"@en--rtl» .'),
    "term-unknown": ("NBS037", f'{SUBJECT} «<https://w3id.org/nbs-graph/ontology#verison>» "x" .'),
    "two-graphs": ("NBS070", f'{SP} "x" «{GRAPH}» .'),
}
# Lines that are no N-Quads, beside those above.
FOUR = {
    "graph-literal": ("NBS070", f'{SP} "x" «"g"» .'),
    "graph-relative": ("NBS070", f'{SP} "x" «<g>» .'),
    "graph-prefixed": ("NBS070", f'{SP} "x" «nbs:g» .'),
    "five-terms": ("NBS070", f'{SP} "x" {GRAPH} «{GRAPH}» .'),
    "graph-braces": ("NBS070", f'«{GRAPH} {{» {SP} "x" . }}'),
    "graph-space": ("NBS070", f'{SP} "x" «<https://e.org/a b>» .'),
    "graph-number": ("NBS070", f'{SP} "x" «5» .'),
    "graph-triple-term": ("NBS070", f'{SP} "x" «<<( {SP} "x" )>>» .'),
    "no-dot": ("NBS070", f'{SP} "x" «{GRAPH}\n»'),
    "graph-of-ontology": ("NBS038", f'{SP} «"x"» <https://w3id.org/nbs-graph/graph/ontology> .'),
    "graph-of-vocabulary": ("NBS038", f'{SP} «"x"» <https://w3id.org/nbs-graph/graph/vocabulary> .'),
    "graph-of-crosswalk": ("NBS038", f'{SP} «"x"» <https://w3id.org/nbs-graph/graph/crosswalk> .'),
    "graph-derived": ("NBS038", f'{SP} «"x"» <https://w3id.org/nbs-graph/graph/derived> .'),
    "graph-unknown": ("NBS038", f'{SP} «"x"» <https://w3id.org/nbs-graph/graph/imports> .'),
    "graph-of-no-issue": ("NBS038", f'{SP} «"x"» <https://w3id.org/nbs-graph/graph/issue/> .'),
    "graph-of-odd-issue": ("NBS038", f'{SP} «"x"» <https://w3id.org/nbs-graph/graph/issue/2023-08/x> .'),
    "two-graphs": ("NBS051", f'{SP} «"x"» {GRAPH} .\n{SP} "x" <https://w3id.org/nbs-graph/graph/agents> .'),
}
TRIG = {
    "not-closed": ("NBS070", f'{GRAPH} {{ «e:@@ schema:version "x" .', 9),
    "not-opened": ("NBS070", 'e:@@ schema:version "x" . «}»', 1),
    "graph-without-name": ("NBS070", 'GRAPH «{» e:@@ schema:version "x" }', 0),
    "graph-with-text": ("NBS070", 'GRAPH «"g"» { e:@@ schema:version "x" }', 0),
    "graph-with-two-names": ("NBS070", f'GRAPH {GRAPH} «{GRAPH}» {{ e:@@ schema:version "x" }}', 0),
    "graph-in-graph": ("NBS070", f'{GRAPH} {{ {GRAPH} «{{» e:@@ schema:version "x" }} }}', 0),
    "block-in-block": ("NBS070", '{ «{» e:@@ schema:version "x" } }', 0),
    "graph-equals": ("NBS070", f'{GRAPH} «=» {{ e:@@ schema:version "x" }}', 0),
    "text-as-name": ("NBS070", '«"g"» { e:@@ schema:version "x" }', 0),
    "number-as-name": ("NBS070", '«5» { e:@@ schema:version "x" }', 0),
    "list-as-name": ("NBS070", '( "g" ) «{» e:@@ schema:version "x" }', 0),
    "full-brackets-as-name": ("NBS070", '[ schema:version "g" ] «{» e:@@ schema:version "x" }', 0),
    "prefix-in-block": ("NBS070", "{ «@prefix» p: <https://e.org/> . }", 0),
    "no-object": ("NBS070", f"{GRAPH} {{ e:@@ schema:version «}}»", 1),
    "no-predicate": ("NBS070", f"{GRAPH} {{ e:@@ «}}»", 1),
    "no-dot-between": ("NBS070", f'{GRAPH} {{ e:@@ schema:version "x" «e:@@ schema:version "y"» }}', 0),
    "two-dots": ("NBS070", f'{GRAPH} {{ e:@@ schema:version "x" . «.» }}', 0),
    "semicolon-before-block": ("NBS070", f'{GRAPH} «;» {{ e:@@ schema:version "x" }}', 0),
    "at-graph": ("NBS070", f'«@graph» {GRAPH} {{ e:@@ schema:version "x" }}', 0),
    "name-relative": ("NBS070", '«<g>» { e:@@ schema:version "x" }', 0),
    "name-unknown-prefix": ("NBS070", '«p:g» { e:@@ schema:version "x" }', 0),
    "square-block": ("NBS070", f'{GRAPH} «[» e:@@ schema:version "x" ]', 1),
    "full-width-block": ("NBS070", f'{GRAPH} «｛» e:@@ schema:version "x" ｝', 0),
    "text-not-closed": ("NBS070", f'{GRAPH} {{ e:@@ schema:version «"x }}', 9),
    "blank-in-graph": ("NBS035", f"{GRAPH} {{ e:@@ schema:version «[]» }}", 0),
    "graph-of-ontology": (
        "NBS038",
        '<https://w3id.org/nbs-graph/graph/ontology> { e:@@ schema:version «"x"» }',
        0,
    ),
    "term-unknown": ("NBS037", f'{GRAPH} {{ e:@@ «nbs:verison» "x" }}', 0),
    "two-graphs": (
        "NBS051",
        f'{GRAPH} {{ e:@@ schema:version «"x"» }}\n'
        '<https://w3id.org/nbs-graph/graph/agents> { e:@@ schema:version "x" }',
        0,
    ),
    "empty": ("NBS004", "", 0),
    "empty-graph": ("NBS004", f"{GRAPH} {{ }}", 0),
}


def cases() -> Iterator[Case]:
    """All of them."""
    rng = dice("quads")
    for what, line in LINES.items():
        yield bad(f"triples-{what}", "nt", triples(line, rng), "NBS070")
    for what, (codes, line) in LINES_REFUSED.items():
        yield bad(f"triples-{what}", "nt", triples(line, rng), codes)
    for what, (codes, line) in FOUR.items():
        yield bad(f"nquads-{what}", "nq", triples(line, rng), codes)
    for what, (codes, text, late) in TRIG.items():
        empty = codes == "NBS004"
        after = "" if empty else '\ne:@@ dcterms:identifier "1" .\n'
        yield bad(f"trig-{what}", "trig", f"{PROLOGUE}{text}{after}", codes, late=late)
    yield bad("triples-empty", "nt", "", "NBS004")
    yield bad("nquads-empty", "nq", "\n\n# nothing\n", "NBS004")
    about = f'{SP} «<<( {SUBJECT} {VERSION} "x" )>>» .'
    yield bad("triples-about-triple-term", "nt", triples(about, rng), "NBS002")
