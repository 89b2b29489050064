"""The same issues as web articles, Word files and PDFs, read back as `ingest` reads them: the same marks as in the text."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from nbs_graph.sources.newsletter.readers import read
from tests.newsletters.reading import HERE, extraction, gold, text
from tests.newsletters.rendering import as_docx, as_html, as_pdf
from tests.newsletters.scoring import scores
from tests.newsletters.test_gold import COVERED, LESS, OWED

UNBROKEN = partial(as_pdf, broken=False)
"""Lines that were broken once are not broken again."""
RENDERINGS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text": ("issue.txt", str.encode),
    "gb18030": ("issue.txt", partial(str.encode, encoding="gb18030")),
    "windows": ("issue.txt", lambda said: b"\xef\xbb\xbf" + said.replace("\n", "\r\n").encode()),
    "html": ("issue.html", as_html),
    "docx": ("issue.docx", as_docx),
    "pdf": ("issue.pdf", UNBROKEN),
    "pdf-without-links": ("issue.pdf", partial(UNBROKEN, links=False)),
}


def meets(folder: Path, rendering: str, less: float) -> None:
    """What is read of a rendering has the marks that are owed."""
    name, made = RENDERINGS[rendering]
    file = read(made(text(folder)), name)
    found = extraction(file.text, None, tuple(link.uri for link in file.links))
    total = scores(gold(folder), found)
    assert not {
        field: (score.f1, score.wrong) for field, score in total.items() if score.f1 < OWED[field] - less
    }
    assert found["coverage"] >= COVERED
    assert found["issue"]["month"] == folder.name


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("issue", ["2024-05", "2025-10"])
def test_issues_of_other_layouts(issue: str, rendering: str) -> None:
    """Wrapped lines and pages, paragraphs of one line and a table: all of it through every reader."""
    meets(HERE / issue, rendering, LESS)


@pytest.mark.corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_real_issue(rendering: str) -> None:
    """August 2023, rendered again."""
    meets(Path(os.environ["NBS_GRAPH_CORPUS"]) / "2023-08", rendering, 0)


@pytest.mark.parametrize("rendering", ["html", "docx", "pdf"])
@pytest.mark.parametrize("issue", ["2024-05", "2025-10"])
def test_no_annotation_becomes_a_link_of_another_item(issue: str, rendering: str) -> None:
    """The clickable addresses of a file say how printed ones go on, no more: every link is printed in its item."""
    name, made = RENDERINGS[rendering]
    file = read(made(text(HERE / issue)), name)
    plain = extraction(text(HERE / issue))
    found = extraction(file.text, None, tuple(link.uri for link in file.links))
    assert [entry["links"] for entry in found["entries"]] == [entry["links"] for entry in plain["entries"]]
