"""The title paragraphs of an item → its Chinese and its English title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nbs_graph.sources.newsletter.naming import is_journal
from nbs_graph.sources.newsletter.paragraphs import Paragraph
from nbs_graph.sources.newsletter.source import Flow

_HAN = re.compile(r"[\u3400-\u9fff]")
_BAR = re.compile(r"\s*(?:[|｜]|\s//?\s|\s—\s)\s*")
_IN_BRACKETS = re.compile(
    r"[(（]\s*([A-Z][^()（）\u3400-\u9fff]*(?:[(（][^()（）]*[)）][^()（）\u3400-\u9fff]*)?)\s*[)）]\s*\Z"
)
_JOURNAL = re.compile(r"(?:【([^】]{2,40})】|([A-Z][A-Za-z&.\s]{2,40})\s*[:：|｜]\s*)(?=[\u3400-\u9fff《])")
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Titles:
    """What was found; empty flows for what was not. `journal` is a name that stood before the title."""

    zh: Flow
    en: Flow
    journal: Flow


def titles(paragraphs: Sequence[Paragraph]) -> Titles:
    """Title paragraphs → titles; those in one language that follow each other are one."""
    zh: list[Flow] = []
    en: list[Flow] = []
    journal = Flow("", ())
    for paragraph in paragraphs:
        flow = paragraph.flow
        match = _JOURNAL.match(flow.text)
        if match and is_journal((match[1] or match[2]).strip()):
            group = 1 if match[1] else 2
            journal, flow = flow.part(*match.span(group)), flow.part(match.end(), len(flow.text))
        for part in _by_language(flow):
            (zh if _HAN.search(part.text) else en).append(part)
    return Titles(_bare(_one(zh)), _bare(_one(en)), journal)


def _by_language(flow: Flow) -> list[Flow]:
    """`中文 | English`, `中文（English）` and `(English)` → their parts."""
    text = flow.text
    if not _HAN.search(text):
        return [_unbracketed(flow)]
    for bar in _BAR.finditer(text):
        left, right = text[: bar.start()], text[bar.end() :]
        if left and right and bool(_HAN.search(left)) != bool(_HAN.search(right)):
            return [flow.part(0, bar.start()), flow.part(bar.end(), len(text))]
    match = _IN_BRACKETS.search(text)
    if match and match.start() and len(match[1].split()) >= _FEW_WORDS:
        return [flow.part(0, match.start()), flow.part(*match.span(1))]
    match = re.match(r"([A-Z][^\u3400-\u9fff《]{20,}?)\s*(?=《|[\u3400-\u9fff]{6})", text)
    if match and len(match[1].split()) > _FEW_WORDS + 1:
        return [flow.part(0, match.end(1)), flow.part(match.end(), len(text))]
    return [flow]


def _unbracketed(flow: Flow) -> Flow:
    text = flow.text
    if text[:1] in "(（" and text[-1:] in ")）":
        return flow.part(1, len(text) - 1)
    return flow


def _one(flows: Sequence[Flow]) -> Flow:
    return Flow.of((flow.text, flow.offsets) for flow in flows)


def _bare(flow: Flow) -> Flow:
    """Without 《》 around the whole, and without what ends a line."""
    text = flow.text
    if text.startswith("《") and text.endswith("》") and "》" not in text[1:-1]:
        return flow.part(1, len(text) - 1)
    return flow.part(0, len(text.rstrip("。 ")))
