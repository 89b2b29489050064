"""Answers as data frames: typed columns, exact numbers, dates no more precise than they are."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyoxigraph as ox
import pytest

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph.frames import to_pandas, to_polars
from nbs_graph.namespaces import XSD

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
IRI = ox.NamedNode("http://metadata.un.org/sdg/13")


def lit(text: str, kind: str = "string") -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(kind if "/" in kind else XSD + kind))


# Values of one column → its type and values in pandas, and in polars; None is missing.
COLUMNS: dict[str, tuple[list[Any], str, list[Any], Any, list[Any]]] = {
    "integers": ([lit("7", "integer"), lit("-1", "int")], "Int64", [7, -1], pl.Int64, [7, -1]),
    "decimals": (
        [lit("0.10", "decimal"), lit("200000000.05", "decimal")],
        "object",
        [Decimal("0.10"), Decimal("200000000.05")],
        pl.Decimal(38, 2),
        [Decimal("0.10"), Decimal("200000000.05")],
    ),
    "decimals and integers": (
        [lit("0.5", "decimal"), lit("2", "integer")],
        "object",
        [Decimal("0.5"), Decimal(2)],
        pl.Decimal(38, 1),
        [Decimal("0.5"), Decimal("2.0")],
    ),
    "floats": (
        [lit("1.5e0", "double"), lit("2", "integer"), lit("0.5", "decimal")],
        "Float64",
        [1.5, 2.0, 0.5],
        pl.Float64,
        [1.5, 2.0, 0.5],
    ),
    "floats beside numbers that are none": (
        [lit("9007199254740993", "integer"), lit("1.5e0", "double"), lit("INF", "double")],
        "object",
        [9007199254740993, 1.5, float("inf")],
        pl.String,
        ["9007199254740993", "1.5", "INF"],
    ),
    "all the whole numbers of XSD": (
        [
            lit("255", "unsignedByte"),
            lit("65535", "unsignedShort"),
            lit("4294967295", "unsignedInt"),
            lit("0", "unsignedLong"),
            lit("-1", "negativeInteger"),
            lit("0", "nonPositiveInteger"),
        ],
        "Int64",
        [255, 65535, 4294967295, 0, -1, 0],
        pl.Int64,
        [255, 65535, 4294967295, 0, -1, 0],
    ),
    "booleans": (
        [lit("true", "boolean"), lit("0", "boolean")],
        "boolean",
        [True, False],
        pl.Boolean,
        [True, False],
    ),
    "days": (
        [lit("2023-08-01", "date"), lit("0987-12-31", "date")],
        "datetime64[s]",
        [datetime(2023, 8, 1), datetime(987, 12, 31)],  # noqa: DTZ001
        pl.Date,
        [date(2023, 8, 1), date(987, 12, 31)],
    ),
    "instants": (
        [lit("2023-09-06T14:00:00+01:00", "dateTime")],
        "datetime64[us, UTC]",
        [datetime(2023, 9, 6, 13, tzinfo=UTC)],
        pl.Datetime("us", "UTC"),
        [datetime(2023, 9, 6, 13, tzinfo=UTC)],
    ),
    "instants that UTC has no year for": (
        [lit("9999-12-31T23:59:59-14:00", "dateTime")],
        "object",
        [datetime.fromisoformat("9999-12-31T23:59:59-14:00")],
        pl.String,
        ["9999-12-31T23:59:59-14:00"],
    ),
    "instants finer than microseconds": (
        [lit("2023-09-06T14:00:00.1234567Z", "dateTime")],
        "string",
        ["2023-09-06T14:00:00.1234567Z"],
        pl.String,
        ["2023-09-06T14:00:00.1234567Z"],
    ),
    "partial dates": (
        [lit("2023", "gYear"), lit("2023-08", "gYearMonth"), lit("1999/2018", EDTF)],
        "string",
        ["2023", "2023-08", "1999/2018"],
        pl.String,
        ["2023", "2023-08", "1999/2018"],
    ),
    "days beside partial dates": (
        [lit("2023-08-01", "date"), lit("2023-08", "gYearMonth")],
        "string",
        ["2023-08-01", "2023-08"],
        pl.String,
        ["2023-08-01", "2023-08"],
    ),
    "iris and texts": ([IRI, lit("a")], "string", [IRI.value, "a"], pl.String, [IRI.value, "a"]),
    "a mixture": (
        [lit("1", "integer"), lit("true", "boolean"), lit("0.50", "decimal"), lit("a")],
        "object",
        [1, True, Decimal("0.50"), "a"],
        pl.String,
        ["1", "true", "0.50", "a"],
    ),
    "too large for 64 bits": (
        [lit("9" * 30, "integer"), lit("1", "integer")],
        "object",
        [int("9" * 30), 1],
        pl.String,
        ["9" * 30, "1"],
    ),
    "too long for polars": (
        [lit("9" * 20 + ".5", "decimal"), lit("0." + "1" * 25, "decimal")],
        "object",
        [Decimal("9" * 20 + ".5"), Decimal("0." + "1" * 25)],
        pl.String,
        ["9" * 20 + ".5", "0." + "1" * 25],
    ),
    "ill-typed": (
        [lit("NaN", "decimal"), lit("1_000", "integer"), lit("2023-13-01", "date")],
        "string",
        ["NaN", "1_000", "2023-13-01"],
        pl.String,
        ["NaN", "1_000", "2023-13-01"],
    ),
    "nothing": ([None], "object", [None], pl.Null, [None]),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_pandas(name: str) -> None:
    """Each column has the type of its values, and the values themselves; a missing one is missing."""
    terms, dtype, values, _, _ = COLUMNS[name]
    column = to_pandas(["it"], [*((term,) for term in terms), (None,)])["it"]
    assert str(column.dtype) == dtype
    assert [None if pd.isna(one) else one for one in column] == [*values, None]


@pytest.mark.parametrize("name", COLUMNS)
def test_polars(name: str) -> None:
    """The same in polars; what it cannot hold exactly stays as written."""
    terms, _, _, dtype, values = COLUMNS[name]
    column = to_polars(["it"], [*((term,) for term in terms), (None,)])["it"]
    assert column.dtype == dtype
    assert column.to_list() == [*values, None]


def test_nan_is_no_missing_value() -> None:
    """Neither in pandas, where a list would make it one, nor in polars."""
    rows = [(lit("NaN", "double"),), (lit("1.5", "double"),), (None,)]
    column = to_pandas(["it"], rows)["it"]
    assert str(column.dtype) == "Float64"
    assert list(column.isna()) == [False, False, True]
    assert column[0] != column[0]
    assert to_polars(["it"], rows)["it"].is_nan().to_list() == [True, False, None]


@pytest.mark.parametrize("frame", [to_pandas, to_polars])
def test_columns_keep_their_order_also_without_rows(frame: Any) -> None:
    assert list(frame(["b", "a", "c"], []).columns) == ["b", "a", "c"]
    assert frame(["b", "a"], []).shape == (0, 2)
    assert list(frame(["b", "a"], [(lit("1"), lit("2"))]).columns) == ["b", "a"]


@pytest.mark.parametrize("frame", [to_pandas, to_polars])
def test_names_are_short_on_request(frame: Any) -> None:
    """Where a prefix fits; other IRIs stay whole, and texts that look like one are left alone."""
    other = "https://example.org/x"
    rows = [(IRI,), (ox.NamedNode(other),), (lit(IRI.value),)]
    assert list(frame(["it"], rows, prefixed=True)["it"]) == ["sdg:13", other, IRI.value]
    assert list(frame(["it"], rows)["it"]) == [IRI.value, other, IRI.value]


def test_decimals_as_floats_on_request() -> None:
    rows = [(lit("0.1", "decimal"),), (None,)]
    assert str(to_pandas(["it"], rows, decimals="float")["it"].dtype) == "Float64"
    assert to_polars(["it"], rows, decimals="float")["it"].to_list() == [0.1, None]
    with pytest.raises(UsageProblem, match="exact or float"):
        to_pandas(["it"], rows, decimals="rounded")


def test_exact_sums() -> None:
    """What computes with the frame computes exactly: a tenth, ten times, is one."""
    rows = [(lit("0.1", "decimal"),)] * 10
    assert to_pandas(["it"], rows)["it"].sum() == Decimal(1)
    assert to_polars(["it"], rows)["it"].sum() == Decimal(1)


@pytest.mark.parametrize(("frame", "package"), [(to_pandas, "pandas"), (to_polars, "polars")])
def test_what_is_missing_is_told(frame: Any, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the message says what to type, in both languages."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(CannotDo, match=rf"pip install '\.\[{package}\]' in a clone") as caught:
        frame(["it"], [])
    assert f"需要 {package}" in caught.value.message_zh
