"""`--fix` in the editors' files: what is mended, what is left to a person, and that nothing else changes."""

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.model import Diagnostic
from nbs_graph.namespaces import GRAPH
from nbs_graph.resources import data_dir
from nbs_graph.sources.yaml_ld import read_entry
from nbs_graph.validation import gate
from nbs_graph.validation.fixes import diff, fixed

HEAD = "id: report/x\nkind: Report\n"


def said(text: str) -> list[Diagnostic]:
    """What is wrong with the values of one file."""
    document = read_entry(text.removeprefix("\ufeff"), file="x.yaml", graph=GRAPH + "agents")
    return [*document.faults, *gate.inspect(document.readable, "x.yaml", document.positions.find)]


def mend(text: str) -> str:
    """The file after `--fix`; a second run changes nothing."""
    after = fixed(text, said(text))
    assert fixed(after, said(after)) == after
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("issued: 2023-7", "issued: 2023-07"),
        ("issued: ２０２３", "issued: 2023"),
        ("issued: 2023年7月", "issued: 2023-07"),
        ("issued: 2023.7.5", "issued: 2023-07-05"),
        ("issued: 2018—2020年", "issued: 2018/2020"),
        ('issued: "2023 年 7 月 5 日"  # 见网页', 'issued: "2023-07-05"  # 见网页'),
        ("findings: {a: {value: ２}}", "findings: {a: {value: 2}}"),
        ("findings:\n  a:\n    value: 3,000", "findings:\n  a:\n    value: 3000"),
        ("findings:\n  a:\n    value: '1,234.5'", "findings:\n  a:\n    value: '1234.5'"),
        ("moreAuthors: yes", "moreAuthors: true"),
        ("moreAuthors: 否", "moreAuthors: false"),
        ("url: https://www.example.org/floods。", "url: https://www.example.org/floods"),
        ("url: https：//www.example.org/a？b＝1", "url: https://www.example.org/a?b=1"),
        ("doi: https://doi.org/10.1234/ABC", "doi: 10.1234/abc"),
        ("doi: DOI：10.1234/abc。", "doi: 10.1234/abc"),
        ("exactMatch: http://ror.org/04tehfn33", "exactMatch: https://ror.org/04tehfn33"),
        (
            "exactMatch: http://ror.org/04tehfn33\ncloseMatch: ['http://ror.org/04tehfn33']",
            "exactMatch: https://ror.org/04tehfn33\ncloseMatch: ['https://ror.org/04tehfn33']",
        ),
        ("journal: Bele\u0301m", "journal: Bel\u00e9m"),
        (
            "title: {en: 'The\u200b Innovation', zh: 洪\u200b水\ufeff}",
            "title: {en: 'The Innovation', zh: 洪水}",
        ),
        ("journal: co\u00adope\u0301ration\u200e", "journal: coop\u00e9ration"),
        (
            "summary:\n  en: >-\n    Green cafe\u0301\n    roofs\u200e.\n  zh: |\n    绿\u200b色\n",
            "summary:\n  en: >-\n    Green caf\u00e9\n    roofs.\n  zh: |\n    绿色\n",
        ),
    ],
)
def test_what_is_mended(before: str, after: str) -> None:
    """Values that can be written one way only, with comments, quotes and line breaks as they were."""
    for ends in ("\n", "\r\n"):
        for mark in ("", "\ufeff"):
            text, meant = (mark + (HEAD + body + "\n").replace("\n", ends) for body in (before, after))
            assert mend(text) == meant
            assert {d.code for d in said(meant)} < {d.code for d in said(text)}


@pytest.mark.parametrize(
    "line",
    [
        "issued: 2023/10",  # a year and the next, or October?
        "issued: 2023-02-30",
        "issued: 七月",
        "findings: {a: {value: 2 亿}}",
        "findings: {a: {value: 1.5 million}}",
        "findings: {a: {value: 1e5}}",
        "findings: {a: {value: 约3000}}",
        "moreAuthors: maybe",
        "url: www.example.org",
        "url: https://www.example.org/a（见附件）",
        "url: https://www.example.org/ａ",
        "doi: see https://doi.org/10.1234/abc",
        "journal: solutions\u200bfor nature",  # a space, or nothing?
        "title: {fa: می\u200cخواهم}",
        "journal: 👩\u200d🔬",
        r'journal: "Bele\u0301m"',
        "themes: [flod-risk]",
        "jurnal: The Innovation",
        "title: {zh-Hans: 洪水}",
    ],
)
def test_what_is_left_to_a_person(line: str) -> None:
    """It is told, and stays as it is."""
    text = HEAD + line + "\n"
    assert said(text)
    assert mend(text) == text


def test_the_words_of_the_newsletter_stay() -> None:
    """Quotes and printed addresses are evidence: they are as the source has them."""
    text = (
        "id: issue/2031-01\nkind: NewsletterIssue\nitems:\n"
        "  - main: report/x\n    links:\n      - printed: www.example.org/a。\n"
    )
    assert [d.code for d in said(text) if d.path and d.path.endswith("printedUrl")] == ["NBS025"]
    assert mend(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "journal: a:\u200b b",  # would become a key
        "journal: \u200b- x",  # a list
        "journal: x \u200b# y",  # a comment
        "journal: \u200b'x",  # an open quotation mark
    ],
)
def test_a_mend_that_would_change_the_file_is_not_made(line: str) -> None:
    """What the value would become in YAML decides."""
    text = HEAD + line + "\nissued: 2023-7\n"
    assert {"NBS032", "NBS020"} <= {d.code for d in said(text)}
    assert mend(text) == HEAD + line + "\nissued: 2023-07\n"


def test_only_the_reported_place_changes() -> None:
    """The same words elsewhere, in a comment, a key or another value, stay."""
    text = HEAD + "# 2023-7\ntitle: {en: 2023-7}\nissued: 2023-7 # not 2023-7\nversion: 2023-7\n"
    assert mend(text) == text.replace("issued: 2023-7 #", "issued: 2023-07 #")


def test_a_value_twice_in_one_place_is_left() -> None:
    """Which of the two is meant is not certain."""
    text = HEAD + "moreAuthors: yes\njournal: yes\n"
    found = [d for d in said(text) if d.code == "NBS024"]
    assert fixed(text, found) == text.replace("moreAuthors: yes", "moreAuthors: true")
    wide = [
        Diagnostic(d.code, d.severity, d.message, d.file, None, d.focus, d.path, d.value, None, "true")
        for d in found
    ]
    assert fixed(text, wide) == text


def test_broken_files_and_unknown_formats_are_left() -> None:
    """What cannot be parsed cannot be checked either."""
    found = said(HEAD + "issued: 2023-7\n")
    assert fixed("id: 'x\nissued: 2023-7\n", found) == "id: 'x\nissued: 2023-7\n"
    unnamed = [Diagnostic("NBS020", found[0].severity, found[0].message, "x.txt", value="a", suggestion="b")]
    assert fixed("a\n", unnamed) == "a\n"
    assert fixed(HEAD, []) == HEAD


def test_our_own_data_are_untouched() -> None:
    """A conforming file comes back as it is."""
    for path in sorted(data_dir().rglob("*.yaml"))[::7]:
        text = path.read_bytes().decode()
        assert fixed(text, said(text)) == text


FAULTY = st.sampled_from(
    [
        ("issued", "2023-7"),
        ("issued", "２０２３"),
        ("moreAuthors", "yes"),
        ("url", "https://www.example.org/a，"),
        ("doi", "https://doi.org/10.1234/A.b"),
        ("journal", "Bele\u0301m 洪\u200b水"),
        ("version", "e\u0301"),
    ]
)
PLAIN = st.text(st.sampled_from("ab 洪水-#:'\"\\é。，\t"), max_size=12)


@given(
    st.lists(FAULTY, unique_by=lambda pair: pair[0], max_size=6),
    st.sampled_from(["", "'", '"']),
    PLAIN,
    st.sampled_from(["\n", "\r\n", "\r", "\u2028"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_mended_files_have_no_such_faults(
    faults: list[tuple[str, str]], quote: str, comment: str, ends: str, mark: str
) -> None:
    """After a run nothing that it mends is left, a second run changes nothing, other lines are as before."""
    lines = ["id: report/x", "kind: Report", f"# {comment}"]
    lines += [f"{key}: {quote}{value}{quote} # {comment}" for key, value in faults]
    text = mark + ends.join([*lines, ""])
    after = mend(text)
    assert not {d.code for d in said(after)} & {"NBS020", "NBS024", "NBS025", "NBS026", "NBS030", "NBS032"}
    assert after.count(f"# {comment}") == len(faults) + 1
    assert [line.split(":")[0] for line in after.split(ends)] == [
        line.split(":")[0] for line in text.split(ends)
    ]


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs", "Cf"]), min_size=1, max_size=20))
def test_any_text_is_only_made_visible_and_normal(value: str) -> None:
    """Whatever a text holds: the mended file says the same, in normal form, and validates no worse."""
    text = HEAD + yaml.safe_dump({"journal": value}, allow_unicode=True, width=10**6)
    after = mend(text)
    before = {d.code for d in said(text)}
    come_to_light = {"NBS016", "NBS031"}  # nothing is left, or garbled letters stand side by side
    assert {d.code for d in said(after)} <= before | come_to_light

    def shown(text: str) -> str:
        kept = (c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Cf")
        return unicodedata.normalize("NFC", "".join(kept))

    assert shown(after) == shown(text)


def test_a_diff_shows_what_cannot_be_seen() -> None:
    """Accents apart from their letter and invisible characters by number; colours only when asked for."""
    text = HEAD + "journal: Bele\u0301m\u200b洪\r\n"
    shown = diff("data/x.yaml", text, mend(text), colour=False)
    assert shown.splitlines() == [
        "--- data/x.yaml",
        "+++ data/x.yaml",
        "@@ -1,3 +1,3 @@",
        " id: report/x",
        " kind: Report",
        "-journal: Bele<U+0301>m<U+200B>洪",
        "+journal: Bel\u00e9m洪",
    ]
    coloured = diff("x", "a\n", "\x1b[31mb\n", colour=True)
    assert "\x1b[31m-a\x1b[0m" in coloured
    assert "\x1b[32m+<U+001B>[31mb\x1b[0m" in coloured
    assert diff("x", text, text, colour=True) == ""
