"""Numbers of list paragraphs in Word (ECMA-376, part 1, 17.9): counted as Word does, written in digits, letters or Chinese."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from nbs_graph.sources.newsletter.readers.package import Package

_DIGITS = "零一二三四五六七八九"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "taiwaneseCounting",
}
_LEVELS = 9
_LONGEST = 20


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """Lists by their id, and how far each has counted."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package, part: str) -> "Numbering":
        """The lists that a part declares; none when it is not there."""
        found = cls()
        if part in package:
            package.parse(part, _Reader(found).start)
        return found

    def next(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of a list, with a space behind it; empty for bullets and unknown lists."""
        abstract = self._lists.get(list_id, "")
        levels = self._levels.get(abstract)
        if levels is None or level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        if levels[level].format in ("bullet", "none"):
            return ""

        def written(match: re.Match[str]) -> str:
            own = int(match[1]) - 1
            declared = levels.get(own, _Level())
            return _number(counts.get(own, declared.start), declared.format)

        text = re.sub(r"%([1-9])", written, levels[level].text)[:_LONGEST]
        return f"{text} " if text else ""


class _Reader:
    """What is being declared."""

    def __init__(self, found: Numbering) -> None:
        self._found = found
        self._levels: dict[int, _Level] = {}
        self._level = _Level()
        self._list = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        value = said.get("val", "")
        match name.rpartition("}")[2]:
            case "abstractNum":
                self._levels = self._found._levels.setdefault(said.get("abstractNumId", ""), {})  # noqa: SLF001
            case "lvl" if said.get("ilvl", "").isdecimal():
                self._level = self._levels.setdefault(int(said["ilvl"][:2]), _Level())
            case "numFmt":
                self._level.format = value
            case "lvlText":
                self._level.text = value
            case "start" if value[:6].isdecimal():
                self._level.start = int(value[:6])
            case "num":
                self._list = said.get("numId", "")
            case "abstractNumId":
                self._found._lists[self._list] = value  # noqa: SLF001
            case "lvlOverride":
                self._level = _Level()  # what a list changes for itself is not followed


def _number(value: int, format: str) -> str:
    if format in _CHINESE and 0 < value < 100:
        tens, ones = divmod(value, 10)
        ten = "十" if tens == 1 else f"{_DIGITS[tens]}十" if tens else ""
        return ten + (_DIGITS[ones] if ones else "")
    if format in ("lowerLetter", "upperLetter") and 0 < value <= 26:
        letter = chr(ord("a") + value - 1)
        return letter if format == "lowerLetter" else letter.upper()
    if format == "decimalEnclosedCircle" and 0 < value <= 20:
        return chr(0x2460 + value - 1)
    if format == "decimalZero":
        return f"{value:02d}"
    return str(value)
