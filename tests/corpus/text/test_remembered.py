"""What is remembered is what would be worked out, however little fits."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from corpus.text.remembered import Remembered


@given(st.lists(st.text("ab", max_size=3)), st.integers(1, 4))
def test_answers_are_those_of_the_function_and_no_more_than_allowed_are_held(words: list[str], most: int) -> None:
    lengths = Remembered(len, most)
    assert list(map(lengths.__getitem__, words)) == list(map(len, words))
    assert len(lengths) <= most


def test_what_is_held_is_not_worked_out_again() -> None:
    numbers = count(1)
    remembered = Remembered(lambda word: next(numbers), most=2)
    assert [remembered[word] for word in ("một", "một", "hai", "một")] == [1, 1, 2, 1]
