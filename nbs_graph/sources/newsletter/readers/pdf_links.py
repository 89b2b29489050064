"""Clickable rectangles of a PDF page (ISO 32000-1, 12.5.6.5): what they cover, and where they lead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nbs_graph.sources.newsletter.readers.addresses import web_address
from nbs_graph.sources.newsletter.readers.extracted import Hidden
from nbs_graph.sources.newsletter.readers.pdf_lines import Printed, covered

_MOST = 2_000
_PRINTED = re.compile(r"https?://|www\.|\b10\.\d{4,9}/", re.IGNORECASE)
_AROUND = "：: \t【】[]()（）<>《》|→»>"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle (left, bottom, right, top), and the address it leads to."""

    corners: tuple[float, float, float, float]
    uri: str


def links(page: Any) -> list[Area]:
    """The web addresses a page of pypdf leads to; what is broken among its annotations is passed over."""
    try:
        annotations = list(page.get("/Annots", ()).get_object())[:_MOST] if "/Annots" in page else []
    except (TypeError, AttributeError):
        return []
    found: list[Area] = []
    for reference in annotations:
        try:
            area = _area(reference.get_object())
        except (TypeError, AttributeError, ValueError, KeyError):
            continue
        if area is not None:
            found.append(area)
    return found


def _area(annotation: Any) -> Area | None:
    if annotation.get("/Subtype") != "/Link" or "/A" not in annotation:
        return None
    uri = annotation["/A"].get_object().get("/URI")
    address = web_address(str(uri.get_object())) if uri is not None else ""
    a, b, c, d = (float(value) for value in annotation["/Rect"].get_object())
    return Area((min(a, c), min(b, d), max(a, c), max(b, d)), address) if address else None


def with_hidden(lines: Sequence[Printed], areas: Sequence[Area], page: int) -> tuple[list[Hidden], list[str]]:
    """The lines of a page and its rectangles → the addresses behind words, and the lines with those of labels put in."""
    behind: list[Hidden] = []
    said: list[str] = []
    for number, line in enumerate(lines):
        said.append(line.text.rstrip())
        after = lines[number + 1].text if number + 1 < len(lines) else ""
        for words, uri in _behind(line, areas):
            behind.append(Hidden(page, words, uri))
            label = words.strip(_AROUND)
            rest = line.text[line.text.find(words) + len(words) :]
            if label in _labels() and not _PRINTED.search(rest) and not _PRINTED.match(after.lstrip()):
                said.append(f"{label}：{uri}")
    return behind, said


def _behind(line: Printed, areas: Sequence[Area]) -> list[tuple[str, str]]:
    """The words of a line that are clickable and no address, each with where they lead."""
    found: dict[str, str] = {}
    for area in areas:
        if words := covered(line, area.corners).strip():
            found[area.uri] = found.get(area.uri, "") + words
    return [(words, uri) for uri, words in found.items() if not _is_address(words, uri)]


def _is_address(words: str, uri: str) -> bool:
    """Are the words an address, or a line of the one they lead to?"""
    return bool(_PRINTED.search(words)) or (words.isascii() and "".join(words.split()) in uri)


def _labels() -> frozenset[str]:
    from nbs_graph.sources.newsletter.vocabulary import declared

    return frozenset(declared("newsletter")["links"]["labels"])
