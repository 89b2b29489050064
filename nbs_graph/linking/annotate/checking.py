"""Files of cues as they are read: what breaks decision 18 is told with the file, the line and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nbs_graph.errors import CannotDo
from nbs_graph.linking.annotate.folding import key

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STAR = re.compile(r"[^*]*[0-9A-Za-z\u00df-\u024f]\*\Z")
"""A `*` stands at the end only, behind a letter that an ending can follow."""


@dataclass(frozen=True, slots=True)
class Read:
    """A YAML file: its path, and what it says."""

    path: Path
    said: Mapping[str, Any]

    def broken(self, en: str, zh: str, *at: object) -> CannotDo:
        """What to raise about the value under some keys (and numbers, of items); the deepest that is there tells the line."""
        line = _line(
            _node(_Loader(text_of(self.path))), at
        )  # read again, for this is rare and nodes are many
        where = ": ".join(str(one) for one in at if not isinstance(one, int))
        return broken(
            self.path, f"{where}: {en}" if where else en, f"{where}：{zh}" if where else zh, line=line
        )

    def words(self, value: object, *at: object) -> list[str]:
        """A list of words, folded, each once.

        Raises:
            CannotDo: it is none; YAML reads a bare `no` or `1` as something else.
        """
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self.broken(
                "a list of words is needed; put quotes around numbers and `no`",
                "应为词语列表；数字和 no 请加引号",
                *at,
            )
        for number, word in enumerate(value):
            if "*" in word and not _STAR.match(word):
                raise self.broken(
                    f"in “{word}” the `*` stands for nothing: only the end of a Latin word may have one, `wetland*`",
                    f"“{word}”中的 * 无效：只能写在拉丁字母词的末尾，如 wetland*",
                    *at,
                    number,
                )
        found = list(dict.fromkeys(map(key, value)))
        if not all(word.strip("* ") for word in found):
            raise self.broken("a word is empty", "有空词语", *at)
        return found

    def mapping(self, value: object, *at: object) -> Mapping[str, Any]:
        """A mapping with words as keys, empty when nothing is typed.

        Raises:
            CannotDo: it is something else.
        """
        if value is None:
            return {}
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
            raise self.broken(
                "`key: value` lines are needed; put quotes around numbers and `no`",
                "应为“键: 值”；数字和 no 请加引号",
                *at,
            )
        return value


def read(path: Path) -> Read:
    """A YAML file, a mapping at its top.

    Raises:
        CannotDo: it cannot be read, is no YAML, or has a key twice.
    """
    text = text_of(path)
    try:
        loader = _Loader(text)
        node = _node(loader)
        if not isinstance(node, yaml.MappingNode):
            raise broken(path, "no mapping at the top: write `key: value` lines", "顶层应为“键: 值”", line=1)
        for twice in _twice(node):
            line = twice.start_mark.line + 1
            raise broken(path, f"“{twice.value}” is there twice; join the two", f"键“{twice.value}”出现两次，请合并", line=line)  # fmt: skip
        said = loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or " ".join(str(error).split())
        raise broken(path, f"no YAML: {what}", f"不是 YAML：{what}", line=mark and mark.line + 1) from error
    except (TypeError, ValueError, RecursionError) as error:  # keys that are lists, dates that are none
        raise broken(path, f"no YAML: {error}", f"不是 YAML：{error}") from error
    return Read(path, said)


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        CannotDo: it is absent, cannot be read, or is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise broken(path, f"cannot be read: {error.strerror}", f"无法读取：{error.strerror}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise broken(
            path, "not UTF-8; save it as UTF-8", "不是 UTF-8 编码，请另存为 UTF-8", line=line
        ) from error


def turtle(path: Path) -> Iterator[Any]:
    """The triples of a Turtle file.

    Raises:
        CannotDo: it cannot be read, or is no Turtle.
    """
    import pyoxigraph as ox

    try:
        yield from ox.parse(text_of(path), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        what = error.msg.rstrip(".")
        raise broken(path, f"no Turtle: {what}", f"不是 Turtle：{what}", line=error.lineno) from error


def broken(path: Path, en: str, zh: str, *, line: int | None = None) -> CannotDo:
    """What to raise about a file."""
    if line:
        return CannotDo(f"{path}, line {line}: {en}.", f"{path} 第 {line} 行：{zh}。")
    return CannotDo(f"{path}: {en}.", f"{path}：{zh}。")


def _twice(node: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    """The keys that a mapping, or one inside it, has twice."""
    seen: set[str] = set()
    for name, value in node.value:
        if isinstance(name, yaml.ScalarNode):
            if name.value in seen:
                yield name
            seen.add(name.value)
        for part in value.value if isinstance(value, yaml.SequenceNode) else (value,):
            if isinstance(part, yaml.MappingNode):
                yield from _twice(part)


def _node(loader: Any) -> yaml.Node | None:
    found: yaml.Node | None = loader.get_single_node()
    return found


def _line(node: yaml.Node | None, at: tuple[object, ...]) -> int:
    line = 1
    for step in at:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
