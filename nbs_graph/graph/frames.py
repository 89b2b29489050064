"""Answers as data frames: one type to a column, nothing rounded, nothing made more precise than it is.

| the column holds | pandas | polars |
| --- | --- | --- |
| whole numbers | `Int64` | `Int64` |
| `xsd:decimal`, perhaps with whole numbers | `object` of `Decimal` | `Decimal(38, …)` |
| `xsd:double`, `xsd:float`, perhaps with other numbers that lose nothing | `Float64` | `Float64` |
| `xsd:boolean` | `boolean` | `Boolean` |
| `xsd:date`, full dates only | `datetime64[s]` | `Date` |
| `xsd:dateTime`, all with a time zone, or none | `datetime64[us, UTC]`, `datetime64[us]` | `Datetime` |
| IRIs, texts, partial dates (`2023`, `2023-08`, `1999/2018`), also beside full ones | `string` | `String` |
| a mixture of these, numbers and instants that do not fit | `object`, Python's values | `String`, as written |
| nothing | `object` | `Null` |

What is missing is `pd.NA` (`NaT` among dates), null in polars; a number that is not one stays NaN. Whole and exact
numbers that do not fit stay exact.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nbs_graph.errors import CannotDo, UsageProblem
from nbs_graph.graph.rows import Iri, Value, spelled, value
from nbs_graph.namespaces import shorten

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

DECIMALS = ("exact", "float")
_INT64 = 2**63
_EXACT = 2**53  # below this, whole numbers are floating-point numbers
_DIGITS = 38  # of polars' decimals
Terms = Sequence[Sequence[Any]]


def to_pandas(
    columns: Sequence[str], terms: Terms, *, prefixed: bool = False, decimals: str = "exact"
) -> "pd.DataFrame":
    """Rows of terms → a pandas data frame.

    Args:
        columns: names, kept in this order; terms: rows, None where unbound.
        prefixed: write IRIs as prefixed names (`sdg:13`) where a prefix fits.
        decimals: `exact`, or `float` to compute with them fast.
    Raises:
        CannotDo: pandas is not installed. UsageProblem: `decimals` is neither.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise _missing("to_pandas", "pandas") from error
    found = {}
    for name, values in _columns(columns, terms, prefixed=prefixed, decimals=decimals):
        kind = _kind(values)
        prepared = _prepared(values, kind)
        if kind == "float":
            found[name] = pd.Series(_floats(prepared))
            continue
        found[name] = pd.Series(
            [pd.NA if one is None else one for one in prepared], dtype=_PANDAS.get(kind, "object")
        )
    return pd.DataFrame(found, columns=list(columns), index=pd.RangeIndex(len(terms)))


def to_polars(
    columns: Sequence[str], terms: Terms, *, prefixed: bool = False, decimals: str = "exact"
) -> "pl.DataFrame":
    """Rows of terms → a polars data frame; see `to_pandas`.

    Raises:
        CannotDo: polars is not installed. UsageProblem: `decimals` is neither.
    """
    try:
        import polars as pl
    except ImportError as error:
        raise _missing("to_polars", "polars") from error
    known: dict[str, Any] = {
        "int": pl.Int64,
        "float": pl.Float64,
        "bool": pl.Boolean,
        "date": pl.Date,
        "aware": pl.Datetime("us", "UTC"),
        "naive": pl.Datetime("us"),
        "nothing": pl.Null,
    }
    found = []
    for name, values in _columns(columns, terms, prefixed=prefixed, decimals=decimals):
        kind = _kind(values)
        scale = _scale(values) if kind == "decimal" else None
        dtype = known.get(kind, pl.String) if scale is None else pl.Decimal(_DIGITS, scale)
        found.append(pl.Series(name, _prepared(values, "dates" if dtype == pl.String else kind), dtype=dtype))
    return pl.DataFrame(found)


def _columns(
    columns: Sequence[str], terms: Terms, *, prefixed: bool, decimals: str
) -> list[tuple[str, list[Value]]]:
    """Each column's name with its values, as Python has them."""
    if decimals not in DECIMALS:
        raise UsageProblem(
            f"decimals is exact or float, not “{decimals}”.",
            f"decimals 应为 exact 或 float，而不是“{decimals}”。",
        )

    def read(term: Any) -> Value:
        found = value(term)
        if isinstance(found, Iri):
            return shorten(found) if prefixed else str(found)
        if isinstance(found, Decimal) and decimals == "float":
            return float(found)
        return str(found) if isinstance(found, str) else found  # frames know no subclasses of text

    return [(name, [read(row[number]) for row in terms]) for number, name in enumerate(columns)]


def _floats(values: Sequence[Value]) -> Any:
    """An array of pandas in which NaN is a value; made from a list, it would be missing."""
    import numpy as np
    import pandas as pd

    missing = [one is None for one in values]
    numbers = [0.0 if one is None else one for one in values]
    return pd.arrays.FloatingArray(np.array(numbers, dtype="float64"), np.array(missing, dtype="bool"))


def _kind(values: Sequence[Value]) -> str:
    """The one kind that all values of a column are of, `mixed` when there is none."""
    kinds = {_kind_of(one) for one in values if one is not None}
    if not kinds:
        return "nothing"
    if len(kinds) == 1:
        return kinds.pop()
    if kinds == {"int", "decimal"}:
        return "decimal"
    if kinds <= {"int", "decimal", "float"}:
        return "float" if all(map(_is_a_float, values)) else "mixed"
    if kinds == {"date", "text"}:
        return "dates"
    return "mixed"


def _kind_of(one: Value) -> str:
    if isinstance(one, bool):
        return "bool"
    if isinstance(one, int):
        return "int" if -_INT64 <= one < _INT64 else "mixed"
    if isinstance(one, datetime):
        return "naive" if one.tzinfo is None else "aware" if _fits_utc(one) else "mixed"
    return {Decimal: "decimal", float: "float", date: "date", str: "text"}.get(type(one), "mixed")


def _is_a_float(one: Value) -> bool:
    """Whether a number can be told from its nearest floating-point number, as that is written."""
    if isinstance(one, int):
        return abs(one) < _EXACT or int(float(one)) == one
    return not isinstance(one, Decimal) or Decimal(str(float(one))) == one


def _fits_utc(one: datetime) -> bool:
    """Whether Python can write it in UTC, too; at both ends of its years it cannot."""
    try:
        one.astimezone(UTC)
    except OverflowError:
        return False
    return True


def _scale(values: Sequence[Value]) -> int | None:
    """How many digits after the point a column of decimals needs, None when polars has not as many digits."""
    numbers = [Decimal(one) for one in values if isinstance(one, Decimal | int)]
    scale = max(0, *(-int(one.as_tuple().exponent) for one in numbers))
    whole = max(one.adjusted() + 1 for one in numbers)
    return scale if max(whole, 1) + scale <= _DIGITS else None


def _written(one: Value) -> str:
    if isinstance(one, bool):
        return str(one).lower()
    if isinstance(one, float):
        return spelled(one)
    if isinstance(one, Decimal):
        return format(one, "f")
    return one.isoformat() if isinstance(one, date) else str(one)


def _prepared(values: Sequence[Value], kind: str) -> list[Value]:
    """The values of a column as the column's kind needs them."""
    prepare = _PREPARE.get(kind)
    return [one if one is None or prepare is None else prepare(one) for one in values]


_PANDAS = {
    "int": "Int64",
    "float": "Float64",
    "bool": "boolean",
    "date": "datetime64[s]",
    "aware": "datetime64[us, UTC]",
    "naive": "datetime64[us]",
    "text": "string",
    "dates": "string",
}
_PREPARE: dict[str, Callable[[Any], Value]] = {
    "aware": lambda one: one.astimezone(UTC),
    "dates": _written,
    "decimal": Decimal,
    "float": float,
}


def _missing(method: str, package: str) -> CannotDo:
    return CannotDo(
        f"`{method}` needs {package}: pip install '.[{package}]' in a clone of nbs-graph",
        f"`{method}` 需要 {package}：请在 nbs-graph 的克隆目录中执行 pip install '.[{package}]'",
    )
