"""Values that every format holds, brought into the form the graph has: dates, DOIs, addresses, languages."""

import re
import unicodedata
from itertools import takewhile

from nbs_graph.sources.bibliography.work import tag_of
from nbs_graph.sources.minting import has_han
from nbs_graph.sources.values import folded
from nbs_graph.terms import dates

LONGEST = 5000
"""Longest title or name that is believed."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<word>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_FORMS = tuple(
    re.compile(pattern + r"\Z", re.ASCII | re.IGNORECASE)
    for pattern in (
        r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*(?:[-/.月]\s*(?P<d>\d{1,2})?\s*日?)?/?",
        r"(?P<y>\d{4})\s*年?/*",
        rf"{_MONTH},?\s+(?P<y>\d{{4}})",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>\d{{4}})",
        rf"{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        rf"(?P<y>\d{{4}})\s+{_MONTH}(?:\s+(?P<d>\d{{1,2}}))?",
        rf"(?P<y>\d{{4}})/{_MONTH}/?(?P<d>\d{{1,2}})?/?",
    )
)
_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)\Z", re.ASCII | re.IGNORECASE
)
_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.ASCII | re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_LATIN = re.compile(r"[^\W\d_\u3400-\u9fff]+")
_URL = re.compile(r"https?://[^\s/]+\S*\Z", re.ASCII | re.IGNORECASE)


def month(text: str) -> str:
    """`8`, `aug`, `August` → `08`; empty when it is no month."""
    word = text.strip().strip(".").lower()
    if word.isascii() and word.isdigit() and 1 <= int(word[:3]) <= 12:
        return f"{int(word):02d}"
    return f"{_MONTHS.index(word[:3]) + 1:02d}" if word[:3] in _MONTHS and word.isalpha() else ""


def edtf(text: str) -> str:
    """A date as people write it → EDTF, never padded; empty when it cannot be read with certainty."""
    text = unicodedata.normalize("NFKC", text).strip()
    if len(text) > 60:
        return ""
    try:
        return dates.parse(text).text
    except ValueError:
        pass
    for form in _FORMS:
        if match := form.match(text):
            said = match.groupdict()
            return of_parts(said["y"], said.get("m") or said.get("word") or "", said.get("d") or "")
    return ""


def of_parts(year: str, month_: str = "", day: str = "") -> str:
    """Year, month and day as texts → EDTF; empty when they are no date."""
    text = year.strip().zfill(4) if year.strip().isdigit() else year.strip()
    if month_.strip():
        text += f"-{month(month_) or '?'}"
        text += f"-{day.strip().zfill(2)}" if day.strip() else ""
    elif day.strip():
        return ""
    try:
        return dates.parse(text).text
    except ValueError:
        return ""


def point(edtf: str) -> str:
    """A span → what its ends share (`2023-05/2023-07` → `2023`), as a publication has one date; empty for nothing."""
    pairs = zip(*(end.split("-") for end in edtf.split("/")), strict=False)
    shared = "-".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared if dates.is_one(shared) else ""


def doi(text: str) -> str:
    """A DOI in any spelling → bare, lower case; empty when it is none."""
    match = _DOI.match(unicodedata.normalize("NFKC", text).strip())
    found = match[1].lower().rstrip(".,") if match else ""
    return found if found and not set(found) & set('"<>{}') else ""


def doi_in(url: str) -> str:
    """The DOI that an address of the resolver leads to, empty for other addresses."""
    return doi(url) if _RESOLVER.match(url) else ""


def url(text: str) -> str:
    """An address, empty when it is none that can be used."""
    text = text.strip()
    return text if _URL.match(text) and not set(text) & set('"<>\\^`{|} ') else ""


def line(text: str) -> str:
    """A text on one line, in NFC, without what no file of ours can hold."""
    return folded(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)))


def language(title: str, stated: str = "") -> tuple[str, bool]:
    """Language of a title, and whether the record states it: by what it says where the script agrees, else by script."""
    tag = tag_of(stated) if stated else ""
    han, latin = has_han(title), _LATIN.findall(title)
    if tag and (han if tag in ("zh", "ja") else latin or not han):
        return tag, True
    return ("zh" if han and sum(map(has_han, title)) >= len(latin) else "en"), False
