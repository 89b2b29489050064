"""Text that is no YAML: where to look, and what to type, from the line and the parser's complaint.

The complaints are those of libyaml and of PyYAML's own parser, which word them differently.
"""

import re
from typing import NamedTuple

import yaml

from nbs_graph.model import Span

_KEY = r"\s*(?:- )?([\w-]+)"
_LATE = ("could not find expected", "found unexpected end of stream", "did not find expected ','")
_WITHOUT_COLON = re.compile(r"\s*(- )?[\w-]+(：|:(?!\s|$))(?!//)")
_WITH_VALUE = re.compile(rf"{_KEY}: +\S")
_STRAY = r"did not find expected key|expected <block end>|'-' indicator"


_KEY_LINE = re.compile(r"\n[ ]*(?:- )?[\w-]+:(?=\s)")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Advice(NamedTuple):
    """Where a text is no YAML, and what to do, in both languages."""

    span: Span
    en: str
    zh: str


class _Rule(NamedTuple):
    """What to say when the complaint and the line are such; `{1}`, `{2}` are what the line's groups matched."""

    complaint: str
    line: str
    en: str
    zh: str


_NEVER_CLOSED = (
    "The quotation mark here is never closed: put the same mark at the end of the value.",
    "此处的引号没有闭合：请在值的末尾补上同样的引号。",
)
_RULES = (
    _Rule("", r"[ ]*\t", "Indent with spaces, not tabs.", "缩进请用空格，不要用制表符。"),
    _Rule(
        "",
        "[ \u3000]*[\u00ad\u200b-\u200f\u2060\ufeff\u3000]",
        "The line starts with a character that cannot be seen, or a full-width space: delete it; indent with plain spaces.",
        "行首有不可见字符或全角空格：请删除；缩进请用半角空格。",
    ),
    _Rule(
        "",
        r"(<{7}|={7}|>{7})",
        "A mark of git stands here: keep one of the two versions, and delete the lines that start with `<<<<<<<`, "
        "`=======` and `>>>>>>>`.",
        "此处是 git 合并冲突的标记：请保留其中一个版本，并删除以 `<<<<<<<`、`=======`、`>>>>>>>` 开头的行。",
    ),
    _Rule(
        "",
        r"\s*(- )?[\w-]+：",
        "After a key write `: ` (half-width colon and a space), not `：`.",
        "键后请写半角冒号加空格 `: `，不要写全角 `：`。",
    ),
    _Rule(
        "unexpected end of stream|unexpected document indicator",
        "",
        *_NEVER_CLOSED,
    ),
    _Rule(
        "expected ','",
        r".*[\[{].* #",
        "What stands behind ` #` is a comment, brackets too: a text with ` #` needs double quotes.",
        "空格后的 `#` 及其后的内容（包括括号）是注释：含有 ` #` 的文字需要加双引号。",
    ),
    _Rule(
        "expected ','",
        r".*[\[{].*[，、】｝］]",
        "The brackets and commas of a list are half-width: `[`, `,`, `]`; a text that has them needs double quotes.",
        "列表的括号和逗号须为半角：`[`、`,`、`]`；文字中含有这些符号时请加双引号。",
    ),
    _Rule(
        "expected ','",
        "",
        "The bracket here is never closed, or a comma is missing; a text with `,`, `[` or `{` needs double quotes.",
        "此处的括号没有闭合，或缺少逗号；含有 `,`、`[`、`{` 的文字需要加双引号。",
    ),
    _Rule(
        "node content",
        r".*,\s*[,\]}]|.*[\[{]\s*,",
        "There is a comma too many in the brackets.",
        "括号内多了一个逗号。",
    ),
    _Rule(
        "mapping values are not allowed",
        rf"{_KEY}: +([^\"'{{\[|>].*: .*|[^\"'{{\[|>].*:)\Z",
        'The value contains a colon: put it in double quotes, `{1}: "{2}"`.',
        '值中含有冒号：请加双引号，`{1}: "{2}"`。',
    ),
    _Rule(
        "mapping values are not allowed",
        r".*[\[{].*: .*: ",
        "A text in brackets contains a colon: put that text in double quotes.",
        "括号内的文字含有冒号：请给该段文字加双引号。",
    ),
    _Rule(
        "",
        r"\s*(- )?[\w-]+:[^\s/]",
        "Put a space after the colon: `key: value`.",
        "冒号后请加一个空格：`键: 值`。",
    ),
    _Rule(
        "found character",
        r".*[:-] +[@`%]",
        "A value that starts with `@`, `` ` `` or `%` needs double quotes.",
        "以 `@`、`` ` `` 或 `%` 开头的值需要加双引号。",
    ),
    _Rule(
        "alphabetic or numeric character",
        r".*[*&]",
        "A value that starts with `*` or `&` needs double quotes.",
        "以 `*` 或 `&` 开头的值需要加双引号。",
    ),
    _Rule(
        "comment or line break|chomping or indentation",
        "",
        "After `|` or `>` the text starts in the next line, indented.",
        "`|` 或 `>` 之后请换行，正文从下一行开始并缩进。",
    ),
    _Rule(
        "escape|hexadecimal",
        "",
        r"Between double quotes `\` has a meaning of its own: write `\\`, or use single quotes.",
        r"双引号内的 `\` 有特殊含义：请写 `\\`，或改用单引号。",
    ),
    _Rule(
        "could not find expected ':'",
        "",
        "This line has no key: write `key: value`, or indent it to continue the text above.",
        "此行没有键：请写 `键: 值`；若是接续上文，请缩进。",
    ),
    _Rule(
        "sequence entries",
        "",
        "A list starts on the line below its key, each item with `- ` in front.",
        "列表从键的下一行开始，每项前加 `- `。",
    ),
    _Rule(
        _STRAY,
        r".*[:-] +'[^']*'\s*[^\s,\]}]",
        "The value goes on behind its closing quotation mark: put all of it in double quotes, "
        "or write an apostrophe between single quotes as `''`.",
        "右引号之后还有文字：请把整个值放进双引号；单引号内的撇号须写作 `''`。",
    ),
    _Rule(
        _STRAY,
        r".*[:-] +\"[^\"]*\"\s*[^\s,\]}]",
        r"The value goes on behind its closing quotation mark: put all of it in double quotes, "
        r"and write a quotation mark inside it as `\"` or “ ”.",
        r"右引号之后还有文字：请把整个值放进双引号，其中的引号写作 `\"` 或“ ”。",
    ),
    _Rule(
        _STRAY,
        rf"{_KEY}: +([\[{{].*[\]}}]\s*[^\s#].*)\Z",
        'A value that starts with `[` or `{{` and is no list needs double quotes: `{1}: "{2}"`.',
        '以 `[` 或 `{{` 开头而不是列表的值需要加双引号：`{1}: "{2}"`。',
    ),
    _Rule(
        _STRAY,
        r"\s*-(\s|\Z)",
        "This list item has no key of its own above it: write `key:` with nothing behind it, then the items.",
        "此列表项上方没有所属的键：请先写 `键:`（其后不写内容），再逐行写列表项。",
    ),
    _Rule(
        "document start",
        "",
        "The entry has ended above this line: a file is one entry, made of `key: value` lines.",
        "条目在此行之前已经结束：每个文件只写一个条目，由 `键: 值` 的行组成。",
    ),
    _Rule(
        f"{_STRAY}|mapping values",
        "",
        "The indentation of this line fits none above: keys of one level start in the same column.",
        "此行的缩进与上文各行都不一致：同一级的键应左对齐。",
    ),
)
_DEEPER = (
    "This line is indented further than the key above it, which has its value already: start both in one column.",
    "此行比上一个键缩进更多，而该键已有值：请让两者左对齐。",
)


def advice(error: yaml.MarkedYAMLError, text: str) -> Advice:
    """The complaint of a parser about a text → what to tell its editor."""
    lines = text.split("\n")
    if (quoted := _swallowing(error, text)) is not None:
        typed = lines[quoted.line] if quoted.line < len(lines) else ""
        return Advice(_to_end(quoted.line, quoted.column, typed), *_NEVER_CLOSED)
    mark = _culprit(error, lines)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    typed = lines[line] if line < len(lines) else ""
    before = lines[line - 1] if line else ""
    complaint = str(error.problem or "")
    if _WITHOUT_COLON.match(before) and "mapping values" in complaint:
        line, typed = line - 1, before  # that line was read as the beginning of this one
        column = _indent(typed)
        before = ""
    span = _to_end(line, column, typed)
    deeper = _WITH_VALUE.match(before) and _indent(typed) > _indent(before) and typed.count(": ") < 2
    if deeper and "mapping values" in complaint:
        return Advice(span, *_DEEPER)
    return Advice(span, *_said(typed, complaint))


def _to_end(line: int, column: int, typed: str) -> Span:
    """From a place, counted from 0, to the end of its line."""
    return Span(line + 1, column + 1, line + 1, max(len(typed), column + 1) + 1)


def _swallowing(error: yaml.MarkedYAMLError, text: str) -> yaml.Mark | None:
    """Where a quotation begins that goes on over whole `key:` lines up to a mark in the line of the complaint.

    That mark was to open a later value: the fault is that the quotation has none of its own.
    """
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    ends = {mark.line for mark in marks}
    try:
        for token in yaml.scan(text, Loader=_Loader):
            start, end = token.start_mark, token.end_mark
            if start.line > max(ends, default=0):
                return None
            quoted = isinstance(token, yaml.ScalarToken) and token.style in ('"', "'")
            if quoted and start.line < end.line and end.line in ends:
                return start if _KEY_LINE.search(text, start.index, end.index) else None
    except yaml.YAMLError:
        return None
    return None


def _said(typed: str, complaint: str) -> tuple[str, str]:
    for rule in _RULES:
        match = re.match(rule.line, typed)
        if match and re.search(rule.complaint, complaint):
            groups = ("", *(group or "" for group in match.groups()))
            return _filled(rule.en, groups), _filled(rule.zh, groups)
    return (
        f"This is not valid YAML here: {complaint or 'unexpected text'}.",
        f"此处不是有效的 YAML：{complaint or '意外的内容'}。",
    )


def _filled(template: str, groups: tuple[str, ...]) -> str:
    """`{1}` and `{2}` replaced, as they stand between double quotes; in such a template a brace is written twice."""
    if "{1}" not in template:
        return template
    return template.format(*(group.replace("\\", "\\\\").replace('"', '\\"') for group in groups))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _culprit(error: yaml.MarkedYAMLError, lines: list[str]) -> yaml.Mark | None:
    """Where to look: the parser notices some faults only after the line that has them."""
    if error.context_mark is not None and str(error.problem).startswith(_LATE):
        return error.context_mark
    mark = error.problem_mark or error.context_mark
    return mark if mark is None or mark.line < len(lines) else error.context_mark or mark
