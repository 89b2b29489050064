"""PDFs: lines as printed, spaces as printed, and what cannot be read."""

import io

import pytest

from nbs_graph.errors import CannotDo, NotConformingError
from nbs_graph.sources.newsletter.readers import read
from tests.unit.sources.newsletter.readers.pdf_made import GLYPHS, HELVETICA, SONG, at, hexed, named, pdf


def shown(*pages: str, **more: object) -> str:
    return read(pdf(*pages, **more), "x.pdf").text.rstrip("\n")  # type: ignore[arg-type]


def test_pages_begin_with_a_form_feed() -> None:
    assert shown(at(72, 700, "一") + at(72, 680, "二"), at(72, 700, "三")) == "一\n二\n\f三"


def test_gaps_between_chinese_characters_are_no_spaces() -> None:
    """Justification and kerning move characters apart; a printed space is a space."""
    moved = f"BT /F1 10 Tf 72 700 Td [{hexed('湿')} -300 {hexed('地')} -500 {hexed('的')} 20 {hexed('恢复')}] TJ ET"
    assert shown(moved) == "湿地的恢复"
    assert shown(at(72, 700, "湿地") + at(95, 700, "恢复")) == "湿地恢复"
    assert shown(at(72, 700, "张三 李四")) == "张三 李四"
    assert shown(at(72, 700, "湿 地 的 恢 复 与 保 护")) == "湿地的恢复与保护"


def test_gaps_between_words_are_spaces() -> None:
    apart = "BT /F2 10 Tf 72 700 Td [(Na) 30 (ture) -278 (based)] TJ ET"
    assert shown(apart, fonts=(SONG, HELVETICA)) == "Nature based"
    assert shown(at(72, 700, "名称") + at(200, 700, "日期")) == "名称\t日期"


def test_lines_are_put_together_of_what_stands_on_them() -> None:
    """Numbers in another font, raised marks, and bold letters that are drawn twice."""
    mixed = f"BT /F1 10 Tf 72 700 Td {hexed('共')} Tj /F2 10 Tf (12.5) Tj /F1 10 Tf {hexed('亿元')} Tj /F2 6 Tf 4 Ts (2) Tj ET"
    assert shown(mixed, fonts=(SONG, HELVETICA)) == "共12.5亿元2"
    assert shown(at(72, 700, "粗体") + at(72.3, 700, "粗体")) == "粗体"
    assert shown(at(92, 700, "后") + at(72, 700, "前面")) == "前面后"


def test_what_was_drawn_later_stands_where_it_is_printed() -> None:
    """A running head, a foot, and a line between others; columns stay one after the other."""
    body = at(72, 700, "一") + at(72, 660, "三")
    assert (
        shown(at(72, 40, "- 1 -") + body + at(72, 800, "刊头") + at(72, 680, "二"))
        == "刊头\n一\n二\n三\n- 1 -"
    )
    left, right = at(72, 700, "左一") + at(72, 640, "左二"), at(300, 700, "右一") + at(300, 680, "右二")
    assert shown(left + right) == "左一\n左二\n右一\n右二"


def test_turned_pages_are_read() -> None:
    """A landscape page whose lines run upwards."""
    turned = f"BT /F1 10 Tf 0 1 -1 0 100 72 Tm {hexed('一行')} Tj 0 1 -1 0 120 72 Tm {hexed('二行')} Tj ET"
    assert shown(turned) == "一行\n二行"


def test_embedded_fonts_are_read_by_their_map() -> None:
    font, said = named("湿地⼀ﬁ")
    text = "BT /F1 10 Tf 72 700 Td <000100020003000400010002000100020001000200010002000100020007> Tj ET"
    found = read(pdf(text, fonts=(font,), more=said), "x.pdf")
    assert found.text == "湿地一fi湿地湿地湿地湿地湿地\ufffd\n"
    assert [note.code for note in found.notes] == ["drawn-characters", "unknown-character"]


def test_glyphs_without_names_are_not_guessed() -> None:
    with pytest.raises(CannotDo, match="fonts do not say"):
        read(pdf(at(72, 700, "湿地"), fonts=(GLYPHS,)), "x.pdf")


def test_forms_are_part_of_the_page_and_do_not_turn_in_circles() -> None:
    content = at(72, 600, "内") + " /X1 Do"
    form = f"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources 3 0 R/Length {len(content)}>>stream\n{content}\nendstream"
    assert shown(at(72, 700, "外") + " /X1 Do", more=form, forms="/X1 4 0 R") == "外\n内"


def test_many_forms_are_refused() -> None:
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length 1>>stream\n \nendstream"
    with pytest.raises(CannotDo, match="page 1: more is packed"):
        shown("/X1 Do " * 2000, more=form, forms="/X1 4 0 R")


def test_too_many_glyphs_and_pages_are_refused() -> None:
    with pytest.raises(CannotDo, match="page 1: more is packed"):
        shown(at(72, 700, "湿" * 300_000))
    with pytest.raises(CannotDo, match="1001 pages"):
        shown(*["q Q"] * 1001)


@pytest.mark.slow
def test_one_drawing_on_every_page_is_refused() -> None:
    """A few kilobytes may ask for hours of work."""
    raw = pdf("q Q " * 100_000).replace(b"/Count 1/Kids[6 0 R]", b"/Count 900/Kids[" + b"6 0 R " * 900 + b"]")
    with pytest.raises(CannotDo, match="more is packed"):
        read(raw, "x.pdf")


def test_pages_that_are_not_counted_are_read() -> None:
    raw = pdf(at(72, 700, "一"), at(72, 700, "二")).replace(b"/Count 2", b"/Count 1")
    assert read(raw, "x.pdf").text == "一\n\f二\n"


def test_images_without_text_are_told() -> None:
    with pytest.raises(CannotDo, match="no text, only images"):
        shown("q Q")
    found = read(pdf(at(72, 700, "一"), "q Q"), "x.pdf")
    assert [(note.code, note.page) for note in found.notes] == [("page-without-text", 2)]


def test_a_password_is_told_and_an_empty_one_is_none() -> None:
    from pypdf import PdfReader, PdfWriter

    def locked(password: str) -> bytes:
        writer = PdfWriter(PdfReader(io.BytesIO(pdf(at(72, 700, "一")))))
        writer.encrypt(password, owner_password="x", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    with pytest.raises(CannotDo, match="password"):
        read(locked("secret"), "x.pdf")
    assert read(locked(""), "x.pdf").text == "一\n"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_told(share: float) -> None:
    """pypdf would mend it, and leave out the pages that are gone."""
    raw = pdf(*[at(72, 700, "一" * 20)] * 10)
    with pytest.raises(NotConformingError, match="cut off"):
        read(raw[: int(len(raw) * share)], "x.pdf")


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.7\n" + b"[" * 100_000 + b"\nstartxref\n9\n%%EOF",
        pdf(at(72, 700, "一")).replace(b"/Kids[6 0 R]", b"/Kids[2 0 R]"),
        pdf(at(72, 700, "一")).replace(b"/Subtype/Type0", b"/Subtype[[[[[["),
    ],
    ids=["nothing", "brackets", "circle", "font"],
)
def test_a_broken_file_is_told(raw: bytes) -> None:
    with pytest.raises((NotConformingError, CannotDo), match=r"^x\.pdf"):
        read(raw, "x.pdf")


def test_any_broken_byte_ends_in_a_text_or_a_message() -> None:
    """Never in a traceback."""
    import random

    dice = random.Random(4)
    raw = pdf(at(72, 700, "湿地") + at(72, 680, "恢复"), links=[((70, 695, 90, 710), "https://a.org")])
    for _ in range(300):
        broken = bytearray(raw)
        for _ in range(dice.randint(1, 6)):
            broken[dice.randrange(9, len(raw) - 6)] = dice.randrange(256)
        try:
            read(bytes(broken), "x.pdf")
        except (NotConformingError, CannotDo) as error:
            assert error.message_en.startswith("x.pdf")  # noqa: PT017
