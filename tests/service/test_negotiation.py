"""RFC 9110, section 12.5, held against a slow and plain reading of it on headers made by chance."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.service import media
from nbs_graph.service.negotiation import content_type, gzip, media_type, tongue

OFFERED = ("application/json", "text/csv", "text/turtle", "application/xml")
RANGES = (*OFFERED, "*/*", "text/*", "application/*", "image/png", "image/*")
weights = st.sampled_from([None, "0", "0.1", "0.25", "0.5", "0.999", "1", "1.000"])
accepts = st.lists(
    st.tuples(st.sampled_from(RANGES), weights), min_size=1, max_size=6, unique_by=lambda r: r[0]
)


def written(ranges: list[tuple[str, str | None]], space: str = "") -> str:
    return f",{space}".join(r if q is None else f"{r};{space}q={q}" for r, q in ranges)


def quality(type: str, ranges: list[tuple[str, str | None]]) -> float:
    """The weight of the most specific range that fits: the section's words, one after the other."""
    for wanted in (type, type.partition("/")[0] + "/*", "*/*"):
        for range, weight in ranges:
            if range == wanted:
                return 1.0 if weight is None else float(weight)
    return 0.0


@given(accepts, st.sampled_from(["", " ", "  "]))
def test_the_best_acceptable_type_is_chosen(ranges: list[tuple[str, str | None]], space: str) -> None:
    """What is chosen has the highest quality that any offered type has, and is never one of quality 0."""
    chosen = media_type(written(ranges, space), OFFERED)
    best = max(quality(type, ranges) for type in OFFERED)
    if best == 0:
        assert chosen is None
    else:
        assert chosen is not None
        assert quality(chosen, ranges) == best


@given(accepts)
def test_case_and_order_do_not_matter(ranges: list[tuple[str, str | None]]) -> None:
    """Ranges are told by value, in any case and order."""
    assert media_type(written(ranges).upper(), OFFERED) == media_type(written(ranges[::-1]), OFFERED)


@given(st.text(max_size=200))
def test_any_text_is_survived(header: str) -> None:
    """What is malformed chooses something offered or nothing, and never fails."""
    assert media_type(header, OFFERED) in {None, *OFFERED}
    assert tongue(header) in {"en", "zh"}
    assert gzip(header) in {True, False}


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/turtle, */*;q=0.1", "text/turtle"),
        ("text/*;q=0.3, text/turtle;q=0.7, */*;q=0.5", "text/turtle"),
        ("text/turtle;charset=utf-8", "text/turtle"),
        ("text/turtle;charset=latin1", None),
        ("text/csv; header=present", "text/csv"),
        ('text/turtle;profile="a,b;c";q=0.5, application/xml;q=0.4', "text/turtle"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/csv;q=0.5, text/turtle;q=0.5", "text/csv"),
        ("*/*, text/turtle", "text/turtle"),
        ("image/png", None),
        ("*", None),
        ("text/csv;q=2", None),
    ],
)
def test_examples(accept: str | None, chosen: str | None) -> None:
    """The section's own kinds of example, and what is out of bounds."""
    assert media_type(accept, OFFERED) == chosen


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("zh", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB, zh;q=0.9", "en"),
        ("de, zh-Hant;q=0.5", "zh"),
        ("zh;q=0, *", "en"),
        ("fr", "en"),
    ],
)
def test_languages(header: str | None, language: str) -> None:
    """The language of messages follows Accept-Language."""
    assert tongue(header) == language


@pytest.mark.parametrize(
    ("header", "wanted"),
    [(None, False), ("gzip", True), ("gzip;q=0", False), ("br, *;q=0.1", True), ("identity", False)],
)
def test_compression(header: str | None, wanted: bool) -> None:
    """gzip only when it is acceptable."""
    assert gzip(header) is wanted


def test_every_name_of_a_format_means_one_that_there_is() -> None:
    """`?format=` leads to media types that are written."""
    for name in media.NAMES:
        named = media.named(name)
        assert named is not None
        assert named.rows is None or named.rows in media.ROWS
        assert named.graph is None or named.graph in media.GRAPHS


HOSTILE = [
    '"' + '\\"' * 15_000,
    'a/b;"' + ";" * 32_000,
    "a/b" + ';a="' * 8_000,
    "a/b;" + " " * 30_000 + "x",
    "a/b" + " " * 30_000 + "x",
    "a/b;a=" + "a" * 30_000 + "(",
    'a/b;a="' + "\\a" * 15_000,
    "," * 30_000,
    ";q=" * 10_000,
]


@pytest.mark.parametrize("header", HOSTILE, ids=lambda header: header[:6])
def test_no_header_takes_long(header: str) -> None:
    """They are read where all others wait: in time that grows with the length, and no faster."""
    for read in (lambda: media_type(header, OFFERED), lambda: tongue(header), lambda: gzip(header), lambda: content_type(header)):  # fmt: skip
        before = time.process_time()
        read()
        assert time.process_time() - before < 0.1


@pytest.mark.parametrize(
    ("header", "type", "charset"),
    [
        (None, "", ""),
        ("", "", ""),
        ("noise", "", ""),
        ("a/b, c/d", "", ""),
        ("Text/HTML;Charset=UTF-8", "text/html", "utf-8"),
        (' text/html ; charset="UTF-8" ', "text/html", "utf-8"),
        ("a/b;;x=y; charset=utf8", "a/b", "utf8"),
        ('a/b;x="; charset=q";charset="\\utf8";charset=z', "a/b", "utf8"),
        ("a/b;charset", "a/b", ""),
        ('a/b;charset="utf-8', "a/b", ""),
    ],
)
def test_what_a_body_is(header: str | None, type: str, charset: str) -> None:
    """RFC 9110, 8.3.1."""
    assert content_type(header) == (type, charset)
