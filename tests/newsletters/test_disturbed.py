"""What the page does to a text changes nothing in what is read from it: line ends and furniture at random places."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.newsletters.reading import HERE, extraction, text

ISSUE = "2024-05"
SAID = text(HERE / ISSUE)
WORD = re.compile(r"[A-Za-zÀ-ÿ\d](?:[A-Za-zÀ-ÿ\d.,'’%&/:–~-]*[A-Za-zÀ-ÿ\d%²³])?")
"""A Latin word or a number: a page breaks it only at a hyphen."""
FIRST = 40
"""Characters of a body by which it is known that it is one."""
LEAST = 6
"""Characters of an address on each of its lines."""
HEADS = ("大自然保护协会（TNC）中国项目 · 基于自然的解决方案通讯", "自然观察 2024 年 5 月号")
NUMBERS = ("- {} -", "第 {} 页 共 99 页", "— {} —", "Page {} of 99")
BREAKS = ("\n", "\n\n", " \n \n")
NORMAL = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def undisturbed() -> dict[str, Any]:
    """What is read from the issue as it is."""
    return compared(extraction(SAID, ISSUE))


@cache
def evidence(field: str) -> list[tuple[int, int]]:
    """Where the words of a field stand, days left out: they are a line each."""
    entries = extraction(SAID, ISSUE)["entries"]
    return [
        (start, end)
        for entry in entries
        if entry["kind"] != "Observance"
        for start, end in entry["evidence"].get(field, ())
    ]


@cache
def in_bodies() -> list[int]:
    """Places in bodies where a line may end, behind their first words."""
    inside = {place for match in WORD.finditer(SAID) for place in range(match.start() + 1, match.end())}
    first = {}
    for entry in extraction(SAID, ISSUE)["entries"]:
        for start, _ in entry["evidence"].get("body", ())[: entry["kind"] != "Observance"]:
            first[start] = start + FIRST
    return [
        place
        for start, end in evidence("body")
        for place in range(first.get(start, start), end)
        if place not in inside
    ]


@cache
def in_addresses() -> list[list[int]]:
    """For the first printed address of each item, the places in its path where a line may end."""
    found = []
    for entry in extraction(SAID, ISSUE)["entries"]:
        for start, end in entry["evidence"].get("links", ())[:1]:
            path = SAID.find("/", start + len("https://"), end)
            ends = [path, *(match.end() + start for match in re.finditer("\n", SAID[start:end])), end]
            places = [
                place for place in range(path + 1, end) if all(abs(place - other) >= LEAST for other in ends)
            ]
            if path > 0 and places:
                found.append(places)
    return found


@cache
def line_ends() -> list[int]:
    """The places behind the lines of bodies and addresses, where a page may end."""
    return [
        start + match.end()
        for start, end in (*evidence("body"), *evidence("links"))
        for match in re.finditer("\n", SAID[start:end])
    ]


def compared(found: dict[str, Any]) -> dict[str, Any]:
    """What must stay: all but places, doubts and the words as printed; names without spaces."""

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return re.sub(r"\s", "", value)
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {
                key: plain(item)
                for key, item in value.items()
                if key not in ("evidence", "as_written", "doubts")
            }
        return value

    return {"issue": found["issue"], "sections": plain(found["sections"]), "entries": plain(found["entries"])}


def inserted(what: Iterable[tuple[int, str]]) -> str:
    """The issue with something put in at places."""
    said = SAID
    for place, words in sorted(what, reverse=True):
        said = said[:place] + words + said[place:]
    return said


def unchanged(said: str) -> None:
    """A disturbed text is read as the issue is."""
    found = compared(extraction(said, ISSUE))
    assert found["sections"] == undisturbed()["sections"]
    assert len(found["entries"]) == len(undisturbed()["entries"])
    for entry, right in zip(found["entries"], undisturbed()["entries"], strict=True):
        assert entry == right
    assert found["issue"] == undisturbed()["issue"]


@NORMAL
@given(st.data(), st.sampled_from(BREAKS))
def test_line_ends_in_bodies(data: st.DataObject, mark: str) -> None:
    """Anywhere behind the first words, but not inside a Latin word or a number."""
    places = data.draw(st.sets(st.sampled_from(in_bodies()), min_size=1, max_size=12))
    unchanged(inserted((place, mark) for place in places))


@NORMAL
@given(st.data(), st.sampled_from(BREAKS))
def test_line_ends_in_addresses(data: st.DataObject, mark: str) -> None:
    """Anywhere in the path, with or without a hyphen before."""
    broken = data.draw(st.sets(st.integers(0, len(in_addresses()) - 1), min_size=1, max_size=4))
    places = [data.draw(st.sampled_from(in_addresses()[number])) for number in sorted(broken)]
    unchanged(inserted((place, mark) for place in places))


@NORMAL
@given(st.data(), st.sampled_from(HEADS), st.sampled_from(NUMBERS), st.booleans())
def test_page_furniture(data: st.DataObject, head: str, number: str, below: bool) -> None:
    """A page number and a form feed, a running head above or below, at the ends of lines."""
    places = sorted(data.draw(st.sets(st.sampled_from(line_ends()), min_size=2, max_size=6)))
    pages = (
        (place, f"{head}\n{number.format(count)}\n\f" if below else f"{number.format(count)}\n\f{head}\n")
        for count, place in enumerate(places, 1)
    )
    unchanged(inserted(pages))
