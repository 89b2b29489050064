"""A printed address: in one piece, cut where the sentence goes on, with its DOI when it is of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from nbs_graph.sources.newsletter.source import Range

_FRAGMENT = "#:~:text="


@dataclass(frozen=True, slots=True)
class Link:
    """A printed address.

    Args:
        url: in one piece, as printed else.
        label: what stood before it, empty when nothing did.
        ranges: where the address stands.
        label_ranges: where the label stands.
        breaks: how many line ends were taken out of it.
        confirmed: an annotation of the PDF says the same.
        cited: it stands in the midst of a sentence, so that it may be of something else.
    """

    url: str
    label: str
    ranges: tuple[Range, ...]
    label_ranges: tuple[Range, ...] = ()
    breaks: int = 0
    confirmed: bool = False
    cited: bool = False

    @property
    def doi(self) -> str | None:
        """The DOI that it is the address of (DOI Handbook, section 3.8)."""
        return doi_of(self.url)


@dataclass(slots=True)
class Linked:
    """What was found in the lines.

    Args:
        links: line index → the links that begin on it, in their order.
        used: line index → from which character on the line is taken by links; 0 for whole lines.
        annotations: lines that are annotations of links printed elsewhere.
        unplaced: lines that are addresses printed nowhere else, among annotations.
    """

    links: dict[int, list[Link]] = field(default_factory=dict)
    used: dict[int, int] = field(default_factory=dict)
    annotations: set[int] = field(default_factory=set)
    unplaced: set[int] = field(default_factory=set)
    inline: dict[int, list[Link]] = field(default_factory=dict)
    """Line index → links in the midst of its sentences."""
    hollow: set[int] = field(default_factory=set)
    """Lines that are a label of a link and words that are no address, where a click would have led somewhere."""


def doi_of(url: str) -> str | None:
    """An address or a bare DOI → the DOI in lower case, None when it is of none."""
    match = re.match(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)\Z", url, re.IGNORECASE)
    return match[1].rstrip(".").lower() if match else None


def cut(url: str) -> str:
    """Take off what is punctuation of the sentence and not of the address."""
    while url:
        last = url[-1]
        if (
            last in ",;:!\"'’*>|`"
            or (last == "." and _FRAGMENT not in url)
            or (last in ")]}" and url.count(last) > url.count("([{"[")]}".index(last)]))
        ):
            url = url[:-1]
        else:
            break
    return url


def closed(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Ranges in the order of reading → those that follow each other as one."""
    merged: list[Range] = []
    for start, end in ranges:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def host(url: str) -> str:
    """The host of an address, without `www.`; empty when it has none."""
    try:
        found = urlsplit(url if "://" in url else f"https://{url}").hostname or ""
    except ValueError:
        return ""
    return found.removeprefix("www.")
