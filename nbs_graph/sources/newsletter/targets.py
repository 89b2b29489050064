"""Goals and targets that a text names: SDGs, the Kunming-Montreal framework, Aichi."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nbs_graph.sources.newsletter.source import Range

_HAN = r"(?:二十[一二三]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_SDG_ONE = rf"(?:第\s*)?(?:(?:1[0-7]|[1-9])(?:\.(?:\d{{1,2}}|[a-d]))?(?![\d%])|{_HAN}(?:点[一二三四五六七八九])?(?:项|个)?(?![一-鿿]*年))"
_ONE = rf"(?:第\s*)?(?:\d{{1,2}}(?![\d.%])|{_HAN}(?:项|个)?)"
_AND = r"\s*(?:[、,，/]\s*(?:以及|和|及|与)?|以及|和|及|与|and|&|至|到|[-–—~])\s*"
_NOT = re.compile(
    r"(?<![a-z])(?:not|isn't|except|excluding|unrelated to|other than|rather than)(?: for| about| on| to)?\s*\Z|(?:不|未|没有|无)(?:直接)?(?:涉及|属于|对应|包括|包含|关联|针对|提及|支持)?(?:任何)?\s*\Z",
    re.IGNORECASE,
)
_DIGITS = {character: number for number, character in enumerate("一二三四五六七八九十", 1)}


_COUNTED = r"(?!\s*(?:[万亿千百余多个种家名位年月日元吨倍座条株岁周天]|公[顷里斤]|平方|美元|欧元|英镑|人民币|小时|分钟))"
"""A number that something is counted by is no further member: in `SDG 13、2 亿元` the list has one."""


def _list(lead: str, one: str, again: str) -> re.Pattern[str]:
    """What introduces a list, one member, and what may stand before further members → a pattern for the whole."""
    return re.compile(
        rf"(?:{lead})\s*(?P<list>{one}(?:(?:{_AND}|\s*[(（]\s*具体目标\s*)(?:{again})?\s*{one}{_COUNTED})*)",
        re.IGNORECASE,
    )


_SDG_WORDS = r"(?:联合国)?(?:可持续发展目标|SDGs?|Sustainable Development Goals?)"
_PATTERNS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "sdg": (
        _list(
            rf"{_SDG_WORDS}\s*[(（]?(?:SDGs?)?[)）]?\s*[-–:：]?\s*(?:中的|中|的|之)?\s*(?:具体目标|目标)?",
            _SDG_ONE,
            rf"(?:{_SDG_WORDS}|具体目标|目标|Targets?|Goals?)\s*[-–]?",
        ),
        re.compile(rf"(?P<list>第\s*(?:1[0-7]|[1-9]|{_HAN})\s*(?:项|个)?)\s*(?=(?:联合国)?可持续发展目标)"),
        _list(
            "具体目标", r"(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])(?![\d%])", "具体目标"
        ),  # only SDGs have such numbers
    ),
    "aichi": (
        _list(
            r"爱知(?:生物多样性)?目标|生物多样性战略目标|爱知战略目标|Aichi (?:Biodiversity )?Targets?",
            rf"(?:[A-E](?![A-Za-z])|{_ONE})",
            "爱知目标|战略目标|目标",
        ),
    ),
    "gbf": (
        _list(
            r"(?:昆明?[-—–·]?蒙(?:特利尔)?(?:全球)?(?:生物多样性)?框架|全球生物多样性框架|KM-?GBF|GBF)"
            r"[”\"》]?[^。；，]{0,14}?(?:行动目标|目标|Targets?)",
            _ONE,
            "行动目标|目标|Targets?",
        ),
    ),
}
_MOST = {"sdg": 17, "aichi": 20, "gbf": 23}
_MEMBER = re.compile(rf"(?P<range>至|到|[-–—~])?\s*(?P<code>\d{{1,2}}(?:\.(?:\d{{1,2}}|[a-d]))?|{_HAN}(?:点[一二三四五六七八九])?|(?<![A-Za-z])[A-E](?![A-Za-z]))", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A goal or target that is named: `scheme` sdg, gbf or aichi, its code, and where in the text."""

    scheme: str
    code: str
    place: Range


def targets(text: str) -> list[Named]:
    """A text → the goals and targets that it names and does not deny, each once, in their order."""
    found: dict[tuple[str, str], Named] = {}
    for scheme, patterns in _PATTERNS.items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                if _NOT.search(text, max(0, match.start() - 24), match.start()):
                    continue
                for code in _codes(match["list"], _MOST[scheme]):
                    found.setdefault((scheme, code), Named(scheme, code, match.span()))
    return sorted(found.values(), key=lambda named: named.place)


def _codes(listed: str, most: int) -> Iterator[str]:
    """The members of a list; `1 至 3` has what stands between as well."""
    last = 0
    for match in _MEMBER.finditer(listed):
        code = _code(match["code"])
        whole = code.partition(".")[0]
        if whole.isdigit() and not 1 <= int(whole) <= most:
            continue
        if match["range"] and code.isdigit() and 0 < last < int(code):
            yield from (str(number) for number in range(last + 1, int(code)))
        last = int(code) if code.isdigit() else 0
        yield code


def _code(word: str) -> str:
    """`13.1`, `d`, 十四点二 → `13.1`, `D`, `14.2`; letters of SDG targets stay small."""
    if word[0].isdigit():
        return word.lower()
    if word.isascii():
        return word.upper()
    whole, _, part = word.partition("点")
    tens, _, ones = whole.rpartition("十")
    number = (_DIGITS.get(tens, 1) * 10 if "十" in whole else 0) + _DIGITS.get(ones, 0)
    return f"{number}.{_DIGITS[part]}" if part else str(number)
