"""Lexical forms: does a value look as its datatype says, and if not, what was meant.

RDF libraries mend or accept much silently (`3,000`, `NaN`, `2023-7`, full-width digits); so this looks at the text
alone, before any of them does. What cannot be read with certainty gets no suggestion.
"""

import re
import unicodedata
from decimal import Decimal

from nbs_graph.namespaces import XSD
from nbs_graph.terms import dates
from nbs_graph.validation.fault import Fault, brief

_DATES = frozenset({XSD + name for name in ("date", "gYearMonth", "gYear", "dateTime")} | {dates.EDTF})
_WHOLE = frozenset(
    XSD + n for n in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger", "unsignedInt")
)
_PLAIN = frozenset({XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"})
_LONGEST_NUMBER = 40
_LONGEST_DATE = 100
"""Of what is longer no sense is made: no date is, and looking for one in a megabyte of blanks would take for ever."""

_QUOTES = " \"'`“”‘’「」『』"
"""Blanks, and quotation marks that became part of a value."""
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)\Z", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d+\Z", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?\Z", re.ASCII)
_CHINESE = re.compile(r"(\d+(?:\.\d+)?)\s*(千|万|百万|千万|亿|万亿)\Z", re.ASCII)
_ENGLISH = re.compile(r"(\d+(?:\.\d+)?)\s*(thousand|million|billion|trillion)\Z", re.ASCII | re.IGNORECASE)
_SCIENTIFIC = re.compile(r"(\d+(?:\.\d+)?)[eE]\+?(\d{1,2})\Z", re.ASCII)
_TIMES = {
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "万亿": 12,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}
_YES = frozenset({"yes", "y", "on", "1", "true", "是", "有", "真"})
_NO = frozenset({"no", "n", "off", "0", "false", "否", "无", "假"})

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?\s*[日号月]?\Z", re.ASCII)
_DASHES = re.compile(
    r"(\d{4})\s*[\u2010-\u2015\u2212]\s*(\d{1,2})\s*[\u2010-\u2015\u2212]\s*(\d{1,2})\Z", re.ASCII
)
"""A day with dashes for hyphens; with a year and one number it may be a span (`2009–10`)."""
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
_YEAR_ONLY = re.compile(r"(\d{4})\s*年\Z", re.ASCII)
_YEARS = re.compile(r"(\d{4})\s*年?\s*(?:-|—|–|~|至|到|to|--)\s*(\d{4})\s*年?\Z", re.ASCII)
_NO_ZONE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?\Z", re.ASCII)


def check(value: str, datatype: str) -> Fault | None:
    """A lexical form and the IRI of its datatype → what is wrong, None when nothing is."""
    if datatype in _DATES:
        return _date(value, datatype)
    if datatype == XSD + "decimal" or datatype in _WHOLE:
        return _number(value, datatype)
    if datatype == XSD + "boolean":
        return _boolean(value)
    if datatype in _PLAIN or datatype == XSD + "anyURI":
        return None
    return Fault(
        "NBS036",
        f"“{brief(value)}” has the datatype <{datatype}>, which is not used here: numbers are xsd:decimal or "
        "xsd:integer, dates xsd:date, xsd:gYearMonth, xsd:gYear, xsd:dateTime or edtf:EDTF, addresses xsd:anyURI.",
        f"“{brief(value)}”的数据类型 <{datatype}> 不在本图谱使用之列：数值用 xsd:decimal 或 xsd:integer，"
        "日期用 xsd:date、xsd:gYearMonth、xsd:gYear、xsd:dateTime 或 edtf:EDTF，网址用 xsd:anyURI。",
    )


def _date(value: str, datatype: str) -> Fault | None:
    if len(value) > _LONGEST_DATE:
        return _bad_date(value[:_LONGEST_DATE], "")
    try:
        meant = dates.parse(value)
    except ValueError as error:
        return _bad_date(value, str(error))
    if meant.datatype == datatype:
        return None
    return Fault(
        "NBS022",
        f"“{value}” is a value of <{meant.datatype}>, not of <{datatype}>.",
        f"“{value}”的数据类型应为 <{meant.datatype}>，而不是 <{datatype}>。",
    )


def _bad_date(value: str, why: str) -> Fault:
    meant = _meant_date(value)
    text = unicodedata.normalize("NFKC", value).strip()
    if meant is None and "ends before it starts" in why:
        return Fault(
            "NBS021", f"“{brief(value)}” ends before it starts.", f"“{brief(value)}”的结束早于开始。"
        )
    if meant is None and (_YEAR_FIRST.match(text) or re.match(r"\d{4}-\d{2}-\d{2}(T|/|\Z)", text, re.ASCII)):
        if _NO_ZONE.match(text):
            return Fault(
                "NBS020",
                f"“{brief(value)}” needs seconds and a zone, e.g. `2023-09-06T14:00:00+01:00`; or write the day only.",
                f"“{brief(value)}”需写明秒和时区，例如 `2023-09-06T14:00:00+01:00`；或只写日期。",
            )
        en, zh = _not_there(text)
        return Fault(
            "NBS021",
            f"“{brief(value)}” {en}; look it up in the source.",
            f"“{brief(value)}”{zh}；请核对原文。",
        )
    return Fault(
        "NBS020",
        f"“{brief(value)}” is not a date. Dates are `2023`, `2023-08`, `2023-08-09`, "
        "`2023-09-06T14:00:00+01:00`, or two of them with `/` between; no month or day that the source does not give.",
        f"“{brief(value)}”不是可用的日期。日期写作 `2023`、`2023-08`、`2023-08-09`、"
        "`2023-09-06T14:00:00+01:00`，或用 `/` 连接的起止日期；原文未写的月、日不要补。",
        meant,
    )


def _not_there(text: str) -> tuple[str, str]:
    """What of a date in the right form does not exist: a month, a time or zone, else a day."""
    for part in text.split("/") if _ISO.match(text) else (text,):
        if (match := _ISO.match(part) or _YEAR_FIRST.match(part)) is None:
            continue
        if not 1 <= int(match[2]) <= 12:
            return f"has a month that does not exist, {match[2]}", f"中的月份 {match[2]} 不存在"
        if match[3] and "T" in part and dates.is_one(part[:10]):
            return (
                "has a time or a zone that does not exist: hours go to 23, zones from `-14:00` to `+14:00` or `Z`",
                "中的时间或时区不存在：小时最大为 23，时区为 `-14:00` 至 `+14:00` 或 `Z`",
            )
    return "is a day that does not exist", "这一天不存在"


def _meant_date(value: str) -> str | None:
    text = unicodedata.normalize("NFKC", value).strip(_QUOTES)
    meant = text
    if match := _YEARS.match(text):
        meant = f"{match[1]}/{match[2]}"
    elif match := _YEAR_ONLY.match(text):
        meant = match[1]
    elif match := _YEAR_FIRST.match(text) or _DASHES.match(text):
        meant = f"{match[1]}-{int(match[2]):02d}" + (f"-{int(match[3]):02d}" if match[3] else "")
    try:
        return dates.parse(meant).text
    except ValueError:
        return None


def _number(value: str, datatype: str) -> Fault | None:
    whole = datatype in _WHOLE
    if len(value) <= _LONGEST_NUMBER and (_INTEGER if whole else _DECIMAL).match(value):
        number, name = int(value) if whole else 1, datatype.removeprefix(XSD)
        if number < 0 and name.startswith(("nonNegative", "positive", "unsigned")):
            return Fault("NBS023", f"“{value}” must not be negative.", f"“{value}”不能为负数。")
        if number == 0 and name == "positiveInteger":
            return Fault("NBS023", f"“{value}” must be 1 or more.", f"“{value}”须大于 0。")
        return None
    meant = meant_number(value)
    if meant is not None and whole and "." in meant:
        meant = None
    form = "a whole number" if whole else "a plain number"
    return Fault(
        "NBS023",
        f"“{brief(value)}” is not {form}: digits only, written in full, with `.` before decimals; "
        "the unit goes under `unit:`, the currency under `currency:`, a word such as “about” under `qualifier:`.",
        f"“{brief(value)}”不是{'整数' if whole else '纯数字'}：只写半角数字，完整写出，小数点用 `.`；"
        "单位写在 `unit:`，币种写在 `currency:`，“约”等限定词写在 `qualifier:`。",
        meant,
    )


def meant_number(value: str) -> str | None:
    """What a number written for people is in full digits, None when that is not certain.

    `3,000` → `3000`, `2 亿` → `200000000`, `1.642亿` → `164200000`, `1e5` → `100000`; `约3000` → None.
    """
    text = unicodedata.normalize("NFKC", value[: 2 * _LONGEST_NUMBER]).strip()
    if len(text) > _LONGEST_NUMBER:
        return None
    if _DECIMAL.match(text):
        return text
    if _GROUPED.match(text):
        return text.replace(",", "")
    power: int | None = None
    match = _CHINESE.match(text) or _ENGLISH.match(text)
    if match:
        power = _TIMES[match[2].lower()]
    elif match := _SCIENTIFIC.match(text):
        power = int(match[2])
    if match is None or power is None or power > _LONGEST_NUMBER:
        return None
    return _plain(Decimal(match[1]).scaleb(power))


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _boolean(value: str) -> Fault | None:
    if value in ("true", "false"):
        return None
    word = unicodedata.normalize("NFKC", value).strip().lower()
    meant = "true" if word in _YES else "false" if word in _NO else None
    return Fault(
        "NBS024",
        f"“{brief(value)}” is neither `true` nor `false`.",
        f"“{brief(value)}”不是 `true` 或 `false`。",
        meant,
    )
