"""An issue's text, printed again as a web article, a PDF and a Word file, so that each can be read back.

What stands on the page is the text, in its order; `as_pdf` adds a running head and page numbers unless told not to.
A form feed of the text turns the page in the PDF and in Word; a web page has none.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

HEAD = "基于自然的解决方案通讯"
_URL = re.compile(r"https?://[!-~’]+[^\s!-/:-@’.]|https?://[!-~]+")
_SIZE = 10.5
_LEADING = 18.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 72.0, 524.0, 770.0, 70.0
_NOT_FIRST = "，。、；：！？）》”’】…%"
_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title>
<style>p {{ margin: 0 }}</style><script>var ct = "<p>script</p>";</script></head>
<body><div id="js_article"><div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
{body}
</div><div style="display:none;">微信扫一扫</div></div></body></html>
"""


def blocks(text: str) -> Iterator[list[str]]:
    """A text → its lines in groups that blank lines part; rows with tabs are groups of their own."""
    for blank, group in groupby(re.split(r"[\n\f]", text), lambda line: not line.strip()):
        if not blank:
            for _, part in groupby(group, lambda line: "\t" in line):
                yield list(part)


def as_html(text: str) -> bytes:
    """A text → an article as WeChat has it: paragraphs of spans, tables, addresses clickable."""
    body: list[str] = []
    for lines in blocks(text):
        if "\t" in lines[0]:
            rows = ("".join(f"<td><p>{_linked(c)}</p></td>" for c in line.split("\t")) for line in lines)
            body.append("<table><tbody>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody></table>")
        else:
            spans = "<br/>\n".join(
                f'<span style="color: rgb(63, 63, 63);">{_linked(line)}</span>' for line in lines
            )
            body.append(f'<section><p style="line-height: 2em;">{spans}</p></section>')
    return _PAGE.format(title=escape(HEAD), body="\n".join(body)).encode()


def _linked(line: str) -> str:
    """A line with its addresses clickable."""
    parts: list[str] = []
    position = 0
    for match in _URL.finditer(line):
        parts.append(escape(line[position : match.start()]))
        parts.append(f'<a href="{escape(match[0])}">{escape(match[0])}</a>')
        position = match.end()
    return "".join([*parts, escape(line[position:])])


def as_pdf(
    text: str, *, head: str | None = HEAD, numbers: bool = True, links: bool = True, broken: bool = True
) -> bytes:
    """A text → a PDF in Song type.

    Args:
        text: of the issue.
        head: at the top of each page; numbers: at the foot, `- 3 -`.
        links: addresses have clickable rectangles, one for each line.
        broken: lines are broken at the margin; without it the page is as wide as its longest line.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    if not broken:
        canvas.setPageSize((2 * _LEFT + max(map(_width, re.split(r"[\n\f]", text))), 842))
    count = 0
    for page in text.split("\f"):
        lines = [line for line in page.split("\n") if line.strip()]
        pieces = [piece for line in lines for piece in (_broken(line) if broken else [line.rstrip()])]
        size = int((_TOP - _BOTTOM) / _LEADING)
        for start in range(0, len(pieces), size):
            count += 1
            _set_page(canvas, pieces[start : start + size], head, count if numbers else None, links=links)
    canvas.save()
    return out.getvalue()


def _set_page(
    canvas: Any, lines: Sequence[str], head: str | None, number: int | None, *, links: bool
) -> None:
    canvas.setFont("STSong-Light", _SIZE)
    if number is not None:  # many programs set the foot before the text
        canvas.drawCentredString((_LEFT + _RIGHT) / 2, 40, f"- {number} -")
    for row, line in enumerate(lines):
        y = _TOP - row * _LEADING
        canvas.drawString(_LEFT, y, line)
        for match in _URL.finditer(line) if links else ():
            x = _LEFT + _width(line[: match.start()])
            canvas.linkURL(match[0], (x, y - 3, x + _width(match[0]), y + _SIZE), relative=1)
    if head:
        canvas.drawString(_LEFT, 800, head)
    canvas.showPage()


def _width(text: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, "STSong-Light", _SIZE))


def _broken(line: str) -> Iterator[str]:
    """A line → what fits between the margins, broken as Word does: between words, never before a full stop."""
    line = line.rstrip()
    while _width(line) > _RIGHT - _LEFT:
        end = 1
        width = _width(line[0])
        while end < len(line) and (width := width + _width(line[end])) <= _RIGHT - _LEFT:
            end += 1
        cut = end
        while cut > 1 and (line[cut] in _NOT_FIRST or (_latin(line[cut - 1]) and _latin(line[cut]))):
            cut -= 1
        cut = cut if cut > end // 2 else end
        yield line[:cut]
        line = line[cut:].lstrip(" ")
    if line:
        yield line


def _latin(character: str) -> bool:
    return "!" <= character <= "~" or ("\u00c0" <= character < "\u2000")


_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATED = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}"><w:body>{{}}</w:body></w:document>'
)


def as_docx(text: str) -> bytes:
    """A text → a Word file: a paragraph for each line, tables for rows with tabs, addresses clickable."""
    targets: dict[str, str] = {}
    body: list[str] = []
    for number, page in enumerate(text.split("\f")):
        if number:
            body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        for lines in blocks(page):
            if "\t" in lines[0]:
                cells = (
                    "".join(f"<w:tc>{_paragraph(c, targets)}</w:tc>" for c in line.split("\t"))
                    for line in lines
                )
                body.append("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>")
            else:
                body += [_paragraph(line, targets) for line in lines]
            body.append("<w:p/>")
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    links = (
        f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{escape(uri)}" TargetMode="External"/>'
        for uri, key in targets.items()
    )
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATED.format(main),
            "word/document.xml": _DOCUMENT.format("".join(body)),
            "word/_rels/document.xml.rels": _RELATED.format("".join(links)),
        }
    )


def packed(parts: dict[str, str]) -> bytes:
    """Parts of a Word file → the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _paragraph(line: str, targets: dict[str, str]) -> str:
    runs: list[str] = []
    position = 0
    for match in _URL.finditer(line):
        key = targets.setdefault(match[0], f"rId{len(targets) + 10}")
        runs += [
            _run(line[position : match.start()]),
            f'<w:hyperlink r:id="{key}">{_run(match[0])}</w:hyperlink>',
        ]
        position = match.end()
    return f"<w:p>{''.join(runs)}{_run(line[position:])}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
