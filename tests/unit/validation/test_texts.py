"""Characters that look right and are not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.validation.texts import check


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("Bele\u0301m", "NBS030", "Belém"),
        ("a\u200bb", "NBS032", "ab"),
        ("\ufeffa", "NBS032", "a"),
        ("a\u202eb", "NBS032", "ab"),
        ("so\u00adft", "NBS032", "soft"),
        ("a\u206fb", "NBS032", "ab"),
        ("a\U000e0061b", "NBS032", "ab"),
        ("a\u3164b", "NBS032", "ab"),
        ("a\u2800b", "NBS032", "ab"),
        ("a\x07b", "NBS031", None),
        ("a\ufffcb", "NBS031", None),
        ("a\ufffdb", "NBS031", None),
        ("a\u2028b", "NBS031", None),
        ("a\ue000b", "NBS031", None),
        ("BelÃ©m", "NBS031", "Belém"),
        ("æ´ªæ°´", "NBS031", "洪水"),
        ("Natureâ€™s way", "NBS031", "Nature’s way"),
        ("锟斤拷锟斤拷", "NBS031", None),
    ],
)
def test_faults(text: str, code: str, suggestion: str | None) -> None:
    """Each has its code; what cannot be seen is taken out."""
    fault = check(text)
    assert fault is not None
    assert (fault.code, fault.suggestion) == (code, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "基于自然的解决方案（NbS）",
        "生物物理—经济",
        "0.1 % ± 2",
        "CO₂",
        "a\nb",
        "𝔸",
        "“it’s”",
        "葛\U000e0100",
        "❤\ufe0f",
        "\u06dd",
        "Ã‡Ã déjà",
        "São Paulo – Ünïcödé",
    ],
)
def test_ordinary_texts_pass(text: str) -> None:
    """Full-width signs, dashes, line breaks and rare letters are ordinary."""
    assert check(text) is None


@given(st.text(max_size=60))
def test_suggestions_lead_to_a_text_that_passes(text: str) -> None:
    """Following the advice ends, and ends well or at a character that must be typed again."""
    for _ in range(3):
        fault = check(text)
        if fault is None or fault.suggestion is None:
            break
        text = fault.suggestion
    fault = check(text)
    assert fault is None or fault.code == "NBS031"
    assert fault is not None or unicodedata.is_normalized("NFC", text)
