"""Items of one issue that tell of the same work: an editor decides which of them it is the entry of."""

from collections.abc import Iterable, Iterator

from nbs_graph.sources.newsletter.entry import Doubt, Entry


def mark(entries: Iterable[Entry]) -> None:
    """Point each item that has the DOI or the address of an earlier one to it, with a doubt that says so."""
    first: dict[str, int] = {}
    for entry in entries:
        for sign in _signs(entry):
            other = first.setdefault(sign, entry.position)
            if other != entry.position and not entry.twin:
                entry.twin = other
                entry.doubts.append(
                    Doubt(
                        {
                            "en": f"Item {other} has the same DOI or address: is it the same work? Then delete one draft.",
                            "zh": f"与第 {other} 条的 DOI 或链接相同：若为同一成果，请删去其中一份草稿。",
                        }
                    )
                )


def _signs(entry: Entry) -> Iterator[str]:
    if entry.doi:
        yield entry.doi.text.lower()
    for link in entry.links:
        if not link.cited:
            yield link.url.split("://", 1)[-1].rstrip("/").lower()
