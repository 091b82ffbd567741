"""A grouped pattern of names finds what a plain one finds."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.alternation import by_first_letter, one_of

WORDS = ("a", "ab", "aba", "b", "ba", "bab", "đ", "đa")


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join), min_size=1, max_size=8),
    st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
)
def test_it_finds_what_a_plain_alternation_of_the_longest_first_finds(names: list[str], text: str) -> None:
    plain = "|".join(sorted(set(names), key=lambda name: (-len(name), name)))
    assert re.findall(rf"(?<!\w)(?:{one_of(names)})(?!\w)", text) == re.findall(rf"(?<!\w)(?:{plain})(?!\w)", text)


def test_marks_in_names_are_no_pattern_and_spaces_may_be_one() -> None:
    assert re.fullmatch(one_of(["a.b (c)"]), "a.b (c)")
    assert not re.fullmatch(one_of(["a.b"]), "axb")
    assert re.fullmatch(one_of(["kế hoạch"], space=r"\s+"), "kế \n hoạch")


def test_of_patterns_with_one_first_letter_the_first_that_fits_wins() -> None:
    assert re.findall(by_first_letter(["ab?", "abc", "d"]), "abc") == ["ab"]
