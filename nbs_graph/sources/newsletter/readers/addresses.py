"""The address behind words, as it is put into the text so that it survives next to them."""

import re
from collections.abc import Sequence
from urllib.parse import quote

_SAFE = "".join(chr(code) for code in range(0x21, 0x7F))
_WEB = re.compile(r"(?:https?:)?//[^\s/]", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.\.\.)$")
_MOST = 8_000


def web_address(href: str) -> str:
    """A target → its address when it is one of the web, all in ASCII; else empty (scripts, mail, places of the page)."""
    href = re.sub(r"[\t\r\n]", "", href).strip()
    if not _WEB.match(href) or len(href) > _MOST:
        return ""
    return quote(f"https:{href}" if href.startswith("//") else href, safe=_SAFE)


def says(words: str, address: str) -> bool:
    """Are the words the address itself?"""
    return _bare(words) == _bare(address)


def shortens(words: str, address: str) -> bool:
    """Are they its beginning, cut short with dots?"""
    stem = _bare(_CUT.sub("", words.strip()))
    return bool(_CUT.search(words.strip())) and len(stem) > 6 and _bare(address).startswith(stem)


def _bare(text: str) -> str:
    text = quote("".join(text.split()), safe=_SAFE).lower()
    return re.sub(r"^(?:https?:)?(?://)?(?:www\.)?", "", text).rstrip("/")


def row(cells: Sequence[Sequence[str]]) -> list[str]:
    """The cells of a row, each with its lines → the lines it gives: one with tabs, or all when it only arranges the page."""
    full = [cell for cell in cells if any(cell)]
    if len(full) < 2 or any(len(list(filter(None, cell))) > _MOST_LINES for cell in full):
        return [line for cell in full for line in cell]
    return ["\t".join(" ".join(filter(None, cell)) for cell in cells).rstrip("\t")]


_MOST_LINES = 4
"""Lines in a cell of a table; where there are more, it is a column of the page."""
