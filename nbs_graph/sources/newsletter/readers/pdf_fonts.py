"""Fonts of a PDF: bytes → characters and their widths; a glyph that nothing names is U+FFFD, never a guess."""

import re
from collections.abc import Mapping
from typing import Any

UNKNOWN = "\ufffd"
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_FIRST_CID = 31
"""ASCII less this is its CID in the Chinese, Japanese and Korean collections of Adobe."""
Glyph = tuple[str, float, bool]
"""What it says, its width in thousandths, whether it is the single byte that word spacing applies to."""


class Face:
    """A font, as far as reading goes."""

    def __init__(self, resource: Any) -> None:
        """`resource` is the font's dictionary."""
        from pypdf.generic._font import Font

        font = Font.from_font_resource(resource)
        named = resource.get("/Encoding")
        self._named = named.get_object() if hasattr(named, "get_object") else named
        self._composite = resource.get("/Subtype") == "/Type0"
        self._encoding: str | Mapping[int, str] = font.encoding
        self._identity = self._composite and not self._is_unicode()
        self._characters: Mapping[Any, Any] = font.character_map
        self._widths: Mapping[str, float] = font.character_widths
        self._default = float(font.character_widths.get("default", 500))
        self._known: dict[str, Glyph] = {}

    def _is_unicode(self) -> bool:
        """Are its codes characters, in an encoding that pypdf knows, and not numbers of glyphs?"""
        named = self._named if isinstance(self._named, str) else ""
        return self._encoding != "utf-16-be" or "UCS2" in named or "UTF16" in named

    def glyphs(self, raw: bytes) -> list[Glyph]:
        """The bytes of a string → its glyphs."""
        if isinstance(self._encoding, str):
            codes = raw.decode(
                self._encoding,
                "surrogatepass" if "utf-16" in self._encoding and not len(raw) % 2 else "replace",
            )
        else:
            codes = "".join(map(chr, raw))
        known = self._known
        return [known.get(code) or self._glyph(code) for code in codes]

    def _glyph(self, code: str) -> Glyph:
        if isinstance(self._encoding, str):
            said = self._characters.get(code, UNKNOWN if self._identity else code)
        else:
            said = self._encoding.get(ord(code), code)
            said = self._characters.get(said, self._characters.get(code, said))
            if isinstance(said, str) and len(said) > 1 and said.startswith(("/", ".notdef")):
                said = UNKNOWN  # the name of a glyph that stands for no character
        said = _CONTROL.sub(UNKNOWN, _SURROGATES.sub(UNKNOWN, said)) if isinstance(said, str) else UNKNOWN
        found = (said or "", self._width(code), code == " " and not self._composite)
        self._known[code] = found
        return found

    def _width(self, code: str) -> float:
        if self._composite and not self._identity and " " <= code <= "~":
            code = chr(ord(code) - _FIRST_CID)
        try:
            return float(self._widths.get(code, self._default))
        except (TypeError, ValueError):
            return self._default


class Faces:
    """The fonts of a file; each is read once."""

    def __init__(self) -> None:
        self._known: dict[Any, Face | None] = {}

    def face(self, reference: Any) -> Face | None:
        """A font, or a reference to one → the face; None when it is no font."""
        key = getattr(reference, "idnum", None) or id(reference)
        if key not in self._known:
            resource = reference.get_object()
            self._known[key] = Face(resource) if hasattr(resource, "get") else None
        return self._known[key]
