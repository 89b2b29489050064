"""The neutral list of an issue, as `ingest --format json` prints it (docs: contract)."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nbs_graph.sources.newsletter.entry import Entry, Issue, Ranges, Said
from nbs_graph.sources.newsletter.source import over_space


def neutral(issue: Issue) -> dict[str, Any]:
    """An issue → the document of the contract; offsets are code points in the source text."""
    return {
        "source": {"sha256": hashlib.sha256(issue.text.encode()).hexdigest(), "chars": len(issue.text)},
        "issue": {"month": issue.month, "basis": issue.month_basis},
        "sections": [{"heading": heading, "code": code or None} for heading, code in issue.sections],
        "entries": [_entry(entry, issue.text) for entry in issue.entries],
        "leftovers": [
            {"start": left.start, "end": left.end, "text": left.text, "reason": left.reason}
            for left in issue.leftovers
        ],
        "coverage": round(issue.coverage, 6),
    }


def _entry(entry: Entry, text: str) -> dict[str, Any]:
    return {
        "section": entry.section.rsplit("/", 1)[0],
        "subsection": entry.section.rsplit("/", 1)[1] if "/" in entry.section else None,
        "kind": entry.kind,
        "title_zh": _text(entry.title_zh),
        "title_en": _text(entry.title_en),
        "date": entry.date.edtf if entry.date else None,
        "authors": [author.text for author in entry.authors],
        "more_authors": entry.more_authors,
        "journal": _text(entry.journal),
        "links": [
            f"https://doi.org/{link.url}" if link.url.startswith("10.") else link.url for link in entry.links
        ],
        "doi": _text(entry.doi),
        "money": [
            {
                "amount": number(amount),
                "currency": money.currency,
                "as_written": money.printed,
                "from": money.giver or None,
                "to": money.receiver or None,
            }
            for money in entry.money
            for amount in ((money.amount,) if money.amount_to is None else (money.amount, money.amount_to))
        ],
        "sdgs": [goal.code for goal in entry.goals if goal.scheme == "sdg"],
        "gbf": [goal.code for goal in entry.goals if goal.scheme == "gbf"],
        "aichi": [goal.code for goal in entry.goals if goal.scheme == "aichi"],
        "findings": [
            {
                "value": number(figure.value),
                "value_to": None if figure.value_to is None else number(figure.value_to),
                "unit": figure.unit,
                "as_written": figure.printed,
            }
            for figure in entry.findings
        ],
        "organisations": [{"name": actor.name, "role": actor.role or None} for actor in entry.organisations],
        "rrule": _text(entry.rrule),
        "doubts": [dict(doubt.what) for doubt in entry.doubts],
        "evidence": {field: ranges for field, ranges in _evidence(entry, text) if ranges},
    }


def _evidence(entry: Entry, text: str) -> Iterable[tuple[str, list[list[int]]]]:
    """Field → where its words stand, white space over."""

    def places(all_ranges: Iterable[Ranges]) -> list[list[int]]:
        return [[start, end] for ranges in all_ranges for start, end in over_space(text, ranges)]

    for field in ("title_zh", "title_en", "journal", "doi", "rrule", "body"):
        found: Said | None = getattr(entry, field)
        yield field, places([found.ranges] if found else [])
    yield "date", places([entry.date.ranges] if entry.date else [])
    yield "authors", places(author.ranges for author in entry.authors)
    yield "links", places(link.ranges for link in entry.links)
    yield "money", places(money.ranges for money in entry.money)
    yield "findings", places(figure.ranges for figure in entry.findings)
    yield "organisations", places(actor.ranges for actor in entry.organisations)
    for scheme, field in (("sdg", "sdgs"), ("gbf", "gbf"), ("aichi", "aichi")):
        yield field, places(goal.ranges for goal in entry.goals if goal.scheme == scheme)


def _text(found: Said | None) -> str | None:
    return found.text if found else None


def number(value: Decimal | Fraction | int) -> int | float:
    """A value as a JSON number."""
    return int(value) if value == int(value) else float(value)
