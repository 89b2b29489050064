"""A newsletter as a PDF → its text, line by line as printed."""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from nbs_graph.errors import CannotDo, NbsError, NotConformingError
from nbs_graph.sources.newsletter.readers.extracted import Extracted, Hidden, Note, Target, extracted
from nbs_graph.sources.newsletter.readers.pdf_fonts import UNKNOWN, Faces
from nbs_graph.sources.newsletter.readers.pdf_lines import printed
from nbs_graph.sources.newsletter.readers.pdf_links import links, with_hidden
from nbs_graph.sources.newsletter.readers.pdf_runs import Budget, TooMuchError, runs

MOST_PAGES = 1_000
MOST = 200_000_000
_MOST_CHARACTERS = 20_000_000
_END = 2048
"""Bytes at the end of a file in which its end is marked; readers look at 1,024 (ISO 32000-1, annex H)."""
_UNREADABLE = 0.2
_AS_TEXT = {
    **{chr(code): None for code in range(0xFB00, 0xFB07)},
    **{chr(code): None for code in range(0x2F00, 0x2FD6)},
    "\u2e9f": None,
    "\u2ef3": None,
}
_DRAWN = re.compile("[" + "".join(_AS_TEXT) + "]")


def read_pdf(raw: bytes, name: str) -> Extracted:
    """The bytes of a PDF → its lines; a form feed stands before the first line of each further page.

    Clickable addresses are handed on beside the text. Where a declared label (“原文链接”) hides one and none is printed
    after it, `label：address` is put on a line of its own below.

    Raises:
        CannotDo: encrypted, without text, or larger than is believed.
        NotConformingError: broken or cut off.
    """
    if len(raw) > MOST:
        raise CannotDo(
            f"{name} has more than {MOST // 10**6} MB; make its images smaller, or send the text.",
            f"{name} 超过 {MOST // 10**6} MB；请压缩图片，或提供文本。",
        )
    if b"%%EOF" not in raw[-_END:]:
        raise NotConformingError(
            f"{name} is cut off: the mark of its end is missing. Send the PDF again.",
            f"{name} 不完整：缺少文件结束标记。请重新发送 PDF。",
        )
    with _silent():
        return _Reader(raw, name).read()


class _Reader:
    """A file, and what came of its pages."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._raw = raw
        self._name = name
        self._page = 0

    def read(self) -> Extracted:
        """All pages."""
        try:
            return self._read()
        except (NbsError, MemoryError):
            raise
        except TooMuchError as error:
            raise self._too_much() from error
        except Exception as error:  # pypdf lets through whatever a broken file makes it do
            if type(error).__name__ == "LimitReachedError":
                raise self._too_much() from error
            if type(error).__name__ in ("DependencyError", "FileNotDecryptedError"):
                raise self._locked() from error
            where = (f", page {self._page}", f"第 {self._page} 页") if self._page else ("", "")
            raise NotConformingError(
                f"{self._name}{where[0]}: the PDF is broken ({_brief(error)}). Print it to PDF again, or send the text.",
                f"{self._name}{where[1]}：PDF 已损坏（{_brief(error)}）。请重新打印为 PDF，或提供文本。",
            ) from error

    def _read(self) -> Extracted:
        pages = self._pages()
        faces, budget = Faces(), Budget()
        texts: list[str] = []
        found: list[Target] = []
        behind: list[Hidden] = []
        notes: list[Note] = []
        size = 0
        for number, page in enumerate(pages, 1):
            self._page = number
            lines = printed(runs(page, faces, budget))
            areas = links(page)
            found += [Target(number, area.uri) for area in areas]
            hidden, said = with_hidden(lines, areas, number)
            behind += hidden
            if not said and len(pages) > 1:
                notes.append(_without_text(number))
            texts.append("\n".join(said))
            size += len(texts[-1])
            if size > _MOST_CHARACTERS:
                raise TooMuchError
        self._page = 0
        text = self._judged("\n\f".join(texts))
        text, repaired = _drawn(text)
        return extracted(
            f"{text}\n",
            "pdf",
            self._name,
            notes=[*repaired, *notes],
            links=dict.fromkeys(found),
            hidden=behind,
        )

    def _pages(self) -> Sequence[Any]:
        from pypdf import PdfReader

        reader = PdfReader(io.BytesIO(self._raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise self._locked()
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise CannotDo(
                f"{self._name} has {count} pages; at most {MOST_PAGES} are read. Split it.",
                f"{self._name} 有 {count} 页，最多读取 {MOST_PAGES} 页；请拆分。",
            )
        return reader.pages

    def _judged(self, text: str) -> str:
        """Refuse what has no text, or mostly glyphs that nothing names."""
        shown = len(re.findall(r"\S", text))
        if not shown:
            raise CannotDo(
                f"{self._name} has no text, only images, as scans have; send the web article or the Word file, or run text recognition over it (ocrmypdf -l chi_sim+eng).",
                f"{self._name} 中没有文字，只有图像（如扫描件）；请提供网页文章或 Word 文件，或先做文字识别（ocrmypdf -l chi_sim+eng）。",
            )
        if text.count(UNKNOWN) > _UNREADABLE * shown:
            raise CannotDo(
                f"{self._name}: its fonts do not say which characters they draw; print it to PDF again from Word or the browser, or send the text.",
                f"{self._name}：字体未说明所绘字符，无法取出文字；请从 Word 或浏览器重新打印为 PDF，或提供文本。",
            )
        return text

    def _locked(self) -> CannotDo:
        return CannotDo(
            f"{self._name} is encrypted or protected with a password; print it to PDF again without protection.",
            f"{self._name} 已加密或受密码保护；请取消保护后重新打印为 PDF。",
        )

    def _too_much(self) -> CannotDo:
        where = (f", page {self._page}", f"第 {self._page} 页") if self._page else ("", "")
        return CannotDo(
            f"{self._name}{where[0]}: more is packed into it than a newsletter has. Print it to PDF again, or send the text.",
            f"{self._name}{where[1]}：内容远超一期简讯。请重新打印为 PDF，或提供文本。",
        )


def _drawn(text: str) -> tuple[str, list[Note]]:
    """Ligatures and radicals that fonts draw letters with → these letters."""
    import unicodedata

    text, count = _DRAWN.subn(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    if not count:
        return text, []
    return text, [
        Note(
            "drawn-characters",
            f"{count} ligatures or radicals were read as the letters they stand for.",
            f"{count} 个连字或部首字符已按其代表的文字读取。",
        )
    ]


def _without_text(page: int) -> Note:
    return Note(
        "page-without-text",
        "a page without text; if it is an image, its words are missing.",
        "该页没有文字；若为图像，其中的文字未读取。",
        page=page,
    )


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


@contextmanager
def _silent() -> Iterator[None]:
    """What pypdf logs of repairs is not for those who read a newsletter."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
