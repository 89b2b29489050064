"""Values that are none of their datatype: dates, numbers, booleans, languages, in RDF and as editors type them."""

from collections.abc import Iterator

from tests.faults.corpus.cases import SUBJECT, Case, bad, dice, entry, triples

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
# Forms that no date of ours has, whatever its datatype.
NO_DATE = {
    "empty": "", "blank": " ", "words": "August 2023", "word": "soon", "day-first": "09-08-2023", "day-slash": "09/08/2023",
    "american": "8/9/2023", "dots": "2023.08.09", "chinese": "2023年8月", "chinese-day": "2023年8月9日", "chinese-digits": "二〇二三年",
    "month-one-digit": "2023-8", "day-one-digit": "2023-8-9", "two-digit-year": "23-08-09", "five-digit-year": "12023-08", "compact": "20230809",
    "month-zero": "2023-00", "month-thirteen": "2023-13", "day-zero": "2023-08-00", "day-thirty-two": "2023-08-32", "february": "2023-02-30",
    "leap": "2023-02-29", "leap-century": "1900-02-29", "november": "2023-11-31", "season": "2023-Q3", "season-edtf": "2023-23", "approximate": "2023~",
    "uncertain": "2023?", "unspecified": "202X", "about": "约2023", "circa": "ca. 2023", "full-width": "２０２３-０８", "full-width-hyphen": "2023－08",
    "dash-long": "2023–08", "space-in": "2023 -08", "space-after": "2023-08 ", "line-after": "2023-08\n", "minus": "-2023", "plus": "+2023", "zone": "2023-08-09Z",
    "zone-hours": "2023-08-09+01:00", "week": "2023-W32", "ordinal": "2023-221", "year-zero": "0000", "time-only": "14:00:00", "none": "n.d.", "arabic-digits": "٢٠٢٣",
}  # fmt: skip
# Moments (xsd:dateTime) that are none.
NO_MOMENT = {
    "no-zone": "2023-09-06T14:00:00", "no-seconds": "2023-09-06T14:00+01:00", "space": "2023-09-06 14:00:00+01:00", "hour": "2023-09-06T25:00:00Z",
    "hour-24": "2023-09-06T24:00:00Z", "minute": "2023-09-06T14:60:00Z", "second": "2023-09-06T14:00:61Z", "day": "2023-02-30T14:00:00Z",
    "zone-words": "2023-09-06T14:00:00BST", "zone-short": "2023-09-06T14:00:00+1", "zone-huge": "2023-09-06T14:00:00+99:00", "zone-compact": "2023-09-06T14:00:00+0100",
    "zone-chinese": "2023-09-06T14:00:00北京", "lower": "2023-09-06t14:00:00z", "full-width": "2023-09-06T14：00：00Z", "fraction-empty": "2023-09-06T14:00:00.Z",
    "comma": "2023-09-06T14:00:00,5Z", "twelve": "2023-09-06T02:00:00PM", "zone-minute": "2023-09-06T14:00:00+01:60",
}  # fmt: skip
# Intervals that are none.
NO_INTERVAL = {
    "reversed": "2018/1999", "reversed-days": "2023-08-09/2023-08-01", "open-both": "../..", "slash-only": "/", "no-end": "2023/", "no-start": "/2023", "three": "1999/2008/2018",
    "dash": "1999-2018", "dash-long": "1999–2018", "tilde": "1999~2018", "words": "1999 to 2018", "chinese": "1999年至2018年", "chinese-short": "1999至2018", "end-short": "2023-08-01/09",
    "bad-day": "2023-02-30/2023-03-01", "open-one-dot": "./2023", "open-words": "until 2023", "blank": "1999 / 2018", "full-width": "1999／2018", "month-bad": "2023-13/2024-01",
}  # fmt: skip
# Right dates under another date's datatype (NBS022).
OTHER_DATE = [
    ("date", "2023-07"), ("date", "2023"), ("date", "2023-09-06T14:00:00Z"), ("gYearMonth", "2023"), ("gYearMonth", "2023-07-01"), ("gYear", "2023-07"),
    ("gYear", "2023-07-01"), ("dateTime", "2023-07-01"), ("dateTime", "2023"), ("date", "1999/2018"), ("gYear", "1999/2018"), ("EDTF", "2023"), ("EDTF", "2023-07"), ("EDTF", "2023-07-01"),
]  # fmt: skip
NO_NUMBER = {
    "empty": "", "blank": " ", "words": "thirty-two", "thousands": "3,000", "thousands-blank": "3 000", "thousands-full-width": "3，000", "million": "2 million", "chinese": "2亿", "chinese-blank": "2 亿",
    "chinese-digits": "三十二", "about": "约3000", "tilde": "~3000", "more": ">3000", "plus-after": "3000+", "percent": "32%", "percent-full-width": "32％", "unit": "32 ha", "currency": "$200", "yuan": "￥200",
    "exponent": "1e5", "exponent-huge": "1E999999999", "exponent-negative": "1e-5", "nan": "NaN", "infinity": "INF", "infinity-minus": "-INF", "hexadecimal": "0x20", "underscore": "3_000", "range": "3-5", "range-words": "3 to 5",
    "plus-minus": "4.5±0.3", "fraction": "1/2", "half": "½", "point-last": "3.", "two-points": "3.0.0", "comma-point": "3,5", "two-signs": "--3", "sign-only": "-", "minus-long": "−3", "dash": "–3", "full-width": "３２", "arabic": "٣٢",
    "apostrophe": "3'000", "space-in": "3 2", "null": "null", "long": "1" * 41, "line": "32\n", "nbsp": "3\u00a0000", "superscript": "10³", "roman": "Ⅳ", "point-only": ".",
}  # fmt: skip
NO_WHOLE = {
    "point": "32.0",
    "fraction": "1.5",
    "exponent": "1e2",
    "words": "one",
    "chinese": "一",
    "full-width": "１",
    "empty": "",
    "hexadecimal": "0x1",
    "comma": "1,000",
    "huge": "9" * 41,
}
NO_BOOLEAN = {
    "yes": "yes",
    "no": "no",
    "capital": "True",
    "upper": "FALSE",
    "one": "1",
    "zero": "0",
    "chinese": "是",
    "chinese-no": "否",
    "on": "on",
    "empty": "",
    "t": "t",
    "tick": "✓",
    "blank": "true ",
    "full-width": "ｔｒｕｅ",
}
UNUSED = [
    "double", "float", "time", "gDay", "gMonth", "gMonthDay", "duration", "dayTimeDuration", "yearMonthDuration", "byte", "short", "unsignedByte", "unsignedLong", "negativeInteger",
    "nonPositiveInteger", "hexBinary", "base64Binary", "QName", "NOTATION", "token", "normalizedString", "language", "Name", "NCName", "ID", "dateTimeStamp", "anyAtomicType", "String", "datetime", "Date", "int8",
]  # fmt: skip
FOREIGN = {
    "xml": "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral", "html": "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML", "json": "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON",
    "wkt": "http://www.opengis.net/ont/geosparql#wktLiteral", "schema-date": "https://schema.org/Date", "w3cdtf": "http://purl.org/dc/terms/W3CDTF", "ours": "https://w3id.org/nbs-graph/ontology#value",
    "plain": "http://www.w3.org/1999/02/22-rdf-syntax-ns#PlainLiteral", "edtf-level": "http://id.loc.gov/datatypes/edtf/EDTF-level1", "edtf-https": "https://id.loc.gov/datatypes/edtf/EDTF", "xsd-slash": "http://www.w3.org/2001/XMLSchema/date", "literal": "http://www.w3.org/2000/01/rdf-schema#Literal",
}  # fmt: skip
# Language tags: at a text that must be ours, and at a title, which may be in its own language.
TAGS = [
    "en-GB",
    "en-Latn",
    "zh-Hans",
    "zh-CN",
    "zh-x-ours",
    "zh-Hant-TW",
    "fr",
    "de",
    "pt-BR",
    "x-klingon",
    "i-default",
    "eng",
    "cmn",
    "und",
    "mul",
    "zxx",
    "art",
    "cn",
    "uk",
]
TITLE_TAGS = ["en-US", "zh-Hans", "ZH-cn", "pt-BR", "x-private", "abcd", "en-x-ours", "sr-Latn"]
# Dates and numbers in editors' files: key → lines that hold it.
DATES = {
    "issued": "issued: {}", "date": "date: {}", "coverage": "coverage: {}",
    "period": "findings:\n  loss:\n    measured: {{en: Losses avoided, zh: 避免的损失}}\n    value: 32\n    unit: percent\n    findingKind: result\n    qualifier: eq\n    period: {}\n    evidence: {{quote: 32%, item: 2023-08/02}}",
    "due": "milestones:\n  cities:\n    due: {}\n    text: {{en: Pilot cities, zh: 试点城市}}\n    evidence: {{quote: 2030, item: 2023-08/02}}",
}  # fmt: skip
NUMBERS = {
    "value": "findings:\n  loss:\n    measured: {{en: Losses avoided, zh: 避免的损失}}\n    value: {}\n    unit: percent\n    findingKind: result\n    qualifier: eq\n    evidence: {{quote: 32%, item: 2023-08/02}}",
    "amount": "commitments:\n  pledge:\n    from: organisation/government-of-canada\n    to: organisation/the-nature-conservancy\n    amount: {}\n    currency: CAD\n    qualifier: eq\n    status: pledged\n    evidence: {{quote: 2 亿, item: 2023-08/02}}",
}  # fmt: skip
RULES = {
    "words": "third Saturday of September", "chinese": "九月第三个星期六", "empty-parts": "FREQ=", "monthly": "FREQ=MONTHLY;BYMONTHDAY=16", "daily": "FREQ=DAILY", "hourly": "FREQ=YEARLY;BYHOUR=5",
    "prefix": "RRULE:FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=16", "colon": "FREQ:YEARLY;BYMONTH:9", "full-width": "FREQ=YEARLY；BYMONTH=9", "month": "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", "weekday": "FREQ=YEARLY;BYMONTH=9;BYDAY=3XX",
    "start": "DTSTART=20230916;FREQ=YEARLY", "unknown": "FREQ=YEARLY;BYMOON=FULL", "twice": "FREQ=YEARLY;FREQ=YEARLY;BYMONTH", "long": "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=" + "1," * 100 + "1", "date": "2023-09-16",
}  # fmt: skip
OBSERVED = [
    ("FREQ=YEARLY;BYMONTH=9;BYDAY=3SA", "2023-09-17"), ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=16", "2023-09-15"), ("FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU", "2023-09-17"),
    ("FREQ=YEARLY;BYMONTH=8;BYDAY=1SA", "2023-09-02"), ("FREQ=YEARLY;BYMONTH=9;BYDAY=SA;BYSETPOS=2", "2023-09-16"),
]  # fmt: skip
EVENT = {"kind": "kind: Observance", "issued": None, "authors": None}


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _dates()
    yield from _others()
    yield from _typed()


def _literal(what: str, predicate: str, value: str, datatype: str, codes: str) -> Case:
    rng = dice(what)
    text = value.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
    line = f'{SUBJECT} <{predicate}> «"{text}"^^<{datatype}>» .'
    return bad(f"literals-{what}", "nt", triples(line, rng), codes)


def _dates() -> Iterator[Case]:
    issued = "http://purl.org/dc/terms/issued"
    for number, (what, value) in enumerate(NO_DATE.items()):
        datatype = ("date", "gYearMonth", "gYear")[number % 3]
        yield _literal(f"date-{what}", issued, value, XSD + datatype, "NBS020 NBS021")
    for what, value in NO_MOMENT.items():
        yield _literal(
            f"moment-{what}", "https://schema.org/startDate", value, XSD + "dateTime", "NBS020 NBS021"
        )
    for what, value in NO_INTERVAL.items():
        yield _literal(f"interval-{what}", "http://purl.org/dc/terms/temporal", value, EDTF, "NBS020 NBS021")
    for number, (datatype, value) in enumerate(OTHER_DATE):
        full = EDTF if datatype == "EDTF" else XSD + datatype
        yield _literal(f"other-date-{number}", issued, value, full, "NBS022")


def _others() -> Iterator[Case]:
    value_of = "https://w3id.org/nbs-graph/ontology#value"
    for what, value in NO_NUMBER.items():
        yield _literal(f"number-{what}", value_of, value, XSD + "decimal", "NBS023")
    for number, (what, value) in enumerate(NO_WHOLE.items()):
        datatype = ("integer", "nonNegativeInteger", "int", "positiveInteger", "long")[number % 5]
        yield _literal(f"whole-{what}", "https://schema.org/position", value, XSD + datatype, "NBS023")
    for number, datatype in enumerate(("nonNegativeInteger", "positiveInteger", "unsignedInt")):
        yield _literal(f"negative-{number}", "https://schema.org/position", "-5", XSD + datatype, "NBS023")
    for what, value in NO_BOOLEAN.items():
        yield _literal(
            f"boolean-{what}",
            "https://w3id.org/nbs-graph/ontology#namesNbS",
            value,
            XSD + "boolean",
            "NBS024",
        )
    for number, name in enumerate(UNUSED):
        yield _literal(
            f"unused-{number}-{name.lower()}", "https://schema.org/version", "1", XSD + name, "NBS036"
        )
    for what, datatype in FOREIGN.items():
        yield _literal(f"foreign-{what}", "https://schema.org/version", "1", datatype, "NBS036")
    rng = dice("languages")
    for number, tag in enumerate(TAGS):
        line = f'{SUBJECT} <http://purl.org/dc/terms/abstract> «"Green roofs keep water back."@{tag}» .'
        yield bad(f"literals-language-{number}-{tag.lower()}", "nt", triples(line, rng), "NBS029")
    for number, tag in enumerate(TITLE_TAGS):
        line = f'{SUBJECT} <http://purl.org/dc/terms/title> «"Floods and roofs"@{tag}» .'
        yield bad(f"literals-title-{number}-{tag.lower()}", "nt", triples(line, rng), "NBS029")


def _typed() -> Iterator[Case]:
    """As editors type them, each wrong form under another key in turn."""
    wrong = [*NO_DATE.items(), *NO_MOMENT.items(), *NO_INTERVAL.items()]
    keys = list(DATES)
    for number, (what, value) in enumerate(wrong[::2]):
        key, stripped = keys[number % len(keys)], value.strip()
        if stripped in ("", value[:0]) or stripped == "2023-08":
            continue  # told as empty; blanks at the ends do no harm
        line = DATES[key].format(f"«'{stripped}'»")
        text = entry({"issued": line}) if key == "issued" else entry(more=f"{line}\n")
        yield bad(f"literals-typed-{key}-{what}-{number}", "yaml", text, "NBS020 NBS021")
    keys = list(NUMBERS)
    for number, (what, value) in enumerate(list(NO_NUMBER.items())[::2]):
        key, stripped = keys[number % len(keys)], value.strip()
        if not stripped:
            continue
        line = NUMBERS[key].format("«'" + stripped.replace("'", "''") + "'»")
        yield bad(f"literals-typed-{key}-{what}", "yaml", entry(more=f"{line}\n"), "NBS023")
    for what, value in NO_BOOLEAN.items():
        if value.strip() and value.strip() != "true":
            yield bad(
                f"literals-typed-boolean-{what}", "yaml", entry(more=f"moreAuthors: «{value}»\n"), "NBS024"
            )
    for what, rule in RULES.items():
        more = f"rule: «'{rule}'»\nobservedOn: 2023-09-30\n"  # a day that no other case has
        yield bad(f"literals-rule-{what}", "yaml", entry(EVENT, more), "NBS033 NBS113")
    for number, (rule, day) in enumerate(OBSERVED):
        more = f"rule: {rule}\nobservedOn: «{day}»\n"
        yield bad(f"literals-observed-{number}", "yaml", entry(EVENT, more), "NBS034")
