"""Evidence as typed → Web Annotation nodes (W3C Recommendation 2017, sections 4.2.4 and 4.2.5)."""

import re
from typing import Any

from nbs_graph.namespaces import ID, OA
from nbs_graph.sources.reading import Reading
from nbs_graph.sources.values import BLANK, folded
from nbs_graph.sources.yaml_tree import Items, Map, Node, Text

_AT = re.compile(r"(\d{1,9})-(\d{1,9})\Z", re.ASCII)
_ITEM = re.compile(r"\d{4}-\d{2}/\d{2,3}\Z", re.ASCII)


def spell_out(reading: Reading, value: Node, statement: str) -> list[dict[str, Any]]:
    """`{quote: …, at: start-end, item: …}`, a bare quote, or a list of them → nodes of `statement`.

    They are named `…-evidence-1`, `…-evidence-1-quote` and `…-evidence-1-position`, counting from 1.
    """
    pieces = value.items if isinstance(value, Items) else (value,)
    if not pieces:
        _owed(reading, value)
    made = (_piece(reading, piece, statement, n) for n, piece in enumerate(pieces, 1))
    return [node for node in made if node is not None]


def _piece(reading: Reading, piece: Node, statement: str, number: int) -> dict[str, Any] | None:
    if isinstance(piece, Items):
        reading.fault(
            "NBS012", "Evidence is a quote or a list of quotes.", "证据是一段引文或引文列表。", piece.span
        )
        return None
    if isinstance(piece, Map):
        for key, _ in piece.pairs:
            if key.value not in reading.format.keys["Evidence"]:
                reading.unknown_key(key, "Evidence")
        quote, at, item = (piece.get(name) for name in ("quote", "at", "item"))
    else:
        quote, at, item = piece, None, None
    if not isinstance(quote, Text) or quote.value.strip() in BLANK:
        _owed(reading, piece)
        return None
    iri = f"{statement}-evidence-{number}"
    selectors = [_quote(reading, quote, iri)]
    if at is not None:
        selectors.append(_position(reading, at, iri))
    reading.positions.subject(iri, piece.span)
    reading.positions.triple(statement, reading.format.terms["evidence"].iri, iri, piece.span)
    source = _source(reading, item, piece)
    if source is not None and item is not None:
        reading.positions.triple(iri, OA + "hasSource", source, item.span)
    return {
        "id": iri,
        "kind": "oa:SpecificResource",
        "item": source,
        "selector": [s for s in selectors if s is not None],
    }


def _owed(reading: Reading, place: Node) -> None:
    reading.fault(
        "NBS015",
        "Evidence needs `quote:`, the exact words of the source, 30 characters at most.",
        "证据需要 `quote:`，即原文的确切词句，最多 30 个字符。",
        place.span,
    )


def _quote(reading: Reading, quote: Text, evidence: str) -> dict[str, Any] | None:
    iri = f"{evidence}-quote"
    text = folded(quote.value)
    reading.whole(quote)
    reading.positions.subject(iri, quote.span)
    reading.positions.triple(iri, OA + "exact", text, quote.span)
    return {"id": iri, "kind": "oa:TextQuoteSelector", "exact": text}


def _position(reading: Reading, at: Node, evidence: str) -> dict[str, Any] | None:
    match = _AT.match(at.value.strip()) if isinstance(at, Text) else None
    if match is None:
        reading.fault(
            "NBS015",
            "`at:` is where the quote stands in the source text: `at: 1753-1756`.",
            "`at:` 是引文在原文中的位置：`at: 1753-1756`。",
            at.span,
        )
        return None
    iri = f"{evidence}-position"
    start, end = (str(int(number)) for number in match.groups())
    reading.positions.subject(iri, at.span)
    reading.positions.triple(iri, OA + "start", start, at.span)
    reading.positions.triple(iri, OA + "end", end, at.span)
    return {"id": iri, "kind": "oa:TextPositionSelector", "offsetStart": start, "offsetEnd": end}


def _source(reading: Reading, item: Node | None, piece: Node) -> str | None:
    """What is quoted: the item named, else the one that covers this entry; an issue quotes itself."""
    if item is None:
        entry = reading.subject
        found = entry if entry.startswith(ID + "issue/") else reading.item_of(entry)
        if found is None and entry:
            reading.fault(
                "NBS017",
                "Say which item is quoted, `item: 2023-08/05`, or list this entry in the issue's `issue.yaml`.",
                "请注明引文出自哪一条：`item: 2023-08/05`；或在本期 `issue.yaml` 中列出该条目。",
                piece.span,
            )
        return found
    if isinstance(item, Text) and _ITEM.match(item.value.strip()):
        return f"{ID}item/{item.value.strip()}"
    reading.fault(
        "NBS015",
        "`item:` is the issue and the position: `item: 2023-08/05`.",
        "`item:` 写期号和序号：`item: 2023-08/05`。",
        item.span,
    )
    return None
