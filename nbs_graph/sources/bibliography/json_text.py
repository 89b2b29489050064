"""JSON that strangers wrote → records, or a message that says where it is broken."""

import json
from collections.abc import Mapping
from typing import Any

from nbs_graph.errors import NotConformingError

_DEPTH = 100


def records(text: str, file: str, lists: tuple[str, ...]) -> list[Mapping[str, Any]]:
    """The objects of a file: a list of them, one alone, one per line, or under one of the keys `lists`.

    Raises:
        NotConformingError: not JSON, nested too deep, or no objects.
    """
    found = _parsed(text, file)
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise NotConformingError(
            f"{file}: holds half a character (`\\ud800` to `\\udfff` alone); export it again.",
            f"{file}：含有不完整的字符（单独的 `\\ud800` 至 `\\udfff`）；请重新导出。",
        ) from error
    if isinstance(found, dict):
        found = next((found[key] for key in lists if isinstance(found.get(key), list)), [found])
    if not isinstance(found, list):
        found = [found]
    for number, record in enumerate(found, 1):
        if not isinstance(record, dict):
            raise NotConformingError(
                f"{file}: record {number} is no object; expected a list of `{{…}}`, one per work.",
                f"{file}：第 {number} 条记录不是对象；应为 `{{…}}` 组成的列表，每部作品一个。",
            )
    return found


def _parsed(text: str, file: str) -> Any:
    try:
        return json.loads(text, parse_constant=str)
    except RecursionError as error:
        raise NotConformingError(
            f"{file}: nested too deep to be a list of works.", f"{file}：嵌套过深，不是作品列表。"
        ) from error
    except ValueError as error:
        if not isinstance(error, json.JSONDecodeError):  # an integer of thousands of digits
            raise NotConformingError(f"{file}: a number is too long.", f"{file}：数字过长。") from error
        lines = [line for line in text.splitlines() if line.strip()]
        if (
            error.msg == "Extra data"
            and len(lines) > 1
            and all(line.lstrip().startswith("{") for line in lines)
        ):
            return [_parsed_line(line, file, number) for number, line in enumerate(lines, 1)]
        raise _wrong(file, error.lineno, error.colno, error.msg) from error


def _parsed_line(line: str, file: str, number: int) -> Any:
    try:
        return json.loads(line, parse_constant=str)
    except RecursionError as error:
        raise NotConformingError(
            f"{file}:{number}: nested too deep.", f"{file}:{number}：嵌套过深。"
        ) from error
    except json.JSONDecodeError as error:
        raise _wrong(file, number, error.colno, error.msg) from error


def _wrong(file: str, line: int, column: int, reason: str) -> NotConformingError:
    return NotConformingError(
        f"{file}:{line}:{column}: this is not JSON: {reason}. Export the file again, or correct it there.",
        f"{file}:{line}:{column}：不是有效的 JSON：{reason}。请重新导出，或在该处更正。",
    )


def text_of(value: Any) -> str:
    """A value as a text: texts, alone in a list or not, and numbers as they are, anything else as JSON."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        value = value[0]  # as Crossref writes titles
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool | dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def within(value: Any, *path: str) -> Any:
    """What stands at a path of keys, None when there is no such thing."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
