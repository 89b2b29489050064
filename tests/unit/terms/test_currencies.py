"""Currencies: every code of ISO 4217 that sums are stated in, and what other names stand for."""

import pycountry
import pytest

from nbs_graph.terms.currencies import CODES, meant

LEFT_OUT = frozenset(
    [
        "XXX",
        "XTS",
        "XAU",
        "XAG",
        "XPT",
        "XPD",
        "XBA",
        "XBB",
        "XBC",
        "XBD",
        "XSU",
        "XUA",
        "BOV",
        "CHE",
        "CHW",
        "CLF",
        "COU",
        "MXV",
        "USN",
        "UYI",
        "UYW",
        "XAD",
    ]
)
"""Metals, units of account, tests."""


def test_the_codes_are_those_of_the_standard() -> None:
    """None too many, none forgotten; what the library has newly is decided on here."""
    assert {currency.alpha_3 for currency in pycountry.currencies} - LEFT_OUT == CODES


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("RMB", "CNY"),
        ("人民币", "CNY"),
        ("cad", "CAD"),
        ("加元", "CAD"),
        ("£", "GBP"),
        ("US$", "USD"),
        ("EUR", "EUR"),
    ],
)
def test_other_names_are_known(typed: str, code: str) -> None:
    """What Chinese and English editors type instead of a code."""
    assert meant(typed) == code


@pytest.mark.parametrize("typed", ["$", "¥", "法郎", "XYZ", "", "dollar bill"])
def test_what_may_be_several_is_not_guessed(typed: str) -> None:
    """Many countries have dollars, and ¥ is Chinese or Japanese."""
    assert meant(typed) is None
