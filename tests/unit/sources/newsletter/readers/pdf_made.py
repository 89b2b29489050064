"""Small PDFs, written by hand: what a page draws, with which font, and where it can be clicked."""

from collections.abc import Sequence

SONG = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>"
    "/DW 1000/W[1[207 270 342 467 462 797 710 239]814 907 500]>>]>>"
)
"""Song type that is not embedded; its codes are UTF-16."""
HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
GLYPHS = SONG.replace("UniGB-UCS2-H", "Identity-H")
"""Its codes are numbers of glyphs, and nothing says what these stand for."""


def named(characters: str) -> tuple[str, str]:
    """A font whose glyphs 1, 2, … stand for the characters, and the map that says so, as object 4."""
    pairs = "\n".join(f"<{n:04x}> <{c.encode('utf-16-be').hex()}>" for n, c in enumerate(characters, 1))
    body = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <ffff>\n"
        f"endcodespacerange\n{len(characters)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )
    return GLYPHS.removesuffix(
        ">>"
    ) + "/ToUnicode 4 0 R>>", f"<</Length {len(body)}>>stream\n{body}\nendstream"


def hexed(text: str) -> str:
    """A string of Song type."""
    return f"<{text.encode('utf-16-be').hex()}>"


def at(x: float, y: float, text: str, size: float = 10) -> str:
    """Draw a string of the first font."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm {hexed(text)} Tj ET"


def pdf(
    *pages: str,
    fonts: Sequence[str] = (SONG,),
    more: str = "null",
    links: Sequence[tuple[tuple[float, float, float, float], str]] = (),
    forms: str = "",
) -> bytes:
    """Contents of pages → a PDF; `more` is object 4, `links` are on each page, `forms` names other drawings."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "", more]
    named_fonts = " ".join(f"/F{number} {font}" for number, font in enumerate(fonts, 1))
    objects[2] = f"<</Font<<{named_fonts}>>/XObject<<{forms}>>>>"
    areas = " ".join(
        f"<</Type/Annot/Subtype/Link/Rect[{' '.join(map(str, corners))}]/A<</S/URI/URI({uri})>>>>"
        for corners, uri in links
    )
    kids: list[str] = []
    for content in pages:
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 3 0 R/Contents {len(objects)} 0 R/Annots[{areas}]>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )
