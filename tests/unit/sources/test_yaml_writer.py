"""What the YAML writer promises: everything reads back as it was, and looks as an editor would type it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.sources.yaml_tree import Items, Map, Node, Text, read
from nbs_graph.sources.yaml_writer import Flow, Noted, Plain, Value, scalar, write

NASTY = st.text(
    st.sampled_from(
        "\"'\\\n\r\t \u3000.;,#<>[](){}@^&%~_:-+/?!$*=|`中文é\x85\u2028\ufeff😀\x000123abeEyn\x7f"
    ),
    max_size=12,
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
WORDS = st.lists(
    st.sampled_from(["wetland", "湿地", "#1", "a:", "no", "-", "e\u0301", "-- x"]), min_size=20
).map(" ".join)
TEXTS = NASTY | WORDS
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(NASTY.filter(lambda k: len(k) <= 100), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def plain(node: Node) -> Any:
    """A tree as the reader makes it → strings, lists and dicts."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


def back(text: str) -> Any:
    tree = read(text)
    assert isinstance(tree, Map)
    return plain(tree)


@given(st.dictionaries(st.just("key"), VALUES, min_size=1), st.booleans(), TEXTS)
def test_everything_reads_back(entry: Mapping[str, Any], flow: bool, comment: str) -> None:
    """Any text, anywhere and under any comment, comes back as typed, also from a YAML reader that knows types."""
    made: dict[str, Value] = {
        key: Noted(
            Flow(value) if flow and not isinstance(value, str) else value, above=comment, beside=comment
        )
        for key, value in entry.items()
    }
    text = write(made, head=comment, end=comment)
    assert back(text) == entry
    assert yaml.safe_load(text) == entry


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "y",
        "2023",
        "2023-08-09",
        "1e5",
        "0o17",
        "1_000",
        "12:30:45",
        "~",
        "null",
        ".5",
        ".inf",
        "<<",
        "=",
        "",
    ],
)
def test_what_yaml_would_read_as_a_type_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text", ["湿地与红树林：综述", "person/jin-tong", "O'Neil & Sons", "a, b", "https://e.org/a#b", "…"]
)
def test_what_needs_no_quotes_has_none(text: str) -> None:
    assert scalar(text) == text


def test_it_looks_as_typed_by_hand() -> None:
    text = write(
        {
            "id": "report/soil",
            "issued": Plain("2023-08"),
            "value": Decimal("0.10"),
            "moreAuthors": True,
            "places": Flow(["cn", "no"]),
            "title": {"en": "Soil: a report", "zh": Noted("…", beside="译名", off=True)},
            "authors": [Flow({"agent": "person/a", "as": "A, B."}), {"agent": "person/b", "as": "乙"}],
            "summary": Noted({"en": "…", "zh": "…"}, above="\nTwo to four sentences", off=True),
        },
        head="A draft.\nSecond line",
    )
    assert text == (
        "# A draft.\n# Second line\n"
        "id: report/soil\nissued: 2023-08\nvalue: 0.10\nmoreAuthors: true\n"
        'places: [cn, "no"]\n'
        'title:\n  en: "Soil: a report"\n  # zh: …  # 译名\n'
        'authors:\n  - {agent: person/a, as: "A, B."}\n  - agent: person/b\n    as: 乙\n'
        "\n# Two to four sentences\n# summary:\n#   en: …\n#   zh: …\n"
    )


def test_long_texts_are_folded() -> None:
    words = " ".join(["wetland"] * 60)
    text = write({"summary": {"en": words}})
    assert text.startswith("summary:\n  en: >-\n    wetland ")
    assert max(map(len, text.splitlines())) <= 120
    assert back(text) == {"summary": {"en": words}}


def test_what_holds_only_comments_is_one() -> None:
    """A key with nothing but commented lines below would be an empty key, which the reader refuses."""
    text = write({"kind": "Report", "title": {"zh": Noted("…", off=True)}})
    assert text == "kind: Report\n# title:\n#   zh: …\n"


def test_a_comment_cannot_become_content() -> None:
    for breaks in ("\r", "\x85", "\u2028", "\u2029", "\n"):
        assert back(write({"a": Noted("b", above=f"x{breaks}c: d", beside=f"x{breaks}c: d")})) == {"a": "b"}


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        write({"a": "\ud800"})
    with pytest.raises(ValueError, match="too long"):
        write({"a" * 2000: "b"})
    with pytest.raises(TypeError):
        write({"a": 0.1})  # type: ignore[dict-item]
