"""Hours behind a day, and the zone they are told in."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from nbs_graph.terms.reading.text import SPACE, declared, either

S = SPACE


@dataclass(frozen=True, slots=True)
class Clock:
    """Hours that were read: where they end, ISO 8601 moment or interval with offset, a note; no times without a zone."""

    end: int
    times: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class _Zone:
    iana: str | None
    offset: str | None
    note: str | None


@cache
def _zones() -> dict[str, _Zone]:
    return {
        name: _Zone(said.get("zone"), said.get("offset"), said.get("note"))
        for name, said in declared("calendar")["zones"].items()
    }


@cache
def _pattern() -> re.Pattern[str]:
    halves = either(declared("calendar")["halves"])
    zone = rf"(?:UTC|GMT){S}[+-]{S}\d{{1,2}}(?::?\d\d)?(?!\d)|{either(_zones())}"
    half = r"(?:[aApP]\.?[mM]\b\.?)"

    def time(n: str) -> str:
        minutes = rf"(?::(?P<m{n}>[0-5]\d)(?::\d\d)?|{S}[时点](?:{S}(?P<p{n}>[0-5]?\d){S}分|(?P<half{n}>半)|整)?|(?={S}{half}))"
        return rf"(?P<z{n}>{halves})?{S}(?P<h{n}>[012]?\d){minutes}(?:{S}(?P<ap{n}>{half}))?"

    weekday = rf"(?:{S}[(]?{S}(?:周|星期|礼拜)[一二三四五六日天]{S}[)]?)?"
    return re.compile(
        rf"{weekday}{S}(?:[,，T]|at\b)?{S}(?:[(]?(?P<before>{zone})[)]?)?{S}{time('1')}"
        rf"(?:{S}(?:至|到|——|[-–—~～]|to){S}{time('2')})?"
        rf"(?:{S}[(]{S}(?P<inside>{zone})[^)\n]{{0,12}}[)]|{S}(?P<behind>{zone}))?"
    )


def read_clock(text: str, start: int, day: str) -> Clock | None:
    """Folded text, where the date ends, the day as `YYYY-MM-DD` → the hours behind it, None when there are none."""
    match = _pattern().match(text, start)
    if match is None:
        return None
    first, last = _time(match, "1", None), _time(match, "2", match["z1"])
    if first is None or (match["h2"] and last is None):
        return Clock(match.end(), None, "there is no such time")
    name = match["before"] or match["inside"] or match["behind"]
    if name is None:
        return Clock(match.end(), None, "hours without a time zone")
    offset, note = _offset("".join(name.split()), f"{day}T{first}:00")
    if offset is None:
        return Clock(match.end(), None, note)
    if last is not None and last <= first:
        return Clock(match.end(), None, "the hours end before they start")
    moments = [f"{day}T{time}:00{offset}" for time in (first, last) if time]
    return Clock(match.end(), "/".join(moments), note)


def _time(match: re.Match[str], n: str, half_before: str | None) -> str | None:
    """One time as HH:MM; the second of two takes over the 下午 of the first."""
    if match[f"h{n}"] is None:
        return None
    hour = int(match[f"h{n}"])
    minute = match[f"m{n}"] or match[f"p{n}"] or ("30" if match[f"half{n}"] else "00")
    half = match[f"z{n}"] or half_before
    letters = match[f"ap{n}"] or (match["ap2"] if n == "1" else None)
    if letters and not 1 <= hour <= 12:
        return None
    if letters:
        hour = hour % 12 + (12 if letters[0] in "pP" else 0)
    elif half and declared("calendar")["halves"][half] == "12" and hour < (11 if half == "中午" else 12):
        hour += 12
    return f"{hour:02}:{int(minute):02}" if hour < 24 else None


def _offset(name: str, moment: str) -> tuple[str | None, str | None]:
    """A zone as written, a local time → its offset on that day, a note."""
    if given := re.fullmatch(r"(?:UTC|GMT)([+-])(\d{1,2}):?(\d\d)?", name):
        return (
            (f"{given[1]}{int(given[2]):02}:{given[3] or '00'}", None)
            if int(given[2]) <= 14
            else (None, "no such zone")
        )
    zone = _zones()[name]
    if zone.iana is None:
        return None, zone.note
    from dateutil.tz import gettz

    info = gettz(zone.iana)
    shift = info.utcoffset(datetime.fromisoformat(moment)) if info is not None else None
    if shift is None:
        return None, f"the rules of {zone.iana} are not installed"
    minutes = shift // timedelta(minutes=1)
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    if zone.offset is not None and zone.offset != offset:
        return None, f"{name} is not in force on that day"
    return offset, zone.note
