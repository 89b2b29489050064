"""Where is shown what is missing or too much: where it is called for."""

from collections.abc import Callable

import pytest

from nbs_graph.model import Diagnostic

Judge = Callable[..., list[Diagnostic]]
UNLINKED = "unlinked: {en: None fits., zh: 无。}\n"
PUBLISHED = """\
moreAuthors: true
participations:
  - {agent: organisation/cdp, role: publisher, evidence: {quote: CDP, at: 1-4, item: 2023-08/07}}
"""


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def without_authors(review: str) -> str:
    return review.replace(review[review.index("authors:") : review.index("themes:")], "")


@pytest.mark.parametrize(
    ("change", "message", "part"),
    [
        (lambda text: text + UNLINKED, "There is an SDG link after all", "unlinked:"),
        (lambda text: without_authors(text) + PUBLISHED, "There are said to be more authors", "moreAuthors:"),
        (
            lambda text: text.replace(
                "    reason: {en: Roofs keep floods away., zh: 屋顶可减轻洪水。}\n", ""
            ),
            "`basis: curated` needs a reason",
            "basis: curated",
        ),
        (
            lambda text: text.replace("basis: curated", "basis: stated", 1),
            "`basis: stated` needs",
            "basis: stated",
        ),
    ],
    ids=["unlinked", "more-authors", "curated-without-reason", "stated-without-words"],
)
def test_it_is_shown_where_it_is_called_for(
    judge: Judge, review: str, change: Callable[[str], str], message: str, part: str
) -> None:
    """Not at the first value of the property that is counted, which has nothing to do with it."""
    text = change(review)
    found = [d for d in judge(text) if message in d.message["en"]]
    assert found
    assert [d.span.line if d.span else None for d in found] == [line_of(text, part)] * len(found)


def test_what_nothing_calls_for_is_shown_at_the_thing(judge: Judge, review: str) -> None:
    """An entry without themes lacks them as a whole, though it has SDG links, which are links too."""
    themes = review[review.index("themes:") : review.index("sdg:")]
    [found] = [d for d in judge(review.replace(themes, "")) if "themes" in d.message["en"]]
    assert found.span is not None
    assert found.span.line == 1
