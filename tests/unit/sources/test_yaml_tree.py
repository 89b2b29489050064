"""YAML as text with positions: what comes out, what is refused, and where."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.model import Diagnostic
from nbs_graph.sources.yaml_tree import MAX_BYTES, Items, Map, Node, Text, YamlProblem, read

PRINTABLE = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x9FFF, exclude_categories=["Cs", "Cc", "Cn"])
)
TREES = st.recursive(
    PRINTABLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE, inner, max_size=4),
    max_leaves=20,
)


def refused(text: str) -> Diagnostic:
    with pytest.raises(YamlProblem) as caught:
        read(text)
    return caught.value.diagnostic


def plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


@pytest.mark.parametrize(
    "typed", ["NO", "yes", "null", "~", "00123", "12:30:45", "2023-08", "1e5", "0x1F", ".inf"]
)
def test_values_stay_what_was_typed(typed: str) -> None:
    assert plain(read(f"key: {typed}")) == {"key": typed}


def test_positions_count_code_points_from_one() -> None:
    tree = read("标题: 洪水\nlist:\n  - 一: {zh: 甲, en: 𝔸b}\n")
    title = tree.get("标题")
    items = tree.get("list")
    assert isinstance(title, Text)
    assert (title.span.line, title.span.column, title.span.end_column) == (1, 5, 7)
    assert isinstance(items, Items)
    (first,) = items.items
    assert isinstance(first, Map)
    inner = first.get("一")
    assert isinstance(inner, Map)
    english = inner.get("en")
    assert isinstance(english, Text)
    assert (english.span.line, english.span.column, english.span.end_column) == (3, 20, 22)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "says"),
    [
        ("a: b: c\n", "NBS001", 1, 5, 'a: "b: c"'),
        ("a: 1\n\tb: 2\n", "NBS001", 2, 1, "tabs"),
        ("id: x\n标题：洪水\n", "NBS001", 2, 1, "half-width colon"),
        ("a:\n    b: 1\n  c: 2\n", "NBS001", 3, 3, "indentation"),
        ("a: 'it's'\n", "NBS001", 1, 8, "quotation mark"),
        ("a: 'x\nb: y\n", "NBS001", 1, 4, "never closed"),
        ("a: {en: x\nb: y\n", "NBS001", 1, 4, "never closed"),
        ('a: "x\nb: y\nc: "13.1"\n', "NBS001", 1, 4, "never closed"),
        ('a: "x\nb: y\nc:\n  - {d: "13.1", e: "f"}\n', "NBS001", 1, 4, "never closed"),
        ('a: {en: "x}\nb: y\nc: ""\n', "NBS001", 1, 9, "never closed"),
        ("a: 'x\nb: y\nc: it's\n", "NBS001", 1, 4, "never closed"),
        ('a: "x\n  y"\nb: "c" d\n', "NBS001", 3, 8, "goes on behind"),
        ("a: b\nno key\nc: d\n", "NBS001", 2, 1, "no key"),
        ("a: 1\n b: 2\n", "NBS001", 2, 3, "indented further"),
        ('a: say "b": c\n', "NBS001", 1, 11, r'a: "say \"b\": c"'),
        ("kind：Report\ntitle: x\n", "NBS001", 1, 1, "half-width colon"),
        ("key:value\nb: c\n", "NBS001", 1, 1, "space after the colon"),
        ("a: - b\n", "NBS001", 1, 4, "a list starts"),
        ("a: @x\n", "NBS001", 1, 4, "double quotes"),
        ("a: &x 1\nb: *x\n", "NBS002", 1, 4, "`&`"),
        ("a: !!int 3\n", "NBS002", 1, 4, "`!`"),
        ("a: 1\n---\nb: 2\n", "NBS002", 2, 1, "`---`"),
        ("<<: {a: 1}\na: 1\na: 2\n", "NBS003", 3, 1, "line 2"),
        ("- a\n- b\n", "NBS004", 1, 1, "`id:`"),
        ("", "NBS004", 1, 1, "`id:`"),
        ("just words", "NBS004", 1, 1, "`id:`"),
        ("? [a, b]\n: c\n", "NBS002", 1, 3, "a word"),
    ],
)
def test_refusals_say_where_and_what_to_type(text: str, code: str, line: int, column: int, says: str) -> None:
    found = refused(text)
    assert found.code == code
    assert says in found.message["en"].lower() or says in found.message["en"]
    assert found.message["zh"].strip()
    assert found.span is not None
    assert (found.span.line, found.span.column) == (line, column)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_control_characters_are_refused_at_their_place(character: str) -> None:
    found = refused(f"洪水: 绿色屋顶\nb: x{character}y\n")
    assert found.code == "NBS001"
    assert found.span is not None
    assert (found.span.line, found.span.column) == (2, 5)


def test_deep_nesting_is_refused() -> None:
    for depth in (50, 5_000, 200_000):
        assert refused("a: " + "[" * depth + "]" * depth).code in ("NBS001", "NBS002")


def test_large_files_are_refused() -> None:
    assert refused("a: " + "x" * MAX_BYTES).code == "NBS002"


@given(TREES)
def test_whatever_yaml_writes_is_read_back(tree: object) -> None:
    text = yaml.safe_dump({"root": tree}, allow_unicode=True, default_style='"')
    assert plain(read(text)) == {"root": tree}


@given(st.text(max_size=200))
def test_any_text_is_a_tree_or_a_diagnostic_with_a_place(text: str) -> None:
    try:
        read(text)
    except YamlProblem as problem:
        span = problem.diagnostic.span
        assert span is not None
        assert span.line >= 1
        assert span.column >= 1
        assert (span.end_line, span.end_column) >= (span.line, span.column)


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                ": ",
                ":",
                "\n",
                "  ",
                "- ",
                "[",
                "]",
                "{",
                "}",
                "'",
                '"',
                "#",
                "|",
                ">",
                "&a",
                "*a",
                "\t",
                "？",
                "：",
                "洪",
                "? ",
                "---\n",
                "%",
                "@",
            ]
        ),
        max_size=40,
    )
)
def test_any_syntax_is_a_tree_or_a_diagnostic(parts: list[str]) -> None:
    try:
        read("".join(parts))
    except YamlProblem as problem:
        code = problem.diagnostic.code
    else:
        code = None
    assert code in (None, "NBS001", "NBS002", "NBS003", "NBS004")
