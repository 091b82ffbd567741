"""Stretches of text are claimed once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import Spans, following, last_before, starts_between

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))
STARTS = st.lists(st.integers(0, 30), max_size=8).map(sorted)


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_a_stretch_is_free_where_no_character_of_it_is_taken(
    first: list[tuple[int, int]], later: list[tuple[int, int]]
) -> None:
    spans = Spans(first)
    taken = {position for start, end in first for position in range(start, end)}
    for start, end in later:
        wanted = set(range(start, end))
        assert spans.overlaps(start, end) == bool(wanted & taken)
        assert spans.claim(start, end) == (not wanted & taken)
        taken |= wanted if not wanted & taken else set()


@given(STARTS, st.integers(0, 30), st.integers(0, 30))
def test_ascending_numbers_are_looked_up(starts: list[int], low: int, high: int) -> None:
    assert starts_between(starts, low, high) == any(low <= start < high for start in starts)
    assert last_before(starts, low) == max((start for start in starts if start < low), default=0)
    assert following(starts, low, high) == [start for start in starts if low < start <= low + high]
