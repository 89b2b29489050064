"""What a value at fault becomes when a program mends it; None when a person has to decide.

A mend never says anything new: digits, letters and words stay, only the way they are written changes. Which
diagnostics are mended at all, and by which of these ways, `ontology/diagnostics.yaml` declares.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from nbs_graph.model import Diagnostic
from nbs_graph.namespaces import ONTOLOGY
from nbs_graph.validation import texts

_PRINTED = ONTOLOGY + "printedUrl"
_DIGITS = re.compile(r"\d+", re.ASCII)
_WORDS = re.compile(r"\W+")
_YEAR_SLASH = re.compile(r"\d{4}\s*/\s*\d{1,2}\Z", re.ASCII)

# Signs of a Chinese keyboard that stand in an address for their half-width twins. Brackets, commas and full stops
# are not among them: behind one the address has ended, and what follows was never part of it.
_IN_ADDRESS = str.maketrans("：／．？＝＆－＿％＃", ":/.?=&-_%#")
_AFTER_ADDRESS = " \t\u3000。，、；：！？）】》”’…,;!?"
_SCHEME = re.compile(r"\A(https?):/{0,2}(?!/)", re.IGNORECASE)

# Scripts in which joiners and direction marks carry meaning, and emoji, which are held together by them.
_JOINED = re.compile(
    "[\u0590-\u109f\u1780-\u18af\u2600-\u27bf\ufb1d-\ufdff\ufe70-\ufefc\U0001f000-\U0001faff]"
)
_BETWEEN_LATIN = re.compile("[^\\W_\u3000-\uffef]\u200b+[^\\W_\u3000-\uffef]")
"""A zero-width space between two letters or digits that are not Chinese: it may stand for a space."""


def _characters(diagnostic: Diagnostic) -> str | None:
    """Normal form C, and no character that cannot be seen."""
    return visible_only(diagnostic.value or "")


def visible_only(value: str) -> str | None:
    """A text → the same in normal form C without invisible characters, None when these may carry meaning."""
    fault = texts.check(value)
    if fault is None or fault.suggestion is None:
        return None
    if fault.code == "NBS032" and (_JOINED.search(value) or _BETWEEN_LATIN.search(value)):
        return None
    return unicodedata.normalize("NFC", fault.suggestion)


def _date(diagnostic: Diagnostic) -> str | None:
    """The same numbers, written as a date; `2023/10` stays, for it may be a year and the next (`2009/10`)."""
    value, meant = _narrow(diagnostic.value or ""), diagnostic.suggestion
    if meant is None or _YEAR_SLASH.match(value) or _numbers(value) != _numbers(meant):
        return None
    return meant


def _number(diagnostic: Diagnostic) -> str | None:
    """The same digits, half-width and ungrouped; 亿, 万, “million” and `1e5` stay, for they are to be read with care."""
    meant = diagnostic.suggestion
    return meant if meant == _narrow(diagnostic.value or "").replace(",", "") else None


def _boolean(diagnostic: Diagnostic) -> str | None:
    """`true` or `false`, from a word for it."""
    return diagnostic.suggestion if diagnostic.suggestion in ("true", "false") else None


def _address(diagnostic: Diagnostic) -> str | None:
    """Stray signs and spaces off; never what the newsletter printed, nor an address without its scheme."""
    meant = diagnostic.suggestion
    if meant is None or diagnostic.path == _PRINTED:
        return None
    trimmed = (diagnostic.value or "").strip().rstrip(_AFTER_ADDRESS).translate(_IN_ADDRESS)
    return meant if _SCHEME.sub(r"\1://", trimmed) == meant else None


def _doi(diagnostic: Diagnostic) -> str | None:
    """The DOI alone, in lower case, as the shape DoiSpelling asks."""
    meant = diagnostic.suggestion
    if meant is None or not _WORDS.sub("", _lower(diagnostic.value or "")).endswith(_WORDS.sub("", meant)):
        return None
    return meant


def _lower_case(diagnostic: Diagnostic) -> str | None:
    """Latin letters in lower case: DOIs that differ only in case are the same."""
    return _lower(diagnostic.value or "")


def _iri(diagnostic: Diagnostic) -> str | None:
    """The namespace that everybody uses."""
    return diagnostic.suggestion


_WAYS: Mapping[str, Callable[[Diagnostic], str | None]] = {
    "characters": _characters,
    "date": _date,
    "number": _number,
    "boolean": _boolean,
    "address": _address,
    "doi": _doi,
    "lower-case": _lower_case,
    "iri": _iri,
}
LANGUAGE = "language"
"""The one way that changes the language of a text, not the text."""

# Language tags that mean what the plain one means here: the texts of the project are in simplified characters.
_TAGS = {
    "en": re.compile(r"en(-[A-Z]{2})?\Z", re.IGNORECASE),
    "zh": re.compile(r"zh(-Hans)?(-(CN|SG))?\Z", re.IGNORECASE),
}


def mended(diagnostic: Diagnostic, way: str) -> str | None:
    """The value as it is to be.

    Args:
        diagnostic: what is wrong.
        way: as `ontology/diagnostics.yaml` names it.
    """
    if diagnostic.value is None:
        return None
    meant = _WAYS[way](diagnostic)
    return None if meant == diagnostic.value else meant


def plain_tag(diagnostic: Diagnostic, tag: str) -> str | None:
    """The language tag to write for `tag`; None for traditional characters and whatever else says more than `zh`."""
    meant = diagnostic.suggestion
    return meant if meant in _TAGS and tag != meant and _TAGS[meant].match(tag) else None


def ways() -> frozenset[str]:
    """Every way there is."""
    return frozenset({*_WAYS, LANGUAGE})


def _narrow(value: str) -> str:
    return unicodedata.normalize("NFKC", value).strip()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in _DIGITS.findall(text)]


def _lower(text: str) -> str:
    return "".join(c.lower() if c.isascii() else c for c in text)
