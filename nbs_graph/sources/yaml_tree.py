"""YAML as a tree of text with positions.

Only strings, lists and maps come out: `NO`, `00123` and `12:30:45` stay what the editor typed (YAML 1.1 would make
them false, 83 and 45045). Anchors, aliases, tags, duplicate keys, merge keys, several documents and deep nesting
are refused, each at its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from nbs_graph.model import Diagnostic, Severity, Span
from nbs_graph.sources.yaml_advice import advice

MAX_DEPTH = 40
MAX_BYTES = 5_000_000

_NO_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOST = re.compile(r" #[^\s#].*")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as typed; `lost` is what was probably typed as the rest of it, and is a comment: ` #1 of them`."""

    value: str
    span: Span
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: "tuple[Node, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Map:
    """A map: its keys in the order typed."""

    pairs: "tuple[tuple[Text, Node], ...]"
    span: Span

    def get(self, key: str) -> "Node | None":
        """The value under `key`, None when absent."""
        return next((value for name, value in self.pairs if name.value == key), None)


Node = Text | Items | Map


class YamlProblem(Exception):
    """The file is not the YAML we accept; carries the diagnostic."""

    def __init__(self, code: str, en: str, zh: str, span: Span) -> None:
        super().__init__(en)
        self.diagnostic = Diagnostic(code, Severity.VIOLATION, {"en": en, "zh": zh}, span=span)


def read(text: str) -> Map:
    """YAML text → its tree.

    Args:
        text: decoded, without byte order mark.
    Raises:
        YamlProblem: syntax (NBS001), a refused construct (NBS002), a duplicate key (NBS003), not a map (NBS004).
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise YamlProblem("NBS002", "The file is larger than 5 MB.", "文件超过 5 MB。", Span(1, 1, 1, 1))
    events = _Events(text)
    try:
        node = events.document()
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in str(error.problem or error.context):  # libyaml's own limit, met before ours
            raise _too_deep(error.problem_mark or error.context_mark) from error
        found = advice(error, text)
        raise YamlProblem("NBS001", found.en, found.zh, found.span) from error
    except yaml.reader.ReaderError as error:
        raise _unreadable(text) from error
    if not isinstance(node, Map):
        raise YamlProblem(
            "NBS004",
            "An entry is a list of `key: value` lines; start with `id:` and `kind:`.",
            "条目由 `键: 值` 的行组成；请从 `id:` 和 `kind:` 开始。",
            node.span if node else Span(1, 1, 1, 1),
        )
    return node


def _unreadable(text: str) -> YamlProblem:
    """The first character that YAML 1.1 does not have (section 5.1); the parser tells its place in bytes only."""
    match = _NO_YAML.search(text)
    at = match.start() if match else 0
    line, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
    character = f"U+{ord(text[at : at + 1] or '?'):04X}"
    return YamlProblem(
        "NBS001",
        f"Character {character} is not allowed in a text file; delete it.",
        f"文本中不允许出现字符 {character}，请删除。",
        Span(line, column, line, column + 1),
    )


class _Events:
    """Walks the parser's events once; the parser checks syntax, this class what we accept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)

    def document(self) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refused(
                        event, "one document per file: remove `---`", "每个文件只写一个文档：请删除 `---`"
                    )
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._refused(event, f"nested more than {MAX_DEPTH} deep", f"嵌套超过 {MAX_DEPTH} 层")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refused(
                event,
                "`&` and `*` are not used: write the value out, in quotes if it starts so",
                "不使用 `&` 和 `*`：请写出完整的值；若值以其开头，请加引号",
            )
        if getattr(event, "tag", None):
            raise self._refused(event, "`!` is not used: put the value in quotes", "不使用 `!`：请给值加引号")
        if isinstance(event, yaml.ScalarEvent):
            return Text(event.value, _span(event), self._lost(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        return self._map(event, depth)

    def _lost(self, event: yaml.ScalarEvent) -> str:
        """A comment behind a value without quotation marks, unless it looks like one: blanks before `#`, one behind."""
        if event.style not in (None, "") or event.end_mark is None:
            return ""
        match = _LOST.match(self._text, event.end_mark.index)
        return match[0] if match else ""

    def _list(self, start: yaml.Event, depth: int) -> Items:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Items(tuple(items), _span(start, event))
            items.append(self._node(event, depth + 1))
        raise AssertionError("the parser ends every list it starts")

    def _map(self, start: yaml.Event, depth: int) -> Map:
        pairs: dict[str, tuple[Text, Node]] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return Map(tuple(pairs.values()), _span(start, event))
            key = self._node(event, depth + 1)
            if not isinstance(key, Text):
                raise self._refused(event, "a key is a word", "键必须是一个词")
            if key.value in pairs:
                first = pairs[key.value][0].span.line
                raise YamlProblem(
                    "NBS003",
                    f"`{key.value}:` is already there in line {first}; keep one.",
                    f"`{key.value}:` 在第 {first} 行已经出现；请只保留一个。",
                    key.span,
                )
            pairs[key.value] = (key, self._node(next(self._events), depth + 1))
        raise AssertionError("the parser ends every map it starts")

    @staticmethod
    def _refused(event: yaml.Event, en: str, zh: str) -> YamlProblem:
        return YamlProblem("NBS002", en[0].upper() + en[1:] + ".", zh + "。", _span(event))


def _too_deep(mark: yaml.Mark | None) -> YamlProblem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    en, zh = f"Nested more than {MAX_DEPTH} deep.", f"嵌套超过 {MAX_DEPTH} 层。"
    return YamlProblem("NBS002", en, zh, Span(line, column, line, column + 1))


def _span(start: yaml.Event, end: yaml.Event | None = None) -> Span:
    first, last = start.start_mark, (end or start).end_mark
    assert first is not None
    assert last is not None
    return Span(first.line + 1, first.column + 1, last.line + 1, last.column + 1)
