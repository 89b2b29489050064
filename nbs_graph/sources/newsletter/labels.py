"""What stands before an address: a declared label, an arrow, any few words with a colon; and addresses in a line."""

import re
from collections.abc import Iterator
from functools import cache

from nbs_graph.sources.newsletter.vocabulary import alternatives, declared

SAFE = r"[!-~’]"  # an apostrophe in a text fragment is printed as it is
URL = re.compile(rf"(?:https?://|(?<![A-Za-z\d/:.])www\.){SAFE}+|https?://\Z", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,9}/[!-~]+")
_OWN_LABEL = re.compile(r"(?:^|[\s；;、，,。])([^\s。；;，,]{1,12}[：:]\s*)$")
"""Any few words with a colon right before an address."""
_PARTS = tuple("。！？；;，,、.|｜)）】]》”")
"""Behind these a label may begin that has no colon; in the midst of words it is one of the sentence."""
_ENDS = tuple("。！？；.;)） ")
_LONGEST_HOLLOW = 10


@cache
def _words() -> tuple[str, str, str]:
    """Patterns of the declared labels, Chinese and Latin, and of the arrows."""
    links = declared("newsletter")["links"]
    plain = alternatives([label for label in links["labels"] if not label.isascii()])
    latin = alternatives([label for label in links["labels"] if label.isascii()])
    return plain, latin, alternatives(links["arrows"])


@cache
def _label() -> re.Pattern[str]:
    plain, latin, arrows = _words()
    named = rf"(?:{plain}|\b(?:{latin}))"
    marked = rf"(?:{named}\s*(?:[(（][^()（）]{{1,12}}[)）])?\s*(?:[:：]|{arrows}))"
    return re.compile(
        rf"[(（【\[]?(?:{marked}|{arrows}|(?P<bare>{named})(?=[】\]]?\s*(?:https?://|www\.)))[】\]]?\s*",
        re.IGNORECASE,
    )


@cache
def _line_of_label() -> re.Pattern[str]:
    return re.compile(rf"[【\[]?(?:{_words()[0]})[】\]]?")


def is_label(text: str) -> bool:
    """Is a line a declared Chinese label, without a colon?"""
    return _line_of_label().fullmatch(text) is not None


def label_at_end(text: str) -> int | None:
    """Where a label begins that is a line, or the end of one, with its colon or arrow."""
    matches = [match for match in _label().finditer(text) if match.end() == len(text)]
    if not matches or (matches[-1].start() and text[matches[-1].start() - 1] not in _ENDS):
        return None
    return matches[-1].start()


def begins(text: str) -> bool:
    """Does a text begin with a label?"""
    return _label().match(text) is not None


def hollow(text: str) -> bool:
    """Is a line a label of a link and a few words that are no address?"""
    match = _label().match(text)
    return match is not None and len(text) - match.end() <= _LONGEST_HOLLOW and not re.search(r"[。，]", text)


def spans(text: str, position: int) -> Iterator[tuple[int, int, int, str]]:
    """Addresses in a line, from a position on: start, end, where the label before it starts, its words."""
    for match in URL.finditer(text):
        if match.start() < position:
            continue
        yield match.start(), match.end(), *_before(text, position, match.start())
        position = match.end()
    for match in re.finditer(rf"\bDOI\s*[:：]?\s*({DOI.pattern})", text, re.IGNORECASE):
        if match.start() >= position or match.end() < position:
            yield match.start(1), match.end(1), match.start(), "DOI"


def _before(text: str, position: int, start: int) -> tuple[int, str]:
    """The label right before an address, and where it starts; the address itself when there is none."""
    for match in _label().finditer(text, position):  # to the end of the line: a label may look at its address
        if match.end() > start:
            break
        if match.end() == start and (
            match["bare"] is None
            or not (rest := text[position : match.start()].rstrip())
            or rest.endswith(_PARTS)
        ):
            return match.start(), match[0].strip(" ：:")
    if own := _OWN_LABEL.search(text, position, start):
        return own.start(1), own[1].strip(" ：:")
    return start, ""
