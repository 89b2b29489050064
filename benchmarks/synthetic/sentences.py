"""Sentences for made-up entries: each pair says the same in English and Chinese and takes the same slots."""

Pair = tuple[str, str]
"""English and Chinese."""

SUBJECTS: tuple[Pair, ...] = (
    ("Cost and benefit", "成本与收益"),
    ("Long-term monitoring", "长期监测"),
    ("Community governance", "社区治理"),
    ("Carbon storage", "碳储量"),
    ("Flood attenuation", "洪水削减"),
    ("Species recovery", "物种恢复"),
    ("Drought resilience", "抗旱韧性"),
    ("Heat reduction", "降温效应"),
    ("Water purification", "水质净化"),
    ("Livelihood effects", "生计影响"),
    ("Soil retention", "土壤保持"),
    ("Financing models", "融资模式"),
    ("Trade-offs and synergies", "权衡与协同"),
    ("Spatial prioritisation", "空间优先区识别"),
)

OPENINGS: tuple[Pair, ...] = (
    (
        "{practice} in {place} was followed for {n} years to see what it does for {theme}.",
        "对{place}的{practice}进行了 {n} 年跟踪，考察其对{theme}的作用。",
    ),
    (
        "The text weighs what {practice} costs in {place} against what it brings for {theme}.",
        "文章衡量{place}的{practice}成本及其对{theme}的收益。",
    ),
    (
        "Over {n} sites in {place} are compared, with and without {practice}.",
        "比较了{place}的 {n} 余个地点在有无{practice}时的差别。",
    ),
    (
        "It sets out how {theme} is to be carried forward in {place}, with {practice} as one of the means.",
        "阐明{place}如何推进{theme}，并以{practice}为手段之一。",
    ),
    (
        "In {place}, {n} partners have joined to bring {practice} to a larger scale.",
        "{place}的 {n} 家伙伴联合推广{practice}。",
    ),
    (
        "What is known of {practice} is gathered here, with {place} as the example.",
        "以{place}为例，梳理了关于{practice}的既有认识。",
    ),
    (
        "A model built for {place} tells where {practice} would serve {theme} best.",
        "为{place}建立的模型指出{practice}在何处最有利于{theme}。",
    ),
    (
        "Land, money and time are short in {place}; {practice} is examined as an answer to all three.",
        "{place}土地、资金和时间均有限，文中考察{practice}能否同时应对。",
    ),
)

MIDDLES: tuple[Pair, ...] = (
    (
        "Most of the gain appears after year {n}, when the vegetation has closed.",
        "收益多在第 {n} 年植被郁闭之后显现。",
    ),
    (
        "Results differ with soil and slope; in {n} per cent of cases nothing changed.",
        "结果因土壤和坡度而异，{n}% 的情形没有变化。",
    ),
    (
        "Residents were asked twice, and {n} in a hundred would take part again.",
        "对居民作了两次调查，每百人中有 {n} 人愿意再次参加。",
    ),
    (
        "Upkeep is the largest item of cost and is seldom budgeted for.",
        "养护是最大的成本项，却很少列入预算。",
    ),
    (
        "It names {n} indicators and says who reports on each.",
        "列出 {n} 项指标，并说明各由谁报告。",
    ),
    (
        "Rules for who may use the land are part of the arrangement.",
        "土地使用规则也在安排之中。",
    ),
    (
        "Public and private money are joined, with the public share falling over {n} years.",
        "公共与私人资金相结合，公共份额在 {n} 年内递减。",
    ),
    (
        "Uncertainty is given for every figure, which makes comparison possible.",
        "各项数值均注明不确定性，便于比较。",
    ),
    (
        "Women and young people were asked separately, with different answers.",
        "分别征询了妇女和青年的意见，结果有所不同。",
    ),
    (
        "The effect on {theme} is strongest in the first {n} kilometres downstream.",
        "对{theme}的作用在下游前 {n} 公里内最强。",
    ),
)

ENDINGS: tuple[Pair, ...] = (
    ("Further trials are planned for next year.", "明年将继续试验。"),
    ("The data can be had on request.", "数据可申请获取。"),
    (
        "What it means for {place} as a whole is left open.",
        "对{place}整体的意义尚无定论。",
    ),
    (
        "The authors warn against taking one place for another.",
        "作者提醒不可将一地经验直接套用于他处。",
    ),
    (
        "A review after {n} years is foreseen.",
        "拟于 {n} 年后评估。",
    ),
    (
        "Targets for {theme} are to be tightened accordingly.",
        "{theme}的目标将相应提高。",
    ),
)

REASONS: tuple[Pair, ...] = (
    ("{practice} is the measure that is examined.", "{practice}是所考察的措施。"),
    ("{theme} is one of the aims, though not the first.", "{theme}是目标之一，但非首要目标。"),
    ("The effects on {theme} are told with figures.", "文中以数据说明对{theme}的影响。"),
    ("It serves {theme} in {place} without naming it.", "虽未明言，但有助于{place}的{theme}。"),
    ("What is done in {place} follows from {theme}.", "{place}的行动由{theme}而来。"),
    ("Touches on {theme}; it was not the purpose.", "涉及{theme}，但并非目的所在。"),
)

MEASURED: tuple[tuple[str, str, str, str], ...] = (
    ("percent", "result", "Damage avoided by {practice}", "{practice}避免的损失"),
    ("percent", "share", "Share of the area under {practice}", "{practice}面积占比"),
    ("ha", "result", "Area under {practice}", "{practice}面积"),
    ("km2", "projection", "Area suited to {practice}", "适宜{practice}的面积"),
    ("people", "participation", "People taking part in {place}", "{place}的参与人数"),
    ("sites", "sample", "Sites examined in {place}", "{place}的研究地点数"),
    ("tCO2-eq-a-1", "projection", "Carbon taken up by {practice}", "{practice}的固碳量"),
    ("months", "duration", "Length of the work in {place}", "{place}的实施时长"),
)
"""Unit, kind of finding, and what is measured in English and Chinese."""

JOURNALS = (
    "Nature Climate Change",
    "Science of the Total Environment",
    "Forest Ecology and Management",
    "Nature-Based Solutions",
    "Ecosystem Services",
    "Restoration Ecology",
    "Ambio",
    "生态学报",
    "自然资源学报",
    "生物多样性",
)
