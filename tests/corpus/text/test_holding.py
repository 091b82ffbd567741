from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.text.holding import holding

PIECES = st.text(alphabet="aab \0é", max_size=6)
WORDS = st.sets(st.text(alphabet="aab é", min_size=1, max_size=3), max_size=4)


@given(st.lists(PIECES, max_size=8), WORDS)
def test_texts_are_found_that_hold_a_word_and_no_others(texts: list[str], words: set[str]) -> None:
    assert holding(texts, words) == {at for at, text in enumerate(texts) if any(word in text for word in words)}
