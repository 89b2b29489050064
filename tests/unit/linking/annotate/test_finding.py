"""Which words of a text speak for a concept, and which do not."""

from collections.abc import Callable

import pytest

from nbs_graph.linking.annotate.annotator import Annotator

Make = Callable[[str], Annotator]
CUES = """
concepts:
  theme:finance:
    strong: [carbon credit, "policy*", 碳信用]
    plain: [bond]
    when:
      - {say: [carbon, 碳], as: strong, with: nature}
      - {say: [pilot], as: strong, without: industry}
      - {say: [ledger], as: strong, with: nature, within: text}
  theme:city:
    strong: [credit]
groups:
  nature: [forest*, 森林]
  industry: [factory]
masks: [credit card, 碳信用卡]
"""


def words(annotator: Annotator, text: str, concept: str = "theme:finance") -> list[str]:
    """The words that speak for a concept, as they stand in the text."""
    return [text[a:b] for s in annotator.suggest(text) if s.concept == concept for a, b in s.spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Carbon Credit.", ["Carbon Credit"]),
        ("carbon-credits rise", ["carbon-credits"]),
        ("carbon\n  credit", ["carbon\n  credit"]),
        ("ＣＡＲＢＯＮ　credit", ["ＣＡＲＢＯＮ　credit"]),
        ("bonds and bond; bonded, vagabond", ["bonds", "bond"]),
        ("policy, policymakers", ["policy", "policymakers"]),
        ("新的碳\n信用上市", ["碳\n信用"]),
        ("银行的碳信用卡", []),
        ("a carbon copy", []),
        ("carbon in forests", ["carbon"]),
        ("A carbon copy. Forests grow.", []),
        ("森林的碳储量", ["碳"]),
        ("a pilot", ["pilot"]),
        ("a pilot at the factory", []),
        ("a pilot. Then the factory", ["pilot"]),
        ("The ledger is full. Forests grow.", ["ledger"]),
    ],
)
def test_words_are_found(made: Make, text: str, found: list[str]) -> None:
    """Whole words in any case, width, plural, over line ends; conditions and masks hold."""
    assert words(made(CUES), text) == found


def test_the_longest_of_one_concept_counts_and_others_keep_theirs(made: Make) -> None:
    """`carbon credit` is one cue of finance, and holds one of another theme."""
    annotator = made(CUES)
    assert words(annotator, "forest carbon credit") == ["carbon credit"]
    assert words(annotator, "forest carbon credit", "theme:city") == ["credit"]
    assert words(annotator, "a credit card", "theme:city") == []


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("not a wetland", False),
        ("no wetlands, but rivers", False),
        ("not only wetlands", True),
        ("It is not dry, wetlands are everywhere", True),
        ("no-till among wetlands", True),
        ("Without wetlands there is no water", True),
        ("本项目不涉及湿地", False),
        ("不仅是湿地", True),
        ("不断恢复湿地", True),
        ("没有湿地", False),
        ("并未排除，湿地很多", True),
        ("不得破坏湿地", True),
    ],
)
def test_what_is_denied_speaks_against(made: Make, text: str, *, speaks: bool) -> None:
    """A negation in the same clause turns a cue round; what only looks like one does not."""
    more = "" if speaks else "; wetlands, 湿地"
    found = [s for s in made("").suggest(text + more) if s.concept == "theme:wetlands"]
    denied = [text[a:b].lower() for s in found for a, b in s.against if b <= len(text)]
    assert bool(denied) is not speaks
    assert not speaks or found


@pytest.mark.parametrize("place", ["南非", "东非", "中非", "不丹", "无锡", "除非"])
def test_names_and_words_that_hold_a_negation_deny_nothing(made: Make, place: str) -> None:
    """Only words that say what a text is not about deny."""
    found = made("").suggest(f"{place}恢复湿地")
    assert next(s.concept for s in found if s.accepted) == "theme:wetlands"


def test_the_cost_grows_with_the_text(made: Make) -> None:
    """Four times the hits take about four times as long, not sixteen times: counted in processor time, best of three."""
    import time

    annotator = made(CUES)

    def took(times: int) -> float:
        best = float("inf")
        for _ in range(3):
            before = time.process_time()
            annotator.suggest("wetland bond 湿地 " * times)
            best = min(best, time.process_time() - before)
        return best

    took(10)
    assert took(8000) < 9 * took(2000)
