"""Lexical forms: what is refused, and what is suggested only when it is certain."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.terms import dates
from nbs_graph.validation.lexical import XSD, check, meant_number

DECIMAL, INTEGER, BOOLEAN = XSD + "decimal", XSD + "integer", XSD + "boolean"


@pytest.mark.parametrize(
    ("typed", "code", "suggestion"),
    [
        ("2023-7", "NBS020", "2023-07"),
        ("2023年7月", "NBS020", "2023-07"),
        ("2023 年 7 月 5 日", "NBS020", "2023-07-05"),
        ("２０２３-07", "NBS020", "2023-07"),
        ("2023/08/09", "NBS020", "2023-08-09"),
        ("2023.8", "NBS020", "2023-08"),
        ("2023年", "NBS020", "2023"),
        ("1999-2018", "NBS020", "1999/2018"),
        ("1999年至2018年", "NBS020", "1999/2018"),
        ("08/09/2023", "NBS020", None),
        ("August 2023", "NBS020", None),
        ("二〇二三年", "NBS020", None),
        ("2023-09-06T14:00", "NBS020", None),
        ("2023-02-30", "NBS021", None),
        ("2023-13", "NBS021", None),
        ("2023年13月", "NBS021", None),
        ("2018/1999", "NBS021", None),
    ],
)
def test_dates(typed: str, code: str, suggestion: str | None) -> None:
    """A date that can be read one way only is written out; the rest is left to the editor."""
    fault = check(typed, dates.EDTF)
    assert fault is not None
    assert (fault.code, fault.suggestion) == (code, suggestion)


@pytest.mark.parametrize(
    ("typed", "datatype", "right"),
    [("2023-07", "date", "gYearMonth"), ("2023", "gYearMonth", "gYear"), ("2023-07-01", "dateTime", "date")],
)
def test_a_datatype_that_does_not_fit(typed: str, datatype: str, right: str) -> None:
    """The declared table decides which form has which datatype."""
    fault = check(typed, XSD + datatype)
    assert fault is not None
    assert fault.code == "NBS022"
    assert right in fault.en
    assert check(typed, XSD + right) is None


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        *(("3,000", "3000"), ("1,234,567.5", "1234567.5"), ("3000万", "30000000"), ("2 亿", "200000000")),
        *(("1.642亿", "164200000"), ("3 million", "3000000"), ("1e5", "100000"), ("３２", "32"), (" 5", "5")),
        *(("NaN", None), ("INF", None), ("约3000", None), ("32%", None), ("3,00", None), ("1/3", None)),
        *(
            ("三千", None),
            ("", None),
            ("1E999999999", None),
            ("1" * 41, None),
            ("2 亿加元", None),
            ("1.", None),
        ),
    ],
)
def test_numbers(typed: str, suggestion: str | None) -> None:
    """A number written for people is written out in full, exactly."""
    fault = check(typed, DECIMAL)
    assert fault is not None
    assert (fault.code, fault.suggestion) == ("NBS023", suggestion)


@pytest.mark.parametrize("typed", ["0", "-0.1", "+5", ".5", "200000000", "0.10", "9" * 40])
def test_plain_numbers_pass(typed: str) -> None:
    """What XML Schema writes for a decimal is right."""
    assert check(typed, DECIMAL) is None


def test_whole_numbers() -> None:
    """Counts have no decimals, and some are not negative."""
    assert check("3", INTEGER) is None
    assert (check("3.5", INTEGER) or check("", INTEGER)) is not None
    fault = check("-3", XSD + "nonNegativeInteger")
    assert fault is not None
    assert check("-0", XSD + "nonNegativeInteger") is None
    assert check("1.5万", INTEGER).suggestion == "15000"  # type: ignore[union-attr]
    assert check("1.55", INTEGER).suggestion is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "meant"), [("yes", "true"), ("True", "true"), ("否", "false"), ("0", "false"), ("maybe", None)]
)
def test_booleans(typed: str, meant: str | None) -> None:
    """Only `true` and `false`; rdflib would read `yes` as false."""
    fault = check(typed, BOOLEAN)
    assert fault is not None
    assert (fault.code, fault.suggestion) == ("NBS024", meant)
    assert check("true", BOOLEAN) is None


def test_other_datatypes_are_not_used() -> None:
    """Doubles and inventions are refused, strings are not."""
    for datatype in (XSD + "double", XSD + "float", "https://e.org/money"):
        fault = check("1", datatype)
        assert fault is not None
        assert fault.code == "NBS036"
    assert check("any", XSD + "string") is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_every_decimal_passes_and_is_exact(number: Decimal) -> None:
    """What Python writes plainly is a lexical form; a number with commas is read back exactly."""
    text = format(number, "f")
    assert check(text, DECIMAL) is None
    if number >= 0:
        meant = meant_number(format(number, ",f"))
        assert meant is not None
        assert Decimal(meant) == number


@given(st.text(max_size=50), st.sampled_from([DECIMAL, INTEGER, BOOLEAN, dates.EDTF, XSD + "date"]))
def test_a_suggestion_is_itself_right(text: str, datatype: str) -> None:
    """Whatever was typed, what is suggested passes the same check."""
    fault = check(text, datatype)
    if fault is not None and fault.suggestion is not None and datatype != XSD + "date":
        assert check(fault.suggestion, datatype) is None or datatype == dates.EDTF
        if datatype == dates.EDTF:
            dates.parse(fault.suggestion)


@pytest.mark.parametrize(
    ("value", "code", "says", "suggestion"),
    [
        ("2023–08–09", "NBS020", "is not a date", "2023-08-09"),
        ("2023—8—9", "NBS020", "is not a date", "2023-08-09"),
        ("2009–10", "NBS020", "is not a date", None),
        ("2023-13", "NBS021", "a month that does not exist, 13", None),
        ("2023-08-09/2023-00-01", "NBS021", "a month that does not exist, 00", None),
        ("2023-02-30", "NBS021", "a day that does not exist", None),
        ("2023-08-09T14:00:00+25:00", "NBS021", "a time or a zone that does not exist", None),
        ("2023-08-09T25:00:00Z", "NBS021", "a time or a zone that does not exist", None),
        ("2023-02-30T14:00:00Z", "NBS021", "a day that does not exist", None),
    ],
)
def test_what_of_a_date_is_wrong(value: str, code: str, says: str, suggestion: str | None) -> None:
    """Month, day, time or zone are named; dashes for hyphens are read, unless they may mean a span."""
    found = check(value, dates.EDTF)
    assert found is not None
    assert (found.code, found.suggestion) == (code, suggestion)
    assert says in found.en
