"""Folding keeps track of places."""

from hypothesis import given
from hypothesis import strategies as st

from nbs_graph.linking.annotate.folding import fold, key

TEXTS = st.text(st.sampled_from("aB 　\n\t-–森林２3，.İ\u200b'’"), max_size=40)


@given(TEXTS)
def test_every_character_knows_where_it_came_from(text: str) -> None:
    """As many offsets as characters, rising, each of a character that folds to it."""
    folded = fold(text)
    assert len(folded.text) == len(folded.offsets)
    assert list(folded.offsets) == sorted(set(folded.offsets))
    assert all(
        c == " " or c == fold(text[o]).text or c == text[o]
        for c, o in zip(folded.text, folded.offsets, strict=True)
    )


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folded form."""
    assert fold(fold(text).text).text == fold(text).text


@given(st.sampled_from(["\n", " ", "　", "\u200b", "\n\n  "]), st.integers(1, 3))
def test_a_chinese_word_is_found_over_breaks(gap: str, place: int) -> None:
    """Whatever extraction put between two characters."""
    word = "红树林地"
    broken = word[:place] + gap + word[place:]
    folded = fold("在" + broken + "中")
    at = folded.text.index(word)
    assert folded.span(at, at + len(word)) == (1, 1 + len(broken))
    assert key(broken) == word
