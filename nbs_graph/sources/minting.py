"""How a thing gets its name: the rules of docs/identifiers.md, for whatever drafts new files."""

import hashlib
import re
import unicodedata

LONGEST = 80

_RUN = re.compile(r"[^a-z0-9]+", re.ASCII)
_LETTERS = str.maketrans(
    {"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n"}
)
"""Latin letters that Unicode does not take apart into a letter and its mark."""
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


def has_han(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return _HAN.search(text) is not None


def of_doi(doi: str) -> str:
    """`10.1038/S41558-023` → `doi-10-1038-s41558-023`."""
    return "doi-" + _RUN.sub("-", doi.lower()).strip("-")


def slug(text: str, longest: int = LONGEST) -> str:
    """A text in Latin letters → lower case with hyphens, cut at a word; empty when it has no such letters."""
    apart = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "").lower().translate(_LETTERS))
    words = _RUN.sub("-", "".join(c for c in apart if not unicodedata.combining(c))).strip("-")
    if len(words) <= longest:
        return words
    cut = words[: longest + 1].rpartition("-")[0]
    return cut or words[:longest]


def of_chinese(title: str) -> str:
    """A Chinese title → `zh-` and the first 12 hexadecimal digits of its SHA-256 (NFC, UTF-8)."""
    return "zh-" + hashlib.sha256(unicodedata.normalize("NFC", title).encode()).hexdigest()[:12]


def name(title: str, doi: str = "") -> str:
    """The name of an entry: by its DOI, else its title; empty when no rule covers the script of the title."""
    if doi:
        return of_doi(doi)
    if has_han(title):
        return of_chinese(title)
    return slug(title)
