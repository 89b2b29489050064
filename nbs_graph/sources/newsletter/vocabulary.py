"""The words a newsletter is read by, as declared in `ontology/reading/`: headings, labels, furniture, kinds, names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from nbs_graph.resources import ontology_dir


@cache
def declared(name: str) -> Mapping[str, Any]:
    """A file of `ontology/reading/`, by its name without ending."""
    text = (ontology_dir() / "reading" / f"{name}.yaml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def alternatives(words: Sequence[str]) -> str:
    """Words → a pattern for any of them, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class Heading:
    """A line recognised as a heading: the section it opens, empty when it is new, its words, its decoration."""

    section: str
    words: str
    style: str


@cache
def _sections() -> dict[str, str]:
    return {
        _key(word): section for section, words in declared("newsletter")["headings"].items() for word in words
    }


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(declared('newsletter')['endings'])})$")


@cache
def marks() -> re.Pattern[str]:
    """What may stand before a heading or title: numbers and bullets."""
    return re.compile("|".join(f"(?:{mark})" for mark in declared("newsletter")["marks"]))


@cache
def counted() -> re.Pattern[str]:
    """A decimal and what it counts, in Chinese: 1.2 万亩. Latin units are left out, titles begin like them."""
    quantities = declared("quantities")
    units = [
        word
        for group in ("measures", "classifiers")
        for unit in quantities[group]
        for word in (unit["words"] if isinstance(unit, dict) else [unit])
        if not word.isascii() or word == "%"
    ]
    return re.compile(rf"\d{{1,2}}\.\d{{1,2}}\s*(?:[百千]?[万亿]|{alternatives(units)}|[^\x00-\x7f]?元)")


_AND = re.compile(r"\s*[与和及、&/+]\s*")
_MONTH = re.compile(
    r"^(?:20\d\d\s*年\s*)?(?:本月|下月|(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份|的)?)\s*"
)
_LONGEST_HEADING = 16
_BARE_NUMBER = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s+(?=[\u3400-\u9fff])")
"""A number before a heading with nothing behind it but a space; only before words that are declared."""


def _key(words: str) -> str:
    return words.replace(" ", "").casefold()


def bare(line: str) -> tuple[str, str]:
    """A line → its words without number, bullet and brackets, and what was taken off, as a style."""
    style = ""
    for _ in range(3):
        match = marks().match(line)
        if match and match.end() < len(line):
            style += re.sub(r"[\d一二三四五六七八九十]+", "N", match[0].strip()) or "N"
            line = line[match.end() :].strip()
            line = line.removesuffix(match[0].strip()).strip() or line  # ◆研究◆
        for pair in declared("newsletter")["brackets"]:
            half = len(pair) // 2
            opening, closing = pair[:half], pair[half:]
            if len(line) > len(pair) and line.startswith(opening) and line.endswith(closing):
                style += opening
                line = line.strip(opening + closing).strip()
    return line.strip("：: "), style


def section_of(words: str) -> str | None:
    """The words of a heading → its section; None when they are of none."""
    words = _MONTH.sub("", words)
    found = _one(words)
    if found is not None:
        return found
    endings = declared("newsletter")["endings"]
    parts = [_one(part) for part in _AND.split(words) if part not in endings]
    return parts[0] if parts and all(parts) and len(words) > len(parts) else None


def _by_end(words: str) -> str | None:
    """The section that the last part of a heading tells."""
    if re.search(r"[。，,；;《》:：\d]", words):
        return None
    parts = _AND.split(words)
    suffixes = declared("newsletter")["suffixes"]
    if len(parts) > 1 and _one(parts[-1]) and not all(
        _one(part) or part.endswith(tuple(end for ends in suffixes.values() for end in ends)) for part in parts
    ):  # fmt: skip
        return None  # a known word joined to something else: 读者来信与研究, but not 自然与社会研究
    return next((section for section, ends in suffixes.items() if parts[-1].endswith(tuple(ends))), None)


def _one(words: str) -> str | None:
    sections = _sections()
    for _ in range(3):
        if (found := sections.get(_key(words))) is not None:
            return found
        shorter = _endings().sub("", words)
        if shorter == words or not shorter:
            return None
        words = shorter
    return None


def heading(line: str) -> Heading | None:
    """A line → the heading that it is; None when it is none for certain. A new section has a style and no section."""
    words, style = bare(line)
    if not words or len(words) > _LONGEST_HEADING + line.isascii() * 30:
        return None
    section = section_of(words)
    if section is not None:
        return Heading(section, words, style)
    if (number := _BARE_NUMBER.match(words)) and (section := section_of(words[number.end() :])) is not None:
        return Heading(section, words[number.end() :], style + "N")
    by_end = _by_end(_MONTH.sub("", words)) if style or _MONTH.match(words) else None
    if by_end is not None and (style or by_end == "important-dates"):
        return Heading(by_end, words, style)
    if style and not re.search(r"[。，,；;《》:：\d]", words):
        return Heading("", words, style)
    return None
