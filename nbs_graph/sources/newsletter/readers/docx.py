"""A newsletter as a Word file (ECMA-376) → its text."""

import re
from collections.abc import Mapping

from nbs_graph.sources.newsletter.readers.addresses import row, says, web_address
from nbs_graph.sources.newsletter.readers.extracted import Extracted, Hidden, Note, Target, extracted
from nbs_graph.sources.newsletter.readers.numbering import Numbering
from nbs_graph.sources.newsletter.readers.package import Package, relationships
from nbs_graph.sources.newsletter.readers.paper import joined

_SPACES = ("/wordprocessingml/", "/officeDocument/2006/math")
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "rt", "delText"})
_FIELD = re.compile(r"""\s*HYPERLINK\s+"([^"]+)\"""", re.IGNORECASE)


def read_docx(raw: bytes, name: str) -> Extracted:
    """The bytes of a Word file → its paragraphs as lines, its rows as lines with tabs.

    What was deleted or is hidden, headers, footers, notes and comments are left out. An address that words hide stands
    behind them.

    Raises:
        CannotDo: no Word file, encrypted, without text, or larger than is believed.
        NotConformingError: broken, or with a DOCTYPE.
    """
    package = Package(raw, name)
    main = package.main()
    related = package.related(relationships(main))
    folder = main.rpartition("/")[0]
    numbers = next((t for kind, t in related.values() if kind.endswith("/numbering")), "numbering.xml")
    numbering = Numbering.of(
        package, numbers.lstrip("/") if numbers.startswith("/") else f"{folder}/{numbers}"
    )
    document = _Document({key: target for key, (_, target) in related.items()}, numbering)
    package.parse(main, document.start, document.end, document.text)
    notes = [document.footnote] if document.footnote else []
    return extracted(
        joined(document.lines), "docx", name, notes=notes, links=document.links, hidden=document.behind
    )


class _Paragraph:
    """A paragraph that is being read, and the links that are open in it."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.links: list[tuple[int, str]] = []
        self.fields: list[tuple[int, list[str]]] = []
        self.number = ""
        self.list = ""
        self.level = 0


class _Document:
    """Handlers of the document part."""

    def __init__(self, targets: Mapping[str, str], numbering: Numbering) -> None:
        self.lines: list[str] = []
        self.links: list[Target] = []
        self.behind: list[Hidden] = []
        self.footnote: Note | None = None
        self._targets = targets
        self._numbering = numbering
        self._paragraphs: list[_Paragraph] = []
        self._around: list[list[str]] = []
        self._rows: list[list[list[str]]] = []
        self._left_out = 0
        self._run_hidden = False
        self._in_text = self._in_code = False
        self._in_numbers = False
        self._page = 1
        self._turn = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        space, _, local = name.rpartition("}")
        if self._left_out or local in _LEFT_OUT:
            self._left_out += 1
            return
        if not any(part in space for part in _SPACES):
            return
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        match local:
            case "p":
                self._paragraphs.append(_Paragraph())
            case "tr":
                self._rows.append([])
            case "tc" if self._rows:
                self._around.append(self.lines)
                self.lines = []
            case "footnoteReference" | "endnoteReference" if not self.footnote:
                self.footnote = Note(
                    "footnotes", "Footnotes are left out.", "脚注未读取。", len(self.lines) + 1
                )
        if self._paragraphs:
            self._in_paragraph(local, said, self._paragraphs[-1])

    def _in_paragraph(self, local: str, said: Mapping[str, str], paragraph: _Paragraph) -> None:
        match local:
            case "r":
                self._run_hidden = False
            case "vanish":
                self._run_hidden = said.get("val", "1") not in ("0", "false", "off")
            case "t":
                self._in_text = not self._run_hidden
            case "tab":
                if said.get("pos") is None:  # not a tab stop
                    paragraph.text.append("\t")
            case "br" if said.get("type") == "page":
                paragraph.text.append("\n\f")
            case "pageBreakBefore" if said.get("val", "1") not in ("0", "false", "off"):
                paragraph.text.append("\f")
            case "br" | "cr":
                paragraph.text.append("\n")
            case "noBreakHyphen":
                paragraph.text.append("-")
            case "numPr":
                self._in_numbers = True
            case "ilvl" if self._in_numbers:
                paragraph.level = (
                    int(said["val"]) if said.get("val", "") in "012345678" and said.get("val") else 0
                )
            case "numId" if self._in_numbers:
                paragraph.list = said.get("val", "")
            case "hyperlink":
                paragraph.links.append((len(paragraph.text), self._targets.get(said.get("id", ""), "")))
            case "fldSimple":
                paragraph.links.append((len(paragraph.text), _field(said.get("instr", ""))))
            case "instrText":
                self._in_code = True
            case "fldChar":
                self._field(said.get("fldCharType", ""), paragraph)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._left_out:
            self._left_out -= 1
            return
        match name.rpartition("}")[2]:
            case "t":
                self._in_text = False
            case "instrText":
                self._in_code = False
            case "numPr":
                self._in_numbers = False
            case "hyperlink" | "fldSimple" if self._paragraphs and self._paragraphs[-1].links:
                self._link(*self._paragraphs[-1].links.pop())
            case "p" if self._paragraphs:
                self._paragraph()
            case "tc" if self._around:
                self._rows[-1].append(self.lines)
                self.lines = self._around.pop()
            case "tr" if self._rows:
                self.lines += row(self._rows.pop())

    def text(self, text: str) -> None:
        """Character data."""
        if self._left_out or not self._paragraphs:
            return
        if self._in_text:
            self._paragraphs[-1].text.append(text)
        elif self._in_code and self._paragraphs[-1].fields:
            self._paragraphs[-1].fields[-1][1].append(text)

    def _field(self, kind: str, paragraph: _Paragraph) -> None:
        if kind == "begin":
            paragraph.fields.append((len(paragraph.text), []))
        elif kind == "end" and paragraph.fields:
            place, code = paragraph.fields.pop()
            self._link(place, _field("".join(code)))

    def _link(self, place: int, target: str) -> None:
        """Put the address behind the words that hide it."""
        paragraph = self._paragraphs[-1]
        words, address = " ".join("".join(paragraph.text[place:]).split()), web_address(target)
        if not address:
            return
        self.links.append(Target(self._page, address))
        if words and not says(words, address):
            self.behind.append(Hidden(self._page, words, address))
            paragraph.text.append(f" {address} ")

    def _paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        text = "".join(paragraph.text)
        if paragraph.list not in ("", "0") and text.strip():
            text = self._numbering.next(paragraph.list, paragraph.level) + text
        for line in text.split("\n"):
            self._turn = self._turn or "\f" in line
            words = line.replace("\f", "").rstrip(" ")
            if self._turn and words and not self._around:
                self._turn = False
                self._page += bool(self.lines)
                words = f"\f{words}" if self.lines else words
            self.lines.append(words)


def _field(code: str) -> str:
    match = _FIELD.match(code)
    return match[1] if match else ""
