"""Unicode: texts that look right and are not (UAX #15 for NFC, UTR #36 for what cannot be seen)."""

import re
import unicodedata

from nbs_graph.validation.fault import Fault, brief

_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters that are seen: signs of Arabic, Syriac and Kaithi that enclose numbers."""
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0")
"""Letters, marks and signs that show nothing: fillers, a blank of braille."""
_SEPARATORS = frozenset("\u0085\u2028\u2029")
_NO_SIGN = frozenset("\ufffc\ufffd")
"""What stands where a picture or a letter was lost."""
_PRINTABLE_BUT_ODD = re.compile(f"[{''.join(sorted(_BLANK | _NO_SIGN))}]")

_TWICE_READ = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|锟斤拷"
)
"""UTF-8 that was read as Latin-1 or Windows-1252 (`BelÃ©m`), and U+FFFD that was read as GBK."""


def check(value: str) -> Fault | None:
    """A text → the first thing that is wrong with its characters."""
    if value.isprintable() and (value.isascii() or not _odd(value)):
        return None
    for character in value:
        if _invisible(character):
            return Fault(
                "NBS032",
                f"“{brief(value)}” contains U+{ord(character):04X}, which cannot be seen; delete it.",
                f"“{brief(value)}”含有不可见字符 U+{ord(character):04X}，请删除。",
                "".join(c for c in value if not _invisible(c)),
            )
        if _broken(character):
            return Fault(
                "NBS031",
                f"“{brief(value)}” contains U+{ord(character):04X}, which is no letter or sign; type the text again.",
                f"“{brief(value)}”含有 U+{ord(character):04X}，不是文字或符号；请重新输入该文字。",
            )
    if _TWICE_READ.search(value) and (meant := _once_read(value)) is not None:
        return Fault(
            "NBS031",
            f"“{brief(value)}” was read in the wrong encoding somewhere; type the text again.",
            f"“{brief(value)}”因编码错误而成乱码；请重新输入该文字。",
            meant or None,
        )
    if not unicodedata.is_normalized("NFC", value):
        return Fault(
            "NBS030",
            f"“{brief(value)}” is not in Unicode normal form C: an accent is apart from its letter.",
            f"“{brief(value)}”不是 Unicode NFC 规范形式（字母与附加符号被拆开）。",
            unicodedata.normalize("NFC", value),
        )
    return None


_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SENTENCE = 4
"""Words from which on a text without Chinese characters cannot be a name, a number or an address in a Chinese text."""


def tongue(value: str, language: str) -> Fault | None:
    """A text under `en` that is Chinese, or under `zh` that is English."""
    if language == "en" and not value.isascii():
        if len(_HAN.findall(value)) > len(_LATIN.findall(value)):
            return _under("en", "Chinese", "zh", value)
    elif language == "zh" and len(value.split()) >= _SENTENCE and not _HAN.search(value):
        return _under("zh", "English", "en", value)
    return None


def _under(here: str, written: str, there: str, value: str) -> Fault:
    chinese = {"Chinese": "中文", "English": "英文"}[written]
    return Fault(
        "NBS029",
        f"“{brief(value)}” is {written} and stands under `{here}:`; move it to `{there}:`, and write `{here}:` anew.",
        f"“{brief(value)}”是{chinese}，却写在 `{here}:` 下；请移到 `{there}:`，并重写 `{here}:`。",
    )


def _odd(value: str) -> bool:
    odd = _PRINTABLE_BUT_ODD.search(value) or _TWICE_READ.search(value)
    return bool(odd) or not unicodedata.is_normalized("NFC", value)


def _once_read(value: str) -> str | None:
    """What was meant by a text that went through a wrong encoding; empty when that is lost, None when it did not."""
    if "锟斤拷" in value:
        return ""
    for encoding in ("cp1252", "latin-1"):
        try:
            return value.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _invisible(character: str) -> bool:
    if character.isascii():
        return False
    return character in _BLANK or (unicodedata.category(character) == "Cf" and character not in _SIGNS)


def _broken(character: str) -> bool:
    if character in "\t\n\r":
        return False
    kind = unicodedata.category(character)
    return kind in ("Cc", "Co", "Cn", "Cs") or character in _SEPARATORS | _NO_SIGN
