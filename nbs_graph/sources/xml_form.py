"""RDF/XML: is it XML, whole, and of a form that is read?

The RDF parser says of no fault where it is, and takes much that is no XML: files that were cut, marks that are never
closed. So expat looks first. A document type ends its reading, so that no entity is ever expanded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from nbs_graph.model import Diagnostic, Severity, Span
from nbs_graph.namespaces import RDF_TYPE

MAX_DEPTH = 100
_RDF = RDF_TYPE.removesuffix("type") + " "
_GONE = {_RDF + "bagID", _RDF + "aboutEach", _RDF + "aboutEachPrefix"}
"""Attributes of the first RDF/XML that mean nothing now (W3C Recommendation 2014, section 5.1)."""
_KINDS = ("Literal", "Resource", "Collection")
_CODES = expat.errors.codes

# Complaint of expat → what to do, in both languages.
_ADVICE: Mapping[int, tuple[str, str]] = {
    _CODES[expat.errors.XML_ERROR_NO_ELEMENTS]: ("The file ends before its last tag is closed; was it cut?", "文件在最后一个标签闭合之前结束；是否被截断？"),
    _CODES[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: ("What begins here is never closed.", "此处开始的内容没有闭合。"),
    _CODES[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION]: ("The CDATA section is never closed.", "CDATA 段没有闭合。"),
    _CODES[expat.errors.XML_ERROR_TAG_MISMATCH]: ("This closing tag does not fit the tag that is open.", "此处的结束标签与开始标签不一致。"),
    _CODES[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: ("The attribute is there twice; keep one.", "属性重复；请只保留一个。"),
    _CODES[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: ("Nothing may follow the last tag; delete it.", "最后一个标签之后不应有内容；请删除。"),
    _CODES[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: ("XML knows `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;` only; type the character itself.", "XML 只有 `&amp;`、`&lt;`、`&gt;`、`&quot;`、`&apos;`；请直接输入该字符。"),
    _CODES[expat.errors.XML_ERROR_UNBOUND_PREFIX]: ('The prefix is not declared: add `xmlns:…="…"`.', '前缀未声明：请添加 `xmlns:…="…"`。'),
    _CODES[expat.errors.XML_ERROR_BAD_CHAR_REF]: ("There is no such character.", "没有这个字符。"),
    _CODES[expat.errors.XML_ERROR_MISPLACED_XML_PI]: ("`<?xml …?>` stands once, at the very start of the file.", "`<?xml …?>` 只写一次，且须在文件最开头。"),
}  # fmt: skip
_OTHER = (
    "This is not XML: `&` is written `&amp;`, `<` in a text `&lt;`, attributes stand in quotes.",
    "此处不是有效的 XML：`&` 写作 `&amp;`，文字中的 `<` 写作 `&lt;`，属性值加引号。",
)


@dataclass(frozen=True, slots=True)
class _Refused(Exception):
    code: str
    en: str
    zh: str


def not_read(text: str, file: str) -> Diagnostic | None:
    """Why RDF/XML is not given to its parser, with the place; None when it may be."""
    if not text.strip():
        return None
    reader = expat.ParserCreate("utf-8", " ")
    reader.StartDoctypeDeclHandler = _doctype
    depth = 0

    def opened(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _Refused("NBS002", f"Nested more than {MAX_DEPTH} deep.", f"嵌套超过 {MAX_DEPTH} 层。")
        kind = attributes.get(_RDF + "parseType", _KINDS[0])
        if kind not in _KINDS or not _GONE.isdisjoint(attributes):
            raise _Refused(
                "NBS070",
                f"`rdf:parseType` is one of {', '.join(_KINDS)}; `rdf:bagID` and `rdf:aboutEach` are not used any more.",
                f"`rdf:parseType` 须为 {'、'.join(_KINDS)} 之一；`rdf:bagID` 与 `rdf:aboutEach` 已不再使用。",
            )

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    reader.StartElementHandler, reader.EndElementHandler = opened, closed
    try:
        reader.Parse(text.encode(), True)
    except _Refused as refused:
        code, en, zh = refused.code, refused.en, refused.zh
        line, column = reader.CurrentLineNumber, reader.CurrentColumnNumber
    except expat.ExpatError as error:
        code, (en, zh) = "NBS070", _ADVICE.get(error.code, _OTHER)
        line, column = error.lineno, error.offset
    else:
        return None
    if code == "NBS071":  # told where it ends
        before = text.encode()[: reader.CurrentByteIndex + 1].decode(errors="ignore")
        start = max(before.rfind("<!DOCTYPE"), 0)
        line, column = before.count("\n", 0, start) + 1, start - (before.rfind("\n", 0, start) + 1)
    place = Span(line, column + 1, line, column + 2)
    return Diagnostic(code, Severity.VIOLATION, {"en": en, "zh": zh}, file, place)


def _doctype(*_: object) -> None:
    raise _Refused(
        "NBS071",
        "A DOCTYPE or ENTITY declaration is not read; remove it and write the IRIs in full.",
        "不读取 DOCTYPE 或 ENTITY 声明；请删除并写出完整的 IRI。",
    )
