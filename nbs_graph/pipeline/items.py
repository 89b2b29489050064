"""By which item of an issue that the graph has an entry of a newsletter is recognised: its headline, its links.

A headline recurs (`本月…`, days that are held each year), and so do addresses: either counts within its own month only,
unless both agree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Item:
    """An item: the month of its issue, its place in it, the entry it is mostly about, its headlines and addresses."""

    month: str
    position: int
    main: str
    headlines: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)


class Items:
    """The items of a graph, ready to be found by what is printed."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._titled: dict[str, list[Item]] = {}
        self._linked: dict[tuple[str, str], list[Item]] = {}
        for item in items:
            for headline in item.headlines:
                self._titled.setdefault(headline, []).append(item)
            for link in item.links:
                self._linked.setdefault((item.month, link), []).append(item)

    def by_headline(self, seen: Item) -> str:
        """The entry of the one item with a headline of `seen`, of its month or with a link of it; empty when none is."""
        named = [item for headline in seen.headlines for item in self._titled.get(headline, ())]
        same = [item for item in named if item.links & seen.links]
        here = [item for item in named if item.month == seen.month]
        # two of one headline, each with addresses of its own, are two things unless they stand in one place
        apart = [item for item in here if not (item.links and seen.links) or item.position == seen.position]
        placed = [item for item in apart if item.position == seen.position]
        return _one([item for item in same if item in here]) or _one(same) or _one(apart) or _one(placed)

    def by_link(self, seen: Item) -> str:
        """The entry of the one item of that month that prints a link of `seen`; empty when none is."""
        return _one([item for link in seen.links for item in self._linked.get((seen.month, link), ())])


def _one(items: Iterable[Item]) -> str:
    mains = {item.main for item in items}
    return mains.pop() if len(mains) == 1 else ""
