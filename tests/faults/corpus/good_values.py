"""A right value for every key, by kind where kinds differ; lines of YAML. `@@` is the name of the entry."""

_REASON = "confidence: low, reason: {en: It is meant there., zh: 属于该项。}"
_QUOTED = "evidence: {quote: 洪水, at: 1-3, item: 2023-08/02}"

VALUES = {
    ("", "title"): "title: {en: Floods and roofs, de: Fluten und Dächer}",
    ("", "translatedTitle"): "translatedTitle: {zh: 洪水与屋顶}",
    ("", "alternateName"): "alternateName: {en: [Roofs, 'The “roof” study'], fr: Les toits}",
    ("", "acronym"): "acronym: FAR 2",
    (
        "",
        "summary",
    ): "summary:\n  en: >-\n    Green roofs keep water back\n    for a while.\n  zh: |\n    绿色屋顶可在一段时间内滞留雨水。\n",
    ("", "url"): "url: https://www.example.org/洪水/a_(b)?c=d&e=%E6%B4%AA#f",
    ("", "doi"): "doi: 10.1234/@@(2023)1:2.0.co;2-x",
    ("", "identifier"): "identifier: [Regulation (EU) 2023/1115, 自然资发〔2023〕1号]",
    ("", "exactMatch"): "exactMatch: http://www.wikidata.org/entity/Q48268",
    ("", "closeMatch"): "closeMatch: [https://www.example.org/thing#1, http://www.wikidata.org/entity/Q1]",
    ("", "wikidata"): "wikidata: Q48268",
    ("", "source"): "source: [https://www.example.org/a, https://www.example.org/b]",
    ("", "date"): "date: 2023-08-22/2023-08-26",
    ("", "coverage"): "coverage: 1999/2018",
    (
        "",
        "participations",
    ): f"participations:\n  - {{agent: organisation/the-nature-conservancy, role: publisher, as: TNC, {_QUOTED}}}\n"
    f"  - {{agent: organisation/cdp, role: partner, reason: {{en: It says so elsewhere., zh: 他处有载。}}}}",
    ("Agreement", "participations"): "participations:\n"
    + "\n".join(
        f"  - {{agent: organisation/government-of-{c}, role: signatory, {_QUOTED}}}"
        for c in ("brazil", "colombia")
    ),
    (
        "",
        "themes",
    ): f"themes:\n  - {{code: flood-risk, basis: stated, {_QUOTED}}}\n  - {{code: urban-nbs, basis: curated, {_REASON}}}",
    ("", "ecosystems"): f"ecosystems: [{{code: T7.4, basis: curated, {_REASON}}}]",
    ("", "challenges"): f"challenges: [{{code: disaster-risk, basis: stated, {_QUOTED}}}]",
    ("", "approaches"): f"approaches: [{{code: green-infrastructure, basis: curated, {_REASON}}}]",
    (
        "",
        "sdg",
    ): f'sdg:\n  - {{code: "13.1", basis: curated, {_REASON}, by: person/jin-tong, when: 2026-11-23}}\n'
    f'  - {{code: "11.b", basis: stated, {_QUOTED}}}\n  - {{code: "15", basis: curated, {_REASON}}}',
    (
        "",
        "gbf",
    ): f'gbf:\n  - {{code: "8", basis: curated, {_REASON}}}\n  - {{code: "D", basis: curated, {_REASON}}}',
    ("", "aichi"): f"aichi: [{{code: B, basis: curated, {_REASON}}}]",
    ("", "places"): "places: [cn, us-mn, ca-bc-vancouver]",
    ("", "practices"): "practices: [green-roof, bioswale]",
    ("", "instruments"): "instruments: [carbon-credit]",
    (
        "",
        "mentions",
    ): "mentions:\n  - framework/benefit-transfer-method\n  - framework/geographic-information-system",
    ("", "parts"): "parts: [publication/zh-1337112106d6]",
    ("", "keywords"): "keywords: {en: [flood damage, CO₂], zh: [洪灾损失, 碳汇]}",
    ("", "keyPoints"): "keyPoints: {en: [governance], zh: [治理体系]}",
    (
        "",
        "findings",
    ): f"findings:\n  loss-avoided:\n    measured: {{en: Losses avoided, zh: 避免的损失}}\n    interventions: [green-roof, bioswale]\n"
    "    value: -0.50\n    valueTo: 32\n    margin: 0.25\n    unit: percent\n    findingKind: result\n    qualifier: approx\n"
    "    comparator: {en: bare roofs, zh: 普通屋顶}\n    condition: {en: in wet years, zh: 丰水年}\n    population: {en: houses, zh: 房屋}\n"
    f"    place: cn\n    period: 1999/2018\n    note: {{en: A note., zh: 注}}\n    {_QUOTED}",
    (
        "",
        "commitments",
    ): "commitments:\n  pledge:\n    from: organisation/government-of-canada\n    through: fund/global-biodiversity-framework-fund\n"
    "    to: organisation/the-nature-conservancy\n    amount: 164200000.50\n    currency: CAD\n    qualifier: more_than\n    status: pledged\n"
    f"    date: 2023-08-24\n    {_QUOTED}",
    (
        "",
        "milestones",
    ): f"milestones:\n  cities-2030: {{due: 2030, text: {{en: Pilot cities, zh: 试点城市}}, value: 100, unit: cities, qualifier: approx,\n"
    f"    measured: {{en: pilot cities, zh: 试点城市}}, {_QUOTED}}}\n  later: {{due: ../2035-12-31, text: {{en: All of them, zh: 全部}}, {_QUOTED}}}",
    ("", "alignsWith"): f"alignsWith: [{{code: framework/tnfd-recommendations, basis: stated, {_QUOTED}}}]",
    (
        "",
        "note",
    ): "note: {en: 'It’s doubtful: see “here”; 50 % at least — perhaps.', zh: 存疑：见“此处”；至少 50%——或许。}",
    ("", "language"): "language: en",
    ("", "deprecated"): "deprecated: true",
    ("", "replacedBy"): "replacedBy: organisation/cdp",
    (
        "",
        "authors",
    ): "authors:\n  - {agent: person/jin-tong, as: Jin T, evidence: {quote: Jin T, item: 2023-08/02}}\n"
    "  - {agent: organisation/cdp, evidence: [{quote: CDP, at: 1-4, item: 2023-08/02}, {quote: C, item: 2023-08/03}]}",
    ("", "moreAuthors"): "moreAuthors: true",
    ("", "issued"): "issued: 2023-08-09",
    ("", "journal"): "journal: '“Nature”: a journal'",
    ("", "version"): "version: 2.10",
    ("", "edition"): "edition: {en: first edition, zh: 第一版}",
    ("", "inForce"): "inForce: 2023-05-17",
    ("", "signed"): "signed: 2023-08",
    ("", "jurisdiction"): "jurisdiction: [br, co]",
    ("", "namesNbS"): "namesNbS: false",
    ("", "eli"): "eli: http://data.europa.eu/eli/reg/2023/1115/oj",
    ("", "launched"): "launched: 2023-08-22/2023-08-26",
    ("", "start"): "start: 2023-09-06T14:00:00+01:00",
    ("", "end"): "end: 2023-09-06T15:30:00.5+01:00",
    ("FundingProgramme", "start"): "start: 2023",
    ("FundingProgramme", "end"): "end: 2023-12-31",
    ("Fund", "start"): "start: 2023-09",
    ("Fund", "end"): "end: 2023-09-03",
    ("", "closes"): "closes: ../2023-12-31",
    ("", "beneficiaries"): "beneficiaries: {en: [forest owners], zh: [林地经营者]}",
    ("", "memberOf"): "memberOf: organisation/united-nations-environment-programme",
    ("", "venue"): "venue: ca-bc-vancouver",
    ("", "mode"): "mode: hybrid",
    ("", "timeZone"): "timeZone: Europe/London",
    ("", "motto"): "motto: {en: Green growth, zh: 绿色发展}",
    ("", "observedOn"): "observedOn: 2023-09-16",
    ("", "rule"): "rule: FREQ=YEARLY;BYMONTH=9;BYDAY=3SA",
    ("", "name"): "name: {en: Example of a name, zh: 示例名称, de: Beispiel}",
    ("", "organisationType"): "organisationType: ngo",
    ("", "country"): "country: ca",
    ("", "unitOf"): "unitOf: organisation/the-nature-conservancy",
    ("", "ror"): "ror: 04tehfn33",
    ("", "founded"): "founded: 1951",
    ("", "given"): "given: María José",
    ("", "family"): "family: O’Neil-Nuñez",
    ("Person", "memberOf"): "memberOf: organisation/cdp",
    ("", "within"): "within: ca",
    ("Place", "name"): "name: {en: Example, zh: 示例}",
    ("", "isoCode"): "isoCode: CA-QC",
}
