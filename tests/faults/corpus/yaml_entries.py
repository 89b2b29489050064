"""Editors' files that are YAML and no entry: keys, forms, ids, kinds, evidence."""

from collections.abc import Iterator

from tests.faults.corpus.cases import Case, bad, entry

# Misspelt keys: as typed → meant.
MISSPELT = {
    "tittle": "title", "titel": "title", "translatedtitle": "translatedTitle", "translated_title": "translatedTitle",
    "sumary": "summary", "summery": "summary", "isued": "issued", "authers": "authors", "author": "authors",
    "theme": "themes", "SDG": "sdg", "sdgs": "sdg", "GBF": "gbf", "DOI": "doi", "URL": "url", "jurnal": "journal",
    "place": "places", "practice": "practices", "mention": "mentions", "keyword": "keywords", "finding": "findings",
    "commitment": "commitments", "milestone": "milestones", "participation": "participations", "notes": "note",
    "moreAuthor": "moreAuthors", "challenge": "challenges", "ecosystem": "ecosystems", "approach": "approaches",
}  # fmt: skip
# Keys that exist and stand elsewhere: kind of the entry, line.
MISPLACED = {
    "rule": ("Publication", "rule: FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=16"),
    "observed": ("Publication", "observedOn: 2023-09-16"),
    "venue": ("Publication", "venue: cn"),
    "start": ("Publication", "start: 2023-09-01"),
    "jurisdiction": ("Publication", "jurisdiction: cn"),
    "country": ("Publication", "country: cn"),
    "given": ("Publication", "given: Carlotta"),
    "within": ("Publication", "within: cn"),
    "quote": ("Publication", "quote: 32%"),
    "code": ("Publication", "code: flood-risk"),
    "basis": ("Publication", "basis: stated"),
    "value": ("Publication", "value: 32"),
    "amount": ("Publication", "amount: 2000000"),
    "currency": ("Publication", "currency: CAD"),
    "role": ("Publication", "role: publisher"),
    "due": ("Publication", "due: 2030"),
    "items": ("Publication", "items: []"),
    "expected": ("Publication", "expectedItems: 5"),
    "journal": ("Policy", "journal: Nature"),
    "mode": ("Policy", "mode: online"),
    "eli": ("Event", "eli: http://data.europa.eu/eli/reg/2023/1115/oj"),
    "beneficiaries": ("Event", "beneficiaries: {en: forest owners}"),
    "motto": ("Course", "motto: {en: Green growth}"),
    "name": ("Report", "name: {en: Floods}"),
}
# Values of another form than their key takes (NBS012); lines after the entry.
FORMS = {
    "note-list": "note: «[a, b]»",
    "note-text": "note: «A note of ours.»",
    "keywords-list": "keywords: «[flood, roof]»",
    "keywords-text": "keywords: «flood, roof»",
    "journal-map": "journal: «{en: Nature}»",
    "journal-list-of-maps": "journal: [«{en: Nature}»]",
    "url-map": "source: «{printed: https://www.example.org}»",
    "practices-map": "practices: «{green-roof: true}»",
    "places-list-of-lists": "places: [«[cn]»]",
    "participations-map": "participations:\n  «publisher: {agent: organisation/the-nature-conservancy}»",
    "participations-text": "participations: «The Nature Conservancy»",
    "participations-of-texts": "participations: [«organisation/the-nature-conservancy»]",
    "gbf-text": 'gbf: «"8"»',
    "gbf-of-texts": 'gbf: [«"8"»]',
    "findings-list": "findings:\n  «- {value: 32, unit: percent}\n»",
    "findings-text": "findings: «32 percent»",
    "findings-of-texts": "findings:\n  loss: «32»",
    "milestones-list": "milestones: «[{due: 2030}]»",
    "commitments-list": "commitments:\n  «- {amount: 5}\n»",
    "evidence-list-of-lists": 'gbf:\n  - {code: "8", basis: stated, evidence: [«[a]»]}',
    "reason-text": 'gbf:\n  - {code: "8", basis: curated, confidence: low, reason: «It is meant.»}',
    "code-list": "gbf:\n  - {code: «{a: b}», basis: stated}",
    "date-map": "date: «{from: 2023, to: 2024}»",
}
# Nothing under a key (NBS016).
EMPTY = {
    "journal": "«journal»:",
    "journal-blank": '«journal»: "  "',
    "journal-ellipsis": "«journal»: …",
    "journal-quotes": "«journal»: ''",
    "journal-block": "«journal»: |\n",
    "doi": "«doi»:",
    "practices": "«practices»:",
    "note-language": "note: {en: «»}",
    "note-ellipsis": "note: {en: «…», zh: 注}",
    "keywords-item": "keywords: {en: [flood, «''»]}",
    "gbf": "«gbf»:",
    "code": 'gbf:\n  - {«code»: , basis: stated, evidence: {quote: "8", item: 2023-08/02}}',
    "practices-item": "practices: [green-roof, «''»]",
    "practices-hanging": "practices:\n  - green-roof\n  -«\n»",
}
LANGUAGES = {
    "english": "note: {«English»: A note of ours.}",
    "chinese": "note: {en: A note., «中文»: 注}",
    "underscore": "note: {en: A note., «zh_CN»: 注}",
    "capital": "note: {«EN»: A note of ours.}",
    "one-letter": "note: {«e»: A note of ours.}",
    "digit": "note: {«1»: A note of ours.}",
    "empty": "note: {«''»: A note of ours.}",
    "code-too-long": "note: {«engl»: A note of ours.}",
}
_GBF = 'gbf:\n  - {{code: «"{}"», basis: curated, confidence: low, reason: {{en: It is meant., zh: 属于该目标。}}}}'
# Codes that are none (NBS014), that no vocabulary has (NBS054), ids that nothing describes (NBS055).
CODES = {
    "label-chinese": ("NBS014", "practices: [«绿色屋顶»]"),
    "label-english": ("NBS014", "practices: [«Green roof»]"),
    "comma-chinese": ("NBS014", "practices: [«green-roof，bioswale»]"),
    "list-mark-chinese": ("NBS014", "practices: «green-roof、bioswale»"),
    "two-in-one": ("NBS014", "practices: «green-roof bioswale»"),
    "prefix": ("NBS014", "practices: [«practice:green-roof»]"),
    "keyword": ("NBS014", 'practices: [«"@id"»]'),
    "quoted-quotes": ("NBS014", "practices: «'\"green-roof\"'»"),
    "misspelt": ("NBS054", "practices: [«green-roofs»]"),
    "capital": ("NBS054", "practices: [«Green-Roof»]"),
    "underscore": ("NBS054", "practices: [«green_roof»]"),
    "other-scheme": ("NBS054", "practices: [«flood-risk»]"),
    "gbf-unknown": ("NBS054", _GBF.format("24")),
    "gbf-words": ("NBS014", _GBF.format("GBF 8")),
    "gbf-target": ("NBS014", _GBF.format("Target 8")),
    "gbf-number-chinese": ("NBS014", _GBF.format("目标8")),
    "country-name": ("NBS055", "places: [«China»]"),
    "country-capital": ("NBS055", "places: [«CN»]"),
    "country-uk": ("NBS055", "places: [«uk»]"),
    "country-chinese": ("NBS014", "places: [«中国»]"),
    "thing-unknown": ("NBS055", "mentions: [«framework/atlantis»]"),
    "thing-without-kind": ("NBS055", "mentions: [«invest»]"),
    "thing-full-address": ("NBS055", "mentions: [«https://w3id.org/nbs-graph/id/framework/atlantis»]"),
    "thing-other-kind": ("NBS055", "mentions: [«report/the-nature-conservancy»]"),
}
# Evidence (NBS015, NBS017), one statement each.
EVIDENCE = {
    "without-quote": ("NBS015", "«{at: 1-4, item: 2023-08/02}»"),
    "quote-empty": ("NBS015", "«{quote: '', at: 1-4, item: 2023-08/02}»"),
    "quote-ellipsis": ("NBS015", "«{quote: …, at: 1-4, item: 2023-08/02}»"),
    "quote-list": ("NBS015", "«{quote: [a, b], at: 1-4, item: 2023-08/02}»"),
    "quote-map": ("NBS015", "«{quote: {en: a}, at: 1-4, item: 2023-08/02}»"),
    "empty": ("NBS015", "«''»"),
    "empty-list": ("NBS015", "«[]»"),
    "at-one-number": ("NBS015", "{quote: a, at: «14», item: 2023-08/02}"),
    "at-words": ("NBS015", "{quote: a, at: «page 3», item: 2023-08/02}"),
    "at-comma": ("NBS015", "{quote: a, at: «[1, 4]», item: 2023-08/02}"),
    "at-dash-long": ("NBS015", "{quote: a, at: «1–4», item: 2023-08/02}"),
    "at-negative": ("NBS015", "{quote: a, at: «-4-1», item: 2023-08/02}"),
    "at-huge": ("NBS015", "{quote: a, at: «1-9999999999», item: 2023-08/02}"),
    "at-full-width": ("NBS015", "{quote: a, at: «１-４», item: 2023-08/02}"),
    "item-number": ("NBS015", "{quote: a, at: 1-4, item: «2»}"),
    "item-file": ("NBS015", "{quote: a, at: 1-4, item: «2023-08/02-pluvial»}"),
    "item-short": ("NBS015", "{quote: a, at: 1-4, item: «2023-08/2»}"),
    "item-words": ("NBS015", "{quote: a, at: 1-4, item: «August 2023»}"),
    "item-missing": ("NBS017", "«{quote: a, at: 1-4}»"),
    "item-unknown": ("NBS055", "{quote: a, at: 1-4, item: «2023-08/99»}"),
    "key-unknown": ("NBS010", "{quote: a, «page»: 5, item: 2023-08/02}"),
    "key-misspelt": ("NBS010", "{quote: a, «form»: 5, item: 2023-08/02}"),
    "key-elsewhere": ("NBS011", "{quote: a, «basis»: stated, item: 2023-08/02}"),
}
IDS = {
    "capital": "«Publication/@@»", "blank": "«publication/floods and roofs»", "underscore": "«publication/floods_and_roofs»",
    "chinese": "«publication/洪水»", "no-kind": "«floods-and-roofs»", "no-name": "«publication/»", "only-slash": "«/»",
    "two-slashes": "«publication/a/b»", "two-hyphens": "«publication/a--b»", "hyphen-first": "«publication/-a»",
    "hyphen-last": "«publication/a-»", "address": "«https://w3id.org/nbs-graph/id/publication/a»", "dot": "«publication/a.b»",
    "fragment": "«publication/a#b»", "number": "«5»", "list": "«[publication/a]»", "map": "«{publication: a}»",
    "empty": "«''»", "ellipsis": "«publication/…»", "parent": "«publication/../a»", "digit-kind": "«1publication/a»",
    "misspelt-kind": "«publicaton/@@»", "unknown-kind": "«article/@@»", "statement-kind": "«alignment/@@»", "plural-kind": "«publications/@@»",
}  # fmt: skip
KINDS = {
    "misspelt": "«Publicaton»", "lower-case": "«publication»", "chinese": "«出版物»", "plural": "«Publications»",
    "statement": "«Alignment»", "item": "«NewsletterItem»", "group": "«Entry»", "list": "«[Publication, Report]»",
    "map": "«{a: b}»", "empty": "«''»", "other": "«Article»", "prefixed": "«nbs:Publication»",
}  # fmt: skip
# Whole files (NBS004, NBS005, NBS006), and more of one statement than there can be (NBS018).
WHOLE = {
    "empty": ("NBS004", ""),
    "blank": ("NBS004", "\n\n  \n"),
    "comment": ("NBS004", "# nothing yet\n"),
    "word": ("NBS004", "«floods»\n"),
    "sentence": ("NBS004", "«Floods and roofs»\n"),
    "number": ("NBS004", "«5»\n"),
    "list": ("NBS004", "«- id: publication/a\n- kind: Report\n»"),
    "bracket": ("NBS004", "«[]»\n"),
    "quoted": ("NBS004", '«"id: publication/a"»\n'),
    "separator": ("NBS004", "---\n"),
    "empty-map": ("NBS005 NBS006", "«{}»\n"),
    "note-only": ("NBS005 NBS006", "«note»: {en: A note.}\n"),
    "no-id": ("NBS005", "«kind»: Person\nname: {en: Ada}\n"),
    "no-kind": ("NBS006", "id: «publication/@@»\ntitle: {en: Floods}\n"),
    "bibtex": ("NBS004 NBS001 NBS002", "@article{quagliolo2023,\n  title={Floods}\n}\n"),
    "csv": ("NBS004 NBS001", "title,year\nFloods,2023\n"),
    "markdown": ("NBS004 NBS001 NBS002 NBS005 NBS006 NBS010", "# Floods\n\n**Green** roofs\n"),
    "json": ("NBS010", '{"id": "publication/@@", "kind": "Topic", «"titel"»: {"en": "Floods"}}'),
}
_THEME = (
    "  - {{code: {}, basis: curated, confidence: {}, reason: {{en: Roofs hold water., zh: 屋顶可滞水。}}}}\n"
)
TWICE = {
    "theme": ("themes", _THEME.format("flood-risk", "high"), _THEME.format("flood-risk", "low")),
    "practice": (
        "challenges",
        _THEME.format("disaster-risk", "high"),
        _THEME.format("disaster-risk", "high"),
    ),
    "role": (
        "participations",
        "  - {agent: organisation/the-nature-conservancy, role: funder, evidence: {quote: a, item: 2023-08/02}}\n",
        "  - {agent: organisation/the-nature-conservancy, role: funder, evidence: {quote: b, item: 2023-08/02}}\n",
    ),
}


def _theme(evidence: str) -> str:
    return f"themes:\n  - {{code: flood-risk, basis: stated, evidence: {evidence}}}"


def cases() -> Iterator[Case]:
    """All of them."""
    for wrong in MISSPELT:
        codes = "NBS010 NBS011"  # `place:` is a key of statements
        yield bad(
            f"yaml-key-{wrong.lower().replace('_', '-')}-typed", "yaml", entry(more=f"«{wrong}»: x\n"), codes
        )
    for what, (kind, line) in MISPLACED.items():
        text = entry(
            {"kind": f"kind: {kind}", "authors": None},
            f"«{line.partition(':')[0]}»:{line.partition(':')[2]}\n",
        )
        yield bad(f"yaml-misplaced-{what}", "yaml", text, "NBS011")
    for what, line in FORMS.items():
        yield bad(f"yaml-form-{what}", "yaml", entry(more=f"{line}\n"), "NBS012")
    for what, line in EMPTY.items():
        yield bad(f"yaml-empty-{what}", "yaml", entry(more=f"{line}\n"), "NBS016")
    for what, line in LANGUAGES.items():
        yield bad(f"yaml-language-{what}", "yaml", entry(more=f"{line}\n"), "NBS013")
    for what, (codes, line) in CODES.items():
        yield bad(f"yaml-code-{what}", "yaml", entry(more=f"{line}\n"), codes)
    for what, (codes, evidence) in EVIDENCE.items():
        yield bad(f"yaml-evidence-{what}", "yaml", entry({"themes": _theme(evidence)}), codes)
    for what, typed in IDS.items():
        yield bad(f"yaml-id-{what}", "yaml", entry({"id": f"id: {typed}"}), "NBS005")
    for what, typed in KINDS.items():
        yield bad(f"yaml-kind-{what}", "yaml", entry({"kind": f"kind: {typed}"}), "NBS006")
    for what, (codes, text) in WHOLE.items():
        yield bad(f"yaml-whole-{what}", "yaml", text, codes)
    for what, (key, first, second) in TWICE.items():
        again = second.replace("{", "«{", 1)[:-1] + "»"
        changed = entry({"themes": None}) if key == "themes" else entry()
        yield bad(f"yaml-again-{what}", "yaml", f"{changed}{key}:\n{first}{again}\n", "NBS018")
