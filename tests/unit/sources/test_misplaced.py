"""Keys and values that stand where they cannot: what is said is enough to put them right."""

import pytest

from nbs_graph.model import Diagnostic
from nbs_graph.namespaces import GRAPH
from nbs_graph.sources.yaml_ld import read_entry

HEAD = "id: report/x\nkind: Report\ntitle: {en: Roofs}\n"


def faults(text: str) -> list[Diagnostic]:
    """What is wrong with the form of an entry."""
    return list(read_entry(text, file="x.yaml", graph=GRAPH + "agents").faults)


@pytest.mark.parametrize(
    ("typed", "code", "line", "column", "says", "suggestion"),
    [
        (
            "themes: [{code: x, basis:curated}]",
            "NBS010",
            4,
            20,
            "half-width colon and a space",
            "basis: curated",
        ),
        ("themes: [{code: x, basis： curated}]", "NBS010", 4, 20, "half-width", "basis: curated"),
        ("summary: {en:Roofs, zh: 屋顶}", "NBS010", 4, 11, "a space", "en: Roofs"),
        ("summary:\n  en: Roofs\nzh: 屋顶", "NBS011", 6, 1, "indent it", None),
        ("publisher: TNC", "NBS011", 4, 1, "`- {agent: organisation/…, role: publisher, ", None),
        ("organiser: TNC", "NBS011", 4, 1, "write `participations:`", None),
        ("author: [Wang F.]", "NBS010", 4, 1, "no key `author:`", "authors"),
        ("authors: [Wang F.]", "NBS012", 4, 11, "such as `{agent: person/…, as: …}`", None),
        ("participations: [TNC]", "NBS012", 4, 18, "role: publisher", None),
        ("findings: {a: b}", "NBS012", 4, 15, "such as `{measured: {en: …, zh: …}, value: 32", None),
    ],
)
def test_what_was_meant_is_said(
    typed: str, code: str, line: int, column: int, says: str, suggestion: str | None
) -> None:
    """At the place, with what to type."""
    (found,) = faults(f"{HEAD}{typed}\n")
    assert found.span is not None
    assert (found.code, found.span.line, found.span.column) == (code, line, column)
    assert says in found.message["en"]
    assert found.message["zh"]
    assert found.suggestion == suggestion


@pytest.mark.parametrize(
    ("head", "code", "suggestion"),
    [
        ("id: https://w3id.org/nbs-graph/id/report/x\nkind: Report\n", "NBS005", "report/x"),
        ("id: Report/Roofs\nkind: Report\n", "NBS005", "report/roofs"),
        ("id: roofs\nkind: Report\n", "NBS005", None),
        ("id: report/x\nkind: 报告\n", "NBS006", "Report"),
        ("id: report/x\nkind: 出版物刊\n", "NBS006", None),
        ("id: report/x\nkind: Case study\n", "NBS006", "CaseStudy"),
    ],
)
def test_the_first_two_lines(head: str, code: str, suggestion: str | None) -> None:
    """An id in full, a kind by its name in Chinese."""
    (found,) = faults(head + "title: {en: Roofs}\n")
    assert (found.code, found.suggestion) == (code, suggestion)


LOST = [
    ("title: {en: Roofs}\njournal: Roofs #1 and walls", 5, 10, '"Roofs #1 and walls"'),
    ("summary:\n  zh: 屋顶 #防洪#", 5, 7, '"屋顶 #防洪#"'),
    ('keywords:\n  en:\n    - say "a" #2', 6, 7, r'"say \"a\" #2"'),
]


@pytest.mark.parametrize(("typed", "line", "column", "suggestion"), LOST)
def test_a_text_that_a_hash_cuts_is_told(typed: str, line: int, column: int, suggestion: str) -> None:
    """Where it begins, with the whole of it in quotation marks."""
    head = HEAD if not typed.startswith("title") else HEAD[: HEAD.index("title")]
    (found,) = faults(f"{head}{typed}\n")
    assert found.span is not None
    shift = 0 if head == HEAD else -1
    assert (found.code, found.span.line, found.span.column) == ("NBS002", line + shift, column)
    assert found.suggestion == suggestion


@pytest.mark.parametrize(
    "typed",
    [
        "journal: Roofs  # as printed",
        "journal: Roofs # as printed",
        "journal: Roofs  #as printed",
        "journal: 'Roofs'  #1",
        "journal: Roofs#1",
        "issued: 2023-08-09 #verified",
        "journal: C #",
        "summary:\n  en: >-  # folded\n    Roofs #1 and walls\n",
    ],
)
def test_comments_stay_comments(typed: str) -> None:
    """What looks like a comment, or stands behind what is no text, is not blamed."""
    assert faults(f"{HEAD}{typed}\n") == []
