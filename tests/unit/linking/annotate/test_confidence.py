"""From points to confidence, from themes to targets and goals."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nbs_graph.linking.annotate.annotator import Annotator, Part, Stated, Suggestion
from tests.made import annotators

Make = Callable[[str], Annotator]
CUES = """
concepts:
  theme:finance: {strong: [bond], plain: [fund, loan], weak: [money], against: [fun fair]}
"""


def of(concept: str, found: list[Suggestion]) -> Suggestion:
    return next(s for s in found if s.concept == concept)


def sure(annotator: Annotator, *parts: Part, concept: str = "theme:finance") -> float:
    return next((s.confidence for s in annotator.suggest(parts) if s.concept == concept), 0.0)


def test_strength_place_and_company_count(made: Make) -> None:
    """Strong over plain over weak; title over first sentence over the rest; more cues, more confidence."""
    annotator = made(CUES)
    strong, plain, weak = (sure(annotator, Part(word)) for word in ("bond", "fund loan", "money"))
    assert strong > plain > weak > 0
    title = sure(annotator, Part("fund loan", "title"), Part("x. y."))
    lead = sure(annotator, Part("x", "title"), Part("fund loan. y."))
    rest = sure(annotator, Part("x", "title"), Part("x. fund loan."))
    assert title > lead > rest > 0
    assert sure(annotator, Part("fund loan loan")) > plain
    assert sure(annotator, Part("fund loan " + "and so on " * 200)) < plain


def test_one_hint_is_never_offered(made: Make) -> None:
    """A plain cue alone stays below the threshold, even in a title and said again; with another it is offered."""
    annotator = made(CUES)
    for parts in ([Part("fund", "title"), Part("x.")], [Part("fund fund fund fund")]):
        assert not of("theme:finance", annotator.suggest(parts)).accepted
    assert of("theme:finance", annotator.suggest([Part("fund, loan", "title"), Part("x.")])).accepted


def test_words_against_take_away(made: Make) -> None:
    """And are told."""
    annotator = made(CUES)
    assert sure(annotator, Part("bond at the fun fair")) < sure(annotator, Part("bond"))
    found = of("theme:finance", annotator.suggest("bond at the fun fair"))
    assert found.against == ((12, 20),)
    assert sure(annotator, Part("money at the fun fair")) == 0


def test_a_theme_leads_to_its_target_and_goal(made: Make) -> None:
    """With the words of the theme and the way through the crosswalk; `always` gives more than `suggests`."""
    annotator = made("")
    found = annotator.suggest("Wetlands.")
    target, goal = of("sdg:6.6", found), of("sdg:6", found)
    assert target.path == ("theme:wetlands", "https://w3id.org/nbs-graph/crosswalk/theme-sdg/w", "sdg:6.6")
    assert goal.path == (*target.path, "broader", "sdg:6")
    assert target.spans == goal.spans == ((0, 8),)
    theme = of("theme:wetlands", found)
    assert theme.confidence > target.confidence > goal.confidence
    assert target.confidence > of("sdg:11.7", annotator.suggest("A green city.")).confidence


def test_a_goal_that_is_named_is_certain(made: Make) -> None:
    """Whatever the words say, with the place where it is named; its goal follows."""
    found = made("").suggest([Part("see SDG 11.7")], [Stated("sdg:11.7", ((4, 12),))])
    assert (of("sdg:11.7", found).confidence, of("sdg:11.7", found).spans) == (1.0, ((4, 12),))
    assert of("sdg:11", found).accepted


def test_offsets_are_those_of_the_source(made: Make) -> None:
    """Parts bring their own offsets."""
    found = made("").suggest(
        [Part("Wetlands", "title", range(100, 108)), Part("wet\nland", "body", range(50, 58))]
    )
    assert of("theme:wetlands", found).spans == ((100, 108),)


WORDS = [
    "bond",
    "fund",
    "loan",
    "money",
    "fun fair",
    "wetland",
    "green city",
    "not",
    "碳",
    "湿地",
    "heron",
    ".",
    "，",
    "\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from([" ", "\n", "  "]))
def test_spans_point_at_cues_and_confidence_is_a_probability(
    shared: Annotator, said: list[str], between: str
) -> None:
    """Whatever is said: every suggestion has words, they are words that were declared, and it is ranked."""
    text = between.join(said)
    found = shared.suggest(text)
    for s in found:
        assert 0 < s.confidence <= 1
        assert s.spans
        for start, end in (*s.spans, *s.against):
            assert " ".join(text[start:end].split()).removesuffix("s") in WORDS
    for family in {s.family for s in found}:
        ranks = [s.confidence for s in found if s.family == family]
        assert ranks == sorted(ranks, reverse=True)
    assert found == shared.suggest(text)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Annotator:
    """Made once for all examples."""
    return annotators.annotator(tmp_path_factory.mktemp("annotator") / "ontology", CUES)
