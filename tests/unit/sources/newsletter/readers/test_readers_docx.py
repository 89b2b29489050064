"""Word files: paragraphs, tables, links, numbers, and what is no Word file."""

import io
import zipfile

import pytest

from nbs_graph.errors import CannotDo, NotConformingError
from nbs_graph.sources.newsletter.readers import read
from tests.newsletters.rendering import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def document(body: str, **parts: str) -> bytes:
    main = (
        f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'
    )
    related = (
        '<Relationships xmlns="urn:x">'
        f'<Relationship Id="r1" Type="{OFFICE}/hyperlink" Target="https://a.org/x" TargetMode="External"/></Relationships>'
    )
    return packed(
        {
            "word/document.xml": main,
            "word/_rels/document.xml.rels": related,
            **{f"word/{k}.xml": v for k, v in parts.items()},
        }
    )


def shown(body: str, **parts: str) -> str:
    return read(document(body, **parts), "x.docx").text.rstrip("\n")


def p(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


LINK = '<w:hyperlink r:id="r1"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.org/y" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>详情</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("湿", "地") + p() + p("恢复"), "湿地\n\n恢复"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", "a\nb\tc"),
        (p("一") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("二"), "一\n\n\n\f二"),
        ('<w:p><w:r><w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t></w:r></w:p>', "一\n\f二"),
        (
            f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}{p('c')}</w:tc></w:tr></w:tbl>{p('d')}",
            "a\tb c\nd",
        ),
        (f"<w:p><w:r><w:t>见</w:t></w:r>{LINK.format('链接')}</w:p>", "见链接 https://a.org/x"),
        (f"<w:p>{LINK.format('https://a.org/x')}</w:p>", "https://a.org/x"),
        (f"<w:p>{FIELD}</w:p>", "详情 https://a.org/y"),
        (
            "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>y</w:t></w:r></w:ins></w:p>",
            "y",
        ),
        (f"<w:moveFrom>{p('x')}</w:moveFrom>{p('y')}", "y"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>y</w:t></w:r></w:p>", "y"),
        (
            f"<w:p><w:r><w:t>主</w:t><mc:Choice><w:txbxContent>{p('框')}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{p('框')}</w:txbxContent></mc:Fallback></w:r></w:p>",
            "框\n主",
        ),
    ],
)
def test_paragraphs_are_lines(body: str, text: str) -> None:
    assert shown(body) == text


def test_list_paragraphs_keep_their_numbers() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def item(level: int, text: str) -> str:
        listed = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr></w:pPr>'
        return f"<w:p>{listed}<w:r><w:t>{text}</w:t></w:r></w:p>"

    body = item(0, "a") + item(1, "b") + item(0, "c") + item(1, "d")
    assert shown(body, numbering=numbering) == "二、 a\n二.1 b\n三、 c\n三.1 d"


def test_links_are_handed_on() -> None:
    found = read(document(f"<w:p>{LINK.format('链接')}</w:p>"), "x.docx")
    assert (found.format, [link.uri for link in found.links]) == ("docx", ["https://a.org/x"])
    assert [hidden.words for hidden in found.hidden] == ["链接"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "ppt/presentation.xml", "content.xml", "a.txt"])
def test_another_zip_is_told(part: str) -> None:
    with pytest.raises(CannotDo, match="no Word file"):
        read(packed({part: "<a/>"}), "x")


@pytest.mark.parametrize("cut", [40, 200, -30])
def test_a_file_that_was_cut_off_is_told(cut: int) -> None:
    with pytest.raises(NotConformingError, match="broken or cut off"):
        read(document(p("a") * 100)[:cut], "x.docx")


def test_broken_xml_and_doctypes_are_refused() -> None:
    with pytest.raises(NotConformingError, match="broken"):
        read(packed({"word/document.xml": "<a><b></a>"}), "x.docx")
    bomb = '<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(NotConformingError, match="DOCTYPE"):
        read(packed({"word/document.xml": bomb}), "x.docx")


def test_bombs_are_not_unpacked() -> None:
    """Neither by what they hold, nor by what they say they hold."""
    bomb = packed({"word/document.xml": " " * 100_000_000})
    with pytest.raises(CannotDo, match="unpacks to more"):
        read(bomb, "x.docx")
    with pytest.raises(CannotDo, match="nested too deep"):
        read(packed({"word/document.xml": "<a>" * 100_000}), "x.docx")
    with pytest.raises(CannotDo, match="unpacks to more"):
        read(packed({f"p{number}": "" for number in range(6000)} | {"word/document.xml": "<a/>"}), "x.docx")


def test_an_empty_document_has_no_text() -> None:
    with pytest.raises(CannotDo, match="no text"):
        read(document(p()), "x.docx")


def test_an_encrypted_part_is_told() -> None:
    raw = bytearray(document(p("a")))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(signature)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(signature, at + 4)
    assert zipfile.ZipFile(io.BytesIO(bytes(raw))).infolist()[0].flag_bits & 1
    with pytest.raises(CannotDo, match="encrypted"):
        read(bytes(raw), "x.docx")
