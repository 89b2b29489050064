"""The parts of a Word file: a zip of XML, unpacked within bounds; XML with a DOCTYPE is refused.

Python's own zip and expat read it in one pass; python-docx would build trees with lxml, and knows no bounds.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from xml.parsers import expat

from nbs_graph.errors import CannotDo, NbsError, NotConformingError

MOST = 50_000_000
"""Bytes of one part of XML."""
RATIO = 200
_PLAIN = 2_000_000
_PARTS = 5_000
_DEEPEST = 500
_OTHERS = {
    "mimetype": "ODT or EPUB",
    "xl/workbook.xml": "Excel",
    "ppt/presentation.xml": "PowerPoint",
    "content.xml": "ODT",
    "META-INF/container.xml": "EPUB",
}
Start = Callable[[str, Mapping[str, str]], None]


class Package:
    """The parts of a Word file, by name."""

    def __init__(self, raw: bytes, name: str) -> None:
        """Raises CannotDo, NotConformingError: see `read_docx`."""
        self._name = name
        self._size = len(raw)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise self._broken() from error
        if len(parts) > _PARTS:
            raise self._large()
        self._names = {part.filename: part for part in parts}
        if ("_rels/.rels" not in self._names and "word/document.xml" not in self._names) or self._is_other():
            kind = next((kind for part, kind in _OTHERS.items() if part in self._names), "a zip archive")
            raise CannotDo(
                f"{name} is no Word file (it looks like {kind}); save the newsletter as .docx, PDF or UTF-8 text.",
                f"{name} 不是 Word 文件（疑为 {kind}）；请将简讯另存为 .docx、PDF 或 UTF-8 文本。",
            )

    def _is_other(self) -> bool:
        return "xl/workbook.xml" in self._names or "ppt/presentation.xml" in self._names

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def main(self) -> str:
        """The part that holds the document (ECMA-376, part 2, relationships)."""
        if "_rels/.rels" in self._names:
            for kind, target in self.related("_rels/.rels").values():
                if kind.endswith("/officeDocument") and target.lstrip("/") in self._names:
                    return target.lstrip("/")
        if "word/document.xml" not in self._names:
            raise self._broken()
        return "word/document.xml"

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """A part of relationships → id → kind and target; empty when there is no such part."""
        found: dict[str, tuple[str, str]] = {}

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if name.endswith("}Relationship"):
                found[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""))

        if part in self._names:
            self.parse(part, start)
        return found

    def parse(
        self,
        part: str,
        start: Start,
        end: Callable[[str], None] = lambda _: None,
        text: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Read a part of XML; names are `{namespace}local`.

        Raises:
            CannotDo: too large or nested too deep.
            NotConformingError: broken, or with a DOCTYPE.
        """
        depth = 0

        def opened(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > _DEEPEST:
                raise self._large()
            start(_full(name), attributes)

        def closed(name: str) -> None:
            nonlocal depth
            depth -= 1
            end(_full(name))

        def refuse(*_: object) -> None:
            raise NotConformingError(
                f"{self._name} has a DOCTYPE in it, as no Word file has; save it again in Word or WPS.",
                f"{self._name} 含有 DOCTYPE，而 Word 文件不应包含；请用 Word 或 WPS 重新保存。",
            )

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = opened
        parser.EndElementHandler = closed
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = refuse
        try:
            parser.Parse(self._bytes(part), True)
        except expat.ExpatError as error:
            raise self._broken() from error

    def _bytes(self, part: str) -> bytes:
        """A part, unpacked up to its bounds: what a zip declares of sizes need not be so."""
        most = min(MOST, max(_PLAIN, RATIO * self._size))
        try:
            with self._zip.open(self._names[part]) as stream:
                content = stream.read(most + 1)
        except NbsError:
            raise
        except RuntimeError as error:  # what zipfile says of an encrypted part
            raise CannotDo(
                f"{self._name} is encrypted; save it without a password.",
                f"{self._name} 已加密；请取消密码后另存。",
            ) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self._broken() from error
        if len(content) > most:
            raise self._large()
        return content

    def _large(self) -> CannotDo:
        return CannotDo(
            f"{self._name} unpacks to more than {MOST // 10**6} MB, or to {RATIO} times its size, or is nested too deep; "
            "send the newsletter as PDF or UTF-8 text.",
            f"{self._name} 解压后超过 {MOST // 10**6} MB 或原文件的 {RATIO} 倍，或嵌套过深；请以 PDF 或 UTF-8 文本提供。",
        )

    def _broken(self) -> NotConformingError:
        return NotConformingError(
            f"{self._name} is broken or cut off; open it in Word or WPS and save it again as .docx.",
            f"{self._name} 已损坏或不完整；请用 Word 或 WPS 打开并重新另存为 .docx。",
        )


def relationships(part: str) -> str:
    """A part → the part of its relationships: `word/document.xml` → `word/_rels/document.xml.rels`."""
    path = PurePosixPath(part)
    return str(path.parent / "_rels" / f"{path.name}.rels")


def _full(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"{{{space}}}{local}" if space else local
