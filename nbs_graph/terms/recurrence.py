"""Recurring days: RFC 5545 rules and the days on which they fall."""

from datetime import date, datetime

_PARTS = frozenset(
    "FREQ INTERVAL BYMONTH BYMONTHDAY BYDAY BYYEARDAY BYWEEKNO BYSETPOS WKST COUNT UNTIL".split()  # noqa: SIM905
)
"""What a rule for whole days may say (RFC 5545 section 3.3.10); hours and minutes have no place in it."""

_LONGEST = 200


def expand(rule: str, first_year: int, last_year: int) -> list[date]:
    """An RFC 5545 RRULE → the days on which it falls, from the first of `first_year` to the last of `last_year`.

    Raises:
        ValueError: not a rule for days that come back every year, or not one that python-dateutil can read.
    """
    from dateutil.rrule import rrulestr

    parts = rule.upper().split(";")
    if "FREQ=YEARLY" not in parts or len(rule) > _LONGEST:  # anything finer could run for ever
        raise ValueError("the rule of a recurring day is FREQ=YEARLY")
    unknown = [part for part in parts if part.partition("=")[0] not in _PARTS]
    if unknown:
        raise ValueError(f"“{unknown[0]}” has no place in the rule of a recurring day")
    start, end = datetime(first_year, 1, 1), datetime(last_year, 12, 31)  # noqa: DTZ001 - days have no zone
    try:
        occurrences = rrulestr(rule, dtstart=start, forceset=False).between(start, end, inc=True)
    except (TypeError, AttributeError, KeyError, IndexError, OverflowError) as error:
        raise ValueError(f"“{rule}” is not an RRULE") from error
    return [moment.date() for moment in occurrences]
