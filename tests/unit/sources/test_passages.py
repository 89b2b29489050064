"""The words of a draft, however they are typed, and where each character of them stands."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import nbs_graph
from nbs_graph.sources.passages import of_draft, of_text
from nbs_graph.sources.yaml_tree import Text, read

TITLES = st.text(
    st.one_of(
        st.sampled_from("ab c湿地\"'\\/#:-|>%&*!?{}[],@`~\n\t\xa0\u2028\x85é🌍"),
        st.characters(exclude_categories=["Cs", "Cn"]),
    ),
    max_size=60,
)


class Typed(str):
    """A text that is written in one style."""

    __slots__ = ("style",)
    style: Any


class Dumper(yaml.SafeDumper):
    """Writes `Typed`."""


Dumper.add_representer(
    Typed,
    lambda dumper, said: dumper.represent_scalar("tag:yaml.org,2002:str", str(said), style=said.style),
)


def compact(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(
    title=TITLES,
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    unicode=st.booleans(),
    width=st.sampled_from([10, 80]),
    nested=st.booleans(),
    before=st.sampled_from(["", "# 注\n", "id: a/b\r\n"]),
)
def test_any_title_reads_as_the_value_and_stands_inside_its_scalar(
    title: str, style: Any, unicode: bool, width: int, nested: bool, before: str
) -> None:
    """Escapes, doubled quotes and folded lines are read as YAML reads them."""
    typed = Typed(title)
    typed.style = style
    said = {"title": {"zh": typed} if nested else typed}
    dumped = yaml.dump(said, Dumper=Dumper, allow_unicode=unicode, width=width)
    dumped = dumped.removesuffix("...\n")  # the end of a document, behind a block that keeps its blank lines
    text = f"{before}{dumped}kind: Policy\n"
    tree = read(text)
    node = tree.get("title")
    value = node.value if isinstance(node, Text) else node.pairs[0][1].value  # type: ignore[union-attr]
    passages = [passage for passage in of_draft(tree, text).passages if passage.place == "title"]
    assert compact("".join(passage.text for passage in passages)) == compact(value)
    scalar = text.index("title")
    behind = len(text) - len("kind: Policy\n")
    for passage in passages:
        last = scalar
        for character, start, end in zip(passage.text, passage.offsets, passage.ends, strict=True):
            assert last <= start < end <= behind
            last = start
            if not character.isspace():
                raw = text[start:end]
                assert raw == character or raw in {"''", '\\"'} or raw.startswith("\\")


@pytest.mark.parametrize(
    ("typed", "words", "spans"),
    [
        (r'"\u6e7f\u5730 x"', "湿地 x", ["\\u6e7f", "\\u5730", " ", "x"]),
        (r'"a\nb\"c"', 'a\nb"c', ["a", "\\", "b", '\\"', "c"]),
        ("'it''s'", "it's", ["i", "t", "''", "s"]),
        ('"wet\\\n   lands"', "wetlands", list("wetlands")),
        ("wet\n  lands", "wet lands", ["w", "e", "t", "\n", *"lands"]),
        ("|- # note\n  wet\n  lands", "wet\nlands", ["w", "e", "t", "\n", *"lands"]),
    ],
)
def test_every_character_is_traced_to_what_produces_it(typed: str, words: str, spans: list[str]) -> None:
    text = f"title: {typed}\nkind: Policy\n"
    (passage,) = of_draft(read(text), text).passages
    assert passage.text == words
    assert [text[s:e] for s, e in zip(passage.offsets, passage.ends, strict=True)] == spans
    assert text[slice(*passage.span(0, len(words)))].strip("\"'") == typed.removeprefix(
        "|- # note\n  "
    ).strip("\"'")


def test_a_suggestion_points_at_the_whole_escape() -> None:
    from nbs_graph.pipeline.suggested import quoted, suggested

    text = 'title: "\\u6ce5\\u70ad\\u5730\\u4fdd\\u62a4"\nkind: Policy\n'
    found = suggested(of_draft(read(text), text), "x.yaml", text, {})
    peat = next(one for one in found.suggestions if one.concept == "theme:peatlands")
    assert [text[slice(*span)] for span in peat.spans] == ["\\u6ce5\\u70ad\\u5730\\u4fdd\\u62a4"]
    assert [quoted(found, span) for span in peat.spans] == ["泥炭地保护"]


def test_halves_of_characters_are_passed_over() -> None:
    """From Python; a text file cannot hold them."""
    assert nbs_graph.suggest("\ud800") == []
    (best, *_) = nbs_graph.suggest("\udfff peatlands \ud800 peatlands, rewetting")
    assert (best.concept, best.spans[0]) == ("theme:peatlands", (2, 11))
    assert of_text("\ud800 a\n\ntext").passages[0].offsets[0] == 0
