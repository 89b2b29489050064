"""A right place, written by hand in the rarer ways that each format has."""

from collections.abc import Iterator

from tests.faults.corpus.cases import Case

NBS, LABEL = "https://w3id.org/nbs-graph/ontology#", "http://www.w3.org/2000/01/rdf-schema#label"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PLACE = "https://w3id.org/nbs-graph/id/place/"
HEAD = f"@prefix nbs: <{NBS}> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix p: <{PLACE}> .\n"
SAID = 'a nbs:Place ; rdfs:label "Here"@en , "此地"@zh ; nbs:within p:cn .'

TURTLE = {
    "usual": f"{HEAD}p:@@ {SAID}\n",
    "sparql-prefixes": f"PREFIX nbs: <{NBS}>\nprefix rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nPREFIX p: <{PLACE}>\np:@@ {SAID}",
    "base": f"{HEAD}@base <{PLACE}> .\n<@@> a nbs:Place ; rdfs:label 'Here'@en , '此地'@zh ; nbs:within <cn> .\n",
    "sparql-base": f"{HEAD}BASE <{PLACE}>\n<@@> {SAID}\n",
    "long-texts": f"{HEAD}p:@@ a nbs:Place ; rdfs:label \"\"\"Here\"\"\"@en , '''此地'''@zh ; nbs:within p:cn .\n",
    "quotes-inside": f'{HEAD}p:@@ a nbs:Place ; rdfs:label """The "Here" hill"""@en , \'此"地"\'@zh ; nbs:within p:cn .\n',
    "escapes": f'{HEAD}p:@@ a nbs:Place ; rdfs:label "H\\u0065re"@en , "\\u6B64\\U00005730"@zh ; nbs:within p:cn .\n',
    "no-blanks": f'{HEAD}p:@@ a nbs:Place;rdfs:label"Here"@en,"此地"@zh;nbs:within p:cn.',
    "comments": f"# one\n{HEAD}# two\np:@@ # three\n a # four\n nbs:Place ; # five\n rdfs:label 'Here'@en,'此地'@zh;nbs:within p:cn . # six",
    "full-names": f'<{PLACE}@@> <{TYPE}> <{NBS}Place> ; <{LABEL}> "Here"@en ; <{LABEL}> "此地"@zh ; <{NBS}within> <{PLACE}cn> .\n',
    "said-twice": f"{HEAD}p:@@ {SAID}\np:@@ {SAID}\n",
    "semicolons": f'{HEAD}p:@@ a nbs:Place ;; rdfs:label "Here"@en , "此地"@zh ; nbs:within p:cn ; .\n',
    "tabs": f"{HEAD}p:@@\ta\tnbs:Place\t;\trdfs:label\t'Here'@en\t,\t'此地'@zh\t;\tnbs:within\tp:cn\t.\n",
    "prefix-again": f"{HEAD}@prefix x: <https://e.org/> .\n@prefix x: <{PLACE}> .\nx:@@ {SAID}\n",
    "empty-prefix": f"{HEAD}@prefix : <{PLACE}> .\n:@@ {SAID}\n",
    "escaped-name": f"{HEAD}p:@@ {SAID.replace('.', '; rdfs:seeAlso <https://e.org/%E6%B4%AA> .')}\n",
}
TRIG = {
    "plain": f"{HEAD}p:@@ {SAID}\n",
    "default-block": f"{HEAD}{{ p:@@ {SAID[:-1]} }}\n",
    "graph-word": f"{HEAD}GRAPH <https://w3id.org/nbs-graph/graph/import> {{ p:@@ {SAID} }}\n",
    "graph-of-theirs": f"{HEAD}<https://example.org/graph> {{ p:@@ {SAID} }}\n",
    "graph-of-agents": f"{HEAD}<https://w3id.org/nbs-graph/graph/agents> {{ p:@@ {SAID} }}\n",
    "empty-block": f"{HEAD}{{ }} p:@@ {SAID}\n",
}
LINES = [
    f"<{PLACE}@@> <{TYPE}> <{NBS}Place> .",
    f'<{PLACE}@@> <{LABEL}> "Here"@en .',
    f'<{PLACE}@@> <{LABEL}> "此地"@zh .',
    f"<{PLACE}@@> <{NBS}within> <{PLACE}cn> .",
]
TRIPLES = {
    "usual": "\n".join(LINES) + "\n",
    "no-last-break": "\n".join(LINES),
    "windows": "\r\n".join(LINES) + "\r\n",
    "blank-lines": "\n\n \t\n# a comment\n".join(LINES) + "\n",
    "comment-behind": " # so\n".join(LINES) + "\n",
    "no-blanks": "\n".join(line.replace("> <", "><").replace("> .", ">.") for line in LINES) + "\n",
    "tabs": "\n".join("\t" + line.replace("> ", ">\t") for line in LINES) + "\n",
    "escapes": "\n".join(LINES).replace("此地", "\\u6B64\\u5730").replace("Here", "H\\u0065re") + "\n",
    "twice": "\n".join(LINES * 2) + "\n",
    "any-order": "\n".join(reversed(LINES)) + "\n",
}
CONTEXT = f'"@context": {{"nbs": "{NBS}", "label": {{"@id": "{LABEL}", "@container": "@language"}}, "within": {{"@id": "nbs:within", "@type": "@id"}}}}'
NODE = f'"@id": "{PLACE}@@", "@type": "nbs:Place", "label": {{"en": "Here", "zh": "此地"}}, "within": "{PLACE}cn"'
JSON_LD = {
    "context": f"{{{CONTEXT}, {NODE}}}",
    "list": f"[{{{CONTEXT}, {NODE}}}]",
    "graph": f'{{{CONTEXT}, "@graph": [{{{NODE}}}]}}',
    "type-list": f"{{{CONTEXT}, {NODE.replace('nbs:Place', 'X').replace(chr(34) + 'X' + chr(34), '[' + chr(34) + 'nbs:Place' + chr(34) + ']')}}}",
    "expanded": f'[{{"@id": "{PLACE}@@", "@type": ["{NBS}Place"], "{LABEL}": [{{"@value": "Here", "@language": "en"}}, {{"@value": "此地", "@language": "zh"}}], "{NBS}within": [{{"@id": "{PLACE}cn"}}]}}]',
    "base": f'{{"@context": [{{"@base": "{PLACE}", "@vocab": "{NBS}"}}, {{"label": {{"@id": "{LABEL}", "@container": "@language"}}}}], "@id": "@@", "@type": "Place", "label": {{"en": "Here", "zh": ["此地"]}}, "within": {{"@id": "cn"}}}}',
    "aliases": f'{{"@context": {{"id": "@id", "kind": "@type", "@vocab": "{NBS}", "label": {{"@id": "{LABEL}", "@container": "@language"}}}}, "id": "{PLACE}@@", "kind": "Place", "label": {{"en": "Here", "zh": "此地"}}, "within": {{"id": "{PLACE}cn"}}}}',
    "escapes": f"{{{CONTEXT}, {NODE}}}".replace("此地", "\\u6b64\\u5730"),
    "spaced": f"\n\n{{\n\t{CONTEXT}\n,\r\n{NODE} }}\n\n",
    "default-language": f'{{"@context": {{"@language": "en", "@vocab": "{NBS}"}}, "@id": "{PLACE}@@", "@type": "Place", "{LABEL}": ["Here", {{"@value": "此地", "@language": "zh"}}], "within": {{"@id": "{PLACE}cn"}}}}',
}
ROOT = f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xmlns:nbs="{NBS}"'
LABELS = '<rdfs:label xml:lang="en">Here</rdfs:label><rdfs:label xml:lang="zh">此地</rdfs:label>'
WITHIN = f'<nbs:within rdf:resource="{PLACE}cn"/>'
RDF_XML = {
    "usual": f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF {ROOT}>\n<rdf:Description rdf:about="{PLACE}@@"><rdf:type rdf:resource="{NBS}Place"/>{LABELS}{WITHIN}</rdf:Description>\n</rdf:RDF>\n',
    "typed": f"<rdf:RDF {ROOT}><nbs:Place rdf:about='{PLACE}@@'>{LABELS}{WITHIN}</nbs:Place></rdf:RDF>",
    "one-node": f'<nbs:Place {ROOT} rdf:about="{PLACE}@@">{LABELS}{WITHIN}</nbs:Place>',
    "base": f'<rdf:RDF {ROOT} xml:base="{PLACE}"><nbs:Place rdf:about="@@">{LABELS}<nbs:within rdf:resource="cn"/></nbs:Place></rdf:RDF>',
    "language-inherited": f'<rdf:RDF {ROOT} xml:lang="en"><nbs:Place rdf:about="{PLACE}@@"><rdfs:label>Here</rdfs:label><rdfs:label xml:lang="zh">此地</rdfs:label>{WITHIN}</nbs:Place></rdf:RDF>',
    "attribute": f'<rdf:RDF {ROOT}><nbs:Place rdf:about="{PLACE}@@" xml:lang="en" rdfs:label="Here"><rdfs:label xml:lang="zh">此地</rdfs:label>{WITHIN}</nbs:Place></rdf:RDF>',
    "cdata": f'<rdf:RDF {ROOT}><nbs:Place rdf:about="{PLACE}@@"><rdfs:label xml:lang="en"><![CDATA[Here & there]]></rdfs:label><rdfs:label xml:lang="zh">&#x6B64;&#22320;</rdfs:label>{WITHIN}</nbs:Place></rdf:RDF>',
    "comments": f"<!-- one --><rdf:RDF {ROOT}><!-- two --><?three?><nbs:Place rdf:about='{PLACE}@@'>{LABELS}<!-- four -->{WITHIN}</nbs:Place></rdf:RDF><!-- five -->\n",
    "nested": f'<rdf:RDF {ROOT}><nbs:Place rdf:about="{PLACE}@@">{LABELS}<nbs:within><rdf:Description rdf:about="{PLACE}cn"/></nbs:within></nbs:Place></rdf:RDF>',
}
YAML = {
    "usual": "id: place/@@\nkind: Place\nname: {en: Here, zh: 此地}\nwithin: cn\n",
    "any-order": "within: cn\nname:\n  zh: 此地\n  en: Here\nkind: Place\nid: place/@@\n",
    "quoted-keys": '"id": place/@@\n\'kind\': "Place"\n"name": {"en": "Here", \'zh\': "此地"}\nwithin: \'cn\'\n',
    "json": '{"id": "place/@@", "kind": "Place", "name": {"en": "Here", "zh": "此地"}, "within": "cn"}',
    "json-lines": '{\n\t"id": "place/@@",\n\t"kind": "Place",\n\t"name": {"en": "Here", "zh": "此地"},\n\t"within": "cn"\n}\n'.replace("\t", "  "),
    "start": "---\n# a comment\nid: place/@@\nkind: Place\nname: {en: Here, zh: 此地}\nwithin: cn\n...\n",
    "escapes": 'id: place/@@\nkind: Place\nname: {en: "H\\x65re", zh: "\\u6b64\\u5730"}\nwithin: cn\n',
    "blank-lines": "\n\nid: place/@@\n\n\nkind: Place   # kind\nname:\n\n  en: Here\n\n  zh: 此地\nwithin: cn   \n\n",
    "block-texts": "id: place/@@\nkind: Place\nname:\n  en: >-\n    Here\n    and there\n  zh: |-\n    此地\nnote:\n  en: |+\n    A note.\n\n  zh: >1\n   注\nwithin: cn\n",
    "long-plain": "id: place/@@\nkind: Place\nname:\n  en: Here and\n    there\n  zh: 此地\nwithin: cn\n",
    "questions": "? id\n: place/@@\n? kind\n: Place\nname: {en: Here, zh: 此地}\nwithin: cn\n",
    "flow-lines": "id: place/@@\nkind: Place\nname: {\n  en: Here,\n  zh: 此地,\n}\nwithin: cn\n",
    "spaces-around": "id:    place/@@   \nkind:   Place\nname:   {  en:  Here  ,  zh:  此地  }\nwithin: ' cn '\n",
    "full-address": f"id: place/@@\nkind: Place\nname: {{en: Here, zh: 此地}}\nwithin: {PLACE}cn\n",
    "old-mac": "id: place/@@\rkind: Place\rname: {en: Here, zh: 此地}\rwithin: cn\r",
    "signs": "id: place/@@\nkind: Place\nname: {en: 'It''s “here”: 50 % & more — #1', zh: 此地（“一”）：50%——与其他}\nwithin: cn\n",
}  # fmt: skip


def cases() -> Iterator[Case]:
    """All of them."""
    tables = {
        "ttl": TURTLE,
        "trig": TRIG,
        "nt": TRIPLES,
        "nq": TRIPLES,
        "jsonld": JSON_LD,
        "rdf": RDF_XML,
        "yaml": YAML,
    }
    for suffix, table in tables.items():
        for what, text in table.items():
            name = f"good-form-{suffix}-{what}"
            yield Case(name, {f"good.{suffix}": text.replace("@@", name).encode()}, frozenset())
