"""Hits stand in one order, whatever order they come in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import ParagraphId
from indexes.hit import Hit, ranked

HITS = st.lists(st.builds(Hit, st.text("abc", max_size=2).map(ParagraphId), st.sampled_from([0.0, -0.5, 0.25, 1.0])))


@given(HITS, st.integers(0, 9))
def test_the_best_come_first_and_equals_by_id(hits: list[Hit], limit: int) -> None:
    assert list(ranked(hits, limit)) == sorted(hits, key=lambda hit: (-hit.score, hit.paragraph_id))[:limit]
