"""How wide text is on a terminal, where Chinese characters take two columns (UAX #11)."""

import re
import unicodedata

_CLOSING = "，。、；：？！）》〉」』】”’"  # never at the start of a line
_WORDS = re.compile(rf"\s+|[\u1100-\uffff][{_CLOSING}]*|[^\s\u1100-\uffff]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def width(text: str) -> int:
    """Columns that `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """`text` filled with blanks up to `columns`, on its left when it is to stand `right`."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def plain(text: str) -> str:
    """`text` on one line, control and direction characters made visible, so that data cannot steer a terminal."""
    text = " ".join(text.split()) if any(c in text for c in "\n\r\t") else text
    return _CONTROL.sub("\ufffd", text)


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns`, broken at blanks and between Chinese characters, else anywhere."""
    if width(text) <= columns:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for piece in _WORDS.findall(text):
        size = width(piece)
        if used + size <= columns:
            line, used = line + piece, used + size
            continue
        if line.strip():
            lines.append(line.rstrip())
        rest = piece.lstrip()
        while width(rest) > columns:
            head = _fitting(rest, columns)
            lines.append(head)
            rest = rest[len(head) :]
        line, used = rest, width(rest)
    if line.strip():
        lines.append(line.rstrip())
    return lines or [""]


def _fitting(text: str, columns: int) -> str:
    """The longest start of `text` that fits; at least one character, and after a `/` or `-` where that is near."""
    used, end = 0, 0
    for character in text:
        used += _width_of(character)
        if used > columns:
            break
        end += 1
    end = max(end, 1)
    nice = max(text.rfind("/", 0, end), text.rfind("-", 0, end)) + 1
    return text[:nice] if nice > end // 2 else text[:end]
