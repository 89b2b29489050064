"""Bytes → characters: UTF-8, UTF-16 that says so, GB18030 when it cannot be anything else; never a guess."""

import re
from itertools import groupby

from nbs_graph.errors import CannotDo, NotConformingError

MOST = 50_000_000
_DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_COMMON = 0.7
"""Of the characters beyond ASCII of a Chinese text: those of the first level of GB 2312, and punctuation."""
_STRAY = 0.05
"""Of the lines of a GB18030 file: those that happen to be UTF-8 as well."""


def decode(raw: bytes, name: str, declared: str = "") -> str:
    """The bytes of a text → its characters.

    Args:
        raw: the bytes.
        name: of the file, for messages.
        declared: the encoding that the file itself names.
    Raises:
        CannotDo: larger than is believed.
        NotConformingError: no such encoding, or several in one file; it says where.
    """
    if len(raw) > MOST:
        raise CannotDo(
            f"{name} has more than {MOST // 10**6} MB; a newsletter has less than one. Split it.",
            f"{name} 超过 {MOST // 10**6} MB，而一期简讯不到 1 MB；请拆分。",
        )
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        raise _other(name, 1, "UTF-32")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as error:
            line = raw[: error.start].decode("utf-16", "replace").count("\n") + 1
            raise _broken(name, line, "UTF-16") from error
    body = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        first = body.count(b"\n", 0, error.start) + 1
    if len(body) < len(raw):
        raise _broken(name, first, "UTF-8")
    return _legacy(raw, name, first, _DECLARED.get(declared.lower()))


def _legacy(raw: bytes, name: str, first: int, declared: str | None) -> str:
    """What is not UTF-8: GB18030 throughout, or refused."""
    encoding = declared or "gb18030"
    own, other, none = _lines(raw, encoding)
    if none:
        raise _broken(name, none[0], "UTF-8, GB18030")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    if text and len(own) <= _STRAY * len(other) and (declared or _is_chinese(text)):
        return text
    if own and all(_is_chinese(raw_line.decode(encoding)) for raw_line in _some(raw, other)):
        where = _ranges(other)
        raise NotConformingError(
            f"{name}: lines {where} are GB18030, the others UTF-8; save the whole file as UTF-8.",
            f"{name}：第 {where} 行为 GB18030 编码，其余为 UTF-8；请将整个文件另存为 UTF-8。",
        )
    raise _broken(name, first, "UTF-8, GB18030")


def _lines(raw: bytes, encoding: str) -> tuple[list[int], list[int], list[int]]:
    """The numbers of the lines beyond ASCII that are UTF-8, those only in the other encoding, those in neither."""
    found: tuple[list[int], list[int], list[int]] = ([], [], [])
    for number, line in enumerate(raw.split(b"\n"), 1):
        if not line.isascii():
            found[0 if _is(line, "utf-8") else 1 if _is(line, encoding) else 2].append(number)
    return found


def _is(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _some(raw: bytes, numbers: list[int]) -> list[bytes]:
    lines = raw.split(b"\n")
    return [lines[number - 1] for number in numbers]


def _is_chinese(text: str) -> bool:
    """Are most of its characters everyday ones?"""
    beyond = re.findall(r"[^\x00-\x7f]", text)
    common = sum(_everyday(character) for character in beyond)
    return bool(beyond) and common >= _COMMON * len(beyond)


def _everyday(character: str) -> bool:
    raw = character.encode("gb2312", "ignore")
    return len(raw) == 2 and (0xB0 <= raw[0] <= 0xD7 or raw[0] in (0xA1, 0xA3))


def _ranges(numbers: list[int]) -> str:
    """3, 4, 5, 9 → `3–5, 9`; at most ten of them."""
    runs = [
        [number for _, number in group]
        for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    said = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return ", ".join(said[:10]) + (", …" if len(said) > 10 else "")


def _broken(name: str, line: int, tried: str) -> NotConformingError:
    return NotConformingError(
        f"{name}:{line}: bytes that are not text in {tried}; save the file as UTF-8 in your editor.",
        f"{name}:{line}：存在无法按 {tried} 解读的字节；请在编辑器中另存为 UTF-8。",
    )


def _other(name: str, line: int, encoding: str) -> NotConformingError:
    return NotConformingError(
        f"{name}:{line}: the file is {encoding}; save it as UTF-8 in your editor.",
        f"{name}:{line}：文件为 {encoding} 编码；请在编辑器中另存为 UTF-8。",
    )
