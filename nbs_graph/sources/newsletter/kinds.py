"""What kind of thing an item reports on, by the words declared in `ontology/reading/kinds.yaml`."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from nbs_graph.sources.newsletter.source import Range
from nbs_graph.sources.newsletter.vocabulary import alternatives, declared

_TAIL = 14
"""Characters of a title, from its end, in which the head of the phrase stands."""

_LEAD = re.compile(r"([^\s：:|｜《]{2,8})\s*[：:|｜]")
"""What some editors print before a title: 在线课程：, 会议预告｜."""


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    return {
        kind: re.compile("|".join(_pattern(word) for word in sorted(words, key=len, reverse=True)))
        for kind, words in declared("kinds")["words"].items()
    }


def _pattern(word: str) -> str:
    return rf"\b{re.escape(word)}s?\b" if word.isascii() else re.escape(word)


@cache
def _not_words() -> re.Pattern[str]:
    return re.compile(alternatives(declared("kinds")["not_words"]))


def kind(
    section: str, title: str, en: str, body: str, *, people: int, organisations: int
) -> tuple[str, str, Range | None]:
    """An item → its kind, what decided (`title`, `text`, `byline` or `section`), and where in the title or text.

    Args:
        section: code of its section; title and en: its titles; body: its text.
        people: authors named in the byline; organisations: organisations named there.
    """
    rules = declared("kinds")["sections"].get(section) or declared("kinds")["sections"]["unknown"]
    allowed: Sequence[str] = rules["allowed"]
    if len(allowed) == 1:
        return rules["default"], "section", None
    lead = _LEAD.match(title)
    found = (lead and _in_title(lead[1], allowed)) or _in_title(title, allowed) or _in_title(en, allowed)
    if section == "research" and people and (found is None or found[0] != "Report" or not organisations):
        return rules["default"], "byline", None
    if found is not None:
        return found[0], "title", found[1]
    if section == "research":
        return (
            ("Report", "byline", None)
            if organisations and not people
            else (rules["default"], "section", None)
        )
    for name, patterns in declared("kinds")["acts"].items():
        if name not in allowed:
            continue
        for pattern in patterns:
            if match := re.search(pattern, body):
                return name, "text", match.span()
    return rules["default"], "section", None


def _in_title(title: str, allowed: Sequence[str]) -> tuple[str, Range] | None:
    """The word for a kind that stands last in a title; the longer of two that end together."""
    masked = _not_words().sub(lambda match: " " * len(match[0]), title)
    masked = re.sub(r"[(（][^()（）]*[)）]", lambda match: " " * len(match[0]), masked)
    best: tuple[int, int, str, Range] | None = None
    for name, pattern in _words().items():
        if name not in allowed:
            continue
        for match in pattern.finditer(masked):
            key = (match.end(), match.end() - match.start())
            if best is None or key > best[:2]:
                best = (*key, name, match.span())
    return (best[2], best[3]) if best else None
