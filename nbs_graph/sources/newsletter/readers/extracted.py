"""What a reader hands on: the text in canonical form, the addresses behind words, and remarks for the report."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from nbs_graph.errors import CannotDo, NotConformingError

LONGEST_LINE = 1_000_000
_MOST_MARKS = 30
"""Combining marks in a row that a text may have (Unicode Standard Annex 15, Stream-Safe Text Format)."""
_MOST_NOTES = 50
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")
_ODD = re.compile("[\x01-\x08\x0e-\x1b\x1f\x7f\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the report tells.

    Args:
        code: stable, for programs.
        en: what it is, in English; zh: in Chinese.
        line: of the extracted text, from 1; page: of the file, from 1; 0 when there is none.
    """

    code: str
    en: str
    zh: str
    line: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """An address that is clickable on a page, printed or not."""

    page: int
    uri: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """An address behind words that are no address."""

    page: int
    words: str
    uri: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a newsletter issue.

    Args:
        text: without byte order mark, its lines ended by LF, in NFC; a form feed stands before the first line of a page.
        format: `text`, `pdf`, `html` or `docx`.
        notes: what was repaired, left out or is doubtful.
        links: the addresses that were clickable, in their order; they can only confirm printed ones.
        hidden: those behind words that are no address; what the text says of them depends on the format.
    """

    text: str
    format: str
    notes: tuple[Note, ...] = ()
    links: tuple[Target, ...] = ()
    hidden: tuple[Hidden, ...] = ()


def extracted(
    text: str,
    format: str,
    name: str,
    *,
    notes: Iterable[Note] = (),
    links: Iterable[Target] = (),
    hidden: Iterable[Hidden] = (),
) -> Extracted:
    """A text as read → in canonical form, with remarks on its characters.

    Raises:
        CannotDo: nothing in it, or a line longer than is believed.
        NotConformingError: NUL bytes, or so many control characters that it is no text.
    """
    text = canonical(text, name)
    if not text.strip("\ufeff\u200b \t\n\r\f\v\u3000\xa0"):
        raise CannotDo(
            f"{name} has no text in it; check that the right file was sent.",
            f"{name} 中没有文字；请检查文件是否正确。",
        )
    return Extracted(text, format, (*notes, *_odd(text)), tuple(links), tuple(hidden))


def canonical(text: str, name: str) -> str:
    """A text → without byte order mark, with LF, in NFC.

    Raises:
        CannotDo, NotConformingError: as `extracted`.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    controls = _CONTROL.findall(text)
    if "\0" in controls or len(controls) > 10 + len(text) // 100:
        line = line_of(text, (re.search("\0", text) or re.search(_CONTROL, text)).start())  # type: ignore[union-attr]
        raise NotConformingError(
            f"{name}:{line}: control characters; this is not a text. Save the newsletter as UTF-8 text, PDF, HTML or Word (.docx).",
            f"{name}:{line}：含有控制字符，不是文本。请将简讯另存为 UTF-8 文本、PDF、HTML 或 Word（.docx）。",
        )
    _lengths(text, name)
    _marks(text, name)
    return unicodedata.normalize("NFC", text)


def line_of(text: str, offset: int) -> int:
    """The line, from 1, of an offset in a text."""
    return text.count("\n", 0, offset) + 1


def _lengths(text: str, name: str) -> None:
    start = 0
    while len(text) - start > LONGEST_LINE:
        end = text.rfind("\n", start, start + LONGEST_LINE + 1)
        if end < 0:
            line = line_of(text, start)
            raise CannotDo(
                f"{name}:{line}: a line of more than {LONGEST_LINE:,} characters; this is no newsletter. Send it with line ends.",
                f"{name}:{line}：单行超过 {LONGEST_LINE:,} 个字符，不是简讯文本。请提供含换行的文件。",
            )
        start = end + 1


def _marks(text: str, name: str) -> None:
    """Refuse long runs of combining marks: to put them in order takes the square of their number."""
    marks = "".join(sorted(character for character in set(text) if unicodedata.combining(character)))
    if marks and (match := re.search(f"[{re.escape(marks)}]{{{_MOST_MARKS + 1}}}", text)):
        line = line_of(text, match.start())
        raise NotConformingError(
            f"{name}:{line}: more than {_MOST_MARKS} accents on one letter; take them off.",
            f"{name}:{line}：同一字母上的附加符号超过 {_MOST_MARKS} 个；请删除。",
        )


def _odd(text: str) -> Iterable[Note]:
    """Characters that no reader can know, line by line; the last note says how many lines more have such."""
    if not _ODD.search(text):
        return
    told = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not (found := _ODD.findall(line)):
            continue
        told += 1
        if told > _MOST_NOTES:
            continue
        codes = ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in found))
        yield _SAID["\ufffd" if "\ufffd" in found else "private"](codes, number)
    if told > _MOST_NOTES:
        more = told - _MOST_NOTES
        yield Note("more", f"{more} more lines have such characters.", f"另有 {more} 行含有此类字符。")


_SAID = {
    "\ufffd": lambda codes, line: Note(
        "unknown-character",
        f"characters that could not be read ({codes}); compare with the original.",
        f"存在无法识别的字符（{codes}）；请与原文核对。",
        line,
    ),
    "private": lambda codes, line: Note(
        "private-character",
        f"characters without a public meaning ({codes}); compare with the original.",
        f"存在无公开含义的字符（{codes}）；请与原文核对。",
        line,
    ),
}
