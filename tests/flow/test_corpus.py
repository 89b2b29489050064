"""The graph says what a careful reader of the August 2023 newsletter takes out of it.

Compared with the gold file fact by fact, item by item. No list of differences is kept here: where the newsletter and
what was verified elsewhere disagree, the graph keeps what is printed and says the rest beside it, under a key of its
own (docs/decisions/0009) or in a `note` of the entry's file.
"""

import json
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from nbs_graph.pipeline.assemble import Assembled

pytestmark = pytest.mark.corpus

PREFIXES = """
PREFIX nbs: <https://w3id.org/nbs-graph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX bibo: <http://purl.org/ontology/bibo/>
"""
# The gold's kinds of money → our commitment status.
STATUS = {
    "investment": "announced",
    "approved_budget": "approved",
    "pledge": "pledged",
    "seed_funding": "seed",
}


@pytest.fixture(scope="module")
def gold(corpus: Path) -> dict[str, Any]:
    return json.loads((corpus / "gold.json").read_text("utf-8"))


def ask(graph: Assembled, where: str) -> list[tuple[str, ...]]:
    found = graph.store.query(PREFIXES + where, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [tuple(row[n].value if row[n] is not None else "" for n in names) for row in found]


def flat(text: str | None) -> str:
    text = unicodedata.normalize("NFKC", text or "").casefold()
    return "".join(c for c in text if unicodedata.category(c)[0] in "LNM")


def items(graph: Assembled) -> list[dict[str, str]]:
    """One dict per item: entry, kind, titles, date."""
    rows = ask(
        graph,
        """SELECT ?n ?item ?entry (MIN(STR(?z)) AS ?zh) (MIN(STR(?e)) AS ?en) (MIN(STR(?d)) AS ?edtf) (MIN(?doi) AS ?doi1) WHERE {
      ?item nbs:mainEntry ?entry ; schema:position ?n .
      OPTIONAL { ?entry nbs:edtf ?d } OPTIONAL { ?entry bibo:doi ?doi }
      OPTIONAL { ?item dcterms:title ?iz FILTER(LANG(?iz) = "zh") }
      OPTIONAL { ?entry dcterms:title ?tz FILTER(LANG(?tz) = "zh") }
      OPTIONAL { ?entry nbs:translatedTitle ?xz FILTER(LANG(?xz) = "zh") }
      OPTIONAL { ?entry dcterms:title ?te FILTER(LANG(?te) = "en") }
      BIND(COALESCE(?iz, ?tz, ?xz) AS ?z) BIND(?te AS ?e)
    } GROUP BY ?n ?item ?entry ORDER BY ?n""",
    )
    return [dict(zip(("n", "item", "entry", "zh", "en", "date", "doi"), row, strict=True)) for row in rows]


def test_entries_in_order_with_their_titles(graph: Assembled, gold: dict[str, Any]) -> None:
    """32 of 32 entries, in the order printed, with the Chinese and English titles printed."""
    found = items(graph)
    assert [flat(i["zh"]) for i in found] == [flat(e["title_zh"]) for e in gold["entries"]]
    for item, entry in zip(found, gold["entries"], strict=True):
        if entry["title_en"]:
            assert flat(item["en"]) == flat(entry["title_en"])


def test_kinds(graph: Assembled, gold: dict[str, Any]) -> None:
    """Each main entry has the gold's kind, or one that the gold counts as right."""
    kinds = dict(
        ask(
            graph,
            """SELECT ?item (REPLACE(STR(?k), "^.*#", "") AS ?kind) WHERE {
      ?item nbs:mainEntry ?entry . GRAPH ?g { ?entry a ?k . ?item a nbs:NewsletterItem }
      FILTER(STRSTARTS(STR(?k), "https://w3id.org/nbs-graph/ontology#")) }""",
        )
    )
    for item, entry in zip(items(graph), gold["entries"], strict=True):
        assert kinds[item["item"]] in {entry["kind"], *entry["alt_kinds"]}, entry["id"]


def test_links_exactly_as_printed(graph: Assembled, gold: dict[str, Any]) -> None:
    """27 of 27 links, letter for letter, in their order."""
    found = ask(
        graph,
        """SELECT ?url WHERE {
      ?item schema:position ?n ; nbs:link ?l . ?l schema:position ?k ; nbs:printedUrl ?url } ORDER BY ?n ?k""",
    )
    assert [url for (url,) in found] == [link["url"] for e in gold["entries"] for link in e["links"]]


def test_dois_and_dates(graph: Assembled, gold: dict[str, Any]) -> None:
    """DOIs that the gold gives, and every date at its precision."""
    for item, entry in zip(items(graph), gold["entries"], strict=True):
        if entry["doi"]:
            assert item["doi"] == entry["doi"]
        expected = (entry["date"] or {}).get("edtf") or ""
        assert item["date"] == expected, entry["id"]


def names_of(gold: dict[str, Any]) -> dict[str, set[str]]:
    """Organisation of the gold file → its names, flattened."""
    return {
        o["id"]: {flat(o[k]) for k in ("name_zh", "name_en", "acronym") if o[k]}
        for o in gold["organisations"]
    }


def names_in(graph: Assembled) -> dict[str, set[str]]:
    """Thing of the graph → every name it goes by, flattened."""
    rows = ask(
        graph,
        """SELECT ?a ?name WHERE {
      ?a rdfs:label|skos:altLabel|schema:alternateName|nbs:acronym|dcterms:title|nbs:translatedTitle ?name }""",
    )
    found: dict[str, set[str]] = {}
    for thing, name in rows:
        found.setdefault(thing, set()).add(flat(name))
    return found


def test_money_exact(graph: Assembled, gold: dict[str, Any]) -> None:
    """5 of 5 sums in the item that prints them: exact, with currency, qualifier, status, from, through and to.

    The receiver goes by a name that the gold file gives, or is the entry that the item is about.
    """
    rows = ask(
        graph,
        """SELECT DISTINCT ?n ?a ?c ?q ?s ?from ?through ?to ?main WHERE {
      ?item nbs:covers ?e ; schema:position ?n ; nbs:mainEntry ?main . ?e nbs:commitment ?m .
      ?m nbs:amount ?a ; nbs:currency ?c ; nbs:qualifier ?q
      OPTIONAL { ?m nbs:commitmentStatus ?s } OPTIONAL { ?m nbs:from ?from }
      OPTIONAL { ?m nbs:through ?through } OPTIONAL { ?m nbs:to ?to } }""",
    )
    ours, theirs = names_in(graph), names_of(gold)
    found = Counter(
        (n, Decimal(a), *(iri.rsplit("/", 1)[-1] for iri in (c, q, s))) for n, a, c, q, s, *_ in rows
    )
    sums = [(str(e["order"]), m) for e in gold["entries"] for m in e["money"]]
    wanted = Counter(
        (n, Decimal(m["amount"]), m["currency"], m["qualifier"], STATUS[m["kind"]]) for n, m in sums
    )
    assert wanted.total() == 5
    assert found == wanted
    for position, m in sums:
        ((giver, through, receiver, main),) = [
            row[5:] for row in rows if (row[0], Decimal(row[1])) == (position, Decimal(m["amount"]))
        ]
        payer, _, by_way_of = m["from"].removesuffix(")").partition(" (through ")
        assert theirs[payer] & ours[giver], m["id"]
        assert flat(by_way_of) in ours[through] if by_way_of else not through, m["id"]
        assert receiver == main or any(name in flat(m["to"]) for name in ours[receiver]), m["id"]


def test_findings_with_value_and_unit(graph: Assembled, gold: dict[str, Any]) -> None:
    """Every one of the 48 findings in its item, with value, unit, qualifier and margin; nothing invented beside them.

    An item's findings are those of all entries it covers; a milestone with a value is a finding too (rule
    milestone-with-value-is-finding).
    """
    rows = ask(
        graph,
        """SELECT DISTINCT ?p ?f ?v ?n ?q ?m WHERE { ?item nbs:covers ?e ; schema:position ?p . ?e nbs:finding ?f .
      ?f nbs:value ?v ; nbs:unit ?u ; nbs:qualifier ?q . ?u skos:notation ?n OPTIONAL { ?f nbs:margin ?m } }""",
    )
    found = Counter(
        (p, Decimal(v), u, q.rsplit("/", 1)[-1], Decimal(m) if m else None) for p, _, v, u, q, m in rows
    )
    wanted = Counter(
        (
            str(e["order"]),
            Decimal(str(f["value"])),
            f["unit"],
            f["qualifier"],
            Decimal(str(f["uncertainty"])) if f.get("uncertainty") else None,
        )
        for e in gold["entries"]
        for f in e["findings"]
    )
    assert wanted.total() == 48
    assert found == wanted
    (everywhere,) = ask(graph, "SELECT (COUNT(DISTINCT ?f) AS ?n) WHERE { ?e nbs:finding ?f }")
    assert everywhere == ("48",), "a finding outside every item"


def test_rules_of_recurring_days(graph: Assembled, gold: dict[str, Any]) -> None:
    """7 of 7 rules, and the days printed."""
    rows = ask(
        graph,
        "SELECT ?rule ?day WHERE { ?item nbs:mainEntry ?o . ?o nbs:recurrenceRule ?rule ; nbs:observedOn ?day }",
    )
    wanted = [e["observance"] for e in gold["entries"] if e.get("observance")]
    assert Counter(rows) == Counter((o["rrule"], o["date_2023"]) for o in wanted)


def test_stated_goals(graph: Assembled, gold: dict[str, Any]) -> None:
    """The source states SDG 15, 13 and 6 and strategic goals B and D, in one entry, and no other."""
    rows = ask(
        graph,
        """SELECT ?n ?code WHERE { ?item nbs:covers ?e ; schema:position ?n . ?e nbs:alignment ?s .
      ?s nbs:basis <https://w3id.org/nbs-graph/scheme/basis/stated> ; nbs:target ?t . ?t skos:notation ?code ; skos:inScheme ?scheme .
      FILTER(?scheme IN (<http://metadata.un.org/sdg>, <https://w3id.org/nbs-graph/scheme/aichi>, <https://w3id.org/nbs-graph/scheme/gbf>)) }""",
    )
    stated = {(str(e["order"]), str(s["goal"])) for e in gold["entries"] for s in e["sdg_explicit"]}
    assert set(rows) == stated | {("4", "B"), ("4", "D")}


def test_organisations_with_explicit_roles(graph: Assembled, gold: dict[str, Any]) -> None:
    """Every organisation with each role that the text gives it, in the right entry."""
    rows = ask(
        graph,
        """SELECT DISTINCT ?n ?role ?a WHERE { ?item nbs:covers ?e ; schema:position ?n .
      ?e nbs:participation ?p . ?p nbs:role ?r ; nbs:agent ?a . ?r skos:notation ?role }""",
    )
    ours, names = names_in(graph), names_of(gold)
    found = {(n, role, name) for n, role, agent in rows for name in ours[agent]}
    missing = [
        (entry["id"], part["org"], part["role"])
        for entry in gold["entries"]
        for part in entry["organisations"]
        if part["explicit"]
        and not any((str(entry["order"]), part["role"], name) in found for name in names[part["org"]])
    ]
    assert not missing


def test_authors_as_printed(graph: Assembled, gold: dict[str, Any]) -> None:
    """The authors of every publication, as printed and in their order."""
    rows = ask(
        graph,
        """SELECT ?n ?as WHERE { ?item nbs:mainEntry ?e ; schema:position ?n . ?e nbs:participation ?p .
      ?p nbs:role <https://w3id.org/nbs-graph/scheme/role/author> ; nbs:creditedAs ?as ; nbs:order ?o ; nbs:agent/a nbs:Person } ORDER BY ?n ?o""",
    )
    wanted = [(str(e["order"]), a["as_listed"]) for e in gold["entries"] for a in e["authors"]]
    assert rows == wanted


def test_themes_of_the_gold(graph: Assembled, gold: dict[str, Any]) -> None:
    """Each theme the careful reader gave an entry is on the item's entries, as judged or derived."""
    rows = ask(
        graph,
        "SELECT ?n ?t WHERE { ?item nbs:covers ?e ; schema:position ?n . ?e dcterms:subject/skos:notation ?t }",
    )
    missing = [
        (e["id"], t) for e in gold["entries"] for t in e["themes"] if (str(e["order"]), t) not in set(rows)
    ]
    assert not missing


def test_quotes_stand_where_they_say(graph: Assembled, corpus: Path) -> None:
    """Every quote of the issue is in the newsletter at its offsets, compared without white space."""
    text = (corpus / "newsletter.txt").read_text("utf-8-sig").replace("\r\n", "\n")
    text = unicodedata.normalize("NFC", text)
    rows = ask(
        graph,
        """SELECT ?q ?s ?e WHERE { ?x oa:hasSelector ?quote, ?place .
      ?quote oa:exact ?q . ?place oa:start ?s ; oa:end ?e }""",
    )
    assert len(rows) > 100
    wrong = [
        (q, text[int(s) : int(e)])
        for q, s, e in rows
        if "".join(text[int(s) : int(e)].split()) != "".join(q.split())
    ]
    assert not wrong
