"""By what an imported work is recognised, and what forbids it."""

import pytest

from nbs_graph.pipeline.known import Known, address, years
from nbs_graph.sources.bibliography.work import Place, Work

URL = "https://e.org/a"


def work(title: str = "Soil", doi: str = "", url: str = "", issued: str = "") -> Work:
    return Work(Place(1), title, "en", doi=doi, url=url, issued=issued)


def graph(there: Work) -> Known:
    known = Known({}, {}, {}, {}, frozenset())
    known.add(there, "publication/there")
    return known


@pytest.mark.parametrize(
    ("here", "by"),
    [
        (work(doi="10.1234/a", issued="1990"), "doi"),
        (work("Other", url=URL, issued="1990"), "url"),
        (work("SOIL!"), "title"),
        (work(issued="2022-12-31"), "title"),
        (work(issued="1999/2022"), "title"),
    ],
)
def test_the_same_work(here: Work, by: str) -> None:
    there = graph(work(doi="10.1234/a", url=URL + "/", issued="2023-08"))
    assert there.years == {"publication/there": (2023, 2023)}
    assert there.find(here) == ("publication/there", by)


@pytest.mark.parametrize(
    "here",
    [
        work(doi="10.1234/b"),
        work("Other", doi="10.1234/b", url=URL),
        work(issued="1999"),
        work(issued="2025"),
        work("Other", url="https://e.org"),
    ],
)
def test_another_work(here: Work) -> None:
    assert graph(work(doi="10.1234/a", url=URL, issued="2023")).find(here) is None


@pytest.mark.parametrize("url", ["https://e.org", "https://www.e.org/", "http://e.org/?", "https://e.org//#"])
def test_a_host_alone_is_no_identity(url: str) -> None:
    assert address(url) == ""
    assert graph(work("Other", url=url)).find(work(url=url)) is None


def test_a_query_is_part_of_an_address() -> None:
    assert address("https://www.e.org/?p=5") == "e.org/?p=5"


@pytest.mark.parametrize(
    ("issued", "span"),
    [("2023-08", (2023, 2023)), ("2021/2023-05", (2021, 2023)), ("2023/..", None), ("", None)],
)
def test_years(issued: str, span: tuple[int, int] | None) -> None:
    assert years(issued) == span
