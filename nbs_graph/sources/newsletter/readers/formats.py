"""Which format a file has: its first bytes say it; only then does its name."""

import re

from nbs_graph.errors import CannotDo, NotConformingError, UsageProblem

FORMATS = ("text", "pdf", "html", "docx")
_ENDINGS = {
    "txt": "text", "text": "text", "md": "text", "pdf": "pdf",
    "html": "html", "htm": "html", "xhtml": "html", "docx": "docx",
}  # fmt: skip
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|section|article|p|table|h[1-6]|ul|ol)[\s>/]",
    re.IGNORECASE,
)
_AT_START = 1024
_HEAD = 4096


def format_of(raw: bytes, name: str, format: str | None = None) -> str:
    """The content, name and, when it was said, the format of a file → one of `FORMATS`.

    Raises:
        UsageProblem: the format that was said is none of them.
        CannotDo: empty, or a format that is not read.
        NotConformingError: the name says one thing, the content another.
    """
    if format is not None:
        said = _ENDINGS.get(format.lower().lstrip("."))
        if said is None:
            raise UsageProblem(
                f"“{format}” is not a format of newsletters; use one of: {', '.join(FORMATS)}.",
                f"“{format}”不是可读取的简讯格式；请使用：{'、'.join(FORMATS)}。",
            )
        return said
    if not raw:
        raise CannotDo(f"{name} is empty; send the file again.", f"{name} 是空文件；请重新发送。")
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return _by_content(raw, name) or _by_name(raw, name, ending)


def _by_content(raw: bytes, name: str) -> str | None:
    head = raw[:_HEAD]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in raw[:_AT_START]:
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return "docx"
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotDo(
            f"{name} is of an old Office format (.doc); open it in Word or WPS and save it as .docx.",
            f"{name} 是旧版 Office 格式（.doc）；请用 Word 或 WPS 打开并另存为 .docx。",
        )
    if start.startswith(b"{\\rtf"):
        raise CannotDo(
            f"{name} is RTF; save it as .docx, PDF or UTF-8 text.",
            f"{name} 是 RTF 格式；请另存为 .docx、PDF 或 UTF-8 文本。",
        )
    if raw.startswith(_IMAGES) or raw[8:12] == b"WEBP":
        raise CannotDo(
            f"{name} is an image; send the text, PDF, web page or Word file that it was made of.",
            f"{name} 是图片；请提供其来源的文本、PDF、网页或 Word 文件。",
        )
    if raw.startswith((*_PACKED, b"PK")):
        raise CannotDo(
            f"{name} is an archive; unpack it and name the file in it.",
            f"{name} 是压缩包；请解压后指定其中的文件。",
        )
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = start = head[2:].replace(b"\0", b"").lstrip()
    if start.startswith(b"<") and _HTML.search(head):
        return "html"
    if start.startswith(b"<?xml"):
        raise CannotDo(
            f"{name} is XML, not a web page; send the newsletter as text, PDF, HTML or Word (.docx).",
            f"{name} 是 XML 而非网页；请提供文本、PDF、HTML 或 Word（.docx）格式的简讯。",
        )
    if re.match(rb"(?:From|MIME-Version|Snapshot-Content-Location):", start) and b"multipart/related" in head:
        raise CannotDo(
            f"{name} is a web archive (.mhtml); save the page as “HTML only”, or print it to PDF.",
            f"{name} 是网页归档（.mhtml）；请将网页另存为“仅 HTML”，或打印为 PDF。",
        )
    return None


def _by_name(raw: bytes, name: str, ending: str) -> str:
    said = _ENDINGS.get(ending, "text")
    if said in ("pdf", "docx"):
        raise NotConformingError(
            f"{name} is not a {said.upper()} file, though it is named so; export it again.",
            f"{name} 虽以 .{ending} 命名，但并非该格式；请重新导出。",
        )
    if b"\0" in raw[:_HEAD] and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise CannotDo(
            f"{name} is not a text but binary data; send the newsletter as UTF-8 text, PDF, HTML or Word (.docx).",
            f"{name} 是二进制数据而非文本；请提供 UTF-8 文本、PDF、HTML 或 Word（.docx）格式的简讯。",
        )
    return said
