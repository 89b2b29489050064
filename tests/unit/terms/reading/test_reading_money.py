"""Sums are read to the last unit, or told as refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.terms.currencies import CODES
from nbs_graph.terms.reading.currency_words import currency_words
from nbs_graph.terms.reading.money import find_money, read_money
from nbs_graph.terms.reading.text import declared

MARKS = {"": 1, "万": 10**4, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万亿": 10**12}
BEHIND = {
    "元": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "加元": "CAD",
    "英镑": "GBP",
    "日元": "JPY",
    "瑞士法郎": "CHF",
    "USD": "USD",
}
FRONT = {"US$": "USD", "€": "EUR", "£": "GBP", "人民币": "CNY", "HK$": "HKD", "AUD ": "AUD", "$": "USD"}
QUALIFIERS = {
    "": "eq",
    "约": "approx",
    "超过": "more_than",
    "近": "nearly",
    "高达": "up_to",
    "不超过": "at_most",
    "至少": "at_least",
}
ENGLISH = {" million": 10**6, " billion": 10**9, "bn": 10**9, "m": 10**6, "": 1}
SPACE = st.sampled_from(["", " ", "\n", "\u3000"])
AMOUNT = st.one_of(st.integers(1, 999_999).map(Decimal), st.decimals("0.1", "9999", places=1))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("USD 3.5 million", "3500000", "USD"),
        ("EUR3,000万", "30000000", "EUR"),
        ("US$1.2bn", "1200000000", "USD"),
        ("£10m", "10000000", "GBP"),
        ("人民币2.5亿元", "250000000", "CNY"),
        ("3亿元人民币", "300000000", "CNY"),
        ("1.2万亿美元", "1200000000000", "USD"),
        ("一千二百万美元", "12000000", "USD"),
        ("３亿元", "300000000", "CNY"),
        ("2亿5000万元", "250000000", "CNY"),
        ("HK$3亿元", "300000000", "HKD"),
        ("$3 million CAD", "3000000", "CAD"),
        ("$5 mio", "5000000", "USD"),
    ],
)
def test_ways_of_writing(text: str, amount: str, currency: str) -> None:
    (sum_,) = find_money(text)
    assert (sum_.amount, sum_.currency, sum_.as_written) == (Decimal(amount), currency, text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3—5亿元", 3 * 10**8, 5 * 10**8),
        ("3亿至5亿元", 3 * 10**8, 5 * 10**8),
        ("三至五千万元", 3 * 10**7, 5 * 10**7),
        ("三百至五百万元", 3 * 10**6, 5 * 10**6),
        ("5000万至8000万英镑", 5 * 10**7, 8 * 10**7),
        ("$3-5 million", 3 * 10**6, 5 * 10**6),
        ("€100,000 to €1.5 million", 10**5, 1_500_000),
        ("5亿元至10亿元", 5 * 10**8, 10**9),
        ("3亿元至5亿", 3 * 10**8, 5 * 10**8),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    (sum_,) = find_money(text)
    assert (sum_.amount, sum_.amount_to) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "2.5.3亿元",
        "数亿元",
        "上亿元",
        "百亿元",
        "几千万美元",
        "十几亿元",
        "$3-$5 million",
        "€10 000",
        "€3.000",
        "5元3角",
        "二元结构",
        "100万法郎",
        "500 pounds",
        "3 亿 五千万 元",
        "500至1万元",
        "数千万至1亿元",
        "-3亿元",
        "NbS3亿元",
        "US$ 3 million CAD",
        "3,5 million euros",
        "$3 b",
        "$5x",
        "５，２３４万元",
        "人民币3亿美元",
    ],
)
def test_what_cannot_be_read_exactly_is_told(text: str) -> None:
    result = read_money(text)
    assert not result.found
    (refused,) = result.refused
    assert refused.as_written in text
    assert refused.reason["zh"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "亿元",
        "单位：万元",
        "50元素",
        "3亿多元化投资",
        "元旦",
        "10m",
        "https://x.org/?p=$5m",
        "至2025年",
        "1,642亿",
    ],
)
def test_what_is_no_money(text: str) -> None:
    result = read_money(text)
    assert not result.found
    assert not result.refused


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每年投入3亿元", "year"),
        ("3亿元/年", "year"),
        ("每吨 200 元", "t"),
        ("每吨 8.4—11.9 美元", "t"),
        ("每公里 1200 元", "km"),
        ("每个项目 3—10 万元", None),
        ("每个项目奖补 3 亿元", None),
        ("每年 200 万元", "year"),
        ("较去年增长至 3 亿元", None),
        ("今年投入 3 亿元", None),
        ("每公顷补贴 500 元", "ha"),
        ("每年。3亿元", None),
    ],
)
def test_rates(text: str, per: str | None) -> None:
    assert [sum_.per for sum_ in find_money(text)] == [per]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("分别出资2亿加元和1000万英镑", [2 * 10**8, 10**7]),
        ("从3亿元增加到5亿元", [3 * 10**8, 5 * 10**8]),
        ("3亿元（约合 4200 万美元）", [3 * 10**8, 42 * 10**6]),
        ("2023-2025年共投入 3 亿元", [3 * 10**8]),
        ("投入3亿元到2030年", [3 * 10**8]),
        ("投资——3亿元", [3 * 10**8]),
    ],
)
def test_each_sum_where_it_stands(text: str, amounts: list[int]) -> None:
    assert [sum_.amount for sum_ in find_money(text)] == amounts


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("3亿元左右", "approx"),
        ("500万元以上", "at_least"),
        ("3亿多元", "more_than"),
        ("30余亿元", "more_than"),
        ("节约3亿元", "eq"),
    ],
)
def test_qualifiers_behind(text: str, qualifier: str) -> None:
    assert [sum_.qualifier for sum_ in find_money(text)] == [qualifier]


def test_conventions_are_marked() -> None:
    """元 alone and $ are somebody's by convention."""
    assert [sum_.assumed for sum_ in find_money("3元、$3、3美元、3元人民币、US$3")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@given(
    AMOUNT,
    st.sampled_from(list(MARKS)),
    st.sampled_from(list(BEHIND)),
    st.sampled_from(list(QUALIFIERS)),
    SPACE,
    SPACE,
    SPACE,
)
def test_chinese_sums(value: Decimal, mark: str, word: str, said: str, a: str, b: str, c: str) -> None:
    (sum_,) = find_money(f"基金出资{said}{a}{value}{b}{mark}{c}{word}，用于")
    assert (sum_.amount, sum_.currency, sum_.qualifier) == (
        value * MARKS[mark],
        BEHIND[word],
        QUALIFIERS[said],
    )
    assert sum_.amount == Decimal(f"{sum_.amount:f}")


@given(AMOUNT, st.sampled_from(list(ENGLISH)), st.sampled_from(list(FRONT)), st.booleans())
def test_english_sums(value: Decimal, mark: str, sign: str, grouped: bool) -> None:
    written = f"{value:,}" if grouped else f"{value}"
    (sum_,) = find_money(f"a pledge of {sign}{written}{mark} for nature")
    assert (sum_.amount, sum_.currency) == (value * ENGLISH[mark], FRONT[sign])


@given(
    st.integers(1, 9999),
    st.integers(1, 9999),
    st.sampled_from(["万", "亿"]),
    st.sampled_from(["-", "—", "至", "到", "~"]),
)
def test_a_range_rises_or_is_refused(low: int, high: int, mark: str, joint: str) -> None:
    result = read_money(f"共{low}{joint}{high}{mark}元")
    if low < high:
        assert [(s.amount, s.amount_to) for s in result.found] == [(low * MARKS[mark], high * MARKS[mark])]
    else:
        assert not result.found
        assert result.refused


@given(st.text(alphabet="0123456789.,万亿元美加约至-—多$€ m人民币年", max_size=40))
def test_spans_are_in_the_text_and_apart(text: str) -> None:
    last = 0
    for sum_ in find_money(text):
        assert last <= sum_.start < sum_.end <= len(text)
        assert sum_.as_written == text[sum_.start : sum_.end]
        last = sum_.end


def test_every_declared_word_means_one_currency() -> None:
    """No code is declared that ISO 4217 lacks."""
    assert {said.code for said in currency_words().meant.values() if said.code} <= CODES
    assert set(declared("money")["not_codes"]) <= CODES


@pytest.mark.parametrize("text", ["COP15 与 COP 28", "SDG 6", "try 3 times", "top 10", "all 5", "rub 3"])
def test_a_name_is_no_code(text: str) -> None:
    assert find_money(text) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$1.5-million", 1_500_000),
        ("US$ 3 hundred", 300),
        ("2023 €5m", 5_000_000),
        ("3亿5千万元", 350_000_000),
    ],
)
def test_no_multiplier_is_lost(text: str, amount: int) -> None:
    assert [sum_.amount for sum_ in find_money(text)] == [amount]


@pytest.mark.parametrize("text", ["$3 hundred million", "AUS$5m", "3.5个亿元", "5€10"])
def test_half_a_sum_is_refused(text: str) -> None:
    result = read_money(text)
    assert not result.found
    assert result.refused
