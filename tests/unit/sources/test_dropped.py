"""What JSON-LD drops is found, with its kind and place; what is kept, or meant to be dropped, is not."""

import json

import pytest

from nbs_graph.model import Span
from nbs_graph.sources.places import dropped

HEAD = '{"@context": {"s": "https://schema.org/", "nothing": null, "at": {"@id": "s:about", "@type": "@id"}},\n"@id": "https://e.org/a",\n'


@pytest.mark.parametrize(
    ("members", "kind", "written"),
    [
        ('"titel": "x"', "key", "titel"),
        ('"s:about": {"@id": "https://e.org/b", "s:about": [{"name": "x"}]}', "key", "name"),
        ('"@version": "x"', "key", "@version"),
        ('"_:b": "x"', "key", "_:b"),
        ('"@type": ["s:Thing", "Thnig"]', "type", "Thnig"),
        ('"at": "floods"', "iri", "floods"),
        ('"at": "https://e.org/a b"', "iri", "https://e.org/a b"),
        ('"s:about": {"@id": ""}', "iri", ""),
        ('"s:name": {"@value": "洪水", "@language": "中文"}', "language", "中文"),
        ('"s:name": {"@language": "zh"}', "nothing", "zh"),
    ],
)
def test_it_is_found_where_it_is_written(members: str, kind: str, written: str) -> None:
    """Once, at the key or value itself."""
    column = members.index(json.dumps(written, ensure_ascii=False)) + 1
    span = Span(3, column, 3, column + len(written) + 2)
    assert dropped(f"{HEAD}{members}}}") == {(kind, written): span}


@pytest.mark.parametrize(
    "members",
    [
        '"nothing": "x"',
        '"s:name": null',
        '"s:name": ["1", null]',
        '"s:name": {"@value": "洪水", "@language": "zh-Hans"}',
        '"at": "_:b"',
        '"at": ["urn:x", "s:Thing"]',
        '"@included": [{"@id": "_:b", "s:name": {"@list": ["a"]}}]',
        '"s:about": {"@set": [{"@id": "s:b", "@type": "s:Thing"}]}',
    ],
)
def test_what_is_kept_or_null_is_not(members: str) -> None:
    """Terms that the context says are null are meant to be dropped."""
    assert dropped(f"{HEAD}{members}}}") == {}


def test_a_base_and_a_vocabulary_give_meaning() -> None:
    """So nothing is relative."""
    assert (
        dropped('{"@context": {"@base": "https://e.org/", "@vocab": "https://e.org/"}, "@id": "a", "b": "c"}')
        == {}
    )
