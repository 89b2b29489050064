"""Goals and targets that a text names: SDGs, the Kunming-Montreal framework, Aichi."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nbs_graph.sources.newsletter.source import Range

_SDG_WORDS = r"(?:联合国)?(?:可持续发展目标|SDGs?|Sustainable Development Goals?)"
_NUMBER = r"(?:1[0-7]|[1-9])(?:\.(?:\d{1,2}|[a-d]))?(?![\d%])"
_HAN_NUMBER = r"第?(?:十[一二三四五六七]?|[一二三四五六七八九])(?:项|个)?"
_ONE = rf"(?:第\s*)?(?:{_NUMBER}|{_HAN_NUMBER}(?![一-鿿]*年))"
_AND = r"\s*(?:[、,，/]\s*(?:和|及|与|以及)?|以及|和|及|与|and|&|至|到|[-–—~])\s*"
_AGAIN = rf"(?:{_SDG_WORDS}|具体目标|目标|Targets?|Goals?)?\s*[-–]?\s*"
_SDG = re.compile(
    rf"{_SDG_WORDS}\s*[(（]?(?:SDGs?)?[)）]?\s*[-–:：]?\s*(?:中的|中|的|之)?\s*(?:具体目标|目标)?\s*(?P<list>{_ONE}(?:(?:{_AND}|\s*[(（]\s*具体目标\s*){_AGAIN}{_ONE})*)",
    re.IGNORECASE,
)
_TARGET = r"(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])(?![\d%])"
_SDG_TARGET = re.compile(rf"具体目标\s*(?P<list>{_TARGET}(?:{_AND}(?:具体目标)?\s*{_TARGET})*)")
"""Only targets of the SDGs are called so and have a dot."""
_AICHI = re.compile(
    r"(?:爱知(?:生物多样性)?目标|生物多样性战略目标|爱知战略目标|Aichi (?:Biodiversity )?Targets?)\s*(?P<list>(?:[A-E]|\d{1,2})(?:\s*(?:[、,，]|和|及|与|and)\s*(?:爱知目标|目标|战略目标)?\s*(?:[A-E]|\d{1,2}))*)(?![\d.])",
    re.IGNORECASE,
)
_GBF = re.compile(
    r"(?:昆明?[-—–·]?蒙(?:特利尔)?(?:全球)?(?:生物多样性)?框架|全球生物多样性框架|KM-?GBF|GBF)[”\"》]?[^。；，]{0,14}?(?:行动目标|目标|Targets?)\s*(?P<list>\d{1,2}(?:\s*(?:[、,，]|和|及|与|and)\s*(?:行动目标|目标|Targets?)?\s*\d{1,2})*)(?![\d.])"
)
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
_RANGE = re.compile(rf"({_NUMBER})\s*(?:至|到|[-–—~])\s*({_NUMBER})")


@dataclass(frozen=True, slots=True)
class Named:
    """A goal or target that is named: `scheme` sdg, gbf or aichi, its code, and where in the text."""

    scheme: str
    code: str
    place: Range


def targets(text: str) -> list[Named]:
    """A text → the goals and targets named in it, each once, in their order."""
    found: dict[tuple[str, str], Named] = {}
    for named in (
        *_all("sdg", _SDG, text),
        *_all("sdg", _SDG_TARGET, text),
        *_all("aichi", _AICHI, text),
        *_all("gbf", _GBF, text),
    ):
        found.setdefault((named.scheme, named.code), named)
    return sorted(found.values(), key=lambda named: named.place)


def _all(scheme: str, pattern: re.Pattern[str], text: str) -> Iterator[Named]:
    for match in pattern.finditer(text):
        for code in _codes(match["list"], scheme):
            yield Named(scheme, code, match.span())


def _codes(listed: str, scheme: str) -> Iterator[str]:
    if scheme == "aichi":
        yield from (
            code.upper()
            for code in re.findall(r"(?<![A-Za-z])([A-Ea-e](?![A-Za-z])|\d{1,2})", listed)
            if not code.isdigit() or 1 <= int(code) <= 20
        )
        return
    if scheme == "gbf":
        yield from (code for code in re.findall(r"\d{1,2}", listed) if 1 <= int(code) <= 23)
        return
    for match in _RANGE.finditer(listed):
        first, last = match[1], match[2]
        if first.isdigit() and last.isdigit() and int(first) < int(last):
            yield from (str(n) for n in range(int(first) + 1, int(last)))
    for match in re.finditer(rf"{_NUMBER}|{_HAN_NUMBER}", listed):
        word = match[0]
        yield word if word[0].isdigit() else str(_han(word.strip("第项个")))


def _han(word: str) -> int:
    if word.startswith("十"):
        return 10 + _DIGITS.get(word[1:], 0)
    return _DIGITS[word]
