"""Partial dates: forms, datatypes, the days they span."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.terms import dates

DAYS = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    ("text", "name", "earliest", "latest"),
    [
        ("2023", "gYear", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-08", "gYearMonth", date(2023, 8, 1), date(2023, 8, 31)),
        ("2024-02", "gYearMonth", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-08-09", "date", date(2023, 8, 9), date(2023, 8, 9)),
        ("2023-09-06T14:00:00+01:00", "dateTime", date(2023, 9, 6), date(2023, 9, 6)),
        ("2023-09-06T14:00:00.5Z", "dateTime", date(2023, 9, 6), date(2023, 9, 6)),
    ],
)
def test_each_form_has_its_datatype(text: str, name: str, earliest: date, latest: date) -> None:
    found = dates.parse(text)
    assert found == dates.PartialDate(text, dates.XSD + name, earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1999/2018", date(1999, 1, 1), date(2018, 12, 31)),
        ("2023-08/2023-09-02", date(2023, 8, 1), date(2023, 9, 2)),
        ("../2023-12-31", None, date(2023, 12, 31)),
        ("2023/..", date(2023, 1, 1), None),
    ],
)
def test_intervals_are_edtf(text: str, earliest: date | None, latest: date | None) -> None:
    assert dates.parse(text) == dates.PartialDate(text, dates.EDTF, earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", "../..", "2023-7", "2023-13", "2023-00", "2023-02-30", "2023-02-29", "23", "20230809"),
        *("2023/08/09", "2018/1999", "2023-08-09T14:00", "2023-08-09T14:00:00", "2023-08-09T25:00:00Z"),
        *("２０２３", "2023年7月", " 2023", "2023\n", "0000", "-0044", "2023-08-09T14:00:00+99:00"),
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        dates.parse(text)


@given(DAYS)
def test_a_day_is_its_own_span(day: date) -> None:
    found = dates.parse(day.isoformat())
    assert found.earliest == found.latest == day
    assert found.edtf == day.isoformat()


@given(DAYS)
def test_months_and_years_hold_their_days(day: date) -> None:
    month, year = dates.parse(day.isoformat()[:7]), dates.parse(day.isoformat()[:4])
    for wider, narrower in ((year, month), (month, dates.parse(day.isoformat()))):
        assert wider.earliest is not None
        assert wider.latest is not None
        assert narrower.earliest is not None
        assert narrower.latest is not None
        assert wider.earliest <= narrower.earliest <= narrower.latest <= wider.latest


@given(DAYS, st.integers(0, 100_000))
def test_a_span_covers_both_ends(start: date, length: int) -> None:
    end = min(start + timedelta(days=length), date.max) if start < date(9700, 1, 1) else start
    found = dates.span(start.isoformat(), end.isoformat())
    assert (found.earliest, found.latest) == (start, end)
    assert dates.parse(found.edtf).earliest == start


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        found = dates.parse(text)
    except ValueError:
        return
    assert dates.parse(found.text).earliest == found.earliest


def test_half_open_spans() -> None:
    assert dates.span("2023-08", "").text == "2023-08"
    assert dates.span("", "2023").text == "../2023"
    with pytest.raises(ValueError):
        dates.span("", "")
