"""Rules of recurring days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.terms.recurrence import expand


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=1SA", date(2023, 9, 2)),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=3SA", date(2023, 9, 16)),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU", date(2023, 9, 24)),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=16", date(2023, 9, 16)),
        ("freq=yearly;bymonth=2;bymonthday=29", None),
    ],
)
def test_printed_rules(rule: str, day: date | None) -> None:
    assert expand(rule, 2023, 2023) == ([day] if day else [])


def test_several_years() -> None:
    assert [d.year for d in expand("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=5", 2022, 2033)] == list(
        range(2022, 2034)
    )


@pytest.mark.parametrize(
    "rule",
    [
        *("", "every first Saturday", "FREQ=MONTHLY;BYDAY=1SA", "FREQ=SECONDLY", "BYMONTH=9", "FREQ=YEARLY;"),
        *(
            "FREQ=YEARLY;BYMONTH=13x",
            "FREQ=YEARLY;BYSECOND=0,1,2",
            "FREQ=YEARLY;BYDAY=XX",
            "FREQ=YEARLY;FOO=1",
        ),
        "FREQ=YEARLY;BYDAY=" + ",".join(["1SA"] * 100),
    ],
)
def test_unreadable_rules_are_value_errors(rule: str) -> None:
    with pytest.raises(ValueError):
        expand(rule, 2023, 2023)


@given(st.text(alphabet="FREQ=YALBMONTHDIUS;0123456789-+,", max_size=60))
def test_nothing_else_than_a_value_error(noise: str) -> None:
    try:
        days = expand(f"FREQ=YEARLY;{noise}", 2023, 2024)
    except ValueError:
        return
    assert all(d.year in (2023, 2024) for d in days)
