"""The test issues, printed as web article, PDF and Word file, and read back: the same characters in the same order."""

import os
import re
from pathlib import Path

import pytest

from nbs_graph.sources.newsletter.readers import read
from tests.newsletters.rendering import HEAD, as_docx, as_html, as_pdf

HERE = Path(__file__).parents[4] / "newsletters"
CORPUS = os.environ.get("NBS_GRAPH_CORPUS")
AUGUST = pytest.param(
    CORPUS and Path(CORPUS),
    id="2023-08",
    marks=[pytest.mark.corpus, pytest.mark.skipif(not CORPUS, reason="NBS_GRAPH_CORPUS names no folder")],
)


@pytest.fixture(
    params=[
        pytest.param(HERE / "2024-05", id="2024-05"),
        pytest.param(HERE / "2025-10", id="2025-10"),
        AUGUST,
    ]
)
def text(request: pytest.FixtureRequest) -> str:
    folder: Path = request.param
    file = next(
        f for f in (folder, folder / "newsletter.txt", folder / "2023-08" / "newsletter.txt") if f.is_file()
    )
    return read(file.read_bytes(), "newsletter.txt").text


def bare(text: str) -> str:
    return "".join(text.split())


def test_a_web_article_says_the_same(text: str) -> None:
    found = read(as_html(text), "issue.html")
    assert bare(found.text) == bare(text)
    assert not found.hidden
    assert not found.notes


def test_a_web_article_keeps_lines(text: str) -> None:
    """And the spaces in them."""

    def lines(text: str) -> list[str]:
        return [re.sub(r"[ \t]+", " ", line).strip(" ") for line in re.split(r"[\n\f]", text) if line.strip()]

    assert lines(read(as_html(text), "issue.html").text) == lines(text)
    assert lines(read(as_docx(text), "issue.docx").text) == lines(text)


def test_a_word_file_says_the_same(text: str) -> None:
    found = read(as_docx(text), "issue.docx")
    assert bare(found.text) == bare(text)
    assert found.text.count("\f") == text.strip().count("\f")


def test_a_pdf_says_the_same(text: str) -> None:
    found = read(as_pdf(text, head=None, numbers=False), "issue.pdf")
    assert bare(found.text) == bare(text)
    assert not found.hidden
    assert found.links


def test_a_pdf_has_its_furniture_at_the_edges(text: str) -> None:
    """A running head above, a page number below, whatever order they were drawn in."""
    pages = [page.strip("\n").split("\n") for page in read(as_pdf(text), "issue.pdf").text.split("\f")]
    assert {page[0] for page in pages} == {HEAD}
    assert [page[-1] for page in pages] == [f"- {number} -" for number in range(1, len(pages) + 1)]
    assert bare("".join("".join(page[1:-1]) for page in pages)) == bare(text)


@pytest.mark.slow
def test_a_thousand_pages_are_read_in_bounded_time(text: str) -> None:
    import time

    raw = as_pdf("\f".join([text.replace("\f", "")[:3000]] * 330), head=None)
    begin = time.process_time()
    found = read(raw, "issue.pdf")
    assert found.text.count("\f") > 600
    assert time.process_time() - begin < 60
