"""Links edited in the text of an entry: the link changes, and not one byte beside it."""

from decimal import Decimal

import pytest

from nbs_graph.errors import CannotDo
from nbs_graph.sources.yaml_edit import Link, add_links, change_link, home, links, suggestion
from nbs_graph.sources.yaml_tree import read
from nbs_graph.sources.yaml_writer import Plain

THEME = "https://w3id.org/nbs-graph/scheme/theme/"
SDG = "http://metadata.un.org/sdg/"
HEAD = "id: policy/a\nkind: Policy\n"
JUDGED = {
    "basis": "curated",
    "confidence": "high",
    "reason": {"en": "So.", "zh": "如此。"},
    "by": "person/x",
    "when": Plain("2026-01-02"),
}
SHORT = Link("themes", "wetlands", {"basis": "suggested", "score": Decimal("0.72")})
ITEM = "{code: wetlands, basis: suggested, score: 0.72}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("themes:\n  - {code: a}\nplaces: [cn]\n", f"themes:\n  - {{code: a}}\n  - {ITEM}\nplaces: [cn]\n"),
        ("themes:\n- {code: a}  # c\n\n# d\n", f"themes:\n- {{code: a}}  # c\n- {ITEM}\n\n# d\n"),
        ("themes:\n    - code: a\n      basis: x", f"themes:\n    - code: a\n      basis: x\n    - {ITEM}"),
        ("themes: []\n", f"themes:\n  - {ITEM}\n"),
        ("themes: [ ]  # none yet\nsdg: []\n", f"themes:  # none yet\n  - {ITEM}\nsdg: []\n"),
        ("themes:\n# to do\nplaces: [cn]\n", f"themes:\n  - {ITEM}\n# to do\nplaces: [cn]\n"),
        ("themes: …  # owed\n", f"themes:  # owed\n  - {ITEM}\n"),
        ("themes: [{code: a}]  # c\n", f"themes: [{{code: a}}, {ITEM}]  # c\n"),
        ("themes: [{code: a}, ]\n", f"themes: [{{code: a}}, {ITEM}, ]\n"),
        ("themes: [\n  {code: a}  # c\n]\n", f"themes: [\n  {{code: a}},  # c\n  {ITEM}\n]\n"),
        ("themes: [\n  {code: a},  # c\n]\n", f"themes: [\n  {{code: a}},  # c\n  {ITEM}\n]\n"),
        ("title:\n    en: A\nsdg: []\n", f"title:\n    en: A\nthemes:\n    - {ITEM}\nsdg: []\n"),
        ("title: {en: A}", f"title: {{en: A}}\nthemes:\n  - {ITEM}"),
        ("note:\n  en: >-\n    a\n    b\n\ndate: 2023\n", f"note:\n  en: >-\n    a\n    b\n\ndate: 2023\nthemes:\n  - {ITEM}\n"),
        ("title: {en: A}\n  # of the title\n# the end\n", f"title: {{en: A}}\n  # of the title\nthemes:\n  - {ITEM}\n# the end\n"),
        ("themes:\n  - code: wetlands\n    basis: rejected\n", None),
        (f"themes: [{{code: '{THEME}wetlands'}}]\n", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_link_is_added(before: str, after: str | None, newline: str, mark: str) -> None:
    """At the end of its list, or in a list of its own behind the keys that stand before it; once only."""
    text = mark + (HEAD + before).replace("\n", newline)
    expected = text if after is None else mark + (HEAD + after).replace("\n", newline)
    assert add_links(text, [SHORT]) == expected
    assert add_links(expected, [SHORT, SHORT]) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '[{code: "13.1", basis: suggested, score: 0.5, evidence: {quote: a}}]  # c\n',
            '[{code: "13.1", basis: curated, confidence: high, reason: {en: So., zh: 如此。}, by: person/x, when: 2026-01-02, evidence: {quote: a}}]  # c\n',
        ),
        (
            "\n- score: 0.5\n  code: '13.1'  # c\n  basis: \"suggested\"  # d\n# e\n",
            "\n- code: '13.1'  # c\n  basis: curated  # d\n  confidence: high\n  reason:\n    en: So.\n    zh: 如此。\n  by: person/x\n  when: 2026-01-02\n# e\n",
        ),
        (
            '\n    - code: "13.1"\n      basis: suggested\n      evidence: {quote: a}\n      score: 0.5',
            '\n    - code: "13.1"\n      basis: curated\n      confidence: high\n      reason:\n        en: So.\n        zh: 如此。\n      by: person/x\n      when: 2026-01-02\n      evidence: {quote: a}',
        ),
        (
            "\n  - code: 13.1\n    basis: rejected\n    reason:\n      # why\n      en: >-\n        No,\n        not so.\n      zh: 不。  # 不\n    by: person/y\n    when: 2025\n    note: {en: n}\n",
            "\n  - code: 13.1\n    basis: curated\n    confidence: high\n    reason:\n      # why\n      en: So.\n      zh: 如此。  # 不\n    by: person/x\n    when: 2026-01-02\n    note: {en: n}\n",
        ),
        (
            '\n  - {score: 0.5, code: "13.1", basis: rejected, confidence: low, reason: {zh: 不。, en: No.}, by: person/y,\n     when: 2025}\n',
            '\n  - {code: "13.1", basis: curated, confidence: high, reason: {zh: 如此。, en: So.}, by: person/x,\n     when: 2026-01-02}\n',
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_link_is_changed(before: str, after: str, newline: str) -> None:
    """Its keys are set, new ones written behind `basis`, others taken away; words and comments stay."""
    text, expected = ((f"{HEAD}sdg:{part}").replace("\n", newline) for part in (before, after))
    expected = expected if before.startswith("\n") else expected.replace("sdg:[", "sdg: [")
    text = text.replace("sdg:[", "sdg: [")
    assert change_link(text, SDG + "13.1", {**JUDGED, "score": None}) == expected


def test_a_file_in_braces_stays_in_braces() -> None:
    """Whoever writes JSON gets JSON's cousin back."""
    text = '{"id": policy/a, kind: Policy, title: {en: A}}\n'
    assert (
        add_links(text, [SHORT]) == f'{{"id": policy/a, kind: Policy, title: {{en: A}}, themes: [{ITEM}]}}\n'
    )
    assert add_links("{id: policy/a, themes: }\n", [SHORT]) == f"{{id: policy/a, themes: [{ITEM}]}}\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "themes: flood-risk\n",
        HEAD + "themes: {code: a}\n",
        HEAD + "themes: [\n",
        HEAD + "note: {en: a}\nnote: {en: b}\n",
    ],
)
def test_what_cannot_be_edited_is_refused(text: str) -> None:
    """With the line, in both languages."""
    with pytest.raises(CannotDo) as refused:
        add_links(text, [SHORT])
    assert refused.value.message_en.startswith("Line ")
    assert "行" in refused.value.message_zh


def test_blank_lines_that_count_are_no_victim() -> None:
    """A text that ends in blank lines says the same afterwards, or nothing is edited."""
    text = f"{HEAD}summary:\n  en: |+\n    kept\n\n\n"
    with pytest.raises(CannotDo, match="by hand"):
        add_links(text, [SHORT])


def test_where_concepts_have_their_home() -> None:
    """The key of each scheme, the code in it; none for what entries are not linked with."""
    assert home(THEME + "flood-risk") == ("themes", "flood-risk")
    assert home(SDG + "13.1") == ("sdg", "13.1")
    assert home("https://w3id.org/nbs-graph/scheme/ecosystem/T7.4") == ("ecosystems", "T7.4")
    assert home("https://w3id.org/nbs-graph/scheme/basis/stated") is None


def test_suggestions_carry_score_and_words() -> None:
    """As the annotator hands them over: one quote, several, none."""
    quotes = [("湿地", (3, 5)), ("wet #1", None)]
    wanted = [suggestion(f"{SDG}13.{number}", Decimal("0.80"), quotes[:number]) for number in (1, 2)]
    text = add_links(HEAD, wanted)
    assert text == HEAD + (
        'sdg:\n  - {code: "13.1", basis: suggested, score: 0.80, evidence: {quote: 湿地, at: 3-5}}\n'
        '  - {code: "13.2", basis: suggested, score: 0.80, evidence: [{quote: 湿地, at: 3-5}, {quote: "wet #1"}]}\n'
    )
    assert {link.basis for link in links(read(text))} == {"suggested"}
    assert "evidence" not in add_links(HEAD, [suggestion(SDG + "5", Decimal(1), [])])
