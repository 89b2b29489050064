"""By its form, is a name that of a person, an organisation or a journal?"""

import re
from functools import cache

from nbs_graph.sources.newsletter.vocabulary import alternatives, declared

_SMALL = frozenset({"of", "and", "the", "in", "for", "The", "on", "A"})
_BETWEEN = frozenset(
    {"of", "and", "for", "the", "in", "on", "de", "la", "des", "du", "für", "to", "e", "y", "s"}
)
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ſ][\w’'.\-]*"


@cache
def _western() -> re.Pattern[str]:
    particle = alternatives(declared("names")["particles"])
    part = rf"(?:{_WORD}|(?:{particle})(?=\s)|d['’]{_WORD}|[A-Z]\.?(?:-?[A-Z]\.?){{0,3}})"
    return re.compile(rf"(?:(?:{particle})\s+)*{part}(?:\s+{part}){{1,5}}(?:,?\s+(?:Jr|Sr|III?)\.?)?\Z")


@cache
def _han() -> re.Pattern[str]:
    names = declared("names")
    surnames = "".join(names["surnames"].split())
    compound = alternatives(names["compound_surnames"])
    return re.compile(
        rf"(?:(?:{compound})[一-鿿]{{1,2}}|[{surnames}][一-鿿]{{1,2}}|[一-鿿]{{1,8}}(?:[·•・.．‧][一-鿿]{{1,10}}){{1,3}})\Z"
    )


@cache
def _not_people() -> frozenset[str]:
    names = declared("names")
    return frozenset((*names["not_people"], *names["not_people_words"]))


def is_word(name: str) -> bool:
    """Is a word in it that no name of a person has?"""
    return not _not_people().isdisjoint((name, *name.split()))


def is_person(name: str) -> bool:
    """By its form, is it the name of a person?"""
    plain = re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", name)
    if is_word(plain):
        return False
    if _han().match(plain):
        return True
    name = name.replace(",", "")
    letters = [word for word in name.split() if word[:1].isalpha()]
    return (
        bool(_western().match(name))
        and any(len(word.strip(".")) > 1 for word in letters)
        and not name.isupper()
    )


@cache
def _organisation_ends() -> re.Pattern[str]:
    names = declared("names")
    return re.compile(
        rf"(?:{alternatives([e for e in names['organisation_ends'] if e not in ('企业', '基金')])})(?:[(（].{{1,40}}[)）])?\Z"
    )


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset(declared("names")["organisation_words"])


def is_organisation(name: str) -> bool:
    """By its form, is it the name of an organisation?"""
    if _organisation_ends().search(name) and len(name) > 2:
        return True
    plain = re.sub(r"\s*[(（].*?[)）]\s*", " ", name).strip()
    if re.fullmatch(r"[A-Z][A-Z0-9&.\-]{1,9}", plain):
        return True
    small = [word for word in re.findall(r"\b[a-z]+\b", plain) if word not in _BETWEEN]
    return (
        bool(re.match(r"[A-Z]", name))
        and not small
        and ":" not in plain
        and not _organisation_words().isdisjoint(re.findall(r"[A-Za-z]+", name))
    )


@cache
def _journal() -> tuple[re.Pattern[str], frozenset[str], tuple[str, ...]]:
    """How names of journals end, the words they are of, and those they begin with."""
    names = declared("names")
    return (
        re.compile(rf"(?:{alternatives(names['journal_ends'])})\Z"),
        frozenset(" ".join(names["journal_words"]).split()),
        tuple(names["journal_beginnings"]),
    )


def is_journal(name: str) -> bool:
    """By its form, is it the name of a journal?"""
    if re.fullmatch(r"《[^》]{2,30}》(?:[(（].*[)）])?", name):
        return True
    ends, known, strong = _journal()
    if ends.search(name) and not name.isascii() and len(name) > 3:
        return re.fullmatch(r"[\u4e00-\u9fff]{4,16}", name) is not None and not is_organisation(name)
    words = [word for word in re.findall(r"[A-Za-z]+", name) if word not in _SMALL]
    return bool(words) and (words[0] in strong or all(word in known for word in words))
