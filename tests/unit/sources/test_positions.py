"""Where a statement was written: the narrowest place known."""

from nbs_graph.model import Span
from nbs_graph.sources.positions import Positions

ID_LINE, TITLE, SECOND = Span(1, 5, 1, 9), Span(3, 9, 3, 20), Span(4, 9, 4, 20)


def written() -> Positions:
    positions = Positions()
    positions.subject("s", ID_LINE)
    positions.subject("s", SECOND)
    positions.triple("s", "title", "A", TITLE)
    positions.triple("s", "title", "B", SECOND)
    return positions


def test_the_value_when_it_is_known() -> None:
    assert written().find("s", "title", "B") == SECOND


def test_else_the_first_value_of_the_key() -> None:
    assert written().find("s", "title", "C") == TITLE
    assert written().find("s", "title") == TITLE


def test_else_the_thing_where_it_was_first_named() -> None:
    assert written().find("s", "summary") == ID_LINE
    assert written().find("s") == ID_LINE


def test_else_nothing() -> None:
    assert written().find("t") is None
    assert written().subjects() == ("s",)
