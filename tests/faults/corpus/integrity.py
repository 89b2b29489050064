"""Files that are right by themselves and do not fit the others: ids, references, sums, orders, counts."""

from collections.abc import Iterator

from tests.faults.corpus.cases import SUBJECT, Case, bad, entry

GROUND = "basis: curated, confidence: low, reason: {en: It is meant., zh: 属于该目标。}"
QUOTED = "evidence: {quote: 32%, at: 1-4, item: 2023-08/02}"
# References to things without a file (NBS055): lines after an entry of the kind named.
THINGS = {
    "agent": "participations:\n  - {{agent: «organisation/nobody», role: funder, {quoted}}}",
    "mentions": "mentions: [framework/integrated-valuation-of-ecosystem-services-and-tradeoffs, «framework/nothing»]",
    "parts": "parts: [«report/nothing»]",
    "replaced": "deprecated: true\nreplacedBy: «publication/nothing»",
    "places": "places: [cn, «atlantis»]",
    "place-of-finding": "findings:\n  loss: {{measured: {{en: Losses, zh: 损失}}, value: 3, unit: percent, findingKind: result, qualifier: eq, place: «atlantis», {quoted}}}",
    "by": 'gbf:\n  - {{code: "8", {ground}, by: «person/nobody»}}',
    "aligns": "alignsWith:\n  - {{code: «framework/nothing», {ground}}}",
    "item": 'gbf:\n  - {{code: "8", basis: stated, evidence: {{quote: 洪水, at: 1-3, item: «2023-09/02»}}}}',
}  # fmt: skip
ORGANISATION = (
    "id: organisation/@@\nkind: Organisation\nname: {en: Example}\norganisationType: ngo\ncountry: ch\n"
)
OF_ORGANISATIONS = {
    "unit-of": ("NBS055", "unitOf: «organisation/nobody»"),
    "member-of": ("NBS055", "memberOf: «organisation/nobody»"),
    "itself-unit": ("NBS039 NBS113", "unitOf: «organisation/@@»"),
    "itself-member": ("NBS039", "memberOf: «organisation/@@»"),
    "itself-replaced": ("NBS039", "deprecated: true\nreplacedBy: «organisation/@@»"),
}
# Codes that no vocabulary has (NBS054), one for each scheme that editors use.
CONCEPTS = {
    "theme": "themes2", "ecosystems": "T77.7", "challenges": "climate", "approaches": "green", "gbf": "24", "sdg": "13.9", "aichi": "Z",
}  # fmt: skip
INSIDE = {
    "role": "participations:\n  - {{agent: organisation/the-nature-conservancy, role: «boss», {quoted}}}",
    "unit": "findings:\n  loss: {{measured: {{en: Losses, zh: 损失}}, value: 3, unit: «per-cent-points», findingKind: result, qualifier: eq, {quoted}}}",
    "finding-kind": "findings:\n  loss: {{measured: {{en: Losses, zh: 损失}}, value: 3, unit: percent, findingKind: «outcome», qualifier: eq, {quoted}}}",
    "qualifier": "findings:\n  loss: {{measured: {{en: Losses, zh: 损失}}, value: 3, unit: percent, findingKind: result, qualifier: «around», {quoted}}}",
    "intervention": "findings:\n  loss: {{measured: {{en: Losses, zh: 损失}}, interventions: [«roofing»], value: 3, unit: percent, findingKind: result, qualifier: eq, {quoted}}}",
    "basis": 'gbf:\n  - {{code: "8", basis: «guessed», reason: {{en: It is meant., zh: 属于该目标。}}}}',
    "confidence": 'gbf:\n  - {{code: "8", basis: curated, confidence: «sure», reason: {{en: It is meant., zh: 属于该目标。}}}}',
    "practice": "practices: [green-roof, «grey-roof»]",
    "instrument": "instruments: [«lottery»]",
}  # fmt: skip
FROM, TO = "organisation/government-of-canada", "organisation/the-nature-conservancy"
MONEY = "commitments:\n  pledge: {{from: {0}, to: {1}, amount: {2}, currency: {3}, qualifier: eq, status: {4}, {quoted}}}"
# Sums: giver, receiver, amount, currency, status.
SUMS = {
    "currency-rmb": ("NBS054", FROM, TO, "5", "«RMB»", "pledged"),
    "currency-unknown": ("NBS054", FROM, TO, "5", "«XYZ»", "pledged"),
    "currency-lower": ("NBS054", FROM, TO, "5", "«cad»", "pledged"),
    "currency-dollars": ("NBS054", FROM, TO, "5", "«US$»", "pledged"),
    "currency-old": ("NBS054", FROM, TO, "5", "«DEM»", "pledged"),
    "currency-gold": ("NBS054", FROM, TO, "5", "«XAU»", "pledged"),
    "currency-name": ("NBS014", FROM, TO, "5", "«人民币»", "pledged"),
    "currency-sign": ("NBS014", FROM, TO, "5", "«￥»", "pledged"),
    "currency-two": ("NBS101", FROM, TO, "5", "«[CAD, USD]»", "pledged"),
    "amount-zero": ("NBS105", FROM, TO, "«0»", "CAD", "pledged"),
    "amount-negative": ("NBS105", FROM, TO, "«-5»", "CAD", "pledged"),
    "amount-three-decimals": ("NBS105", FROM, TO, "«5.125»", "CAD", "pledged"),
    "amount-two": ("NBS101", FROM, TO, "«[5, 6]»", "CAD", "pledged"),
    "to-itself": ("NBS110", f"«{FROM}»", FROM, "5", "CAD", "pledged"),
    "to-two": ("NBS101", FROM, f"[{TO}, organisation/cdp]", "5", "CAD", "pledged"),
    "to-place": ("NBS111 NBS055 NBS104", FROM, "«place/cn»", "5", "CAD", "pledged"),
    "from-nobody": ("NBS055", "«organisation/nobody»", TO, "5", "CAD", "pledged"),
    "to-nobody": ("NBS055", FROM, "«fund/nothing»", "5", "CAD", "pledged"),
    "status-unknown": ("NBS054", FROM, TO, "5", "CAD", "«promised»"),
}  # fmt: skip
EVENT = {"kind": "kind: Event", "issued": None, "authors": None, "url": None}
FINDING = "findings:\n  loss: {{measured: {{en: Losses, zh: 损失}}, value: {0}, valueTo: {1}, unit: percent, findingKind: result, qualifier: eq, {quoted}}}"
# Orders: kind of entry, lines.
ORDERS = {
    "days": ("NBS113", EVENT, "start: 2023-09-06\nend: «2023-09-03»"),
    "months": ("NBS113", EVENT, "start: 2023-10\nend: «2023-09-24»"),
    "years": ("NBS113", EVENT, "start: 2024\nend: «2023-12-31»"),
    "moments": ("NBS113", EVENT, "start: 2023-09-06T14:00:00+01:00\nend: «2023-09-06T13:00:00+01:00»"),
    "range": ("NBS113", {}, FINDING.format("«32»", "3", quoted=QUOTED)),
    "range-decimals": ("NBS113", {}, FINDING.format("«0.2»", "0.1", quoted=QUOTED)),
    "quote": ("NBS110", {}, 'gbf:\n  - {code: "8", basis: stated, evidence: {quote: 洪水, at: «14-11», item: 2023-08/02}}'),
    "quote-empty": ("NBS110", {}, 'gbf:\n  - {code: "8", basis: stated, evidence: {quote: 洪水, at: «11-11», item: 2023-08/02}}'),
    "day-only": ("NBS102 NBS111", {}, f'gbf:\n  - {{code: "8", {GROUND}, when: «2026-11»}}'),
    "observed-month": ("NBS111 NBS102 NBS034", {**EVENT, "kind": "kind: Observance"}, "rule: FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=16\nobservedOn: «2023-09»"),
    "interval-for-point": ("NBS111", {"issued": "issued: «2023-08-01/2023-08-05»"}, ""),
}  # fmt: skip
ISSUE = """\
id: issue/{month}
kind: NewsletterIssue
translatedTitle: {{en: An issue, zh: 一期通讯}}
issued: 2031-01
publisher: organisation/the-nature-conservancy-china-program-science-department
language: zh
sourceSha256: 820ebe436789d4e13d4126409b656f51a9a915a21bf6c3dd2258f252d0cb366e
sourceLength: {length}
curatedBy: organisation/nbs-graph
curatedOn: 2026-11-23
expectedItems: {items}
expectedLinks: {links}
participations:
  - {{agent: person/jin-tong, role: editor, evidence: {{quote: 靳彤, at: 1-3}}}}
items:
{listed}"""
ITEM = "  - main: publication/@@\n    section: research\n    links:\n      - printed: https://www.example.org/floods\n"
RIGHT = {"length": "9000", "items": "1", "links": "1", "listed": ITEM}
ISSUES = {
    "items-more": ("NBS113", {"items": "«2»"}),
    "items-less": ("NBS113", {"items": "«0»"}),
    "links-more": ("NBS113", {"links": "«3»"}),
    "links-less": ("NBS113", {"links": "«0»"}),
    "length-zero": ("NBS108", {"length": "«0»"}),
    "length-negative": ("NBS108", {"length": "«-1»"}),
    "length-point": ("NBS023", {"length": "«9000.0»"}),
    "count-words": ("NBS023", {"items": "«one»"}),
    "main-unknown": ("NBS055", {"listed": ITEM.replace("publication/@@", "«publication/nothing»")}),
    "main-missing": ("NBS100", {"listed": "  - section: research\n    links:\n      - printed: https://www.example.org/floods\n"}),
    "section-unknown": ("NBS054", {"listed": ITEM.replace("research", "«science»")}),
    "covers-unknown": ("NBS055", {"listed": ITEM + "    covers: [«event/nothing»]\n"}),
    "about-unknown": ("NBS055", {"listed": ITEM + "        about: «report/nothing»\n"}),
    "printed-words": ("NBS025", {"listed": ITEM.replace("https://www.example.org/floods", "«see below»")}),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _references()
    yield from _values()
    yield from _together()


def _references() -> Iterator[Case]:
    for what, line in THINGS.items():
        text = entry(more=line.format(quoted=QUOTED, ground=GROUND) + "\n")
        yield bad(f"integrity-thing-{what}", "yaml", text, "NBS055")
    for what, (codes, line) in OF_ORGANISATIONS.items():
        yield bad(f"integrity-{what}", "yaml", f"{ORGANISATION}{line}\n", codes)
    for key, code in CONCEPTS.items():
        name = "themes" if key == "theme" else key
        line = f'{name}:\n  - {{code: «"{code}"», {GROUND}}}\n'
        changed = {name: None} if name in ("themes", "sdg") else {}
        yield bad(f"integrity-concept-{key}", "yaml", entry(changed, line), "NBS054")
    for what, line in INSIDE.items():
        text = entry(more=line.format(quoted=QUOTED) + "\n")
        yield bad(f"integrity-concept-{what}", "yaml", text, "NBS054")
    for what, iri in {
        "theme": "scheme/theme/flood-risk",
        "class": "ontology#Report",
        "rule": "id/rule/made-up",
        "graph": "graph/agents",
    }.items():
        line = f'<https://w3id.org/nbs-graph/{iri}> <http://purl.org/dc/terms/date> «"2023"^^<http://www.w3.org/2001/XMLSchema#gYear>» .\n'
        yield bad(f"integrity-not-ours-{what}", "nt", line, "NBS038")
    yield bad(
        "integrity-itself", "nt", f"{SUBJECT} <http://purl.org/dc/terms/hasPart> «{SUBJECT}» .\n", "NBS039"
    )
    yield bad("integrity-itself-mentioned", "yaml", entry(more="mentions: [«publication/@@»]\n"), "NBS039")


def _values() -> Iterator[Case]:
    for what, (codes, *values) in SUMS.items():
        text = entry(more=MONEY.format(*values, quoted=QUOTED) + "\n")
        yield bad(f"integrity-{what}", "yaml", text, codes, column="[" not in "".join(values))
    for what, (codes, changed, lines) in ORDERS.items():
        yield bad(
            f"integrity-order-{what}", "yaml", entry(changed, f"{lines}\n"), codes, column=codes != "NBS113"
        )


def _together() -> Iterator[Case]:
    other = entry({"id": "id: publication/@@-other"})
    marked = entry({"id": "id: «publication/@@»"})
    yield bad("integrity-id-twice", "yaml", marked, "NBS050", beside={"a.yaml": entry()})
    yield bad("integrity-id-thrice", "yaml", marked, "NBS050", beside={"a.yaml": entry(), "b.yaml": entry()})
    doi = "doi: 10.1234/@@\n"
    yield bad(
        "integrity-doi-twice",
        "yaml",
        entry(more="doi: «10.1234/@@»\n"),
        "NBS113",
        column=False,
        beside={"a.yaml": other + doi},
    )
    line = f'{SUBJECT} <http://purl.org/ontology/bibo/doi> «"10.1234/@@"» .\n'
    yield bad("integrity-doi-across", "nt", line, "NBS113", column=False, beside={"a.yaml": other + doi})
    inside = {"id": "id: place/@@", "kind": "kind: Place", "name": "name: {en: Here, zh: 此地}"}
    circle = "".join(f"{text}\n" for text in inside.values())
    yield bad(
        "integrity-within-circle",
        "yaml",
        f"{circle}within: «@@-other»\n",
        "NBS113",
        column=False,
        beside={"a.yaml": circle.replace("@@", "@@-other") + "within: @@\n"},
    )
    unit = ORGANISATION.replace("@@", "@@-other") + "unitOf: organisation/@@\n"
    yield bad(
        "integrity-unit-circle",
        "yaml",
        f"{ORGANISATION}unitOf: «organisation/@@-other»\n",
        "NBS113",
        column=False,
        beside={"a.yaml": unit},
    )
    wrong = (
        f'{SUBJECT} <http://purl.org/dc/terms/issued> «"1987"^^<http://www.w3.org/2001/XMLSchema#date>» .\n'
    )
    right = {"a.yaml": entry({"issued": "issued: 1987"})}
    yield bad("integrity-right-beside-wrong", "nt", wrong, "NBS022", beside=right)
    for number, (what, (codes, changed)) in enumerate(ISSUES.items()):
        month = f"{2031 + number // 12}-{number % 12 + 1:02d}"
        text = ISSUE.format(month=month, **{**RIGHT, **changed})
        yield bad(
            f"integrity-issue-{what}", "yaml", text, codes, beside={"01-floods.yaml": entry()}, column=False
        )
