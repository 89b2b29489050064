"""Editors' files that are no YAML, or YAML that is not used here: lines that follow a right entry."""

from collections.abc import Iterator

from tests.faults.corpus.cases import Case, bad, entry

# What is typed after the entry → no YAML (NBS001); the place is where an editor has to look.
SYNTAX = {
    "colon-in-value": "journal: Science«:» of the Total Environment",
    "colon-at-end-of-value": "journal: Science of the sea«:»",
    "two-colons-in-value": "journal: A«:» B: C",
    "colon-chinese": "«journal：自然»",
    "colon-chinese-with-space": "«journal： 自然»\nversion: 1",
    "colon-without-space": "«journal:Nature»\nversion: 1",
    "no-colon": "«journal Nature»",
    "equals": "«journal = Nature»",
    "tab-before-key": "«\t»journal: Nature",
    "tab-in-indentation": "note:\n«\t»en: A note of ours.",
    "tab-in-list": "practices:\n«\t»- green-roof",
    "space-before-key": " «journal: Nature»",
    "three-spaces": "note:\n  en: A note of ours.\n   zh«:» 我们的注",
    "one-space-less": "note:\n  en: A note of ours.\n «zh: 我们的注»",
    "list-on-key-line": "practices: «- green-roof»",
    "list-after-text": "journal: Nature\n«- green-roof»",
    "key-under-text": "journal: Nature\n  version«:» 1",
    "quote-not-closed": 'journal: «"Nature»',
    "quote-not-closed-single": "journal: «'Nature»",
    "quote-inside-quotes": 'journal: "The "«Nature» paper"',
    "apostrophe-inside": "journal: 'The author'«s paper'»",
    "text-after-quote": 'journal: "Nature" «and more»',
    "escape-unknown": 'journal: "A«\\q»"',
    "escape-windows-path": 'journal: "C:«\\Data»"',
    "bracket-not-closed": "practices: «[green-roof»",
    "brace-not-closed": "note: «{en: A note of ours.»",
    "brace-for-bracket": "practices: «[green-roof}»",
    "bracket-for-brace": "note: «{en: A note of ours.]»",
    "bracket-chinese": "practices: «[green-roof】»",
    "bracket-without-comma": "note: «{en: A note. zh: 注}»",
    "comma-first": "practices: [«,» green-roof]",
    "two-commas": "practices: [green-roof, «,» bioswale]",
    "bracket-in-value": "journal: [Nature] «Communications»",
    "brace-in-value": "journal: {Nature} «Communications»",
    "star-value": "journal: *Nature«*»",
    "star-alone": "journal: *«\n»",
    "and-alone": "journal: &«\n»",
    "at-value": "journal: «@nature»",
    "backtick-value": "journal: «`Nature`»",
    "percent-value": "journal: «%Nature»",
    "bar-in-block": "note:\n  en: |«x»\n    A note of ours.",
    "block-badly-indented": "note:\n  en: |\n«A note of ours.»",
    "block-less-indented": "note:\n  en: >-\n    A note\n «of ours.»",
    "directive-yaml": "%YAML 1.2",
    "merge-conflict": "«<<<<<<< HEAD»\njournal: Nature",
    "comment-slashes": "«// a comment»",
    "sentence": "«This is all that we know.»",
    "sentence-chinese": "«以上为全部内容。»",
    "ellipsis-key": "«…»",
    "empty-key": "«: Nature»",
    "hyphen-alone": "«-»",
}
# YAML, but a key that nobody meant (NBS010).
UNKNOWN = {
    "question-mark": "?«\n»",
    "diff-plus": "«+journal: Nature»",
    "html": "«<p>journal: Nature</p>»",
    "number-key": "«5»: Nature",
    "null-key": "«~»: Nature",
    "chinese-key": "«期刊»: Nature",
    "capital-key": "«Journal»: Nature",
    "key-with-blank": "«journal name»: Nature",
    "key-with-address": "«https://schema.org/name»: Nature",
    "key-of-json-ld": '«"@type"»: Report',
    "key-of-rdf": "«dcterms:title»: Floods",
}
# YAML that is not used here.
UNUSED = {
    "anchor": "journal: «&name Nature»",
    "anchor-on-map": "note: «&note {en: A note of ours.}»",
    "anchor-on-list": "practices: «&list [green-roof]»",
    "anchor-on-key": "«&key journal: Nature»",
    "alias": "journal: &n Nature\nversion: *n",
    "alias-undefined": "journal: «*nature»",
    "merge-key": "<<: *base",
    "tag-string": "journal: «!!str 5»",
    "tag-own": "journal: «!journal Nature»",
    "tag-python": "journal: «!!python/object/apply:os.system [ls]»",
    "tag-binary": "journal: «!!binary aGVsbG8=»",
    "tag-set": "practices: «!!set {green-roof}»",
    "tag-null": "journal: «!!null »",
    "tag-alone": "journal: «!»",
    "documents-two": "«---»\nid: publication/other\nkind: Report",
    "document-end": "...\n«---»\njournal: Nature",
    "key-complex": "? «[a, b]»\n: Nature",
    "key-map": "«{a: b}: Nature»",
    "key-list": "«[a, b]: Nature»",
    "too-deep-lists": f"journal: {'[' * 40}«[[[[[»{']' * 45}",
    "too-deep-maps": f"note: {'{a: ' * 45}b{'}' * 45}",
    "too-deep-lines": "note:\n" + "".join(" " * n + "a:\n" for n in range(1, 50)),
}
# Twice the same key.
TWICE = {
    "again-empty": "«kind»: ",
    "kind": "«kind»: Report",
    "title": "«title»: {en: Floods}",
    "issued": "«issued»: 2023-09",
    "in-map": "note: {en: A note., «en»: Another note.}",
    "in-block": "note:\n  en: A note.\n  zh: 注\n  «en»: Another note.",
    "in-evidence": "participations:\n  - {agent: organisation/iucn, role: publisher, «role»: funder}",
    "quoted": 'journal: Nature\n«"journal"»: Science',
    "finding": "findings:\n  loss: {value: 1}\n  «loss»: {value: 2}",
}


def cases() -> Iterator[Case]:
    """All of them."""
    for what, more in SYNTAX.items():
        yield bad(f"yaml-{what}", "yaml", entry(more=more + "\n"), "NBS001")
    for what, more in UNKNOWN.items():
        yield bad(f"yaml-{what}", "yaml", entry(more=more + "\n"), "NBS010")
    for what, more in UNUSED.items():
        yield bad(f"yaml-{what}", "yaml", entry(more=more + "\n"), "NBS002")
    for what, more in TWICE.items():
        yield bad(f"yaml-twice-{what}", "yaml", entry(more=more + "\n"), "NBS003")
