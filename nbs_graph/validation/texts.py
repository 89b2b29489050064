"""Unicode: texts that look right and are not (UAX #15 for NFC, UTR #36 for what cannot be seen)."""

import unicodedata

from nbs_graph.validation.fault import Fault, brief

_INVISIBLE = frozenset("\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SEPARATORS = frozenset("\u0085\u2028\u2029")


def check(value: str) -> Fault | None:
    """A text → the first thing that is wrong with its characters."""
    if value.isprintable() and "\ufffd" not in value and unicodedata.is_normalized("NFC", value):
        return None
    for character in value:
        if character in _INVISIBLE or character in _BIDI:
            return Fault(
                "NBS032",
                f"“{brief(value)}” contains U+{ord(character):04X}, which cannot be seen; delete it.",
                f"“{brief(value)}”含有不可见字符 U+{ord(character):04X}，请删除。",
                "".join(c for c in value if c not in _INVISIBLE and c not in _BIDI),
            )
        if _broken(character):
            return Fault(
                "NBS031",
                f"“{brief(value)}” contains U+{ord(character):04X}, which is no letter or sign; type the text again.",
                f"“{brief(value)}”含有 U+{ord(character):04X}，不是文字或符号；请重新输入该文字。",
            )
    if not unicodedata.is_normalized("NFC", value):
        return Fault(
            "NBS030",
            f"“{brief(value)}” is not in Unicode normal form C: an accent is apart from its letter.",
            f"“{brief(value)}”不是 Unicode NFC 规范形式（字母与附加符号被拆开）。",
            unicodedata.normalize("NFC", value),
        )
    return None


def _broken(character: str) -> bool:
    if character in "\t\n\r":
        return False
    kind = unicodedata.category(character)
    return kind in ("Cc", "Co", "Cn", "Cs") or character in _SEPARATORS or character == "\ufffd"
