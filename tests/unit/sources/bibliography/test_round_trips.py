"""Works written as BibTeX, RIS and CSL-JSON and read again are the same works."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nbs_graph.sources.bibliography import formats
from nbs_graph.sources.bibliography.names import joined, named
from nbs_graph.sources.bibliography.work import Name, Place, Work
from nbs_graph.sources.minting import has_han

FORMATS = formats.OUTPUT
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèüöäøñçßÅłžİ"
HAN = "湿地红树林洪水风险碳汇基于自然的解决方案欧阳修靳彤"
SIGNS = "{}&%$#_~^\\\"'`-–—:;,.!?()[]/<>|@+=*0123456789₂"

word = st.text(LATIN, min_size=1, max_size=9)
name_part = st.builds(str.capitalize, word) | st.sampled_from(
    ["O'Neil", "Córdoba-Muñoz", "J.", "Jean-Luc", "St. John"]
)
family = st.builds(
    " ".join,
    st.tuples(st.sampled_from(["", "van", "van der", "de la", "De", "von"]), name_part).map(
        lambda parts: [part for part in parts if part]
    ),
)
latin_person = st.builds(lambda f, g: Name(joined(f, g), f, g), family, name_part)
chinese_person = st.builds(
    lambda f, g: Name(f + g, f, g), st.sampled_from("靳欧李"), st.text(HAN, min_size=1, max_size=2)
)
literal = st.builds(
    lambda text: Name(text, institution=True),
    st.sampled_from(
        [
            "IUCN",
            "世界自然保护联盟",
            "World Bank & WWF",
            "Food and Agriculture Organization",
            "Trust, Inc",
            "A {B} Group",
            "C3",
        ]
    ),
)
messy = st.text(st.sampled_from(LATIN + HAN + SIGNS + "     "), min_size=1, max_size=60)
title = st.builds(lambda a, b: " ".join(f"{a} {b}".split()), st.sampled_from(["Soil", "湿地"]), messy)
date = st.dates().map(str).flatmap(lambda day: st.sampled_from(["", day, day[:7], day[:4]]))
doi = st.builds(
    lambda number, rest: f"10.{number}/{rest}".lower(),
    st.integers(1000, 999999),
    st.text("abc019-._;()/:", min_size=1, max_size=20).filter(lambda t: not t.endswith((".", ","))),
)
address = st.builds(
    lambda path: f"https://e.org/{path}",
    st.text("abcXYZ019-._~%&#=?+:;,@()/'*!$", max_size=30).map(lambda p: p.replace("%", "%2")),
)
journal = st.builds(lambda a, b: " ".join(f"{a} {b}".split()), st.sampled_from(["Nature", "生态学报"]), messy)


def works() -> st.SearchStrategy[Work]:
    """Publications and reports as a graph holds them."""
    return st.builds(
        lambda title, **said: Work(Place(1), title, "zh" if has_han(title) else "en", key="k", **said),
        title,
        kind=st.sampled_from(["Publication", "Report"]),
        authors=st.lists(latin_person | chinese_person | literal, max_size=4).map(tuple),
        more=st.booleans(),
        issued=date,
        url=st.just("") | address,
        doi=st.just("") | doi,
        journal=st.just("") | journal,
    )


def same(work: Work) -> tuple[object, ...]:
    """What must survive."""
    authors = tuple((name.printed, name.family, name.given) for name in work.authors)
    return (
        work.kind,
        work.title,
        work.language,
        authors,
        work.more,
        work.issued,
        work.url,
        work.doi,
        work.journal,
    )


TEX = Work(Place(1), r"A \{ 10% & {B} $x_1^2$ ~ -- --- `` '' !` ?` \emph{x} \& “q” #", "en", key="k")


@pytest.mark.parametrize("format", FORMATS)
@given(works())
@example(TEX)
def test_a_work_survives(format: str, work: Work) -> None:
    """Title, language, kind, authors in order, `et al.`, date of any precision, address, DOI, journal."""
    text = formats.write([work], format)
    (back,) = formats.read(text.encode(), "f", format).works
    assert same(back) == same(work), text


@pytest.mark.parametrize("format", FORMATS)
@given(st.lists(works(), max_size=4))
def test_many_works_survive_in_order(format: str, many: list[Work]) -> None:
    """Whatever one holds, the next is read as it is."""
    if many:
        back = formats.read(formats.write(many, format).encode(), "f", format).works
        assert [same(work) for work in back] == [same(work) for work in many]


def test_people_without_parts_keep_their_whole_name() -> None:
    """A name in one piece is written whole, and judged again when read."""
    whole = named("艾合麦提·那麦提")
    for format in FORMATS:
        work = Work(Place(1), "Soil", "en", key="k", authors=(whole,))
        (back,) = formats.read(formats.write([work], format).encode(), "f", format).works
        assert back.authors == (whole,)
